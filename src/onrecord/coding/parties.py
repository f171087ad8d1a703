"""Give an event its actors and recipients: the entities that the words of each role mean."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.coding.scene import Scene
from onrecord.document import Span, Spans
from onrecord.document.marks import Deed
from onrecord.document.records import Entity

TELLERS = frozenset({"outlet", "document"})
"""What tells of deeds and does none: a paper that reports talks was not at them."""
JOINT = re.compile(r"\s*(?:,\s*(?:and\s+)?|and\s+|&\s*)(?:the\s+)?(?:[A-Z]\w+\s+){0,3}")
"""What stands between two members: a comma or *and*, and perhaps a title."""


@dataclass(frozen=True, slots=True)
class Parties:
    """Entity ids by role, in reading order, and the words that mean nobody who could be found."""

    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    unknown: Spans


def find_parties(deed: Deed, scene: Scene) -> Parties:
    """Return who acts and whom it touches; one who is both is an actor."""
    actors, no_actors = _entities(deed.actor, scene)
    recipients, no_recipients = _entities(deed.recipient, scene)
    others = tuple(each for each in recipients if each not in actors)
    return Parties(actors, others, (*no_actors, *no_recipients))


def _entities(spans: Iterable[Span], scene: Scene) -> tuple[tuple[str, ...], Spans]:
    found: list[str] = []
    unknown: list[Span] = []
    for span in spans:
        entities = joined_entities(span, scene) or [scene.entity_at(span)]
        for entity in entities:
            if entity is None or entity.kind in TELLERS:
                unknown.append(span)
            elif entity.id not in found:
                found.append(entity.id)
    return tuple(found), tuple(unknown)


def joined_entities(span: Span, scene: Scene) -> list[Entity | None]:
    """Return the members of *Jordan and Britain*, *French and Egyptian warships*; nothing where less than two are joined."""
    inside = [(place, entity) for place, entity in scene.mentions.touching(span) if span.contains(place)]
    least = [each for each in inside if not any(each[0].contains(other) and each[0] != other for other, _ in inside)]
    least.sort(key=lambda each: each[0])
    found = least[:1]
    for place, entity in least[1:]:
        if JOINT.fullmatch(scene.text, found[-1][0].end, place.start):
            found.append((place, entity))
        elif len(found) < 2:
            found = [(place, entity)]
    names = {entity.id: entity for _, entity in found}
    return list(names.values()) if len(names) > 1 else []


def all_spans(deed: Deed) -> Iterator[Span]:
    """Yield the words of the event itself: trigger, parties, place, day and figures, not those of who tells it."""
    yield from (*deed.trigger, *deed.actor, *deed.recipient, *deed.place, *deed.day, *deed.figure)
