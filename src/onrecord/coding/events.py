"""Code the events of an article: the deeds that the reader proposes, each with its standing and all that belongs to it."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from onrecord.codebook import Codebook
from onrecord.coding.channels import find_channel
from onrecord.coding.denials import denials_of
from onrecord.coding.details import figures_of, find_contexts, find_day, find_place, find_topic
from onrecord.coding.event_words import weigh_types
from onrecord.coding.lookalikes import other_subject, turn_of_speech
from onrecord.coding.parties import Parties, all_spans, find_parties
from onrecord.coding.same import first_mentions
from onrecord.coding.scene import Scene, set_scene
from onrecord.coding.standing import settle_standing
from onrecord.document import Document, Span, hull, record_key, words_of
from onrecord.document.marks import Deed
from onrecord.document.records import Event, Rejected

NO_EVENT = "none"
LEAST_TYPE = 0.4
"""The chance below which no type counts as supported by the words."""


def find_events(doc: Document, *, codebook: Codebook) -> Iterator[Event | Rejected]:
    """Yield the events of a document in reading order, and what looked like one with the reason why it is none."""
    scene = set_scene(doc)
    chosen: list[tuple[Deed, Parties]] = []
    for proposed in sorted(doc.of_kind(Deed), key=lambda deed: hull(deed.trigger)):
        deed = _weighed(proposed, doc.text, codebook)
        parties = find_parties(deed, scene)
        reason = (
            _refusal(deed, chosen[-1][0] if chosen else None)
            or turn_of_speech(deed, scene, codebook)
            or other_subject(deed, parties, scene, codebook)
        )
        if reason:
            yield Rejected(stage="coding", spans=deed.trigger, reason=reason)
        else:
            chosen.append((deed, parties))
    events = [_event(i, deed, parties, scene, codebook) for i, (deed, parties) in enumerate(chosen, 1)]
    yield from _linked(events, [deed for deed, _ in chosen], scene)


def choose_type(chances: Mapping[str, float]) -> tuple[str | None, str]:
    """Return the type that the words support, or None with the reason why they support none."""
    best = max(chances, key=chances.__getitem__)
    likeliest = max((name for name in chances if name != NO_EVENT), key=chances.__getitem__)
    if best == NO_EVENT:
        return None, f"looks like {likeliest}, but is told as no event"
    if chances[best] < LEAST_TYPE:
        return None, f"no type is supported by the words: {likeliest} would be the likeliest"
    return best, ""


def _weighed(deed: Deed, text: str, codebook: Codebook) -> Deed:
    """Return a deed with what the codebook says of its words taken in; modes of another type are dropped."""
    chances = weigh_types(deed.chances["type"], words_of(deed.trigger, text, joint=" "), codebook, no_event=NO_EVENT)
    kind = max(chances, key=chances.__getitem__)
    modes = deed.modes if kind == deed.type else ()
    return msgspec.structs.replace(deed, type=kind, modes=modes, chances={**deed.chances, "type": chances})


def _refusal(deed: Deed, last: Deed | None) -> str:
    """Return why a proposed deed becomes no event; nothing where it does."""
    _, reason = choose_type(deed.chances["type"])
    if not reason and last is not None and hull(last.trigger).overlaps(hull(deed.trigger)):
        return f"the same words as another event, {last.type}"
    return reason


def _event(number: int, deed: Deed, parties: Parties, scene: Scene, codebook: Codebook) -> Event:
    standing = settle_standing(deed, scene, codebook)
    channel, why_channel = find_channel(deed, scene, codebook)
    confidence = round(deed.chances["type"][deed.type], 2)
    reasons = (
        f"{deed.type} by “{words_of(deed.trigger, scene.text)}”",
        *standing.reasons,
        *filter(None, [why_channel]),
    )
    return Event(
        id=f"v{number}",
        key=record_key(scene.doc.id, "event", deed.trigger),
        type=deed.type,
        mode=deed.modes,
        context=find_contexts(deed, scene, codebook),
        actors=parties.actors,
        recipients=parties.recipients,
        channel=channel,
        topic=find_topic(deed, scene),
        place=find_place(deed, scene),
        day=find_day(deed, scene, standing.realis),
        figures=figures_of(deed, scene),
        realis=standing.realis,
        polarity=standing.polarity,
        sourcing=standing.sourcing,
        status=standing.status,
        according_to=(standing.holder.id,) if standing.holder else (),
        evidence=_evidence(deed, scene),
        trigger=deed.trigger,
        confidence=confidence,
        why="; ".join([*reasons, *_missing(parties.unknown, scene)]),
    )


def _evidence(deed: Deed, scene: Scene) -> tuple[Span, ...]:
    """Return the stretch of the trigger's sentence that tells the event."""
    sentence = scene.sentence_of(hull(deed.trigger))
    inside = [span for span in all_spans(deed) if sentence.contains(span)]
    return (hull(inside or deed.trigger),)


def _missing(spans: Sequence[Span], scene: Scene) -> list[str]:
    return [f"“{' '.join(span.of(scene.text).split())}” means nobody who could be found" for span in spans]


def _linked(events: list[Event], deeds: Sequence[Deed], scene: Scene) -> Iterator[Event]:
    """Yield the events with what links them: the first mention of the same one, and who denies it."""
    firsts = first_mentions(events, scene.text)
    grouped = [msgspec.structs.replace(event, same_as=first) for event, first in zip(events, firsts, strict=True)]
    denied = denials_of(grouped, dict(zip((event.id for event in events), deeds, strict=True)), scene)
    for event in grouped:
        yield msgspec.structs.replace(event, denied_by=denied[event.id])


__all__ = ["choose_type", "find_events"]
