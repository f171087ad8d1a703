"""Take one article from its source, whatever it is; what a worker process runs."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO

import msgspec

from onrecord.document.records import Rejected
from onrecord.errors import EmptyInput, InputError, MalformedLine, TooLargeInput, UnreadableInput
from onrecord.ingest.decode import clean, decode, sniff
from onrecord.ingest.ingested import Ingested, IngestOptions, Source
from onrecord.ingest.instants import read_instant
from onrecord.ingest.language import check_language
from onrecord.ingest.page import take_page
from onrecord.ingest.plain import take_plain
from onrecord.ingest.sources import PAGE_SUFFIXES, list_sources


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One line of JSON lines; other fields are left alone."""

    id: str | int | None = None
    text: str | None = None
    html: str | None = None
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    published_at: str | None = None
    byline: str | tuple[str, ...] | None = None


def read_inputs(
    inputs: Iterable[str], *, options: IngestOptions | None = None, stdin: BinaryIO | None = None
) -> Iterator[Ingested | InputError]:
    """Yield each article of the inputs in their order, or the error of one that could not be taken.

    One bad input never stops the others.
    """
    options = options or IngestOptions()
    for source in list_sources(inputs, options=options, stdin=stdin):
        if isinstance(source, InputError):
            yield source
            continue
        try:
            yield ingest_one(source, options=options)
        except InputError as error:
            yield error


def ingest_one(source: Source, *, options: IngestOptions | None = None) -> Ingested:
    """Return the article of one source.

    Raises:
        InputError: it could not be taken; the message says why.
    """
    options = options or IngestOptions()
    match source.kind:
        case "line":
            taken = _take_line(source, options)
        case "url":
            taken = _take_url(source, options)
        case "bytes":
            taken = _take_bytes(source.data or b"", source.input, options)
        case "file":
            is_page = source.input.lower().endswith(PAGE_SUFFIXES)
            taken = _take_bytes(_read(source.input, options), source.input, options, is_page=is_page)
    return _in_english(taken, options)


def _in_english(taken: Ingested, options: IngestOptions) -> Ingested:
    if not options.language_check:
        return taken
    furniture = {block.spans for block in taken.blocks if block.kind == "boilerplate"}
    words = "\n".join(
        span.of(taken.text) for block in taken.blocks if block.spans not in furniture for span in block.spans
    )
    language = check_language(words, taken.article.input)
    return msgspec.structs.replace(taken, article=msgspec.structs.replace(taken.article, language=language))


def _read(name: str, options: IngestOptions) -> bytes:
    try:
        with Path(name).open("rb") as stream:
            data = stream.read(options.max_page_bytes + 1)
    except (OSError, ValueError) as error:
        raise UnreadableInput(name, f"cannot be read ({getattr(error, 'strerror', None) or error})") from None
    if len(data) > options.max_page_bytes:
        raise TooLargeInput(name, f"too large: over {options.max_page_bytes} bytes; --max-bytes raises the limit")
    return data


def _take_bytes(
    data: bytes,
    name: str,
    options: IngestOptions,
    *,
    is_page: bool = False,
    declared: str | None = None,
    address: str | None = None,
) -> Ingested:
    if not data.strip():
        raise EmptyInput(name, "is empty; give the text of an article")
    is_page = is_page or sniff(data) == "html"
    text, notice = decode(data, name, declared=declared, is_page=is_page)
    notices = (notice,) if notice else ()
    return _take_text(text, name, options, is_page=is_page, address=address, notices=notices)


def _take_text(
    text: str,
    name: str,
    options: IngestOptions,
    *,
    is_page: bool,
    address: str | None = None,
    notices: tuple[str, ...] = (),
    near: date | None = None,
) -> Ingested:
    if is_page:
        return take_page(text, name, address=address, max_bytes=options.max_bytes, notices=notices, near=near)
    size = len(text.encode())
    if size > options.max_bytes:
        raise TooLargeInput(name, f"too large: {size} bytes of text, limit {options.max_bytes}; --max-bytes raises it")
    return take_plain(text, name, notices, near=near)


def _take_url(source: Source, options: IngestOptions) -> Ingested:
    from onrecord.ingest.fetch import fetch

    page = fetch(source.input, options)
    is_page = page.kind in ("text/html", "application/xhtml+xml")
    taken = _take_bytes(page.data, source.input, options, is_page=is_page, declared=page.charset, address=page.address)
    url = taken.article.url or page.address
    return msgspec.structs.replace(
        taken, article=msgspec.structs.replace(taken.article, url=url, retrieved_at=page.retrieved_at)
    )


def _take_line(source: Source, options: IngestOptions) -> Ingested:
    line = _parse_line(source)
    name = source.input if line.id is None else str(line.id)
    if line.text is None and line.html is None:
        raise MalformedLine(source.input, 'has neither "text" nor "html"; one of them holds the article')
    text = line.html or "" if line.text is None else line.text
    if not text.strip():
        raise EmptyInput(name, f'"{"html" if line.text is None else "text"}" is empty ({source.input})')
    published_at = read_instant(line.published_at)
    near = published_at.date() if published_at else None
    taken = _take_text(clean(text), name, options, is_page=line.text is None, address=line.url, near=near)
    return _with_stated(taken, line, source, published_at)


def _parse_line(source: Source) -> Line:
    try:
        return msgspec.json.decode((source.data or b"").removeprefix(b"\xef\xbb\xbf"), type=Line)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise MalformedLine(source.input, f"no JSON object of an article: {error}") from None


def _with_stated(taken: Ingested, line: Line, source: Source, published_at: datetime | None) -> Ingested:
    """Return the article with what the line states of it, which beats what its text or page says."""
    notes: tuple[Rejected, ...] = ()
    if line.published_at and not published_at:
        notes = (
            Rejected(stage="ingest", reason=f"published_at {line.published_at[:60]!r} is no day ({source.input})"),
        )
    byline = (line.byline,) if isinstance(line.byline, str) else line.byline
    old = taken.article
    article = msgspec.structs.replace(
        old,
        title=line.title or old.title,
        url=line.url or old.url,
        outlet=line.outlet or old.outlet,
        byline=byline or old.byline,
        published_at=published_at or old.published_at,
    )
    return msgspec.structs.replace(taken, article=article, rejected=(*taken.rejected, *notes))
