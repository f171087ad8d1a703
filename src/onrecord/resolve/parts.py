"""Cut a phrase that describes an actor: what stands before its head, and the complements behind it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice

from onrecord.document import Span
from onrecord.resolve.referents import Referent
from onrecord.resolve.scene import Tokens

PREPOSITIONS = frozenset(
    {"of", "for", "in", "from", "at", "to", "on", "with", "by", "against", "about", "near", "into"}
)
STOPS = frozenset(
    {"who", "which", "that", "whose", "where", "when", "said", ",", ";", ":", "(", "—", "–", "and", "but"}
)
LONGEST_COMPLEMENT, MOST_PHRASES = 8, 12


@dataclass(frozen=True, slots=True)
class Complement:
    """What a preposition leads in behind the head."""

    preposition: str
    place: range


@dataclass(frozen=True, slots=True)
class Parts:
    """The tokens of a phrase up to its head, and its complements in order."""

    front: range
    complements: tuple[Complement, ...]
    noun: str

    @property
    def whole(self) -> range:
        """The front and what follows it, to the end of the last complement."""
        return range(self.front.start, self.complements[-1].place.stop if self.complements else self.front.stop)


def phrases_of(referent: Referent, tokens: Tokens) -> Iterator[Parts]:
    """Yield what the text says that a referent is: its titles and appositions, then the phrases that mean it."""
    described = (found.span for found in referent.descriptions if found.form != "party")
    is_unnamed = referent.group is None
    nominal = (m.spans[0] for m in referent.mentions if m.kind == "nominal" or (is_unnamed and m.kind == "name"))
    spans = dict.fromkeys(chain(described, nominal))
    return (parts for span in islice(spans, MOST_PHRASES) if (parts := cut_phrase(span, tokens)) is not None)


def cut_phrase(span: Span, tokens: Tokens) -> Parts | None:
    """Return the parts of the phrase at a span, None where it holds no word."""
    place = tokens.within(span)
    if not place:
        return None
    end = next((i for i in place if i > place.start and tokens.lower[i] in PREPOSITIONS | STOPS), place.stop)
    front = range(place.start, end)
    noun = next((tokens.lower[i] for i in reversed(front) if tokens.words[i][0].isalnum()), "")
    return Parts(front, tuple(_complements(range(end, place.stop), tokens)), noun)


def _complements(place: range, tokens: Tokens) -> Iterator[Complement]:
    at = place.start
    while at < place.stop and tokens.lower[at] in PREPOSITIONS:
        start = at + 1
        limit = min(place.stop, start + LONGEST_COMPLEMENT)
        at = next((i for i in range(start, limit) if tokens.lower[i] in PREPOSITIONS | STOPS), limit)
        yield Complement(tokens.lower[start - 1], range(start, at))


__all__ = ["Complement", "Parts", "cut_phrase", "phrases_of"]
