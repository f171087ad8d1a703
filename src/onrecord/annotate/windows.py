"""Cut the pieces of one article into windows of the encoder, and choose whose view of a piece to keep."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from onrecord.annotate.features import FEATURES, Encoded

CLS, SEP, PAD = 101, 102, 0


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces `[start, end)` are read together; the states of `[keep_start, keep_end)` are kept."""

    start: int
    end: int
    keep_start: int
    keep_end: int


def plan_windows(pieces: int, *, size: int, stride: int) -> list[Window]:
    """Return windows of at most `size` pieces that cover an article, evenly spread.

    Where two windows overlap, each piece is kept from the one in which it stands further from
    the edge. No text has no windows.
    """
    if not pieces:
        return []
    count = 1 + max(0, -(-(pieces - size) // stride))
    length = min(size, pieces)
    starts = [round(i * (pieces - length) / max(1, count - 1)) for i in range(count)]
    cuts = [0, *((a + length + b) // 2 for a, b in pairwise(starts)), pieces]
    return [Window(s, s + length, cuts[i], cuts[i + 1]) for i, s in enumerate(starts)]


def fill_windows(encoded: Encoded, spans: list[tuple[int, int]]) -> dict[str, NDArray[np.int64]]:
    """Return ids, features and mask, one row per window, with [CLS] and [SEP] around the pieces."""
    width = max(end - start for start, end in spans) + 2
    ids = np.full((len(spans), width), PAD, np.int64)
    features = np.zeros((len(spans), width, len(FEATURES)), np.int64)
    mask = np.zeros((len(spans), width), np.int64)
    by_piece = encoded.features[encoded.word_of]
    by_piece[:, 1] = np.where(_is_first(encoded), by_piece[:, 1], 1)  # later pieces are joined
    for row, (start, end) in enumerate(spans):
        length = end - start
        ids[row, 0], ids[row, length + 1] = CLS, SEP
        ids[row, 1 : length + 1] = encoded.ids[start:end]
        features[row, 1 : length + 1] = by_piece[start:end]
        mask[row, : length + 2] = 1
    return {"ids": ids, "features": features, "mask": mask}


def _is_first(encoded: Encoded) -> NDArray[np.bool_]:
    is_first = np.zeros(len(encoded.ids), bool)
    is_first[encoded.first] = True
    return is_first
