"""Mend what the trained reader proposes where the words themselves tell better.

A dateline is no content. A hedge has no source (*the envoy has allegedly met …*: the envoy says nothing). The
content of a sentence that begins with *According to X* stands in that sentence. A cue without
content takes the quotation beside it.
"""

import re
from collections.abc import Sequence

import msgspec

from onrecord.attribute.gaps import without
from onrecord.attribute.speech import Speech
from onrecord.document import Document, Span, any_overlap, hull, trim
from onrecord.document.marks import Candidate, Hedge, Quotation, Sentence

ACCORDING = re.compile(r"(?:as\s+)?(?:according\s+to|per|citing)", re.IGNORECASE)
FILLER = re.compile(r"\b(?:has|have|had|is|are|was|were|be|been|being|also|since|now|already|to)\b|\W", re.IGNORECASE)
EDGE_SIGNS = " \t\n,.;:–—-"
DATELINE = re.compile(r"[A-Z][A-Z’'.-]+(?:[ ,][^\n–—“”\"]{0,60})?\s[-–—]{1,2}\s")
WRITTEN_BY = re.compile(
    r"\b(?:[Aa]n?|[Tt]he|[Tt]his|[Oo]ne|[Aa]nother)\s(?:[\w-]+\s){0,4}?"
    r"(?:papers?|report|study|survey|poll|analysis|audit|letter|memo|review|statement)\sby\s$"
)
ASKED = re.compile(r"(?:When |If )?[Aa]sked(?: (?:about|by|whether|if))?|(?:Pressed|Questioned)(?: (?:on|about))?")
WORD_END, WORD_REST = re.compile(r"\w"), re.compile(r"\w{1,60}")
GAP = re.compile(r"[\s,.:;–—-]*")


def mend(candidate: Candidate, doc: Document, hedges: Sequence[Hedge], speech: Speech) -> Candidate:
    """Return the candidate as it is, or with the roles that its words show."""
    candidate = _with_whole_words(candidate, doc.text)
    candidate = _without_asked(_with_document(_without_dateline(candidate, doc), doc.text), doc.text)
    if not candidate.cue:
        return candidate
    hedge = next((mark for mark in hedges if any_overlap(mark.spans, candidate.cue)), None)
    if hedge is not None:
        return _without_holder(candidate, hedge, doc, speech)
    return _with_own_sentence(candidate, doc) if candidate.content else _with_quotation(candidate, doc)


def _with_whole_words(candidate: Candidate, text: str) -> Candidate:
    """Return the candidate with a source that does not end inside a word, as the reader cuts *@sorel_again*."""
    if not candidate.source:
        return candidate
    last = candidate.source[-1]
    rest = WORD_REST.match(text, last.end) if last and WORD_END.match(text, last.end - 1) else None
    whole = Span(last.start, rest.end()) if rest else last
    if whole == last or any_overlap((Span(last.end, whole.end),), (*candidate.cue, *candidate.content)):
        return candidate
    return msgspec.structs.replace(candidate, source=(*candidate.source[:-1], whole))


def _without_dateline(candidate: Candidate, doc: Document) -> Candidate:
    """Return the candidate with the dateline cut from the front of its content: *PARIS (AFP) - The …*."""
    if not candidate.content:
        return candidate
    first = candidate.content[0]
    match = DATELINE.match(doc.text, first.start, first.end)
    is_opening = first.start == 0 or doc.text[first.start - 1] == "\n"
    if match is None or not is_opening or match.end() >= first.end:
        return candidate
    return msgspec.structs.replace(candidate, content=(Span(match.end(), first.end), *candidate.content[1:]))


def _without_asked(candidate: Candidate, text: str) -> Candidate:
    """Return *Asked why …, the mayor said* without a source: the mayor is asked, by nobody who is named."""
    if not (candidate.source and candidate.cue and candidate.source[0].start > candidate.cue[-1].end):
        return candidate
    is_asked = ASKED.fullmatch(text[candidate.cue[0].start : candidate.cue[-1].end]) is not None
    is_inverted = text[candidate.cue[0].start].islower() and candidate.source[0].start <= candidate.cue[-1].end + 1
    is_asked = is_asked and not is_inverted
    return msgspec.structs.replace(candidate, source=()) if is_asked else candidate


def _with_document(candidate: Candidate, text: str) -> Candidate:
    """Return *a study by X* with all of it for a source whose first words the reader left out."""
    if not candidate.source:
        return candidate
    first = candidate.source[0]
    match = WRITTEN_BY.search(text[max(0, first.start - 80) : first.start])
    if match is None:
        return candidate
    whole = Span(first.start - len(match.group()), first.end)
    if any_overlap((whole,), (*candidate.cue, *candidate.content)):
        return candidate
    return msgspec.structs.replace(candidate, source=(whole, *candidate.source[1:]))


def _without_holder(candidate: Candidate, hedge: Hedge, doc: Document, speech: Speech) -> Candidate:
    """Return a hedge as hearsay: its sentence is the content, unless the cue reports what somebody said."""
    rest = " ".join(part.of(doc.text) for span in candidate.cue for part in without(span, hedge.spans))
    if speech.verb.search(rest) or (not candidate.source and not FILLER.sub("", rest)):
        return candidate
    roles = [span for span in (*candidate.source, *candidate.cue, *candidate.content) if hedge.scope.contains(span)]
    if not roles:
        return candidate
    whole = hull(roles)
    content = tuple(part for part in (trim(span, doc.text, EDGE_SIGNS) for span in without(whole, hedge.spans)) if part)
    return msgspec.structs.replace(candidate, spans=hedge.spans, source=(), cue=hedge.spans, content=content)


def _with_own_sentence(candidate: Candidate, doc: Document) -> Candidate:
    """Return *According to X, …* with the rest of its sentence for a content that stands before it."""
    cue = candidate.cue[0]
    if not candidate.source or not ACCORDING.fullmatch(cue.of(doc.text)):
        return candidate
    sentence = next((mark.span for mark in doc.of_kind(Sentence) if mark.span.contains(cue)), None)
    if sentence is None or re.search(r"\w", doc.text[sentence.start : cue.start]):
        return candidate
    if any(span.end > sentence.start for span in candidate.content) or candidate.source[-1].end >= sentence.end:
        return candidate
    rest = trim(Span(candidate.source[-1].end, sentence.end), doc.text, EDGE_SIGNS)
    return msgspec.structs.replace(candidate, content=(rest,)) if rest else candidate


def _with_quotation(candidate: Candidate, doc: Document) -> Candidate:
    """Return a cue without content with the quotation right before or behind source and cue."""
    whole = hull((*candidate.source, *candidate.cue))
    for quotation in doc.of_kind(Quotation):
        if quotation.depth or quotation.is_scare or any_overlap(quotation.spans, (whole,)):
            continue
        is_open = not quotation.inside[-1].of(doc.text).rstrip().endswith(".")
        before, behind = quotation.spans[-1].end, quotation.spans[0].start
        if (is_open and _is_gap(doc.text, before, whole.start)) or _is_gap(doc.text, whole.end, behind):
            return msgspec.structs.replace(candidate, content=quotation.spans)
    return candidate


def _is_gap(text: str, start: int, end: int) -> bool:
    """Tell whether only signs stand between two places, and not the end of a sentence or of a paragraph."""
    gap = text[start:end]
    is_short = 0 <= end - start <= 6 and GAP.fullmatch(gap) is not None
    return is_short and "." not in gap and ("\n" not in gap or ":" in gap)
