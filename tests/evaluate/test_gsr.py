import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.document import Span
from onrecord.document.records import SCHEMA, Article, By, Entity, EntityMention, Event, Reading
from onrecord.errors import EvaluationError
from onrecord.evaluate import tasks
from onrecord.evaluate.gsr import (
    count_triples,
    country_at,
    event_at,
    gold_record,
    judge_actors,
    read_markup,
)
from onrecord.reader import Reader

TEXT = "Syria offered its troops to Lebanon, and the U.N. agreed."
BY = By(onrecord="0", model="none", model_sha256="0")


def row(**changed: Any) -> dict[str, Any]:
    event = {
        "code": "AGREE",
        "source": [{"text": "Syria", "code": "SYR"}],
        "target": [{"text": "Lebanon", "code": "LBN"}],
    }
    markup = "(SRC: Syria) (EVT: offered) its troops to (TAR: Lebanon), and the U.N. agreed."
    return {"id": "g1", "text": TEXT, "events": [event], "markup": markup, "reciprocal": False, **changed}


def entity(number: str, words: str, country: str | None, *, text: str = TEXT) -> Entity:
    start = text.index(words)
    mention = EntityMention(kind="name", spans=(Span(start, start + len(words)),))
    return Entity(id=number, key=number, kind="country", name=words, mentions=(mention,), country=country)


def reading(*entities: Entity) -> Reading:
    return Reading(schema=SCHEMA, by=BY, article=Article(id="a", input="a"), text=TEXT, entities=entities)


ENTITIES = (entity("e1", "Syria", "SYR"), entity("e2", "Lebanon", "LBN"), entity("e3", "U.N.", "UNO"))
OFFER = Event(
    id="v1", key="k", type="COOPERATE", actors=("e1",), recipients=("e2",), realis="planned", trigger=(Span(6, 13),)
)


def test_markup_gives_the_text_and_its_spans_whatever_the_closing_sign() -> None:
    text, marks = read_markup("(SRC: A) has (EVT: sent} it (LOC: to (TAR: B)).")
    assert text == "A has sent it to B."
    assert [(tag, span.of(text)) for tag, span in marks] == [
        ("SRC", "A"),
        ("EVT", "sent"),
        ("LOC", "to B"),
        ("TAR", "B"),
    ]


def test_marked_words_are_found_in_the_text() -> None:
    record = gold_record(
        row(markup="{(SRC: Syria) (EVT: offered)  its troops to (TAR: Lebanon), and the U.N. agreed.}")
    )
    assert [span.of(TEXT) for span in record.trigger] == ["offered"]
    assert [actor.spans[0].of(TEXT) for actor in (*record.sources, *record.targets)] == ["Syria", "Lebanon"]


def test_two_actors_in_one_mark_have_their_own_words() -> None:
    text = "French and Egyptian ships met."
    source = [{"text": "French ships", "code": "FRA"}, {"text": "Egyptian ships", "code": "EGY"}]
    event = {"code": "COOPERATE", "source": source, "target": []}
    record = gold_record(row(text=text, markup="(SRC/TAR: French and Egyptian ships) (EVT: met).", events=[event]))
    entities = [entity("e1", "French", "FRA", text=text), entity("e2", "Egyptian", "EGY", text=text)]
    assert [case["right"] for case in judge_actors(record, entities)] == [True, True]


def test_a_record_without_an_event_is_refused() -> None:
    with pytest.raises(EvaluationError, match="g1: without an event"):
        gold_record(row(events=[]))


@pytest.mark.parametrize(
    ("gold", "found", "is_right"),
    [("IGO", "UNO", True), ("JAP", "JPN", True), ("SYR", None, False), ("SYR", "LBN", False)],
)
def test_old_codes_and_codes_of_bodies_count_as_the_same(gold: str, found: str | None, is_right: bool) -> None:
    source = [{"text": "Syria", "code": gold}]
    record = gold_record(row(events=[{"code": "AGREE", "source": source, "target": []}]))
    assert judge_actors(record, [entity("e1", "Syria", found)]) == [{"right": is_right}]


def test_an_actor_without_a_country_is_not_scored() -> None:
    source = [{"text": "Syria", "code": None}]
    assert judge_actors(gold_record(row(events=[{"code": "AGREE", "source": source, "target": []}])), []) == []


def test_of_two_that_cover_the_words_the_closer_counts() -> None:
    both = entity("e9", "Syria offered its troops to Lebanon", "XXX")
    assert country_at((Span(0, 5),), [both, *ENTITIES]) == "SYR"


def test_triples_count_the_event_at_the_marked_words() -> None:
    record = gold_record(row())
    assert event_at(record.trigger, [Event(id="v0", key="k", type="AID", trigger=(Span(50, 56),)), OFFER]) == OFFER
    counts = count_triples(record, OFFER, reading(*ENTITIES))
    assert (counts.hits, counts.predicted, counts.gold) == (1, 1, 1)
    missed = count_triples(record, None, reading(*ENTITIES))
    assert (missed.hits, missed.predicted, missed.gold) == (0, 0, 1)


def test_pairs_of_a_reciprocal_event_have_no_order() -> None:
    sides = [{"text": "Lebanon", "code": "LBN"}, {"text": "Syria", "code": "SYR"}]
    record = gold_record(row(reciprocal=True, events=[{"code": "AGREE", "source": sides, "target": []}]))
    counts = count_triples(record, OFFER, reading(*ENTITIES))
    assert (counts.hits, counts.predicted, counts.gold) == (1, 1, 1)


@pytest.mark.model
def test_the_task_reports_both_halves(tmp_path: Path, reader: Reader) -> None:
    data = tmp_path / "gsr.jsonl"
    data.write_text(json.dumps(row()) + "\n" + json.dumps(row(id="g2")) + "\n", encoding="utf-8")
    report = tasks(tmp_path)["gsr"](data, reader)
    assert [(score.name, score.of) for score in report.scores] == [
        ("actor country right", 4),
        ("actor country right, first half", 2),
        ("actor country right, second half", 2),
        ("triple F1", 2),
    ]
    assert report.scores[0].value == 100.0
    assert report.beside[0].startswith("extra events per record: ")
