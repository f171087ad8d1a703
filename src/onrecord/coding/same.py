"""Group the mentions of one event inside an article: `same_as` names the first of them.

Two mentions are one event if their type is the same, their parties go together, and neither day nor
place speaks against it. What is *said* (a demand, a charge, a threat) is the same only where the same word tells it
of the same parties. Standing plays no part: that is what mentions keep for themselves.
"""

from collections import deque
from collections.abc import Sequence

from onrecord.document import hull
from onrecord.document.records import Event, Interval

SAID = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "AGREE", "CONCEDE"})
STEM = 5
"""So many first letters of a trigger's words count as its stem."""
LATEST = 16
"""So many events of a type, the latest, may have another mention, and so many mentions are compared with: the search stays linear."""
NEAR = 12
"""A mention without parties is the same as one of at most so many mentions before it."""


def first_mentions(events: Sequence[Event], text: str) -> list[str]:
    """Return for each event, in reading order, the id of the first mention of the same one; its own if there is none."""
    groups: dict[str, deque[list[Event]]] = {}
    found: list[str] = []
    for event in events:
        known = groups.setdefault(event.type, deque(maxlen=LATEST))
        group = next((group for group in reversed(known) if _is_same(event, group, text)), None)
        if group is None:
            group = []
            known.append(group)
        group.append(event)
        del group[1:-LATEST]
        found.append(group[0].id)
    return found


def _is_same(event: Event, group: Sequence[Event], text: str) -> bool:
    first = group[0]
    if event.type != first.type or not all(_fits(event, other) for other in group):
        return False
    parties = {*event.actors, *event.recipients}
    known = {party for other in group for party in (*other.actors, *other.recipients)}
    same_word = any(_stems(event, text) & _stems(other, text) for other in group)
    if not parties or not known:
        return same_word and _number(event) - _number(group[-1]) <= NEAR
    if event.type in SAID:
        return same_word and parties == known
    shared = parties & known
    return bool(shared) and (same_word or parties <= known or known <= parties) and (same_word or len(shared) > 1)


def _fits(left: Event, right: Event) -> bool:
    """Tell whether nothing speaks against one event: who does it, the day, the place."""
    acts = not left.actors or not right.actors or not set(left.actors).isdisjoint({*right.actors, *right.recipients})
    return acts and _days_meet(left.day, right.day) and _places_meet(left, right)


def _days_meet(left: Interval | None, right: Interval | None) -> bool:
    if left is None or right is None:
        return True
    return not (
        (left.to is not None and right.from_ is not None and left.to < right.from_)
        or (right.to is not None and left.from_ is not None and right.to < left.from_)
    )


def _places_meet(left: Event, right: Event) -> bool:
    if left.place is None or right.place is None or not (left.place.entity and right.place.entity):
        return True
    return left.place.entity == right.place.entity


def _stems(event: Event, text: str) -> set[str]:
    words = (word.strip(".,'’").lower() for word in hull(event.trigger).of(text).split())
    return {word[:STEM] for word in words if len(word) > 3}


def _number(event: Event) -> int:
    return int(event.id[1:])
