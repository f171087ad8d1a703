from datetime import date

import pytest

from onrecord.document.stretches import (
    OPEN,
    around,
    easter,
    feast_of,
    month_of,
    season_of,
    shift_months,
    third_of,
    year_of,
)


@pytest.mark.parametrize(
    "day",
    [date(1961, 4, 2), date(2000, 4, 23), date(2008, 3, 23), date(2024, 3, 31), date(2026, 4, 5), date(2038, 4, 25)],
)
def test_easter_is_the_sunday_that_the_churches_keep(day: date) -> None:
    assert easter(day.year) == day


def test_good_friday_goes_with_easter() -> None:
    assert feast_of(2026, "good friday") == date(2026, 4, 3)


def test_a_week_runs_from_monday_to_sunday() -> None:
    assert around(date(2026, 11, 25), "week") == (date(2026, 11, 23), date(2026, 11, 29))


def test_winter_runs_into_the_next_year() -> None:
    assert season_of(2026, "winter") == (date(2026, 12, 1), date(2027, 2, 28))


def test_the_last_of_a_month_stays_one() -> None:
    assert shift_months(date(2026, 1, 31), 1) == date(2026, 2, 28)


def test_thirds_of_a_month_are_ten_days_and_of_a_year_four_months() -> None:
    assert third_of(month_of(2026, 5), "mid") == (date(2026, 5, 11), date(2026, 5, 20))
    assert third_of(year_of(2026), "late") == (date(2026, 9, 1), date(2026, 12, 31))
    assert third_of(OPEN, "early") == OPEN
