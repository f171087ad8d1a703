"""Write the events of a reading as PLOVER 2.0: plain records, fit for JSON lines.

PLOVER has no words for who says so. What it lacks stands in fields that begin with `onrecord_`;
whoever reads plain PLOVER may pass over them.

Source: field names of the draft manual of PLOVER 2.0, chapters on data fields and entities.
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from onrecord.codebook import Codebook
from onrecord.codebook.plover import Plover, load_plover
from onrecord.document import hull, words_of
from onrecord.document.lookup import Lookup
from onrecord.document.records import Entity, Event, EventStatus, Reading, Statement
from onrecord.export.decide import ToldAround, Typed, first_tellings, parts_of, plover_type

__all__ = ["DEFAULT_STATUSES", "cameo_root", "plover_records", "plover_type"]

DEFAULT_STATUSES: tuple[EventStatus, ...] = ("asserted", "reported")
LONG_PAST = timedelta(days=365)
"""What ended longer before publication is *historical*; the manual gives no number, this one is ours."""
SIZES = {"dead": "dead", "killed": "dead", "deaths": "dead", "injured": "injured", "wounded": "injured"}
SIZES |= {"arrested": "arrested", "detained": "arrested"}
Built = dict[str, Any]


def cameo_root(event: Event, *, plover: Plover, speakers: Collection[str] = ()) -> str:
    """Return the two digits of CAMEO that come nearest to an event, by way of PLOVER."""
    return plover.cameo_root(*plover_type(event, speakers=speakers))


def plover_records(
    reading: Reading, *, codebook: Codebook, statuses: Collection[str] = DEFAULT_STATUSES
) -> Iterator[Built]:
    """Yield one record for each happening that is told with one of the statuses, in reading order.

    The first mention that counts gives the record, the others stand in `onrecord_mentions`: nothing
    is upgraded by being told twice.
    """
    plover = codebook.made(load_plover)
    chosen = [event for event in reading.events if event.status in statuses]
    maker, around = _Maker(Lookup(reading), plover), ToldAround(chosen, reading)
    for mentions in first_tellings(chosen).values():
        if not around.says(mentions[0]):
            yield from maker.records(mentions)


class _Maker:
    """Builds the records of one reading."""

    def __init__(self, lookup: Lookup, plover: Plover) -> None:
        self.lookup = lookup
        self.reading = lookup.reading
        self.plover = plover

    def records(self, mentions: list[Event]) -> Iterator[Built]:
        event = mentions[0]
        typed = plover_type(event, speakers=self.lookup.speakers(event))
        for number, part in enumerate(parts_of(typed), start=1):
            id_ = event.key if number == 1 else f"{event.key}-{number}"
            yield {
                "id": id_,
                **self._dates(event, part),
                **self._parties(event, part),
                **self._coding(event, part),
                **self._words(event),
                **self._ours(event, part, mentions),
            }

    def _dates(self, event: Event, part: Typed) -> Built:
        """Return the day of the event; that of publication where none is given, or a word stands for the deed."""
        day = event.day if part[0] == event.type or event.realis == "actual" else None
        first = day and (day.from_ or day.to)
        start, origin = (first, "text") if first else _published(self.reading)
        last = day.to if day else None
        built: Built = {"date": start.isoformat() if start else None}
        if first and last and last != first:
            built["enddate"] = last.isoformat()
        return built | {"onrecord_date_from": origin}

    def _parties(self, event: Event, part: Typed) -> Built:
        """Return actors and recipients; of a mutual contact all are actors."""
        actors, recipients = event.actors, event.recipients
        if part[0] == "CONSULT" and not {"visit", "third-party"} & set(part[1]):
            actors, recipients = (*actors, *recipients), ()
        return {"actor": self._entities(actors), "recipient": self._entities(recipients)}

    def _entities(self, ids: Iterable[str]) -> list[Built]:
        return [self._entity(id_, self.lookup.entities.get(id_)) for id_ in dict.fromkeys(ids)]

    def _entity(self, id_: str, entity: Entity | None) -> Built:
        name = self.lookup.name_of(id_)
        if entity is None:
            return {"code": None, "sector": None, "entity_text": name}
        built = {
            "code": self.plover.country(entity.country) if entity.country else None,
            "sector": next(iter(entity.sectors), None),
            "entity_text": name,
            "other_sector_codes": list(entity.sectors[1:]),
            "identifier_id": entity.ids.get("wikidata"),
            "office": entity.description,
        }
        return {field: value for field, value in built.items() if value or field in ("code", "sector")}

    def _coding(self, event: Event, part: Typed) -> Built:
        known = self.plover.type(part[0])
        modes = [mode for mode in part[1] if mode in known.modes]
        built: Built = {
            "event": known.code,
            "mode": modes,
            "context": [*event.context, *self._auxiliary(event, part)],
            "quad_code": known.quad,
            "event_scale": self.plover.score(known.code, modes),
        }
        if event.place:
            place = {"extracted_place": event.place.name, "country_code": event.place.country}
            built["event_loc"] = {field: value for field, value in place.items() if value}
        size = {
            SIZES[item.unit]: int(item.value) for item in event.figures if item.unit in SIZES and _counts(item.value)
        }
        return built | ({"size": size} if size else {})

    def _auxiliary(self, event: Event, part: Typed) -> Iterator[str]:
        """Yield the auxiliary modes; what turned into another type is present under that type."""
        published, _ = _published(self.reading)
        ended = event.day and event.day.to
        if event.realis == "actual" and published and ended and published - ended > LONG_PAST:
            yield "historical"
        if part[0] == event.type and event.realis == "hypothetical":
            yield "hypothetical"
        elif part[0] == event.type and event.realis in ("planned", "predicted", "threatened", "requested"):
            yield "future"
        if event.polarity == "negative" or event.status == "denied":
            yield "negation"

    def _words(self, event: Event) -> Built:
        text, article = self.reading.text, self.reading.article
        told = [span.of(text) for span in event.evidence or event.trigger]
        built: Built = {"event_text": told}
        if told:
            whole = hull(event.evidence or event.trigger)
            built["text_info"] = {"start": whole.start, "end": whole.end}
        cited = {
            "url": article.url,
            "title": article.title,
            "publication": article.outlet,
            "language": article.language,
            "coder": f"onrecord {self.reading.by.onrecord} ({self.reading.by.model})",
            "codebook": "PLOVER 2.0",
        }
        return built | {"cite_info": {field: value for field, value in cited.items() if value}}

    def _ours(self, event: Event, part: Typed, mentions: list[Event]) -> Built:
        lacks = [] if event.actors else ["actor"]
        if self.plover.type(part[0]).needs_recipient and not event.recipients:
            lacks.append("recipient")
        return {
            "onrecord_article": self.reading.article.id,
            "onrecord_event": event.id,
            "onrecord_type": event.type,
            "onrecord_mode": list(event.mode),
            "onrecord_status": event.status,
            "onrecord_realis": event.realis,
            "onrecord_polarity": event.polarity,
            "onrecord_sourcing": event.sourcing,
            "onrecord_channel": event.channel,
            "onrecord_according_to": [self._chain(item) for item in self.lookup.according_to(event)],
            "onrecord_denied_by": list(self.lookup.deniers(event)),
            "onrecord_trigger": words_of(event.trigger, self.reading.text),
            "onrecord_mentions": [{"event": item.id, "status": item.status} for item in mentions[1:]],
            "onrecord_lacks": lacks,
            "onrecord_confidence": event.confidence,
        }

    def _chain(self, item: Statement) -> list[Built]:
        hops = self.lookup.hops(item)
        return [{"kind": hop.kind, "name": self.lookup.hop_name(hop), "count": hop.count} for hop in hops]


def _published(reading: Reading) -> tuple[date | None, str]:
    """Return the day on which an article came out, and where that is known from."""
    article = reading.article
    if article.published_at:
        return article.published_at.date(), "published"
    if article.dateline and article.dateline.day:
        return article.dateline.day, "dateline"
    return None, "unknown"


def _counts(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) < 10
