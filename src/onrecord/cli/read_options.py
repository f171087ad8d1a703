"""The options of `onrecord read`, each with the help that teaches it."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Format(StrEnum):
    """How readings are written."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    HTML = "html"
    CSV = "csv"
    PLOVER = "plover"


class LanguageCheck(StrEnum):
    """Whether a text that is not English is skipped."""

    ON = "on"
    OFF = "off"


ONE_ARTICLE = (Format.JSON, Format.HTML)
OF_EVENTS = (Format.CSV, Format.PLOVER)
"""Formats that hold events only, of which `--status` chooses."""
SUFFIXES = {
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".json": Format.JSON,
    ".txt": Format.TEXT,
    ".csv": Format.CSV,
}

Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT",
        help="Text, HTML and JSON-lines files, folders of them, http(s) addresses, - for standard input.",
        show_default=False,
    ),
]
FormatOption = Annotated[
    Format | None,
    typer.Option(
        "--format",
        "-f",
        help="How to write; csv and plover hold the events only. If not given: by the suffix of --output, "
        "else text on a terminal, jsonl in a pipe.",
    ),
]
StatusOption = Annotated[
    str | None,
    typer.Option(
        "--status",
        metavar="WORDS",
        help="Which events csv and plover hold, by status, with commas between: asserted, reported, alleged, denied, "
        "negated, planned, threatened, requested, predicted, hypothetical, or all. "
        "If not given: all in csv, asserted,reported in plover.",
    ),
]
OutputOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write to this file instead of standard output."),
]
ErrorsOption = Annotated[
    Path | None,
    typer.Option("--errors", metavar="FILE", help="Write what was skipped here, as JSON lines: input, stage, reason."),
]
ActorsOption = Annotated[
    Path | None,
    typer.Option(
        "--actors", metavar="FILE", help="Your own table of states, persons and bodies, tab-separated; see below."
    ),
]
JobsOption = Annotated[int, typer.Option("--jobs", "-j", min=1, metavar="N", help="Processes that read at once.")]
ThreadsOption = Annotated[
    int | None,
    typer.Option(
        "--threads",
        "-t",
        min=1,
        metavar="N",
        help="Threads of the trained reader in each process; if not given, the processors shared among --jobs.",
    ),
]
MaxBytesOption = Annotated[
    int | None,
    typer.Option(
        "--max-bytes",
        min=1,
        metavar="N",
        help="Skip articles with more bytes of text than this; 2000000 if not given.",
    ),
]
LanguageOption = Annotated[
    LanguageCheck, typer.Option("--language-check", help="off reads texts that are not English, too.")
]
