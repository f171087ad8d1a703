"""Scores of attributions as sets of words: tokens, spans, who said what, strict.

The same arithmetic as the attribution scorer that the published figures were made with: all counts
are over word tokens, so punctuation and quotation marks at an edge never decide a match.

Source: partial matching after Pareti et al. 2013; alignment greedy by Dice of the three roles.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

import msgspec

TOKEN = re.compile(r"\w+(?:['’]\w+)?")
ROLES = ("source", "cue", "content")
CONTENT_DICE = 0.5
"""Two contents are the same if their Dice overlap is at least this."""

Pairs = Sequence[tuple[int, int]]
Roles = Mapping[str, Pairs]
TokenSets = dict[str, frozenset[int]]


class Counts(msgspec.Struct):
    """What one metric needs: hits, predictions, gold items; `hits_gold` where recall counts apart."""

    hits: float = 0.0
    predicted: float = 0.0
    gold: float = 0.0
    hits_gold: float | None = None

    def plus(self, other: "Counts") -> "Counts":
        """Return both together."""
        apart = None
        if self.hits_gold is not None or other.hits_gold is not None:
            apart = (self.hits_gold or 0.0) + (other.hits_gold or 0.0)
        return Counts(self.hits + other.hits, self.predicted + other.predicted, self.gold + other.gold, apart)

    @property
    def precision(self) -> float:
        """Share of predictions that hit, 0 to 1."""
        return self.hits / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of gold items that were hit, 0 to 1."""
        hits = self.hits if self.hits_gold is None else self.hits_gold
        return hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0 to 1."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def token_sets(roles: Roles, tokens: Pairs) -> TokenSets:
    """Return for each role the numbers of the word tokens that its spans touch."""
    return {role: _touched(roles.get(role, ()), tokens) for role in ROLES}


def _touched(spans: Pairs, tokens: Pairs) -> frozenset[int]:
    return frozenset(
        number for number, (start, end) in enumerate(tokens) if any(start < to and end > at for at, to in spans)
    )


def word_tokens(text: str) -> list[tuple[int, int]]:
    """Return the spans of the word tokens that scores are counted in."""
    return [match.span() for match in TOKEN.finditer(text)]


def dice(left: frozenset[int], right: frozenset[int]) -> float:
    """Return the Dice overlap of two sets; two empty sets are the same."""
    return 2 * len(left & right) / (len(left) + len(right)) if left or right else 1.0


def align(gold: Sequence[TokenSets], predicted: Sequence[TokenSets]) -> list[tuple[int, int]]:
    """Pair gold and predicted attributions one to one, best overlap first."""
    scored = []
    for i, left in enumerate(gold):
        for j, right in enumerate(predicted):
            if any(left[role] & right[role] for role in ROLES):
                overlap = 2 * dice(left["content"], right["content"]) + dice(left["cue"], right["cue"])
                overlap += dice(left["source"], right["source"])
                scored.append((-overlap, i, j))
    pairs: list[tuple[int, int]] = []
    used_gold: set[int] = set()
    used_predicted: set[int] = set()
    for _, i, j in sorted(scored):
        if i not in used_gold and j not in used_predicted:
            used_gold.add(i)
            used_predicted.add(j)
            pairs.append((i, j))
    return pairs


def agrees(left: frozenset[int], right: frozenset[int]) -> bool:
    """Tell whether two roles share a token, or are both empty."""
    return bool(left & right) or (not left and not right)


def is_who_said_what(gold: TokenSets, predicted: TokenSets) -> bool:
    """Tell whether the contents are the same and the sources agree, whatever the cue."""
    return dice(gold["content"], predicted["content"]) >= CONTENT_DICE and agrees(gold["source"], predicted["source"])


def is_detected(gold: TokenSets, predicted: TokenSets) -> bool:
    """Tell whether the cues share a token or the contents are the same, whoever the source."""
    return bool(gold["cue"] & predicted["cue"]) or dice(gold["content"], predicted["content"]) >= CONTENT_DICE


def is_strict(gold: TokenSets, predicted: TokenSets) -> bool:
    """Tell whether all three roles are the same token sets."""
    return all(gold[role] == predicted[role] for role in ROLES)


def count_document(gold: Sequence[TokenSets], predicted: Sequence[TokenSets]) -> dict[str, Counts]:
    """Return the counts of every metric for one document."""
    pairs = align(gold, predicted)
    counts: dict[str, Counts] = {}
    for role in ROLES:
        counts[f"token_{role}"] = _count_tokens(gold, predicted, role)
        counts[f"exact_{role}"] = _count_exact(gold, predicted, pairs, role)
        counts[f"partial_{role}"] = _count_partial(gold, predicted, pairs, role)
    counts["token_all"] = _total(counts[f"token_{role}"] for role in ROLES)
    matched = [(gold[i], predicted[j]) for i, j in pairs]
    said = [pair for pair in matched if is_who_said_what(*pair)]
    hits = {
        "attr_cs": len(said),
        "attr_relax": sum(agrees(left["cue"], right["cue"]) for left, right in said),
        "attr_strict": sum(is_strict(*pair) for pair in matched),
        "attr_detect": sum(is_detected(*pair) for pair in matched),
    }
    for name, count in hits.items():
        counts[name] = Counts(count, len(predicted), len(gold))
    return counts


def _total(counts: Iterable[Counts]) -> Counts:
    total = Counts()
    for count in counts:
        total = total.plus(count)
    return total


def _count_tokens(gold: Sequence[TokenSets], predicted: Sequence[TokenSets], role: str) -> Counts:
    left = frozenset[int]().union(*(item[role] for item in gold))
    right = frozenset[int]().union(*(item[role] for item in predicted))
    return Counts(len(left & right), len(right), len(left))


def _count_exact(
    gold: Sequence[TokenSets], predicted: Sequence[TokenSets], pairs: Sequence[tuple[int, int]], role: str
) -> Counts:
    hits = sum(bool(gold[i][role]) and gold[i][role] == predicted[j][role] for i, j in pairs)
    return Counts(hits, sum(bool(item[role]) for item in predicted), sum(bool(item[role]) for item in gold))


def _count_partial(
    gold: Sequence[TokenSets], predicted: Sequence[TokenSets], pairs: Sequence[tuple[int, int]], role: str
) -> Counts:
    both = [(gold[i][role], predicted[j][role]) for i, j in pairs]
    return Counts(
        sum(len(left & right) / len(right) for left, right in both if right),
        sum(bool(item[role]) for item in predicted),
        sum(bool(item[role]) for item in gold),
        sum(len(left & right) / len(left) for left, right in both if left),
    )
