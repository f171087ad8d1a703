"""The accuracy gate: no score falls under its floor in benchmarks/floors.json."""

from pathlib import Path

import pytest

import floors
from onrecord.ingest import IngestOptions
from onrecord.reader import Reader


@pytest.fixture(scope="module")
def any_reader() -> Reader:
    return Reader(threads=2, options=IngestOptions(language_check=False))


@pytest.mark.corpus
@pytest.mark.model
@pytest.mark.parametrize("name", floors.load_floors())
def test_no_score_is_under_its_floor(name: str, corpora_or_nothing: Path, any_reader: Reader) -> None:
    task = floors.load_floors()[name]
    try:
        scores = floors.measure(name, task, corpora_or_nothing, any_reader)
    except floors.CorpusMissing as missing:
        pytest.skip(str(missing))
    assert list(floors.fallen(task["floors"], scores)) == []


def test_a_corpus_that_was_changed_is_refused(tmp_path: Path) -> None:
    (tmp_path / "corpus.jsonl").write_text("{}\n")
    with pytest.raises(floors.CorpusChanged):
        floors.find_corpus({"data": "corpus.jsonl", "sha256": "0"}, tmp_path)


def test_a_corpus_that_is_missing_is_said_to_be(tmp_path: Path) -> None:
    with pytest.raises(floors.CorpusMissing, match="corpus missing"):
        floors.find_corpus({"data": "corpus.jsonl", "sha256": "0"}, tmp_path)


def test_floors_rise_by_themselves_and_sink_only_where_allowed() -> None:
    before, scores = {"a": 50.0, "b": 50.0}, {"a": 60.0, "b": 40.0}
    assert floors.moved(before, scores, may_sink=False) == {"a": 59.0, "b": 50.0}
    assert floors.moved(before, scores, may_sink=True) == {"a": 59.0, "b": 39.0}
    assert list(floors.fallen(before, scores)) == ["b: 40.0, floor 50.0"]
