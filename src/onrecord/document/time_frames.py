"""How times are seen from a day: the frame, the value of tokens, and what *late*, *next*, *the end of* make of a stretch."""

from collections.abc import Callable
from datetime import date
from typing import Literal, NamedTuple

from onrecord.document.stretches import (
    OPEN,
    Stretch,
    Unit,
    around,
    shift,
    third_of,
)
from onrecord.document.time_words import Token

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


class Frame(NamedTuple):
    """From where a time is seen: the day of the text, and whether it tells of what is to come."""

    anchor: date | None
    future: bool


Resolver = Callable[[list[Token], str, Frame, str], Stretch]
"""Takes the tokens of a form, their letters, the frame, and the word before it; returns the days meant."""


def value_of(tokens: list[Token], letters: str, wanted: str, default: int = 0) -> int:
    """Return the value of the first token with one of some letters."""
    return next((token.value for token, letter in zip(tokens, letters, strict=True) if letter in wanted), default)


def word_of(tokens: list[Token], letters: str, wanted: str) -> str:
    """Return the word of the first token with one of some letters; empty where there is none."""
    return next((token.word for token, letter in zip(tokens, letters, strict=True) if letter in wanted), "")


def unit_of(tokens: list[Token], letters: str) -> Unit | None:
    """Return the unit told; None for hours, which are no days."""
    word = word_of(tokens, letters, "U")
    return _UNITS.get(word) or _UNITS.get(word.rstrip("s"))


def is_plural(tokens: list[Token], letters: str) -> bool:
    """Tell whether the unit is in the plural: *weeks*."""
    return word_of(tokens, letters, "U").endswith("s")


def nearest(candidates: list[Stretch], frame: Frame) -> Stretch:
    """Return the candidate meant where no year is told: the next that is not over, or the last that began."""
    if frame.anchor is None:
        return OPEN
    ends = [(each.first, each.last, each) for each in candidates if each.first and each.last]
    if frame.future:
        return min((each for _, last, each in ends if last >= frame.anchor), default=OPEN)
    return max((each for first, _, each in ends if first <= frame.anchor), default=OPEN)


def years_near(frame: Frame, reach: int = 2) -> range:
    """Return the years in which a time without a year may lie."""
    return range(frame.anchor.year - reach, frame.anchor.year + reach + 1) if frame.anchor else range(0)


def calendar_unit(tokens: list[Token], letters: str, frame: Frame) -> Stretch:
    """Return the week, month, quarter or year before, of, or after the day: *last week*, *the year*."""
    unit = unit_of(tokens, letters)
    if frame.anchor is None or unit is None:
        return OPEN
    step = -1 if "L" in letters else 1 if "X" in letters else 0
    return around(shift(frame.anchor, step, unit), unit)


def modified(tokens: list[Token], letters: str, frame: Frame, stretch: Stretch, link: str) -> Stretch:
    """Return what *early*, *later*, *the end of* make of a stretch."""
    if "Z" in letters:
        return stretch if link and link in "buqsa" else third_of(stretch, "late")
    if "B" in letters:
        return third_of(stretch, "early")
    if part := _PARTS.get(word_of(tokens, letters, "E")):
        return third_of(stretch, part)
    if "l" in letters and frame.anchor is not None and stretch.first is not None:
        is_later = word_of(tokens, letters, "l") == "later"
        return Stretch(max(frame.anchor, stretch.first), stretch.last) if is_later else _up_to(stretch, frame.anchor)
    return stretch


def _up_to(stretch: Stretch, day: date) -> Stretch:
    return stretch if stretch.last is not None and stretch.last < day else Stretch(stretch.first, day)


def told_apart(letters: str) -> str:
    """Return the letter of *last*, *next* or *this*; empty where none is there."""
    return next((letter for letter in letters if letter in "LXT"), "")


def told_one(which: str, candidates: list[Stretch], frame: Frame) -> Stretch:
    """Return the candidate that *last*, *next*, *this* or nothing means."""
    if frame.anchor is None or not which:
        return nearest(candidates, frame)
    if which == "T":
        begun = [each for each in candidates if each.last is not None and each.last.year == frame.anchor.year]
        return next((each for each in candidates if _holds(each, frame.anchor)), begun[0] if begun else OPEN)
    ends = [(each.first, each.last, each) for each in candidates if each.first and each.last]
    if which == "L":
        return max((each for _, last, each in ends if last < frame.anchor), default=OPEN)
    return min((each for first, _, each in ends if first > frame.anchor), default=OPEN)


def _holds(stretch: Stretch, day: date) -> bool:
    return stretch.first is not None and stretch.last is not None and stretch.first <= day <= stretch.last
