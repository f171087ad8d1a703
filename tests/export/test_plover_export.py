import json
from typing import Any

import build
import build_events
import msgspec
import pytest

from onrecord.codebook import Codebook
from onrecord.codebook.plover import load_plover
from onrecord.document import Span
from onrecord.document.records import Event, Reading
from onrecord.errors import CodebookError
from onrecord.export import cameo_root, plover_records, plover_type

ALL = (
    "asserted", "reported", "alleged", "denied", "negated", "planned", "threatened", "requested", "predicted",
    "hypothetical",
)  # fmt: skip
CODEBOOK = Codebook()


def event(type_: str, **more: Any) -> Event:
    return Event(id=more.pop("id", "v1"), key=more.pop("key", "k1"), type=type_, **more)


def records(reading: Reading, *statuses: str) -> dict[str, dict[str, Any]]:
    return {each["onrecord_event"]: each for each in plover_records(reading, codebook=CODEBOOK, statuses=statuses)}


@pytest.mark.parametrize("type_", ["CONSULT", "SUPPORT", "COOPERATE", "AID"])
def test_what_is_planned_together_is_agreed(type_: str) -> None:
    assert plover_type(event(type_, realis="planned", mode=("visit",))) == ("AGREE", ())


def test_a_planned_retreat_is_a_concession() -> None:
    assert plover_type(event("RETREAT", realis="planned", mode=("ceasefire",))) == ("CONCEDE", ())


def test_an_attack_is_a_threat_in_the_mouth_of_who_would_attack() -> None:
    attack = event("ASSAULT", realis="hypothetical", actors=("e1",))
    assert plover_type(attack, speakers={"e1"}) == ("THREATEN", ("violence",))
    assert plover_type(attack, speakers={"e2"}) == ("ASSAULT", ())
    assert plover_type(event("ASSAULT", actors=("e1",)), speakers={"e1"}) == ("ASSAULT", ())


@pytest.mark.parametrize(
    ("type_", "mode", "threat"),
    [
        ("ASSAULT", (), ("violence",)), ("COERCE", ("arrest",), ("arrest",)), ("SANCTION", ("expel",), ("expel",)),
        ("SANCTION", ("discontinue",), ("relations",)), ("COERCE", ("seize",), ()),
    ],
)  # fmt: skip
def test_what_is_threatened_is_a_threat_of_it(type_: str, mode: tuple[str, ...], threat: tuple[str, ...]) -> None:
    assert plover_type(event(type_, mode=mode, realis="threatened")) == ("THREATEN", threat)


@pytest.mark.parametrize(
    ("type_", "asked"), [("CONSULT", "meet"), ("AID", "assist"), ("RETREAT", "yield"), ("COERCE", "change")]
)
def test_what_is_asked_for_is_a_request_of_it(type_: str, asked: str) -> None:
    assert plover_type(event(type_, realis="requested")) == ("REQUEST", (asked,))


def test_what_happened_keeps_type_and_modes() -> None:
    assert plover_type(event("CONSULT", mode=("phone",))) == ("CONSULT", ("phone",))
    assert plover_type(event("THREATEN", mode=("violence",), realis="threatened")) == ("THREATEN", ("violence",))


def test_the_root_of_cameo_follows_the_decision() -> None:
    plover = load_plover(CODEBOOK)
    assert cameo_root(event("CONSULT"), plover=plover) == "04"
    assert cameo_root(event("CONSULT", realis="planned"), plover=plover) == "03"
    assert cameo_root(event("ASSAULT", mode=("aerial",)), plover=plover) == "19"


def test_only_the_statuses_that_count_are_written_each_happening_once() -> None:
    found = records(build_events.lakeside(), "asserted", "reported")
    assert list(found) == ["v1", "v3", "v4", "v6", "v9", "v14"]
    assert found["v1"]["onrecord_mentions"] == [{"event": "v15", "status": "reported"}]


def test_a_mention_that_counts_is_written_where_the_first_does_not() -> None:
    events = (event("CONSULT", status="alleged", same_as="v1"), event("CONSULT", id="v2", key="k2", same_as="v1"))
    assert list(records(build.reading("t", events=events), "asserted")) == ["v2"]


def test_a_record_has_the_fields_of_plover_and_ours_are_told_by_their_names() -> None:
    record = records(build_events.lakeside(), "reported")["v1"]
    plain = {field for field in record if not field.startswith("onrecord_")}
    assert plain == {
        "id", "date", "actor", "recipient", "event", "mode", "context", "quad_code", "event_scale", "event_loc",
        "event_text", "text_info", "cite_info",
    }  # fmt: skip
    assert (record["event"], record["date"], record["quad_code"]) == ("CONSULT", "2026-03-06", 1)
    assert record["onrecord_channel"] == "back-channel"
    assert record["onrecord_denied_by"] == ["Pavel Dorn"]
    assert [hop["name"] for hop in record["onrecord_according_to"][0]] == [
        "page", "the Courier", "two people who took part",
    ]  # fmt: skip
    json.dumps(record)


def test_all_who_meet_are_actors_and_a_visitor_has_a_host() -> None:
    found = records(build_events.lakeside(), *ALL)
    assert [each["entity_text"] for each in found["v1"]["actor"]] == ["Oren Tal", "Lisa Marr"]
    assert found["v1"]["recipient"] == []
    assert [each["entity_text"] for each in found["v3"]["recipient"]] == ["Karvia", "Valdora"]


def test_what_is_planned_is_agreed_on_the_day_it_is_told() -> None:
    planned = records(build_events.lakeside(), "planned")["v8"]
    assert (planned["event"], planned["mode"], planned["date"]) == ("AGREE", [], "2026-03-09")
    assert planned["onrecord_date_from"] == "published"
    assert (planned["onrecord_type"], planned["onrecord_mode"]) == ("CONSULT", ["visit"])
    assert "future" not in planned["context"]


def test_auxiliary_modes_stand_in_the_context() -> None:
    found = records(build_events.lakeside(), *ALL)
    assert "negation" in found["v11"]["context"]
    assert "hypothetical" in found["v12"]["context"]
    assert "future" in found["v13"]["context"]
    past = msgspec.structs.replace(build_events.events()[3], day=build_events.day(build_events.date(2019, 5, 1)))
    old = msgspec.structs.replace(build_events.lakeside(), events=(past,))
    assert records(old, "asserted")["v4"]["context"] == ["military", "historical"]


def test_a_denied_event_never_looks_like_one_that_took_place() -> None:
    assert "negation" in records(build_events.lakeside(), "denied")["v2"]["context"]


def test_troops_are_not_coded_in_a_paragraph_in_which_they_shoot() -> None:
    text = "They moved and shot.\n\nThey moved."
    events = tuple(
        event(type_, id=f"v{number}", key=f"k{number}", trigger=(Span(start, start + 5),))
        for number, (type_, start) in enumerate([("MOBILIZE", 0), ("ASSAULT", 10), ("MOBILIZE", 22)], 1)
    )
    blocks = build.paragraphs(text)
    assert list(records(build.reading(text, blocks=blocks, events=events), "asserted")) == ["v2", "v3"]
    assert list(records(build.reading(text, events=events), "asserted")) == ["v2"]


def test_a_threat_that_is_written_stands_for_the_deed_that_is_threatened() -> None:
    reading = build_events.lakeside()
    assert "v7" not in records(reading, *ALL)
    assert "v10" not in records(reading, *ALL)
    alone = records(reading, "threatened")
    assert (alone["v7"]["event"], alone["v7"]["mode"]) == ("THREATEN", ["restrict"])


def test_a_sentence_to_prison_is_two_events() -> None:
    reading = build.reading("t", events=(event("SANCTION", mode=("convict", "arrest")),))
    found = list(plover_records(reading, codebook=CODEBOOK))
    assert [(each["id"], each["event"], each["mode"]) for each in found] == [
        ("k1", "SANCTION", ["convict"]), ("k1-2", "COERCE", ["arrest"]),
    ]  # fmt: skip


def test_modes_that_plover_lacks_stay_in_our_field() -> None:
    record = records(build.reading("t", events=(event("CONSULT", mode=("mediation", "phone")),)), "asserted")["v1"]
    assert (record["mode"], record["onrecord_mode"]) == (["phone"], ["mediation", "phone"])


def test_what_plover_requires_and_the_text_lacks_is_said() -> None:
    record = records(build.reading("t", events=(event("AID"),)), "asserted")["v1"]
    assert (record["date"], record["onrecord_date_from"]) == (None, "unknown")
    assert record["onrecord_lacks"] == ["actor", "recipient"]


def test_figures_of_people_are_sizes() -> None:
    assert records(build_events.lakeside(), "asserted")["v4"]["size"] == {"dead": 3}


def test_a_type_that_plover_does_not_have_is_an_error() -> None:
    with pytest.raises(CodebookError, match="no event type 'DANCE'"):
        records(build.reading("t", events=(event("DANCE"),)), "asserted")


def test_many_events_take_bounded_time() -> None:
    text = "x" * 40_000
    events = tuple(
        event("COERCE", id=f"v{at}", key=str(at), realis="threatened", status="threatened", trigger=(Span(at, at + 1),))
        for at in range(20_000)
    )
    assert len(records(build.reading(text, events=events), "threatened")) == 20_000


def test_a_reading_without_events_gives_nothing() -> None:
    assert list(plover_records(build.silent(), codebook=CODEBOOK)) == []
