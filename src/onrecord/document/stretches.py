"""Stretches of days: the week, month, quarter, season of a day, and how far it is to the next.

A stretch is its first and its last day; an end that nobody told is None. Weeks run from Monday to
Sunday, seasons are those of the northern half of the earth, by whole months.
"""

from calendar import monthrange
from datetime import date, timedelta
from typing import Literal, NamedTuple

Unit = Literal["day", "week", "month", "quarter", "half", "year", "decade"]
MONTHS_IN = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120}
SEASON_STARTS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
FIXED_FEASTS = {
    "new year's day": (1, 1),
    "new year": (1, 1),
    "epiphany": (1, 6),
    "valentine's day": (2, 14),
    "may day": (5, 1),
    "halloween": (10, 31),
    "christmas eve": (12, 24),
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
}
MOVING_FEASTS = {
    "ash wednesday": -46,
    "palm sunday": -7,
    "good friday": -2,
    "easter": 0,
    "easter sunday": 0,
    "easter monday": 1,
    "ascension day": 39,
    "pentecost": 49,
    "whitsun": 49,
}


class Stretch(NamedTuple):
    """First and last day; None where an end is not known."""

    first: date | None = None
    last: date | None = None


OPEN = Stretch()


def only(day: date) -> Stretch:
    """Return the stretch of one day."""
    return Stretch(day, day)


def shift_months(day: date, months: int) -> date:
    """Return the same day so many months on, or the last of that month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def shift(day: date, count: int, unit: Unit) -> date:
    """Return the day so many units on."""
    if unit in ("day", "week"):
        return day + timedelta(days=count * (7 if unit == "week" else 1))
    return shift_months(day, count * MONTHS_IN[unit])


def around(day: date, unit: Unit) -> Stretch:
    """Return the calendar unit that a day lies in."""
    if unit == "day":
        return only(day)
    if unit == "week":
        monday = day - timedelta(days=day.weekday())
        return Stretch(monday, monday + timedelta(days=6))
    length = MONTHS_IN[unit]
    months = day.year * 12 + day.month - 1
    return _months(months - months % length, length)


def month_of(year: int, month: int) -> Stretch:
    """Return a month."""
    return _months(year * 12 + month - 1, 1)


def year_of(year: int) -> Stretch:
    """Return a year."""
    return _months(year * 12, 12)


def decade_of(year: int) -> Stretch:
    """Return the ten years that begin with a year."""
    return _months(year * 12, 120)


def season_of(year: int, season: str) -> Stretch:
    """Return the season that begins in a year; winter runs into the next."""
    return _months(year * 12 + SEASON_STARTS[season] - 1, 3)


def nth_of(year: int, unit: Unit, number: int) -> Stretch:
    """Return the first, second … quarter or half of a year."""
    length = MONTHS_IN[unit]
    return _months(year * 12 + (number - 1) % (12 // length) * length, length)


def feast_of(year: int, feast: str) -> date:
    """Return the day of a feast in a year."""
    if feast in FIXED_FEASTS:
        return date(year, *FIXED_FEASTS[feast])
    return easter(year) + timedelta(days=MOVING_FEASTS[feast])


def easter(year: int) -> date:
    """Return Easter Sunday of the western churches.

    Source: the anonymous Gregorian algorithm (Meeus 1991).
    """
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    rest = (32 + 2 * e + 2 * i - h - k) % 7
    month, day = divmod(h + rest - 7 * ((a + 11 * h + 22 * rest) // 451) + 114, 31)
    return date(year, month, day + 1)


def third_of(stretch: Stretch, part: Literal["early", "mid", "late"]) -> Stretch:
    """Return the first, middle or last third of a stretch: of a month ten days, of a year four months."""
    if stretch.first is None or stretch.last is None:
        return OPEN
    if (stretch.last - stretch.first).days > 80:
        return _third_by_months(stretch.first, stretch.last, part)
    third = max(1, (stretch.last - stretch.first).days // 3)
    early, late = stretch.first + timedelta(days=third), stretch.first + timedelta(days=2 * third)
    ends = {
        "early": (stretch.first, early - timedelta(days=1)),
        "mid": (early, late - timedelta(days=1)),
        "late": (late, stretch.last),
    }
    return Stretch(*ends[part])


def _third_by_months(first: date, last: date, part: str) -> Stretch:
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    third = max(1, months // 3)
    start = first.year * 12 + first.month - 1
    lengths = {"early": (0, third), "mid": (third, third), "late": (2 * third, months - 2 * third)}
    skipped, length = lengths[part]
    return _months(start + skipped, length)


def _months(first: int, length: int) -> Stretch:
    """Return a stretch of whole months, counted from year 0."""
    year, month = divmod(first, 12)
    end_year, end_month = divmod(first + length - 1, 12)
    return Stretch(date(year, month + 1, 1), date(end_year, end_month + 1, monthrange(end_year, end_month + 1)[1]))
