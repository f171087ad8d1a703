"""Find the best labels under exact constraints: cues in a row of tags, and the roles around one cue.

Numpy only. The lattice of a cue's roles has ten states: the labels, each with "no source yet" or
"source seen", so that one contiguous source at most is a property of every path and not a repair.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

ROLES = ("O", "CUE", "B-SOURCE", "I-SOURCE", "B-CONTENT", "I-CONTENT")
# Words before and behind a cue's first word that its roles are looked for in: 99.1 % of PolNeAR's
# training attributions lie inside (64 and 112: 99.3 %; 48 and 80: 98.1 %; 23 November 2026).
ROLE_ANCHOR, ROLE_WIDTH = 64, 160

O, CUE, B_SOURCE, I_SOURCE, B_CONTENT, I_CONTENT = range(6)
# (label, source seen) of each state of the lattice
_STATES = ((O, 0), (O, 1), (CUE, 0), (CUE, 1), (B_SOURCE, 1), (I_SOURCE, 1), (B_CONTENT, 0), (B_CONTENT, 1), (I_CONTENT, 0), (I_CONTENT, 1))
_LABEL_OF = np.asarray([label for label, _ in _STATES])
_NEVER = np.float32(-1e9)


def _is_allowed(before: tuple[int, int], after: tuple[int, int]) -> bool:
    """Return whether one state may follow another, wherever they stand."""
    (a, seen), (b, sees) = before, after
    if b == B_SOURCE:
        return not seen
    if seen != sees:
        return False
    if b == I_SOURCE:
        return a in (B_SOURCE, I_SOURCE)
    return b != I_CONTENT or a in (B_CONTENT, I_CONTENT)


_ALLOWED = np.asarray([[_is_allowed(a, b) for b in _STATES] for a in _STATES])
_TO_CUE = (_LABEL_OF[None, :] == CUE) & (_LABEL_OF[:, None] != CUE)
_FROM_CUE = (_LABEL_OF[:, None] == CUE) & (_LABEL_OF[None, :] != CUE)
# A window may begin in the middle of a long content.
_START = np.asarray([label != I_SOURCE and (not sees or label == B_SOURCE) for label, sees in _STATES])


STATE_LABELS = _LABEL_OF
STATES_AT_START = _START
# State transitions up to the anchor and behind it: the cue is one run of words through the anchor.
ALLOWED_BEFORE, ALLOWED_BEHIND = _ALLOWED & ~_FROM_CUE, _ALLOWED & ~_TO_CUE


def _lattice(transitions: Floats) -> tuple[Floats, Floats]:
    """Return the scores of state transitions up to the anchor and behind it."""
    scores = transitions[np.ix_(_LABEL_OF, _LABEL_OF)]
    before = np.where(ALLOWED_BEFORE, scores, _NEVER).astype(np.float32)
    behind = np.where(ALLOWED_BEHIND, scores, _NEVER).astype(np.float32)
    return before, behind


def _state_scores(scores: Floats, mask: NDArray[np.bool_]) -> Floats:
    """Return scores per state; the anchor can only be cue, and what is not there only nothing."""
    states = scores[:, :, _LABEL_OF].astype(np.float32)
    states = np.where(mask[:, :, None], states, np.where(_LABEL_OF == O, np.float32(0), _NEVER))
    states[:, ROLE_ANCHOR] = np.where(_LABEL_OF == CUE, states[:, ROLE_ANCHOR], _NEVER)
    return states


@dataclass(frozen=True, slots=True)
class Roles:
    """The best labels of each window, their probability, and each word's marginal probability of its label."""

    labels: NDArray[np.int64]
    log_probability: Floats
    marginals: Floats


def decode_roles(scores: Floats, mask: NDArray[np.bool_], transitions: Floats) -> Roles:
    """Return the best constrained labels per window of scores [windows, words, labels]."""
    states = _state_scores(scores, mask)
    before, behind = _lattice(transitions)
    path, best = _viterbi(states, before, behind)
    log_z, marginals = _marginals(states, before, behind)
    at = np.take_along_axis(marginals, path[:, :, None], axis=2)[:, :, 0]
    return Roles(_LABEL_OF[path], (best - log_z).astype(np.float32), at)


def _viterbi(states: Floats, before: Floats, behind: Floats) -> tuple[NDArray[np.int64], Floats]:
    count, width, size = states.shape
    back = np.zeros((width, count, size), np.int64)
    score = np.where(_START, states[:, 0], _NEVER)
    for t in range(1, width):
        matrix = before if t <= ROLE_ANCHOR else behind
        ways = score[:, :, None] + matrix[None]
        back[t] = ways.argmax(axis=1)
        score = ways.max(axis=1) + states[:, t]
    path = np.zeros((count, width), np.int64)
    path[:, -1] = score.argmax(axis=1)
    rows = np.arange(count)
    for t in range(width - 1, 0, -1):
        path[:, t - 1] = back[t, rows, path[:, t]]
    return path, score.max(axis=1)


def _marginals(states: Floats, before: Floats, behind: Floats) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the log of the sum over all paths and the probability of each state at each word."""
    top = states.max(axis=2)
    local = np.exp((states - top[:, :, None]).astype(np.float64))
    early, late = np.exp(before.astype(np.float64)), np.exp(behind.astype(np.float64))
    count, width, size = states.shape
    forward = np.empty((width, count, size))
    scale = np.empty((width, count))
    row = np.where(_START, local[:, 0], 0.0)
    for t in range(width):
        if t:
            row = (row @ (early if t <= ROLE_ANCHOR else late)) * local[:, t]
        scale[t] = row.sum(axis=1) + 1e-300
        row = row / scale[t][:, None]
        forward[t] = row
    backward = np.ones((width, count, size))
    for t in range(width - 2, -1, -1):
        matrix = late if t + 1 > ROLE_ANCHOR else early
        backward[t] = ((backward[t + 1] * local[:, t + 1]) @ matrix.T) / scale[t + 1][:, None]
    log_z = np.log(scale).sum(axis=0) + top.sum(axis=1)
    return log_z, np.swapaxes(forward * backward, 0, 1)


def log_softmax(scores: Floats) -> Floats:
    """Return log probabilities over the last axis."""
    shifted = scores - scores.max(axis=-1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True)), np.float32)


def decode_bio(scores: Floats) -> tuple[NDArray[np.int64], Floats]:
    """Return the best tags of one text and the log probability of each; I only behind its own B or I.

    The labels are O, then B and I of each kind in turn.
    """
    logs = log_softmax(scores)
    size = logs.shape[1]
    allowed = np.ones((size, size), bool)
    for inside in range(2, size, 2):
        allowed[:, inside] = False
        allowed[[inside - 1, inside], inside] = True
    matrix = np.where(allowed, np.float32(0), _NEVER)
    tags = np.zeros(len(logs), np.int64)
    if not len(logs):
        return tags, np.zeros(0, np.float32)
    back = np.zeros((len(logs), size), np.int64)
    score = np.where(np.arange(size) % 2 + (np.arange(size) == 0) > 0, logs[0], _NEVER)
    for t in range(1, len(logs)):
        ways = score[:, None] + matrix
        back[t] = ways.argmax(axis=0)
        score = ways[back[t], np.arange(size)] + logs[t]
    tags[-1] = score.argmax()
    for t in range(len(logs) - 1, 0, -1):
        tags[t - 1] = back[t, tags[t]]
    return tags, logs[np.arange(len(logs)), tags]


def runs_of(labels: NDArray[np.int64], begin: int, inside: int) -> list[tuple[int, int]]:
    """Return the runs `[start, end)` that begin with one label and go on with the other."""
    starts = np.flatnonzero(labels == begin)
    found: list[tuple[int, int]] = []
    for start in starts.tolist():
        end = start + 1
        while end < len(labels) and labels[end] == inside:
            end += 1
        found.append((start, end))
    return found
