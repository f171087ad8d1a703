"""The forms of times as patterns of letters, each with what it means seen from a day.

The letters are those of `time_words`; a form's function gets its tokens, their letters, and the frame.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Literal, NamedTuple

from onrecord.document.stretches import (
    OPEN,
    Stretch,
    Unit,
    around,
    decade_of,
    feast_of,
    month_of,
    nth_of,
    only,
    season_of,
    shift,
    third_of,
    year_of,
)
from onrecord.document.time_words import Token, day_of_iso


class Frame(NamedTuple):
    """From where a time is seen: the day of the text, and whether it tells of what is to come."""

    anchor: date | None
    future: bool


Resolver = Callable[[list[Token], str, Frame, str], Stretch]
Part = Literal["early", "mid", "late"]
_PARTS: dict[str, Part] = {"early": "early", "mid": "mid", "middle": "mid", "late": "late"}
_UNITS: dict[str, Unit] = {
    "day": "day",
    "week": "week",
    "month": "month",
    "quarter": "quarter",
    "half": "half",
    "year": "year",
    "decade": "decade",
}


def _value(tokens: list[Token], letters: str, wanted: str, default: int = 0) -> int:
    """Return the value of the first token with one of some letters."""
    return next((token.value for token, letter in zip(tokens, letters, strict=True) if letter in wanted), default)


def _word(tokens: list[Token], letters: str, wanted: str) -> str:
    return next((token.word for token, letter in zip(tokens, letters, strict=True) if letter in wanted), "")


def _unit(tokens: list[Token], letters: str) -> Unit | None:
    """Return the unit told; None for hours, which are no days."""
    word = _word(tokens, letters, "U")
    return _UNITS.get(word) or _UNITS.get(word.rstrip("s"))


def _is_plural(tokens: list[Token], letters: str) -> bool:
    return _word(tokens, letters, "U").endswith("s")


def _nearest(candidates: list[Stretch], frame: Frame) -> Stretch:
    """Return the candidate meant where no year is told: the next that is not over, or the last that began."""
    if frame.anchor is None:
        return OPEN
    ends = [(each.first, each.last, each) for each in candidates if each.first and each.last]
    if frame.future:
        return min((each for _, last, each in ends if last >= frame.anchor), default=OPEN)
    return max((each for first, _, each in ends if first <= frame.anchor), default=OPEN)


def _years(frame: Frame) -> range:
    """Return the years in which a time without a year may lie; eight back for a 29 February."""
    return range(frame.anchor.year - 8, frame.anchor.year + 9) if frame.anchor else range(0)


def _iso(tokens: list[Token], letters: str, frame: Frame, link: str) -> Stretch:  # noqa: ARG001 - forms are asked alike
    day = day_of_iso(tokens[0].word)
    return only(day) if day else OPEN


def _slash(tokens: list[Token], letters: str, frame: Frame, link: str) -> Stretch:  # noqa: ARG001 - forms are asked alike
    """Return the day of *22/4/2025*; open where either number may be the month."""
    left, right, year = (int(part) for part in tokens[0].word.split("/"))
    year += 0 if year > 99 else 1900 if year > 68 else 2000
    if left <= 12 and right <= 12 and left != right:
        return OPEN
    month, day = (right, left) if left > 12 else (left, right)
    return only(date(year, month, day))


def _day(tokens: list[Token], letters: str, frame: Frame, link: str) -> Stretch:  # noqa: ARG001 - forms are asked alike
    """Return the day of *3 March 2026*, *March 3*."""
    month, day, year = (_value(tokens, letters, wanted) for wanted in ("M", "D1", "Y"))
    return _day_of(year, month, day, frame)


def _day_of(year: int, month: int, day: int, frame: Frame) -> Stretch:
    days = [found for each in ([year] if year else _years(frame)) if (found := _real_day(each, month, day))]
    return only(days[0]) if year and days else _nearest([only(each) for each in days], frame) if not year else OPEN


def _real_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _days(tokens: list[Token], letters: str, frame: Frame, link: str) -> Stretch:  # noqa: ARG001 - forms are asked alike
    """Return the stretch of *3 to 5 May*, *May 3-5, 2026*."""
    month, year = _value(tokens, letters, "M"), _value(tokens, letters, "Y")
    left, right = (token.value for token, letter in zip(tokens, letters, strict=True) if letter in "D1")
    last = _day_of(year, month, right, frame)
    first = _real_day(last.last.year, month, left) if last.last else None
    return Stretch(first, last.last) if first else OPEN


def _day_alone(tokens: list[Token], letters: str, frame: Frame, link: str) -> Stretch:  # noqa: ARG001 - forms are asked alike
    """Return the day of *on the 15th*."""
    if frame.anchor is None:
        return OPEN
    here = (shift(frame.anchor.replace(day=1), each, "month") for each in range(-2, 3))
    days = [_real_day(first.year, first.month, _value(tokens, letters, "1")) for first in here]
    return _nearest([only(day) for day in days if day], frame)


def _weekday(tokens: list[Token], letters: str, frame: Frame, link: str) -> Stretch:  # noqa: ARG001 - forms are asked alike
    """Return the day of *on Monday*, *last Monday*, *Monday next week*; *next Friday* may be either of two."""
    if frame.anchor is None:
        return OPEN
    number, today = _value(tokens, letters, "W"), frame.anchor.weekday()
    week = _calendar(tokens, letters, frame) if _unit(tokens, letters) == "week" else OPEN
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


def _calendar(tokens: list[Token], letters: str, frame: Frame) -> Stretch:
    """Return the week, month, quarter or year before, of, or after the day: *last week*, *the year*."""
    unit = _unit(tokens, letters)
    if frame.anchor is None or unit is None:
        return OPEN
    step = -1 if "L" in letters else 1 if "X" in letters else 0
    return around(shift(frame.anchor, step, unit), unit)


def _relative(tokens: list[Token], letters: str, frame: Frame, link: str) -> Stretch:
    """Return the stretch of *last week*, *later this month*, *the end of next year*."""
    if _is_plural(tokens, letters):
        return _rolling(tokens, letters, frame, link)
    return _modified(tokens, letters, frame, _calendar(tokens, letters, frame), link)


def _modified(tokens: list[Token], letters: str, frame: Frame, stretch: Stretch, link: str) -> Stretch:
    """Return what *early*, *later*, *the end of* make of a stretch."""
    if "Z" in letters:
        return stretch if link and link in "buqsa" else third_of(stretch, "late")
    if "B" in letters:
        return third_of(stretch, "early")
    if part := _PARTS.get(_word(tokens, letters, "E")):
        return third_of(stretch, part)
    if "l" in letters and frame.anchor is not None and stretch.first is not None:
        is_later = _word(tokens, letters, "l") == "later"
        return Stretch(max(frame.anchor, stretch.first), stretch.last) if is_later else _up_to(stretch, frame.anchor)
    return stretch


def _up_to(stretch: Stretch, day: date) -> Stretch:
    return stretch if stretch.last is not None and stretch.last < day else Stretch(stretch.first, day)


def _month(tokens: list[Token], letters: str, frame: Frame, link: str) -> Stretch:
    """Return the stretch of *March 2026*, *late October*, *last May*."""
    month, year = _value(tokens, letters, "M"), _value(tokens, letters, "Y")
    if year:
        stretch = month_of(year, month)
    else:
        stretch = _told(_told_apart(letters), [month_of(each, month) for each in _years(frame)], frame)
    if "O" in letters and stretch.first is not None:
        first = stretch.first + timedelta(days=7 * (_value(tokens, letters, "O") - 1))
        return Stretch(first, first + timedelta(days=6))
    return _modified(tokens, letters, frame, stretch, link)


def _told_apart(letters: str) -> str:
    return next((letter for letter in letters if letter in "LXT"), "")


def _told(which: str, candidates: list[Stretch], frame: Frame) -> Stretch:
    """Return the candidate that *last*, *next*, *this* or nothing means."""
    if frame.anchor is None or not which:
        return _nearest(candidates, frame)
    if which == "T":
        begun = [each for each in candidates if each.last is not None and each.last.year == frame.anchor.year]
        return next((each for each in candidates if _holds(each, frame.anchor)), begun[0] if begun else OPEN)
    ends = [(each.first, each.last, each) for each in candidates if each.first and each.last]
    if which == "L":
        return max((each for _, last, each in ends if last < frame.anchor), default=OPEN)
    return min((each for first, _, each in ends if first > frame.anchor), default=OPEN)


def _holds(stretch: Stretch, day: date) -> bool:
    return stretch.first is not None and stretch.last is not None and stretch.first <= day <= stretch.last


def _year(tokens: list[Token], letters: str, frame: Frame, link: str) -> Stretch:
    """Return the stretch of *2014*, *early 2027*, *the end of 2030*."""
    return _modified(tokens, letters, frame, year_of(_value(tokens, letters, "Y")), link)


def _decade(tokens: list[Token], letters: str, frame: Frame, link: str) -> Stretch:
    """Return the stretch of *the 1990s*, *the early 1990s*."""
    return _modified(tokens, letters, frame, decade_of(_value(tokens, letters, "G")), link)


def _season(tokens: list[Token], letters: str, frame: Frame, link: str) -> Stretch:
    """Return the stretch of *this summer*, *in the autumn of 2026*."""
    season, year = _word(tokens, letters, "S"), _value(tokens, letters, "Y")
    stretch = (
        season_of(year, season)
        if year
        else _told(_told_apart(letters), [season_of(each, season) for each in _years(frame)], frame)
    )
    return _modified(tokens, letters, frame, stretch, link)


def _nth(tokens: list[Token], letters: str, frame: Frame, link: str) -> Stretch:
    """Return the stretch of *the first quarter*, *the second half of next year*, *Q3 2026*."""
    number = _value(tokens, letters, "OC")
    unit: Unit = "half" if _word(tokens, letters, "U") == "half" else "quarter"
    year = _value(tokens, letters, "Y")
    rest = letters[letters.index("U") + 1 :] if "O" in letters else ""
    if not year and "U" in rest:
        told = _calendar(tokens[-len(rest) :], rest, frame)
        year = told.first.year if told.first else 0
        if not year:
            return OPEN
    stretch = (
        nth_of(year, unit, number) if year else _nearest([nth_of(each, unit, number) for each in _years(frame)], frame)
    )
    return _modified(tokens, letters, frame, stretch, link)


def _rolling(tokens: list[Token], letters: str, frame: Frame, link: str) -> Stretch:  # noqa: ARG001 - forms are asked alike
    """Return the stretch of *the next two weeks*, *the coming weeks*, *the past year*, reckoned from the day."""
    if frame.anchor is None:
        return OPEN
    is_back, unit = "L" in letters, _unit(tokens, letters)
    count = _count(tokens, letters, default=None if _is_plural(tokens, letters) else 1)
    end = None if count is None else _days_on(frame.anchor, -count if is_back else count, unit)
    return Stretch(end, frame.anchor) if is_back else Stretch(frame.anchor, end)


def _count(tokens: list[Token], letters: str, default: int | None) -> int | None:
    if "F" in letters:
        return None
    number = _value(tokens, letters, "DN")
    return number if 0 < number < 1000 else default


def _days_on(day: date, count: int, unit: Unit | None) -> date:
    """Return the day so far on; a day for any number of hours up to 24."""
    if unit is None:
        return day + timedelta(days=-(-count // 24))
    return shift(day, count, unit)


def _ago(tokens: list[Token], letters: str, frame: Frame, link: str) -> Stretch:  # noqa: ARG001 - forms are asked alike
    """Return the stretch of *two years ago*, *three weeks from now*: as wide as its unit."""
    count = _count(tokens, letters, default=1 if "A" in letters else None)
    if frame.anchor is None or count is None:
        return OPEN
    unit = _unit(tokens, letters)
    unit, count = (unit, count) if unit else ("day", count // 24)
    return around(shift(frame.anchor, -count if letters[-1] == "g" else count, unit), unit)


def _ahead(tokens: list[Token], letters: str, frame: Frame, link: str) -> Stretch:
    """Return the stretch of *in three months*, *within 30 days*; before what is told in the past it has none."""
    count = _count(tokens, letters, default=None if _is_plural(tokens, letters) else 1)
    if frame.anchor is None or not (frame.future or "i" in letters):
        return OPEN
    if "i" in letters:
        return Stretch(frame.anchor, None if count is None else _days_on(frame.anchor, count, _unit(tokens, letters)))
    return _ago(tokens, letters, frame, link) if count is not None else Stretch(frame.anchor, None)


def _weekend(tokens: list[Token], letters: str, frame: Frame, link: str) -> Stretch:  # noqa: ARG001 - forms are asked alike
    """Return Saturday and Sunday of *the weekend*, *last weekend*."""
    if frame.anchor is None:
        return OPEN
    saturday = frame.anchor + timedelta(days=5 - frame.anchor.weekday())
    weekends = [
        Stretch(saturday + timedelta(days=7 * each), saturday + timedelta(days=7 * each + 1)) for each in range(-3, 4)
    ]
    which = _told_apart(letters)
    if which == "T":
        return weekends[3]
    return _told("L", weekends, frame) if which == "L" else _told(which, weekends, frame)


def _today(tokens: list[Token], letters: str, frame: Frame, link: str) -> Stretch:  # noqa: ARG001 - forms are asked alike
    """Return the day of *yesterday*, *tonight*, *last night*, *this morning*; *overnight* has two."""
    if frame.anchor is None:
        return OPEN
    word = _word(tokens, letters, "t")
    if word == "overnight":
        step = 1 if frame.future else -1
        return Stretch(*sorted((frame.anchor, frame.anchor + timedelta(days=step))))
    step = -1 if word == "yesterday" or "L" in letters else 1 if word == "tomorrow" else 0
    return only(frame.anchor + timedelta(days=step))


def _feast(tokens: list[Token], letters: str, frame: Frame, link: str) -> Stretch:  # noqa: ARG001 - forms are asked alike
    """Return the day of *Easter*, *last Christmas*."""
    name, year = _word(tokens, letters, "H"), _value(tokens, letters, "Y")
    if year:
        return only(feast_of(year, name))
    return _told(_told_apart(letters), [only(feast_of(each, name)) for each in _years(frame)], frame)


_PART = r"(?:d?Z-?p|d?Bp|d?E[-pn]?|ln?)"
_MANY = r"(?:[DN]|A?Fp?)"
FORMS: dict[str, tuple[str, Resolver]] = {
    "iso": ("I", _iso),
    "slash": ("R", _slash),
    "days": (r"d?[D1][-r]d?[D1]p?M(?:,?Y)?|M[D1][-r][D1](?:,?Y)?|(?<=w)d?[D1]cd?[D1]p?M(?:,?Y)?", _days),
    "day": (r"(?:W,?)?d?[D1]p?M(?:,?Y)?|(?:W,?)?M[D1](?:,?Y)?", _day),
    "ago": (rf"(?:{_MANY}|A)U(?:g|f[yt])", _ago),
    "rolling": (rf"d?[LX]{_MANY}U|d[LX]U(?!p)", _rolling),
    "nth": (rf"{_PART}?(?:d?OU[pn]?(?:Y|[TLX]U|dU)|dOU(?!p)|C(?:[pn]?Y)?)", _nth),
    "month": (rf"(?:{_PART}d?|d?OUp)?[TLX]?M(?:,?p?Y)?", _month),
    "weekday": (r"E?[TLX]?W(?:[TLX]U|P)?", _weekday),
    "relative": (rf"{_PART}d?[TLX]?U|[TLX]U|d?U-?Z", _relative),
    "ahead": (rf"(?<=n)(?:{_MANY}|A)U(?![gp])|i(?:{_MANY}|A)?U(?![p])", _ahead),
    "weekend": (r"[TLXd]K", _weekend),
    "today": (r"tP?|[LT]P", _today),
    "season": (rf"{_PART}?d?[TLX]?S(?:p?(?:Y|[TLX]U))?", _season),
    "decade": (rf"{_PART}?d?E?-?G", _decade),
    "feast": (r"[TLX]?HY?", _feast),
    "year": (rf"(?:{_PART}|dU)?Y", _year),
    "day_alone": (r"(?<=o)d1(?=[;,]|$)", _day_alone),
}
"""Name of each form: its pattern of letters, and its function; the first form that fits a place wins."""
