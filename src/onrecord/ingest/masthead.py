"""Read what stands round an article's body: standfirst, the first picture's caption, byline and day.

Extractors leave these out, though a standfirst is prose of the article. What a page shows of its author
and its day counts only where the page states neither, and only near the headline or at the article's foot.
"""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time

import msgspec

from onrecord.document import Span
from onrecord.document.days import MONTHS, read_day
from onrecord.ingest.datelines import find_dateline, find_day, opens_with_day
from onrecord.ingest.furniture import has_furniture_name, why_furniture
from onrecord.ingest.metadata import Stated, pick_names
from onrecord.ingest.parts import is_signature
from onrecord.ingest.plain import OPENING_BYLINE
from onrecord.ingest.walk import Piece

# Between a headline and its article lie no more blocks than this (17 at most on 32 pages).
MOST_BETWEEN = 20
MOST_AFTER = 30
OPENING_BLOCKS = 5
FEWEST_WORDS = 8
# A line with author and day, its buttons included, has no more words than this.
MOST_LINE_WORDS = 20
_SENTENCE = re.compile(r"[.!?…][\"”’')\]]*$")
_STANDFIRST_NAME = re.compile(
    r"(?:^|[\s_-])(?:standfirst|sub-?head(?:ing|line)?|sub-?title|dek|deck|description|summary|lede|strapline)(?:[\s_-]|$)",
    re.IGNORECASE,
)
_BY = re.compile(
    r"(?:(?i:article|story|words|text|written|reported|posted|published) )?(?:[Bb]y|BY)(?:[:\s]+|(?=[^\W\d_a-z]))|"
    r"(?i:author)[:\s]+"
)
# At the foot of an article, cards of other articles have a *by* and a day; a label is the article's own.
_LABELLED = re.compile(r"(?:author|date|published)\b(?! by)", re.IGNORECASE)
_END_OF_NAMES = re.compile(r"\s*(?:[|•·\n(]|\s[–—-]\s|\bon\s|\d|\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)")
_BETWEEN_NAMES = re.compile(r"\s*(?:,|&|and)?\s*")
_MONTH_AT_END = re.compile(rf"[\s,]+(?:{'|'.join(f'{month[:3]}[a-z]*' for month in MONTHS)})\.?$", re.IGNORECASE)
_NOT_FIRST_DAY = re.compile(r"\s*(?:(?:last|latest) )?(?:updated?|modified|edited)\b", re.IGNORECASE)
_DOTTED_DAY = re.compile(r"(?:date|published|posted)?[:\s]*(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>(?:19|20)\d\d)$", re.I)


def find_standfirst(pieces: Sequence[Piece], headline_at: int | None, body: Sequence[int], stated: Stated) -> set[int]:
    """Return which blocks between headline and body are the article's own.

    They are a standfirst, the caption of the first picture, and a dateline that stands in an element of its own.
    """
    first = next((number for number in body if number > (headline_at or 0)), None)
    if headline_at is None or first is None or first - headline_at > MOST_BETWEEN:
        return set()
    body_piece = pieces[first]
    own = {n for n in range(headline_at + 1, first) if _is_own(pieces[n], body_piece, stated.description)}
    return own | {first - 1} if _is_dateline(pieces[first - 1].text) else own


def state_shown(stated: Stated, pieces: Sequence[Piece], headline_at: int | None, body: Sequence[int]) -> Stated:
    """Return what a page states of itself, byline and day taken from what it shows where it states none."""
    near = list(_near(pieces, headline_at, body))
    opening = (names for number in body[:OPENING_BLOCKS] if (names := _opening_byline(pieces, number, stated.outlet)))
    shown = (names for piece in near if (names := _byline(piece, stated.outlet)))
    byline = stated.byline or next(opening, ()) or next(shown, ())
    guessed = () if byline else tuple(name for name in stated.guessed_byline if _is_shown(name, near))
    day = None if stated.published_at else next((found for piece in near if (found := _day(piece))), None)
    return msgspec.structs.replace(
        stated,
        byline=byline or guessed,
        published_at=datetime.combine(day, time(), tzinfo=UTC) if day else stated.published_at,
    )


def _is_own(piece: Piece, body_piece: Piece, description: str | None) -> bool:
    text = piece.text
    if piece.is_aside or piece.role in ("item", "row", "headline") or piece.link_share > 0.5 or why_furniture(text):
        return False
    if has_furniture_name(_own_names(piece, body_piece)) or text.count(" ") < FEWEST_WORDS - 1:
        return False
    if piece.role == "caption" or (description and " ".join(text.split()) == description):
        return True
    if _BY.match(text) or opens_with_day(text):
        return False
    return bool(_SENTENCE.search(text) or _STANDFIRST_NAME.search(piece.names[-80:]))


def _is_dateline(text: str) -> bool:
    found = find_dateline(text, Span(0, len(text)))
    return found is not None and not text[found[1] :].strip()


def _near(pieces: Sequence[Piece], headline_at: int | None, body: Sequence[int]) -> Iterable[Piece]:
    """Yield the blocks near the headline, and those after the body that say what they are."""
    first, last = (body[0], body[-1]) if body else (0, -1)
    start = max(0, first - MOST_BETWEEN) if headline_at is None else headline_at + 1
    after = (piece for piece in pieces[last + 1 : last + 1 + MOST_AFTER] if _LABELLED.match(piece.text))
    body_piece = pieces[next((n for n in body if n >= start and pieces[n].text.count(" ") >= MOST_LINE_WORDS), last)]
    for piece in (*pieces[start : min(start + MOST_BETWEEN, max(last, start) + 1)], *after):
        if not has_furniture_name(_own_names(piece, body_piece).replace("byline", "")):
            yield piece


def _own_names(piece: Piece, body_piece: Piece) -> str:
    """Return class and id of the elements that hold a block and not the body as well."""
    if piece.home is None or body_piece.home is None:
        return piece.names
    shared = {body_piece.home, *body_piece.home.iterancestors()}
    own = itertools.takewhile(lambda e: e not in shared, (piece.home, *piece.home.iterancestors()))
    return " ".join(f"{element.get('class') or ''} {element.get('id') or ''}" for element in own)


def _byline(piece: Piece, outlet: str | None) -> tuple[str, ...]:
    match = _BY.match(piece.text)
    if not match or piece.text.count(" ") >= MOST_LINE_WORDS:
        return ()
    if piece.anchors and piece.anchors[0].start == match.end():
        return pick_names(list(_linked_names(piece)), outlet)
    names = _MONTH_AT_END.sub("", _END_OF_NAMES.split(piece.text[match.end() :])[0])
    return pick_names([names], outlet) if names[:1].isupper() else ()


def _linked_names(piece: Piece) -> Iterator[str]:
    """Yield the words of the first link, and of those that follow it after a comma or *and*."""
    end = piece.anchors[0].start
    for anchor in piece.anchors:
        if not _BETWEEN_NAMES.fullmatch(piece.text[end : anchor.start]):
            return
        yield piece.text[anchor.start : anchor.end]
        end = anchor.end


def _opening_byline(pieces: Sequence[Piece], number: int, outlet: str | None) -> tuple[str, ...]:
    """Return who signs at the body's head: *By Ann Bor: The envoys …*, or a name alone before a line with its address."""
    text = pieces[number].text
    if opening := OPENING_BYLINE.match(text):
        return pick_names([opening["names"]], outlet)
    if not is_signature(pieces, number):
        return ()
    return pick_names([text.title() if text.isupper() else text], outlet)


def _is_shown(name: str, near: Iterable[Piece]) -> bool:
    return any(name.casefold() in piece.text.casefold() for piece in near)


def _day(piece: Piece) -> date | None:
    if piece.text.count(" ") >= MOST_LINE_WORDS or _NOT_FIRST_DAY.match(piece.text) or _SENTENCE.search(piece.text):
        return None
    if dotted := _DOTTED_DAY.match(piece.text):
        number = int(dotted["m"])
        return read_day(int(dotted["y"]), MONTHS[number - 1], int(dotted["d"])) if 1 <= number <= 12 else None
    return find_day(piece.text)
