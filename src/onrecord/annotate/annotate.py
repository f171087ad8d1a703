"""Tell the trained reader's findings as inner marks: words, sentences, paragraphs, names, candidates."""

import re
from collections.abc import Iterator, Sequence

from onrecord.annotate.model import FoundAttribution, FoundEntity, Model
from onrecord.annotate.sentences import find_paragraphs, find_sentences
from onrecord.document import Document, Span, Spans
from onrecord.document.marks import Candidate, Mark, Mention, NameLabel, Word
from onrecord.document.records import Rejected

LABELS: dict[str, NameLabel] = {"PER": "person", "ORG": "organization", "LOC": "place", "OTH": "nationality"}
LETTER = re.compile(r"\w")


def annotate(doc: Document, *, model: Model) -> Iterator[Mark | Rejected]:
    """Yield everything that one pass of the trained reader finds, and sentences and paragraphs."""
    by = f"annotate/{model.name}"
    output = model.read(doc.text)
    yield from find_paragraphs(doc.text)
    yield from find_sentences(doc.text)
    for start, end in output.words:
        yield Word(spans=(Span(start, end),), by=by)
    for entity in output.entities:
        yield from _mention(entity, doc.text, by)
    for number, found in enumerate(output.attributions):
        yield _candidate(number, found, by)


def _mention(entity: FoundEntity, text: str, by: str) -> Iterator[Mention | Rejected]:
    span = Span(entity.start, entity.end)
    if not LETTER.search(span.of(text)):
        yield Rejected(stage="annotate", spans=(span,), reason="a name without a letter or digit")
        return
    yield Mention(spans=(span,), by=by, label=LABELS[entity.label], confidence=round(entity.score, 2))


def _candidate(number: int, found: FoundAttribution, by: str) -> Candidate:
    return Candidate(
        spans=_spans(found.cue),
        by=by,
        number=number,
        parent=found.parent,
        source=_spans(found.source),
        cue=_spans(found.cue),
        content=_spans(found.content),
        confidence=round(found.confidence, 2),
    )


def _spans(pairs: Sequence[tuple[int, int]]) -> Spans:
    return tuple(Span(start, end) for start, end in pairs)
