"""Find the best labels under exact constraints: cues in a row of tags, and the roles around one cue.

Numpy only. The lattice of a cue's roles has the labels as states, each with "no source yet" or "source
seen", so that one contiguous source at most is a property of every path and not a repair.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

ROLES = ("O", "CUE", "B-SOURCE", "I-SOURCE", "B-CONTENT", "I-CONTENT")
# Words before and behind a cue's first word that its roles are looked for in: 99.1 % of PolNeAR's
# training attributions lie inside (64 and 112: 99.3 %; 48 and 80: 98.1 %; 23 November 2026).
ROLE_ANCHOR, ROLE_WIDTH = 64, 160

OUTSIDE, CUE, B_SOURCE, I_SOURCE, B_CONTENT, I_CONTENT = range(6)
_NEVER = np.float32(-1e9)
State = tuple[int, bool, bool]  # label, source seen, content seen


@dataclass(frozen=True, slots=True)
class Lattice:
    """States and what may follow what, up to the anchor and behind it, where the cue ends for good.

    `labels` and `plain` give for each state its label and the state of the lattice without memory of content.
    """

    labels: NDArray[np.int64]
    plain: NDArray[np.int64]
    before: NDArray[np.bool_]
    behind: NDArray[np.bool_]
    start: NDArray[np.bool_]
    end: NDArray[np.bool_]


def _states(*, content: bool) -> list[State]:
    """Return all states; without memory of content, every state counts as having seen it."""
    found: list[State] = []
    for label in range(len(ROLES)):
        for source in (True,) if label in (B_SOURCE, I_SOURCE) else (False, True):
            for seen in (False, True) if content and label not in (B_CONTENT, I_CONTENT) else (True,):
                found.append((label, source, seen))
    return found


def _may_follow(before: State, after: State) -> bool:
    """Return whether one state may follow another, wherever they stand."""
    (a, source, content), (b, source_then, content_then) = before, after
    if b == B_SOURCE:
        return not source and content == content_then
    if source != source_then or (b != B_CONTENT and content != content_then):
        return False
    if b == I_SOURCE:
        return a in (B_SOURCE, I_SOURCE)
    return b != I_CONTENT or a in (B_CONTENT, I_CONTENT)


def _may_start(state: State, *, content: bool) -> bool:
    """Return whether a window may begin so; it may begin in the middle of a long content."""
    label, source, seen = state
    return (
        label != I_SOURCE
        and source == (label == B_SOURCE)
        and (not content or seen == (label in (B_CONTENT, I_CONTENT)))
    )


def _build_lattice(*, content: bool) -> Lattice:
    """Return the lattice of one source at most, or with `content` also of one content at least."""
    states = _states(content=content)
    plain = _states(content=False)
    labels = np.asarray([label for label, _, _ in states])
    allowed = np.asarray([[_may_follow(a, b) for b in states] for a in states])
    leaves = (labels[:, None] == CUE) & (labels[None, :] != CUE)
    enters = (labels[:, None] != CUE) & (labels[None, :] == CUE)
    return Lattice(
        labels,
        np.asarray([plain.index((label, source, True)) for label, source, _ in states]),
        allowed & ~leaves,
        allowed & ~enters,
        np.asarray([_may_start(state, content=content) for state in states]),
        np.asarray([seen for _, _, seen in states]),
    )


PLAIN = _build_lattice(content=False)
WITH_CONTENT = _build_lattice(content=True)


def _moves(lattice: Lattice, transitions: Floats) -> tuple[Floats, Floats]:
    """Return the scores of state transitions up to the anchor and behind it."""
    scores = transitions[np.ix_(lattice.labels, lattice.labels)]
    before = np.where(lattice.before, scores, _NEVER).astype(np.float32)
    behind = np.where(lattice.behind, scores, _NEVER).astype(np.float32)
    return before, behind


def _state_scores(lattice: Lattice, scores: Floats, mask: NDArray[np.bool_]) -> Floats:
    """Return scores per state; the anchor can only be cue, and what is not there only nothing."""
    labels = lattice.labels
    states = scores[:, :, labels].astype(np.float32)
    states = np.where(mask[:, :, None], states, np.where(labels == OUTSIDE, np.float32(0), _NEVER))
    states[:, ROLE_ANCHOR] = np.where(labels == CUE, states[:, ROLE_ANCHOR], _NEVER)
    return states


@dataclass(frozen=True, slots=True)
class Roles:
    """The best labels of each window, their log probability, and each word's marginal probability of its label."""

    labels: NDArray[np.int64]
    log_probability: Floats
    marginals: NDArray[np.float64]


def decode_roles(scores: Floats, mask: NDArray[np.bool_], transitions: Floats) -> Roles:
    """Return the best constrained labels per window of scores [windows, words, labels].

    Where the best path has no content, the best one that has some is taken: practically every
    attribution has a content, and an unsure one loses to none only because its edges share its chance.
    """
    states = _state_scores(PLAIN, scores, mask)
    path, best = _viterbi(PLAIN, states, transitions)
    empty = np.flatnonzero(~(PLAIN.labels[path] >= B_CONTENT).any(axis=1))
    if len(empty):
        again, worse = _viterbi(WITH_CONTENT, _state_scores(WITH_CONTENT, scores[empty], mask[empty]), transitions)
        path[empty], best[empty] = WITH_CONTENT.plain[again], worse
    log_z, marginals = _marginals(states, transitions)
    at = np.take_along_axis(marginals, path[:, :, None], axis=2)[:, :, 0]
    return Roles(PLAIN.labels[path], (best - log_z).astype(np.float32), at)


def _viterbi(lattice: Lattice, states: Floats, transitions: Floats) -> tuple[NDArray[np.int64], Floats]:
    """Return the best state of each word and the score of the whole path, one row per window."""
    before, behind = (np.ascontiguousarray(moves.T) for moves in _moves(lattice, transitions))
    count, width, size = states.shape
    back = np.zeros((width, count, size), np.int64)
    score = np.where(lattice.start, states[:, 0], _NEVER)
    for t in range(1, width):
        ways = score[:, None, :] + (before if t <= ROLE_ANCHOR else behind)
        back[t] = ways.argmax(axis=2)
        score = ways.max(axis=2) + states[:, t]
    score = np.where(lattice.end, score, score + _NEVER)
    path = np.zeros((count, width), np.int64)
    path[:, -1] = score.argmax(axis=1)
    rows = np.arange(count)
    for t in range(width - 1, 0, -1):
        path[:, t - 1] = back[t, rows, path[:, t]]
    return path, score.max(axis=1)


def _marginals(states: Floats, transitions: Floats) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the log of the sum over all paths and the probability of each state at each word."""
    before, behind = _moves(PLAIN, transitions)
    top = states.max(axis=2)
    local = np.exp((states - top[:, :, None]).astype(np.float64))
    early, late = np.exp(before.astype(np.float64)), np.exp(behind.astype(np.float64))
    count, width, size = states.shape
    forward = np.empty((width, count, size))
    scale = np.empty((width, count))
    row = np.where(PLAIN.start, local[:, 0], 0.0)
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
