"""The command line: the only place that prints or ends the process."""

import sys
from typing import Annotated

import typer

from onrecord.cli.evaluate_command import evaluate
from onrecord.cli.read_command import INTERRUPTED, read
from onrecord.cli.schema_command import schema
from onrecord.version import __version__

app = typer.Typer(
    name="onrecord",
    help=(
        "Put the news on the record: who says so, in what chain, how sure, tied to the exact words.\n\n"
        "Start with: onrecord read article.html"
    ),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)
app.command(short_help="Read articles and tell who says so.")(read)
app.command(short_help="Score the reader on a corpus.")(evaluate)
app.command(short_help="Print the JSON Schema of what read writes.")(schema)


def _show_version(value: bool) -> None:
    if value:
        print(f"onrecord {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    del version


def main() -> None:
    """Run the command line; Ctrl-C ends it with status 130."""
    try:
        app(prog_name="onrecord")
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
