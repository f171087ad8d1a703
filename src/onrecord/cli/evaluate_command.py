"""`onrecord evaluate`: score the reader on a corpus, through the same code path as `read`."""

from contextlib import nullcontext
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from onrecord.evaluate import Report

FAILED = 1
MOST_BYTES = 20_000_000
"""A corpus is scored whole: no text of it is too large."""
WIDTH = 110
CORPORA = Path("../shared/corpora")


class TaskName(StrEnum):
    """What can be scored."""

    ATTRIBUTION = "attribution"
    CALIBRATION = "calibration"
    CAMEO = "cameo"
    CHAINS = "chains"
    ENTITIES = "entities"
    FACTUALITY = "factuality"
    PLV = "plv"
    GSR = "gsr"
    SIGNS = "signs"
    SPEAKERS = "speakers"
    STANDING = "standing"


def evaluate(
    task: Annotated[TaskName, typer.Argument(help="What to score.", show_default=False)],
    data: Annotated[Path, typer.Option("--data", help="A file in the corpus's format.", show_default=False)],
    json: Annotated[Path | None, typer.Option("--json", help="Write the scores here, as JSON.")] = None,
    corpora: Annotated[
        Path, typer.Option("--corpora", help="Folder of corpora, for sets that hold offsets and no text.")
    ] = CORPORA,
    actors: Annotated[
        Path | None, typer.Option("--actors", metavar="FILE", help="Your own table of actors, as in onrecord read.")
    ] = None,
    threads: Annotated[int, typer.Option("--threads", "-t", min=1, help="Threads of the trained reader.")] = 2,
) -> None:
    """Score the reader on a corpus, through the same code path as read.

    Figures are percent; intervals are 95 % of 1,000 resamples over documents.

    \b
    What --data holds, JSON lines all:
      attribution, calibration   PolNeAR's format: doc, text, annotators, annotations
      entities                   UNER's: doc, text, tokens, tags, one sentence a line
      gsr                        PLOVER's gold standard records: text, events, markup
      chains                     marked articles, as in benchmarks/data/chains/dev.jsonl
      speakers                   offsets into PolNeAR articles, which stand in --corpora
      standing                   passages with marked events, as in benchmarks/data/standing/dev.jsonl
      plv                        PLV's: a sentence with actor and recipient marked, events
      cameo                      sentences with CAMEO codes: id, text, events; read for robustness, no bar
      factuality                 UDS-IH2's: tokens, targets
      signs                      anything with text, taken as reputable: each sign is a false alarm

    \b
    Examples:
      onrecord evaluate chains --data benchmarks/data/chains/dev.jsonl
      onrecord evaluate attribution --data polnear/dev.jsonl --json attribution.json
    """  # noqa: D301 - \b is for the help, not for a pattern
    from onrecord.cli.output import opened
    from onrecord.cli.read_command import declared
    from onrecord.errors import OnrecordError
    from onrecord.evaluate import tasks
    from onrecord.ingest import IngestOptions
    from onrecord.reader import Reader

    options = IngestOptions(language_check=False, max_bytes=MOST_BYTES)
    reader = Reader(threads=threads, options=options, actors=declared(actors))
    try:
        with opened(json, streams=False) if json else nullcontext() as out:
            report = tasks(corpora)[task.value](data, reader)
            _show(report)
            if out is not None:
                out.put(as_json(report))
    except OnrecordError as error:
        typer.echo(f"onrecord: {error}", err=True)
        raise typer.Exit(FAILED) from None


def as_json(report: "Report") -> bytes:
    """Return a report as it is written to a file."""
    import msgspec

    return msgspec.json.format(msgspec.json.encode(report), indent=2) + b"\n"


def _show(report: "Report") -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(title=f"{report.task} on {report.data} (model {report.model_sha256[:12]})", title_justify="left")
    table.add_column("score")
    for column in ("value", "95 % interval", "of"):
        table.add_column(column, justify="right")
    for score in report.scores:
        bounds = "" if score.low is None else f"{score.low:.1f} – {score.high:.1f}"
        table.add_row(score.name, f"{score.value:.1f}", bounds, "" if score.of is None else str(score.of))
    console = Console(width=WIDTH, highlight=False)
    console.print(table)
    for line in report.beside:
        console.print(f"  beside: {line}", soft_wrap=True)
