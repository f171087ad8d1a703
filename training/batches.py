"""Cut examples into training windows and put them together into batches."""

import itertools
from dataclasses import dataclass

import numpy as np
import torch
from numpy.random import Generator
from torch import Tensor

from asked import Asked
from examples import HEADS, IGNORE, Anchored, Example
from onrecord.annotate.decode import CUE, ROLE_ANCHOR, ROLE_WIDTH
from onrecord.annotate.windows import fill_windows

PIECES = 254  # and [CLS] and [SEP]
BATCH_PIECES, SMALL_PIECES = 2048, 256
LONGEST_PART = 2032
MOST_ASKED = {"trigger": 130, "lookalike": 60, "pair": 60, "predicate": 40}  # questions of a kind in a batch
HIDDEN = 0.06  # share of pieces of small texts that the encoder does not see: what a trigger means is told by more than itself
MASK_PIECE, SPECIAL = 103, 103
JITTER = 0.08  # share of cues of two or more words that are anchored at another of their words


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of words `[start, end)` of one example whose states are seen together."""

    example: Example
    start: int
    end: int

    @property
    def pieces(self) -> int:
        """Return the number of word-pieces."""
        first = self.example.encoded.first
        return self._piece(self.end) - int(first[self.start])

    def _piece(self, word: int) -> int:
        encoded = self.example.encoded
        return int(encoded.first[word]) if word < len(encoded) else len(encoded.ids)

    def windows(self, rng: Generator) -> list[tuple[int, int]]:
        """Return windows of pieces without overlap, cut before words, at places that chance moves."""
        first = self.example.encoded.first
        begin, end = int(first[self.start]), self._piece(self.end)
        total = end - begin
        count = -(-total // PIECES)
        if count * PIECES - total < 12 * count:
            count += 1
        cuts = np.linspace(begin, end, count + 1)
        slack = max(0.0, PIECES - total / count - 8)
        cuts[1:-1] += rng.uniform(-slack / 2, slack / 2, count - 1)
        at = [begin, *(int(first[np.searchsorted(first, c, side="right") - 1]) for c in cuts[1:-1]), end]
        found: list[tuple[int, int]] = []
        for a, b in itertools.pairwise(at):
            found += [(i, min(i + PIECES, b)) for i in range(a, b, PIECES)]
        return found


def cut_parts(example: Example, rng: Generator) -> list[Part]:
    """Return an article as parts that fit a batch; only long articles have more than one."""
    pieces = len(example.encoded.ids)
    if not pieces:
        return []
    count = -(-pieces // LONGEST_PART)
    cuts = np.linspace(0, pieces, count + 1)
    cuts[1:-1] += rng.uniform(-100, 100, count - 1)
    words = [0, *np.searchsorted(example.encoded.first, cuts[1:-1]).tolist(), len(example.encoded)]
    return [Part(example, a, b) for a, b in itertools.pairwise(words) if b > a]


def plan_epoch(examples: list[Example], rng: Generator) -> list[list[Part]]:
    """Return the batches of one pass in random order; an article comes as often as its weight says.

    What has questions about deeds comes in smaller batches: each holds a hundred questions, and the deed head learns by
    the number of steps.
    """
    parts = [p for e in examples for _ in range(e.article.weight) for p in cut_parts(e, rng)]
    rng.shuffle(parts)  # type: ignore[arg-type]
    asking = [part for part in parts if part.example.article.is_small]
    plain = [part for part in parts if not part.example.article.is_small]
    batches = [*_fill_batches(plain, BATCH_PIECES), *_fill_batches(asking, SMALL_PIECES)]
    return [batches[i] for i in rng.permutation(len(batches))]


def _fill_batches(parts: list[Part], pieces: int) -> list[list[Part]]:
    batches: list[list[Part]] = []
    size = 2 * pieces  # so that the first part opens a batch
    for part in parts:
        if size + part.pieces > pieces * 1.25:
            batches.append([])
            size = 0
        batches[-1].append(part)
        size += part.pieces
    return batches


@dataclass(frozen=True, slots=True)
class Batch:
    """Tensors of one step; words of all parts stand one behind the other."""

    ids: Tensor
    features: Tensor
    mask: Tensor
    word_rows: Tensor  # where in the flattened windows each word's first piece stands
    part_start: Tensor  # per word: first word of its part
    part_end: Tensor
    labels: dict[str, Tensor]
    unknown: Tensor  # per word: True where a cue may stand that nobody annotated
    has_roles: Tensor  # per word: True if the part's corpus annotates attributions
    anchors: Tensor  # per gold attribution: word of its anchor
    cue_of: Tensor  # per word: index of the gold attribution whose cue it is in, or -1
    roles: Tensor  # per gold attribution: labels of the window around its first cue word, -1 outside
    gold: list[tuple[int, Anchored, int]]
    has_deeds: Tensor  # per word: True where all deeds are annotated
    in_trigger: Tensor  # per word: True in a gold trigger, or in words that look like one
    asked: list[tuple[int, Asked]]  # questions with the shift from their article's words to the batch's


def make_batch(parts: list[Part], rng: Generator) -> Batch:
    """Return the tensors of some parts."""
    filled, rows = _fill(parts, rng)
    counts = [p.end - p.start for p in parts]
    offsets = np.concatenate([[0], np.cumsum(counts)])
    labels = {
        name: torch.from_numpy(
            np.concatenate([p.example.labels[name][p.start : p.end] for p in parts]).astype(np.int64)
        )
        for name in HEADS
    }
    gold = _gold(parts, offsets, rng)
    asked = _asked(parts, offsets, rng)
    cue_of = np.full(int(offsets[-1]), -1, np.int64)
    for i, (shift, anchored, _) in enumerate(gold):
        cue_of[[w + shift for w in anchored.cue]] = i
    return Batch(
        ids=torch.from_numpy(filled["ids"]),
        features=torch.from_numpy(filled["features"]),
        mask=torch.from_numpy(filled["mask"]),
        word_rows=torch.from_numpy(rows),
        part_start=torch.from_numpy(np.repeat(offsets[:-1], counts)),
        part_end=torch.from_numpy(np.repeat(offsets[1:], counts)),
        labels=labels,
        unknown=torch.from_numpy(np.concatenate([p.example.unknown[p.start : p.end] for p in parts])),
        has_roles=torch.from_numpy(np.repeat([p.example.article.attributions is not None for p in parts], counts)),
        anchors=torch.tensor([anchor for _, _, anchor in gold], dtype=torch.int64),
        cue_of=torch.from_numpy(cue_of),
        roles=torch.from_numpy(role_labels([(s, a, at) for s, a, at in gold])),
        gold=gold,
        has_deeds=labels["trigger"] != IGNORE,
        in_trigger=_in_trigger(asked, int(offsets[-1])),
        asked=asked,
    )


def _fill(parts: list[Part], rng: Generator) -> tuple[dict[str, np.ndarray], np.ndarray]:
    """Return the filled windows of all parts, one width, and the row of each word's first piece."""
    blocks, places = [], []
    spans = [p.windows(rng) for p in parts]
    width = max(b - a for part in spans for a, b in part) + 2
    row = 0
    for part, windows in zip(parts, spans, strict=True):
        block = fill_windows(part.example.encoded, windows)
        if part.example.article.is_small:
            hidden = (rng.random(block["ids"].shape) < HIDDEN) & (block["ids"] > SPECIAL)
            block["ids"] = np.where(hidden, MASK_PIECE, block["ids"])
        missing = width - block["ids"].shape[1]
        blocks.append({k: np.pad(v, [(0, 0), (0, missing)] + [(0, 0)] * (v.ndim - 2)) for k, v in block.items()})
        first = part.example.encoded.first[part.start : part.end]
        begins = np.asarray([a for a, _ in windows])
        window = np.searchsorted(begins, first, side="right") - 1
        places.append((row + window) * width + 1 + first - begins[window])
        row += len(windows)
    return {k: np.concatenate([b[k] for b in blocks]) for k in blocks[0]}, np.concatenate(places).astype(np.int64)


def _gold(parts: list[Part], offsets: np.ndarray, rng: Generator) -> list[tuple[int, Anchored, int]]:
    """Return (shift from the article's words to the batch's, attribution, anchor) of cues inside the parts."""
    found: list[tuple[int, Anchored, int]] = []
    for part, offset in zip(parts, offsets.tolist(), strict=False):
        shift = offset - part.start
        for anchored in part.example.anchored:
            if part.start <= anchored.cue[0] and anchored.cue[-1] < part.end:
                jitter = len(anchored.cue) > 1 and rng.random() < JITTER
                anchor = int(rng.choice(anchored.cue[1:])) if jitter else anchored.cue[0]
                found.append((shift, anchored, anchor + shift))
    return found


def _asked(parts: list[Part], offsets: np.ndarray, rng: Generator) -> list[tuple[int, Asked]]:
    """Return the questions whose anchor lies in a part; of each kind only as many as a batch can bear."""
    found = [
        (int(offset) - part.start, asked)
        for part, offset in zip(parts, offsets, strict=False)
        for asked in part.example.asked
        if part.start <= asked.question.anchor < part.end
    ]
    dropped: set[int] = set()
    for kind, most in MOST_ASKED.items():
        of_kind = [i for i, (_, asked) in enumerate(found) if asked.kind == kind]
        dropped.update(rng.permutation(of_kind)[most:].tolist())
    return [each for i, each in enumerate(found) if i not in dropped]


def _in_trigger(asked: list[tuple[int, Asked]], count: int) -> Tensor:
    found = np.zeros(count, bool)
    for shift, each in asked:
        for start, end in each.question.trigger if each.kind != "predicate" else ():
            found[max(start + shift, 0) : max(end + shift, 0)] = True
    return torch.from_numpy(found)


def role_labels(gold: list[tuple[int, Anchored, int]]) -> np.ndarray:
    """Return role labels of the windows around the anchors."""
    roles = np.zeros((len(gold), ROLE_WIDTH), np.int64)
    for row, (shift, anchored, anchor) in enumerate(gold):
        at = anchored.words + shift - anchor + ROLE_ANCHOR
        fits = (at >= 0) & (at < ROLE_WIDTH)
        roles[row, at[fits]] = anchored.roles[fits]
        if roles[row, ROLE_ANCHOR] != CUE:
            raise ValueError("the anchor of an attribution is not in its cue")
    return roles


__all__ = ["IGNORE", "Batch", "Part", "make_batch", "plan_epoch", "role_labels"]
