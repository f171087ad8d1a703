"""What README and docs promise is there: commands, options, files; and generated pages are current."""

import hashlib
import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from onrecord.cli.main import app
from onrecord.document.marks import Mark
from onrecord.document.records import Record
from onrecord.pipeline import stages
from onrecord.reader import Reader

ROOT = Path(__file__).resolve().parent.parent
CARD = ROOT / "src" / "onrecord" / "models" / "en" / "MODEL_CARD.md"
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").rglob("*.md"), CARD])
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


@pytest.mark.parametrize("kind", [*Mark.__subclasses__(), *Record.__subclasses__()], ids=lambda kind: kind.__name__)
def test_every_kind_of_mark_and_record_is_described(kind: type) -> None:
    pages = "".join((ROOT / "docs" / name).read_text(encoding="utf-8") for name in ("how-it-works.md", "records.md"))
    assert f"`{kind.__name__}`" in pages or f"\n### {kind.__name__}\n" in pages


def test_how_it_works_goes_through_the_stages_in_their_order() -> None:
    page = (ROOT / "docs" / "how-it-works.md").read_text(encoding="utf-8")
    names = [name for name, _ in stages(None, None)]  # type: ignore[arg-type] # the names need neither
    assert re.findall(r"^## `([a-z.]+)`$", page, re.MULTILINE) == ["ingest", *names]


def test_how_it_works_has_an_excerpt_in_every_place_for_one() -> None:
    page = (ROOT / "docs" / "how-it-works.md").read_text(encoding="utf-8")
    for arguments, shown in re.findall(r"<!-- show_stages\.py ([^\n]*) -->\n```text\n(.*?)```", page, re.DOTALL):
        stage = re.search(r"--stage (\S+)", arguments)
        assert stage is not None, arguments
        assert shown.startswith(f"{stage[1]}: "), arguments


@pytest.mark.model
def test_show_stages_shows_every_stage_of_an_article(reader: Reader) -> None:
    spec = importlib.util.spec_from_file_location("show_stages", ROOT / "scripts" / "show_stages.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    article = str(ROOT / "examples" / "karvia" / "03-agency-denial.txt")
    shown = list(script.show(script.parse([article, "--first", "2"]), reader))
    names = ["ingest", *(name for name, _ in stages(reader.model, reader.codebook))]
    assert [line.partition(":")[0] for line in shown if not line.startswith(" ")] == names


def test_every_decision_is_in_the_index() -> None:
    folder = ROOT / "docs" / "decisions"
    index = (folder / "README.md").read_text(encoding="utf-8")
    for path in folder.glob("[0-9]*.md"):
        assert f"({path.name})" in index, path.name


@pytest.mark.parametrize("name", ["reader.onnx", "roles.onnx", "deeds.onnx", "tokenizer.json"])
def test_the_model_card_names_the_weights_that_are_shipped(name: str) -> None:
    data = (CARD.parent / name).read_bytes()
    row = f"| `{name}` | {len(data):,} | `{hashlib.sha256(data).hexdigest()}` |"
    assert row in CARD.read_text(encoding="utf-8"), f"MODEL_CARD.md is not current, it should have: {row}"
