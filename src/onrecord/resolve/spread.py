"""Add the names that the reader missed: forms that it knows from elsewhere, and such as need no reader.

A name found once is a name everywhere in its article. Besides, a first name of the table with
capitalised words behind it, and capitalised words behind *Mr.* or *Senator*, are a person; states
are known by their table. Nothing that the reader marked is changed.
"""

from collections.abc import Iterator, Sequence

from onrecord.document import Span
from onrecord.document.addresses import find_addresses
from onrecord.resolve.bodynames import find_body_names
from onrecord.resolve.cut import NO_NAMES, PLACES_TOO, Name, name_key
from onrecord.resolve.lexicon import Lexicon, Title
from onrecord.resolve.phrases import CONJUNCTIONS, ENDS
from onrecord.resolve.scene import Scene

LONGEST_RUN, LONGEST_PERSON = 8, 3
"""A run of more capitalised words is a headline: there a person's name is two words long."""
STOPS = NO_NAMES | ENDS | CONJUNCTIONS


def spread_names(scene: Scene, names: Sequence[Name], lexicon: Lexicon) -> list[Name]:
    """Return the names with those added that the reader missed, in reading order."""
    spreader = _Spreader(scene, names, lexicon)
    added = list(spreader.added())
    return _joined(sorted([*names, *added], key=lambda name: name.span), scene, lexicon) if added else list(names)


def _joined(names: Sequence[Name], scene: Scene, lexicon: Lexicon) -> list[Name]:
    """Join a first name and a surname that stand side by side: the reader marked one of them only."""
    found: list[Name] = []
    for name in names:
        last = found[-1] if found else None
        if last is not None and _is_first_name(last, name, scene, lexicon):
            words = (*last.words, *name.words)
            found[-1] = Name(Span(last.span.start, name.span.end), "person", words, last.title)
        else:
            found.append(name)
    return found


def _is_first_name(left: Name, right: Name, scene: Scene, lexicon: Lexicon) -> bool:
    is_joined = scene.doc.text[left.span.end : right.span.start] == " "
    is_first = len(left.words) == 1 and left.words[0].lower() in lexicon.first_names
    return is_joined and is_first and left.label == "person" == right.label and len(right.words) == 1


class _Spreader:
    def __init__(self, scene: Scene, names: Sequence[Name], lexicon: Lexicon) -> None:
        self.tokens = scene.tokens
        self.scene = scene
        self.lexicon = lexicon
        self.taken = {token for name in names for token in scene.tokens.within(name.span)}
        self.taken.update(token for span in find_addresses(scene.doc.text) for token in scene.tokens.within(span))
        self.known = _known_forms(names, lexicon)

    def added(self) -> Iterator[Name]:
        """Yield the missed names: bodies told by their words, persons by first name or title, then the known forms."""
        for part in find_body_names(self.tokens, self.taken, self.lexicon):
            name = self._made(part, "organization")
            self._take(name)
            self.known.setdefault(name_key(name.words), "organization")
            yield name
        runs = list(self._runs())
        for run in runs:
            for name in self._persons(run):
                self._take(name)
                yield name
        for run in runs:
            for name in self._forms(run):
                self._take(name)
                yield name

    def _take(self, name: Name) -> None:
        self.taken.update(self.tokens.within(name.span))
        if name.label == "person" and len(name.words) > 1:
            self.known.setdefault(name.words[-1].lower(), "person")
            self.known.setdefault(name_key(name.words), "person")

    def _runs(self) -> Iterator[range]:
        """Yield the runs of capitalised words that no name covers yet."""
        words = self.tokens.words
        start = -1
        for token, word in enumerate(words):
            is_tag = token > 0 and words[token - 1] == "#"
            is_part = self._is_free(token) and not is_tag
            is_point = (
                word == "."
                and start >= 0
                and (len(words[token - 1]) == 1 or self.tokens.lower[token - 1] in self.lexicon.titles)
            )
            if is_part and start < 0:
                start = token
            elif start >= 0 and not is_part and not is_point:
                yield range(start, token)
                start = -1
        if start >= 0:
            yield range(start, len(words))

    def _is_free(self, token: int) -> bool:
        """Tell whether a token is a capitalised word that may be part of a name that nobody marked."""
        return self.tokens.is_capital(token) and token not in self.taken and self.tokens.lower[token] not in STOPS

    def _persons(self, run: range) -> Iterator[Name]:
        token = run.start
        while token < run.stop:
            size = self._person_at(token, run)
            if size:
                yield self._made(range(token, token + size), "person")
            token += max(1, size)

    def _person_at(self, token: int, run: range) -> int:
        """Return how many tokens from here are a person's name, 0 for none."""
        word = self.tokens.lower[token]
        most = LONGEST_PERSON if len(run) <= LONGEST_RUN else 2
        if self._is_behind_title(token) and (self._is_addressed(token) or not self._is_common(token)):
            return self._name_size(token, run, most)
        if word not in self.lexicon.first_names or word in PLACES_TOO or self.tokens.words[token].isupper():
            return 0
        size = self._name_size(token, run, most)
        return size if size > 1 else 0

    def _name_size(self, token: int, run: range, most: int) -> int:
        """Return the length of a name that starts here: words up to a point, a title or a word of bodies."""
        end, words = token, 0
        while end < run.stop and words < most:
            is_initial = end + 1 < run.stop and self.tokens.words[end + 1] == "." and len(self.tokens.words[end]) == 1
            if self.tokens.words[end] == "." or (words and self._is_common(end)):
                break
            words += 1
            end += 2 if is_initial else 1
            most += 1 if is_initial else 0
        return end - token

    def _is_common(self, token: int) -> bool:
        """Tell whether a word is a role, title or word of bodies rather than part of a person's name."""
        word = self.tokens.lower[token]
        return word in self.lexicon.titles or self.lexicon.role_of(word) is not None or word in self.lexicon.name_words

    def _is_behind_title(self, token: int) -> bool:
        before = token - 1
        if before > 0 and self.tokens.words[before] == ".":
            before -= 1
        if before < 0 or self.tokens.starts[token] - self.tokens.ends[before] > 2 or not self.tokens.is_capital(before):
            return False
        title = self.lexicon.titles.get(self.tokens.lower[before])
        has_point = before < token - 1
        return title is not None and (
            has_point or self.tokens.lower[before] not in ("chair", "major", "general", "count", "agent")
        )

    def _is_addressed(self, token: int) -> bool:
        """Tell whether *Mr.*, *Mrs.* or *Ms.* stands before a token: then any word is a surname, *Mr. Justice*."""
        before = token - 2 if token > 1 and self.tokens.words[token - 1] == "." else token - 1
        return self.tokens.lower[before] in ("mr", "mrs", "ms", "dr")

    def _forms(self, run: range) -> Iterator[Name]:
        token = run.start
        while token < run.stop:
            size = 0
            for size in range(min(6, run.stop - token), 0, -1):
                label = self._label(range(token, token + size))
                if label is not None:
                    yield self._made(range(token, token + size), label)
                    break
            else:
                size = 1
            token += size

    def _label(self, part: range) -> str | None:
        if any(token in self.taken for token in part):
            return None
        key = " ".join(self.tokens.lower[token] for token in part)
        if key in self.known:
            return self.known[key]
        key = key.replace(".", "")
        if len(part) == 1 and self.lexicon.name_words.get(key) == "outlet" and self._is_behind_the(part.start):
            return "organization"
        is_bare_us = (
            key in ("us", "america")
            and self.tokens.words[part.start].lower() == "us"
            and not self.tokens.words[part.start].isupper()
        )
        return "place" if key in self.lexicon.countries and not is_bare_us and key not in PLACES_TOO else None

    def _is_behind_the(self, token: int) -> bool:
        return token > 0 and self.tokens.lower[token - 1] == "the" and len(self.tokens.words[token]) > 2

    def _made(self, part: range, label: str) -> Name:
        span = Span(self.tokens.starts[part.start], self.tokens.ends[part.stop - 1])
        title = self._title(part.start) if label == "person" else None
        return Name(span, label, tuple(span.of(self.scene.doc.text).split()), title)

    def _title(self, token: int) -> Title | None:
        before = token - 1
        if before > 0 and self.tokens.words[before] == ".":
            before -= 1
        return self.lexicon.titles.get(self.tokens.lower[before]) if self._is_behind_title(token) else None


def _known_forms(names: Sequence[Name], lexicon: Lexicon) -> dict[str, str]:
    """Return the forms that are safe to look for: names of several words, surnames, acronyms, forms met twice."""
    counts: dict[str, int] = {}
    forms: dict[str, str] = {}
    for name in names:
        key = " ".join(name.words).lower()
        counts[key] = counts.get(key, 0) + 1
        is_safe = len(name.words) > 1 or (name.words[0].isupper() and len(name.words[0]) > 1) or counts[key] > 1
        if is_safe and name.label != "nationality" and lexicon.role_of(key) is None:
            forms[key] = name.label
        if name.label == "person" and len(name.words) > 1:
            forms.setdefault(name.words[-1].lower().strip("."), "person")
    return forms


__all__ = ["spread_names"]
