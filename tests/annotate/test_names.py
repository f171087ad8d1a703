"""A word that occurs again lends its view; what occurs once, and small words, keep theirs."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.names import NameSettings, find_names, share_scores

LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG")
TEXT = "HANO must comply. The body, HANO, left."
WORDS = [(0, 4), (5, 9), (28, 32)]
SCORES = np.asarray([[1.0, 0, 0, 0.9, 0], [3, 0, 0, 0, 0], [0, 0, 0, 3, 0]], np.float32)


def names_at(settings: NameSettings) -> list[tuple[int, str]]:
    return [(name.start, name.label) for name in find_names(SCORES, WORDS, TEXT, LABELS, settings)]


def test_a_sure_occurrence_helps_an_unsure_one() -> None:
    assert names_at(NameSettings()) == [(28, "ORG")]
    assert names_at(NameSettings(share=0.3)) == [(0, "ORG"), (28, "ORG")]


def test_more_certainty_may_be_asked_of_names() -> None:
    assert names_at(NameSettings(outside=4.0)) == []


@given(st.lists(st.sampled_from(["Tann", "the", "Al", "Orsk"]), max_size=8), st.floats(0, 1))
def test_only_capitalised_words_that_occur_again_share(words: list[str], share: float) -> None:
    scores = np.random.default_rng(len(words)).normal(size=(len(words), 5)).astype(np.float32)
    shared = share_scores(scores, words, share)
    for number, word in enumerate(words):
        is_shared = word in ("Tann", "Orsk") and words.count(word) > 1
        assert is_shared or (shared[number] == scores[number]).all()
    assert np.allclose(shared.sum(axis=0), scores.sum(axis=0), atol=1e-4)
