"""Find which blocks of a page are its article: trafilatura picks the words, the page gives their order.

Trafilatura is the best open extractor of an article's words, but it drops furniture silently and
keeps no places. So its words are looked up in the page's own blocks: those that it picked tell which
element holds the article, and what else stands there between them is kept and told apart.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import msgspec

from onrecord.ingest.furniture import has_furniture_name, why_furniture
from onrecord.ingest.parts import find_parts, stands_by_picture
from onrecord.ingest.walk import ASIDE, Piece

SHINGLE = 4
# A block counts as picked when this share of its four-word runs is among the picked words.
PICKED_SHARE = 0.5
# The article's element is the smallest one that holds this share of the picked words.
HOME_SHARE = 0.85
# More unpicked blocks than this in a row are no furniture inside an article, if less than
# 40 % of the picked words come after them (one of 32 pages was cut too late at 15 %, none too early at 40 %).
LONGEST_GAP = 8
MAIN_SHARE = 0.6
FEWEST_PROSE_WORDS = 8
# A box opened by a prompt for newsletters and the like is no longer than this; an article is.
MOST_BOX_WORDS = 80
# What these lines open goes on in sentences: what the newsletter brings, what a gift is for.
PROMPTS = frozenset(["newsletter prompt", "app prompt", "donation prompt", "paywall notice", "cookie notice"])
_WORDS = re.compile(r"\w+")
_CREDIT = re.compile(
    r"\(?(?:additional |live )?(?:reporting|reported|writing|written|editing|edited|coverage) by\b", re.IGNORECASE
)
_SENTENCE = re.compile(r"[.!?…][\"”’')\]]*$")
_NO_SENTENCE = "no sentence, and no part of the article"


class Verdict(msgspec.Struct, frozen=True):
    """A block of the article's element: kept as article, or as furniture with the reason."""

    piece: Piece
    why_furniture: str | None = None


class PickedWords:
    """What trafilatura picked: runs of four words, and whole lines for blocks shorter than that."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = {" ".join(words_of(line)) for line in lines}
        self._runs = {run for line in lines for run in _runs(words_of(line))}

    def holds(self, piece: Piece) -> bool:
        """Tell whether a block is among what was picked."""
        words = words_of(piece.text)
        if not words:
            return False
        if len(words) < SHINGLE:
            return " ".join(words) in self._lines
        runs = _runs(words)
        return sum(run in self._runs for run in runs) >= PICKED_SHARE * len(runs)


def words_of(text: str) -> list[str]:
    """Return the words of a text in small letters."""
    return _WORDS.findall(text.replace("\u00ad", "").casefold())


def find_body(pieces: Sequence[Piece], picked: Sequence[bool]) -> list[int]:
    """Return which pieces the article is made of, furniture between them included.

    All of the article's element counts, from its first picked block to its last, and on over blocks that
    stand beside these two. A picked block elsewhere counts too (a standfirst), unless it repeats one here.
    """
    home = _find_home(pieces, picked)
    if home is None:
        return []
    hits = [number for number, piece in enumerate(pieces) if picked[number] and _stands_in(piece.home, home)]
    hits = _without_strays(_without_strays(hits, pieces)[::-1], pieces)[::-1]
    first, last = hits[0], hits[-1]
    while last + 1 < len(pieces) and _are_beside(pieces[last], pieces[last + 1]):
        last += 1
    while first > 0 and _are_beside(pieces[first], pieces[first - 1]):
        first -= 1
    inside = {number for number in range(first, last + 1) if _stands_in(pieces[number].home, home)}
    told = {pieces[number].text for number in inside}
    elsewhere = (
        n for n, piece in enumerate(pieces) if picked[n] and not _stands_in(piece.home, home) and piece.text not in told
    )
    return sorted(inside | {number for number in elsewhere if pieces[number].text.count(" ") >= SHINGLE})


def judge(pieces: Sequence[Piece], picked: Sequence[bool], byline: Sequence[str] = ()) -> list[Verdict]:
    """Return what each block of the article is; one that says a long one again is furniture."""
    listed = [why_furniture(piece.text) for piece in pieces]
    parts = find_parts(pieces, listed, byline)
    seen: set[str] = set()
    boxes = _furniture_boxes(pieces, listed)
    quotes = any(piece.role == "quote" for piece in pieces)
    prose = {run for piece in pieces if quotes and piece.role != "quote" for run in _runs(words_of(piece.text))}
    verdicts = []
    for number, (piece, is_picked) in enumerate(zip(pieces, picked, strict=True)):
        words = " ".join(words_of(piece.text))
        why = parts.get(number) or listed[number] or _why(piece, is_picked=is_picked)
        if (words in seen and words.count(" ") >= SHINGLE) or (piece.role == "quote" and _is_told(words, prose)):
            why = "says words of the article again"
        elif not why and _is_boxed(piece, boxes, is_picked=is_picked):
            why = "stands under a heading of furniture"
        elif why == _NO_SENTENCE and stands_by_picture(piece):
            piece, why = msgspec.structs.replace(piece, role="caption"), None
        seen.add(words)
        verdicts.append(Verdict(piece, why))
    return _without_bare_headings(verdicts)


def _without_bare_headings(verdicts: list[Verdict]) -> list[Verdict]:
    """Return the verdicts with headings that head nothing but furniture, or nothing, counted to it."""
    kept, heads_prose = [], False
    for verdict in reversed(verdicts):
        is_heading = verdict.piece.role == "heading"
        if is_heading and not verdict.why_furniture and not heads_prose:
            verdict = Verdict(verdict.piece, "heads nothing but furniture")
        heads_prose = (heads_prose or not verdict.why_furniture) and not (is_heading and bool(verdict.why_furniture))
        kept.append(verdict)
    return kept[::-1]


def _why(piece: Piece, *, is_picked: bool) -> str | None:
    if piece.role == "caption":
        return None
    count, is_sentence = len(words_of(piece.text)), bool(_SENTENCE.search(piece.text))
    if _is_pointer(piece, count, is_sentence=is_sentence) and not (is_picked and piece.role == "heading"):
        return "links to other pages"
    if is_picked or piece.role in ("quote", "heading") or _CREDIT.match(piece.text):
        return None
    if piece.is_aside or has_furniture_name(piece.names):
        return "stands in a part of the page for other things"
    return None if count >= FEWEST_PROSE_WORDS and is_sentence else _NO_SENTENCE


def _is_pointer(piece: Piece, count: int, *, is_sentence: bool) -> bool:
    if piece.role == "item" and piece.link_share > 0.5 and count < FEWEST_PROSE_WORDS * 2:
        return True
    return piece.link_share > 0.8 and not (is_sentence and count >= FEWEST_PROSE_WORDS)


def _is_boxed(piece: Piece, boxes: dict[Any, str], *, is_picked: bool) -> bool:
    """Tell whether a block shares an element with a line of furniture and is furniture itself.

    A sentence that was picked stands its ground beside a pointer or an advert, not beside a prompt.
    """
    why = None if piece.home is None else boxes.get(_box_of(piece))
    if why is None or why in PROMPTS:
        return why is not None
    return not (is_picked and _SENTENCE.search(piece.text) and len(words_of(piece.text)) >= FEWEST_PROSE_WORDS)


def _furniture_boxes(pieces: Sequence[Piece], listed: Sequence[str | None]) -> dict[Any, str]:
    """Return the small elements that belong to furniture, and why.

    A line of furniture opens such an element, or stands anywhere in an aside.
    """
    sizes: dict[Any, int] = {}
    found: dict[Any, str] = {}
    for piece, reason in zip(pieces, listed, strict=True):
        box = _box_of(piece)
        if box is None:
            continue
        if reason and (box not in sizes or box.tag in ASIDE):
            found.setdefault(box, reason)
        sizes[box] = sizes.get(box, 0) + len(words_of(piece.text))
    return {box: reason for box, reason in found.items() if sizes[box] <= MOST_BOX_WORDS}


def _box_of(piece: Piece) -> Any:
    home = piece.home
    if home is None:
        return None
    if piece.is_aside:
        return next((element for element in (home, *home.iterancestors()) if element.tag in ASIDE), home)
    return home.getparent() if home.tag in ("p", "h1", "h2", "h3", "h4", "h5", "h6", "li") else home


def _is_told(words: str, prose: set[str]) -> bool:
    runs = _runs(words.split())
    return len(runs) > 1 and sum(run in prose for run in runs) >= PICKED_SHARE * len(runs)


def _find_home(pieces: Sequence[Piece], picked: Sequence[bool]) -> Any:
    weights: dict[Any, int] = {}
    total = 0
    for piece, is_picked in zip(pieces, picked, strict=True):
        if not is_picked or piece.home is None:
            continue
        total += len(piece.text)
        for element in (piece.home, *piece.home.iterancestors()):
            weights[element] = weights.get(element, 0) + len(piece.text)
    enough = [element for element, weight in weights.items() if weight >= HOME_SHARE * total]
    return max(enough, key=lambda element: sum(1 for _ in element.iterancestors()), default=None)


def _without_strays(hits: list[int], pieces: Sequence[Piece]) -> list[int]:
    """Return the picked blocks without the few that lie far behind all others, as a publisher's note does."""
    total = sum(len(pieces[number].text) for number in hits)
    told = 0
    for place, (number, following) in enumerate(pairwise(hits), 1):
        told += len(pieces[number].text)
        if abs(following - number) > LONGEST_GAP and told >= MAIN_SHARE * total:
            return hits[:place]
    return hits


def _stands_in(element: Any, home: Any) -> bool:
    return element is not None and (element is home or any(parent is home for parent in element.iterancestors()))


def _are_beside(left: Piece, right: Piece) -> bool:
    if left.home is None or right.home is None or right.is_aside != left.is_aside:
        return False
    return left.home is right.home or (
        left.home.tag == right.home.tag == "p" and left.home.getparent() is right.home.getparent()
    )


def _runs(words: list[str]) -> list[str]:
    return [" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)]
