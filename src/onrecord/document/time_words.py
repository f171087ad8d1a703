"""Cut a text into the words of time, each with a letter for its class, so that times are found by a pattern of letters.

Every token of the text has one letter: `M` a month, `W` a weekday, `D` a number up to 31, `U` a unit and
so on (`LETTERS`); `.` is any other word, `;` a break.
"""

import re
from datetime import date
from typing import NamedTuple

from onrecord.document.days import MONTHS
from onrecord.document.numbers import COUNTS
from onrecord.document.stretches import FIXED_FEASTS, MOVING_FEASTS, SEASON_STARTS

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
ORDINALS = ("first", "second", "third", "fourth")
UNITS = ("hour", "day", "week", "month", "quarter", "half", "year", "decade")
LETTERS: dict[str, str] = {
    **dict.fromkeys(("last", "past", "previous"), "L"),
    **dict.fromkeys(("next", "coming"), "X"),
    **dict.fromkeys(("this", "current"), "T"),
    **dict.fromkeys(("early", "mid", "middle", "late"), "E"),
    **dict.fromkeys(("earlier", "later"), "l"),
    **dict.fromkeys(("end", "close"), "Z"),
    **dict.fromkeys(("beginning", "start"), "B"),
    **dict.fromkeys(("today", "tonight", "yesterday", "tomorrow", "overnight"), "t"),
    **dict.fromkeys(("morning", "afternoon", "evening", "night", "noon", "midnight"), "P"),
    **dict.fromkeys(("few", "several", "couple"), "F"),
    **dict.fromkeys(("a", "an"), "A"),
    **dict.fromkeys(("until", "till", "til", "through"), "u"),
    **dict.fromkeys(("to",), "r"),
    **dict.fromkeys(("in", "during", "throughout"), "n"),
    **dict.fromkeys(("over", "at"), "v"),
    **dict.fromkeys(ORDINALS, "O"),
    **dict.fromkeys(SEASON_STARTS, "S"),
    **dict.fromkeys(UNITS, "U"),
    **{f"{unit}s": "U" for unit in UNITS if unit != "half"},
    "weekend": "K",
    "ago": "g",
    "by": "b",
    "before": "q",
    "since": "s",
    "after": "a",
    "from": "f",
    "between": "w",
    "and": "c",
    "on": "o",
    "within": "i",
    "the": "d",
    "now": "y",
    "of": "p",
}
"""What each word of time is, in lower case; weekdays, months and feasts count with a capital only."""
SHORT_MONTHS = {name[:3]: number for number, name in enumerate(MONTHS, 1)} | {"sept": 9}
SHORT_DAYS = {name[:3]: number for number, name in enumerate(WEEKDAYS)} | {"tues": 1, "thurs": 3}
FEASTS = {**FIXED_FEASTS, **MOVING_FEASTS}
_FEAST = "|".join(
    " ".join(part[0].upper() + part[1:] for part in name.split()).replace("'", "['’]")
    for name in sorted(FEASTS, key=len, reverse=True)
)
_TOKEN = re.compile(
    rf"(?P<feast>(?=[A-Z])\b(?:{_FEAST})\b)"
    r"|(?P<short>(?=[ADFJMNOSTW])\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thu(?:rs)?|Fri)\.(?!\w))"
    r"|(?P<quarter>\bQ[1-4]\b)"
    r"|(?P<word>[^\W\d_]+(?:['’]s?\b)?)"
    r"|(?P<iso>\b\d{4}-\d\d-\d\d(?![\w-]))|(?P<slash>\b\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?![\w/]))"
    r"|(?P<clock>\b\d{1,2}(?:[:.]\d\d)?\s?(?:[aApP]\.?[mM]\b\.?|GMT\b|UTC\b|o['’]clock\b)|\b\d{1,2}:\d\d(?![\d:]))"
    r"|(?P<decade>\b\d{3}0s\b)"
    r"|(?P<amount>[$€£¥]\s?\d[\d.,]*|\b\d+(?:[.,]\d+)+)"
    r"|(?P<number>\b\d+(?:st|nd|rd|th)?\b)"
    r"|(?P<sign>,|[-–—])|(?P<other>[^\s\w]+|\w+)"
)
_BARE = re.compile(r"['’]s?$")


class Token(NamedTuple):
    """One token: its place, its letter, and its value as far as the letter needs one."""

    start: int
    end: int
    letter: str
    value: int = 0
    word: str = ""


def find_tokens(text: str, start: int, end: int) -> list[Token]:
    """Return the tokens of a stretch of text, in order."""
    return [
        _token(match.lastgroup or "", match.group(), match.start(), match.end())
        for match in _TOKEN.finditer(text, start, end)
    ]


def _token(kind: str, words: str, start: int, end: int) -> Token:
    if kind == "word":
        return _word(words, start, end)
    if kind == "number":
        return _number(words, start, end)
    if kind == "sign":
        return Token(start, end, "," if words == "," else "-")
    return _special(kind, words, start, end)


def _word(words: str, start: int, end: int) -> Token:
    plain = words.lower()
    if plain.endswith(("'", "’", "s")) and ("'" in plain or "’" in plain):
        plain = _BARE.sub("", plain)
    if words[0].isupper():
        if plain in MONTHS:
            return Token(start, end, "m" if plain in ("may", "march") else "M", MONTHS.index(plain) + 1, words)
        if plain in WEEKDAYS:
            return Token(start, end, "W", WEEKDAYS.index(plain), words)
        if plain in SHORT_MONTHS:
            return Token(start, end, "m", SHORT_MONTHS[plain], words)
    if plain in COUNTS:
        return Token(start, end, "D" if COUNTS[plain] <= 31 else "N", COUNTS[plain], plain)
    letter = LETTERS.get(plain, ".")
    if letter == "S" and words[0].isupper():
        letter = "."
    value = ORDINALS.index(plain) + 1 if letter == "O" else 0
    return Token(start, end, letter, value, plain)


def _number(words: str, start: int, end: int) -> Token:
    digits = words.rstrip("stndrhSTNDRH")
    if len(digits) > 4 or not digits.isascii():
        return Token(start, end, "N", 0, words)
    value = int(digits)
    if len(digits) == 4 and len(words) == 4 and 1500 <= value < 2200:
        return Token(start, end, "Y", value, words)
    if len(digits) <= 2 and 1 <= value <= 31:
        return Token(start, end, "D" if len(words) == len(digits) else "1", value, words)
    return Token(start, end, "N", value, words)


def _special(kind: str, words: str, start: int, end: int) -> Token:
    plain = words.lower().rstrip(".")
    if kind == "short":
        is_day = plain in SHORT_DAYS
        return Token(start, end, "W" if is_day else "M", (SHORT_DAYS if is_day else SHORT_MONTHS)[plain], words)
    if kind == "iso":
        return Token(start, end, "I", 0, words)
    if kind == "slash":
        return Token(start, end, "R", 0, words)
    if kind == "decade":
        return Token(start, end, "G", int(plain[:4]), words)
    if kind == "feast":
        return Token(start, end, "H", 0, re.sub(r"\s", " ", plain.replace("’", "'")))
    return Token(start, end, "." if kind == "amount" else ";" if kind != "clock" else "h", 0, words)


def day_of_iso(words: str) -> date | None:
    """Return the day of *2026-03-03*, None where there is no such day."""
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None
