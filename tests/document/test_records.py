import json

import jsonschema
import msgspec

from onrecord.document import Span
from onrecord.document.records import SCHEMA, Article, By, Hop, Interval, Reading, Statement
from onrecord.document.schema import contract_schema


def make_reading() -> Reading:
    statement = Statement(
        id="s1",
        key="k",
        source=(Span(0, 4),),
        cue=(Span(5, 9),),
        content=(Span(10, 20), Span(25, 30)),
        chain=(Hop(kind="article"), Hop(kind="named-person", name="Lena Orsk", entity="e1", spans=(Span(0, 4),))),
    )
    return Reading(
        schema=SCHEMA,
        by=By(onrecord="0", model="m", model_sha256="0"),
        article=Article(id="a", input="x"),
        text="t",
        statements=(statement,),
    )


def test_a_reading_survives_the_round_trip_through_json() -> None:
    reading = make_reading()
    assert msgspec.json.decode(msgspec.json.encode(reading), type=Reading) == reading


def test_spans_are_written_as_pairs() -> None:
    written = json.loads(msgspec.json.encode(make_reading()))
    assert written["statements"][0]["content"] == [[10, 20], [25, 30]]


def test_an_interval_is_written_with_the_name_of_the_contract() -> None:
    assert set(json.loads(msgspec.json.encode(Interval()))) == {"from", "to", "spans"}


def test_the_schema_accepts_what_is_written() -> None:
    jsonschema.validate(json.loads(msgspec.json.encode(make_reading())), contract_schema())


def test_every_list_of_the_contract_is_there_even_if_empty() -> None:
    written = json.loads(msgspec.json.encode(make_reading()))
    for name in ("events", "predictions", "reactions", "signs", "checks", "rejected", "entities", "blocks"):
        assert written[name] == []
