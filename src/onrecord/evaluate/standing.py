"""Score events and their standing on passages with marked events, half of them without any."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from onrecord.document.records import Event, Reading
from onrecord.evaluate.corpora import Row, read_exactly, read_rows
from onrecord.evaluate.report import Report, Score, file_hash, share_of, with_interval
from onrecord.pipeline import made_by
from onrecord.reader import Reader

PLAIN = frozenset({"asserted", "reported"})
PARTS = ("realis", "polarity", "sourcing")
BESIDE = ("type", *PARTS, "channel")
Case = dict[str, bool]


def evaluate_standing(data: Path, reader: Reader) -> Report:
    """Score the main event of each passage, all its events beside it, and false events where there is none."""
    rows = list(read_rows(data, fields=("id", "text", "events")))
    read = [(row, read_exactly(reader, row["text"], str(row["id"]))) for row in rows]
    main = [judge_event(row["events"][0], reading) for row, reading in read if row["events"]]
    every = [judge_event(gold, reading) for row, reading in read for gold in row["events"]]
    without = [{"false": bool(reading.events)} for row, reading in read if not row["events"]]
    upgraded = [case for case in main if not case["plain"]]
    found = [case for case in main if case["found"]]
    scores = [
        _share("status right", "status", main),
        _share("shown as asserted or reported although it is not", "upgraded", upgraded),
        _share("false events in passages without any", "false", without),
        _share("found", "found", main),
        *(_share(f"{name}, of those found", name, found) for name in ("status", *BESIDE)),
        _share("status right, all events", "status", every),
        *_extra(read),
    ]
    return Report(
        task="standing",
        data=data.name,
        data_sha256=file_hash(data),
        model_sha256=made_by(reader.model).model_sha256,
        scores=tuple(scores),
        beside=tuple(_by_status(main, [row["events"][0] for row in rows if row["events"]])),
    )


def _share(name: str, field: str, cases: Sequence[Case]) -> Score:
    return with_interval(name, cases, share_of(field), of=len(cases))


def _extra(read: Iterable[tuple[Row, Reading]]) -> list[Score]:
    """Return the share of found events that meet a marked one."""
    cases = [
        {"met": any(_meets(event, gold) for gold in row["events"])} for row, reading in read for event in reading.events
    ]
    return [_share("precision of events", "met", cases)]


def judge_event(gold: Row, reading: Reading) -> Case:
    """Return what of a marked event was found right; all False where it was not found."""
    event = best_match(reading.events, lambda event: _meets(event, gold), lambda event: event.type == gold["type"])
    plain = gold["status"] in PLAIN
    if event is None:
        return dict.fromkeys(("found", "status", "upgraded", *BESIDE), False) | {"plain": plain}
    right = {name: getattr(event, name) == gold[name] for name in ("status", *BESIDE)}
    return right | {"found": True, "plain": plain, "upgraded": not plain and event.status in PLAIN}


def best_match(
    events: Iterable[Event], meets: Callable[[Event], bool], is_better: Callable[[Event], bool]
) -> Event | None:
    """Return the first event that meets the gold, one that is better if there is any; None for none."""
    found = [event for event in events if meets(event)]
    return next(filter(is_better, found), found[0] if found else None)


def _meets(event: Event, gold: Row) -> bool:
    return any(span.start < end and start < span.end for span in event.trigger for start, end in gold["trigger"])


def _by_status(cases: Sequence[Case], gold: Sequence[Row]) -> list[str]:
    """Return how many of each status are right, one line each."""
    counts: dict[str, list[bool]] = {}
    for case, row in zip(cases, gold, strict=True):
        counts.setdefault(row["status"], []).append(case["status"])
    return [f"{status}: {sum(right)} of {len(right)} right" for status, right in sorted(counts.items())]
