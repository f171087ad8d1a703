"""Find the event that a reaction is about: told in its object, or meant by *the move*, *the strikes*, *it*."""

from bisect import bisect_left
from collections.abc import Sequence

from onrecord.coding.reaction_clause import Shape
from onrecord.coding.reaction_grammar import POINTING
from onrecord.coding.reaction_words import Lexicon, Line
from onrecord.document import Document, Span, any_overlap
from onrecord.document.records import Event

OBJECT_WORDS = 40
"""Words of the object in which an event is looked for."""
NOUN_WORDS = 5
"""Words at the beginning of an object in which a noun points back: *the surprising new move*."""


class Deeds:
    """The events of an article in the order of their triggers."""

    def __init__(self, doc: Document) -> None:
        placed = ((event.trigger[0], event) for event in doc.of_kind(Event) if event.trigger)
        self._events = sorted(placed, key=lambda item: (item[0], item[1].id))
        self._starts = [span.start for span, _ in self._events]

    def inside(self, scope: Span, *, beside: Sequence[Span]) -> Event | None:
        """Return the first event told in a stretch, those that the reaction's own words tell left out."""
        for number in range(bisect_left(self._starts, scope.start), bisect_left(self._starts, scope.end)):
            span, event = self._events[number]
            if not any_overlap((span,), beside):
                return event
        return None

    def before(self, place: int, types: frozenset[str]) -> Event | None:
        """Return the nearest event told before a place; of some types where any are given."""
        for number in range(bisect_left(self._starts, place) - 1, -1, -1):
            if not types or self._events[number][1].type in types:
                return self._events[number][1]
        return None


def event_of(shape: Shape, line: Line, deeds: Deeds, lexicon: Lexicon) -> str | None:
    """Return the id of the event that a reaction is about, None where the text names none."""
    first, last = shape.about
    own = [line.span(*part) for part in shape.parts]
    scope = line.stretch(
        max(first, last - OBJECT_WORDS) if first == 0 else first, min(last, first + OBJECT_WORDS) if first else last
    )
    told = deeds.inside(scope, beside=own)
    if told is not None:
        return told.id
    types = _pointed_at(line.low[first:last], lexicon, is_before=first == 0)
    meant = deeds.before(min(scope.start, own[0].start), types) if types is not None else None
    return meant.id if meant is not None else None


def _pointed_at(words: Sequence[str], lexicon: Lexicon, *, is_before: bool) -> frozenset[str] | None:
    """Return the types that a noun or pronoun may point back at, none of them for any; None where nothing points back."""
    near = list(words[-NOUN_WORDS:] if is_before else words[:NOUN_WORDS])
    for word in reversed(near) if is_before else near:
        if word in lexicon.antecedents:
            return lexicon.antecedents[word]
        if word in POINTING and (
            is_before
            or word == near[0]
            or (
                len(near) > 1
                and near[0] in ("of", "about", "over", "at", "to", "against", "with", "by")
                and word == near[1]
            )
        ):
            following = near[near.index(word) + 1 :]
            noun = next((item for item in following if item in lexicon.antecedents), None)
            return lexicon.antecedents[noun] if noun is not None else frozenset()
    return None
