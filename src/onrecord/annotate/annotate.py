"""Tell the trained reader's findings as inner marks: words, sentences, paragraphs, names, candidates."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from onrecord.annotate.attributions import FoundAttribution
from onrecord.annotate.model import FoundEntity, Model
from onrecord.annotate.sentences import find_paragraphs, find_sentences
from onrecord.document import Document, Span, Spans, trim
from onrecord.document.marks import Candidate, Mark, Mention, NameLabel, Word
from onrecord.document.near import Near, furniture_of
from onrecord.document.records import Block, Rejected

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
    furniture = furniture_of(doc)
    for entity in output.entities:
        yield _outside(furniture, _mention(entity, doc.text, by), "a name")
    for number, found in enumerate(output.attributions):
        yield _outside(furniture, _without(furniture, _candidate(number, found, by), doc.text), "an attribution")


def _outside(furniture: Near[Block], found: Mention | Candidate | Rejected, what: str) -> Mark | Rejected:
    """Return what was found, or that it was left out because it stands in furniture of the page."""
    if isinstance(found, Mark) and furniture.is_touched(found.spans):
        return Rejected(stage="annotate", spans=found.spans, reason=f"{what} in furniture of the page")
    return found


def _without(furniture: Near[Block], found: Candidate, text: str) -> Candidate:
    """Return an attribution whose content leaves out the furniture that it runs over: prompts, teasers, captions."""
    content = tuple(part for span in found.content for part in _parts_between(span, furniture, text))
    return found if content == found.content else msgspec.structs.replace(found, content=content)


def _parts_between(span: Span, furniture: Near[Block], text: str) -> Iterator[Span]:
    start = span.start
    for place in sorted(place for block in furniture.touching(span) for place in block.spans):
        before = trim(Span(start, max(start, min(place.start, span.end))), text)
        if before:
            yield before
        start = max(start, place.end)
    rest = trim(Span(min(start, span.end), span.end), text)
    if rest:
        yield rest


def _mention(entity: FoundEntity, text: str, by: str) -> Mention | Rejected:
    span = Span(entity.start, entity.end)
    if not LETTER.search(span.of(text)):
        return Rejected(stage="annotate", spans=(span,), reason="a name without a letter or digit")
    return Mention(spans=(span,), by=by, label=LABELS[entity.label], confidence=round(entity.score, 2))


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
