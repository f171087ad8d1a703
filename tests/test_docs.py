"""What README and docs promise is there: commands, options, files; and generated pages are current."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from onrecord.cli.main import app

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").rglob("*.md")])
SHELL = re.compile(r"```sh\n(.*?)```", re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)(?:#[^)]*)?\)")
COMMAND = re.compile(r"\bonrecord (read|evaluate|schema)\b([^|\n#>]*)")


def commands() -> list[tuple[str, str, str]]:
    found = []
    for page in PAGES:
        for block in SHELL.findall(page.read_text(encoding="utf-8")):
            found += [(page.name, name, rest) for name, rest in COMMAND.findall(block)]
    return found


@pytest.mark.parametrize(("page", "name", "rest"), commands())
def test_documented_options_exist(page: str, name: str, rest: str) -> None:
    shown = CliRunner().invoke(app, [name, "--help"]).output
    for option in re.findall(r"(?<!\S)--?[a-z][a-z-]*", rest):
        assert re.search(rf"(?<!\S){option}\b", shown), f"{page}: onrecord {name} has no {option}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_to_files_lead_somewhere(page: Path) -> None:
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_every_command_is_told_of_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name in typer.main.get_command(app).commands:  # type: ignore[attr-defined]
        assert f"onrecord {name}" in readme, name


def test_the_readme_holds_the_commands_that_are_run_on_a_bare_machine() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert re.search(r"<!-- test command -->\s*```sh\n[^`]*pytest[^`]*```", readme)
    assert re.search(r"<!-- read command -->\s*```sh\n[^`]*onrecord read [^`]*```", readme)


def test_schema_and_tables_of_the_contract_are_current() -> None:
    script = ROOT / "scripts" / "write_contract.py"
    ended = subprocess.run([sys.executable, script, "--check"], capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
