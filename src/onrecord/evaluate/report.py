"""What an evaluation reports: named scores with intervals, as a table and as JSON."""

from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import TypeVar

import msgspec

from onrecord.evaluate.scoring import Counts

RESAMPLES = 1000
SEED = 20261123
Unit = TypeVar("Unit")


class Score(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One figure; `low` and `high` bound 95 % of resamples over documents; `of` is how many it counts."""

    name: str
    value: float
    low: float | None = None
    high: float | None = None
    of: int | None = None
    note: str = ""


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """All scores of one task on one file, and what else a reader must know beside them."""

    task: str
    data: str
    data_sha256: str
    model_sha256: str
    scores: tuple[Score, ...]
    beside: tuple[str, ...] = ()


def file_hash(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal digits."""
    return sha256(path.read_bytes()).hexdigest()


def with_interval(
    name: str, units: Sequence[Unit], value: Callable[[Sequence[Unit]], float], *, of: int | None = None, note: str = ""
) -> Score:
    """Return a score in percent with the interval that resampling its units (documents) gives."""
    if not units:
        return Score(name=name, value=0.0, of=0, note=note or "nothing to score")
    random = Random(SEED)
    resampled = sorted(value(random.choices(units, k=len(units))) for _ in range(RESAMPLES))
    low, high = resampled[int(0.025 * RESAMPLES)], resampled[int(0.975 * RESAMPLES) - 1]
    return Score(name=name, value=_percent(value(units)), low=_percent(low), high=_percent(high), of=of, note=note)


def f1_of(metric: str) -> Callable[[Sequence[Mapping[str, Counts]]], float]:
    """Return the function that gives the micro F1 of a metric over documents."""
    return lambda documents: _sum(documents, metric).f1


def precision_of(metric: str) -> Callable[[Sequence[Mapping[str, Counts]]], float]:
    """Return the function that gives the micro precision of a metric over documents."""
    return lambda documents: _sum(documents, metric).precision


def recall_of(metric: str) -> Callable[[Sequence[Mapping[str, Counts]]], float]:
    """Return the function that gives the micro recall of a metric over documents."""
    return lambda documents: _sum(documents, metric).recall


def share_of(name: str) -> Callable[[Sequence[Mapping[str, bool]]], float]:
    """Return the function that gives the share of cases where `name` is true."""
    return lambda cases: sum(bool(case[name]) for case in cases) / len(cases) if cases else 0.0


def _sum(documents: Sequence[Mapping[str, Counts]], metric: str) -> Counts:
    total = Counts()
    for document in documents:
        if metric in document:
            total = total.plus(document[metric])
    return total


def _percent(share: float) -> float:
    return round(100 * share, 1)
