"""Write the events of a reading as flat rows, one an event, for spreadsheets and data frames.

A cell that a spreadsheet would take for a formula gets an apostrophe before it: article text may
carry anything.
"""

import csv
import io
from collections.abc import Callable, Collection, Iterable, Iterator

from onrecord.document import Span, hull, words_of
from onrecord.document.lookup import Lookup
from onrecord.document.records import Event, Figure, Interval, Reading

JOINT = "; "
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a formula may begin with in one spreadsheet or another (OWASP on CSV injection)."""

Row = dict[str, str]
Cell = Callable[[Event, Lookup], str]


def _names(ids: Iterable[str], lookup: Lookup) -> str:
    return JOINT.join(lookup.name_of(id_) for id_ in ids)


def _countries(ids: Iterable[str], lookup: Lookup) -> str:
    found = (lookup.entities[id_].country for id_ in ids if id_ in lookup.entities)
    return JOINT.join(dict.fromkeys(code for code in found if code))


def _sectors(ids: Iterable[str], lookup: Lookup) -> str:
    found = (sector for id_ in ids if id_ in lookup.entities for sector in lookup.entities[id_].sectors)
    return JOINT.join(dict.fromkeys(found))


def _day(day: Interval | None, *, is_end: bool) -> str:
    known = None if day is None else day.to if is_end else day.from_
    return known.isoformat() if known else ""


def _figure(figure: Figure) -> str:
    return f"{figure.value} {figure.unit or ''}".strip()


def _whole(event: Event) -> Span | None:
    spans = event.evidence or event.trigger
    return hull(spans) if spans else None


CELLS: dict[str, Cell] = {
    "article_id": lambda _, lookup: lookup.reading.article.id,
    "input": lambda _, lookup: lookup.reading.article.input,
    "event_id": lambda event, _: event.id,
    "event_key": lambda event, _: event.key,
    "same_as": lambda event, _: event.same_as or "",
    "day_from": lambda event, _: _day(event.day, is_end=False),
    "day_to": lambda event, _: _day(event.day, is_end=True),
    "actors": lambda event, lookup: _names(event.actors, lookup),
    "actor_countries": lambda event, lookup: _countries(event.actors, lookup),
    "actor_sectors": lambda event, lookup: _sectors(event.actors, lookup),
    "recipients": lambda event, lookup: _names(event.recipients, lookup),
    "recipient_countries": lambda event, lookup: _countries(event.recipients, lookup),
    "recipient_sectors": lambda event, lookup: _sectors(event.recipients, lookup),
    "type": lambda event, _: event.type,
    "mode": lambda event, _: JOINT.join(event.mode),
    "context": lambda event, _: JOINT.join(event.context),
    "topic": lambda event, _: JOINT.join(event.topic),
    "channel": lambda event, _: event.channel,
    "status": lambda event, _: event.status,
    "realis": lambda event, _: event.realis,
    "polarity": lambda event, _: event.polarity,
    "sourcing": lambda event, _: event.sourcing,
    "denied_by": lambda event, lookup: JOINT.join(lookup.deniers(event)),
    "according_to": lambda event, lookup: JOINT.join(map(lookup.chain_words, lookup.according_to(event))),
    "place": lambda event, _: event.place.name if event.place else "",
    "place_country": lambda event, _: (event.place.country or "") if event.place else "",
    "figures": lambda event, _: JOINT.join(map(_figure, event.figures)),
    "trigger": lambda event, lookup: words_of(event.trigger, lookup.reading.text),
    "evidence": lambda event, lookup: words_of(event.evidence, lookup.reading.text),
    "start": lambda event, _: str(whole.start) if (whole := _whole(event)) else "",
    "end": lambda event, _: str(whole.end) if (whole := _whole(event)) else "",
    "confidence": lambda event, _: f"{event.confidence:.2f}",
}
COLUMNS = tuple(CELLS)


def event_rows(reading: Reading, *, statuses: Collection[str] | None = None) -> Iterator[Row]:
    """Yield one row an event, whose keys are `COLUMNS`; with `statuses`, only events that have one of them."""
    lookup = Lookup(reading)
    for event in reading.events:
        if statuses is None or event.status in statuses:
            yield {column: cell(event, lookup) for column, cell in CELLS.items()}


def csv_header() -> str:
    """Return the line that names the columns."""
    return _as_csv([COLUMNS])


def csv_rows(reading: Reading, *, statuses: Collection[str] | None = None) -> str:
    """Return the rows of a reading as CSV, without a header; nothing where it holds no event."""
    return _as_csv([map(plain_cell, row.values()) for row in event_rows(reading, statuses=statuses)])


def plain_cell(words: str) -> str:
    """Return a cell in one line that no spreadsheet computes."""
    line = " ".join(words.replace("\0", "\ufffd").split())
    return f"'{line}" if line.startswith(FORMULA) or words.startswith(FORMULA) else line


def _as_csv(rows: Iterable[Iterable[str]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue()
