"""Read an instant as pages and lines of JSON write it: ISO 8601, as in e-mail, or a day in words."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from onrecord.document.days import read_day

_WRITTEN_DAY = re.compile(
    r"(?:\w+day,?\s+)?(?:(?P<m>[A-Z][a-z]{2,8})\.?\s+(?P<d>\d{1,2})|(?P<d2>\d{1,2})\s+(?P<m2>[A-Z][a-z]{2,8})\.?),?\s+(?P<y>\d{4})\b"
)


def read_instant(text: str | None) -> datetime | None:
    """Return an instant in UTC; a day alone is its 00:00, a time without an offset counts as UTC."""
    text = (text or "").strip()[:60]
    found = _iso(text) or _mail(text) or _written(text)
    try:
        found = found and found.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return found if found and 1800 <= found.year <= 2200 else None


def _iso(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(re.sub(r"\s+(?=[+-]\d\d:?\d\d$)", "", re.sub(r"\s*(?:UTC|GMT)$", "Z", text)))
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _mail(text: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _written(text: str) -> datetime | None:
    match = _WRITTEN_DAY.match(text)
    day = read_day(int(match["y"]), match["m"] or match["m2"], int(match["d"] or match["d2"])) if match else None
    return datetime(day.year, day.month, day.day, tzinfo=UTC) if day else None
