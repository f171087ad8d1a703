"""Times that have a name: days, months, years, seasons, feasts; a year that is not told is the nearest."""

from datetime import date, timedelta

from onrecord.document.stretches import (
    OPEN,
    Stretch,
    Unit,
    decade_of,
    feast_of,
    month_of,
    nth_of,
    only,
    season_of,
    shift,
    year_of,
)
from onrecord.document.time_frames import (
    Frame,
    calendar_unit,
    modified,
    nearest,
    told_apart,
    told_one,
    value_of,
    word_of,
    years_near,
)
from onrecord.document.time_words import Token, day_of_iso


def of_iso(tokens: list[Token], letters: str, frame: Frame, link: str) -> Stretch:  # noqa: ARG001 - forms are asked alike
    """Return the day of *2026-03-03*."""
    day = day_of_iso(tokens[0].word)
    return only(day) if day else OPEN


def of_slash(tokens: list[Token], letters: str, frame: Frame, link: str) -> Stretch:  # noqa: ARG001 - forms are asked alike
    """Return the day of *22/4/2025*; open where either number may be the month."""
    left, right, year = (int(part) for part in tokens[0].word.split("/"))
    year += 0 if year > 99 else 1900 if year > 68 else 2000
    if left <= 12 and right <= 12 and left != right:
        return OPEN
    month, day = (right, left) if left > 12 else (left, right)
    return only(date(year, month, day))


def of_day(tokens: list[Token], letters: str, frame: Frame, link: str) -> Stretch:  # noqa: ARG001 - forms are asked alike
    """Return the day of *3 March 2026*, *March 3*."""
    month, day, year = (value_of(tokens, letters, wanted) for wanted in ("M", "D1", "Y"))
    return _day_of(year, month, day, frame)


def _day_of(year: int, month: int, day: int, frame: Frame) -> Stretch:
    days = [
        found
        for each in ([year] if year else years_near(frame, 8 if (month, day) == (2, 29) else 2))
        if (found := real_day(each, month, day))
    ]
    return only(days[0]) if year and days else nearest([only(each) for each in days], frame) if not year else OPEN


def real_day(year: int, month: int, day: int) -> date | None:
    """Return a day from its parts; None where there is none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def of_days(tokens: list[Token], letters: str, frame: Frame, link: str) -> Stretch:  # noqa: ARG001 - forms are asked alike
    """Return the stretch of *3 to 5 May*, *May 3-5, 2026*."""
    month, year = value_of(tokens, letters, "M"), value_of(tokens, letters, "Y")
    left, right = (token.value for token, letter in zip(tokens, letters, strict=True) if letter in "D1")
    last = _day_of(year, month, right, frame)
    first = real_day(last.last.year, month, left) if last.last else None
    return Stretch(first, last.last) if first else OPEN


def of_day_alone(tokens: list[Token], letters: str, frame: Frame, link: str) -> Stretch:  # noqa: ARG001 - forms are asked alike
    """Return the day of *on the 15th*."""
    if frame.anchor is None:
        return OPEN
    here = (shift(frame.anchor.replace(day=1), each, "month") for each in range(-2, 3))
    days = [real_day(first.year, first.month, value_of(tokens, letters, "1")) for first in here]
    return nearest([only(day) for day in days if day], frame)


def of_month(tokens: list[Token], letters: str, frame: Frame, link: str) -> Stretch:
    """Return the stretch of *March 2026*, *late October*, *last May*."""
    month, year = value_of(tokens, letters, "M"), value_of(tokens, letters, "Y")
    if year:
        stretch = month_of(year, month)
    else:
        stretch = told_one(told_apart(letters), [month_of(each, month) for each in years_near(frame)], frame)
    if "O" in letters and stretch.first is not None:
        first = stretch.first + timedelta(days=7 * (value_of(tokens, letters, "O") - 1))
        return Stretch(first, first + timedelta(days=6))
    return modified(tokens, letters, frame, stretch, link)


def of_year(tokens: list[Token], letters: str, frame: Frame, link: str) -> Stretch:
    """Return the stretch of *2014*, *early 2027*, *the end of 2030*."""
    return modified(tokens, letters, frame, year_of(value_of(tokens, letters, "Y")), link)


def of_decade(tokens: list[Token], letters: str, frame: Frame, link: str) -> Stretch:
    """Return the stretch of *the 1990s*, *the early 1990s*."""
    return modified(tokens, letters, frame, decade_of(value_of(tokens, letters, "G")), link)


def of_season(tokens: list[Token], letters: str, frame: Frame, link: str) -> Stretch:
    """Return the stretch of *this summer*, *in the autumn of 2026*."""
    season, year = word_of(tokens, letters, "S"), value_of(tokens, letters, "Y")
    stretch = (
        season_of(year, season)
        if year
        else told_one(told_apart(letters), [season_of(each, season) for each in years_near(frame)], frame)
    )
    return modified(tokens, letters, frame, stretch, link)


def of_nth(tokens: list[Token], letters: str, frame: Frame, link: str) -> Stretch:
    """Return the stretch of *the first quarter*, *the second half of next year*, *Q3 2026*."""
    number = value_of(tokens, letters, "OC")
    unit: Unit = "half" if word_of(tokens, letters, "U") == "half" else "quarter"
    year = value_of(tokens, letters, "Y")
    rest = letters[letters.index("U") + 1 :] if "O" in letters else ""
    if not year and "U" in rest:
        told = calendar_unit(tokens[-len(rest) :], rest, frame)
        year = told.first.year if told.first else 0
        if not year:
            return OPEN
    stretch = (
        nth_of(year, unit, number)
        if year
        else nearest([nth_of(each, unit, number) for each in years_near(frame)], frame)
    )
    return modified(tokens, letters, frame, stretch, link)


def of_feast(tokens: list[Token], letters: str, frame: Frame, link: str) -> Stretch:  # noqa: ARG001 - forms are asked alike
    """Return the day of *Easter*, *last Christmas*."""
    name, year = word_of(tokens, letters, "H"), value_of(tokens, letters, "Y")
    if year:
        return only(feast_of(year, name))
    return told_one(told_apart(letters), [only(feast_of(each, name)) for each in years_near(frame)], frame)
