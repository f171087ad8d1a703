"""Paths obey the constraints whatever the scores, and crowds of candidates are thinned out."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.decode import (
    B_SOURCE,
    CUE,
    I_CONTENT,
    I_SOURCE,
    ROLE_ANCHOR,
    ROLE_WIDTH,
    ROLES,
    decode_bio,
    decode_roles,
    runs_of,
)
from onrecord.annotate.model import CROWD, CROWD_WORDS, thin_out

SEEDS = st.integers(0, 10_000)


@given(SEEDS)
def test_a_cue_is_one_run_with_at_most_one_source(seed: int) -> None:
    rng = np.random.default_rng(seed)
    scores = rng.normal(scale=3, size=(2, ROLE_WIDTH, len(ROLES))).astype(np.float32)
    mask = np.ones((2, ROLE_WIDTH), bool)
    mask[0, : rng.integers(0, ROLE_ANCHOR)] = False
    roles = decode_roles(scores, mask, rng.normal(size=(len(ROLES), len(ROLES))).astype(np.float32))
    for row in roles.labels:
        cue = np.flatnonzero(row == CUE)
        assert row[ROLE_ANCHOR] == CUE
        assert len(cue) == cue[-1] - cue[0] + 1
        assert (row == B_SOURCE).sum() <= 1
        assert (row == I_SOURCE).sum() == 0 or (row == B_SOURCE).sum() == 1
    assert not roles.labels[0][~mask[0]].any()
    assert (roles.log_probability <= 1e-3).all()
    assert ((roles.marginals >= 0) & (roles.marginals <= 1 + 1e-6)).all()


@given(SEEDS, st.integers(0, 60))
def test_a_name_never_goes_on_without_having_begun(seed: int, words: int) -> None:
    scores = np.random.default_rng(seed).normal(scale=3, size=(words, 9)).astype(np.float32)
    tags, _ = decode_bio(scores)
    for before, tag in zip([0, *tags.tolist()], tags.tolist(), strict=False):
        assert tag == 0 or tag % 2 == 1 or before in (tag, tag - 1)


def test_runs_are_half_open() -> None:
    labels = np.asarray([B_SOURCE, I_SOURCE, 0, B_SOURCE, I_CONTENT])
    assert runs_of(labels, B_SOURCE, I_SOURCE) == [(0, 2), (3, 4)]


def test_of_a_crowd_only_the_likeliest_are_looked_at() -> None:
    chance = np.log(np.linspace(0.9, 0.3, CROWD_WORDS)).astype(np.float32)
    kept, crowded = thin_out(chance, np.arange(CROWD_WORDS))
    assert kept.tolist() == list(range(CROWD))
    assert crowded == list(range(CROWD, CROWD_WORDS))


@given(SEEDS, st.integers(0, 400))
def test_thinning_loses_none_and_leaves_what_is_sparse(seed: int, words: int) -> None:
    rng = np.random.default_rng(seed)
    chance = rng.normal(size=words).astype(np.float32)
    candidates = np.flatnonzero(chance > 0.5)
    kept, crowded = thin_out(chance, candidates)
    assert sorted([*kept.tolist(), *crowded]) == candidates.tolist()
    stretches = np.bincount(kept // CROWD_WORDS, minlength=1)
    assert stretches.max() <= CROWD
    assert not len(crowded) or stretches.max() == CROWD
