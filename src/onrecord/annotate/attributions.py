"""Choose among candidate cues and their roles: which are attributions, which of them stand inside others."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

import numpy as np

from onrecord.annotate.decode import (
    B_CONTENT,
    B_SOURCE,
    CUE,
    I_CONTENT,
    I_SOURCE,
    ROLE_ANCHOR,
    ROLE_WIDTH,
    Roles,
    runs_of,
)

CharSpan = tuple[int, int]
FEATURE_NAMES = (
    "bias",
    "cue_logit",
    "is_cue",
    "log_path",
    "source_certainty",
    "content_certainty",
    "weakest_content",
    "has_source",
    "has_content",
    "log_content_words",
)


@dataclass(frozen=True, slots=True)
class FoundAttribution:
    """Span lists in code points, calibrated confidence, and for a nested one the index of its parent."""

    source: list[CharSpan]
    cue: list[CharSpan]
    content: list[CharSpan]
    confidence: float
    nested: bool = False
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class Thresholds:
    """When a word is a candidate cue, when a candidate counts, and the weights behind its confidence."""

    candidate: float
    outer: float
    nested: float
    weights: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class RoleReading:
    """The decoded roles of one candidate cue, in words, with what its confidence is made of."""

    anchor: int
    source: list[tuple[int, int]]
    cue: list[tuple[int, int]]
    content: list[tuple[int, int]]
    outer: float  # log probability that an outermost attribution's cue begins here
    inner: float  # the same for any attribution
    features: tuple[float, ...]

    def confidence(self, weights: tuple[float, ...]) -> float:
        """Return the calibrated probability that who said what is right."""
        score = float(np.dot(self.features, weights))
        return float(1 / (1 + np.exp(-np.clip(score, -30, 30))))


def describe(roles: Roles, row: int, anchor: int, scores: tuple[float, float, float]) -> RoleReading:
    """Return the reading of one window: spans in words of the article, and features of confidence."""
    labels, marginals = roles.labels[row], np.log(roles.marginals[row] + 1e-9)
    shift = anchor - ROLE_ANCHOR
    outer, inner, is_cue = scores
    content = _merge(runs_of(labels, B_CONTENT, I_CONTENT)) or _open_content(labels)
    is_source = (labels == B_SOURCE) | (labels == I_SOURCE)
    is_content = (labels == B_CONTENT) | (labels == I_CONTENT)
    features = (
        1.0,
        _logit(max(outer, inner)),
        float(np.clip(is_cue, -8, 8)),
        float(max(roles.log_probability[row], -10)),
        _mean(marginals[is_source]),
        _mean(marginals[is_content]),
        float(max(marginals[is_content].min(initial=0.0), -6)),
        float(is_source.any()),
        float(is_content.any()),
        float(np.log1p(is_content.sum())),
    )
    return RoleReading(
        anchor,
        _shift(runs_of(labels, B_SOURCE, I_SOURCE), shift),
        _shift(_cue_run(labels), shift),
        _shift(content, shift),
        outer,
        inner,
        features,
    )


def _mean(values: "np.ndarray[tuple[int, ...], np.dtype[np.float64]]") -> float:
    return float(values.mean()) if values.size else 0.0


def _logit(log_probability: float) -> float:
    chance = float(np.clip(np.exp(log_probability), 1e-4, 1 - 1e-4))
    return float(np.log(chance / (1 - chance)))


def _shift(runs: list[tuple[int, int]], shift: int) -> list[tuple[int, int]]:
    return [(a + shift, b + shift) for a, b in runs]


def _cue_run(labels: "np.ndarray[tuple[int, ...], np.dtype[np.int64]]") -> list[tuple[int, int]]:
    at = np.flatnonzero(labels == CUE)
    return [(int(at[0]), int(at[-1]) + 1)]


def _open_content(labels: "np.ndarray[tuple[int, ...], np.dtype[np.int64]]") -> list[tuple[int, int]]:
    """Return a content that fills the window from its left edge."""
    end = 0
    while end < len(labels) and labels[end] == I_CONTENT:
        end += 1
    return [(0, end)] if end else []


def _merge(runs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return runs with those that touch made one."""
    merged: list[tuple[int, int]] = []
    for a, b in runs:
        if merged and merged[-1][1] == a:
            merged[-1] = (merged[-1][0], b)
        else:
            merged.append((a, b))
    return merged


def choose_attributions(
    readings: list[RoleReading], words: list[CharSpan], thresholds: Thresholds
) -> list[FoundAttribution]:
    """Return the attributions among the candidates in reading order, nested ones behind their parents' start.

    A candidate is outermost if its cue tag says so and its cue stands in no stronger candidate's
    content; one inside a chosen content is nested if the other cue head holds it for a cue.
    """
    scored = [(reading.confidence(thresholds.weights), reading) for reading in readings]
    scored = _without_doubles(scored)
    outer = _outermost([(c, r) for c, r in scored if c >= thresholds.outer and _is_outer(r)])
    taken = {reading.anchor for _, reading in outer}
    inner = [(c, r) for c, r in scored if r.anchor not in taken and c >= thresholds.nested]
    chosen = sorted([*outer, *(x for x in inner if _holders(x[1], outer))], key=lambda x: x[1].anchor)
    nested = {r.anchor for _, r in chosen} - taken
    return [_found(c, r, words, _parent(r, chosen) if r.anchor in nested else None) for c, r in chosen]


def _is_outer(reading: RoleReading) -> bool:
    """Return whether the head of outermost cues holds it for one, as far as the other head does."""
    return reading.outer > reading.inner - 2.0


def _without_doubles(scored: list[tuple[float, RoleReading]]) -> list[tuple[float, RoleReading]]:
    """Return the candidates without those whose cue overlaps that of a better one."""
    kept: list[tuple[float, RoleReading]] = []
    taken: set[int] = set()
    for confidence, reading in sorted(scored, key=lambda x: -x[0]):
        words = range(*reading.cue[0])
        if taken.isdisjoint(words):
            taken.update(words)
            kept.append((confidence, reading))
    return sorted(kept, key=lambda x: x[1].anchor)


def _outermost(scored: list[tuple[float, RoleReading]]) -> list[tuple[float, RoleReading]]:
    """Return the candidates whose cue stands in no content of a stronger one."""
    kept: list[tuple[float, RoleReading]] = []
    inside: set[int] = set()
    for confidence, reading in sorted(scored, key=lambda x: -x[0]):
        if reading.anchor not in inside:
            kept.append((confidence, reading))
            inside.update(i for a, b in reading.content for i in range(a, b))
    return sorted(kept, key=lambda x: x[1].anchor)


def _holders(reading: RoleReading, among: list[tuple[float, RoleReading]]) -> list[int]:
    """Return the indices of those in whose content the anchor stands, the narrowest content first.

    `among` is sorted by anchor, and no content reaches further from its anchor than the role window.
    """
    low = bisect_left(among, reading.anchor - ROLE_WIDTH, key=lambda x: x[1].anchor)
    high = bisect_right(among, reading.anchor + ROLE_WIDTH, key=lambda x: x[1].anchor)
    found = [
        (b - a, i)
        for i in range(low, high)
        for a, b in among[i][1].content
        if a <= reading.anchor < b and among[i][1].anchor != reading.anchor
    ]
    return [i for _, i in sorted(found)]


def _parent(reading: RoleReading, chosen: list[tuple[float, RoleReading]]) -> int | None:
    """Return the index of the narrowest holder that does not itself stand inside this one."""
    for i in _holders(reading, chosen):
        other = chosen[i][1]
        if not any(a <= other.anchor < b for a, b in reading.content):
            return i
    return None


def _found(confidence: float, reading: RoleReading, words: list[CharSpan], parent: int | None) -> FoundAttribution:
    def spans(runs: list[tuple[int, int]]) -> list[CharSpan]:
        return [(words[a][0], words[b - 1][1]) for a, b in runs]

    return FoundAttribution(
        spans(reading.source), spans(reading.cue), spans(reading.content), confidence, parent is not None, parent
    )
