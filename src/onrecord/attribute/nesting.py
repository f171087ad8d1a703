"""Find out which attributions stand inside others where the reader proposed both as outermost.

Either one lies wholly in the other's content, or both hold the same content (*…, officials said, the
Courier reported*): then the one that relays is outside. Two speakers of the same words stay two.
"""

import re
from collections.abc import Sequence

from onrecord.document import Span, Spans, hull, words_of
from onrecord.document.marks import Attribution
from onrecord.document.near import Near

INSIDE = 0.9
"""The part of an attribution that must lie in another's content for it to be nested there."""
SAME = 0.6
"""Two contents are one if their shared part is at least this share of both (Dice)."""
RELAYING = re.compile(
    r"\b(?:according to|report(?:s|ed|ing)?|quot(?:es|ed|ing)|cit(?:es|ed) by|cited by|carried by|as told to|per|via|wrote|broadcast|relayed)\b",
    re.IGNORECASE,
)
CITING = re.compile(r"\b(?:citing|quoting|on the authority of)\b", re.IGNORECASE)


def find_parents(items: Sequence[Attribution], text: str) -> dict[int, int]:
    """Return the number of the attribution that holds each nested one, for those that had no parent."""
    found: dict[int, int] = {}
    outermost = [item for item in items if item.parent is None and item.content]
    near = Near(((hull(item.spans),), place) for place, item in enumerate(outermost))
    for place, item in enumerate(outermost):
        for other in (outermost[after] for after in near.touching(hull(item.spans)) if after > place):
            outer, inner = _ordered(item, other, text)
            if outer is None or inner is None or inner.number in found or _is_above(inner.number, outer.number, found):
                continue
            found[inner.number] = outer.number
    return found


def _ordered(left: Attribution, right: Attribution, text: str) -> tuple[Attribution | None, Attribution | None]:
    """Return which of two attributions that overlap holds the other, or neither."""
    for outer, inner in ((left, right), (right, left)):
        if _part_inside(_roles(inner), outer.content) >= INSIDE and not _part_inside(outer.cue, inner.content):
            return outer, inner
    if not (left.source and right.source) or left.source == right.source or _dice(left.content, right.content) < SAME:
        return None, None
    return _by_cue(left, right, text)


def _by_cue(left: Attribution, right: Attribution, text: str) -> tuple[Attribution | None, Attribution | None]:
    cues = {item.number: words_of(item.cue, text) for item in (left, right)}
    for outer, inner in ((left, right), (right, left)):
        if CITING.search(cues[inner.number]) and not CITING.search(cues[outer.number]):
            return outer, inner
    relaying = [item for item in (left, right) if RELAYING.search(cues[item.number])]
    if not relaying:
        return None, None
    outer = max(relaying, key=lambda item: _reach(item, hull((*left.content, *right.content))))
    return outer, right if outer is left else left


def _reach(item: Attribution, content: Span) -> tuple[bool, int]:
    """Return how far outside a relaying attribution stands: tails first, then whoever comes before the other."""
    start = hull(item.source).start
    return (True, start) if start >= content.end else (False, -start)


def _is_above(number: int, other: int, parents: dict[int, int]) -> bool:
    """Tell whether one attribution already holds another, at any depth."""
    while other in parents:
        other = parents[other]
        if other == number:
            return True
    return False


def _roles(item: Attribution) -> Spans:
    return (*item.source, *item.cue, *item.content)


def _shared(left: Spans, right: Spans) -> int:
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in left for b in right)


def _part_inside(spans: Spans, content: Spans) -> float:
    return _shared(spans, content) / max(1, _size(spans))


def _dice(left: Spans, right: Spans) -> float:
    return 2 * _shared(left, right) / max(1, _size(left) + _size(right))


def _size(spans: Sequence[Span]) -> int:
    return sum(len(span) for span in spans)
