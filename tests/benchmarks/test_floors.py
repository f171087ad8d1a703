"""The accuracy gate: no score falls under its floor in benchmarks/floors.json."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from onrecord.ingest import IngestOptions
from onrecord.reader import Reader


def load_script() -> ModuleType:
    path = Path(__file__).resolve().parents[2] / "benchmarks" / "floors.py"
    spec = importlib.util.spec_from_file_location("floors", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


FLOORS = load_script()


@pytest.fixture(scope="module")
def any_reader() -> Reader:
    return Reader(threads=2, options=IngestOptions(language_check=False))


@pytest.mark.corpus
@pytest.mark.model
@pytest.mark.parametrize("name", FLOORS.load_floors())
def test_no_score_is_under_its_floor(name: str, corpora_or_nothing: Path, any_reader: Reader) -> None:
    task = FLOORS.load_floors()[name]
    try:
        scores = FLOORS.measure(name, task, corpora_or_nothing, any_reader)
    except FLOORS.CorpusMissing as missing:
        pytest.skip(str(missing))
    assert list(FLOORS.fallen(task["floors"], scores)) == []


def test_a_corpus_that_was_changed_is_refused(tmp_path: Path) -> None:
    (tmp_path / "corpus.jsonl").write_text("{}\n")
    with pytest.raises(FLOORS.CorpusChanged):
        FLOORS.find_corpus({"data": "corpus.jsonl", "sha256": "0"}, tmp_path)


def test_a_corpus_that_is_missing_is_said_to_be(tmp_path: Path) -> None:
    with pytest.raises(FLOORS.CorpusMissing, match="corpus missing"):
        FLOORS.find_corpus({"data": "corpus.jsonl", "sha256": "0"}, tmp_path)


def test_floors_rise_by_themselves_and_sink_only_where_allowed() -> None:
    floors, scores = {"a": 50.0, "b": 50.0}, {"a": 60.0, "b": 40.0}
    assert FLOORS.moved(floors, scores, may_sink=False) == {"a": 59.0, "b": 50.0}
    assert FLOORS.moved(floors, scores, may_sink=True) == {"a": 59.0, "b": 39.0}
    assert list(FLOORS.fallen(floors, scores)) == ["b: 40.0, floor 50.0"]
