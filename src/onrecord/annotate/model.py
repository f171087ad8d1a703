"""The trained reader at run time: text in; words, attributions, names and deeds out, in code points.

Three graphs: one reads windows of pieces (token heads and projections of the states), one reads the
words around a cue and scores who said what there, one the words around a trigger. int8 activations are scaled over a whole batch,
so a batch holds windows of one article only and its composition follows from the text alone: the
same text gives the same findings, whatever was read before it.
"""

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.annotate.attributions import FoundAttribution, RoleReading, Thresholds, choose_attributions, describe
from onrecord.annotate.decode import ROLE_ANCHOR, ROLE_WIDTH, decode_roles, log_softmax
from onrecord.annotate.deeds import DEED_ANCHOR, DEED_WIDTH, FoundDeed, Question, describe_deed
from onrecord.annotate.features import Encoded, encode_text, load_tokenizer
from onrecord.annotate.graphs import GRAPHS, Floats, Graphs, OnnxGraphs
from onrecord.annotate.names import FoundEntity, NameSettings, find_names
from onrecord.annotate.windows import Window, fill_windows, plan_windows
from onrecord.errors import ModelError

FILES = ("reader.json", "tokenizer.json", *GRAPHS)
# What one call of a graph takes: small enough that a layer's states stay in a core's own cache (2 windows are 6 %
# faster than 8). Paths of roles are then searched for all of them together, as far as memory should go.
WINDOW_BATCH, CUE_BATCH, DEED_BATCH, PATH_BATCH = 2, 8, 8, 128
INSIDE = 2  # the tag of a word that goes on with a run

# Candidate cues that are read among so many words, the strongest first; 25 PolNeAR dev articles have 8 at most, and
# gold cues are at most 7 (25 November 2026). It bounds the time that a text made of nothing but cues can take.
CROWD, CROWD_WORDS = 12, 64


Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class AskedSpans:
    """What the deed head is asked about, in code points: a trigger, or an actor and a recipient."""

    trigger: Spans = ()
    actor: Spans = ()
    recipient: Spans = ()


@dataclass(frozen=True, slots=True)
class ModelOutput:
    """What was found in one text; `parent` of an attribution is an index into `attributions`.

    `crowded` are the words that might begin a cue and were not looked at, as too many stood together.
    """

    words: list[tuple[int, int]]
    attributions: list[FoundAttribution]
    entities: list[FoundEntity]
    crowded: list[tuple[int, int]] = field(default_factory=list)
    deeds: list[FoundDeed] = field(default_factory=list)


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
    trigger: float = 0.3  # chance from which a word is asked about as the beginning of a deed's trigger

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
        trigger=raw["trigger"],
    )


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
        logits, states, deed_states = self._read_words(encoded)
        readings, crowded = self._read_cues(logits, states)
        chosen = choose_attributions(readings, words, self.settings.thresholds)
        questions, left_out = self._triggers(logits)
        deeds = self._answer(deed_states, questions, words)
        names = self._names(logits, words, text)
        return ModelOutput(words, chosen, names, [words[i] for i in sorted({*crowded, *left_out})], deeds)

    def answer(self, text: str, asked: list[AskedSpans]) -> list[FoundDeed | None]:
        """Return what the deed head says of given triggers, or actors and recipients, in code points.

        None where no word of the text is touched by what is asked about.
        """
        encoded = encode_text(text, self._tokenizer)
        words = list(zip(encoded.starts.tolist(), encoded.ends.tolist(), strict=True))
        questions = [question_of(encoded, each) for each in asked]
        known = [q for q in questions if q is not None]
        answers = iter(self._answer(self._read_words(encoded)[2], known, words) if known else ())
        return [None if q is None else next(answers) for q in questions]

    def candidates(self, text: str) -> tuple[list[tuple[int, int]], list[RoleReading]]:
        """Return the words and every candidate cue with its roles, for calibration and the reading of errors."""
        encoded = encode_text(text, self._tokenizer)
        words = list(zip(encoded.starts.tolist(), encoded.ends.tolist(), strict=True))
        return words, self._read_cues(*self._read_words(encoded)[:2])[0] if words else []

    def _names(self, logits: Floats, words: list[tuple[int, int]], text: str) -> list[FoundEntity]:
        scores = logits[:, self.settings.columns("entity")]
        return find_names(scores, words, text, self.settings.heads["entity"], self.settings.names)

    def _read_words(self, encoded: Encoded) -> tuple[Floats, ...]:
        """Return logits and both states of each word's first piece, each from the window that sees it best."""
        windows = plan_windows(len(encoded.ids), size=self.settings.size, stride=self.settings.stride)
        found: list[tuple[Floats, ...]] = []
        for i in range(0, len(windows), WINDOW_BATCH):
            group = windows[i : i + WINDOW_BATCH]
            out = self._graphs.read_windows(fill_windows(encoded, [(w.start, w.end) for w in group]))
            for row, window in enumerate(group):
                at = _kept(encoded, window)
                found.append(tuple(each[row, at] for each in out))
        return tuple(np.concatenate(parts) for parts in zip(*found, strict=True))

    def _triggers(self, logits: Floats) -> tuple[list[Question], list[int]]:
        """Return a question for each word that may begin a deed's trigger, and such words as a crowd left out."""
        tags = logits[:, self.settings.columns("trigger")]
        chance = log_softmax(tags)[:, 1]
        likely, crowded = thin_out(chance, np.flatnonzero(chance > np.log(self.settings.trigger)))
        inside = tags.argmax(axis=1) == INSIDE
        ends = [_end_of_run(inside, start + 1) for start in likely.tolist()]
        return [Question(a, trigger=((a, b),)) for a, b in zip(likely.tolist(), ends, strict=True)], crowded

    def _answer(self, states: Floats, questions: list[Question], words: list[tuple[int, int]]) -> list[FoundDeed]:
        """Return the answers of the deed head, question by question."""
        found: list[FoundDeed] = []
        for start in range(0, len(questions), DEED_BATCH):
            group = questions[start : start + DEED_BATCH]
            anchors = np.asarray([q.anchor for q in group], np.int64)
            windows, mask = _around(states, anchors, DEED_ANCHOR, DEED_WIDTH)
            roles, labels = self._graphs.read_deeds(windows, np.stack([q.marks() for q in group]), mask)
            answered = zip(np.where(mask[:, :, None], roles, -30), labels, group, strict=True)
            found += [describe_deed(r, each, q, words) for r, each, q in answered]
        return found

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
            windows, mask = _around(states, anchors[start : start + CUE_BATCH], ROLE_ANCHOR, ROLE_WIDTH)
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


def _around(states: Floats, anchors: NDArray[np.int64], before: int, width: int) -> tuple[Floats, NDArray[np.bool_]]:
    """Return the word states around each anchor, so many of them before it, and which of them exist."""
    at = anchors[:, None] + np.arange(-before, width - before)[None]
    mask = (at >= 0) & (at < len(states))
    windows = states[at.clip(0, len(states) - 1)] * mask[:, :, None]
    return windows.astype(np.float32), mask


def _end_of_run(inside: NDArray[np.bool_], start: int) -> int:
    """Return the end of the words that go on with a trigger."""
    while start < len(inside) and inside[start]:
        start += 1
    return start


def question_of(encoded: Encoded, asked: AskedSpans) -> Question | None:
    """Return a question in words, its window around the trigger's first word, or the middle of both parties."""
    trigger, actor, recipient = (_words_of(encoded, spans) for spans in (asked.trigger, asked.actor, asked.recipient))
    starts = [runs[0][0] for runs in ((trigger,) if trigger else (actor, recipient)) if runs]
    return Question(sum(starts) // len(starts), trigger, actor, recipient) if starts else None


def _words_of(encoded: Encoded, spans: Spans) -> Spans:
    """Return spans of code points as runs of the words that they touch."""
    found = [
        (int(np.searchsorted(encoded.ends, a, side="right")), int(np.searchsorted(encoded.starts, b, side="left")))
        for a, b in spans
    ]
    return tuple((a, b) for a, b in found if a < b)
