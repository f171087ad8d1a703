"""Find who says that it is not so: the statements of this article that deny an event."""

from collections.abc import Mapping, Sequence

from onrecord.coding.scene import Scene
from onrecord.document import any_overlap
from onrecord.document.marks import Deed
from onrecord.document.records import Event, Statement

MOST = 50
"""So many statements may deny one event; more are told by none but hostile texts."""


def denials_of(events: Sequence[Event], deeds: Mapping[str, Deed], scene: Scene) -> dict[str, tuple[str, ...]]:
    """Return for each event the statements that deny it: what its own mention says, and what others of its group do.

    A mention told as not having happened, by somebody, speaks against the other mentions of the same event.
    """
    own = {event.id: _own(event, deeds[event.id], scene) for event in events}
    against: dict[str, list[str]] = {}
    for event in events:
        is_no = event.polarity == "negative" and event.realis == "actual"
        said = own[event.id] if event.status == "denied" else event.according_to if is_no else ()
        known = against.setdefault(event.same_as or event.id, [])
        known.extend(each for each in said if each not in known and len(known) < MOST)
    return {event.id: _ordered([*own[event.id], *_others(event, against)]) for event in events}


def _others(event: Event, against: Mapping[str, Sequence[str]]) -> list[str]:
    if event.polarity == "negative" and event.status != "denied":
        return []
    return [each for each in against.get(event.same_as or event.id, ()) if each not in event.according_to]


def _own(event: Event, deed: Deed, scene: Scene) -> list[str]:
    """Return the statements whose cue or content holds the words of denial that the reader sees for this mention."""
    found = [item.id for item in _touching(deed, scene) if item.certainty == "denied" or _answers(item, deed)]
    if event.status == "denied":
        found += [each for each in event.according_to if each not in found]
    return [each for each in found if event.status == "denied" or each not in event.according_to]


def _touching(deed: Deed, scene: Scene) -> list[Statement]:
    found: dict[str, Statement] = {}
    for span in deed.denial:
        for item in (*scene.cues.touching(span), *scene.contents.touching(span)):
            found[item.id] = item
    return list(found.values())


def _answers(item: Statement, deed: Deed) -> bool:
    """Tell whether a statement holds the denying words in what it says, and not the event itself."""
    return any_overlap(deed.denial, item.content) and not any_overlap(deed.trigger, item.content)


def _ordered(ids: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted(set(ids), key=lambda each: int(each[1:])))
