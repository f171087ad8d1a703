"""Find quotations that the trained reader left to nobody: free-standing ones, press-release lines.

*“…” – Commissioner Orsk* names its speaker behind a dash. A quotation that is a sentence of its own
right after somebody's quotation continues that speaker: its source is carried over, and said so.
"""

import re
from collections.abc import Iterator, Sequence

from onrecord.document import Document, Span, Spans, any_overlap, hull, trim
from onrecord.document.marks import Attribution, Paragraph, Quotation

FINDER = "attribute.freestanding/1"

LEAST_WORDS = 4
"""A quotation of fewer words that nobody was found to say is left alone: titles, slogans, scare quotes."""
CREDIT = re.compile(r"[\s,.]*[–—―-]{1,2}\s*(?P<who>(?:[A-Z@][^\n.;:“”\"]{1,100}))(?=[.\n]|$)")
"""The credit behind a quotation: a dash, then a name up to the end of the line or sentence."""
CARRY_CONFIDENCE = 0.6
CREDIT_CONFIDENCE = 0.8


def find_freestanding(doc: Document, known: Sequence[Attribution]) -> Iterator[Attribution]:
    """Yield attributions for quotations that stand in no attribution yet."""
    number = 1 + max((item.number for item in known), default=-1)
    taken = [span for item in known for span in (*item.content, *item.source)]
    spoken = [item for item in known if item.parent is None]
    for quotation in _untaken(doc, taken):
        found = _with_credit(doc, quotation, number) or _continued(doc, quotation, spoken, number)
        if found is not None:
            yield found
            spoken.append(found)
            number += 1


def _untaken(doc: Document, taken: Sequence[Span]) -> Iterator[Quotation]:
    for quotation in doc.of_kind(Quotation):
        words = sum(len(span.of(doc.text).split()) for span in quotation.inside)
        is_plain = quotation.depth == 0 and not quotation.is_scare and words >= LEAST_WORDS
        if is_plain and not _is_heading(quotation, doc.text) and not any_overlap(quotation.spans, taken):
            yield quotation


def _is_heading(quotation: Quotation, text: str) -> bool:
    """Tell whether every longer word has a capital: titles and headings between marks say nothing new."""
    words = [word for span in quotation.inside for word in span.of(text).split() if len(word) > 4]
    return bool(words) and all(word.lstrip("“”\"'‘’(").istitle() or word.isupper() for word in words)


def _with_credit(doc: Document, quotation: Quotation, number: int) -> Attribution | None:
    end = quotation.spans[-1].end
    match = CREDIT.match(doc.text, end)
    if match is None:
        return None
    source = trim(Span(*match.span("who")), doc.text)
    return _spoken(quotation.spans, (source,), (), number, CREDIT_CONFIDENCE)


def _continued(
    doc: Document, quotation: Quotation, spoken: Sequence[Attribution], number: int
) -> Attribution | None:
    """Return the quotation as the last speaker's, if it starts the paragraph after that speaker's words."""
    paragraphs = doc.of_kind(Paragraph)
    here = next((i for i, p in enumerate(paragraphs) if p.span.contains(quotation.spans[0])), None)
    last = _last_before(spoken, quotation.spans[0].start)
    if here is None or last is None:
        return None
    gap = doc.text[hull(last.spans).end : quotation.spans[0].start]
    starts_paragraph = not doc.text[paragraphs[here].span.start : quotation.spans[0].start].strip()
    is_close = not re.search(r"\w", gap)
    if not is_close or not (starts_paragraph or last.quotation != "indirect"):
        return None
    return _spoken(quotation.spans, (), last.source or last.carried_source, number, CARRY_CONFIDENCE)


def _last_before(spoken: Sequence[Attribution], place: int) -> Attribution | None:
    before = [item for item in spoken if hull(item.spans).end <= place]
    return max(before, key=lambda item: hull(item.spans).end, default=None)


def _spoken(content: Spans, source: Spans, carried: Spans, number: int, confidence: float) -> Attribution | None:
    if not source and not carried:
        return None
    return Attribution(
        spans=(hull((*source, *content)),),
        by=FINDER,
        number=number,
        source=source,
        content=content,
        carried_source=carried,
        quotation="direct",
        inferred=("source",) if carried else (),
        confidence=confidence,
    )
