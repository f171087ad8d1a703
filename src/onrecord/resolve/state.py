"""What is known at one point of the walk: who was mentioned, how lately, and who speaks where."""

from bisect import bisect_right
from collections import OrderedDict, defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from onrecord.document import Span
from onrecord.document.marks import Attribution
from onrecord.document.records import MentionKind, Rejected
from onrecord.resolve.cut import Name
from onrecord.resolve.lexicon import Lexicon, Role
from onrecord.resolve.phrases import Phrase
from onrecord.resolve.referents import Referent
from onrecord.resolve.scene import Scene
from onrecord.resolve.spots import Spot

RECENT, FREQUENT, MOST_WITH_ROLE = 16, 8, 24
"""So many referents mentioned last, named most often, and known by a role are candidates: the walk stays linear."""
SOURCE_WEIGHT, SUBJECT_WEIGHT, PLAIN_WEIGHT, OWNER_WEIGHT, NOMINAL_WEIGHT, QUOTED_WEIGHT = 1.6, 1.0, 0.6, 0.45, 0.4, 0.2
"""What a mention adds to the salience of its referent (set on labels A)."""
QUOTED_SENTENCE = 0.35
"""By how much a sentence inside quotation marks moves the sentence clock."""
NESTING = 12
"""So many contents that start before an offset are asked whether they hold it."""


class State:
    """The referents of one article and the places of their mentions, while they are found."""

    def __init__(self, scene: Scene, names: Sequence[Name], referents: list[Referent], lexicon: Lexicon) -> None:
        self.scene = scene
        self.names = names
        self.lexicon = lexicon
        self.referents = referents
        for number, referent in enumerate(referents):
            referent.number = number
        self.of_group = {r.group.number: r.number for r in referents if r.group is not None}
        self.of_token: dict[int, int] = {}
        self.owned: dict[tuple[int, str], int] = {}
        """Whom *X's spokesman*, *the X campaign* mean, by owner and noun."""
        self.speaker_of: dict[int, int] = {}
        self.last_subject = (-1, 0)
        self.home = self._dateline()
        self.rejected: list[Rejected] = []
        self._recent: OrderedDict[int, None] = OrderedDict()
        self._frequent = sorted(referents, key=lambda r: -r.name_count)[:FREQUENT]
        self._with_role: dict[str, list[int]] = defaultdict(list)
        self._with_word: dict[str, list[int]] = defaultdict(list)
        """Bodies by the role nouns that stand in their names."""
        for referent in referents:
            self._index_roles(referent)
        self._subject_in: set[int] = set()
        self._name_ends = [name.span.end for name in names]
        self._clocks = _sentence_clocks(scene)
        self._contents = sorted(
            (span.start, span.end, number) for number, item in enumerate(scene.attributions) for span in item.content
        )

    # ---- places

    def clock(self, spot: Spot) -> float:
        """Return the time of the sentence clock at a spot."""
        return self._clocks[self.scene.sentence_of(spot.span.start)]

    def sentence(self, spot: Spot) -> Span:
        """Return the sentence that a spot stands in."""
        return self.scene.sentences.spans[self.scene.sentence_of(spot.span.start)]

    def paragraphs_since(self, offset: int, spot: Spot) -> int:
        """Return how many paragraphs lie between an offset and a spot."""
        return self.scene.paragraphs.before(spot.span.start) - self.scene.paragraphs.before(offset)

    def word(self, token: int) -> str:
        """Return a token in lower case; the empty string outside of the text."""
        return self.scene.tokens.lower[token] if 0 <= token < len(self.scene.tokens) else ""

    def name_at(self, token: int) -> Name | None:
        """Return the name that a token belongs to."""
        start = self.scene.tokens.starts[token]
        number = self.first_name_after(start)
        return self.names[number] if number < len(self.names) and self.names[number].span.start <= start else None

    def first_name_after(self, offset: int) -> int:
        """Return the number of the first name that ends after an offset."""
        return bisect_right(self._name_ends, offset)

    def of_name(self, name: Name) -> Referent:
        """Return whom a name means."""
        return self.referents[self.of_group[name.group]]

    def _dateline(self) -> int:
        """Return the place in capitals that opens a paragraph: where the article was written; -1 for none."""
        for name in self.names[:20]:
            start = self.scene.paragraphs.spans[self.scene.paragraphs.before(name.span.start)].start
            if name.label != "person" and start == name.span.start and name.span.of(self.scene.doc.text).isupper():
                return self.of_group[name.group]
        return -1

    # ---- speakers

    def attribution_at(self, offset: int) -> Attribution | None:
        """Return the innermost attribution whose content holds an offset."""
        best: tuple[int, int] | None = None
        last = bisect_right(self._contents, (offset, 1 << 62, 0))
        for start, end, number in self._contents[max(0, last - NESTING) : last]:
            if start <= offset < end and (best is None or end - start < best[0]):
                best = (end - start, number)
        return self.scene.attributions[best[1]] if best else None

    def speaker_at(self, offset: int) -> int | None:
        """Return who says the words at an offset, as far as that is known by now, or told by a name."""
        attribution = self.attribution_at(offset)
        if attribution is None:
            return None
        if attribution.number in self.speaker_of:
            return self.speaker_of[attribution.number]
        for span in attribution.source or attribution.carried_source:
            for token in self.scene.tokens.within(span):
                if token in self.of_token:
                    return self.of_token[token]
                name = self.name_at(token)
                if name is not None:
                    return self.of_group[name.group]
        return None

    def named_in_own_words(self, spot: Spot) -> frozenset[int]:
        """Return who is named in what the bearer of a spot says: a speaker does not name himself."""
        contents = spot.source_of.content if spot.source_of is not None else ()
        return frozenset(number for span in contents for number in self.named_within(span))

    def named_within(self, span: Span) -> Iterator[int]:
        """Yield who is named in a stretch of text."""
        for number in range(self.first_name_after(span.start), len(self.names)):
            name = self.names[number]
            if name.span.start >= span.end:
                return
            yield self.of_group[name.group]

    # ---- referents

    def new(
        self,
        sort: str,
        *,
        is_plural: bool = False,
        members: tuple[int, ...] = (),
        phrase: Phrase | None = None,
        owner: int = -1,
    ) -> Referent:
        """Return a new referent without a name."""
        referent = Referent(len(self.referents), sort, is_plural=is_plural, members=members, owner=owner)
        if phrase is not None:
            referent.learn(phrase)
            referent.noun = phrase.noun
            referent.gender = phrase.role.gender if phrase.role else None
        self.referents.append(referent)
        return referent

    def absorb(self, unnamed: Referent, named: Referent) -> None:
        """Take the mentions of one who was unnamed till now over to the one who is named."""
        named.mentions.extend(unnamed.mentions)
        named.is_source = named.is_source or unnamed.is_source
        if unnamed.gender is not None:
            named.lean(unnamed.gender, 1.0)
        self.referents[unnamed.number] = named
        self._recent.pop(unnamed.number, None)

    def candidates(self) -> Iterator[Referent]:
        """Yield who was mentioned last, and who is named most often, each once."""
        seen: set[int] = set()
        for number in islice(reversed(self._recent), RECENT):
            seen.add(number)
            yield self.referents[number]
        for referent in self._frequent:
            if referent.number not in seen:
                yield referent

    def latest(self, count: int) -> Iterator[Referent]:
        """Yield the referents mentioned last, the latest first."""
        return (self.referents[number] for number in islice(reversed(self._recent), count))

    def role_candidates(self, phrase: Phrase) -> Iterator[Referent]:
        """Yield the candidates, and others of whom the article tells a role that fits the phrase."""
        seen: set[int] = set()
        for referent in self.candidates():
            seen.add(referent.number)
            yield referent
        called = [self._with_role.get(noun, ()) for noun in (phrase.noun, *sorted(_wider(phrase.role)))]
        for numbers in (*called, self._with_word.get(phrase.role.noun if phrase.role else phrase.noun, ())):
            for number in numbers[:MOST_WITH_ROLE]:
                if number not in seen:
                    seen.add(number)
                    yield self.referents[number]

    def _index_roles(self, referent: Referent) -> None:
        for noun in {noun for role in referent.roles for noun in (role.noun, *_wider(role.role))}:
            self._with_role[noun].append(referent.number)
        if referent.group is not None and not referent.is_person:
            words = {word.lower().strip(".,") for name in referent.group.names[:3] for word in name.words}
            for word in words & self.lexicon.roles.keys():
                self._with_word[word].append(referent.number)

    # ---- mentions

    def note(self, spot: Spot, referent: Referent, kind: MentionKind) -> None:
        """Write down that a spot means a referent."""
        self.of_token[spot.token] = referent.number
        weight = self._weight(spot, referent)
        is_quoted = self.scene.is_quoted(spot.span.start)
        referent.mention(kind, spot.span, weight=weight, clock=self.clock(spot))
        self._recent[referent.number] = None
        self._recent.move_to_end(referent.number)
        if spot.source_of is not None:
            referent.is_source = True
            self.speaker_of[spot.source_of.number] = referent.number
        if weight in (SOURCE_WEIGHT, SUBJECT_WEIGHT) and referent.is_person and not is_quoted:
            self.last_subject = (referent.number, spot.span.start)

    def _weight(self, spot: Spot, referent: Referent) -> float:
        if spot.source_of is not None:
            self._subject_in.add(self.scene.sentence_of(spot.span.start))
            return SOURCE_WEIGHT
        if self.scene.is_quoted(spot.span.start):
            return QUOTED_WEIGHT
        following = self.word(self.scene.tokens.first_at(spot.span.end))
        if following in ("'s", "’s") or spot.pronoun in ("his", "their", "its"):
            return OWNER_WEIGHT
        sentence = self.scene.sentence_of(spot.span.start)
        if sentence not in self._subject_in and (referent.is_person or spot.kind == "pronoun"):
            self._subject_in.add(sentence)
            return SUBJECT_WEIGHT
        return PLAIN_WEIGHT if spot.kind != "nominal" else NOMINAL_WEIGHT

    def reject(self, spot: Spot, reason: str) -> None:
        """Write down that a spot means nobody who could be found."""
        self.rejected.append(Rejected(stage="resolve", spans=(spot.span,), reason=reason))


def _wider(role: Role | None) -> frozenset[str]:
    """Return a role's noun and the nouns by which it may be called besides."""
    return role.broader | {role.noun} if role is not None else frozenset()


def choose(scores: Sequence[tuple[float, Referent]], floor: float = -1e9) -> Referent | None:
    """Return the best of the scored candidates; None where none reaches the floor."""
    if not scores:
        return None
    score, best = max(scores, key=lambda pair: (pair[0], -pair[1].number))
    return best if score >= floor else None


def _sentence_clocks(scene: Scene) -> list[float]:
    """Return the time of each sentence; those that stand inside a quotation pass more slowly."""
    clocks: list[float] = []
    now = 0.0
    for span in scene.sentences.spans:
        quotation = scene.quotations.at(span.start)
        is_inside = quotation >= 0 and scene.quotations.spans[quotation].end >= span.end
        now += QUOTED_SENTENCE if is_inside else 1.0
        clocks.append(now)
    return clocks or [0.0]


__all__ = ["State", "choose"]
