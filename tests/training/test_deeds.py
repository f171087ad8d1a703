"""What the deed head learns from: questions and answers from passages, PLV and stand-off labels."""

import json
from pathlib import Path

import numpy as np
import pytest

from agreement import compare
from asked import ask_deeds, role_rows
from corpora import Article, pack
from deeds import passage_article, read_plv, read_standoff, unmark
from events import as_row, read_events
from onrecord.annotate.deeds import DEED_ANCHOR, DEED_ROLES, TYPES
from onrecord.annotate.features import encode_text, load_tokenizer

PASSAGE = """=== x1 | agency | 2026-03-02
{A1|Karvia} has allegedly {E1|moved} {F1|two brigades} to {L1|the border}, {H1|general Orsk} wrote. A {N2|war} of words.
---
1: MOBILIZE/troops | actual | positive | hearsay | alleged | unknown
2: figurative
"""


@pytest.fixture
def article(tmp_path: Path) -> Article:
    path = tmp_path / "x.events"
    path.write_text(PASSAGE, encoding="utf-8")
    (passage,) = read_events(path)
    return passage_article(passage)


def test_a_passage_becomes_questions_with_answers(article: Article, root: Path) -> None:
    encoded = encode_text(article.text, load_tokenizer(root / "src/onrecord/models/en/tokenizer.json"))
    deed, lookalike = ask_deeds(article, encoded)
    assert (deed.kind, lookalike.kind) == ("trigger", "lookalike")
    assert [TYPES[i] for i in np.flatnonzero(deed.types)] == ["MOBILIZE"]
    assert [TYPES[i] for i in np.flatnonzero(lookalike.types)] == ["none"]
    rows = role_rows(deed)
    assert rows[DEED_ANCHOR].tolist() == [float(role == "trigger") for role in DEED_ROLES]
    assert rows[DEED_ANCHOR - 3, DEED_ROLES.index("actor")] == 1
    assert np.isnan(role_rows(lookalike)).all()
    assert deed.question.marks()[DEED_ANCHOR] == 1


def test_packed_passages_keep_their_places(article: Article) -> None:
    packs: list[Article] = []
    pack(packs, article)
    pack(packs, article)
    (both,) = packs
    start, end = both.deeds[1].spans["trigger"][0]
    assert both.text[start:end] == "moved"
    assert both.deeds_known == [(0, len(article.text)), (len(article.text) + 2, len(both.text))]


def test_a_standoff_row_finds_its_passage(article: Article, tmp_path: Path) -> None:
    text = f"Before.\n\n{article.text}"
    deed = article.deeds[0]
    labels = {
        name: getattr(deed, name) for name in ("type", "modes", "realis", "polarity", "sourcing", "status", "channel")
    }
    row = {"article": "d", "start": 9, "end": len(text), "deeds": [{"spans": deed.spans, **labels}], "none": []}
    path = tmp_path / "x.jsonl"
    path.write_text(json.dumps(row), encoding="utf-8")
    (found,) = read_standoff(path, [Article("d", text)])
    start, end = found.deeds[0].spans["trigger"][0]
    assert text[start:end] == "moved"


def test_a_row_of_plv_is_a_pair(tmp_path: Path) -> None:
    assert unmark("<s>A</s> hit <t>B</t> and <t>C</t>.") == ("A hit B and C.", ((0, 1), (6, 7)))
    assert unmark("<s>A</s> fell.") == ("A fell.", ((0, 1), None))
    row = {"id": "1", "marked": "<s>A</s> left <t>B</t>.", "events": [{"code": "YIELD"}]}
    (tmp_path / "plv.jsonl").write_text(json.dumps(row), encoding="utf-8")
    ((code, article),) = read_plv(tmp_path / "plv.jsonl")
    assert code == "YIELD"
    assert article.pairs[0].types == ("CONCEDE", "RETREAT")


def test_rows_for_evaluation_hold_spans_and_labels(tmp_path: Path) -> None:
    path = tmp_path / "x.events"
    path.write_text(PASSAGE, encoding="utf-8")
    (passage,) = read_events(path)
    (event,) = as_row(passage)["events"]
    assert (event["type"], event["mode"], event["status"]) == ("MOBILIZE", ["troops"], "alleged")
    assert compare([passage], [passage])["status"] == 100.0
