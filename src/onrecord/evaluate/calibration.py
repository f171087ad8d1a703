"""Score how honest `confidence` is: the expected calibration error on a corpus in PolNeAR's format."""

from collections.abc import Sequence
from itertools import chain
from pathlib import Path

from onrecord.evaluate.attribution import predicted_roles
from onrecord.evaluate.corpora import gold_attributions, read_exactly, read_rows
from onrecord.evaluate.report import Report, Score, file_hash, with_interval
from onrecord.evaluate.scoring import align, is_who_said_what, token_sets, word_tokens
from onrecord.pipeline import made_by
from onrecord.reader import Reader

BINS = 10
Judged = tuple[float, bool]


def calibration_error(judged: Sequence[Judged]) -> float:
    """Return the mean gap between confidence and share of hits over ten equal bins, 0 to 1.

    Source: expected calibration error (Naeini et al. 2015).
    """
    bins: list[list[Judged]] = [[] for _ in range(BINS)]
    for confidence, hit in judged:
        bins[min(int(confidence * BINS), BINS - 1)].append((confidence, hit))
    gaps = (abs(sum(c for c, _ in part) - sum(hit for _, hit in part)) for part in bins)
    return sum(gaps) / len(judged) if judged else 0.0


def evaluate_calibration(data: Path, reader: Reader) -> Report:
    """Score `confidence` against who-said-what hits."""
    documents: list[list[Judged]] = []
    for row in read_rows(data, fields=("text", "annotations", "annotators")):
        reading = read_exactly(reader, row["text"], str(row.get("doc", "")))
        tokens = word_tokens(reading.text)
        gold = [token_sets(item, tokens) for item in gold_attributions(row)]
        predicted = [token_sets(predicted_roles(statement), tokens) for statement in reading.statements]
        hits = {j for i, j in align(gold, predicted) if is_who_said_what(gold[i], predicted[j])}
        documents.append([(s.confidence, j in hits) for j, s in enumerate(reading.statements)])
    judged = [item for document in documents for item in document]
    error = with_interval(
        "calibration error", documents, lambda part: calibration_error(list(chain.from_iterable(part))), of=len(judged)
    )
    return Report(
        task="calibration",
        data=data.name,
        data_sha256=file_hash(data),
        model_sha256=made_by(reader.model).model_sha256,
        scores=(error, *_bins(judged)),
    )


def _bins(judged: Sequence[Judged]) -> list[Score]:
    scores = []
    for number in range(BINS):
        part = [hit for c, hit in judged if min(int(c * BINS), BINS - 1) == number]
        if part:
            name = f"hits at confidence {number / BINS:.1f} to {(number + 1) / BINS:.1f}"
            scores.append(Score(name=name, value=round(100 * sum(part) / len(part), 1), of=len(part)))
    return scores
