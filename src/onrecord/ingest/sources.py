"""List what is to be read: cheap, in input order, JSON lines a line at a time, nothing parsed yet."""

import os
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import EmptyInput, InputError, RefusedAddress, TooLargeInput, UnreadableInput
from onrecord.ingest.decode import sniff
from onrecord.ingest.ingested import IngestOptions, Source

TEXT_SUFFIXES = (".txt", ".text", ".md")
PAGE_SUFFIXES = (".html", ".htm", ".xhtml")
LINE_SUFFIXES = (".jsonl", ".ndjson")
SUFFIXES = TEXT_SUFFIXES + PAGE_SUFFIXES + LINE_SUFFIXES
SNIFFED = 4096
_SCHEME = re.compile(r"[A-Za-z][\w+.-]*://")


def list_sources(
    inputs: Iterable[str], *, options: IngestOptions | None = None, stdin: BinaryIO | None = None
) -> Iterator[Source | InputError]:
    """Yield one source for each article, or the error of an input that cannot be listed.

    Inputs are files, folders, http(s) addresses, or `-` for `stdin`, by default the process's own.
    """
    options = options or IngestOptions()
    for given in inputs:
        try:
            yield from _list_one(given, options, stdin)
        except InputError as error:
            yield error
        except (OSError, ValueError) as error:
            yield UnreadableInput(given, f"cannot be read ({getattr(error, 'strerror', None) or error})")


def _list_one(given: str, options: IngestOptions, stdin: BinaryIO | None) -> Iterator[Source | InputError]:
    if given == "-":
        yield from _list_stream(stdin or sys.stdin.buffer, options)
    elif given.lower().startswith(("http://", "https://")):
        yield Source(kind="url", input=given)
    elif Path(given).is_dir():
        yield from _list_folder(given, options)
    else:
        yield from _list_file(given, options)


def _list_folder(folder: str, options: IngestOptions) -> Iterator[Source | InputError]:
    """Yield the files of a folder and those below it, sorted by path; hidden ones and other suffixes are left.

    Folders that cannot be read are told after the files.
    """
    failed: list[OSError] = []
    count = 0
    for place, folders, names in os.walk(folder, onerror=failed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(place, name)
            if name.startswith(".") or not name.lower().endswith(SUFFIXES) or not path.is_file():
                continue
            count += 1
            yield from list_sources([str(path)], options=options)
    for error in failed:
        yield UnreadableInput(str(error.filename), f"the folder cannot be read ({error.strerror})")
    if not count and not failed:
        raise EmptyInput(folder, f"the folder holds no files that are read ({', '.join(SUFFIXES)})")


def _list_file(given: str, options: IngestOptions) -> Iterator[Source | InputError]:
    path = Path(given)
    if _SCHEME.match(given) and not path.exists():
        raise RefusedAddress(
            given, "is no http or https address; only these are fetched, files are given by their path"
        )
    if not path.exists():
        raise UnreadableInput(given, "no such file; give a file, a folder, an http(s) address, or - for standard input")
    if not given.lower().endswith(LINE_SUFFIXES) and (given.lower().endswith(SUFFIXES) or not path.is_file()):
        yield Source(kind="file", input=given)
        return
    with path.open("rb") as stream:
        is_lines = given.lower().endswith(LINE_SUFFIXES) or sniff(stream.peek(SNIFFED)) == "jsonl"
        if is_lines:
            yield from list_lines(stream, given, options)
        else:
            yield Source(kind="file", input=given)


def _list_stream(stream: BinaryIO, options: IngestOptions) -> Iterator[Source | InputError]:
    first = stream.readline(options.max_page_bytes + 1)
    if sniff(first) == "jsonl":
        yield from list_lines(stream, "-", options, first=first)
        return
    data = first + stream.read(max(0, options.max_page_bytes + 1 - len(first)))
    if len(data) > options.max_page_bytes:
        raise TooLargeInput("-", f"too large: over {options.max_page_bytes} bytes; --max-bytes raises the limit")
    yield Source(kind="bytes", input="-", data=data)


def list_lines(
    stream: BinaryIO, name: str, options: IngestOptions, *, first: bytes | None = None
) -> Iterator[Source | InputError]:
    """Yield the lines of JSON lines that are not blank, each known by its number until its `id` is read."""
    number = count = 0
    limit = options.max_page_bytes
    while line := first or stream.readline(limit + 1):
        first, number = None, number + 1
        where = f"{name}:{number}"
        if len(line) > limit and not line.endswith(b"\n"):
            while (rest := stream.readline(limit)) and not rest.endswith(b"\n"):
                pass
            yield TooLargeInput(where, f"too large: the line is over {limit} bytes; --max-bytes raises the limit")
        elif line.strip():
            yield Source(kind="line", input=where, data=line)
        count += bool(line.strip())
    if not count:
        raise EmptyInput(name, "holds no lines; give one JSON object a line")
