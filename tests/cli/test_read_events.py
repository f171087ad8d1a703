import json
from pathlib import Path

import build_events
import pytest
from typer.testing import CliRunner

from onrecord.cli.main import app
from onrecord.cli.readings import ReadJob, opening, renderer


def written(shape: str, *statuses: str) -> list[str]:
    job = ReadJob(inputs=(), shape=shape, statuses=statuses or None)
    return (opening(job) + renderer(job)(build_events.lakeside())).decode().splitlines()


def refusal(*arguments: str, article: Path) -> str:
    result = CliRunner().invoke(app, ["read", *arguments, str(article)])
    assert result.exit_code == 2
    return result.stderr


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text("The gate is grey.", encoding="utf-8")
    return path


def test_csv_has_all_events_and_plover_what_is_told_as_fact() -> None:
    assert len(written("csv")) == 1 + 15
    assert [json.loads(line)["onrecord_event"] for line in written("plover")] == ["v1", "v3", "v4", "v6", "v9", "v14"]


def test_statuses_are_chosen() -> None:
    assert len(written("csv", "alleged", "planned")) == 1 + 2
    assert [json.loads(line)["event"] for line in written("plover", "planned")] == ["AGREE"]


def test_only_csv_has_something_before_the_first_reading() -> None:
    assert [shape for shape in ("text", "json", "jsonl", "html", "csv", "plover") if opening(_job(shape))] == ["csv"]


def _job(shape: str) -> ReadJob:
    return ReadJob(inputs=(), shape=shape)


def test_an_unknown_status_is_told_with_those_there_are(article: Path) -> None:
    told = refusal("-f", "csv", "--status", "asserted,rumoured", article=article)
    assert "no status 'rumoured'; there are alleged, asserted, denied" in told
    assert "no status is given" in refusal("-f", "csv", "--status", " , ", article=article)


def test_a_status_where_nothing_is_chosen_is_refused(article: Path) -> None:
    assert "--status chooses events for csv and plover" in refusal("--status", "asserted", article=article)
