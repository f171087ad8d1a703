"""Find signs in the text itself: the same paragraph twice, an unsupported headline, loose figures and pictures."""

import re
from collections.abc import Iterator

from onrecord.audit.layout import MOST_SPANS, WORD, Layout, has_publication
from onrecord.codebook import Codebook
from onrecord.document import Document, Span
from onrecord.document.records import Article, Sign

LONG_PARAGRAPH = 25
"""Words from which writing a paragraph twice is no refrain: none of 84 (PolNeAR dev) and 120 (MEANTIME) articles
does, 17 of 1,683 bodies from the web do, most of them captions that the page shows twice (FNC-1, 2026-11-23)."""
HEADLINE_WORDS = 4
"""Content words that a headline must have to be compared with the text."""
HEADLINE_SHARE = 0.25
"""The share of a headline's content words that the text must hold. Below it fall 1.4 % of headlines over their
own text and 52 % over the next article's (PolNeAR train, 794; sweep .10 to .50, 2026-11-23); 0 of 106 on MEANTIME."""
STEM = 5
"""Letters by which a word of the headline is looked for: *talks*, *talked* and *talking* are one."""
ENGAGEMENT = re.compile(
    r"\b(?:(?:tens|hundreds) of )?(?:dozens|scores|hundreds|thousands|millions|countless) (?:of )?(?:\w+ )?"
    r"(?:up-?votes|likes|shares|retweets|re-?posts|comments|reactions|replies|views)\b",
    re.IGNORECASE,
)
TRENDING = re.compile(
    r"\bhashtags?\b[^.\n]{0,60}?\b(?:trend(?:s|ed|ing)|gone viral|went viral|going viral|exploded)\b", re.IGNORECASE
)
CREDIT = re.compile(
    r"(?i:\b(?:photo(?:graph)?s?|pictures?|images?|video|credits?|courtesy|copyright|handout|file|illustration|graphic|"
    r"screen ?grab|screenshot|via|by)\b|©)|\b(?:AP|AFP|EPA|PA|UPI|ANP|DPA|TASS|ANSA|MTI|NTB|CNA|Reuters|REUTERS|Getty|"
    r"Shutterstock|iStock|Alamy|Bloomberg|Xinhua|Anadolu|Wikimedia|Unsplash|Pexels|Pixabay|Flickr|Instagram|YouTube)\b"
    r"|[^\s/]/[^\s/]|\([^()]{2,60}\)\s*$|\|\s*[A-Z][^|]{2,60}$",
)
CREDIT_AFTER = 120
"""Characters behind a caption in which a credit of its own may stand."""


def find_prose_signs(doc: Document, layout: Layout, *, codebook: Codebook) -> Iterator[Sign]:
    """Yield signs of paragraphs, headline, figures and pictures, most telling first."""
    yield from _repeated(layout)
    yield from _headline(doc.article, layout, codebook.made(_small_words))
    yield from _engagement(layout)
    yield from _pictures(layout)


def _repeated(layout: Layout) -> Iterator[Sign]:
    places: dict[str, list[Span]] = {}
    # A page's second copy of a paragraph may have been told apart as furniture.
    for span in (*layout.body, *layout.furniture):
        words = span.of(layout.text).lower().split()
        if len(words) >= LONG_PARAGRAPH:
            places.setdefault(" ".join(words), []).append(span)
    own = frozenset(layout.body)
    groups = [sorted(spans) for spans in places.values() if len(spans) > 1 and not own.isdisjoint(spans)]
    if groups:
        yield Sign(
            kind="same paragraph more than once",
            severity="medium",
            spans=tuple(span for spans in groups for span in spans)[:MOST_SPANS],
            why=f"{_count(len(groups), 'long paragraph')} stands more than once, word for word",
        )


def _count(number: int, noun: str) -> str:
    return f"a {noun}" if number == 1 else f"each of {number} {noun}s"


def _headline(article: Article, layout: Layout, small: frozenset[str]) -> Iterator[Sign]:
    wanted = content_words(layout.title or "", small)
    if len(wanted) < HEADLINE_WORDS or not layout.body:
        return
    known = {word.lower()[:STEM] for span in layout.body for word in WORD.findall(span.of(layout.text))}
    missing = [word for word in wanted if word[:STEM] not in known]
    if len(wanted) - len(missing) < HEADLINE_SHARE * len(wanted):
        yield Sign(
            kind="headline that the text does not support",
            # The headline of plain text is guessed from its first lines.
            severity="medium" if has_publication(article) else "low",
            spans=layout.title_spans,
            why=f"of {len(wanted)} words that carry the headline the text lacks {', '.join(missing)}",
        )


def content_words(title: str, small: frozenset[str]) -> list[str]:
    """Return the words of a headline that carry it, in lower case, each once: no small words, none under four letters."""
    words = (word.lower() for word in WORD.findall(title))
    return list(dict.fromkeys(word for word in words if len(word) > 3 and word not in small))


def _engagement(layout: Layout) -> Iterator[Sign]:
    spans = tuple(
        Span(*match.span())
        for body in layout.body
        for pattern in (ENGAGEMENT, TRENDING)
        for match in pattern.finditer(layout.text, body.start, body.end)
        if not layout.is_quoted(Span(*match.span())) and not layout.links_in(body)
    )
    if spans:
        yield Sign(
            kind="number without unit or origin",
            severity="low",
            spans=tuple(sorted(spans)),
            why="a crowd is claimed, without a count, a day or a link by which it could be looked up",
        )


def _pictures(layout: Layout) -> Iterator[Sign]:
    spans = tuple(span for span in layout.captions if not _has_credit(span, layout))
    if spans:
        yield Sign(
            kind="picture credited to nobody",
            severity="low",
            spans=spans,
            why="no agency, photographer or archive stands with the caption",
        )


def _has_credit(caption: Span, layout: Layout) -> bool:
    behind = layout.text[caption.end : caption.end + CREDIT_AFTER].lstrip().split("\n", 1)[0]
    return CREDIT.search(caption.of(layout.text)) is not None or (
        len(behind) < CREDIT_AFTER // 2 and CREDIT.search(behind) is not None
    )


def _small_words(codebook: Codebook) -> frozenset[str]:
    return frozenset(row["word"] for row in codebook.rows("small_words") if row["use"] == "headline")
