"""Collect the spots of an article: every name, role phrase and pronoun that may mean somebody.

The sources of attributions are read whole, so that each has a spot; elsewhere role phrases and the
pronouns of persons are taken.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.document import Span
from onrecord.document.marks import Attribution
from onrecord.document.records import MentionKind
from onrecord.resolve.cut import Name
from onrecord.resolve.describe import PAIR_GAP, Description
from onrecord.resolve.lexicon import FIRST, PERSONAL, SCANNED_KINDS, Lexicon
from onrecord.resolve.phrases import (
    CONJUNCTIONS,
    DEFINITE,
    ENDS,
    INDEFINITE,
    POSSESSIVES,
    Phrase,
    make_phrase,
    read_phrase,
    walk_back,
)
from onrecord.resolve.scene import Scene

PLURAL = frozenset({"they", "them", "their", "theirs", "themselves", "both"})
NEUTER = frozenset({"it", "its", "itself"})
SECOND = frozenset({"you", "your", "yours", "yourself"})
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
TEAMS = frozenset({"campaign", "administration", "team", "camp", "government", "foundation"})
"""Bodies that are called by the name of the person who heads them."""
ADJECTIVES = frozenset(
    {"republican", "democrat", "independent", "conservative", "liberal", "libertarian", "progressive", "socialist"}
    | {"communist", "tory", "african-american", "black", "muslim", "christian", "hispanic", "evangelical", "catholic"}
    | {"latino", "latina", "nationalist", "populist", "general", "major", "individual", "official", "adult", "chief"}
)
"""Nouns of persons that are as often adjectives."""
PRONOUNS = frozenset(PERSONAL) | PLURAL | NEUTER | FIRST | SECOND | RELATIVE


@dataclass(frozen=True, slots=True)
class Spot:
    """One place where somebody is named, described or pointed at; `token` is its head's number."""

    span: Span
    kind: MentionKind
    token: int
    name: int = -1
    phrase: Phrase | None = None
    pronoun: str = ""
    described: int = -1
    """The number of the name that a description stands beside."""
    members: tuple[int, ...] = ()
    """Tokens at which the members of *A and B* have their heads."""
    source_of: Attribution | None = None


class Spotter:
    """Collects the spots of one scene."""

    def __init__(
        self,
        scene: Scene,
        names: Sequence[Name],
        name_of_token: Mapping[int, int],
        descriptions: Sequence[Description],
        lexicon: Lexicon,
    ) -> None:
        self.scene = scene
        self.tokens = scene.tokens
        self.names = names
        self.lexicon = lexicon
        self.name_of_token = name_of_token
        self.descriptions = descriptions
        self.taken: dict[int, Spot] = {}
        self.groups: list[Spot] = []
        self.wholes: list[Spot] = []

    def name_at(self, token: int) -> int:
        """Return the number of the name that a token belongs to, -1 for none."""
        return self.name_of_token.get(token, -1)

    def collect(self, parties: Iterable[Spot] = ()) -> list[Spot]:
        """Return all spots and those of parties in reading order, what stands inside a phrase before the phrase."""
        for number, name in enumerate(self.names):
            head = self.tokens.first_at(name.span.end - 1)
            self._take(Spot(name.span, "name", head, name=number))
        for found in self.descriptions:
            if found.form not in ("party", "shared") and found.phrase.head not in self.taken:
                self._take(Spot(found.span, "nominal", found.phrase.head, phrase=found.phrase, described=found.name))
        for attribution in self.scene.attributions:
            self._source(attribution)
        self._scan()
        for spot in parties:
            self._take(spot)
        return sorted((*self.taken.values(), *self.groups, *self.wholes), key=self._order)

    def _order(self, spot: Spot) -> tuple[int, int, int]:
        """Order spots by their start; those that join others come after the last of them."""
        if spot.members:
            return self.tokens.starts[max(spot.members)], 1, spot.span.end
        return spot.span.start, 0, spot.span.end

    def _take(self, spot: Spot) -> None:
        known = self.taken.get(spot.token)
        if known is None:
            self.taken[spot.token] = spot
        elif spot.source_of is not None and known.source_of is None:
            self.taken[spot.token] = replace(known, source_of=spot.source_of)

    def _source(self, attribution: Attribution) -> None:
        for span in attribution.source[:1]:
            place = self.tokens.within(span)
            if place:
                self._read_source(place, attribution)

    def _read_source(self, place: range, attribution: Attribution) -> None:
        first = next(
            (i for i in place if self.tokens.words[i][0].isalnum() or self.tokens.words[i] == "@"), place.start
        )
        members = self._members(range(first, place.stop))
        if len(members) > 1:
            self._group(range(first, place.stop), members, attribution)
            return
        spot = self._single(range(first, place.stop))
        if spot is not None:
            self._take(replace(spot, source_of=attribution))
            self._possessor(spot)

    def _single(self, place: range) -> Spot | None:
        word = self.tokens.lower[place.start]
        if word in PRONOUNS and not self._begins_phrase(place):
            return self._pronoun(place.start)
        phrase = read_phrase(self.tokens, place, self.name_at, self.lexicon)
        if phrase is None:
            return None
        name = self.name_at(phrase.head)
        if name >= 0:
            head = self.tokens.first_at(self.names[name].span.end - 1)
            self._whole(phrase, name)
            return Spot(self.names[name].span, "name", head, name=name)
        named = self._named_behind(phrase, place)
        return self._nominal(phrase) if named < 0 else replace(self._nominal(phrase), described=named)

    def _whole(self, phrase: Phrase, name: int) -> None:
        """Take *Karvia's Defence Ministry* whole, so that the body has the longest mention there and not the state."""
        first = self.tokens.first_at(self.names[name].span.start)
        is_described = any(
            token in self.taken and self.taken[token].described == name for token in range(phrase.first, first)
        )
        if not is_described and any(self.name_at(token) >= 0 for token in range(phrase.first, first)):
            span = Span(self.tokens.starts[phrase.first], self.names[name].span.end)
            self.wholes.append(Spot(span, "nominal", phrase.head, phrase=phrase, described=name))

    def _named_behind(self, phrase: Phrase, place: range) -> int:
        """Return the name in *the assailant, John Mack*, -1 where the phrase stands alone."""
        comma = max(phrase.end, phrase.head + 1)
        if comma + 1 >= place.stop or self.tokens.words[comma] != "," or phrase.is_plural:
            return -1
        name = self.name_at(comma + 1)
        is_person = phrase.role is None or phrase.role.kind == "person"
        return name if name >= 0 and is_person and self.names[name].label == "person" else -1

    def _begins_phrase(self, place: range) -> bool:
        """Tell whether a pronoun is a determiner here: *his campaign*, *that report*, *both men*."""
        word = self.tokens.lower[place.start]
        if len(place) < 2 or word not in POSSESSIVES | {"that", "which", "both", "her"}:
            return False
        follower = self.tokens.lower[place.start + 1]
        return follower[0].isalnum() and follower not in ("and", "or", "of", "in", "who", "also")

    def _pronoun(self, token: int) -> Spot:
        span = Span(self.tokens.starts[token], self.tokens.ends[token])
        return Spot(span, "pronoun", token, pronoun=self.tokens.lower[token])

    def _nominal(self, phrase: Phrase) -> Spot:
        end = max(phrase.end, phrase.head + 1) - 1
        return Spot(
            Span(self.tokens.starts[phrase.first], self.tokens.ends[end]), "nominal", phrase.head, phrase=phrase
        )

    def _possessor(self, spot: Spot) -> None:
        """Take the pronoun that possesses a source: *its spokesman*."""
        if spot.phrase is not None and spot.phrase.possessor >= 0:
            token = spot.phrase.possessor
            if self.tokens.lower[token] in PRONOUNS and token not in self.taken:
                self._take(self._pronoun(token))

    def _members(self, place: range) -> list[range]:
        """Return the parts of *A and B*, *A, B and C*; one part where nothing is joined."""
        joint = next((i for i in place if self._joins(i, place)), None)
        if joint is None:
            return [place]
        parts: list[range] = []
        start = place.start
        for i in range(place.start, joint + 1):
            if i == joint or (self.tokens.words[i] == "," and self.name_at(i + 1) >= 0):
                if i > start:
                    parts.append(range(start, i))
                start = i + 1
        parts.append(range(joint + 1, place.stop))
        return parts if all(self._is_whole(part) for part in parts) else [place]

    def _joins(self, token: int, place: range) -> bool:
        if self.tokens.lower[token] not in ("and", "or") or not place.start < token < place.stop - 1:
            return False
        if self.name_at(token) >= 0:
            return False
        return not any(
            self.tokens.lower[i] in RELATIVE or self.tokens.lower[i] in ("of", "for") for i in range(place.start, token)
        )

    def _is_whole(self, part: range) -> bool:
        """Tell whether a part of *A and B* can stand alone: a name, a pronoun, or has its own determiner."""
        if not part:
            return False
        word = self.tokens.lower[part.start]
        if word in PERSONAL or word in DEFINITE | INDEFINITE | FIRST or word in PLURAL:
            return True
        return any(self.name_at(i) >= 0 for i in part) and self._single_head_is_name(part)

    def _single_head_is_name(self, part: range) -> bool:
        phrase = read_phrase(self.tokens, part, self.name_at, self.lexicon)
        return phrase is not None and self.name_at(phrase.head) >= 0

    def _group(self, place: range, parts: Sequence[range], attribution: Attribution) -> None:
        heads = []
        for part in parts:
            spot = self._single(part)
            if spot is not None:
                self._take(spot)
                self._possessor(spot)
                heads.append(spot.token)
        span = Span(self.tokens.starts[place.start], self.tokens.ends[place.stop - 1])
        self.groups.append(Spot(span, "nominal", place.stop - 1, members=tuple(heads), source_of=attribution))

    def _scan(self) -> None:
        """Take the personal pronouns and the role phrases outside of sources, and named pairs."""
        roles = self.lexicon
        for token in [i for i, word in enumerate(self.tokens.lower) if word in roles.scanned]:
            word = self.tokens.lower[token]
            if token in self.taken or self.name_at(token) >= 0:
                continue
            if word in PERSONAL or (word in FIRST and self.scene.is_quoted(self.tokens.starts[token])):
                self._take(self._pronoun(token))
            elif (role := roles.role_of(word)) is not None and role.kind in SCANNED_KINDS:
                self._role_phrase(token)
        self._pairs()

    def _role_phrase(self, head: int) -> None:
        following = head + 1
        if self.tokens.is_capital(head) and self.tokens.lower[head] not in self.lexicon.titles:
            return
        if self._is_named_team(head):
            first = self.tokens.first_at(self.names[self.name_at(head - 1)].span.start)
            self._take(self._nominal(make_phrase(self.tokens, first, head, head + 1, self.lexicon)))
            return
        if following < len(self.tokens) and (
            self.name_at(following) >= 0 or self._is_noun(following) or self.tokens.words[following] == "-"
        ):
            return
        if self.tokens.lower[head] in ADJECTIVES and self._carries_on(following):
            return
        sentence = self.scene.sentences.spans[self.scene.sentence_of(self.tokens.starts[head])]
        floor = self.tokens.first_at(sentence.start)
        stop = min(head + 8, max(head + 1, bisect_left(self.tokens.starts, sentence.end)))
        first = walk_back(self.tokens, head, max(floor, head - 8), self.name_at)
        if any(self.name_at(i) < 0 and i in self.taken and self.taken[i].phrase for i in range(first, head)):
            return
        phrase = make_phrase(self.tokens, first, head, stop, self.lexicon)
        if phrase.is_definite or phrase.determiner in INDEFINITE:
            self._take(self._nominal(phrase))

    def _is_named_team(self, head: int) -> bool:
        """Tell whether a body is called by a person's name and nothing else: the *Orsk campaign* spokesman."""
        if self.tokens.lower[head] not in TEAMS or head == 0:
            return False
        name = self.name_at(head - 1)
        if name < 0 or self.names[name].label != "person":
            return False
        first = self.tokens.first_at(self.names[name].span.start)
        return first == 0 or self.tokens.lower[first - 1] not in DEFINITE

    def _carries_on(self, token: int) -> bool:
        """Tell whether a word that may be an adjective is one here: *the Republican presidential nominee*."""
        if (
            token > 1
            and self.tokens.lower[token - 1] == "general"
            and self.lexicon.role_of(self.tokens.lower[token - 2])
        ):
            return False
        word = self.tokens.lower[token] if token < len(self.tokens) else "."
        return word[0].isalpha() and word not in ENDS | CONJUNCTIONS and not word.endswith(("ed", "ly"))

    def _is_noun(self, token: int) -> bool:
        """Tell whether a token carries a compound on: *campaign manager*, *police officers*."""
        role = self.lexicon.role_of(self.tokens.lower[token])
        return role is not None and self.tokens.starts[token] - self.tokens.ends[token - 1] <= 1

    def _pairs(self) -> None:
        """Take *A and B* of two named persons outside of sources, so that *they* and *both men* find them."""
        taken_until = {spot.span.start: spot.span.end for spot in self.groups}
        for left, right in self._neighbours():
            span = Span(self.names[left].span.start, self.names[right].span.end)
            if not any(start <= span.start < end for start, end in taken_until.items()):
                heads = tuple(self.tokens.first_at(self.names[n].span.end - 1) for n in (left, right))
                self.groups.append(Spot(span, "nominal", heads[-1], members=heads))

    def _neighbours(self) -> Iterator[tuple[int, int]]:
        for number in range(len(self.names) - 1):
            left, right = self.names[number], self.names[number + 1]
            gap = self.scene.doc.text[left.span.end : right.span.start]
            if left.label == right.label == "person" and len(gap) < 90 and PAIR_GAP.fullmatch(gap):
                yield number, number + 1


__all__ = ["FIRST", "NEUTER", "PERSONAL", "PLURAL", "RELATIVE", "SECOND", "TEAMS", "Spot", "Spotter"]
