"""Decide whom a pronoun means: *he* and *she*, *who*, *it* and *they*, *I* and *we*."""

from onrecord.document import Span
from onrecord.resolve import rank
from onrecord.resolve.ahead import Ahead
from onrecord.resolve.referents import Referent
from onrecord.resolve.spots import FIRST, PERSONAL, PLURAL, RELATIVE, SECOND, Spot
from onrecord.resolve.state import State, choose

OPENERS = frozenset(
    {"when", "while", "after", "before", "as", "in", "since", "although", "though", "despite", "if", "during", "with"}
    | {"asked", "at", "on", "by", "for", "because", "once", "until", "unlike", "like"}
)
"""Words that open a clause or phrase in which a pronoun may come before its name."""
OPENING_REACH, COMMA_REACH = 60, 25
"""A pronoun so many characters into its sentence may look ahead, past so many tokens to the comma."""
RELATIVE_REACH = 6
PLURAL_FLOOR = -4.0
NEAR = 400
GROUP_FIT = 1.2
BODY_AS_THEY = {"organization": 0.0, "outlet": -0.3, "country": -0.8, "person": -2.5}
BODY_AS_IT = {"organization": 0.8, "outlet": 0.5, "country": 0.3, "document": 0.0, "place": -0.7}
"""How well each sort of thing fits *they* and *it* as the source of words (set on labels A)."""


class Pronouns:
    """Resolves the pronouns of one walk; *I* and *we* wait until all speakers are known."""

    def __init__(self, state: State, ahead: Ahead) -> None:
        self.state = state
        self.ahead = ahead
        self.waiting: list[Spot] = []

    def resolve(self, spot: Spot) -> Referent | None:
        """Return whom a pronoun means, None where that is nobody or not yet known."""
        word = spot.pronoun
        if word in PERSONAL:
            return self._personal(spot, PERSONAL[word])
        if word in RELATIVE:
            return self._relative(spot)
        if word in FIRST:
            self.waiting.append(spot)
            return None
        if word in SECOND:
            self.state.reject(spot, "the one who is addressed is not named here")
            return None
        return self._body(spot)

    def resolve_waiting(self) -> None:
        """Give *I* and *we* to those who say them, or to the author."""
        for spot in self.waiting:
            parent = spot.source_of.parent if spot.source_of is not None else None
            speaker = self.state.speaker_of.get(parent) if parent is not None else None
            if speaker is None:
                speaker = self.state.speaker_at(spot.span.start)
            if speaker is not None:
                self.state.note(spot, self.state.referents[speaker], "pronoun")
            elif spot.source_of is not None:
                self._author(spot)

    def _personal(self, spot: Spot, gender: str) -> Referent | None:
        ahead = self._named_ahead(spot, gender)
        if ahead is not None:
            return ahead
        clock = self.state.clock(spot)
        own = self.state.named_in_own_words(spot)
        best = choose(
            [
                (self._score(referent, spot, gender, clock, own), referent)
                for referent in self.state.candidates()
                if referent.is_person and referent.gender_fit(gender) > -1.0
            ]
        )
        if best is not None and best.gender is None and best.last is not None:
            best.lean(gender, rank.LEARNED_GENDER)
        if best is None and spot.source_of is not None:
            best = self.state.new("person")
            best.gender = gender
        return best

    def _score(self, referent: Referent, spot: Spot, gender: str, clock: float, own: frozenset[int]) -> float:
        score = rank.presence(referent, clock) + rank.weigh_gender(referent, gender)
        if not referent.is_named and not referent.is_source:
            score += rank.UNNAMED
        if spot.source_of is not None:
            score += self._weigh_speaker(referent, spot, own)
        elif self._says_this(referent, spot):
            score += rank.OWN_WORDS
        if spot.pronoun == "him" and rank.is_subject_of(referent, spot.span, self.state.sentence(spot)):
            score += rank.OBJECT_CLASH
        return score

    def _weigh_speaker(self, referent: Referent, spot: Spot, own: frozenset[int]) -> float:
        """Return what tells for or against a referent as the one who says the words of an attribution."""
        content = spot.source_of.content if spot.source_of is not None else ()
        since = self.state.scene.paragraphs.spans[self.state.scene.paragraphs.before(spot.span.start)].start
        score = 0.0
        if referent.number in own or rank.stands_only_in(referent, content, since):
            score += rank.OWN_WORDS
        number, start = self.state.last_subject
        if referent.number == number and self.state.paragraphs_since(start, spot) <= 1:
            score += rank.LAST_SUBJECT
        return score

    def _says_this(self, referent: Referent, spot: Spot) -> bool:
        """Tell whether a referent says the direct words in which a pronoun stands."""
        is_quoted = self.state.scene.is_quoted(spot.span.start)
        return is_quoted and self.state.speaker_at(spot.span.start) == referent.number

    def _named_ahead(self, spot: Spot, gender: str) -> Referent | None:
        """Return the person named behind the opening clause of the sentence: *When he took office, Tann said*."""
        sentence = self.state.sentence(spot)
        tokens = self.state.scene.tokens
        opening = self.state.word(tokens.first_at(sentence.start))
        if opening not in OPENERS or spot.span.start - sentence.start > OPENING_REACH or self._has_person(sentence):
            return None
        reach = range(spot.token + 1, min(len(tokens), spot.token + COMMA_REACH))
        comma = next((i for i in reach if tokens.words[i] == ","), None)
        if comma is None or comma + 1 >= len(tokens) or tokens.starts[comma] >= sentence.end:
            return None
        name = self.state.name_at(comma + 1)
        if name is None or name.label != "person":
            return None
        referent = self.state.of_name(name)
        return referent if referent.gender_fit(gender) > -0.5 else None

    def _has_person(self, sentence: Span) -> bool:
        """Tell whether a person was mentioned in this sentence so far."""
        return any(r.is_person and r.last is not None and sentence.contains(r.last) for r in self.state.latest(3))

    def _relative(self, spot: Spot) -> Referent | None:
        """Return whom *who* or *which* points back at: the nearest mention before it in the sentence."""
        sentence = self.state.sentence(spot)
        wants_person = spot.pronoun in ("who", "whom")
        best: tuple[int, Referent] | None = None
        for referent in self.state.latest(RELATIVE_REACH):
            last = referent.last
            if last is None or last.end > spot.span.start or last.start < sentence.start:
                continue
            if wants_person and referent.sort not in ("person", "group"):
                continue
            if best is None or last.end > best[0]:
                best = (last.end, referent)
        if best is not None:
            return best[1]
        return self.state.new("group" if wants_person else "other") if spot.source_of is not None else None

    def _body(self, spot: Spot) -> Referent | None:
        """Return whom *it* or *they* means."""
        clock = self.state.clock(spot)
        is_plural = spot.pronoun in PLURAL
        content = spot.source_of.content if spot.source_of is not None else ()
        scored: list[tuple[float, Referent]] = []
        for referent in self.state.candidates():
            fit = _body_fit(referent, is_plural=is_plural)
            if fit is None or referent.last is None:
                continue
            score = rank.presence(referent, clock) + fit
            if rank.stands_only_in(referent, content, spot.span.start - NEAR):
                score += rank.OWN_WORDS / 2
            scored.append((score, referent))
        best = choose(scored, PLURAL_FLOOR)
        if best is None and spot.source_of is not None:
            best = self.state.new("group" if is_plural else "other", is_plural=is_plural)
        return best

    def _author(self, spot: Spot) -> None:
        writer = self.ahead.writer()
        if writer is not None:
            self.state.note(spot, writer, "pronoun")
            return
        if not self.state.scene.doc.article.byline:
            self.state.reject(spot, "the author speaks, and no byline names the author")
            return
        known = (r for r in self.state.referents if r.noun == "author" and not r.is_named)
        author = next(known, None) or self.state.new("person")
        author.noun = "author"
        self.state.note(spot, author, "pronoun")


def _body_fit(referent: Referent, *, is_plural: bool) -> float | None:
    if is_plural:
        return GROUP_FIT if referent.is_plural else BODY_AS_THEY.get(referent.sort)
    if referent.is_plural or referent.is_person:
        return None
    return BODY_AS_IT.get(referent.sort, -1.0)


__all__ = ["Pronouns"]
