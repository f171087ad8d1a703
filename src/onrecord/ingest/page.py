"""Take an HTML page: headline, then the article's body in page order, furniture inside it kept and told apart."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import islice
from typing import Any

from onrecord.document import Span, text_id
from onrecord.document.records import Article, Block, BlockKind, Link, Rejected
from onrecord.errors import EmptyInput, NotAnArticle, TooLargeInput
from onrecord.ingest.anchor import FEWEST_PROSE_WORDS, PickedWords, Verdict, find_body, judge, words_of
from onrecord.ingest.furniture import why_furniture
from onrecord.ingest.ingested import Ingested
from onrecord.ingest.masthead import find_standfirst, state_shown
from onrecord.ingest.metadata import Stated, absolute, read_metadata
from onrecord.ingest.parts import PAYWALL
from onrecord.ingest.plain import split_byline, split_dateline
from onrecord.ingest.walk import Piece, tidy, walk

# libxml2 leaves out what is nested deeper than some 255 elements; pages of news have up to 43 (32 pages).
DEEPEST = 240
TOO_DEEP = f"elements are nested over {DEEPEST} deep, what is in them is left out; give the article alone"
FEWEST_WORDS = 40
FEWEST_SENTENCES = 2
# Trafilatura takes 22 s for 100,000 tiny elements and grows faster than they do; news pages have up to 2,700 (32 pages).
# A page with more than this is taken as one article, all of its visible blocks.
MOST_ELEMENTS_TO_PICK = 30_000
MOST_LINKS = 2_000
# Some 90 microseconds a block: this bounds the time that a page made to cost time can take.
MOST_BLOCKS = 200_000
# Where less of the picked words than this is found on the page, they come from its data and not from what it shows.
FEWEST_FOUND = 0.5
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*(?:\s|$)")


def take_page(
    markup: str,
    input: str,  # noqa: A002 - the record's own word
    *,
    address: str | None = None,
    max_bytes: int,
    notices: tuple[str, ...] = (),
    near: date | None = None,
) -> Ingested:
    """Return the article of a page; `near` is the day of publication where it is known from elsewhere.

    Raises:
        NotAnArticle: no article was found, or only a stub of one.
        EmptyInput: the page has no visible words.
        TooLargeInput: the article's text is over the limit.
    """
    tree = parse(markup)
    pieces, shown = show(tree, input)
    stated = read_metadata(tree, address=address)
    headline, at = find_headline(pieces, stated)
    verdicts, notes, stated = find_article(tree, pieces, stated, headline_at=at)
    verdicts = _without_headline(verdicts, headline)
    _refuse_stub(verdicts, input, is_cut=_is_cut(tree))
    text, blocks, rejected, links = lay_out(headline, verdicts, stated.url or address)
    size = len(text.encode())
    if size > max_bytes:
        raise TooLargeInput(input, f"too large: {size} bytes of text, limit {max_bytes}; --max-bytes raises it")
    near = stated.published_at.date() if stated.published_at and not near else near
    _, blocks, signed = split_byline(text, blocks)
    dateline, blocks = split_dateline(text, blocks, near=near)
    article = Article(
        id=text_id(text),
        input=input,
        title=headline,
        outlet=stated.outlet,
        byline=stated.byline,
        url=stated.url,
        published_at=stated.published_at,
        dateline=dateline,
        links=links,
    )
    told = tuple(Rejected(stage="ingest", reason=note) for note in (*notices, *shown, *notes))
    return Ingested(article=article, text=text, blocks=blocks, rejected=(*told, *rejected, *signed))


def show(tree: Any, input: str) -> tuple[list[Piece], tuple[str, ...]]:  # noqa: A002 - the record's own word
    """Return the blocks that a page shows, or those that it hides until a script runs where it shows no article.

    Raises:
        EmptyInput: it has no words at all.
        TooLargeInput: it has more blocks than any page of news.
    """
    notes: tuple[str, ...] = ()
    pieces = list(islice(walk(tree), MOST_BLOCKS + 1)) if tree is not None else []
    if tree is not None and not _has_prose(pieces):
        hidden = list(islice(walk(tree, with_hidden=True), MOST_BLOCKS + 1))
        if _has_prose(hidden):
            pieces, notes = hidden, ("taken from parts that the page hides until a script runs",)
    if not pieces and _is_cut(tree):
        raise EmptyInput(input, TOO_DEEP)
    if not pieces:
        raise EmptyInput(input, "the page shows no words; give the page as a browser saves it")
    if len(pieces) > MOST_BLOCKS:
        raise TooLargeInput(input, f"too large: over {MOST_BLOCKS} blocks on one page; give the article alone")
    return pieces, notes


def parse(markup: str) -> Any:
    """Return the tree of a page, None where there is none; libxml2 bounds its depth itself."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        tree = html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None
    return tree


def find_article(
    tree: Any, pieces: Sequence[Piece], stated: Stated, *, headline_at: int | None
) -> tuple[list[Verdict], list[str], Stated]:
    """Return the blocks of the article in page order, notes on what was left outside, and what the page shows of itself.

    A few words before the headline (*Exclusive*, *World*) are no part of it.
    """
    is_small = sum(1 for _ in tree.iter()) <= MOST_ELEMENTS_TO_PICK
    lines = pick_lines(tree, stated.url) if is_small else []
    words = PickedWords(lines)
    picked = [not is_small or words.holds(piece) for piece in pieces]
    body = [
        n
        for n in find_body(pieces, picked)
        if n >= (headline_at or 0) or len(words_of(pieces[n].text)) >= FEWEST_PROSE_WORDS
    ]
    found = sum(len(piece.text) for piece, is_picked in zip(pieces, picked, strict=True) if is_picked)
    if found < FEWEST_FOUND * sum(map(len, lines)):
        verdicts = [Verdict(Piece(text=line, role="text", home=None), why_furniture(line)) for line in lines]
        note = "text taken from the page's data: what it shows holds less of the article"
        return verdicts, [note], state_shown(stated, pieces, headline_at, body)
    own = find_standfirst(pieces, headline_at, body, stated)
    stated = state_shown(stated, pieces, headline_at, body)
    body = sorted({*body, *own})
    outside = len(pieces) - len(body)
    notes = [f"outside the article: {outside} blocks (menus, footers, comments)"] if outside else []
    is_own = [picked[number] or number in own for number in body]
    verdicts = judge([pieces[number] for number in body], is_own, stated.byline)
    if any(verdict.why_furniture == PAYWALL for verdict in verdicts):
        notes.append("the page keeps something for subscribers: it may show only the beginning of the article")
    return verdicts, notes, stated


def pick_lines(tree: Any, url: str | None) -> list[str]:
    """Return the lines of text that trafilatura takes for the article."""
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(tree, url=url, include_comments=False, include_tables=True)
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError):
        return []
    body = getattr(found, "body", None)
    if body is None:
        return []
    return [
        line
        for block in body
        for line in (tidy("".join(part.itertext())) for part in (block, *block.iter("item", "cell")))
        if line
    ]


def find_headline(pieces: Sequence[Piece], stated: Stated) -> tuple[str | None, int | None]:
    """Return the headline as the page shows it, else as it states it; and which piece shows it.

    A shown headline counts when it shares half of its words with the stated one, or no other is shown. One
    with a kicker before it (*Open Progress Why thinking together …*) gives way to the stated one.
    """
    shown = [
        (number, piece.text) for number, piece in enumerate(pieces) if piece.role == "headline" and not piece.is_aside
    ]
    wanted = words_of(stated.title or "")
    for number, text in shown:
        words = words_of(text)
        if wanted and words != wanted and f" {' '.join(wanted)} " in f" {' '.join(words)} ":
            return stated.title, number
        if words and len(set(words) & set(wanted)) * 2 >= len(set(words)):
            return " ".join(text.split()), number
    if stated.title or len(shown) != 1:
        return stated.title, None
    return " ".join(shown[0][1].split()), shown[0][0]


def lay_out(
    headline: str | None, verdicts: Iterable[Verdict], base: str | None
) -> tuple[str, tuple[Block, ...], tuple[Rejected, ...], tuple[Link, ...]]:
    """Return text, blocks, what was told apart, and links, all with their places in the text."""
    parts, blocks, rejected, links, place = [], list[Block](), list[Rejected](), list[Link](), 0
    for piece, why, kind in [*_headline_part(headline), *((v.piece, v.why_furniture, _kind(v)) for v in verdicts)]:
        span = Span(place, place + len(piece.text))
        parts.append(piece.text)
        blocks.append(Block(kind=kind, spans=(span,)))
        if why:
            rejected.append(Rejected(stage="ingest", reason=f"furniture: {why}", spans=(span,)))
        else:
            links.extend(_links(piece, place, base))
        place = span.end + 2
    return "\n\n".join(parts), tuple(blocks), tuple(rejected), tuple(links[:MOST_LINKS])


def _headline_part(headline: str | None) -> list[tuple[Piece, str | None, BlockKind]]:
    return [(Piece(text=headline, role="headline", home=None), None, "title")] if headline else []


def _links(piece: Piece, place: int, base: str | None) -> Iterable[Link]:
    for anchor in piece.anchors:
        if url := absolute(anchor.url, base):
            yield Link(url=url, spans=(Span(place + anchor.start, place + anchor.end),))


def _kind(verdict: Verdict) -> BlockKind:
    if verdict.why_furniture:
        return "boilerplate"
    kinds: dict[str, BlockKind] = {"caption": "caption", "item": "list"}
    return kinds.get(verdict.piece.role, "paragraph")


def _has_prose(pieces: Sequence[Piece]) -> bool:
    return sum(len(words_of(piece.text)) for piece in pieces if _SENTENCE_END.search(piece.text)) >= FEWEST_WORDS


def _without_headline(verdicts: Sequence[Verdict], headline: str | None) -> list[Verdict]:
    words = f" {' '.join(words_of(headline or ''))} "
    return [v for v in verdicts if not words.strip() or not _repeats(v.piece, words)]


def _repeats(piece: Piece, headline: str) -> bool:
    words = f" {' '.join(words_of(piece.text))} "
    return words == headline or (piece.role == "headline" and headline in words)


def _is_cut(tree: Any) -> bool:
    """Tell whether the parser came to the depth at which it leaves elements out."""
    element, depth = tree, 0
    while element is not None and depth < DEEPEST:
        element, depth = next((child for child in element.iterchildren(reversed=True)), None), depth + 1
    return depth >= DEEPEST


def _refuse_stub(verdicts: Sequence[Verdict], input: str, *, is_cut: bool) -> None:  # noqa: A002 - the record's own word
    prose = [v.piece.text for v in verdicts if not v.why_furniture and v.piece.role != "caption"]
    words = sum(len(words_of(text)) for text in prose)
    sentences = sum(len(_SENTENCE_END.findall(text)) for text in prose)
    if words < FEWEST_WORDS or sentences < FEWEST_SENTENCES:
        if is_cut:
            raise NotAnArticle(input, TOO_DEEP)
        found = f"{words} words in {sentences} sentences" if words else "no text"
        raise NotAnArticle(
            input, f"no article on the page: {found} found, at least {FEWEST_WORDS} in {FEWEST_SENTENCES} needed"
        )
