"""Where things stand in an article: headline, body, captions, furniture, sentences, quotations."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from onrecord.document import Document, Span, Spans
from onrecord.document.marks import Paragraph, Quotation, Sentence
from onrecord.document.records import Article, Block, Link

MOST_SPANS = 20
"""Places that one sign or check lists; a page that goes on shows no more by it."""
WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Layout:
    """The places of one article by kind, each in reading order.

    `body` are the paragraphs of the article's own text; without blocks every paragraph is body.
    """

    text: str
    title: str | None
    title_spans: Spans
    body: Spans
    captions: Spans
    furniture: Spans
    paragraphs: Spans
    sentences: Spans
    quotations: Spans
    _links: tuple[Link, ...] = field(repr=False)

    def sentence_at(self, place: int) -> Span | None:
        """Return the sentence that holds a place, None where none does."""
        return holder_of(place, self.sentences)

    def paragraph_at(self, place: int) -> Span | None:
        """Return the paragraph that holds a place, None where none does."""
        return holder_of(place, self.paragraphs)

    def is_quoted(self, span: Span) -> bool:
        """Tell whether a place lies wholly between quotation marks."""
        quotation = holder_of(span.start, self.quotations)
        return quotation is not None and quotation.contains(span)

    def quotations_in(self, scope: Span) -> list[Span]:
        """Return the quotations that share a character with a stretch of text, in reading order."""
        first = bisect_right(self.quotations, Span(scope.start, 0))
        before = self.quotations[max(0, first - 1) : first]
        later = self.quotations[first : bisect_right(self.quotations, Span(scope.end, 0))]
        return [span for span in (*before, *later) if span.overlaps(scope)]

    def links_in(self, scope: Span) -> list[Link]:
        """Return the links whose words stand in a stretch of text."""
        return [link for link in self._links if any(span.overlaps(scope) for span in link.spans)]


def lay_out(doc: Document) -> Layout:
    """Return the places of a document by kind."""
    blocks = doc.of_kind(Block)
    paragraphs = _sorted(mark.spans for mark in doc.of_kind(Paragraph))
    body = _of_kind(blocks, "paragraph", "list")
    return Layout(
        text=doc.text,
        title=doc.article.title,
        title_spans=_title_spans(doc.article.title, doc.text),
        body=body if blocks else paragraphs,
        captions=_of_kind(blocks, "caption"),
        furniture=_of_kind(blocks, "boilerplate"),
        paragraphs=paragraphs or body,
        sentences=_sorted(mark.spans for mark in doc.of_kind(Sentence)),
        quotations=_sorted(mark.spans for mark in doc.of_kind(Quotation) if mark.depth == 0),
        _links=tuple(link for link in doc.article.links if link.spans),
    )


def _title_spans(title: str | None, text: str) -> Spans:
    at = text.find(title) if title else -1
    return (Span(at, at + len(title)),) if title and at >= 0 else ()


def holder_of(place: int, spans: Sequence[Span]) -> Span | None:
    """Return the last of the sorted spans that begins at or before a place, if it holds it."""
    number = bisect_right(spans, Span(place, len_beyond(spans))) - 1
    return spans[number] if number >= 0 and place < spans[number].end else None


def len_beyond(spans: Sequence[Span]) -> int:
    """Return an end behind all others, so that a span which begins at the place sorts before it."""
    return spans[-1].end + 1 if spans else 0


def has_publication(article: Article) -> bool:
    """Tell whether anything is known of where and when the text was published, its own words aside."""
    return bool(article.url or article.outlet or article.published_at or article.links)


def _of_kind(blocks: Sequence[Block], *kinds: str) -> Spans:
    return _sorted(block.spans for block in blocks if block.kind in kinds)


def _sorted(groups: Iterable[Spans]) -> Spans:
    return tuple(sorted(span for spans in groups for span in spans if span))
