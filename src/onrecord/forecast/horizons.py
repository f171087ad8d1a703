"""Find the day by which what may come would have come, and tell whether it could be settled."""

import re
from datetime import date

from onrecord.document import Document, Span
from onrecord.document.records import Interval
from onrecord.document.times import TimeSpan, find_times

_BEHIND = re.compile(r"\b(?:last|past|previous|ago|yesterday|earlier)\b", re.IGNORECASE)
SETTLED = "names an act that either happens by a day or does not"


def anchor_of(doc: Document) -> date | None:
    """Return the day on which an article was written: its dateline's, else that of its publication."""
    dateline = doc.article.dateline
    if dateline is not None and dateline.day is not None:
        return dateline.day
    return doc.article.published_at.date() if doc.article.published_at else None


def find_horizon(text: str, place: Span, signal: Span, anchor: date | None) -> Interval | None:
    """Return when it would come: the first time behind the signal, else one before it, that is not over yet."""
    times = [time for time in find_times(text, place, anchor, future=True) if _is_ahead(time, text, anchor)]
    behind = [time for time in times if time.spans[0].start >= signal.start]
    best = next(iter(behind or times), None)
    return Interval(from_=best.from_, to=best.to, spans=best.spans) if best else None


def is_over(text: str, place: Span, anchor: date | None) -> bool:
    """Tell whether the only times told are over on the day of the article: it is told of the past."""
    if anchor is None:
        return False
    ends = [time.to for time in find_times(text, place, anchor, future=True) if time.kind != "since"]
    return bool(ends) and all(end is not None and end < anchor for end in ends)


def _is_ahead(time: TimeSpan, text: str, anchor: date | None) -> bool:
    if _BEHIND.search(text, time.spans[0].start, time.spans[0].end):
        return False
    if time.kind == "since" and (time.from_ is None or anchor is None or time.from_ <= anchor):
        return False
    return time.to is None or anchor is None or time.to >= anchor


def resolvable(horizon: Interval | None, *, has_act: bool) -> tuple[bool, str]:
    """Return whether what is foreseen can be settled, and why."""
    if not has_act:
        return False, "no act that could be checked"
    if horizon is None or horizon.to is None:
        return False, "no day by which it could be settled"
    return True, SETTLED
