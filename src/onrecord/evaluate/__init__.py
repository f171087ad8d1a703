"""Scores of the reader on corpora, each through the same code path as `read`."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from onrecord.evaluate.attribution import evaluate_attribution
from onrecord.evaluate.calibration import evaluate_calibration
from onrecord.evaluate.cameo import evaluate_cameo
from onrecord.evaluate.chains import evaluate_chains
from onrecord.evaluate.entities import evaluate_entities
from onrecord.evaluate.factuality import evaluate_factuality
from onrecord.evaluate.gsr import evaluate_gsr
from onrecord.evaluate.report import Report, Score
from onrecord.evaluate.signs import evaluate_signs
from onrecord.evaluate.speakers import evaluate_speakers
from onrecord.evaluate.standing import evaluate_standing
from onrecord.evaluate.typing import evaluate_plv
from onrecord.reader import Reader

Task = Callable[[Path, Reader], Report]


def tasks(corpora: Path) -> Mapping[str, Task]:
    """Return the tasks by name; `corpora` is the folder in which articles of offset-only sets stand."""
    return {
        "attribution": evaluate_attribution,
        "calibration": evaluate_calibration,
        "cameo": evaluate_cameo,
        "chains": evaluate_chains,
        "entities": evaluate_entities,
        "factuality": evaluate_factuality,
        "plv": evaluate_plv,
        "gsr": evaluate_gsr,
        "signs": evaluate_signs,
        "speakers": partial(evaluate_speakers, corpora=corpora),
        "standing": evaluate_standing,
    }


__all__ = ["Report", "Score", "tasks"]
