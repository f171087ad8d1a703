"""Times told by how far they lie from the day of the text: *on Monday*, *last week*, *within 30 days*, *two years ago*."""

from datetime import date, timedelta

from onrecord.document.stretches import (
    OPEN,
    Stretch,
    Unit,
    around,
    only,
    shift,
)
from onrecord.document.time_frames import (
    Frame,
    calendar_unit,
    is_plural,
    modified,
    told_apart,
    told_one,
    unit_of,
    value_of,
    word_of,
)
from onrecord.document.time_words import Token


def of_weekday(tokens: list[Token], letters: str, frame: Frame, link: str) -> Stretch:  # noqa: ARG001 - forms are asked alike
    """Return the day of *on Monday*, *last Monday*, *Monday next week*; *next Friday* may be either of two."""
    if frame.anchor is None:
        return OPEN
    number, today = value_of(tokens, letters, "W"), frame.anchor.weekday()
    week = calendar_unit(tokens, letters, frame) if unit_of(tokens, letters) == "week" else OPEN
    if week.first is not None:
        return only(week.first + timedelta(days=number))
    after = frame.anchor + timedelta(days=(number - today - 1) % 7 + 1)
    before = frame.anchor - timedelta(days=(today - number - 1) % 7 + 1)
    if "X" in letters:
        return Stretch(after, after + timedelta(days=7)) if number > today else only(after)
    if "L" in letters:
        return only(before)
    if number == today:
        return only(frame.anchor)
    return only(after if frame.future else before)


def of_relative(tokens: list[Token], letters: str, frame: Frame, link: str) -> Stretch:
    """Return the stretch of *last week*, *later this month*, *the end of next year*."""
    if is_plural(tokens, letters):
        return rolling(tokens, letters, frame, link)
    return modified(tokens, letters, frame, calendar_unit(tokens, letters, frame), link)


def rolling(tokens: list[Token], letters: str, frame: Frame, link: str) -> Stretch:  # noqa: ARG001 - forms are asked alike
    """Return the stretch of *the next two weeks*, *the coming weeks*, *the past year*, reckoned from the day."""
    if frame.anchor is None:
        return OPEN
    is_back, unit = "L" in letters, unit_of(tokens, letters)
    count = _count(tokens, letters, default=None if is_plural(tokens, letters) else 1)
    end = None if count is None else _days_on(frame.anchor, -count if is_back else count, unit)
    return Stretch(end, frame.anchor) if is_back else Stretch(frame.anchor, end)


def _count(tokens: list[Token], letters: str, default: int | None) -> int | None:
    if "F" in letters:
        return None
    number = value_of(tokens, letters, "DN")
    return number if 0 < number < 1000 else default


def _days_on(day: date, count: int, unit: Unit | None) -> date:
    """Return the day so far on; a day for any number of hours up to 24."""
    if unit is None:
        return day + timedelta(days=-(-count // 24))
    return shift(day, count, unit)


def of_ago(tokens: list[Token], letters: str, frame: Frame, link: str) -> Stretch:  # noqa: ARG001 - forms are asked alike
    """Return the stretch of *two years ago*, *three weeks from now*: as wide as its unit."""
    count = _count(tokens, letters, default=1 if "A" in letters else None)
    if frame.anchor is None or count is None:
        return OPEN
    unit = unit_of(tokens, letters)
    unit, count = (unit, count) if unit else ("day", count // 24)
    return around(shift(frame.anchor, -count if letters[-1] == "g" else count, unit), unit)


def of_ahead(tokens: list[Token], letters: str, frame: Frame, link: str) -> Stretch:
    """Return the stretch of *in three months*, *within 30 days*; before what is told in the past it has none."""
    count = _count(tokens, letters, default=None if is_plural(tokens, letters) else 1)
    if frame.anchor is None or not (frame.future or "i" in letters):
        return OPEN
    if "i" in letters:
        return Stretch(frame.anchor, None if count is None else _days_on(frame.anchor, count, unit_of(tokens, letters)))
    return of_ago(tokens, letters, frame, link) if count is not None else Stretch(frame.anchor, None)


def of_weekend(tokens: list[Token], letters: str, frame: Frame, link: str) -> Stretch:  # noqa: ARG001 - forms are asked alike
    """Return Saturday and Sunday of *the weekend*, *last weekend*."""
    if frame.anchor is None:
        return OPEN
    saturday = frame.anchor + timedelta(days=5 - frame.anchor.weekday())
    weekends = [
        Stretch(saturday + timedelta(days=7 * each), saturday + timedelta(days=7 * each + 1)) for each in range(-3, 4)
    ]
    which = told_apart(letters)
    if which == "T":
        return weekends[3]
    return told_one("L", weekends, frame) if which == "L" else told_one(which, weekends, frame)


def of_today(tokens: list[Token], letters: str, frame: Frame, link: str) -> Stretch:  # noqa: ARG001 - forms are asked alike
    """Return the day of *yesterday*, *tonight*, *last night*, *this morning*; *overnight* has two."""
    if frame.anchor is None:
        return OPEN
    word = word_of(tokens, letters, "t")
    if word == "overnight":
        step = 1 if frame.future else -1
        return Stretch(*sorted((frame.anchor, frame.anchor + timedelta(days=step))))
    step = -1 if word == "yesterday" or "L" in letters else 1 if word == "tomorrow" else 0
    return only(frame.anchor + timedelta(days=step))
