from datetime import date

import build
import build_events
import msgspec
import pytest

from onrecord.document.lookup import Lookup
from onrecord.document.records import Interval, Likelihood, Reading
from onrecord.report.events import EventView
from onrecord.report.sides import NO_SIDE, country_name
from onrecord.report.words import CHANNELS, STATUSES, interval_words, range_words


def view(reading: Reading | None = None, most: int = 60) -> EventView:
    return EventView(Lookup(reading or build_events.lakeside()), most=most)


def test_what_happened_was_published_and_is_to_come_stand_apart_in_order() -> None:
    lanes = [(day.words, [item.lane for item in day.items]) for day in view().days]
    assert lanes == [
        ("October 2025", ["happened"]),
        ("February 2026", ["happened"]),
        ("6 March 2026", ["happened"]),
        ("8 March 2026", ["happened"]),
        ("9 March 2026", ["published"]),
        ("by 15 March 2026", ["to come"]),
        ("16 – 22 March 2026", ["to come"]),
        ("by 31 March 2026", ["to come"]),
    ]


def test_a_deed_of_words_was_said() -> None:
    threat = msgspec.structs.replace(build_events.events()[5], day=build_events.day(date(2026, 3, 7)))
    days = view(msgspec.structs.replace(build_events.lakeside(), events=(threat,), predictions=())).days
    assert [item.lane for item in days[0].items] == ["said"]


def test_deeds_without_a_day_are_named() -> None:
    assert [deed.number for deed in view().undated] == [4, 5, 8, 9, 10, 11]


def test_a_page_that_gives_no_day_but_its_own_has_no_line_of_time() -> None:
    assert view(build.valdora()).days == []


def test_the_day_of_a_prediction_without_a_deed_stands_on_the_line() -> None:
    reading = msgspec.structs.replace(build_events.lakeside(), events=())
    assert [item.words for day in view(reading).days for item in day.items if item.lane == "to come"] == [
        "an accord is likely by the end of the month"
    ]


def test_what_follows_from_one_condition_stands_under_it() -> None:
    reading = build_events.lakeside()
    twice = msgspec.structs.replace(reading, predictions=(reading.predictions[0], reading.predictions[0]))
    (scenario,) = view(twice).outlooks.scenarios
    assert (scenario.condition, len(scenario.outcomes)) == ("If the guns fall silent", 2)


def test_a_prediction_says_how_likely_when_and_what_would_settle_it() -> None:
    outlooks = view().outlooks
    (first,), (second,) = outlooks.scenarios[0].outcomes, outlooks.predictions
    assert (first.by, first.likelihood, first.range, first.horizon, first.deed) == (
        "Ada Renn", "likely", "usually read as 55 to 80 %", "by 31 March 2026", 12,
    )  # fmt: skip
    assert first.settled.startswith("Agreement or offer (Karvia, Valdora), by 31 March 2026. Names an act")
    assert second.range == "to which no range belongs"
    assert second.settled.startswith("Nothing, as it is worded")


def test_reactions_stand_by_side_and_those_of_no_state_last() -> None:
    assert {side: [one.holder for one in stands] for side, stands in view().sides.items()} == {
        "Valdora": ["Ilse Brandt", "Civic League"], "Selmar": ["Selmar"],
    }  # fmt: skip
    reading = build_events.lakeside()
    stateless = msgspec.structs.replace(reading.reactions[0], holder="e14")
    assert list(view(msgspec.structs.replace(reading, reactions=(stateless, *reading.reactions))).sides)[-1] == NO_SIDE


def test_a_country_that_the_text_does_not_name_has_its_common_name() -> None:
    lookup = Lookup(build_events.lakeside())
    assert [country_name(code, lookup) for code in ("XAA", "NOR", "XZZ")] == ["Karvia", "Norway", "XZZ"]


def test_what_was_not_found_is_one_sentence() -> None:
    assert view().absent_words == ""
    assert view(build.silent()).absent_words == "No contacts or deeds, no predictions and no reactions were found."
    without = msgspec.structs.replace(build_events.lakeside(), reactions=())
    assert view(without).absent_words == "No reactions were found."


def test_deeds_beyond_the_limit_are_counted() -> None:
    assert (len(view(most=5).deeds), view(most=5).left) == (5, 8)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (None, None, ""),
        (date(2026, 3, 6), date(2026, 3, 6), "6 March 2026"),
        (date(2026, 3, 6), None, "from 6 March 2026"),
        (None, date(2026, 3, 6), "by 6 March 2026"),
        (date(2024, 2, 1), date(2024, 2, 29), "February 2024"),
        (date(9999, 12, 1), date(9999, 12, 31), "December 9999"),
        (date(2025, 12, 30), date(2026, 1, 2), "30 December 2025 – 2 January 2026"),
    ],
)
def test_days_in_words(first: date | None, last: date | None, words: str) -> None:
    assert interval_words(Interval(from_=first, to=last)) == words


def test_a_number_in_the_text_is_told_as_the_texts_own() -> None:
    assert range_words(Likelihood(spans=(), low=0.4, high=0.4)) == "40 % as the text has it"


def test_no_word_of_ours_says_what_is_true() -> None:
    told = " ".join(word for words in (*STATUSES.values(), *CHANNELS.values()) for word in words).lower()
    for verdict in ("true", "false", "fake", "real", "lie", "confirmed", "credible"):
        assert verdict not in told.split()
