"""Give an event its actors and recipients: the entities that the words of each role mean."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.coding.scene import Scene
from onrecord.document import Span, Spans
from onrecord.document.marks import Deed


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
        entity = scene.entity_at(span)
        if entity is None:
            unknown.append(span)
        elif entity.id not in found:
            found.append(entity.id)
    return tuple(found), tuple(unknown)


def all_spans(deed: Deed) -> Iterator[Span]:
    """Yield the words of the event itself: trigger, parties, place, day and figures, not those of who tells it."""
    yield from (*deed.trigger, *deed.actor, *deed.recipient, *deed.place, *deed.day, *deed.figure)
