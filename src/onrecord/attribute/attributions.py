"""Find attributions: who says what by which words, as spans.

Most come from the trained reader. This stage snaps their edges to quotation marks, names the kind of
those that tell of silence, and adds what a reader of sentences cannot see: quotations that stand
free and continue the last speaker, press-release lines, and hearsay that nobody stands up for.
"""

import re
from collections.abc import Iterator, Sequence

import msgspec

from onrecord.attribute.divided import find_halves
from onrecord.attribute.freestanding import settle_quotations
from onrecord.attribute.hearsay import find_hearsay
from onrecord.attribute.mending import mend
from onrecord.attribute.nesting import find_parents
from onrecord.attribute.passed_on import find_passed_on
from onrecord.attribute.posts import find_posts
from onrecord.attribute.silences import Silence, compile_silence, find_silences, kind_of_silence
from onrecord.attribute.sources import why_no_source
from onrecord.attribute.speech import compile_speech
from onrecord.codebook import Codebook
from onrecord.document import Document, Span, Spans, any_overlap, hull, words_of
from onrecord.document.marks import Attribution, Candidate, Hedge, Quotation
from onrecord.document.near import Near
from onrecord.document.records import QuotationKind, Rejected

FINDER = "attribute.attributions/1"

QUOTE_SIGNS = "“”„‟\"«»‘’'"
EDGE = re.compile(r"[\s,.;:!?]*")
DIRECT_SHARE, INDIRECT_SHARE = 0.9, 0.0
"""A content is direct if at least this share of its letters stands between quotation marks, indirect if
no more than the second, mixed in between. One that begins with a small letter is a piece of a sentence,
mixed even where it is all there is: *blamed "irregular formations"*."""
FLOOR = 0.52
"""Least confidence of an attribution of the reader's. On PolNeAR dev who-said-what and strict F1 are 78.7 and 61.5 with .52,
78.6 and 61.0 with .46, 78.7 and 60.9 with .40 (25 November 2026)."""
LETTERS = re.compile(r"\w")
LOWER_START = re.compile(r"\W*[a-z]")
CREDIT_CUE = re.compile(r"\s*[–—―-]{1,2}\s*")
"""A cue that is only a dash credits a post or a quotation set apart: its words are the source's own."""


def find_attributions(doc: Document, *, codebook: Codebook) -> Iterator[Attribution | Rejected]:
    """Yield attributions in reading order, outermost ones and those inside their contents."""
    quotations = Near((mark.spans, mark) for mark in doc.of_kind(Quotation))
    silence, speech = codebook.made(compile_silence), codebook.made(compile_speech)
    hedges = Near((mark.spans, mark) for mark in doc.of_kind(Hedge))
    proposed = [item for item in doc.of_kind(Candidate) if item.cue or item.content]
    candidates = [mend(item, doc, tuple(hedges.near(item.cue)), speech) for item in proposed]
    known = [_from_candidate(candidate, doc.text, quotations, silence) for candidate in candidates]
    faults = {item.number: _fault(item, doc.text, codebook) for item in known}
    kept = _with_parents([item for item in known if not faults[item.number]], doc.text)
    settled = settle_quotations(doc, kept, speech)
    for item in known:
        if faults[item.number]:
            yield Rejected(stage="attribute", spans=item.spans, reason=faults[item.number])
    settled += find_posts(doc, settled)
    settled += find_halves(doc, settled)
    settled += find_silences(doc, settled, silence)
    settled += find_passed_on(doc, settled, codebook)
    yield from _renumbered([*settled, *find_hearsay(doc, settled)])


def _fault(item: Attribution, text: str, codebook: Codebook) -> str:
    """Return why an attribution is left out, in words; nothing for one that is kept."""
    if not item.content and item.kind == "statement":
        return "a cue for which no content was found"
    if item.confidence < FLOOR:
        return f"a confidence of {item.confidence:.2f}, below {FLOOR}"
    if codebook.made(_compiled_no_cues).fullmatch(words_of(item.cue, text)):
        return "words that look like a cue and give nothing to a source"
    return why_no_source(item, text, codebook)


def _with_parents(items: Sequence[Attribution], text: str) -> list[Attribution]:
    parents = find_parents(items, text)
    return [
        msgspec.structs.replace(item, parent=parents[item.number]) if item.number in parents else item for item in items
    ]


def kind_of_quotation(content: Spans, quotations: Sequence[Quotation], text: str) -> QuotationKind:
    """Return how much of a content stands between quotation marks: direct, indirect, mixed."""
    letters = quoted = 0
    inside = [span for quotation in quotations if any_overlap(quotation.inside, content) for span in quotation.inside]
    for span in content:
        for match in LETTERS.finditer(text, span.start, span.end):
            letters += 1
            quoted += any(part.start <= match.start() < part.end for part in inside)
    if not letters or quoted <= INDIRECT_SHARE * letters:
        return "indirect"
    is_fragment = LOWER_START.match(text, inside[0].start) is not None and inside[0].start >= content[0].start
    return "direct" if quoted >= DIRECT_SHARE * letters and not is_fragment else "mixed"


def _from_candidate(
    candidate: Candidate,
    text: str,
    quotations: Near[Quotation],
    silence: Silence,
) -> Attribution:
    near = tuple(quotations.near(candidate.content))
    content = tuple(snap_to_quotation(span, near, text) for span in candidate.content)
    roles = (*candidate.source, *candidate.cue, *content)
    return Attribution(
        spans=(hull(roles),),
        by=candidate.by,
        number=candidate.number,
        parent=candidate.parent,
        kind=kind_of_silence(candidate.cue, content, text, silence),
        source=candidate.source,
        cue=candidate.cue,
        content=content,
        quotation="direct" if _is_credit(candidate.cue, text) else kind_of_quotation(content, near, text),
        confidence=candidate.confidence,
    )


def _is_credit(cue: Spans, text: str) -> bool:
    return len(cue) == 1 and CREDIT_CUE.fullmatch(cue[0].of(text)) is not None


def snap_to_quotation(span: Span, quotations: Sequence[Quotation], text: str) -> Span:
    """Return the span with the quotation marks at its edges taken in, never with half a quotation.

    Where an edge lies just inside a quotation's mark, the mark is taken in too.
    """
    start, end = span.start, span.end
    for quotation in quotations:
        for outer, inner in zip(quotation.spans, quotation.inside, strict=True):
            if outer.start < start <= inner.start and end > inner.start:
                start = outer.start
            if inner.start < end and inner.end <= end + len(_edge(text, end, inner.end)) and end < outer.end:
                end = outer.end
    return Span(start, end)


def _edge(text: str, end: int, limit: int) -> str:
    """Return the punctuation between the end of a content and the closing mark, if nothing else is there."""
    match = EDGE.match(text, end, max(end, limit))
    return match.group() if match and match.end() == limit else ""


def _compiled_no_cues(codebook: Codebook) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row['pattern']})" for row in codebook.rows("no_cues")), re.IGNORECASE)


def _renumbered(items: Sequence[Attribution]) -> Iterator[Attribution]:
    """Yield attributions in reading order, with numbers from 0 in that order."""
    ordered = sorted(items, key=lambda item: (item.spans[0].start, item.parent is not None, item.spans[0].end))
    number_of = {item.number: new for new, item in enumerate(ordered)}
    for new, item in enumerate(ordered):
        parent = None if item.parent is None else number_of.get(item.parent)
        yield msgspec.structs.replace(item, number=new, parent=parent)
