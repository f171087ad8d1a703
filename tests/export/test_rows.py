import csv
import io

import build
import build_events
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.document.records import Event
from onrecord.export import COLUMNS, csv_header, csv_rows, event_rows
from onrecord.export.rows import FORMULA, plain_cell


def rows(*statuses: str) -> dict[str, dict[str, str]]:
    found = event_rows(build_events.lakeside(), statuses=statuses or None)
    return {row["event_id"]: row for row in found}


def test_every_event_is_a_row_with_every_column() -> None:
    found = rows()
    assert len(found) == 15
    assert all(tuple(row) == COLUMNS for row in found.values())


def test_a_row_tells_who_did_what_to_whom_on_whose_word() -> None:
    row = rows()["v1"]
    assert (row["actors"], row["type"], row["recipients"], row["channel"]) == (
        "Oren Tal", "CONSULT", "Lisa Marr", "back-channel",
    )  # fmt: skip
    assert row["according_to"] == "page → the Courier → two people who took part (unnamed, 2)"
    assert (row["status"], row["denied_by"], row["day_from"], row["trigger"]) == (
        "reported", "Pavel Dorn", "2026-03-06", "met",
    )  # fmt: skip
    text = build_events.LAKESIDE
    assert text[int(row["start"]) : int(row["end"])] == row["evidence"]


def test_parties_of_several_countries_name_each_once() -> None:
    row = rows()["v13"]
    assert (row["actors"], row["actor_countries"], row["actor_sectors"]) == ("Karvia; Valdora", "XAA; XAB", "GOV")


def test_a_day_that_is_open_at_one_end_stays_open() -> None:
    assert (rows()["v7"]["day_from"], rows()["v7"]["day_to"]) == ("", "2026-03-15")


def test_statuses_choose_rows() -> None:
    assert list(rows("planned", "alleged")) == ["v5", "v8"]
    assert csv_rows(build_events.lakeside(), statuses=()) == ""


def test_csv_can_be_read_back() -> None:
    reading = build_events.lakeside()
    back = list(csv.DictReader(io.StringIO(csv_header() + csv_rows(reading), newline="")))
    assert [row["event_id"] for row in back] == [event.id for event in reading.events]
    assert tuple(back[0]) == COLUMNS


@pytest.mark.parametrize("bad", ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\r=1", "\n@x"])
def test_no_cell_is_a_formula(bad: str) -> None:
    assert plain_cell(bad).startswith("'")


def test_names_from_the_text_are_neutralised_in_the_file() -> None:
    who = msgspec.structs.replace(build.hostile().entities[0], name='=HYPERLINK("http://x.example","click")')
    event = Event(id="v1", key="k", type="CONSULT", actors=("e1",), topic=("a\r\nb",))
    written = csv_rows(build.reading("t", entities=(who,), events=(event,)))
    (row,) = csv.reader(io.StringIO(written, newline=""))
    assert row[COLUMNS.index("actors")].startswith("'=HYPERLINK")
    assert row[COLUMNS.index("topic")] == "a b"


@given(st.text())
def test_any_words_make_one_plain_line(words: str) -> None:
    cell = plain_cell(words)
    assert not cell.startswith(FORMULA)
    assert len(cell.splitlines()) <= 1


def test_a_reading_without_events_has_no_rows() -> None:
    assert csv_rows(build.silent()) == ""
