"""Scores of the reader on corpora, each through the same code path as `read`."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from onrecord.evaluate.attribution import evaluate_attribution
from onrecord.evaluate.calibration import evaluate_calibration
from onrecord.evaluate.chains import evaluate_chains
from onrecord.evaluate.entities import evaluate_entities
from onrecord.evaluate.gsr import evaluate_gsr
from onrecord.evaluate.report import Report, Score
from onrecord.evaluate.signs import evaluate_signs
from onrecord.evaluate.speakers import evaluate_speakers
from onrecord.reader import Reader

Task = Callable[[Path, Reader], Report]


def tasks(corpora: Path) -> Mapping[str, Task]:
    """Return the tasks by name; `corpora` is the folder in which articles of offset-only sets stand."""
    return {
        "attribution": evaluate_attribution,
        "calibration": evaluate_calibration,
        "chains": evaluate_chains,
        "entities": evaluate_entities,
        "gsr": evaluate_gsr,
        "signs": evaluate_signs,
        "speakers": partial(evaluate_speakers, corpora=corpora),
    }


__all__ = ["Report", "Score", "tasks"]
