"""Find signs in what is told of the publication: byline, day, and whether anything is told at all."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from onrecord.audit.claims import SURE_OF_EVENTS, is_told_as_fact
from onrecord.audit.layout import MOST_SPANS, WORD, Layout, has_publication
from onrecord.codebook import Codebook
from onrecord.document import Document, Span, Spans, any_overlap
from onrecord.document.days import MONTHS, read_day
from onrecord.document.records import Article, Event, Link, Sign

LEEWAY = timedelta(days=1)
"""A page may state the local day, and zones lie up to 26 hours apart: a day less proves nothing."""
FIRST_FURNITURE = 8
"""How many pieces of furniture are looked through for a byline that names nobody."""
LONGEST_BYLINE = 80
MONTH = "|".join(MONTHS)
FULL_DATE = re.compile(
    rf"\b(?:(?P<day1>\d{{1,2}})\s(?P<month1>{MONTH})|(?P<month2>{MONTH})\s(?P<day2>\d{{1,2}})),?\s(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
PAST = re.compile(
    r"\b(?:was|were|had|did|took place|killed|signed|met|held|began|ended|died|won|lost|left|\w{3,}ed)\b", re.IGNORECASE
)
AHEAD = re.compile(
    r"\b(?:will|would|shall|should|could|may|might|plan\w*|schedul\w+|expect\w*|due|set|expir\w+|deadline|next|upcoming"
    r"|postpon\w+|delay\w*|extend\w*|announced|to be|propos\w+|target\w*|if|[Uu]pdat\w+|[Cc]orrect\w+|[Ee]dit\w+|reschedul\w+)\b"
)
"""Words by which a day to come is spoken of in the past tense, or by which a page dates its own changes."""
BORDER = re.compile(r"\b(?:by|until|till|before|from|through|for|to|after)\s(?:\w+day,?\s)?$")
"""Words before a date that may lie ahead while the verb is in the past."""
CLAUSE = 120
"""Characters before and behind a date in which its verb is looked for."""
AUTHOR_FOLDER = re.compile(
    r"/(?:authors?|by|bylines?|people|staff|profiles?|contributors?|journalists?|reporters?|writers?)/[^/]+"
)
BYLINE = re.compile(r"(?:(?:posted|written|published|reported)\s+)?by:?\s+(?P<names>[^|•·\n\d]{3,60})", re.IGNORECASE)


def find_publication_signs(doc: Document, layout: Layout, *, codebook: Codebook) -> Iterator[Sign]:
    """Yield signs of byline and day."""
    yield from _nameless_byline(doc.article, layout, codebook)
    yield from _day(doc.article)
    yield from _told_ahead(doc, layout)
    yield from _pageless_author(doc.article, layout)
    yield from _unsigned(doc.article)


def _nameless_byline(article: Article, layout: Layout, codebook: Codebook) -> Iterator[Sign]:
    words = codebook.made(byline_words)
    if article.byline:
        names, spans = list(article.byline), _places(article.byline[0], layout.text)
    else:
        names, spans = _shown_byline(layout)
    if names and all(is_role(name, words) for name in names):
        shown = ", ".join(names)
        yield Sign(
            kind="byline of a role and no name",
            severity="medium",
            spans=spans,
            why=f"“{shown}” tells what somebody does, not who it is",
        )


def is_role(name: str, words: frozenset[str]) -> bool:
    """Tell whether a byline has no word but those of roles and desks."""
    found = [word.lower() for word in WORD.findall(name)]
    return bool(found) and all(word in words for word in found)


def _shown_byline(layout: Layout) -> tuple[list[str], Spans]:
    """Return the byline among the first pieces of furniture; ingest keeps none that is a role alone."""
    for span in layout.furniture[:FIRST_FURNITURE]:
        words = span.of(layout.text)
        if len(words) <= LONGEST_BYLINE and (match := BYLINE.match(words)):
            return [match["names"].strip()], (span,)
    return [], ()


def _places(name: str, text: str) -> Spans:
    at = text.find(name)
    return (Span(at, at + len(name)),) if at >= 0 and name else ()


def _day(article: Article) -> Iterator[Sign]:
    published, retrieved = article.published_at, article.retrieved_at
    if published is None:
        return
    if retrieved is not None and _is_after(published, retrieved):
        yield Sign(
            kind="publication day in the future",
            severity="medium",
            why=f"published {published.date()}, retrieved {retrieved.date()}",
        )
    dateline = article.dateline
    if dateline is not None and dateline.day is not None and dateline.day - published.date() > LEEWAY:
        yield Sign(
            kind="publication day before the dateline",
            severity="medium",
            spans=dateline.spans,
            why=f"published {published.date()}, dateline {dateline.day}",
        )


def _told_ahead(doc: Document, layout: Layout) -> Iterator[Sign]:
    """Yield a sign for days after that of publication on which the text tells what happened."""
    article = doc.article
    if article.published_at is None:
        return
    border = article.published_at.date() + LEEWAY
    own = article.dateline.spans if article.dateline is not None else ()
    told = ((span, day) for body in layout.body for span, day in _days(body, layout) if not any_overlap((span,), own))
    dated = {span for span, day in told if day > border}
    spans = tuple(
        sorted({*dated, *(span for span in _event_days(doc, border, layout) if not any_overlap((span,), own))})
    )
    if spans:
        yield Sign(
            kind="publication day before the events told",
            severity="medium",
            spans=spans[:MOST_SPANS],
            why=f"published {article.published_at.date()}; the text tells in the past tense of a later day",
        )


def _days(body: Span, layout: Layout) -> Iterator[tuple[Span, date]]:
    """Yield the full dates of clauses in the past tense, what is quoted left out."""
    for match in FULL_DATE.finditer(layout.text, body.start, body.end):
        month, number = match["month1"] or match["month2"], match["day1"] or match["day2"]
        span, day = Span(*match.span()), read_day(int(match["year"]), month, int(number))
        sentence = layout.sentence_at(span.start)
        if day is None or sentence is None or layout.is_quoted(span):
            continue
        words = layout.text[max(sentence.start, span.start - CLAUSE) : min(sentence.end, span.end + CLAUSE)]
        lead = layout.text[max(sentence.start, span.start - 20) : span.start]
        if PAST.search(words) and not AHEAD.search(words) and not BORDER.search(lead):
            yield span, day


def _event_days(doc: Document, border: date, layout: Layout) -> Iterator[Span]:
    """Yield the days of events that the article tells as done, where they lie behind a day."""
    for event in doc.of_kind(Event):
        day = event.day
        if day is None or day.from_ is None or day.from_ <= border or event.confidence < SURE_OF_EVENTS:
            continue
        yield from (span for span in day.spans[:1] if is_told_as_fact(event) and not layout.is_quoted(span))


def _pageless_author(article: Article, layout: Layout) -> Iterator[Sign]:
    """Yield a sign for authors whose linked name leads to no page of theirs, or who alone have none.

    Most pages link no author inside the article; that tells nothing.
    """
    linked = {name: _links_on(name, article, layout) for name in article.byline}
    shown = {name for name, links in linked.items() if any(_is_author_page(name, link) for link in links)}
    without = [
        name
        for name, links in linked.items()
        if (links or shown) and name not in shown and not any(_is_named_in(name, link) for link in article.links)
    ]
    if without:
        yield Sign(
            kind="author without a page",
            severity="low",
            spans=_places(without[0], layout.text),
            why=f"no link leads from “{', '.join(without)}” to a page on the author",
        )


def _links_on(name: str, article: Article, layout: Layout) -> list[Link]:
    return [link for link in article.links if any(span.of(layout.text).strip() == name for span in link.spans)]


def _is_author_page(name: str, link: Link) -> bool:
    return _is_named_in(name, link) or AUTHOR_FOLDER.search(link.url) is not None


def _is_named_in(name: str, link: Link) -> bool:
    """Tell whether an address holds an author's surname."""
    words = WORD.findall(name.lower())
    return bool(words) and words[-1] in link.url.lower()


def _is_after(left: datetime, right: datetime) -> bool:
    """Tell whether one instant lies more than the leeway after another; without both zones, by the clock."""
    if (left.tzinfo is None) != (right.tzinfo is None):
        left, right = left.replace(tzinfo=None), right.replace(tzinfo=None)
    return left - right > LEEWAY


def _unsigned(article: Article) -> Iterator[Sign]:
    has_day = article.dateline is not None and article.dateline.day is not None
    if not (article.byline or has_day or has_publication(article)):
        yield Sign(
            kind="nobody signs the text",
            severity="low",
            why="neither byline nor outlet nor day nor address is known; a text pasted without them looks the same",
        )


def byline_words(codebook: Codebook) -> frozenset[str]:
    """Return the words that name a role or a desk; meant for `codebook.made`."""
    return frozenset(row["word"].lower() for row in codebook.rows("byline_words"))
