"""Find what stands inside an article's element and belongs to something else, by its place there.

A gallery has its own headlines and author; an author's box tells of the author; between two lines of a paywall
stands what it sells. Their blocks read like prose, so only the structure of the page tells.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import Any

from onrecord.ingest.furniture import why_furniture
from onrecord.ingest.walk import Piece

CREDIT_WORDS = 6
FOOT_BLOCKS = 4
PAYWALL_BLOCKS = 8
BOX_ELEMENTS = 30
"""A picture's element holds no more elements than this."""
PAYWALL = "paywall notice"
# A part is furniture where it holds less than this share of all words; else its name names the whole page.
MOST_SHARE = 0.6

_NAMED = (
    (
        "stands in a picture gallery",
        re.compile(
            r"(?:^|[\s_-])(?:photo-?|picture-?|image-?)?(?:gallery|slideshow|carousel)(?:[\s_-]|$)", re.IGNORECASE
        ),
    ),
    (
        "tells of the author",
        re.compile(
            r"(?:^|[\s_-])(?:(?:author|writer|contributor)s?[_-]*(?:bio|box|info|card|profile|descr(?:iption)?)"
            r"|about-?(?:the-?)?(?:author|writer)|m-a-box)(?:[\s_-]|$)",
            re.IGNORECASE,
        ),
    ),
)
_OFFER = re.compile(r"\b(?:subscri\w+|member(?:s|ship)?|join|renew|access|unlimited|cancel|trial)\b", re.IGNORECASE)
_QUOTED = re.compile('[“”"«»]')
_NAME = re.compile(r"[^\W\d_a-z][\w.’'-]*(?: [\w.’'-]+){1,3}")
_AUTHOR_VERBS = r",? (?:is|was|has|covers|writes|reports|joined|works|can be)\b"
_THE_AUTHOR = re.compile(rf"the (?:author|writer){_AUTHOR_VERBS}", re.IGNORECASE)


def find_parts(pieces: Sequence[Piece], listed: Sequence[str | None], byline: Sequence[str] = ()) -> dict[int, str]:
    """Return the reasons why blocks belong to something else, by number; `listed` has what the list says of each."""
    found: dict[int, str] = {}
    for reason, name in _NAMED:
        found |= dict.fromkeys(_in_named(pieces, name), reason)
    found |= dict.fromkeys(_in_paywall(pieces, listed), "sells what a paywall hides")
    found |= dict.fromkeys(_at_foot(pieces, listed, byline), "tells of the author")
    found |= dict.fromkeys(_credits(pieces), "picture credit")
    return found | dict.fromkeys((n for n in range(len(pieces)) if is_signature(pieces, n)), "byline")


def is_signature(pieces: Sequence[Piece], number: int) -> bool:
    """Tell whether a block is a name alone, before a line with nothing but an address for letters."""
    is_name = _NAME.fullmatch(pieces[number].text) and number + 1 < len(pieces)
    return bool(is_name) and why_furniture(pieces[number + 1].text) == "contact line"


def stands_by_picture(piece: Piece) -> bool:
    """Tell whether an element holds a picture and hardly any words but those of the block."""
    box, most = _box(piece), 2 * len(piece.text)
    if not _has_picture(box):
        return False
    words = (" ".join(text.split()) for text in box.itertext())
    return all(length < most for length in itertools.accumulate(map(len, words)))


def _in_named(pieces: Sequence[Piece], name: re.Pattern[str]) -> list[int]:
    inside = [n for n, piece in enumerate(pieces) if piece.role != "caption" and name.search(piece.names)]
    total = sum(len(piece.text) for piece in pieces)
    return inside if sum(len(pieces[n].text) for n in inside) < MOST_SHARE * total else []


def _in_paywall(pieces: Sequence[Piece], listed: Sequence[str | None]) -> Iterator[int]:
    """Yield what addresses the reader between two notices of a paywall that stand close together."""
    notices = [number for number, reason in enumerate(listed) if reason == PAYWALL]
    if notices and notices[0] > 0 and notices[-1] - notices[0] <= PAYWALL_BLOCKS:
        for number in range(notices[0] + 1, notices[-1]):
            text = pieces[number].text
            if _OFFER.search(text) and not _QUOTED.search(text):
                yield number


def _at_foot(pieces: Sequence[Piece], listed: Sequence[str | None], byline: Sequence[str]) -> Iterator[int]:
    """Yield lines at the foot that begin with an author of the article and tell what that person does."""
    names = [re.escape(name) for name in byline]
    author = re.compile(rf"(?:{'|'.join(names)}){_AUTHOR_VERBS}") if names else _THE_AUTHOR
    prose = [number for number, reason in enumerate(listed) if not reason]
    for number in prose[len(prose) // 2 :][-FOOT_BLOCKS:]:
        if author.match(pieces[number].text) or _THE_AUTHOR.match(pieces[number].text):
            yield number


def _credits(pieces: Sequence[Piece]) -> Iterator[int]:
    """Yield names that stand right under a caption, in the same element as it."""
    for number, (piece, after) in enumerate(itertools.pairwise(pieces), 1):
        is_short = after.text.count(" ") < CREDIT_WORDS and not after.text.endswith((".", "!", "?", "”"))
        if piece.role == "caption" and after.role == "text" and is_short and _share_picture(piece, after):
            yield number


def _share_picture(caption: Piece, below: Piece) -> bool:
    box = _parent(below)
    return box is _parent(caption) and _has_picture(box)


def _has_picture(box: Any) -> bool:
    return box is not None and any(e.tag in ("img", "picture") for e in itertools.islice(box.iter(), BOX_ELEMENTS))


def _box(piece: Piece) -> Any:
    return _parent(piece) if piece.home is not None and piece.home.tag == "p" else piece.home


def _parent(piece: Piece) -> Any:
    return None if piece.home is None else piece.home.getparent()
