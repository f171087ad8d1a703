"""Tell the trained reader's findings as inner marks: words, sentences, paragraphs, names, candidates."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

import msgspec

from onrecord.annotate.attributions import FoundAttribution
from onrecord.annotate.deeds import DEED_ROLES, FoundDeed
from onrecord.annotate.model import Model
from onrecord.annotate.names import FoundEntity
from onrecord.annotate.sentences import find_paragraphs, find_sentences
from onrecord.document import Document, Span, Spans, trim
from onrecord.document.addresses import find_addresses
from onrecord.document.marks import Candidate, Deed, Mark, Mention, NameLabel, Paragraph, Word
from onrecord.document.near import Near, furniture_of
from onrecord.document.records import Block, Rejected

LABELS: dict[str, NameLabel] = {"PER": "person", "ORG": "organization", "LOC": "place", "OTH": "nationality"}
LETTER = re.compile(r"\w")


def annotate(doc: Document, *, model: Model) -> Iterator[Mark | Rejected]:
    """Yield everything that one pass of the trained reader finds, and sentences and paragraphs."""
    by = f"annotate/{model.name}"
    output = model.read(doc.text)
    paragraphs = list(find_paragraphs(doc.text))
    yield from paragraphs
    yield from find_sentences(doc.text)
    for start, end in output.words:
        yield Word(spans=(Span(start, end),), by=by)
    if output.crowded:
        yield Rejected(
            stage="annotate",
            spans=_spans(output.crowded),
            reason="more words like a cue or an event than are looked at",
        )
    furniture = furniture_of(doc)
    addresses = list(find_addresses(doc.text))
    for entity in output.entities:
        for part in _parts_in_paragraphs(entity, paragraphs, doc.text):
            yield _outside(furniture, _mention(part, doc.text, by, addresses), "a name")
    for number, found in enumerate(output.attributions):
        candidate = _in_one_paragraph(_candidate(number, found, by), paragraphs)
        yield _outside(furniture, _without(furniture, candidate, doc.text), "an attribution")
    for deed in output.deeds:
        yield _outside(furniture, _deed(deed, by, paragraphs), "an event")


OWN_ROLES = ("trigger", "actor", "recipient", "place", "day", "figure")
"""What belongs to an event itself stands in its paragraph; who tells or denies it may stand elsewhere."""


def _deed(found: FoundDeed, by: str, paragraphs: Sequence[Paragraph]) -> Deed:
    chances = {part: {name: round(value, 3) for name, value in each.items()} for part, each in found.chances.items()}
    chances["is"] = {"negative": round(found.negative, 3), "denied": round(found.denied, 3)}
    kind = found.best("type")
    roles = {role: _spans(found.roles.get(role, ())) for role in DEED_ROLES}
    roles["trigger"] = _joined([*found.trigger, *found.roles.get("trigger", ())])
    home = paragraphs[_paragraph_at(found.trigger[0][0], paragraphs)].span
    roles |= {role: tuple(span for span in roles[role] if home.contains(span)) for role in OWN_ROLES}
    roles["trigger"] = roles["trigger"] or _spans(found.trigger)
    modes = tuple(mode for name in found.modes for of, _, mode in [name.partition("/")] if of == kind)
    return Deed(spans=roles["trigger"], by=by, type=kind, chances=chances, modes=modes, **roles)


def _joined(pairs: Sequence[tuple[int, int]]) -> Spans:
    """Return spans in order, those that touch made one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(pairs):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return _spans(found)


def _outside(furniture: Near[Block], found: Mention | Candidate | Deed | Rejected, what: str) -> Mark | Rejected:
    """Return what was found, or that it was left out because it stands in furniture of the page."""
    if isinstance(found, Mark) and furniture.is_touched(found.spans):
        return Rejected(stage="annotate", spans=found.spans, reason=f"{what} in furniture of the page")
    return found


def _in_one_paragraph(found: Candidate, paragraphs: Sequence[Paragraph]) -> Candidate:
    """Return an attribution whose source stays within paragraphs: a line above, a signature, is no part of who speaks."""
    source = tuple(part for span in found.source for part in _nearest_part(span, found.cue, paragraphs))
    return found if source == found.source else msgspec.structs.replace(found, source=source)


def _nearest_part(span: Span, cue: Spans, paragraphs: Sequence[Paragraph]) -> Spans:
    """Return the part of a span in the paragraph nearest to the cue; the span itself where it stands in one."""
    parts = list(_paragraph_parts(span, paragraphs))
    if len(parts) < 2 or not cue:
        return (span,)
    return (min(parts, key=lambda part: min(abs(part.end - cue[0].start), abs(part.start - cue[0].end))),)


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


def _parts_in_paragraphs(entity: FoundEntity, paragraphs: Sequence[Paragraph], text: str) -> Iterator[FoundEntity]:
    """Yield a name, or the parts of what the reader took for one over the end of a paragraph: a signature and a greeting."""
    if "\n" not in text[entity.start : entity.end]:
        yield entity
        return
    for part in _paragraph_parts(Span(entity.start, entity.end), paragraphs):
        yield replace(entity, start=part.start, end=part.end)


def _paragraph_at(offset: int, paragraphs: Sequence[Paragraph]) -> int:
    """Return the number of the paragraph that an offset stands in or behind."""
    return max(0, bisect_right(paragraphs, offset, key=lambda mark: mark.span.start) - 1)


def _paragraph_parts(span: Span, paragraphs: Sequence[Paragraph]) -> Iterator[Span]:
    """Yield the parts of a span that lie in one paragraph each."""
    for mark in paragraphs[_paragraph_at(span.start, paragraphs) :]:
        if mark.span.start >= span.end:
            return
        start, end = max(span.start, mark.span.start), min(span.end, mark.span.end)
        if start < end:
            yield Span(start, end)


def _mention(entity: FoundEntity, text: str, by: str, addresses: Sequence[Span]) -> Mention | Rejected:
    span = Span(entity.start, entity.end)
    at = bisect_right(addresses, span.start, key=lambda address: address.start) - 1
    if at >= 0 and span.end <= addresses[at].end and span != addresses[at]:
        return Rejected(stage="annotate", spans=(span,), reason="a name inside an address")
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
