"""Score actors and events on PLOVER's gold standard records: who (as a country) does what to whom.

Each record is a sentence with one coded event. Its `markup` shows the words of the event, of its
sources and of its targets. Gold was coded with an early version of PLOVER: bodies of states have one
code there, IGO, and some codes are old.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from onrecord.document import Document, Span, Spans, any_overlap
from onrecord.document.records import Entity, Event, Reading
from onrecord.errors import EvaluationError
from onrecord.evaluate.corpora import Row, read_exactly, read_rows
from onrecord.evaluate.report import Report, f1_of, file_hash, share_of, with_interval
from onrecord.evaluate.scoring import Counts
from onrecord.export.decide import plover_type
from onrecord.pipeline import made_by
from onrecord.reader import Reader

OPEN = re.compile(r"\((?P<tag>[A-Z]{2,4}(?:/[A-Z]{2,4})?):\s?")
CLOSERS = ")}"
OLD_CODES = {"JAP": "JPN", "ITL": "ITA", "VTN": "VNM", "MOS": "RUS"}
BODIES = {"UNO": "IGO", "EUR": "IGO"}
"""The gold has one code for bodies of states."""
Triple = tuple[str, str, str]
Case = dict[str, bool]


@dataclass(frozen=True, slots=True)
class GoldActor:
    """One source or target of a record: its code, and where it stands."""

    country: str | None
    spans: Spans


@dataclass(frozen=True, slots=True)
class GoldRecord:
    """One coded event with the places of its words."""

    code: str
    trigger: Spans
    sources: tuple[GoldActor, ...]
    targets: tuple[GoldActor, ...]
    is_reciprocal: bool


def evaluate_gsr(data: Path, reader: Reader) -> Report:
    """Score countries of actors on all records and on both halves, and triples of events.

    Raises:
        EvaluationError: the file is not of this format.
    """
    rows = list(read_rows(data, fields=("id", "text", "events", "markup", "reciprocal")))
    cases: list[list[Case]] = []
    triples: list[dict[str, Counts]] = []
    extra: list[int] = []
    for row in rows:
        reading = read_exactly(reader, row["text"], str(row["id"]))
        record = gold_record(row)
        cases.append(judge_actors(record, reading.entities))
        chosen = event_at(record.trigger, reading.events)
        triples.append({"triple": count_triples(record, chosen, reading)})
        extra.append(len(reading.events) - (chosen is not None))
    middle = (len(rows) + 1) // 2
    parts = (("", cases), (", first half", cases[:middle]), (", second half", cases[middle:]))
    scores = [with_interval(f"actor country right{name}", part, _share, of=sum(map(len, part))) for name, part in parts]
    scores.append(with_interval("triple F1", triples, f1_of("triple"), of=int(sum(t["triple"].gold for t in triples))))
    per_record = sum(extra) / len(extra) if extra else 0.0
    return Report(
        task="gsr",
        data=data.name,
        data_sha256=file_hash(data),
        model_sha256=made_by(reader.model).model_sha256,
        scores=tuple(scores),
        beside=(f"extra events per record: {per_record:.2f}",),
    )


def _share(part: Sequence[list[Case]]) -> float:
    return share_of("right")(list(chain.from_iterable(part)))


def gold_record(row: Row) -> GoldRecord:
    """Return the coded event of a row, its marked words placed in the text.

    Raises:
        EvaluationError: the row codes no event.
    """
    if not row["events"]:
        raise EvaluationError(f"{row['id']}: without an event")
    event = row["events"][0]
    plain, marks = read_markup(row["markup"])
    place = _Placer(plain, row["text"])
    words = [(tag, place(span)) for tag, span in marks]
    is_reciprocal = bool(row["reciprocal"])
    roles = (("SRC", event["source"]), ("TAR", event["target"]))
    sources, targets = (
        tuple(_gold_actor(item, [s for tag, s in words if role in tag and s], row["text"]) for item in items)
        for role, items in roles
    )
    trigger = tuple(span for tag, span in words if tag == "EVT" and span is not None)
    return GoldRecord(event["code"], trigger, sources, targets, is_reciprocal)


def _gold_actor(item: Mapping[str, str], marked: Sequence[Span | None], text: str) -> GoldActor:
    spans = [span for span in marked if span is not None]
    wanted = frozenset(re.findall(r"\w+", item["text"].lower()))

    def shared(span: Span) -> float:
        words = frozenset(re.findall(r"\w+", span.of(text).lower()))
        return len(words & wanted) / len(words | wanted) if words else 0.0

    best = max(spans, key=shared, default=None)
    if best is None or not shared(best):
        at = text.find(item["text"])
        best = Span(at, at + len(item["text"])) if at >= 0 else best
    if best is None:
        return GoldActor(item["code"], ())
    found = re.finditer(r"\w+", best.of(text))
    own = [Span(best.start + m.start(), best.start + m.end()) for m in found if m.group().lower() in wanted]
    return GoldActor(item["code"], tuple(own) or (best,))


def read_markup(markup: str) -> tuple[str, list[tuple[str, Span]]]:
    """Return the text of a markup without its brackets, and the marked spans with their tags."""
    plain = ""
    open_tags: list[tuple[str, int]] = []
    marks: list[tuple[str, Span]] = []
    at = 0
    while at < len(markup):
        opened = OPEN.match(markup, at)
        if opened is not None:
            open_tags.append((opened["tag"], len(plain)))
            at = opened.end()
        elif markup[at] in CLOSERS and open_tags:
            tag, start = open_tags.pop()
            marks.append((tag, Span(start, len(plain))))
            at += 1
        else:
            plain += markup[at]
            at += 1
    return plain, sorted(marks, key=lambda mark: mark[1])


class _Placer:
    """Finds the place in the text of a span of the markup, which may differ in spaces and stray signs."""

    def __init__(self, plain: str, text: str) -> None:
        self.plain = _Letters(plain)
        self.text = _Letters(text)
        self.shift = self.text.letters.find(self.plain.letters)

    def __call__(self, span: Span) -> Span | None:
        first, last = self.plain.between(span)
        letters = self.plain.letters[first:last]
        at = first + self.shift if self.shift >= 0 else _nearest(self.text.letters, letters, first)
        return self.text.span(at, at + len(letters)) if letters and at >= 0 else None


class _Letters:
    """The letters and digits of a text, each with its place."""

    def __init__(self, text: str) -> None:
        self.places = [at for at, sign in enumerate(text) if sign.isalnum()]
        self.letters = "".join(text[at] for at in self.places).lower()

    def between(self, span: Span) -> tuple[int, int]:
        inside = [number for number, at in enumerate(self.places) if span.start <= at < span.end]
        return (inside[0], inside[-1] + 1) if inside else (0, 0)

    def span(self, first: int, last: int) -> Span | None:
        if last > len(self.places):
            return None
        return Span(self.places[first], self.places[last - 1] + 1)


def _nearest(text: str, letters: str, at: int) -> int:
    """Return where letters stand in a text, nearest to a place; -1 for nowhere."""
    found = [match.start() for match in re.finditer(re.escape(letters), text)]
    return min(found, key=lambda start: abs(start - at), default=-1)


def judge_actors(record: GoldRecord, entities: Sequence[Entity]) -> list[Case]:
    """Return for each gold actor with a country whether the entity at its words has that country."""
    actors = [actor for actor in (*record.sources, *record.targets) if actor.country]
    return [{"right": same_country(actor.country, country_at(actor.spans, entities))} for actor in actors]


def country_at(spans: Spans, entities: Sequence[Entity]) -> str | None:
    """Return the country of the entity that covers most of some words, and of several level least besides."""
    best: Entity | None = None
    most = (0, 0)
    for entity in entities:
        covered = _covered(entity, spans)
        if covered[0] and covered > most:
            best, most = entity, covered
    return best.country if best is not None else None


def _covered(entity: Entity, spans: Spans) -> tuple[int, int]:
    """Return how many characters of some words an entity's mentions there cover, and, below zero, how many besides."""
    wanted = {at for span in spans for at in range(span.start, span.end)}
    there = [m for m in entity.mentions if m.kind != "pronoun" and any_overlap(m.spans, spans)]
    taken = {at for mention in there for span in mention.spans for at in range(span.start, span.end)}
    return len(taken & wanted), -len(taken - wanted)


def same_country(gold: str | None, found: str | None) -> bool:
    """Tell whether two codes mean the same, old codes and those of bodies of states taken as the gold does."""
    return _code(gold) == _code(found)


def _code(country: str | None) -> str | None:
    if country is None:
        return None
    code = OLD_CODES.get(country, country)
    return BODIES.get(code, code)


def event_at(trigger: Spans, events: Iterable[Event]) -> Event | None:
    """Return the first event whose trigger overlaps some words."""
    return next((event for event in events if trigger and any_overlap(event.trigger, trigger)), None)


def count_triples(record: GoldRecord, event: Event | None, reading: Reading | Document) -> Counts:
    """Return how many triples of country, type and country are found; pairs of a reciprocal event are unordered."""
    entities = reading.entities if isinstance(reading, Reading) else reading.of_kind(Entity)
    is_reciprocal = record.is_reciprocal or (event is not None and is_among_actors(event))
    gold = set(_triples(record, is_reciprocal=is_reciprocal))
    found = set(event_triples(event, entities, is_reciprocal=is_reciprocal)) if event is not None else set()
    return Counts(len(gold & found), len(found), len(gold))


def is_among_actors(event: Event) -> bool:
    """Tell whether an event is one between its actors, as PLOVER 2.0 has talks, deals and clashes: nobody is its recipient."""
    return len(event.actors) > 1 and not event.recipients


def _triples(record: GoldRecord, *, is_reciprocal: bool) -> Iterator[Triple]:
    sources = [_code(actor.country) or "" for actor in record.sources]
    targets = [_code(actor.country) or "" for actor in record.targets]
    if is_reciprocal and not record.is_reciprocal:
        pairs = [sorted((one, other)) for one in sources for other in targets if one and other]
        return iter([(one, record.code, other) for one, other in pairs] or [(one, record.code, "") for one in sources])
    return _crossed(sources, record.code, targets, is_reciprocal=is_reciprocal)


def event_triples(event: Event, entities: Sequence[Entity], *, is_reciprocal: bool) -> Iterator[Triple]:
    """Yield the triples of an event that was found."""
    country = {entity.id: _code(entity.country) or "" for entity in entities}
    actors = [country.get(number, "") for number in event.actors]
    recipients = [country.get(number, "") for number in event.recipients]
    actors, recipients = (list(filter(None, each)) or each[:1] for each in (actors, recipients))
    return _crossed(actors, plover_type(event)[0], recipients, is_reciprocal=is_reciprocal)


def _crossed(actors: Sequence[str], kind: str, recipients: Sequence[str], *, is_reciprocal: bool) -> Iterator[Triple]:
    if is_reciprocal:
        both = sorted({*actors, *recipients} - {""})
        pairs = [(one, other) for one in both for other in both if one < other]
        yield from ((one, kind, other) for one, other in pairs or [(code, "") for code in both])
        return
    for actor in actors or [""]:
        for recipient in recipients or [""]:
            yield actor, kind, recipient


__all__ = ["evaluate_gsr", "event_at", "event_triples", "gold_record", "is_among_actors", "judge_actors"]
