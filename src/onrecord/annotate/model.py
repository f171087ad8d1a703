"""The trained reader at run time: text in; words, attributions and names out, in code points.

Two graphs: one reads windows of pieces (token heads and a projection of the states), one reads the
words around a cue and scores who said what there. int8 activations are scaled over a whole batch,
so a batch holds windows of one article only and its composition follows from the text alone: the
same text gives the same findings, whatever was read before it.
"""

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.annotate.attributions import FoundAttribution, RoleReading, Thresholds, choose_attributions, describe
from onrecord.annotate.decode import ROLE_ANCHOR, ROLE_WIDTH, decode_roles, log_softmax
from onrecord.annotate.features import Encoded, encode_text, load_tokenizer
from onrecord.annotate.names import FoundEntity, NameSettings, find_names
from onrecord.annotate.windows import Window, fill_windows, plan_windows
from onrecord.errors import ModelError

Floats = NDArray[np.float32]
FILES = ("reader.json", "tokenizer.json", "reader.onnx", "roles.onnx")
# What one call of a graph takes: small enough that a layer's states stay in a core's own cache (2 windows are 6 %
# faster than 8). Paths of roles are then searched for all of them together, as far as memory should go.
WINDOW_BATCH, CUE_BATCH, PATH_BATCH = 2, 8, 128

# Candidate cues that are read among so many words, the strongest first; 25 PolNeAR dev articles have 8 at most, and
# gold cues are at most 7 (25 November 2026). It bounds the time that a text made of nothing but cues can take.
CROWD, CROWD_WORDS = 12, 64


@dataclass(frozen=True, slots=True)
class ModelOutput:
    """What was found in one text; `parent` of an attribution is an index into `attributions`.

    `crowded` are the words that might begin a cue and were not looked at, as too many stood together.
    """

    words: list[tuple[int, int]]
    attributions: list[FoundAttribution]
    entities: list[FoundEntity]
    crowded: list[tuple[int, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Settings:
    """What `reader.json` tells: head table, window sizes, transitions and calibration."""

    name: str
    heads: dict[str, tuple[str, ...]]
    size: int
    stride: int
    transitions: Floats
    thresholds: Thresholds
    names: NameSettings = field(default_factory=NameSettings)

    def columns(self, head: str) -> slice:
        """Return the columns of one head among all logits."""
        start = 0
        for name, labels in self.heads.items():
            if name == head:
                return slice(start, start + len(labels))
            start += len(labels)
        raise ModelError(f"{self.name}: the model has no head {head!r}; it has {', '.join(self.heads)}")


def parse_settings(raw: dict[str, Any]) -> Settings:
    """Return the settings of a parsed `reader.json`."""
    return Settings(
        name=raw["name"],
        heads={name: tuple(labels) for name, labels in raw["heads"].items()},
        size=raw["window_pieces"],
        stride=raw["window_stride"],
        transitions=np.asarray(raw["transitions"], np.float32),
        thresholds=Thresholds(**raw["thresholds"]),
        names=NameSettings(**raw["names"]),
    )


class Graphs(Protocol):
    """Runs the two graphs; float training code and int8 files look the same to `Model`."""

    def read_windows(self, inputs: dict[str, NDArray[np.int64]]) -> tuple[Floats, Floats]:
        """Return logits and projected states, one row per window and piece."""

    def read_roles(self, words: Floats, mask: NDArray[np.bool_]) -> tuple[Floats, Floats]:
        """Return label scores per word, and the score of the anchor being a cue."""


class OnnxGraphs:
    """The two graphs of a model folder in onnxruntime."""

    def __init__(self, folder: Path, threads: int) -> None:
        """Load both graphs for so many threads."""
        self._reader = _session(folder / "reader.onnx", threads)
        self._roles = _session(folder / "roles.onnx", threads)

    def read_windows(self, inputs: dict[str, NDArray[np.int64]]) -> tuple[Floats, Floats]:
        """Return logits and projected states, one row per window and piece; the graph takes no mask: all are full."""
        logits, states = self._reader.run(["logits", "states"], {k: inputs[k] for k in ("ids", "features")})
        return logits, states

    def read_roles(self, words: Floats, mask: NDArray[np.bool_]) -> tuple[Floats, Floats]:
        """Return label scores per word, and the score of the anchor being a cue."""
        scores, is_cue = self._roles.run(["scores", "is_cue"], {"words": words, "mask": mask.astype(np.int64)})
        return scores, is_cue


def _session(path: Path, threads: int) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.enable_mem_pattern = (
        False  # patterns of every length of article pile up: 414 MB after 30, without 294, no slower
    )
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


class Model:
    """Reads one article at a time. Pickling carries the folder's path, and loading again happens there."""

    def __init__(self, settings: Settings, tokenizer: Tokenizer, graphs: Graphs) -> None:
        """Put a model together; use `Model.load` for a folder."""
        self.settings = settings
        self._tokenizer = tokenizer
        self._graphs = graphs
        self._folder: Path | None = None
        self._threads = 1
        self._sha256: bytes | None = None

    @classmethod
    def load(cls, folder: Path | str, threads: int = 1) -> "Model":
        """Return the model of a folder.

        Raises:
            ModelError: a file is missing or damaged.
        """
        folder = Path(folder)
        missing = [name for name in FILES if not (folder / name).is_file()]
        if missing:
            raise ModelError(f"the model folder {folder} lacks {', '.join(missing)}")
        try:
            settings = parse_settings(json.loads((folder / "reader.json").read_text(encoding="utf-8")))
            graphs = OnnxGraphs(folder, threads)
        except (ValueError, KeyError, TypeError, RuntimeError) as error:
            raise ModelError(f"the model folder {folder} is damaged: {error}") from error
        model = cls(settings, load_tokenizer(folder / "tokenizer.json"), graphs)
        model._folder, model._threads = folder, threads
        return model

    def __reduce__(self) -> tuple[Any, ...]:
        """Return how to load the same model again."""
        if self._folder is None:
            raise ModelError("a model that was not loaded from a folder cannot be pickled")
        return (Model.load, (self._folder, self._threads))

    @property
    def name(self) -> str:
        """Return the model's name and version, such as en-1."""
        return self.settings.name

    @property
    def sha256(self) -> bytes:
        """Return the digest of all files of the model's folder that reading depends on."""
        if self._sha256 is None:
            digest = hashlib.sha256()
            for name in FILES if self._folder else ():
                digest.update((self._folder / name).read_bytes())  # type: ignore[operator]
            self._sha256 = digest.digest()
        return self._sha256

    def read(self, text: str) -> ModelOutput:
        """Return what the reader finds in a text; any text, an empty one too."""
        encoded = encode_text(text, self._tokenizer)
        words = list(zip(encoded.starts.tolist(), encoded.ends.tolist(), strict=True))
        if not words:
            return ModelOutput([], [], [])
        logits, states = self._read_words(encoded)
        readings, crowded = self._read_cues(logits, states)
        chosen = choose_attributions(readings, words, self.settings.thresholds)
        return ModelOutput(words, chosen, self._names(logits, words, text), [words[i] for i in crowded])

    def candidates(self, text: str) -> tuple[list[tuple[int, int]], list[RoleReading]]:
        """Return the words and every candidate cue with its roles, for calibration and the reading of errors."""
        encoded = encode_text(text, self._tokenizer)
        words = list(zip(encoded.starts.tolist(), encoded.ends.tolist(), strict=True))
        return words, self._read_cues(*self._read_words(encoded))[0] if words else []

    def _names(self, logits: Floats, words: list[tuple[int, int]], text: str) -> list[FoundEntity]:
        scores = logits[:, self.settings.columns("entity")]
        return find_names(scores, words, text, self.settings.heads["entity"], self.settings.names)

    def _read_words(self, encoded: Encoded) -> tuple[Floats, Floats]:
        """Return logits and states of each word's first piece, each from the window that sees it best."""
        windows = plan_windows(len(encoded.ids), size=self.settings.size, stride=self.settings.stride)
        logits: list[Floats] = []
        states: list[Floats] = []
        for i in range(0, len(windows), WINDOW_BATCH):
            group = windows[i : i + WINDOW_BATCH]
            out = self._graphs.read_windows(fill_windows(encoded, [(w.start, w.end) for w in group]))
            for row, window in enumerate(group):
                at = _kept(encoded, window)
                logits.append(out[0][row, at])
                states.append(out[1][row, at])
        return np.concatenate(logits), np.concatenate(states)

    def _read_cues(self, logits: Floats, states: Floats) -> tuple[list[RoleReading], list[int]]:
        """Return the reading of the words that may begin a cue, and such words as were left out of a crowd."""
        outer = log_softmax(logits[:, self.settings.columns("cue")])
        inner = log_softmax(logits[:, self.settings.columns("inner_cue")])
        chance = np.maximum(outer[:, 1], inner[:, 1])
        found: list[RoleReading] = []
        candidates, crowded = thin_out(chance, np.flatnonzero(chance > np.log(self.settings.thresholds.candidate)))
        for start in range(0, len(candidates), PATH_BATCH):
            anchors = candidates[start : start + PATH_BATCH]
            scores, is_cue, mask = self._score_roles(states, anchors)
            roles = decode_roles(scores, mask, self.settings.transitions)
            found += [
                describe(roles, i, anchor, (float(outer[anchor, 1]), float(inner[anchor, 1]), float(is_cue[i])))
                for i, anchor in enumerate(anchors.tolist())
            ]
        return found, crowded

    def _score_roles(self, states: Floats, anchors: NDArray[np.int64]) -> tuple[Floats, Floats, NDArray[np.bool_]]:
        """Return label scores of the words around each anchor, the anchor's own score, and which words exist."""
        scores: list[Floats] = []
        is_cue: list[Floats] = []
        masks: list[NDArray[np.bool_]] = []
        for start in range(0, len(anchors), CUE_BATCH):
            windows, mask = _around(states, anchors[start : start + CUE_BATCH])
            labels, cue = self._graphs.read_roles(windows, mask)
            scores.append(labels)
            is_cue.append(cue)
            masks.append(mask)
        return np.concatenate(scores), np.concatenate(is_cue), np.concatenate(masks)


def thin_out(chance: Floats, candidates: NDArray[np.int64]) -> tuple[NDArray[np.int64], list[int]]:
    """Return at most `CROWD` candidates of each stretch of words, the likeliest, and those that were left out."""
    stretch = candidates // CROWD_WORDS
    order = np.lexsort((candidates, -chance[candidates], stretch))
    first = np.searchsorted(stretch, stretch)
    rank = np.empty(len(candidates), np.int64)
    rank[order] = np.arange(len(candidates)) - first
    return candidates[rank < CROWD], candidates[rank >= CROWD].tolist()


def _kept(encoded: Encoded, window: Window) -> NDArray[np.int64]:
    """Return the columns of a window, behind [CLS], in which kept words begin."""
    a, b = np.searchsorted(encoded.first, (window.keep_start, window.keep_end))
    return encoded.first[a:b].astype(np.int64) - window.start + 1


def _around(states: Floats, anchors: NDArray[np.int64]) -> tuple[Floats, NDArray[np.bool_]]:
    """Return the word states around each anchor, and which of them exist."""
    at = anchors[:, None] + np.arange(-ROLE_ANCHOR, ROLE_WIDTH - ROLE_ANCHOR)[None]
    mask = (at >= 0) & (at < len(states))
    windows = states[at.clip(0, len(states) - 1)] * mask[:, :, None]
    return windows.astype(np.float32), mask
