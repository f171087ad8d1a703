import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from onrecord.cli.main import app
from onrecord.document import Span
from onrecord.document.records import Entity, EntityMention, Hop, Statement
from onrecord.errors import EvaluationError
from onrecord.evaluate import tasks
from onrecord.evaluate.chains import judge_statement, parse_hops
from onrecord.evaluate.corpora import read_rows
from onrecord.evaluate.speakers import entity_at, find_texts
from onrecord.reader import Reader

TEXT = "Ivo Tann said the border was calm. She denied it."


def rows(path: Path, *items: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps(item) + "\n" for item in items), encoding="utf-8")
    return path


def polnear(text: str = TEXT) -> dict[str, Any]:
    gold = {"source": [[0, 8]], "cue": [[9, 13]], "content": [[14, 33]]}
    return {"doc": "d1", "text": text, "annotators": ["a"], "annotations": {"a": [gold]}}


def chain_row() -> dict[str, Any]:
    marked = {
        "number": "1",
        "source": [[0, 8]],
        "cue": [[9, 13]],
        "content": [[14, 33]],
        "hops": "named-person:Ivo Tann",
        "source_type": "named-person",
    }
    return {"id": "x", "text": TEXT, "attributions": [marked, {**marked, "number": "1.1"}]}


@pytest.mark.model
@pytest.mark.parametrize("name", ["attribution", "calibration", "entities", "chains", "signs"])
def test_every_task_scores_a_small_file(name: str, tmp_path: Path, reader: Reader) -> None:
    tags = ["B-PER", "I-PER", *["O"] * 10]
    tokens = ["Ivo", "Tann", "said", "the", "border", "was", "calm", ".", "She", "denied", "it", "."]
    row = {**polnear(), **chain_row(), "tokens": tokens, "tags": tags}
    report = tasks(tmp_path)[name](rows(tmp_path / "data.jsonl", row), reader)
    assert report.task == name
    assert len(report.model_sha256) == 64
    assert all(0 <= score.value <= 100 for score in report.scores)


@pytest.mark.model
def test_speakers_take_their_texts_from_the_corpus(tmp_path: Path, reader: Reader) -> None:
    (tmp_path / "polnear").mkdir()
    rows(tmp_path / "polnear" / "train.jsonl", polnear())
    cases = rows(tmp_path / "cases.jsonl", {"doc": "d1", "kind": "pronoun", "source": [[35, 38]], "answers": [[0, 8]]})
    report = tasks(tmp_path)["speakers"](cases, reader)
    assert [score.of for score in report.scores] == [1, 1, 0]


def test_an_article_that_no_part_holds_is_named(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="d9 first; give the folder of corpora"):
        find_texts(["d9"], tmp_path)


@pytest.mark.model
def test_a_text_whose_line_ends_move_offsets_is_refused(tmp_path: Path, reader: Reader) -> None:
    with pytest.raises(EvaluationError, match="offsets would be wrong"):
        tasks(tmp_path)["attribution"](rows(tmp_path / "d.jsonl", polnear(TEXT.replace(". ", ".\r\n"))), reader)


@pytest.mark.model
def test_a_text_without_words_has_an_empty_reading(tmp_path: Path, reader: Reader) -> None:
    data = rows(tmp_path / "d.jsonl", {"doc": "d", "text": "---", "tokens": ["---"], "tags": ["O"]})
    assert tasks(tmp_path)["entities"](data, reader).scores[0].of == 0


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "the file is empty"),
        ("{", "line 1: no JSON"),
        ("[1]", "line 1: without doc, text"),
        ('{"doc": "a"}', "line 1: without text; the task needs doc, text"),
    ],
)
def test_wrong_files_say_where_and_what_would_be_right(content: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / "data.jsonl"
    path.write_text(content)
    with pytest.raises(EvaluationError, match=told):
        list(read_rows(path, fields=("doc", "text")))


def test_a_missing_file_and_one_of_bytes_are_told(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="cannot be read"):
        list(read_rows(tmp_path / "gone", fields=()))
    (tmp_path / "bytes").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(EvaluationError, match="no UTF-8"):
        list(read_rows(tmp_path / "bytes", fields=()))


def test_the_command_tells_errors_in_one_line(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["evaluate", "chains", "--data", str(tmp_path / "gone.jsonl")])
    assert result.exit_code == 1
    assert result.stderr.startswith("onrecord: ")
    assert result.stderr.count("\n") == 1


@pytest.mark.model
def test_the_command_writes_table_and_json(tmp_path: Path) -> None:
    data, out = rows(tmp_path / "data.jsonl", polnear()), tmp_path / "scores.json"
    result = CliRunner().invoke(app, ["evaluate", "attribution", "--data", str(data), "--json", str(out)])
    assert result.exit_code == 0
    assert "attr_cs F1" in result.stdout
    assert "beside: BERT-base" in result.stdout
    assert json.loads(out.read_text())["task"] == "attribution"


def statement(*hops: Hop, **more: Any) -> Statement:
    return Statement(id="s1", key="k", chain=(Hop(kind="article"), *hops), **more)


def test_a_chain_is_right_if_every_hop_is() -> None:
    gold = {"hops": "outlet:The Courier > unnamed-group:two officials (count=2)", "source_type": "unnamed-group"}
    courier = Hop(kind="outlet", name="Courier")
    officials = Hop(kind="unnamed-group", name="two officials in Karvia", count=2)
    right = judge_statement(gold, statement(courier, officials, source_type="unnamed-group"))
    assert right["hops"]
    assert right["count"]
    assert right["source_type"]
    assert not judge_statement(gold, statement(officials))["hops"]
    assert not judge_statement(gold, statement(officials, courier))["hops"]
    assert not judge_statement(gold, None)["found"]


def test_hearsay_without_a_holder_has_no_hop() -> None:
    assert judge_statement({"hops": "none"}, statement(Hop(kind="none")))["hops"]


def test_a_hop_that_is_none_is_refused() -> None:
    with pytest.raises(EvaluationError, match="not of the form kind:name"):
        parse_hops("The Courier")


def test_all_hops_of_the_shipped_set_are_well_formed(root: Path) -> None:
    for row in read_rows(root / "benchmarks" / "data" / "chains" / "dev.jsonl", fields=("attributions",)):
        for item in row["attributions"]:
            assert all(kind and name for kind, name, _ in parse_hops(item.get("hops", "")))


def test_the_entity_at_a_place_is_the_one_whose_mention_fits_it_best() -> None:
    def entity(number: str, start: int, end: int) -> Entity:
        mention = EntityMention(kind="name", spans=(Span(start, end),))
        return Entity(id=number, key=number, kind="person", name=None, mentions=(mention,))

    entities = [entity("e1", 0, 40), entity("e2", 10, 22), entity("e3", 30, 35)]
    found = entity_at((Span(10, 20),), entities)
    assert found is not None
    assert found.id == "e2"
    assert entity_at((Span(50, 60),), entities) is None
