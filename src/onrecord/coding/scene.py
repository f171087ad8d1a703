"""What events are built from: the article with its statements, sentences, entities and hedges at hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.document import Document, Span
from onrecord.document.marks import Hedge, Sentence
from onrecord.document.near import Near
from onrecord.document.records import Entity, Statement

CLOSE = 300
"""Characters around a trigger that are looked at for what its sentence is about."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One article, what stages before have found in it made easy to ask for."""

    doc: Document
    sentences: Near[Span]
    contents: Near[Statement]
    cues: Near[Statement]
    mentions: Near[tuple[Span, Entity]]
    hedges: Near[Hedge]
    entities: dict[str, Entity]
    day: date | None
    """The day on which the article was written, from which relative times reckon."""

    @property
    def text(self) -> str:
        """The article's text."""
        return self.doc.text

    def sentence_of(self, span: Span) -> Span:
        """Return the sentence in which a span begins; the span itself where there is none."""
        return next(self.sentences.touching(Span(span.start, span.start + 1)), span)

    def around(self, span: Span, reach: int = CLOSE) -> Span:
        """Return the part of its sentence that stands close around a span; a sentence may be as long as a text."""
        sentence = self.sentence_of(span)
        start = max(sentence.start, span.start - reach)
        return Span(start, max(start, min(sentence.end, span.end + reach)))

    def holding(self, span: Span) -> list[Statement]:
        """Return the statements whose content holds a span that is not their own cue or source, widest first."""
        found = [
            (len(place), statement)
            for statement in self.contents.touching(span)
            for place in statement.content
            if place.contains(span) and not any(span.overlaps(own) for own in (*statement.cue, *statement.source))
        ]
        return [statement for _, statement in sorted(found, key=lambda pair: -pair[0])]

    def entity_at(self, span: Span) -> Entity | None:
        """Return whom the longest mention inside or around a span means; of two as long, the first."""
        found = [
            (min(place.end, span.end) - max(place.start, span.start), -place.start, entity.id)
            for place, entity in self.mentions.touching(span)
        ]
        return self.entities[max(found)[2]] if found else None


def set_scene(doc: Document) -> Scene:
    """Return the scene of a document that statements have been found in."""
    statements, entities = doc.of_kind(Statement), doc.of_kind(Entity)
    return Scene(
        doc=doc,
        sentences=Near((mark.spans, mark.span) for mark in doc.of_kind(Sentence)),
        contents=Near((item.content, item) for item in statements),
        cues=Near((item.cue, item) for item in statements),
        mentions=Near(((span,), (span, entity)) for entity in entities for span in _places(entity)),
        hedges=Near((mark.spans, mark) for mark in doc.of_kind(Hedge)),
        entities={entity.id: entity for entity in entities},
        day=_day(doc),
    )


def _places(entity: Entity) -> Sequence[Span]:
    return [span for mention in entity.mentions for span in mention.spans]


def _day(doc: Document) -> date | None:
    article = doc.article
    if article.dateline is not None and article.dateline.day is not None:
        return article.dateline.day
    return article.published_at.date() if article.published_at is not None else None
