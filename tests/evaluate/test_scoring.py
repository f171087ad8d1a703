import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from onrecord.evaluate.calibration import calibration_error
from onrecord.evaluate.chains import parse_hops
from onrecord.evaluate.corpora import gold_attributions
from onrecord.evaluate.entities import join_sentences
from onrecord.evaluate.report import f1_of, precision_of, recall_of
from onrecord.evaluate.scoring import count_document, token_sets, word_tokens

TEXT = "The Courier reported that two officials left. She agreed."
GOLD = {"source": [[0, 11]], "cue": [[12, 20]], "content": [[21, 44]]}


def counts(gold: list[dict], predicted: list[dict]) -> dict:
    tokens = word_tokens(TEXT)
    return count_document([token_sets(g, tokens) for g in gold], [token_sets(p, tokens) for p in predicted])


def test_the_same_attribution_hits_every_metric() -> None:
    found = counts([GOLD], [GOLD])
    assert all(found[name].f1 == 1 for name in ("attr_cs", "attr_strict", "token_all", "exact_content"))


def test_punctuation_at_an_edge_does_not_decide() -> None:
    assert counts([GOLD], [{**GOLD, "content": [[21, 45]]}])["attr_strict"].f1 == 1


def test_a_wrong_source_is_not_who_said_what() -> None:
    found = counts([GOLD], [{**GOLD, "source": [[46, 49]]}])
    assert found["attr_cs"].hits == 0
    assert found["exact_content"].hits == 1


def test_nothing_found_is_recall_zero_and_no_crash() -> None:
    assert counts([GOLD], [])["attr_cs"].recall == 0


def load_published_scorer(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("published_scorer", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.corpus
def test_scores_equal_those_of_the_published_scorer(corpora: Path) -> None:
    """Gold of one annotator against a damaged copy: every figure agrees to a tenth of a point."""
    theirs = load_published_scorer(corpora.parent / "eval" / "attr_eval.py").Eval()
    documents = []
    for line in (corpora / "polnear" / "dev.jsonl").read_text(encoding="utf-8").splitlines()[:20]:
        row = json.loads(line)
        gold = gold_attributions(row)
        damaged = [{**item, "source": item["source"][:0] if i % 3 else item["source"]} for i, item in enumerate(gold)]
        damaged = [{**item, "content": item["content"][:1]} for item in damaged if item["content"]][::2]
        tokens = word_tokens(row["text"])
        documents.append(
            count_document([token_sets(g, tokens) for g in gold], [token_sets(p, tokens) for p in damaged])
        )
        theirs.add(row["text"], gold, damaged)
    assert set(theirs.report()) == set(documents[0])
    for name, (precision, recall, f1) in theirs.report().items():
        ours = (precision_of(name)(documents), recall_of(name)(documents), f1_of(name)(documents))
        assert [round(100 * value, 1) for value in ours] == [precision, recall, f1], name


def test_calibration_error_is_the_gap_between_confidence_and_hits() -> None:
    assert calibration_error([(0.9, True)] * 9 + [(0.9, False)]) == pytest.approx(0)
    assert calibration_error([(0.95, False)] * 10) == pytest.approx(0.95)


def test_hops_are_parsed_with_name_and_extras() -> None:
    line = "outlet:The Courier > unnamed-group:two officials in Karvia (count=2, access=took-part)"
    assert parse_hops(line) == [
        ("outlet", "The Courier", {}),
        ("unnamed-group", "two officials in Karvia", {"count": "2", "access": "took-part"}),
    ]
    assert parse_hops("none") == []


def test_sentences_of_one_document_are_joined_and_names_move_along() -> None:
    rows = [
        {"text": "Ann left.", "tokens": ["Ann", "left", "."], "tags": ["B-PER", "O", "O"]},
        {"text": "New Orlen won.", "tokens": ["New", "Orlen", "won", "."], "tags": ["B-LOC", "I-LOC", "O", "O"]},
    ]
    text, names = join_sentences(rows)
    assert [(text[start:end], label) for start, end, label in names] == [("Ann", "PER"), ("New Orlen", "LOC")]
