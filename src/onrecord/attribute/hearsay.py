"""Find hearsay: what a text passes on in its own voice without naming anyone who says so."""

from collections.abc import Iterator, Sequence

from onrecord.attribute.beside import first_free, words_taken
from onrecord.document import Document, Span, Spans, any_overlap, hull, trim
from onrecord.document.marks import Attribution, Hedge, Sentence
from onrecord.document.near import Near

FINDER = "attribute.hearsay/1"
CONFIDENCE = 0.5
"""The words are sure, the reach of what they hedge is not: the rest of the sentence is taken."""
NO_HEARSAY = frozenset({"so-called", "ostensibly"})
"""Hedges on one word, which make no attribution of their sentence."""
EDGE_SIGNS = " \t\n,.;:–—-"


def find_hearsay(doc: Document, known: Sequence[Attribution]) -> Iterator[Attribution]:
    """Yield an attribution without source for each hedge that stands in nobody's words.

    A hedge inside somebody's content is that speaker's doubt; one that the trained reader took for
    a cue is known already.
    """
    first, taken = first_free(known), words_taken(known)
    sentences = Near((mark.spans, mark.span) for mark in doc.of_kind(Sentence))
    last: Spans = ()  # hedges come in reading order, so of what is added only the last can reach the next
    for hedge in doc.of_kind(Hedge):
        if hedge.phrase in NO_HEARSAY or taken.is_touched(hedge.spans) or any_overlap(hedge.spans, last):
            continue
        content = _around(hedge, doc.text, sentences)
        if content and not taken.is_touched(content) and not any_overlap(content, last):
            yield _hearsay(hedge, content, first)
            last = (*content, *hedge.spans)
            first += 1


def _hearsay(hedge: Hedge, content: Spans, number: int) -> Attribution:
    return Attribution(
        spans=(hull((*hedge.spans, *content)),),
        by=FINDER,
        number=number,
        cue=hedge.spans,
        content=content,
        confidence=CONFIDENCE,
    )


def _around(hedge: Hedge, text: str, sentences: Near[Span]) -> Spans:
    """Return the sentence of a hedge without the hedge: one span, or two where it stands inside."""
    scope = next((span for span in sentences.touching(hedge.span) if span.contains(hedge.span)), hedge.scope)
    before = trim(Span(scope.start, hedge.span.start), text, EDGE_SIGNS)
    after = trim(Span(hedge.span.end, scope.end), text, EDGE_SIGNS)
    return tuple(span for span in (before, after) if span)
