"""When something is, as news tells it. The day of the text is Wednesday, 25 November 2026."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.document import Span
from onrecord.document.times import TimeSpan, find_times

TODAY = date(2026, 11, 25)
PAST = {
    "3 March 2026": "2026-03-03..2026-03-03",
    "on 15 March, 2026": "2026-03-15..2026-03-15",
    "Monday, 3 March": "2026-03-03..2026-03-03",
    "March 3": "2026-03-03..2026-03-03",
    "Feb. 22": "2026-02-22..2026-02-22",
    "2026-03-03": "2026-03-03..2026-03-03",
    "March 2026": "2026-03-01..2026-03-31",
    "2014": "2014-01-01..2014-12-31",
    "in the 1990s": "1990-01-01..1999-12-31",
    "3/4/2025": "..",
    "13/4/2025": "2025-04-13..2025-04-13",
    "4/13/25": "2025-04-13..2025-04-13",
    "29 February": "2024-02-29..2024-02-29",
    "on Monday": "2026-11-23..2026-11-23",
    "on Wednesday": "2026-11-25..2026-11-25",
    "last Monday": "2026-11-23..2026-11-23",
    "yesterday": "2026-11-24..2026-11-24",
    "overnight": "2026-11-24..2026-11-25",
    "last night": "2026-11-24..2026-11-24",
    "last week": "2026-11-16..2026-11-22",
    "earlier this month": "2026-11-01..2026-11-25",
    "in the past two weeks": "2026-11-11..2026-11-25",
    "over the weekend": "2026-11-21..2026-11-22",
    "two years ago": "2024-01-01..2024-12-31",
    "three weeks ago": "2026-11-02..2026-11-08",
    "a few weeks ago": "..",
    "this summer": "2026-06-01..2026-08-31",
    "last spring": "2026-03-01..2026-05-31",
    "the first quarter": "2026-01-01..2026-03-31",
    "the second week of May": "2026-05-08..2026-05-14",
    "in late February": "2026-02-19..2026-02-28",
    "since 2014": "2014-01-01..",
    "2014-2018": "2014-01-01..2018-12-31",
    "May 3-5, 2026": "2026-05-03..2026-05-05",
    "between 3 and 5 May": "2026-05-03..2026-05-05",
    "from Monday to Wednesday": "2026-11-23..2026-11-25",
    "from March to May 2026": "2026-03-01..2026-05-31",
}
FUTURE = {
    "on Monday": "2026-11-30..2026-11-30",
    "next Monday": "2026-11-30..2026-11-30",
    "next Friday": "2026-11-27..2026-12-04",
    "Monday next week": "2026-11-30..2026-11-30",
    "tomorrow": "2026-11-26..2026-11-26",
    "tonight": "2026-11-25..2026-11-25",
    "later this week": "2026-11-25..2026-11-29",
    "next month": "2026-12-01..2026-12-31",
    "by the end of the year": "..2026-12-31",
    "by year's end": "..2026-12-31",
    "by the end of next year": "..2027-12-31",
    "late October": "2027-10-21..2027-10-31",
    "early 2027": "2027-01-01..2027-04-30",
    "mid-May": "2027-05-11..2027-05-20",
    "early next year": "2027-01-01..2027-04-30",
    "within 30 days": "2026-11-25..2026-12-25",
    "within days": "2026-11-25..",
    "within 24 hours": "2026-11-25..2026-11-26",
    "in the coming weeks": "2026-11-25..",
    "in coming days": "2026-11-25..",
    "in three months": "2027-02-01..2027-02-28",
    "over the next five years": "2026-11-25..2031-11-25",
    "over the weekend": "2026-11-28..2026-11-29",
    "by 15 March": "..2027-03-15",
    "by 2030": "..2030-12-31",
    "by March": "..2027-03-31",
    "before Easter": "..2027-03-27",
    "before the end of April": "..2027-04-30",
    "until Friday": "..2026-11-27",
    "through Friday": "..2026-11-27",
    "after Friday": "2026-11-28..",
    "from next week": "2026-11-30..",
    "the second half of next year": "2027-07-01..2027-12-31",
    "from Monday to Wednesday": "2026-11-30..2026-12-02",
}
NO_TIMES = (
    "2014 people", "more than 2014", "May said", "April said", "in the fall of Kabul", "the 15th floor", "at the end of the day",
    "the last day", "within a month of the vote", "by the time", "may last months", "Black Friday", "a decade", "for three weeks",
)  # fmt: skip


def told(found: list[TimeSpan]) -> str:
    (only,) = found
    return f"{only.from_ or ''}..{only.to or ''}"


@pytest.mark.parametrize(("words", "expected"), PAST.items())
def test_times_seen_from_behind(words: str, expected: str) -> None:
    assert told(find_times(words, None, TODAY)) == expected


@pytest.mark.parametrize(("words", "expected"), FUTURE.items())
def test_times_that_are_to_come(words: str, expected: str) -> None:
    found = find_times(words, None, TODAY, future=True)
    assert told(found) == expected
    assert len(found[0].spans[0].of(words)) >= len(words) - len("in ")


@pytest.mark.parametrize("words", NO_TIMES)
def test_words_that_look_like_times_are_none(words: str) -> None:
    assert find_times(words, None, TODAY) == []


def test_without_a_day_to_reckon_from_only_what_is_told_in_full_is_known() -> None:
    text = "On Monday she said it began on 3 March 2026 and would end by Friday."
    assert [(time.from_, time.to) for time in find_times(text, None, None)] == [
        (None, None),
        (date(2026, 3, 3), date(2026, 3, 3)),
        (None, None),
    ]


def test_the_word_before_a_time_belongs_to_it() -> None:
    text = "It will be signed by 15 March if all goes well."
    (found,) = find_times(text, None, TODAY, future=True)
    assert found.spans == (Span(18, 29),)
    assert found.kind == "until"


PIECES = st.sampled_from(
    [
        "on",
        "by",
        "until",
        "the",
        "end",
        "of",
        "from",
        "to",
        "Monday",
        "May",
        "March",
        "3",
        "31",
        "15th",
        "2026",
        "29",
        "Feb.",
        "last",
        "next",
        "this",
        "week",
        "year",
        "weekend",
        "early",
        "mid",
        "-",
        "late",
        ",",
        ";",
        "within",
        "30",
        "days",
        "in",
        "three",
        "months",
        "ago",
        "Easter",
        "summer",
        "first",
        "quarter",
        "half",
        "3/4/2025",
        "2026-02-30",
        "1990s",
        "and",
        "between",
        "since",
        "overnight",
        "a",
        "few",
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map(" ".join))
DAYS = st.one_of(st.none(), st.dates())


@given(TEXTS, DAYS, st.booleans())
def test_any_text_gives_times_in_order_that_stand_in_it(text: str, day: date | None, future: bool) -> None:
    end = 0
    for found in find_times(text, None, day, future=future):
        (span,) = found.spans
        assert end <= span.start < span.end <= len(text)
        end = span.end
        assert found.from_ is None or found.to is None or found.from_ <= found.to


@pytest.mark.parametrize(
    "piece", ["from Monday to ", "early ", "May ", "the first quarter of ", "3-", "in 2014 and ", "a few "]
)
def test_long_texts_take_linear_time(piece: str) -> None:
    text = piece * (40_000 // len(piece))
    start = time.process_time()
    find_times(text, None, TODAY)
    assert time.process_time() - start < 2
