"""Run a reading job: readings on the output, what was skipped on its own, progress on standard error."""

import sys
from contextlib import closing
from functools import partial

import msgspec

from onrecord.cli.output import Sink
from onrecord.cli.progress import progress
from onrecord.codebook import Codebook, Row
from onrecord.document.records import Reading
from onrecord.errors import InputError, ReadingFailed
from onrecord.ingest import IngestOptions, list_sources
from onrecord.reader import Reader, one_article

WIDEST, PIPED_WIDTH = 120, 100
"""Columns of the terminal view: at most, and where there is no terminal."""


class ReadJob(msgspec.Struct, frozen=True, kw_only=True):
    """What the command line asked for."""

    inputs: tuple[str, ...]
    shape: str
    statuses: tuple[str, ...] | None = None
    is_one: bool = False
    on_terminal: bool = False
    is_piped: bool = False
    jobs: int = 1
    threads: int = 1
    options: IngestOptions = IngestOptions()
    actors: tuple[Row, ...] = ()


class Tally(msgspec.Struct):
    """How many articles were read, skipped, and failed on by a fault of onrecord (among the skipped)."""

    read: int = 0
    skipped: int = 0
    failed: int = 0


def run(job: ReadJob, out: Sink, lost: Sink | None) -> Tally:
    """Read everything and write it in the order of input; return how much was read and skipped.

    Raises:
        InputError: the job is for one article and the inputs hold none or several.
        OutputError: the output cannot be written.
    """
    reader = Reader(threads=job.threads, options=job.options, actors=job.actors)
    listed = one_article if job.is_one else list_sources
    results = reader.map_sources(listed(job.inputs, options=job.options), renderer(job), jobs=job.jobs)
    tally, head = Tally(), opening(job)
    with progress(job.inputs, is_quiet=job.on_terminal or job.is_piped) as tell, closing(results):
        for result in results:
            if isinstance(result, InputError):
                _report_loss(result, tally, lost)
            else:
                out.put(result if tally.read else head + result)
                tally.read += 1
            tell()
    return tally


def opening(job: ReadJob) -> bytes:
    """Return what stands once before all readings: the names of the columns, or nothing."""
    if job.shape != "csv":
        return b""
    from onrecord.export import csv_header

    return csv_header().encode()


def renderer(job: ReadJob) -> "partial[bytes]":
    """Return the function, fit to be pickled, that makes of a reading what is written of it."""
    if job.shape == "text":
        from rich.console import Console

        console = Console()
        width = min(console.width, WIDEST) if job.on_terminal else PIPED_WIDTH
        color = job.on_terminal and console.is_terminal and not console.no_color and not console.is_dumb_terminal
        return partial(_as_text, width=width, color=color)
    if job.shape == "csv":
        return partial(_as_rows, statuses=job.statuses)
    if job.shape == "plover":
        from onrecord.export import DEFAULT_STATUSES

        return partial(_as_plover, statuses=job.statuses or DEFAULT_STATUSES, codebook=Codebook())
    return partial({"json": _as_json, "html": _as_html, "jsonl": _as_line}[job.shape])


def _as_line(reading: Reading) -> bytes:
    return msgspec.json.encode(reading) + b"\n"


def _as_json(reading: Reading) -> bytes:
    return msgspec.json.format(msgspec.json.encode(reading), indent=2) + b"\n"


def _as_html(reading: Reading) -> bytes:
    from onrecord.report import render_html

    return render_html(reading).encode("utf-8", "replace")


def _as_rows(reading: Reading, *, statuses: tuple[str, ...] | None) -> bytes:
    from onrecord.export import csv_rows

    return csv_rows(reading, statuses=statuses).encode("utf-8", "replace")


def _as_plover(reading: Reading, *, statuses: tuple[str, ...], codebook: Codebook) -> bytes:
    from onrecord.export import plover_records

    records = plover_records(reading, codebook=codebook, statuses=statuses)
    return b"".join(msgspec.json.encode(record) + b"\n" for record in records)


def _as_text(reading: Reading, *, width: int, color: bool) -> bytes:
    from onrecord.report import render_text

    return render_text(reading, width=width, color=color).encode("utf-8", "replace") + b"\n"


def _report_loss(error: InputError, tally: Tally, lost: Sink | None) -> None:
    """Tell what was skipped; of the first fault of onrecord itself, the whole traceback, wherever the rest goes."""
    tally.skipped += 1
    if isinstance(error, ReadingFailed):
        tally.failed += 1
        if tally.failed == 1 and error.trace:
            print(error.trace, file=sys.stderr, end="")
    if lost is not None:
        lost.put(msgspec.json.encode({"input": error.input, "stage": error.stage, "reason": error.reason}) + b"\n")
    if lost is None or isinstance(error, ReadingFailed):
        print(f"onrecord: skipped {error}", file=sys.stderr)
