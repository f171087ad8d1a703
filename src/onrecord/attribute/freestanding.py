"""Find who says the quotations that the trained reader left to nobody.

*“…” – Commissioner Orsk* names its speaker behind a dash; *“…,” the envoy said* right behind it. A
quotation that goes on after somebody's quotation in the same paragraph is more of the same content;
one that is a sentence or a paragraph of its own continues the last speaker: its source is carried
over, and said so.
"""

import re
from collections.abc import Iterator, Sequence

import msgspec

from onrecord.attribute.speech import Speech
from onrecord.document import Document, Span, Spans, any_overlap, hull, trim
from onrecord.document.marks import Attribution, Paragraph, Quotation, Sentence

FINDER = "attribute.freestanding/1"

LEAST_WORDS = 4
"""A quotation of fewer words that nobody was found to say is left alone: titles, slogans, scare quotes."""
CREDIT = re.compile(
    r"[\s,.]*(?P<dash>[–—―-]{1,2})\s*(?P<who>[A-Z@](?:[^\n.;:“”\"]|(?<=\b[A-Z])\.(?=\s)){1,100})(?=[.\n]|$)"
)
"""The credit behind a quotation: a dash, then a name up to the end of the line or sentence."""
CARRY_CONFIDENCE, BESIDE_CONFIDENCE, CREDIT_CONFIDENCE = 0.6, 0.7, 0.8


def settle_quotations(doc: Document, known: Sequence[Attribution], speech: Speech) -> list[Attribution]:
    """Return the attributions with the quotations that stood in none: contents that go on, and new ones."""
    items = {item.number: item for item in known}
    taken = [span for item in known for span in (*item.content, *item.source)]
    for quotation in _untaken(doc, taken):
        last = _last_before([item for item in items.values() if item.parent is None], quotation.spans[0].start)
        number = 1 + max(items, default=-1)
        found = (
            _with_credit(doc, quotation, number)
            or _with_speaker(doc, quotation, number, speech)
            or _gone_on(doc, quotation, last)
            or _carried(doc, quotation, last, number)
        )
        if found is not None:
            items[found.number] = found
    return list(items.values())


def _untaken(doc: Document, taken: Sequence[Span]) -> Iterator[Quotation]:
    for quotation in doc.of_kind(Quotation):
        words = sum(len(span.of(doc.text).split()) for span in quotation.inside)
        is_plain = quotation.depth == 0 and not quotation.is_scare and words >= LEAST_WORDS
        if is_plain and not _is_heading(quotation, doc.text) and not any_overlap(quotation.spans, taken):
            yield quotation


def _is_heading(quotation: Quotation, text: str) -> bool:
    """Tell whether every longer word has a capital: titles and headings between marks say nothing new."""
    words = [word for span in quotation.inside for word in span.of(text).split() if len(word) > 4]
    return bool(words) and all(word.lstrip("“”\"'‘’(")[:1].isupper() for word in words)


def _with_credit(doc: Document, quotation: Quotation, number: int) -> Attribution | None:
    match = CREDIT.match(doc.text, quotation.spans[-1].end)
    if match is None:
        return None
    source = trim(Span(*match.span("who")), doc.text)
    return _spoken(quotation.spans, (source,), (Span(*match.span("dash")),), number, CREDIT_CONFIDENCE)


def _with_speaker(doc: Document, quotation: Quotation, number: int, speech: Speech) -> Attribution | None:
    """Return the attribution of *“…,” the envoy said*; the end of the quotation must not end a sentence."""
    inside = quotation.inside[-1].of(doc.text).rstrip()
    end = quotation.spans[-1].end
    if not inside.endswith((",", "?", "!", "…")) and doc.text[end : end + 1] != ",":
        return None
    match = speech.behind.match(doc.text, end + (doc.text[end : end + 1] == ","), end + 240)
    if match is None:
        return None
    which = "1" if match.group("who1") else "2"
    source = trim(Span(*match.span(f"who{which}")), doc.text, " \t\n,;")
    cue = trim(Span(*match.span(f"cue{which}")), doc.text)
    return _spoken(quotation.spans, (source,), (cue,), number, BESIDE_CONFIDENCE) if source and cue else None


def _gone_on(doc: Document, quotation: Quotation, last: Attribution | None) -> Attribution | None:
    """Return the last attribution with the quotation added, if it goes on in the same paragraph."""
    if last is None or last.quotation == "indirect" or not _is_close(doc, last, quotation):
        return None
    paragraph = _paragraph_of(doc, quotation)
    if paragraph is None or not paragraph.contains(hull(last.spans)):
        return None
    content = tuple(sorted((*last.content, *quotation.spans)))
    return msgspec.structs.replace(last, spans=(hull((*last.spans, *content)),), content=content)


def _carried(doc: Document, quotation: Quotation, last: Attribution | None, number: int) -> Attribution | None:
    """Return the quotation as the last speaker's, if it is a sentence or a paragraph of its own behind that."""
    source = () if last is None else last.source or last.carried_source
    if last is None or not source or not _is_close(doc, last, quotation):
        return None
    paragraph, whole = _paragraph_of(doc, quotation), hull(quotation.spans)
    is_paragraph = paragraph is not None and not re.search(r"\w", doc.text[paragraph.start : whole.start])
    ends_paragraph = paragraph is not None and not re.search(r"\w", doc.text[whole.end : paragraph.end])
    is_sentence = _starts_sentence(doc, whole.start) and paragraph is not None and paragraph.contains(hull(last.spans))
    if not is_sentence and not (is_paragraph and ends_paragraph and last.quotation != "indirect"):
        return None
    return _spoken(quotation.spans, (), (), number, CARRY_CONFIDENCE, carried=source)


def _is_close(doc: Document, last: Attribution, quotation: Quotation) -> bool:
    """Tell whether no word stands between an attribution, with the rest of its sentence, and a quotation."""
    end, start = hull(last.spans).end, quotation.spans[0].start
    sentence = next((mark.span for mark in doc.of_kind(Sentence) if mark.span.start < end <= mark.span.end), None)
    if sentence is not None and sentence.end <= start:
        end = sentence.end
    return end <= start and not re.search(r"\w", doc.text[end:start])


def _starts_sentence(doc: Document, place: int) -> bool:
    return any(mark.span.start == place for mark in doc.of_kind(Sentence))


def _paragraph_of(doc: Document, quotation: Quotation) -> Span | None:
    place = quotation.spans[0]
    return next((mark.span for mark in doc.of_kind(Paragraph) if mark.span.contains(place)), None)


def _last_before(spoken: Sequence[Attribution], place: int) -> Attribution | None:
    before = [item for item in spoken if hull(item.spans).end <= place]
    return max(before, key=lambda item: hull(item.spans).end, default=None)


def _spoken(
    content: Spans, source: Spans, cue: Spans, number: int, confidence: float, *, carried: Spans = ()
) -> Attribution | None:
    return Attribution(
        spans=(hull((*source, *cue, *content)),),
        by=FINDER,
        number=number,
        source=source,
        cue=cue,
        content=content,
        carried_source=carried,
        quotation="direct",
        inferred=("source",) if carried else (),
        confidence=confidence,
    )
