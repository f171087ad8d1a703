"""Find the figures that a text gives, each with what it counts: *two brigades*, *$3.5bn*, *15 %*.

Numbers that count nothing are none: days and times of day, ages, the numbers in names. A number that
is told in words only, *dozens*, keeps its words.
"""

import re
from collections.abc import Iterator

from onrecord.document.near import Near
from onrecord.document.numbers import COUNTS, SCALES, read_number
from onrecord.document.records import Figure
from onrecord.document.spans import Span
from onrecord.document.times import TimeSpan, find_times

CURRENCIES = {"$": "USD", "US$": "USD", "A$": "AUD", "C$": "CAD", "€": "EUR", "£": "GBP", "¥": "JPY"}
_SIGNS = "|".join(map(re.escape, sorted(CURRENCIES, key=len, reverse=True)))
_SCALES = "|".join(sorted(SCALES, key=len, reverse=True))
_WORDS = "|".join(sorted(COUNTS, key=len, reverse=True))
_NUMERAL = rf"(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|(?:{_WORDS})(?:[- ](?:{_WORDS}))?\b|a(?=\s(?:hundred|thousand|million|billion)\b))"
_NUMBER = rf"{_NUMERAL}(?:[\s-]?(?:{_SCALES})\b(?:\s(?:thousand|million|billion)\b)?)?"
_FIGURE = re.compile(
    rf"(?<![\w.,/-])(?P<sign>{_SIGNS})?\s?(?P<number>{_NUMBER})(?:\s?(?:-|–|to)\s?(?:{_SIGNS})?(?P<second>{_NUMBER}))?"
    r"(?P<cent>\s?%|\s(?:per\s?cent|percent|percentage points?)\b)?(?![\w/]|[-–.,:]\w|\s?[ap]\.?m\b)"
    r"|\b(?P<vague>(?:(?:tens|hundreds|dozens) of (?:thousands|millions)|dozens|scores|hundreds|thousands|millions|billions|tens of thousands)\b(?: of\b)?)",
    re.IGNORECASE,
)
_UNIT_WORD = re.compile(r"\s(?P<word>[^\W\d_][\w’'-]*)")
_STOPS = frozenset(
    re.findall(
        r"\w+",
        """a about after against all also although among an and any are as at away be because been before being between both but by can
    could did do does down during each ever every few for from had has have he her his how however if in into is it its just least less
    like many may might more most much must my near nor not now of off on once only onto or our out over own per rather same she should
    since so some such than that the their them then there these they this those through times to too toward under until up upon us very
    was we were what when where whether which while who whom whose why will with within without would yet you your""",
    )
)
_BESIDE = frozenset(
    ("more", "other", "new", "additional", "further", "extra", "senior", "young", "old", "former", "big", "small")
)
"""Words between a number and what it counts that are no noun."""
_PLURALS = frozenset(
    ("people", "men", "women", "children", "police", "kroner", "kronor", "yen", "yuan", "euro", "aircraft", "staff")
)
_BEFORE_NAME = re.compile(r"(?P<word>[^\W\d_][\w’'.-]*)\s$")
_AGE = re.compile(r"[^\W\d_],\s$")
_AGE_AFTER = re.compile(r"\s?(?:,|\.|;|\)|and\b|who\b|was\b|of\b)")
_AGED = re.compile(
    r"\b(?:aged?|No\.|number|page|chapter|article|section|point|line|version|channel|room|level|grade|type)\s$",
    re.IGNORECASE,
)
_UNITLESS_AFTER = re.compile(
    r"\s(?:were|are|have|had|died|others|more|of (?:them|the|those|these|whom|its|his|her|their))\b"
)
_OPENERS = frozenset(
    ("nearly", "almost", "around", "roughly", "approximately", "exactly", "another", "police", "officials")
)
_LOOK_BACK = 24
_MOST_UNIT_WORDS = 5


def find_figures(text: str, start: int, end: int) -> tuple[Figure, ...]:
    """Return the figures in a stretch of text, in order."""
    times = Near((found.spans, found) for found in find_times(text, Span(start, end), None))
    return tuple(figure for match in _FIGURE.finditer(text, start, end) for figure in _figures(text, match, times, end))


def _figures(text: str, match: re.Match[str], times: Near[TimeSpan], end: int) -> Iterator[Figure]:
    place = Span(
        match.start("sign") if match["sign"] else match.start("number") if match["number"] else match.start(),
        match.end(),
    )
    if times.is_touched((place,)):
        return
    if match["vague"]:
        unit, last = _unit(text, match.end(), end)
        yield Figure(value=match["vague"].lower().removesuffix(" of"), unit=unit, spans=(Span(place.start, last),))
        return
    value = _value(match)
    if value is None or _is_no_count(text, match):
        return
    unit, last = _unit_of(text, match, end)
    if unit is not None or _UNITLESS_AFTER.match(text, match.end(), end):
        yield Figure(value=value, unit=unit, spans=(Span(place.start, last),))


def _value(match: re.Match[str]) -> str | None:
    """Return the number in digits; of a range both ends."""
    if not match["second"]:
        return read_number(match["number"])
    scale = re.search(rf"(?:{_SCALES})$", match["second"], re.IGNORECASE)
    is_scaled = scale is None or re.search(rf"(?:{_SCALES})$", match["number"], re.IGNORECASE)
    left = read_number(match["number"] if is_scaled or scale is None else f"{match['number']} {scale.group()}")
    right = read_number(match["second"])
    return f"{left}-{right}" if left and right else None


def _unit_of(text: str, match: re.Match[str], end: int) -> tuple[str | None, int]:
    if match["sign"]:
        return CURRENCIES[match["sign"].upper()], match.end()
    if match["cent"]:
        return "points" if "point" in match["cent"] else "%", match.end()
    return _unit(text, match.end(), end)


def _unit(text: str, start: int, end: int) -> tuple[str | None, int]:
    """Return the noun that is counted and where it ends: the first plural close by, else the next word."""
    first: tuple[str, int] | None = None
    at = start
    for _ in range(_MOST_UNIT_WORDS):
        word = _UNIT_WORD.match(text, at, end)
        if word is None or (word["word"].lower() in _STOPS and word["word"].lower() not in _BESIDE):
            break
        plain, at = re.sub(r"['’]s?$", "", word["word"]), word.end()
        if _is_plural(plain.lower()):
            return plain, word.start("word") + len(plain)
        if plain.lower() in _BESIDE:
            continue
        first = first or ((plain, at) if plain.islower() and not plain.endswith(("ed", "ing", "ly")) else None)
    return first if first is not None else (None, start)


def _is_plural(word: str) -> bool:
    return word in _PLURALS or (len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "ous")))


def _is_no_count(text: str, match: re.Match[str]) -> bool:
    """Tell whether a number is an age, part of a name, or *one*, which counts nothing in particular."""
    number = match["number"].lower()
    if number in ("one", "a"):
        return True
    before = text[max(match.start("number") - _LOOK_BACK, 0) : match.start("number")]
    if _AGED.search(before) or (_AGE.search(before) and number.isdigit() and _AGE_AFTER.match(text, match.end())):
        return True
    name = _BEFORE_NAME.search(before)
    is_name = name is not None and name["word"][0].isupper() and name["word"].lower() not in _STOPS | _OPENERS
    return is_name and number[0].isdigit() and not match["sign"] and not match["cent"]
