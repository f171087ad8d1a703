"""What the words of an article may mean: referents under construction, and how present each is.

Salience: every mention adds a weight, and the sum fades with the sentences that pass. Sentences
inside quotation marks pass more slowly, for a long quotation does not push its speaker away.

Source: after the salience factors of Lappin and Leass 1994; weights our own.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import log

from onrecord.document import Span
from onrecord.document.records import EntityMention, MentionKind
from onrecord.resolve.cut import SURE_PLACES
from onrecord.resolve.describe import Description
from onrecord.resolve.lexicon import Lexicon
from onrecord.resolve.names import NameGroup, gender_of_name
from onrecord.resolve.phrases import Phrase

PRESS_LEAD = re.compile(
    r"\b(?:(?:news|press)[- ]?(?:agency|site|service|portal|outlet|channel|wire)|newspaper|daily|weekly|tabloid|broadcaster|(?:web)?site|magazine"
    r"|(?:TV|television|radio) (?:station|channel)|blog|newsletter|podcast)\s[“\"‘']?$",
    re.IGNORECASE,
)
MOST_NAMES = 20
FADE = 0.6
"""What is left of a salience after one sentence (Polnear dev, labels A: .5 to .7 are level)."""


@dataclass(slots=True)
class Referent:
    """Somebody or something that the article speaks of, while it is being put together."""

    number: int
    sort: str
    """`person`, `organization`, `outlet`, `place`, `country`, `group`, `document`, `account`, `other`."""
    is_plural: bool = False
    gender: str | None = None
    leaning: float = 0.0
    """Votes on an unknown gender: above zero male, below zero female."""
    group: NameGroup | None = None
    called: str | None = None
    """What a body is called by its owner's name: *Orsk campaign*."""
    noun: str = ""
    roles: list[Phrase] = field(default_factory=list)
    known: frozenset[str] = frozenset()
    """The words of all roles."""
    descriptions: list[Description] = field(default_factory=list)
    owner: int = -1
    members: tuple[int, ...] = ()
    mentions: list[EntityMention] = field(default_factory=list)
    is_source: bool = False
    is_party: bool = False
    """Whether it does or suffers something that the article tells."""
    salience: float = 0.0
    clock: float = 0.0
    last: Span | None = None

    @property
    def is_person(self) -> bool:
        """Whether one person is meant."""
        return self.sort == "person" and not self.is_plural

    @property
    def is_named(self) -> bool:
        """Whether the article gives a name."""
        return self.group is not None or self.called is not None

    @property
    def name_count(self) -> int:
        """How often the article names it in all."""
        return len(self.group.names) if self.group else 0

    def present(self, clock: float) -> float:
        """Return how present the referent is at a time of the sentence clock."""
        passed = max(0.0, clock - self.clock)
        return float(self.salience * FADE**passed)

    def learn(self, role: Phrase) -> None:
        """Take in what the article says that this is."""
        self.roles.append(role)
        self.known = self.known | role.words | {role.noun}

    def mention(self, kind: MentionKind, span: Span, *, weight: float, clock: float) -> None:
        """Take one more mention in."""
        self.mentions.append(EntityMention(kind=kind, spans=(span,)))
        self.salience = self.present(clock) + weight
        self.clock = max(self.clock, clock)
        self.last = span

    def lean(self, gender: str, weight: float) -> None:
        """Vote for a gender; names and titles that tell it are never outvoted."""
        self.leaning += weight if gender == "m" else -weight

    def gender_fit(self, gender: str) -> float:
        """Return how well a gender fits, from -1 for the opposite to 1 for the same."""
        if self.gender is not None:
            return 1.0 if self.gender == gender else -1.0
        vote = self.leaning if gender == "m" else -self.leaning
        return max(-0.9, min(0.9, vote / 2))


def named_referents(
    groups: Sequence[NameGroup], descriptions: Sequence[Description], lexicon: Lexicon, text: str
) -> list[Referent]:
    """Return one referent for each group of names, with what the article says of it."""
    found = [_named(group, lexicon) for group in groups]
    by_name = {id(name): referent for group, referent in zip(groups, found, strict=True) for name in group.names}
    for referent in found:
        if referent.sort == "organization" and _is_called_press(referent.group, text):
            referent.sort = "outlet"
    names = sorted((name for group in groups for name in group.names), key=lambda name: name.span)
    for description in descriptions:
        referent = by_name[id(names[description.name])]
        referent.descriptions.append(description)
        if referent.sort == "organization" and _is_press(description.phrase):
            referent.sort = "outlet"
        referent.learn(description.phrase)
        _learn_gender(referent, description.phrase, lexicon)
    return found


def _is_called_press(group: NameGroup | None, text: str) -> bool:
    """Tell whether a noun for outlets stands right before a name: *the site HangarLeaks*."""
    names = group.names[:MOST_NAMES] if group is not None else ()
    return any(PRESS_LEAD.search(text, max(0, name.span.start - 40), name.span.start) for name in names)


def _is_press(phrase: Phrase) -> bool:
    """Tell whether a phrase beside a name calls it an outlet: *the website*, *the state news agency*."""
    is_agency = bool(phrase.words & {"news", "press", "wire"}) and phrase.noun in ("agency", "service", "organization")
    return is_agency or (phrase.role is not None and phrase.role.kind == "outlet")


def _learn_gender(referent: Referent, phrase: Phrase, lexicon: Lexicon) -> None:
    gender = phrase.role.gender if phrase.role else None
    title = lexicon.titles.get(phrase.noun)
    if gender is None and title is not None:
        gender = title.gender
    if gender is not None and referent.gender is None and referent.is_person:
        referent.lean(gender, 1.0)


def _named(group: NameGroup, lexicon: Lexicon) -> Referent:
    label = group.labels.most_common(1)[0][0]
    referent = Referent(number=-1, sort=_sort(group, label, lexicon), group=group)
    referent.is_plural = referent.sort == "group"
    if referent.sort != "person":
        return referent
    votes = [gender for name in group.names if (gender := gender_of_name(name, lexicon))]
    titled = [name.title.gender for name in group.names if name.title and name.title.gender]
    if titled or votes:
        counted = titled or votes
        referent.gender = max(("m", "f"), key=counted.count)
    elif (first := lexicon.first_names.get(group.names[0].words[0].lower())) in ("m", "f"):
        referent.lean(first, 1.0)
    for name in group.names:
        if name.title and name.title.role:
            role = lexicon.role_of(name.title.role)
            referent.learn(Phrase(0, 0, 0, "", -1, frozenset(), name.title.role, role, False))
    return referent


FACILITIES = frozenset(
    {"museum", "center", "centre", "hall", "theatre", "theater", "church", "library", "hotel", "base", "store"}
    | {"market", "gallery", "temple"}
)
"""Bodies that are places as well: where the reader took such a name for a place, the text goes there."""


def _sort(group: NameGroup, label: str, lexicon: Lexicon) -> str:
    if group.code or label == "country":
        return "country"
    if label == "person":
        return "person"
    if label == "nationality":
        return "group"
    longest = max((name.words for name in group.names), key=len)
    if longest[0].startswith("@"):
        return "account"
    words = [word.lower().strip(".,") for word in longest]
    if lexicon.outlets.is_listed(" ".join(longest)):
        return "outlet"
    hints = [lexicon.name_words.get(word) for word in words]
    if hints[-1] == "group":
        return "group"
    if label == "place":
        if hints[-1] == "outlet" and len(words) > 1:
            return "outlet"
        is_body = hints[-1] == "organization" and len(words) > 1 and words[-1] not in FACILITIES
        return "organization" if is_body and " ".join(words) not in SURE_PLACES else "place"
    if hints[-1] == "outlet" or (len(words) == 2 and words[0] == "the" and hints[-1] == "outlet"):
        return "outlet"
    return "outlet" if "outlet" in hints and "organization" not in hints else "organization"


def frequency(referent: Referent) -> float:
    """Return the weight of how often the article names a referent."""
    return log(1 + referent.name_count)


__all__ = ["Referent", "frequency", "named_referents"]
