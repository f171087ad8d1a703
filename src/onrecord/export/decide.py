"""Decide what an event is in PLOVER, where type and factuality are one, and which events stand for others.

Our records keep apart what was done and whether it was done; PLOVER calls a meeting that is only
planned AGREE. Only this export maps the one to the other.

Source: the order of decisions in the draft manual of PLOVER 2.0.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator
from itertools import accumulate

from onrecord.document import Span, Spans, hull
from onrecord.document.lookup import happening
from onrecord.document.records import Event, Reading

Typed = tuple[str, tuple[str, ...]]

COOPERATIVE = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
"""What is AGREE as long as it is only announced."""
ASKED: dict[str, str] = {
    "CONSULT": "meet",
    "AID": "assist",
    "COOPERATE": "assist",
    "SUPPORT": "assist",
    "RETREAT": "yield",
    "CONCEDE": "yield",
}
"""The mode of REQUEST for what is asked; *change* for anything else."""
THREATENED = frozenset({"restrict", "arrest", "expel"})
"""Modes that a deed and the threat of it share."""
STANDS_IN = {"threatened": "THREATEN", "requested": "REQUEST"}


def plover_type(event: Event, *, speakers: Collection[str] = ()) -> Typed:
    """Return type and modes of an event as PLOVER codes them, from its type and its realis.

    Args:
        event: the event as our records have it.
        speakers: the entities on whose word it is told; an attack that they speak of as possible and
            would carry out themselves is a threat.
    """
    if event.realis == "planned" and event.type in COOPERATIVE:
        return "AGREE", ()
    if event.realis == "planned" and event.type == "RETREAT":
        return "CONCEDE", ()
    if event.realis == "hypothetical" and event.type == "ASSAULT" and not _is_apart(event, speakers):
        return "THREATEN", ("violence",)
    if event.realis == "threatened" and event.type != "THREATEN":
        return "THREATEN", _threat(event)
    if event.realis == "requested" and event.type != "REQUEST":
        return "REQUEST", (ASKED.get(event.type, "change"),)
    return event.type, event.mode


def _is_apart(event: Event, speakers: Collection[str]) -> bool:
    """Tell whether nobody who would act speaks of it."""
    return not set(event.actors) & set(speakers)


def _threat(event: Event) -> tuple[str, ...]:
    if event.type == "ASSAULT":
        return ("violence",)
    shared = tuple(mode for mode in event.mode if mode in THREATENED)
    return shared or (("relations",) if event.type == "SANCTION" else ())


def parts_of(typed: Typed) -> Iterator[Typed]:
    """Yield what one event is in PLOVER: a sentence to prison is a conviction and an arrest."""
    code, modes = typed
    if code == "SANCTION" and "convict" in modes and "arrest" in modes:
        yield code, tuple(mode for mode in modes if mode != "arrest")
        yield "COERCE", ("arrest",)
    else:
        yield typed


def first_tellings(events: Iterable[Event]) -> dict[str, list[Event]]:
    """Return the mentions of each happening, the first of them first."""
    groups: dict[str, list[Event]] = {}
    for event in events:
        groups.setdefault(happening(event), []).append(event)
    return groups


class ToldAround:
    """Knows which of the events that are written say what others say, in time that grows with their number only."""

    def __init__(self, chosen: Iterable[Event], reading: Reading) -> None:
        chosen = tuple(chosen)
        self._blocks = sorted(span.start for block in reading.blocks for span in block.spans)
        self._fought = {self._paragraph(event) for event in chosen if event.type == "ASSAULT"}
        self._covers = {
            code: _Cover(span for event in chosen if event.type == code for span in _words(event))
            for code in STANDS_IN.values()
        }

    def says(self, event: Event) -> bool:
        """Tell whether another event says what this one says.

        Troops that move in a paragraph in which somebody shoots are not coded by PLOVER, and a deed that is
        threatened or asked for is told by the threat or the request that stands around it.
        """
        if event.type == "MOBILIZE":
            return self._paragraph(event) in self._fought
        told_by = STANDS_IN.get(event.realis)
        if told_by is None or event.type == told_by:
            return False
        return any(self._covers[told_by].overlaps(span) for span in _words(event))

    def _paragraph(self, event: Event) -> int:
        """Return which block an event begins in, by its number; a text without blocks is one paragraph."""
        words = _words(event)
        return bisect_right(self._blocks, hull(words).start) if words else 0


class _Cover:
    """Spans by their start, each with the furthest end that any up to it reaches."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        self._reach = list(accumulate((span.end for span in ordered), max))

    def overlaps(self, span: Span) -> bool:
        before = bisect_left(self._starts, span.end)
        return before > 0 and self._reach[before - 1] > span.start


def _words(event: Event) -> Spans:
    return event.evidence or event.trigger
