import json
import resource
import subprocess
import sys

import jsonschema
import pytest
from typer.testing import CliRunner

from onrecord import __version__
from onrecord.cli.main import app

HEAVY = (
    "numpy",
    "onnxruntime",
    "tokenizers",
    "trafilatura",
    "lxml",
    "py3langid",
    "jinja2",
    "rich",
    "msgspec",
    "multiprocessing",
)
MOST_SECONDS = 0.4
"""Processor seconds of `onrecord --help`: 0.19 on the slow machine that it was measured on."""


def test_help_teaches_with_examples() -> None:
    shown = CliRunner().invoke(app, ["read", "--help"]).output
    for words in ("Examples:", "onrecord read article.html", "Exit status:", "--errors", "--language-check"):
        assert words in shown


def test_help_is_quick_and_imports_nothing_heavy() -> None:
    seconds = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-m", "onrecord", "--help"], check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        seconds.append(after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)
    assert min(seconds) < MOST_SECONDS
    code = "import sys, onrecord, onrecord.cli.main; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()
    assert not set(HEAVY) & set(loaded)


def test_the_version_is_told() -> None:
    assert CliRunner().invoke(app, ["--version"]).output == f"onrecord {__version__}\n"


def test_the_schema_is_printed_and_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(CliRunner().invoke(app, ["schema"]).output))


@pytest.mark.parametrize(
    "arguments", [["read"], ["read", "--format", "xml", "a"], ["read", "--jobs", "0", "a"], ["reed"]]
)
def test_wrong_use_is_status_2(arguments: list[str]) -> None:
    assert CliRunner().invoke(app, arguments).exit_code == 2
