"""Score how factual given predicates are taken to be, on sentences in UDS-IH2's format."""

from collections.abc import Sequence
from pathlib import Path
from statistics import correlation, mean

from onrecord.annotate import AskedSpans, factuality_of
from onrecord.evaluate.corpora import read_rows
from onrecord.evaluate.report import Report, file_hash, with_interval
from onrecord.evaluate.typing import macro_f1
from onrecord.pipeline import made_by
from onrecord.reader import Reader

CUTS = (-1.0, 1.0)
Pair = tuple[float, float]


def evaluate_factuality(data: Path, reader: Reader) -> Report:
    """Score the factuality of the gold predicates, -3 to 3, sentence by sentence."""
    documents: list[list[Pair]] = []
    for row in read_rows(data, fields=("tokens", "targets")):
        text, places = join_tokens(row["tokens"])
        asked = [AskedSpans(trigger=(places[target["i"]],)) for target in row["targets"]]
        found = factuality_of(reader.model, text, asked)
        documents.append([(t["score"], f) for t, f in zip(row["targets"], found, strict=True) if f is not None])
    of = sum(map(len, documents))
    return Report(
        task="factuality",
        data=data.name,
        data_sha256=file_hash(data),
        model_sha256=made_by(reader.model).model_sha256,
        scores=(
            with_interval("Pearson r, times 100", documents, _r, of=of),
            with_interval("mean absolute error, times 100", documents, _mae, of=of),
            with_interval("F1 of three ways, mean", documents, _three_ways, of=of),
        ),
    )


def join_tokens(tokens: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """Return tokens as a text with spaces between, and the place of each."""
    places: list[tuple[int, int]] = []
    at = 0
    for token in tokens:
        places.append((at, at + len(token)))
        at += len(token) + 1
    return " ".join(tokens), places


def _flat(documents: Sequence[Sequence[Pair]]) -> list[Pair]:
    return [pair for document in documents for pair in document]


def _r(documents: Sequence[Sequence[Pair]]) -> float:
    pairs = _flat(documents)
    gold, found = [g for g, _ in pairs], [f for _, f in pairs]
    return correlation(gold, found) if len(set(gold)) > 1 and len(set(found)) > 1 else 0.0


def _mae(documents: Sequence[Sequence[Pair]]) -> float:
    return mean([abs(gold - found) for gold, found in _flat(documents)] or [0.0])


def _three_ways(documents: Sequence[Sequence[Pair]]) -> float:
    return macro_f1([(_way(gold), _way(found)) for gold, found in _flat(documents)])


def _way(score: float) -> str:
    low, high = CUTS
    return "no" if score < low else "yes" if score > high else "open"
