"""Bring the names of an article together: one group of name mentions for each thing that is named.

*Hillary Clinton*, *Mrs. Clinton*, *Clinton* are one person; *Bill Clinton* is another, and a bare
surname that both bear goes to the one who is spoken of there. Bodies come together by acronym, by
*the Courier* for *The Valdora Courier*, states by the table of countries.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import log

from onrecord.resolve.cut import Name, name_key
from onrecord.resolve.lexicon import Lexicon
from onrecord.resolve.scene import Scene

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
PARTICLES = frozenset(
    {"de", "da", "di", "del", "della", "van", "von", "der", "den", "le", "la", "al", "el", "bin", "ben"}
)
SMALL = frozenset({"of", "the", "and", "for", "in", "on", "&", "to", "at"})
ACRONYM = re.compile(r"(?:[A-Z]\.?){2,8}s?")
NEAR_BONUS, FAR_BONUS = 2.0, 1.0
"""How much a bare surname leans to the bearer named last in this paragraph, or in the one before,
against the logarithm of how often each bearer is named in full (Polnear dev, labels A)."""


@dataclass(slots=True)
class NameGroup:
    """All mentions of one named thing."""

    number: int
    names: list[Name] = field(default_factory=list)
    labels: Counter[str] = field(default_factory=Counter)
    code: str | None = None

    def add(self, name: Name) -> None:
        """Take one more mention in."""
        name.group = self.number
        self.names.append(name)
        self.labels[name.label] += 1

    @property
    def is_person(self) -> bool:
        """Whether the mentions are names of a person."""
        return bool(self.labels) and self.labels.most_common(1)[0][0] == "person"


def group_names(names: list[Name], scene: Scene, lexicon: Lexicon) -> list[NameGroup]:
    """Return the groups of names; each name knows the number of its group afterwards."""
    groups: list[NameGroup] = []
    persons = [name for name in names if name.label == "person"]
    others = [name for name in names if name.label != "person"]
    _Persons(groups, scene, lexicon).group(persons)
    _Bodies(groups, scene, lexicon).group(others)
    return groups


class _Persons:
    """Groups names of persons: full names first, then what is left by surname or first name."""

    def __init__(self, groups: list[NameGroup], scene: Scene, lexicon: Lexicon) -> None:
        self.groups = groups
        self.scene = scene
        self.lexicon = lexicon
        self.by_last: dict[str, list[NameGroup]] = defaultdict(list)
        self.by_first: dict[str, list[NameGroup]] = defaultdict(list)
        self.by_tail: dict[tuple[str, ...], list[NameGroup]] = defaultdict(list)
        self.firsts: dict[int, set[str]] = defaultdict(set)
        self.suffix: dict[int, str] = {}

    def group(self, names: Sequence[Name]) -> None:
        plain = [(name, _plain(name.words)) for name in names]
        tails = {words for _, words in plain if len(words) == 2 and self._is_surname(words)}
        for name, words in sorted(plain, key=lambda pair: -len(pair[1])):
            if len(words) > 1 and words not in tails:
                self._take_full(name, words)
        full = {name.group: 0 for name in names if name.group >= 0}
        for name in names:
            if name.group >= 0:
                full[name.group] += 1
        self._take_short([(name, words) for name, words in plain if name.group < 0], full)

    def _is_surname(self, words: tuple[str, ...]) -> bool:
        """Tell whether two words look like a surname of two parts: *de Blasio*, *Wasserman Schultz*."""
        return words[0] in PARTICLES

    def _take_full(self, name: Name, words: tuple[str, ...]) -> None:
        first, last = words[0], words[-1]
        suffix = next((word.lower().strip(".,") for word in name.words[1:] if _is_suffix(word)), "")
        for group in self.by_last[last]:
            if suffix == self.suffix[group.number] and self._fits(first, self.firsts[group.number]):
                break
        else:
            group = next((item for item in self.by_tail[words] if len(words) > 1), None) or self._new(words, suffix)
        group.add(name)
        self.firsts[group.number].add(first)

    def _new(self, words: tuple[str, ...], suffix: str) -> NameGroup:
        group = NameGroup(len(self.groups))
        self.groups.append(group)
        self.suffix[group.number] = suffix
        self.by_last[words[-1]].append(group)
        self.by_first[words[0]].append(group)
        for size in range(2, len(words)):
            self.by_tail[words[-size:]].append(group)
        return group

    def _fits(self, first: str, known: set[str]) -> bool:
        also = self.lexicon.nicknames.get(first, frozenset())
        return any(first == other or other in also or _is_initial(first, other) for other in known)

    def _take_short(self, names: Sequence[tuple[Name, tuple[str, ...]]], full: dict[int, int]) -> None:
        """Give each short name in reading order to a bearer; who was named last counts where several are."""
        self._introduce(names, full)
        seen = _LastNamed(self.groups, self.scene)
        for name, words in names:
            fitting = self._fitting(name, words)
            if len(fitting) > 1:
                fitting = [max(fitting, key=lambda group: seen.score(group, name.span.start, full))]
            group = fitting[0] if fitting else self._new(words, "")
            if name.group < 0:
                group.add(name)
            full.setdefault(group.number, 0)
            seen.note(group, name)

    def _introduce(self, names: Sequence[tuple[Name, tuple[str, ...]]], full: dict[int, int]) -> None:
        """Make a group of its own where a title brings in somebody else than the bearers of the full name.

        *President Obama* before any *Michelle Obama*, *Mr. Clinton* where only *Hillary Clinton* is
        named in full. Every such mention counts as a full name of the new group.
        """
        made: dict[tuple[str, ...], NameGroup] = {}
        for name, words in names:
            bearers = self._bearers(words)
            if name.title is None or not bearers or (words in made and self._title_fits(name, made[words])):
                if words in made and name.title is not None and self._title_fits(name, made[words]):
                    full[made[words].number] += 1
                continue
            if not self._fitting(name, words) or all(self._is_introduced(name, bearer) for bearer in bearers):
                made[words] = self._new(words, "")
                made[words].add(name)
                full[made[words].number] = 1

    def _fitting(self, name: Name, words: tuple[str, ...]) -> list[NameGroup]:
        bearers = self._bearers(words)
        fitting = [group for group in bearers if self._title_fits(name, group)]
        return fitting or ([] if name.title and name.title.gender else bearers)

    def _is_introduced(self, name: Name, bearer: NameGroup) -> bool:
        """Tell whether an office before a bare surname stands before anything like it on the full name."""
        if name.title is None or not name.title.is_office or any(other.title for other in bearer.names):
            return False
        return name.span.start < min(other.span.start for other in bearer.names)

    def _bearers(self, words: tuple[str, ...]) -> list[NameGroup]:
        if len(words) > 1:
            return self.by_tail[words] or self.by_last[words[-1]]
        return self.by_last[words[0]] or self.by_first[words[0]]

    def _title_fits(self, name: Name, group: NameGroup) -> bool:
        gender = name.title.gender if name.title else None
        known = {gender_of_name(other, self.lexicon) for other in group.names[:20]} - {None}
        return gender is None or not known or gender in known


class _LastNamed:
    """Where each group was last named, so that a bare surname can go to who is spoken of."""

    def __init__(self, groups: list[NameGroup], scene: Scene) -> None:
        self.scene = scene
        self.last: dict[int, int] = {}
        self.pending = sorted(
            ((name.span.start, group.number) for group in groups for name in group.names), reverse=True
        )

    def note(self, group: NameGroup, name: Name) -> None:
        self.last[group.number] = name.span.start

    def score(self, group: NameGroup, offset: int, full: Mapping[int, int]) -> float:
        while self.pending and self.pending[-1][0] < offset:
            start, number = self.pending.pop()
            self.last[number] = max(start, self.last.get(number, -1))
        weight = log(1 + full.get(group.number, 0))
        if group.number not in self.last:
            return weight
        paragraphs = self.scene.paragraphs
        distance = paragraphs.before(offset) - paragraphs.before(self.last[group.number])
        return weight + (NEAR_BONUS if distance == 0 else FAR_BONUS if distance == 1 else 0.0)


def gender_of_name(name: Name, lexicon: Lexicon) -> str | None:
    """Return the gender that a title or first name tells: m, f, or None."""
    if name.title and name.title.gender:
        return name.title.gender
    if len(name.words) < 2:
        return None
    found = lexicon.first_names.get(name.words[0].lower()) or lexicon.first_names.get(
        name.words[0].lower().partition("-")[0]
    )
    if found is None and _is_dotted(name.words[0]) and len(name.words) > 2:
        found = lexicon.first_names.get(name.words[1].lower())
    return found if found in ("m", "f") else None


def _plain(words: Sequence[str]) -> tuple[str, ...]:
    """Return a person's name without middle initials, nicknames in quotes and suffixes, in lower case."""
    kept = [word.lower().strip(".,") for word in words if not _is_suffix(word) and word[0] not in "\"“‘'("]
    kept = [word for word in kept if word]
    if len(kept) > 2:
        kept = [kept[0], *(word for word in kept[1:-1] if len(word) > 1), kept[-1]]
    return tuple(kept) or tuple(word.lower() for word in words[:1])


def _is_suffix(word: str) -> bool:
    return word.lower().strip(".,") in SUFFIXES


def _is_initial(first: str, other: str) -> bool:
    short, long = sorted((first.replace(".", ""), other.replace(".", "")), key=len)
    return len(short) == 1 and long.startswith(short)


def _is_dotted(word: str) -> bool:
    return len(word) <= 2 and word.endswith(".")


class _Bodies:
    """Groups names of bodies, states, places and peoples."""

    def __init__(self, groups: list[NameGroup], scene: Scene, lexicon: Lexicon) -> None:
        self.groups = groups
        self.scene = scene
        self.lexicon = lexicon
        self.by_key: dict[str, NameGroup] = {}

    def group(self, names: Sequence[Name]) -> None:
        forms: dict[str, list[Name]] = defaultdict(list)
        for name in names:
            forms[self._form(name)].append(name)
        alias = self._aliases(forms)
        for form, members in forms.items():
            target = alias.get(form, form)
            for name in members:
                self._group_for(target).add(name)

    def _form(self, name: Name) -> str:
        key = name_key(name.words)
        code = self.lexicon.countries.get(key)
        return f"country:{code}" if code and name.label != "organization" else key

    def _group_for(self, form: str) -> NameGroup:
        if form not in self.by_key:
            group = NameGroup(len(self.groups), code=form[8:] if form.startswith("country:") else None)
            self.groups.append(group)
            self.by_key[form] = group
        return self.by_key[form]

    def _aliases(self, forms: Mapping[str, Sequence[Name]]) -> dict[str, str]:
        """Return for each short form the long one that it stands for."""
        alias: dict[str, str] = dict(self._in_brackets(forms))
        by_initials: dict[str, str] = {}
        by_edge: dict[str, set[str]] = defaultdict(set)
        for form in forms:
            words = form.split()
            if len(words) > 1 and not form.startswith("country:"):
                for initials in _initials(words):
                    by_initials.setdefault(initials, form)
                for size in range(1, len(words)):
                    by_edge[" ".join(words[-size:])].add(form)
                by_edge[words[0]].add(form)
        for form, members in forms.items():
            if form in alias or form.startswith("country:"):
                continue
            long = by_initials.get(form) if _is_acronym(members) else None
            long = long or self._longer(form, members, by_edge.get(form, set()))
            if long and alias.get(long) != form:
                alias[form] = long
        return {short: alias.get(long, long) for short, long in alias.items()}

    def _in_brackets(self, forms: Mapping[str, Sequence[Name]]) -> Iterator[tuple[str, str]]:
        """Yield the short form in *Littoral Bureau of Audit (LAB)*, whatever its letters; *HALLIN (AFP)* is none."""
        ends = {name.span.end: form for form, members in forms.items() for name in members}
        text = self.scene.doc.text
        for form, members in forms.items():
            for name in members:
                before = text[max(0, name.span.start - 2) : name.span.start]
                long = ends.get(name.span.start - 2)
                can_be_short = long is not None and (" " in long or long[0] == form[0]) and _is_acronym([name])
                if before == " (" and long and long != form and can_be_short:
                    yield form, long
                    break

    def _longer(self, form: str, members: Sequence[Name], longer: set[str]) -> str | None:
        """Return the one longer name that a short form cuts down: *the Courier*, *Wells* for *Wells Fargo*."""
        if len(longer) != 1 or members[0].label not in ("organization", "place", "person"):
            return None
        (long,) = longer
        is_head = long.endswith(" " + form) and self.lexicon.name_words.get(form.split()[-1]) not in (
            None,
            "place",
            "group",
        )
        is_front = (
            long.startswith(form + " ") and members[0].label == "organization" and form not in self.lexicon.demonyms
        )
        is_front = is_front and self.lexicon.name_words.get(long.split()[-1]) != "place"
        return long if is_head or is_front else None


def _initials(words: Sequence[str]) -> tuple[str, ...]:
    letters = [word[0] for word in words if word[0].isalnum()]
    strong = [word[0] for word in words if word not in SMALL and word[0].isalnum()]
    return ("".join(strong), "".join(letters)) if len(strong) > 1 else ()


def _is_acronym(members: Sequence[Name]) -> bool:
    return len(members[0].words) == 1 and ACRONYM.fullmatch(members[0].words[0]) is not None


__all__ = ["NameGroup", "gender_of_name", "group_names"]
