"""Tell in whose words a place stands: inside somebody's content, or in the article's own voice."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.document import Document, Span, words_of
from onrecord.document.marks import Attribution, Sentence
from onrecord.document.near import Near
from onrecord.document.records import Entity, Statement

REACH = 400
"""Characters to either side of a place that are looked at; sentences for readers are shorter."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks at a place, and the area of text around it that is in that voice and in one sentence."""

    area: Span
    sentence: Span
    attribution: Attribution | None = None
    statement: Statement | None = None
    speaker: Entity | None = None
    cue: str = ""
    source: str = ""

    @property
    def is_own(self) -> bool:
        """Tell whether the article itself speaks."""
        return self.attribution is None and self.statement is None

    @property
    def is_direct(self) -> bool:
        """Tell whether the words are between quotation marks."""
        return self.attribution is not None and self.attribution.quotation == "direct"


class Voices:
    """The voices of one document, by place."""

    def __init__(self, doc: Document) -> None:
        self.text = doc.text
        self.sentences = [mark.span for mark in doc.of_kind(Sentence)]
        self._starts = [span.start for span in self.sentences]
        items = [item for item in doc.of_kind(Attribution) if item.content]
        self._contents = Near((item.content, item) for item in items)
        self._frames = Near(((span,), (span, item)) for item in items for span in (*item.source, *item.cue))
        self._statements = Near((item.content, item) for item in doc.of_kind(Statement) if item.content)
        self._entities = {entity.id: entity for entity in doc.of_kind(Entity)}

    def sentence_at(self, place: int) -> Span | None:
        """Return the sentence that a place lies in."""
        number = bisect_right(self._starts, place) - 1
        return self.sentences[number] if number >= 0 and place < self.sentences[number].end else None

    def at(self, place: Span) -> Voice | None:
        """Return the voice at a place; None outside all sentences."""
        sentence = self.sentence_at(place.start)
        if sentence is None:
            return None
        head = Span(place.start, place.start + 1)
        inner = self._innermost(head)
        statement = next(self._statements.touching(head), None)
        if inner is None and statement is None:
            return Voice(self._gap(sentence, place), sentence)
        content = inner.content if inner else statement.content if statement else ()
        area = next((span for span in content if span.overlaps(head)), sentence)
        area = Span(max(area.start, sentence.start), min(max(area.end, place.end), sentence.end))
        speaker = self._entities.get(statement.speaker or "") if statement else None
        cue, source = (inner.cue, inner.source) if inner else ((), ())
        return Voice(
            self._gap(area, place),
            sentence,
            inner,
            statement,
            speaker,
            words_of(cue, self.text),
            words_of(source, self.text),
        )

    def _innermost(self, place: Span) -> Attribution | None:
        """Return the attribution with the shortest content that holds a place."""
        holding = [
            item for item in self._contents.touching(place) if any(span.contains(place) for span in item.content)
        ]
        return min(holding, key=lambda item: sum(map(len, item.content)), default=None)

    def _gap(self, area: Span, place: Span) -> Span:
        """Return the part of an area around a place in which nobody is given as a source.

        Where the place is itself a cue (*the pound is expected to*), its source is the subject.
        """
        start, end = max(area.start, place.start - REACH), min(max(area.end, place.end), place.end + REACH)
        frames = list(self._frames.touching(Span(start, end)))
        own = {item.number for frame, item in frames if frame.overlaps(place)}
        for frame, item in frames:
            if item.number in own:
                continue
            if frame.end <= place.start:
                start = max(start, frame.end)
            elif frame.start >= place.end:
                end = min(end, frame.start)
        return Span(min(start, place.start), max(end, place.end))


class Named:
    """The entities of a document by the places where they are mentioned."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._near = Near((mention.spans, entity) for entity in entities for mention in entity.mentions)

    def in_place(self, place: Span | None) -> tuple[Entity, ...]:
        """Return the entities mentioned in a place."""
        return tuple(self._near.touching(place)) if place is not None else ()

    def in_places(self, places: Iterable[Span]) -> tuple[Entity, ...]:
        """Return the entities mentioned in any of some places."""
        return tuple(entity for place in places for entity in self.in_place(place))
