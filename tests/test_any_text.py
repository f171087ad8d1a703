"""Any text at all is read without an error, and what is written about it is in order."""

import json
import re
import time
from collections.abc import Iterator
from typing import Any

import jsonschema
import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.annotate.attributions import FoundAttribution
from onrecord.annotate.deeds import PARTS, FoundDeed
from onrecord.annotate.model import ModelOutput
from onrecord.annotate.names import FoundEntity
from onrecord.document.records import Reading
from onrecord.document.schema import contract_schema
from onrecord.errors import EmptyInput
from onrecord.ingest import IngestOptions
from onrecord.pipeline import read_document
from onrecord.reader import Reader

pytestmark = pytest.mark.model

PIECES = st.sampled_from(
    [
        "“", "”", '"', "'", "‘", "’", "«", "»", " – ", " ", "\n", "\n\n", "\t", ". ", ", ", ": ", "(", "👩🏽‍⚖️", "🇺🇳", "e\u0301",
        "\u200f", "شاء", "\ud800", "\x00", "\r\n", "The minister", "Lena Orsk", "She", "two officials", "Reuters", "the Courier",
        "@orlen_watch", "said", "told", "allegedly", "according to", "denied", "reported that", "declined to comment",
        "did not respond", "on condition of anonymity because", "who asked not to be named", "VALDORA, 3 March 2026 —",
        "https://news.example/a?b=c", "a document seen by", "will", "could fall", "by Friday", "if", "40 %", "U.S.", "Mr.", "no",
    ]
)  # fmt: skip
NEWSY = st.lists(PIECES, max_size=60).map("".join)
TEXTS = st.one_of(st.text(max_size=400), NEWSY, st.lists(PIECES, max_size=40).map(" ".join))
SCHEMA = jsonschema.Draft202012Validator(contract_schema())


@pytest.fixture(scope="module")
def any_reader() -> Reader:
    """A reader that asks for no language."""
    return Reader(options=IngestOptions(language_check=False))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=TEXTS)
def test_any_text_is_read_and_what_is_written_is_in_order(text: str, any_reader: Reader) -> None:
    try:
        reading = any_reader.read_text(text)
    except EmptyInput:
        return
    written = msgspec.json.encode(reading)
    assert written == msgspec.json.encode(any_reader.read_text(text))
    assert msgspec.json.decode(written, type=Reading) == reading
    SCHEMA.validate(json.loads(written))
    check_order(reading)


def check_order(reading: Reading) -> None:
    """Every span lies in the text and holds words, ids are unique, and what is pointed at is there."""
    for start, end in spans_in(json.loads(msgspec.json.encode(reading))):
        assert 0 <= start < end <= len(reading.text)
    entities = [entity.id for entity in reading.entities]
    assert len(set(entities)) == len(entities)
    assert len({item.id for item in reading.statements}) == len(reading.statements)
    for item in reading.statements:
        assert item.chain[0].kind == "article"
        assert 0 <= item.confidence <= 1
        pointed = {item.source_entity, item.speaker, *(hop.entity for hop in item.chain)} - {None}
        assert pointed <= set(entities)
    statements = {item.id for item in reading.statements}
    for event in reading.events:
        assert {*event.actors, *event.recipients} <= set(entities)
        assert {*event.according_to, *event.denied_by} <= statements
        assert event.same_as in {other.id for other in reading.events}
        assert 0 <= event.confidence <= 1
    for prediction in reading.predictions:
        assert {prediction.forecaster} <= {None, *entities}
        assert {prediction.according_to} <= {None, *statements}


def spans_in(value: Any, name: str = "") -> Iterator[tuple[int, int]]:
    """Yield every span of a written record: pairs in fields that hold spans."""
    if isinstance(value, dict):
        for field, inner in value.items():
            yield from spans_in(inner, field)
    elif isinstance(value, list) and len(value) == 2 and all(type(part) is int for part in value):
        yield value[0], value[1]
    elif isinstance(value, list):
        for inner in value:
            yield from spans_in(inner, name)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_line_ends_of_all_systems_give_the_same_reading(ending: str, any_reader: Reader) -> None:
    text = "HALLIN, 3 March 2026 — No unit moved.\n\n“None,” Ivo Tann said."
    assert any_reader.read_text(text.replace("\n", ending)).statements == any_reader.read_text(text).statements


class StandIn:
    """Finds words, names and attributions by pattern, in no time: what is measured is everything else."""

    name, sha256 = "stand-in", bytes(32)

    def read(self, text: str) -> ModelOutput:
        said = re.finditer(r"(?P<s>[^.\n]{2,60}) (?P<c>said|denied|told)\b(?P<t>[^.\n]{2,200})", text)
        return ModelOutput(
            [match.span() for match in re.finditer(r"\w+|[^\w\s]", text)],
            [FoundAttribution([m.span("s")], [m.span("c")], [m.span("t")], 0.9) for m in said],
            [FoundEntity(*m.span(), "PER", 0.9) for m in re.finditer(r"[A-Z][a-z]+(?: [A-Z][a-z]+)*", text)],
            deeds=[deed_around(*m.span(), len(text)) for m in re.finditer(r"\w+", text)][::5],
        )


def deed_around(start: int, end: int, length: int) -> FoundDeed:
    """Return a deed whose roles are the words around it."""
    before, behind = (max(0, start - 9), start), (end, min(length, end + 9))
    roles = {name: [span] for name, span in (("actor", before), ("recipient", behind)) if span[0] < span[1]}
    chances = {part: {PARTS[part][-1]: 0.9} for part in ("realis", "sourcing", "channel")}
    return FoundDeed([(start, end)], {"type": {"ASSAULT": 0.9}, **chances}, {}, 0.1, 0.1, 1.0, roles)


SECONDS = 30
"""Processor seconds that a text of 100 kilobytes may take, the trained reader aside; measured: 6 at most."""
LONG_TEXTS = {
    "prose on one line": "“No unit moved,” Defence Minister Ivo Tann said. The Courier told two officials that they left. ",
    "tiny paragraphs": "He said no.\n\n",
    "open quotation marks": "“Yes, ",
    "small quotations": '"a" ',
    "single letters": "a\n",
    "no full stop": "Ann said and ",
    "one word": "a",
    "white space": " ",
    "hedges": "Allegedly, reportedly, she denied it. ",
    "commas": "the man, the, ",
    "names": "Ann Bor said Eve Dun told Ivo Tann it. ",
    "brackets": "(",
    "what may come": "it could fall by Friday if it will not, ",
    "addresses": "http://a.example/b?c=d@e ",
}


@pytest.mark.parametrize("piece", LONG_TEXTS.values(), ids=LONG_TEXTS.keys())
def test_long_texts_are_read_in_bounded_time(piece: str, any_reader: Reader) -> None:
    text = "Ivo Tann said yes. " + piece * (100_000 // len(piece))
    model: Any = StandIn()
    start = time.process_time()
    read_document(any_reader.to_document(text), model, any_reader.codebook)
    assert time.process_time() - start < SECONDS
