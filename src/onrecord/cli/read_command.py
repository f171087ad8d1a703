"""`onrecord read`: read articles and write what they say, on whose word."""

import os
import stat
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING, NoReturn

import typer

from onrecord.cli.read_options import (
    OF_EVENTS,
    ONE_ARTICLE,
    SUFFIXES,
    ActorsOption,
    ErrorsOption,
    Format,
    FormatOption,
    Inputs,
    JobsOption,
    LanguageCheck,
    LanguageOption,
    MaxBytesOption,
    OutputOption,
    StatusOption,
    ThreadsOption,
)

if TYPE_CHECKING:
    from onrecord.cli.readings import ReadJob, Tally
    from onrecord.codebook import Row

ALL_READ, NOTHING_READ, USAGE, SOME_SKIPPED, INTERRUPTED, CLOSED_PIPE = 0, 1, 2, 3, 130, 141
MOST_THREADS = 4


def read(
    inputs: Inputs,
    format: FormatOption = None,  # noqa: A002 - the option's own name
    status: StatusOption = None,
    output: OutputOption = None,
    errors: ErrorsOption = None,
    actors: ActorsOption = None,
    jobs: JobsOption = 1,
    threads: ThreadsOption = None,
    max_bytes: MaxBytesOption = None,
    language_check: LanguageOption = LanguageCheck.ON,
) -> None:
    """Read articles: who says so, in what chain, how sure, tied to the exact words.

    On a terminal a view to read, in a pipe one line of JSON an article, in the order of input; with
    --format html one page that needs nothing else, with csv and plover who did what to whom. What cannot be read is skipped and told on standard
    error, or in --errors; it never stops the rest.

    \b
    Examples:
      onrecord read article.html                        look at one article
      onrecord read -o article-read.html article.txt    one page to keep, print or send
      onrecord read https://news.example/story          fetch it first
      pbpaste | onrecord read -                         what is on the clipboard
      onrecord read -j 2 --errors lost.jsonl dump.jsonl folder/ > readings.jsonl
      onrecord read -f jsonl a.txt | jq '.statements[] | .certainty'
      onrecord read -o events.csv folder/                    one row an event, for a spreadsheet
      onrecord read -f plover --status asserted,reported,planned folder/ > plover.jsonl
      onrecord read --max-bytes 5000000 -t 4 minutes.txt     a long text, four threads
      onrecord read --language-check off letter.txt          not English: expect little
      onrecord read --actors examples/actors.tsv examples/karvia/   states that no table of ours knows

    
    --actors FILE declares whom onrecord does not know, or knows otherwise. A tab-separated file; the first line
    names the columns: kind, name, country, and if you like sectors, from, to, names, demonyms.
      kind      state, person, body, group (armed or a people), office, or place (a capital has sectors GOV)
      country   ISO 3166-1 alpha-3, XAA to XZZ for invented states, or UNO EUR IGO NGO MNC ISM IMG
      sectors   PLOVER's, separated by spaces: GOV MIL COP JUD LEG PTY REB SPY OPP BUS JRN …
      from, to  first and last day: 2026-03-01, 2026-03 or 2026; names, demonyms: others, separated by ;

    \b
    Exit status:
      0 all read   1 nothing could be read   2 wrong use   3 some skipped   130 stopped by Ctrl-C
    """  # noqa: D301 - \b is for the help, not for a pattern
    shape = format or _usual_shape(output)
    _refuse_misuse(inputs, shape, output, errors)
    statuses = _chosen(status, shape)
    from onrecord.cli.readings import ReadJob
    from onrecord.ingest import DEFAULT_MAX_BYTES, IngestOptions

    job = ReadJob(
        inputs=tuple(inputs),
        shape=shape.value,
        statuses=statuses,
        is_one=shape in ONE_ARTICLE,
        on_terminal=output is None and sys.stdout.isatty(),
        is_piped=output is None and is_pipe(sys.stdout),
        jobs=jobs,
        threads=threads or max(1, min(MOST_THREADS, _processors() // jobs)),
        options=IngestOptions(
            max_bytes=max_bytes or DEFAULT_MAX_BYTES, language_check=language_check is LanguageCheck.ON
        ),
        actors=declared(actors),
    )
    raise typer.Exit(_run(job, output, errors))


def declared(path: Path | None) -> "tuple[Row, ...]":
    """Return the rows of the user's table of actors; end with status 2 where the file is wrong."""
    if path is None:
        return ()
    from onrecord.codebook import read_actors
    from onrecord.errors import CodebookError

    try:
        return read_actors(path)
    except CodebookError as error:
        _refuse(str(error))


def _run(job: "ReadJob", output: Path | None, errors: Path | None) -> int:
    """Do the job and return the exit status, every way in which it may end told on standard error."""
    from contextlib import nullcontext

    from onrecord.cli.output import opened
    from onrecord.cli.readings import run
    from onrecord.errors import OnrecordError

    try:
        with opened(errors) if errors else nullcontext() as lost, opened(output, streams=not job.is_one) as out:
            tally = run(job, out, lost)
    except BrokenPipeError:
        return CLOSED_PIPE
    except KeyboardInterrupt:
        _tell("stopped; what was written is whole up to its last article")
        return INTERRUPTED
    except OnrecordError as error:
        _tell(str(error))
        return NOTHING_READ
    return _status(tally, errors)


def _status(tally: "Tally", errors: Path | None) -> int:
    if tally.skipped and (tally.read or errors):
        where = f", see {errors}" if errors else ""
        _tell(f"{tally.read} read, {tally.skipped} skipped{where}")
    if not tally.read:
        return NOTHING_READ
    return SOME_SKIPPED if tally.skipped else ALL_READ


def _usual_shape(output: Path | None) -> Format:
    if output is not None:
        return SUFFIXES.get(output.suffix.lower(), Format.JSONL)
    return Format.TEXT if sys.stdout.isatty() else Format.JSONL


def _chosen(status: str | None, shape: Format) -> tuple[str, ...] | None:
    """Return the statuses that were asked for; None where none were."""
    if status is None:
        return None
    if shape not in OF_EVENTS:
        _refuse(f"--status chooses events for csv and plover; --format {shape.value} holds everything")
    from typing import get_args

    from onrecord.document.records import EventStatus

    known = get_args(EventStatus)
    asked = tuple(dict.fromkeys(word.strip().lower() for word in status.split(",") if word.strip()))
    unknown = [word for word in asked if word not in (*known, "all")]
    if unknown or not asked:
        what = f"no status {', '.join(map(repr, unknown))}" if unknown else "no status is given"
        _refuse(f"--status: {what}; there are {', '.join(sorted(known))}, and all")
    return known if "all" in asked else asked


def _refuse_misuse(inputs: list[str], shape: Format, output: Path | None, errors: Path | None) -> None:
    """End with status 2 where what was asked for would lose an input or an output."""
    if shape in ONE_ARTICLE and len(inputs) > 1:
        _refuse(
            f"--format {shape.value} takes one input, {len(inputs)} were given; jsonl, text, csv and plover take many"
        )
    if output is not None and errors is not None and output.resolve() == errors.resolve():
        _refuse("--output and --errors are the same file")
    for option, path in (("--output", output), ("--errors", errors)):
        for given in inputs:
            if path is not None and _would_be_read(path, given):
                _refuse(f"{option} {path} would be read as part of the input {given}; write it elsewhere")


def _would_be_read(path: Path, given: str) -> bool:
    """Tell whether a file that will be written is an input, or stands in a folder that is one."""
    if given == "-" or not Path(given).exists():
        return False
    read, written = Path(given).resolve(), path.resolve()
    return read == written or (read.is_dir() and written.is_relative_to(read))


def is_pipe(stream: IO[str]) -> bool:
    """Tell whether a stream goes to another program, which may write to the terminal in its turn."""
    try:
        return stat.S_ISFIFO(os.fstat(stream.fileno()).st_mode)
    except (OSError, ValueError):
        return False


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _tell(message: str) -> None:
    typer.echo(f"onrecord: {message}", err=True)


def _refuse(message: str) -> NoReturn:
    _tell(message)
    raise typer.Exit(USAGE)
