import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from onrecord.cli.main import app
from onrecord.cli.read_command import is_pipe
from onrecord.cli.readings import ReadJob, renderer

pytestmark = pytest.mark.model

TEXT = "HALLIN, 3 March 2026 — “No unit has moved,” Defence Minister Ivo Tann said on Monday.\n"
GERMAN = "Der Minister sagte am Montag, dass die Gespräche nicht stattgefunden hätten und er von nichts wisse.\n" * 6
COMMAND = [sys.executable, "-m", "onrecord", "read"]


@pytest.fixture
def article(tmp_path: Path) -> Path:
    return write(tmp_path / "a.txt")


def write(path: Path, text: str = TEXT) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def run(*arguments: str | Path, input: bytes | None = None) -> Result:  # noqa: A002
    return CliRunner().invoke(app, ["read", *map(str, arguments)], input=input)


def inputs_of(lines: str) -> list[str]:
    return [json.loads(line)["article"]["input"] for line in lines.splitlines()]


def test_in_a_pipe_one_article_is_one_line_of_json(article: Path) -> None:
    result = run(article)
    assert result.exit_code == 0
    assert inputs_of(result.stdout) == [str(article)]


def test_json_is_laid_out_and_text_is_for_people(article: Path) -> None:
    assert json.loads(run("-f", "json", article).stdout)["schema"] == "onrecord/1"
    assert "Ivo Tann" in run("-f", "text", article).stdout


def test_standard_input_is_read() -> None:
    assert inputs_of(run("-", input=TEXT.encode()).stdout) == ["-"]


def test_lines_of_json_are_articles() -> None:
    lines = "".join(json.dumps({"id": f"n{number}", "text": TEXT}) + "\n" for number in range(3))
    assert inputs_of(run("-", input=lines.encode()).stdout) == ["n0", "n1", "n2"]


def test_what_is_skipped_is_told_and_stops_nothing(tmp_path: Path, article: Path) -> None:
    lost = tmp_path / "lost.jsonl"
    binary = tmp_path / "b.txt"
    binary.write_bytes(b"\x89PNG\r\n\x00\x00")
    german = write(tmp_path / "c.txt", GERMAN)
    result = run("--errors", lost, tmp_path / "gone.txt", binary, german, write(tmp_path / "d.txt", " "), article)
    assert result.exit_code == 3
    assert inputs_of(result.stdout) == [str(article)]
    reported = [json.loads(line) for line in lost.read_text().splitlines()]
    assert [Path(item["input"]).name for item in reported] == ["gone.txt", "b.txt", "c.txt", "d.txt"]
    assert all(item["stage"] == "ingest" and item["reason"] for item in reported)
    assert "1 read, 4 skipped" in result.stderr


def test_the_language_check_can_be_put_off(tmp_path: Path) -> None:
    german = write(tmp_path / "c.txt", GERMAN)
    assert run(german).exit_code == 1
    assert run("--language-check", "off", german).exit_code == 0


def test_a_text_over_the_limit_is_skipped(article: Path) -> None:
    result = run("--max-bytes", "20", article)
    assert result.exit_code == 1
    assert "too large" in result.stderr


def test_nothing_read_is_status_1(tmp_path: Path) -> None:
    result = run(tmp_path / "gone.txt")
    assert result.exit_code == 1
    assert "no such file" in result.stderr


@pytest.mark.parametrize("shape", ["json", "html"])
def test_shapes_for_one_article_refuse_several(shape: str, article: Path, tmp_path: Path) -> None:
    assert run("-f", shape, article, article).exit_code == 2
    write(tmp_path / "b.txt")
    result = run("-f", shape, tmp_path)
    assert result.exit_code == 1
    assert "more than one article" in result.stderr


def test_the_suffix_of_the_output_chooses_its_shape(article: Path, tmp_path: Path) -> None:
    out = tmp_path / "out" / "page.html"
    out.parent.mkdir()
    assert run("-o", out, article).exit_code == 0
    assert out.read_text(encoding="utf-8").startswith("<!")
    assert names_in(out.parent) == ["page.html"]


def test_a_page_that_failed_leaves_the_old_one_alone(tmp_path: Path) -> None:
    out = write(tmp_path / "page.html", "old")
    assert run("-o", out, tmp_path / "gone.txt").exit_code == 1
    assert out.read_text() == "old"
    assert names_in(tmp_path) == ["page.html"]


def test_an_output_that_would_be_read_is_refused(article: Path, tmp_path: Path) -> None:
    assert run("-o", article, article).exit_code == 2
    result = run("-o", tmp_path / "all.jsonl", tmp_path)
    assert result.exit_code == 2
    assert "would be read" in result.stderr
    assert article.read_text(encoding="utf-8") == TEXT


def test_output_and_errors_must_differ(article: Path, tmp_path: Path) -> None:
    assert run("-o", tmp_path / "x" / "a", "--errors", tmp_path / "x" / "a", article).exit_code == 2


def test_a_folder_that_is_not_there_is_told(article: Path, tmp_path: Path) -> None:
    result = run("-o", tmp_path / "no" / "all.jsonl", article)
    assert result.exit_code == 1
    assert "cannot write to" in result.stderr
    assert "No such file or directory" in result.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_told(article: Path) -> None:
    result = run("-o", "/dev/full", article)
    assert result.exit_code == 1
    assert "the disk is full" in result.stderr
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run([*COMMAND, article], stdout=full, stderr=subprocess.PIPE, check=False)
    assert ended.returncode == 1
    assert ended.stderr.decode() == "onrecord: cannot write to standard output: the disk is full\n"


def test_a_closed_pipe_ends_quietly(tmp_path: Path) -> None:
    for number in range(20):
        write(tmp_path / f"{number:02}.txt", TEXT * 60)
    process = subprocess.Popen([*COMMAND, "-f", "jsonl", tmp_path], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.read(100)
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 141


def _heed_interrupts() -> None:
    """Undo what a shell does to commands in the background, whose children would never hear of Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_leaves_whole_lines_and_status_130(jobs: str, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(300):
        write(folder / f"{number:03}.txt", TEXT * 8)
    out = tmp_path / "all.jsonl"
    process = subprocess.Popen(
        [*COMMAND, "--jobs", jobs, "-o", out, folder], stderr=subprocess.PIPE, preexec_fn=_heed_interrupts
    )
    until = time.monotonic() + 120
    while time.monotonic() < until and (not out.exists() or out.read_bytes().count(b"\n") < 3):
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert told.decode() == "onrecord: stopped; what was written is whole up to its last article\n"
    written = out.read_text(encoding="utf-8")
    assert written.endswith("\n")
    assert len(inputs_of(written)) >= 3


def test_order_is_that_of_the_input_whatever_the_jobs(tmp_path: Path) -> None:
    paths = [write(tmp_path / f"{number}.txt", TEXT * (40 if number == 0 else 1)) for number in range(6)]
    result = subprocess.run([*COMMAND, "-j", "2", *paths], capture_output=True, check=True)
    assert inputs_of(result.stdout.decode()) == [str(path) for path in paths]


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="pipes are not told apart here")
def test_a_bar_is_never_drawn_where_readings_go_through_a_pipe() -> None:
    reading, writing = os.pipe()
    with open(reading, "rb"), open(writing, "w", encoding="utf-8") as pipe, Path(os.devnull).open("w") as nowhere:  # noqa: PTH123
        assert is_pipe(pipe)
        assert not is_pipe(nowhere)


@pytest.mark.parametrize(("setting", "value"), [("TERM", "dumb"), ("NO_COLOR", "1")])
def test_a_terminal_that_shows_no_colour_gets_none(setting: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    job = ReadJob(inputs=(), shape="text", on_terminal=True)
    monkeypatch.setenv("TERM", "xterm-256color")
    assert renderer(job).keywords["color"]
    monkeypatch.setenv(setting, value)
    assert not renderer(job).keywords["color"]


def test_csv_names_its_columns_once_and_plover_is_lines(tmp_path: Path, article: Path) -> None:
    second = write(tmp_path / "b.txt", TEXT.replace("Tann", "Orsk"))
    lines = run("-f", "csv", article, second).stdout.splitlines()
    assert lines[0].startswith("article_id,input,event_id")
    assert sum(line.startswith("article_id,") for line in lines) == 1
    out = tmp_path / "out" / "events.csv"
    out.parent.mkdir()
    assert run("-o", out, article).exit_code == 0
    assert out.read_text(encoding="utf-8").startswith("article_id,")
    plover = run("-f", "plover", "--status", "all", article, second)
    assert plover.exit_code == 0
    assert all("event" in json.loads(line) for line in plover.stdout.splitlines())


KARVIA = "HALLIN, 3 March 2026 — Karvia moved two brigades, Karvian general Osric Felmane said on Monday.\n"
ACTORS = "kind\tname\tcountry\tdemonyms\nstate\tKarvia\tXAA\tKarvian;Karvians\n"


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_declared_states_are_known_in_every_process(tmp_path: Path, jobs: str) -> None:
    table = write(tmp_path / "actors.tsv", ACTORS)
    articles = [write(tmp_path / name, KARVIA) for name in ("a.txt", "b.txt")]
    lines = run("--actors", table, "-j", jobs, *articles).stdout.splitlines()
    for line in lines:
        found = {entity["name"]: entity for entity in json.loads(line)["entities"]}
        assert (found["Karvia"]["kind"], found["Karvia"]["country"]) == ("country", "XAA")
        assert (found["Osric Felmane"]["country"], found["Osric Felmane"]["sectors"]) == ("XAA", ["MIL"])
    assert len(lines) == 2


def test_a_bad_table_of_actors_is_wrong_use(tmp_path: Path, article: Path) -> None:
    table = write(tmp_path / "actors.tsv", ACTORS.replace("XAA", "KARVIA"))
    result = run("--actors", table, article)
    assert result.exit_code == 2
    assert "actors.tsv line 2: country 'KARVIA'; use ISO 3166-1 alpha-3, XAA to XZZ" in result.stderr
