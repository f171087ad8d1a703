"""Find the dateline that opens a report: *KYIV, November 20, 2025 —*, *HALLIN, March 3 (Agency) –*.

The patterns are strict: place and day, or place and agency, or a place in capitals before a dash. A
sentence that merely begins with a name is none.
"""

import re
from datetime import date, timedelta

from onrecord.document import Span
from onrecord.document.days import read_day
from onrecord.document.records import Dateline

# Publication and dateline of one report lie this close; further apart, a missing year stays unknown.
NEAR = timedelta(days=60)
LONGEST = 160

_MONTH = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
_DAY = (
    r"(?:(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Mon|Tue|Wed|Thu|Fri|Sat|Sun)\.?,?\s+)?"
    rf"(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m1>{_MONTH})|(?P<m2>{_MONTH})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?)(?!\d)"
    r"(?:,?\s+(?P<y>(?:19|20)\d\d))?"
    r"|(?P<iso>(?:19|20)\d\d-\d\d-\d\d)"
)
_LOUD = r"[^\W\d_a-zß-öø-ÿ][^\W\d_a-z]*(?:[ .’'/-]{1,2}(?:(?:de|la|of|upon|du|au|el|en|am)[ -])?[^\W\d_a-z]+)*\.?"
_CAPITAL = r"[^\W\d_a-z][^\W\d_]*(?:[ .’'-]{1,2}(?:(?:de|la|of|upon|du|au|el|en|am)[ -])?[^\W\d_a-z][^\W\d_]*){0,3}\.?"
_REGION = r"(?:,\s+[^\W\d_a-z][\w.’' -]{0,30}?)?"
_AGENCY = r"(?:\s*\((?=[^)]*[^\W\d_])[^()\n]{2,60}\)|\s*/[^/\n]{2,40}/)"
_DASH = r"\s*(?:—|–|―|--|-(?=\s))\s*"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?P<head>(?P<place>{_LOUD}|{_CAPITAL}){_REGION},\s+(?:{_DAY})\.?\s*/[^/\n]{{2,40}}/)\.?(?:{_DASH}|\s+)",
        rf"(?P<head>(?P<place>{_LOUD}|{_CAPITAL}){_REGION},\s+(?:{_DAY}){_AGENCY}?)(?:{_DASH}|\s*:\s+|\s*$)",
        rf"(?P<head>(?P<place>{_LOUD}|{_CAPITAL}){_REGION}{_AGENCY})(?:{_DASH}|\s*:\s+)",
        rf"(?P<head>(?P<place>{_LOUD}){_REGION})(?:{_DASH})",
    )
)
_ANY_DAY = re.compile(_DAY)
_NO_PLACE = frozenset([
    "breaking", "update", "updated", "exclusive", "correction", "watch", "live", "analysis", "opinion", "explainer",
    "note", "editor's", "editor’s", "fact", "q", "a", "video", "factbox", "corrected", "developing", "just", "by",
    "photo", "photos",
])  # fmt: skip
_SMALL = frozenset(["de", "la", "of", "upon", "du", "au", "el", "en", "am", "sur"])


def find_dateline(text: str, paragraph: Span, *, near: date | None = None) -> tuple[Dateline, int] | None:
    """Return the dateline at the head of a paragraph and where the report's own words begin, or None.

    `near` is the day of publication, which gives the year where the dateline has none.
    """
    head = text[paragraph.start : min(paragraph.end, paragraph.start + LONGEST)]
    for form in _FORMS:
        match = form.match(head)
        if match and _is_place(match["place"], needs_capitals=form is _FORMS[-1]):
            span = Span(paragraph.start + match.start("head"), paragraph.start + match.end("head"))
            dateline = Dateline(place=plain_place(match["place"]), day=_day(match.groupdict(), near), spans=(span,))
            return dateline, paragraph.start + match.end()
    return None


def find_day(text: str) -> date | None:
    """Return the first day in a text that is given with its year, None where there is none."""
    found = (_day(match.groupdict(), None) for match in _ANY_DAY.finditer(text))
    return next((day for day in found if day), None)


def opens_with_day(text: str) -> bool:
    """Tell whether a text begins with a day, as a line that says when something came out does."""
    return bool(_ANY_DAY.match(text))


def plain_place(place: str) -> str:
    """Return a place as one writes it in a sentence: *PORT-AU-PRINCE* becomes *Port-au-Prince*."""
    place = " ".join(place.split())
    if not place.isupper():
        return place
    parts = re.split(r"([ -])", place)
    return "".join(part.lower() if i and part.lower() in _SMALL else part.capitalize() for i, part in enumerate(parts))


def _is_place(name: str, *, needs_capitals: bool) -> bool:
    if len(name) < 2 or name.split()[0].lower() in _NO_PLACE:
        return False
    return name.isupper() if needs_capitals else True


def _day(parts: dict[str, str | None], near: date | None) -> date | None:
    if iso := parts.get("iso"):
        try:
            return date.fromisoformat(iso)
        except ValueError:
            return None
    month, day = parts.get("m1") or parts.get("m2"), parts.get("d1") or parts.get("d2")
    if not month or not day:
        return None
    if year := parts.get("y"):
        return read_day(int(year), month, int(day))
    return _nearest(month, int(day), near) if near else None


def _nearest(month: str, day: int, near: date) -> date | None:
    days = [found for year in (near.year - 1, near.year, near.year + 1) if (found := read_day(year, month, day))]
    best = min(days, key=lambda found: abs(found - near), default=None)
    return best if best and abs(best - near) <= NEAR else None
