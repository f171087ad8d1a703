"""Take plain text: kept whole, with blocks that say what is headline, dateline, paragraph or furniture."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice, pairwise

from onrecord.document import Span, text_id
from onrecord.document.records import Article, Block, BlockKind, Dateline, Rejected
from onrecord.errors import EmptyInput, TooLargeInput
from onrecord.ingest.datelines import find_dateline, find_day
from onrecord.ingest.furniture import why_furniture
from onrecord.ingest.ingested import Ingested

# Lines of a hard-wrapped file are no longer than this; a file with a longer line has one paragraph a line.
WRAPPED_WIDTH = 100
LONGEST_TITLE = 200
# A dateline stands at the head of the report: in one of its first paragraphs, or in none.
DATELINE_PARAGRAPHS = 3
BYLINE_BLOCKS = 5
# An article of two million bytes, the usual limit, has some 7,000 paragraphs.
MOST_PARAGRAPHS = 100_000
TITLE_PIECES = 8

_BULLET = re.compile(r"[ \t]*(?:[-*•–▪‣·]|\d{1,2}[.)])[ \t]+\S")
_BYLINE = re.compile(r"(?:[Bb]y|BY)[ \t]+(?P<names>[^\W\d_a-z][^.!?“”\"\n]{2,100})")
_OWN_NAME = r"[^\W\d_a-z][\w.’'-]*(?: [^\W\d_a-z][\w.’'-]*){1,3}"
OPENING_BYLINE = re.compile(rf"(?:By|BY) (?P<names>{_OWN_NAME}(?:(?:,| and|, and) {_OWN_NAME}){{0,3}})\s*:\s+(?=\S)")
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_SENTENCE_END = (".", "!", "…", ":", ";", ",", ".”", '."', "!”", '!"')


def take_plain(
    text: str,
    input: str,  # noqa: A002 - the record's own word
    notices: tuple[str, ...] = (),
    *,
    near: date | None = None,
) -> Ingested:
    """Return a plain text as an article, nothing taken out of it.

    `near` is the day of publication, where it is known; a dateline without a year has its year from it.

    Raises:
        EmptyInput: there is no word in it.
        TooLargeInput: it has more paragraphs than any article.
    """
    if not any(character.isalnum() for character in text):
        raise EmptyInput(input, "holds no words; give the text of an article")
    spans = tuple(islice(find_pieces(text), MOST_PARAGRAPHS + 1))
    if len(spans) > MOST_PARAGRAPHS:
        raise TooLargeInput(
            input, f"too large: over {MOST_PARAGRAPHS} paragraphs in one text; give one article at a time"
        )
    title = find_title(text, spans)
    blocks, rejected, byline = label_pieces(text, spans, title)
    signed, blocks, why = split_byline(text, blocks)
    dateline, blocks = split_dateline(text, blocks, near=near or _day_of_byline(text, rejected))
    return Ingested(
        article=Article(
            id=text_id(text),
            input=input,
            title=" ".join(title.of(text).lstrip("# ").split()) if title else None,
            byline=byline or signed,
            dateline=dateline,
        ),
        text=text,
        blocks=blocks,
        rejected=(*(Rejected(stage="ingest", reason=notice) for notice in notices), *rejected, *why),
    )


def find_pieces(text: str) -> Iterator[Span]:
    """Yield the paragraphs of a text without the white space around them.

    A blank line always ends one. A single line end does so too, unless the file is hard-wrapped.
    """
    lines = [_stripped(text, match.start(), match.end()) for match in _LINE.finditer(text)]
    is_wrapped = _is_wrapped(text, lines)
    start: Span | None = None
    for line in lines:
        if start and is_wrapped and _continues(text, start, line):
            start = Span(start.start, line.end)
            continue
        if start:
            yield start
        start = line
    if start:
        yield start


def find_title(text: str, pieces: tuple[Span, ...]) -> Span | None:
    """Return the headline: a short piece between blank lines without a full stop, with only short lines before it.

    Such lines are a letterhead, a byline or furniture; the first longer piece ends the search.
    """
    for number, piece in enumerate(pieces[: min(TITLE_PIECES, len(pieces) - 1)]):
        words = piece.of(text)
        if why_furniture(words):
            continue
        if len(words) > LONGEST_TITLE or words.endswith(_SENTENCE_END) or "\n" in words or _BULLET.match(words):
            return None
        starts = number == 0 or _is_parted(text, pieces[number - 1], piece)
        if starts and _is_parted(text, piece, pieces[number + 1]) and not _BYLINE.fullmatch(words):
            return None if find_dateline(text, piece) else piece
    return None


def _is_parted(text: str, left: Span, right: Span) -> bool:
    return text.count("\n", left.end, right.start) > 1


def label_pieces(
    text: str, pieces: tuple[Span, ...], title: Span | None
) -> tuple[tuple[Block, ...], tuple[Rejected, ...], tuple[str, ...]]:
    """Return a block for each piece, why some are furniture, and the names of the byline."""
    blocks, rejected, byline = [], [], tuple[str, ...]()
    for number, piece in enumerate(pieces):
        words = piece.of(text)
        names = _BYLINE.fullmatch(words) if number < BYLINE_BLOCKS and not byline else None
        if names:
            byline = split_names(re.split(r"\s*[|•·]\s*|\s+[–—-]\s+", names["names"])[0])
        reason = "byline" if names else why_furniture(words)
        if reason:
            rejected.append(Rejected(stage="ingest", reason=f"furniture: {reason}", spans=(piece,)))
        blocks.append(Block(kind=_kind(words, is_title=piece == title, is_furniture=bool(reason)), spans=(piece,)))
    return tuple(blocks), tuple(rejected), byline


def split_names(names: str) -> tuple[str, ...]:
    """Return the names in *A, B and C*; a name of one word stays with what it follows (*B, MD*)."""
    found: list[str] = []
    for part in re.split(r"\s+(?:and|&)\s+|\s*[;\n]\s*|\s*,\s*", names):
        name = " ".join(part.split()).strip(" ,.-–—|")
        if name and found and " " not in name and name not in found:
            found[-1] = f"{found[-1]}, {name}"
        elif name and name not in found:
            found.append(name)
    return tuple(found)


def split_dateline(
    text: str, blocks: tuple[Block, ...], *, near: date | None = None
) -> tuple[Dateline | None, tuple[Block, ...]]:
    """Return the dateline, and the blocks with its paragraph cut in two where one was found."""
    paragraphs = [number for number, block in enumerate(blocks) if block.kind == "paragraph"]
    for number in paragraphs[:DATELINE_PARAGRAPHS]:
        (piece,) = blocks[number].spans
        found = find_dateline(text, piece, near=near)
        if found:
            dateline, body = found
            parts = [Block(kind="dateline", spans=dateline.spans)]
            if rest := text[body : piece.end].strip():
                start = text.index(rest[0], body)
                parts.append(Block(kind="paragraph", spans=(Span(start, piece.end),)))
            return dateline, (*blocks[:number], *parts, *blocks[number + 1 :])
    return None, blocks


def split_byline(
    text: str, blocks: tuple[Block, ...]
) -> tuple[tuple[str, ...], tuple[Block, ...], tuple[Rejected, ...]]:
    """Return who signs at the head of a first paragraph (*By Ann Bor: The envoys …*), and it cut in two."""
    paragraphs = [number for number, block in enumerate(blocks) if block.kind == "paragraph"]
    for number in paragraphs[:DATELINE_PARAGRAPHS]:
        (piece,) = blocks[number].spans
        if opening := OPENING_BYLINE.match(text, piece.start, piece.end):
            signed = Span(piece.start, piece.start + len(opening.group().rstrip()))
            parts = (
                Block(kind="boilerplate", spans=(signed,)),
                Block(kind="paragraph", spans=(Span(opening.end(), piece.end),)),
            )
            why = Rejected(stage="ingest", reason="furniture: byline", spans=(signed,))
            return split_names(opening["names"]), (*blocks[:number], *parts, *blocks[number + 1 :]), (why,)
    return (), blocks, ()


def _day_of_byline(text: str, rejected: tuple[Rejected, ...]) -> date | None:
    days = (
        find_day(item.spans[0].of(text)) for item in rejected if item.reason.endswith(("byline", "publication line"))
    )
    return next((day for day in days if day), None)


def _kind(words: str, *, is_title: bool, is_furniture: bool) -> BlockKind:
    if is_furniture:
        return "boilerplate"
    if is_title:
        return "title"
    return "list" if _BULLET.match(words) else "paragraph"


def _stripped(text: str, start: int, end: int) -> Span:
    line = text[start:end]
    return Span(start + len(line) - len(line.lstrip()), end - len(line) + len(line.rstrip()))


def _is_wrapped(text: str, lines: list[Span]) -> bool:
    if not lines or max(map(len, lines)) > WRAPPED_WIDTH:
        return False
    follows = sum(text[left.end : right.start].count("\n") == 1 for left, right in pairwise(lines))
    open_ended = sum(not line.of(text).endswith((".", "!", "?", "”", '"', ":")) for line in lines)
    return follows > 0 and open_ended * 2 > len(lines)


def _continues(text: str, piece: Span, line: Span) -> bool:
    words = line.of(text)
    if text[piece.end : line.start].count("\n") > 1 or _BULLET.match(words):
        return False
    before = text[text.rfind("\n", 0, piece.end) + 1 : piece.end]
    # A line much shorter than the width was ended on purpose: an address, a heading.
    return len(before.strip()) + len(words.split()[0]) >= WRAPPED_WIDTH // 2 and not why_furniture(before)
