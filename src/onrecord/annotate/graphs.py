"""The graphs of the trained reader: what they take and give, and how onnxruntime runs them."""

from pathlib import Path
from typing import Protocol

import numpy as np
import onnxruntime
from numpy.typing import NDArray

Floats = NDArray[np.float32]
GRAPHS = ("reader.onnx", "roles.onnx", "deeds.onnx")


class Graphs(Protocol):
    """Runs the graphs; float training code and int8 files look the same to `Model`."""

    def read_windows(self, inputs: dict[str, NDArray[np.int64]]) -> tuple[Floats, Floats, Floats]:
        """Return logits and the states that the role head and the deed head read, one row per window and piece."""

    def read_roles(self, words: Floats, mask: NDArray[np.bool_]) -> tuple[Floats, Floats]:
        """Return label scores per word, and the score of the anchor being a cue."""

    def read_deeds(self, words: Floats, marks: NDArray[np.int64], mask: NDArray[np.bool_]) -> tuple[Floats, Floats]:
        """Return role scores per word, and the scores of all labels per question."""


class OnnxGraphs:
    """The graphs of a model folder in onnxruntime."""

    def __init__(self, folder: Path, threads: int) -> None:
        """Load the graphs for so many threads."""
        self._reader = _session(folder / "reader.onnx", threads)
        self._roles = _session(folder / "roles.onnx", threads)
        self._deeds = _session(folder / "deeds.onnx", threads)

    def read_windows(self, inputs: dict[str, NDArray[np.int64]]) -> tuple[Floats, Floats, Floats]:
        """Return logits and both kinds of states, one row per window and piece; there is no mask: all are full."""
        taken = {k: inputs[k] for k in ("ids", "features")}
        logits, states, deeds = self._reader.run(["logits", "states", "deed_states"], taken)
        return logits, states, deeds

    def read_roles(self, words: Floats, mask: NDArray[np.bool_]) -> tuple[Floats, Floats]:
        """Return label scores per word, and the score of the anchor being a cue."""
        scores, is_cue = self._roles.run(["scores", "is_cue"], {"words": words, "mask": mask.astype(np.int64)})
        return scores, is_cue

    def read_deeds(self, words: Floats, marks: NDArray[np.int64], mask: NDArray[np.bool_]) -> tuple[Floats, Floats]:
        """Return role scores per word, and the scores of all labels per question."""
        taken = {"words": words, "marks": marks, "mask": mask.astype(np.int64)}
        roles, labels = self._deeds.run(["roles", "labels"], taken)
        return roles, labels


def _session(path: Path, threads: int) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.enable_mem_pattern = (
        False  # patterns of every length of article pile up: 414 MB after 30, without 294, no slower
    )
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
