"""Find what a text says of when: days, weeks, months, years, by name or by how far they lie from a day.

The words of a sentence become letters (`time_words`), times are patterns of letters, and each pattern
knows its stretch of days (`time_frames`). What cannot be told stays open: *in the coming weeks* has
no last day, *3/4/2025* neither, and without a day to reckon from *on Monday* has none.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

from onrecord.document.spans import Span, Spans
from onrecord.document.stretches import OPEN, Stretch
from onrecord.document.time_forms import FORMS
from onrecord.document.time_frames import Frame
from onrecord.document.time_words import Token, find_tokens

TimeKind = Literal["at", "until", "since", "between"]
YEARS = range(1000, 2900)
"""A day to reckon from outside these years is taken for none."""
_LINKS = "bqusafwnoiv"
_FORM = re.compile("|".join(f"(?P<{name}>{pattern})" for name, (pattern, _) in FORMS.items()))
_NO_WEEKDAY = frozenset(["black", "bloody", "cyber", "super", "holy", "maundy", "fat", "shrove", "ruby", "casual"])
_MONTH_BEFORE = re.compile(r"[nbusqafwELTXr]$|[EZ]-$|[UZEBS]p$")
_ANY = re.compile(
    r"\d|(?i:day|week|month|year|hour|decade|quarter|half|night|morning|evening|noon|today|morrow|spring|summer|autumn|fall|winter)"
    r"|(?-i:J[au]|Fe|Ma|Ap|Au|Se|Oc|No|De|Ea|Pe|Ch|Ne|Ha|Ep|Wh)"
)
"""Something that every time holds: a digit, a unit, the head of a month or a feast. What holds none is not cut into words."""
_SUPERLATIVE = re.compile(r"\b(?:\w{2,}est|most|first|only|worst|best|record|second|third)\b[^.;]*$")
"""Before *in a decade* it tells how long it was so: *the deepest recession in a decade*."""
_SINGULAR = frozenset(("week", "month", "quarter", "year", "decade"))
_COUNTED = re.compile(r"\s+[a-z]")
_SECONDS = re.compile(r"[-rcu]")


class TimeSpan(NamedTuple):
    """A time that a text tells; `from_` and `to` are its first and last day, None where open.

    `kind` is `until` for a time before or by which something is, `since` for one from which on it is,
    `between` for two times that are named, else `at`.
    """

    spans: Spans
    from_: date | None
    to: date | None
    kind: TimeKind = "at"


class _Found(NamedTuple):
    """One form: its name and its tokens, from the first up to the last but one."""

    name: str
    first: int
    last: int


def find_times(text: str, place: Span | None, anchor: date | None, *, future: bool = False) -> list[TimeSpan]:
    """Return the times told in a place of a text, or in all of it, in reading order.

    Args:
        text: the whole text.
        place: where to look; None for all of it.
        anchor: the day on which the text was written.
        future: *on Monday* is the next Monday, not the last.
    """
    start, end = (place.start, place.end) if place else (0, len(text))
    if not _ANY.search(text, start, end):
        return []
    tokens = find_tokens(text, start, end)
    frame = Frame(anchor if anchor is not None and anchor.year in YEARS else None, future)
    return list(_times(text, tokens, frame))


def _times(text: str, tokens: Sequence[Token], frame: Frame) -> Iterator[TimeSpan]:
    letters = _letters(tokens)
    at = 0
    while match := _FORM.search(letters, at):
        found = _Found(match.lastgroup or "", *match.span())
        at = found.last
        link = _link(letters, found)
        if not _is_time(text, tokens, found, link):
            continue
        second = _second(letters, found, link)
        at = second.last if second else at
        yield _time(tokens, letters, found, second, link, frame)


def _letters(tokens: Sequence[Token]) -> str:
    """Return the letters of tokens; months that may be other words count beside what goes with months only."""
    raw = "".join(token.letter for token in tokens)
    if "m" not in raw:
        return raw
    letters = list(raw)
    for at in (place for place, letter in enumerate(raw) if letter == "m"):
        before, after = raw[max(at - 1, 0) : at], raw[at + 1 : at + 2]
        is_dated = before in ("D", "1") or after in ("D", "1")
        is_full = tokens[at].word in ("May", "March") and bool(
            _MONTH_BEFORE.search(raw, max(at - 2, 0), at) or after == "Y"
        )
        letters[at] = "M" if is_dated or is_full else "."
    return "".join(letters)


def _link(letters: str, found: _Found) -> str:
    """Return the word before a time that says how it is meant: *by*, *until*, *in*; empty where none does."""
    before = letters[max(found.first - 1, 0) : found.first]
    return before if before and before in _LINKS else ""


def _is_time(text: str, tokens: Sequence[Token], found: _Found, link: str) -> bool:
    """Tell whether a form is a time where it stands: *2014* may count something, *April* may be a person."""
    first, last = tokens[found.first], tokens[found.last - 1]
    letters = "".join(token.letter for token in tokens[found.first : found.last])
    if letters.lstrip("d") in ("m", "M", "S", "K"):
        return bool(link) and not (letters == "dS" and _is_followed(tokens, found, "p")) and letters != "K"
    if letters == "Y" and (not link or link in "vo"):
        return not (_COUNTED.match(text, last.end) or _is_counted(text, first.start))
    if found.name == "ahead" and letters[0] != "i" and _SUPERLATIVE.search(text, max(first.start - 40, 0), first.start):
        return False
    if found.name == "weekday" and found.first:
        return tokens[found.first - 1].word not in _NO_WEEKDAY
    return _has_fitting_unit(found.name, letters, {token.word for token in tokens[found.first : found.last]})


def _is_followed(tokens: Sequence[Token], found: _Found, letter: str) -> bool:
    return found.last < len(tokens) and tokens[found.last].letter == letter


def _has_fitting_unit(name: str, letters: str, words: set[str]) -> bool:
    """Tell whether the unit goes with its form: *the first half* of what, and *the last day*, are no times."""
    if name == "nth":
        return (
            "C" in letters or "quarter" in words or ("half" in words and (letters[-1] != "U" or letters.count("U") > 1))
        )
    if name == "month" and "U" in letters:
        return "week" in words
    if letters == "LU" and words & {"last"} and not words & _SINGULAR:
        return False
    if name in ("relative", "rolling") and not set(letters) & set("DNF"):
        return "l" in letters or not words & {"day", "hour", "half"}
    return True


def _is_counted(text: str, start: int) -> bool:
    return text[max(start - 5, 0) : start].rstrip().endswith(("than", "some", "bout", "$", "€", "£", "No.", "#"))


def _second(letters: str, found: _Found, link: str) -> _Found | None:
    """Return the other end of a range: *from Monday to Wednesday*, *2014–2018*."""
    joint = letters[found.last : found.last + 1]
    if not joint or not _SECONDS.fullmatch(joint) or (joint == "c" and link != "w"):
        return None
    match = _FORM.match(letters, found.last + 1)
    if match is None or (link not in ("f", "w") and match.lastgroup != found.name):
        return None
    return _Found(match.lastgroup or "", *match.span())


def _time(
    tokens: Sequence[Token], letters: str, found: _Found, second: _Found | None, link: str, frame: Frame
) -> TimeSpan:
    start = tokens[found.first - 1].start if link else tokens[found.first].start
    end = tokens[(second or found).last - 1].end
    spans = (Span(start, end),)
    if second is not None:
        stretch = _range(tokens, letters, found, second, frame)
        return TimeSpan(spans, stretch.first, stretch.last, "between")
    stretch = _resolve(tokens, letters, found, frame, link)
    return _linked(spans, stretch, link, is_end="Z" in letters[found.first : found.last], name=found.name)


def _resolve(tokens: Sequence[Token], letters: str, found: _Found, frame: Frame, link: str = "") -> Stretch:
    place = slice(found.first, found.last)
    try:
        stretch = FORMS[found.name][1](list(tokens[place]), letters[place], frame, link)
    except (ValueError, OverflowError):
        return OPEN
    return stretch if stretch.first is None or stretch.last is None or stretch.first <= stretch.last else OPEN


def _range(tokens: Sequence[Token], letters: str, found: _Found, second: _Found, frame: Frame) -> Stretch:
    """Return the days of a range; the end that names no year takes it from the other."""
    if frame.future and "Y" not in letters[second.first : second.last]:
        left = _resolve(tokens, letters, found, frame)
        right = _resolve(tokens, letters, second, Frame(left.first, future=True)) if left.first else OPEN
    else:
        right = _resolve(tokens, letters, second, frame)
        left = _resolve(tokens, letters, found, Frame(right.last, future=False)) if right.last else OPEN
    is_open = left.first is None or right.last is None or left.first > right.last
    return OPEN if is_open else Stretch(left.first, right.last)


def _linked(spans: Spans, stretch: Stretch, link: str, *, is_end: bool, name: str) -> TimeSpan:
    """Return what *by*, *before*, *since* and the like make of a stretch."""
    first, last = stretch
    if link and link in "bu":
        return TimeSpan(spans, None, last, "until")
    if link == "q":
        return TimeSpan(spans, None, last if is_end or first is None else first - timedelta(days=1), "until")
    if link and link in "sf":
        return TimeSpan(spans, first, None, "since")
    if link == "a":
        return TimeSpan(spans, None if last is None else last + timedelta(days=1), None, "since")
    return TimeSpan(spans, first, last, "between" if name == "days" else "at")
