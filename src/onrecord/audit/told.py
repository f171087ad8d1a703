"""Find signs in the events told: a headline firmer than its text, figures that nobody can look up."""

import re
from collections.abc import Iterator

from onrecord.audit.claims import SURE_OF_EVENTS, Claims, is_own, is_told_as_fact
from onrecord.audit.layout import MOST_SPANS, Layout, has_publication
from onrecord.document import Document, Span, Spans
from onrecord.document.records import Event, EventStatus, Sign

FIRM: tuple[EventStatus, ...] = ("asserted", "reported")
HEADLINE_SOURCE = re.compile(
    r"[:?“”\"‘’|–—]|\b(?:says?|said|claims?|told|reports?|alleged(?:ly)?|may|might|could|if)\b", re.IGNORECASE
)
"""Marks and words by which a headline keeps its distance itself."""
NOBODYS_STUDY = re.compile(
    r"\b(?:studies|surveys|polls|statistics|research|estimates)\s(?:have\s|has\s|clearly\s|consistently\s){0,2}"
    r"(?:shown?|shows|suggests?|suggested|indicates?|indicated|reveal(?:s|ed)?|found|prov(?:e|es|ed|en))\b",
    re.IGNORECASE,
)
AMOUNT = re.compile(
    r"\b\d[\d,.]*\s?(?:%|per ?cent\b|percent\b|million\b|billion\b)|\b(?:\d+|one|two|three|nine) (?:out of|in) (?:\d+|ten|three|four)\b"
)
AMOUNT_REACH = 100
"""Characters behind *studies show* in which the number stands that they are to vouch for."""
NAME = re.compile(r"(?<=[\w,;] )[A-Z][\w&-]+")
"""A capitalised word inside a sentence: somebody whose figure it may be."""


def find_told_signs(doc: Document, layout: Layout, claims: Claims) -> Iterator[Sign]:
    """Yield signs of headline and figures."""
    yield from _firmer_headline(doc, layout, claims)
    yield from _loose_figures(doc, layout, claims)


def _firmer_headline(doc: Document, layout: Layout, claims: Claims) -> Iterator[Sign]:
    """Yield a sign where the headline tells as fact what the text has only as alleged, planned, denied or the like."""
    if not layout.title or HEADLINE_SOURCE.search(layout.title):
        return
    for claim in claims.all:
        title = [event for event in claim.mentions if claims.in_title(event)]
        body = [event for event in claim.mentions if not claims.in_title(event)]
        sure = min((event.confidence for event in claim.mentions), default=0.0) >= SURE_OF_EVENTS
        if sure and body and any(map(is_told_as_fact, title)) and not any(event.status in FIRM for event in body):
            standing = ", ".join(dict.fromkeys(event.status for event in body))
            yield Sign(
                kind="headline that the text does not support",
                severity="medium" if has_publication(doc.article) else "low",
                spans=_places([*title[:1], *body]),
                why=f"the headline tells it as fact, the text has it only as {standing}",
            )


def _places(events: list[Event]) -> Spans:
    return tuple(sorted({span for event in events for span in (event.evidence or event.trigger)}))[:MOST_SPANS]


def _loose_figures(doc: Document, layout: Layout, claims: Claims) -> Iterator[Sign]:
    spans = sorted({*_studies_of_nobody(layout), *_bare_figures(doc, claims)})
    if spans:
        yield Sign(
            kind="number without unit or origin",
            severity="low",
            spans=tuple(spans[:MOST_SPANS]),
            why="a figure stands without what it counts, or without anybody whose figure it is",
        )


def _studies_of_nobody(layout: Layout) -> Iterator[Span]:
    """Yield *studies show* with a number, where the sentence names nobody and the paragraph links to nothing."""
    for body in layout.body:
        for match in NOBODYS_STUDY.finditer(layout.text, body.start, body.end):
            span = Span(*match.span())
            sentence = layout.sentence_at(span.start)
            if sentence is None or layout.is_quoted(span) or layout.links_in(body):
                continue
            reach = min(span.end + AMOUNT_REACH, sentence.end)
            if AMOUNT.search(layout.text, span.end, reach) and not NAME.search(sentence.of(layout.text)):
                yield span


def _bare_figures(doc: Document, claims: Claims) -> Iterator[Span]:
    """Yield figures of the article's own events that count nothing: behind them stands no word."""
    for claim in claims.all:
        for event in claim.mentions:
            if (
                event.confidence < SURE_OF_EVENTS
                or not is_own(event)
                or claims.may_have_source(claims.sentence_of(event))
            ):
                continue
            for figure in event.figures:
                end = max((span.end for span in figure.spans), default=-1)
                if figure.unit is None and end >= 0 and not doc.text[end : end + 2].strip(" ")[:1].isalnum():
                    yield figure.spans[0]
