"""Find names from the scores of their tags, word by word, with a look at the same word elsewhere in the text.

A name that one sentence leaves open (*HANO must comply*) is often told by another (*the Housing Authority, HANO*).
So each capitalised word takes a part of the mean scores of all its occurrences.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.annotate.decode import decode_bio, runs_of

Floats = NDArray[np.float32]
SHORTEST = 3
"""Letters; shorter words are initials and letters of lists, which mean something else each time."""


@dataclass(frozen=True, slots=True)
class NameSettings:
    """What part of its scores a word takes from its other occurrences, and what is added to the score of no name."""

    share: float = 0.0
    outside: float = 0.0


@dataclass(frozen=True, slots=True)
class FoundEntity:
    """A name with its kind (PER, ORG, LOC, OTH) and the mean probability of its tags."""

    start: int
    end: int
    label: str
    score: float


def find_names(
    scores: Floats, words: Sequence[tuple[int, int]], text: str, labels: Sequence[str], settings: NameSettings
) -> list[FoundEntity]:
    """Return the names in reading order; `scores` has a row a word and a column a label, O first, then B and I in turn."""
    shared = share_scores(scores, [text[start:end] for start, end in words], settings.share)
    shared[:, 0] += settings.outside
    tags, logs = decode_bio(shared)
    found = [
        FoundEntity(words[a][0], words[b - 1][1], labels[begin][2:], float(np.exp(logs[a:b].mean())))
        for begin in range(1, len(labels), 2)
        for a, b in runs_of(tags, begin, begin + 1)
    ]
    return sorted(found, key=lambda entity: (entity.start, entity.end))


def share_scores(scores: Floats, words: Sequence[str], share: float) -> Floats:
    """Return scores in which capitalised words that occur more than once took over a part of their common mean."""
    places: dict[str, list[int]] = defaultdict(list)
    for number, word in enumerate(words):
        if len(word) >= SHORTEST and word[0].isupper():
            places[word].append(number)
    shared = scores.copy()
    for numbers in places.values():
        if len(numbers) > 1:
            rows = scores[numbers]
            shared[numbers] = (1 - share) * rows + share * rows.mean(axis=0)
    return shared


__all__ = ["FoundEntity", "NameSettings", "find_names", "share_scores"]
