"""The details of an event: where, when, how many, about what, and what it has to do with."""

import re
from collections.abc import Iterator
from datetime import date

from onrecord.codebook import Codebook
from onrecord.coding.known_words import known_in
from onrecord.coding.scene import Scene
from onrecord.document import Span, hull, trim
from onrecord.document.figures import find_figures
from onrecord.document.marks import Deed
from onrecord.document.records import Figure, Interval, Place, Realis
from onrecord.document.times import TimeSpan, find_times

LONGEST_TOPIC = 60
_ABOUT = re.compile(
    r"\b(?:about|over|on|regarding|concerning)\s+(?=(?:(?:the|a|an|its|their|his|her)\s+)?\w)", re.IGNORECASE
)
_TOPIC_END = re.compile(
    r"[,.;:—–()“”\"!?\n]|\s(?:and\s(?:said|has|had|was|were|will|would)|in|at|with|after|before|when|while|that|who|which|"
    r"said|says|according|as|but|on|by|since|until|during|despite|to|for|from|has|had|was|were|is|are|will|would)\s",
    re.IGNORECASE,
)
TALKED = frozenset({"CONSULT", "AGREE", "REQUEST", "COOPERATE", "SUPPORT", "REJECT", "ACCUSE", "THREATEN", "PROTEST"})


def find_place(deed: Deed, scene: Scene) -> Place | None:
    """Return where the event is told to have happened, with the country that its entity has."""
    if not deed.place:
        return None
    entity = scene.entity_at(deed.place[0])
    return Place(
        name=" ".join(deed.place[0].of(scene.text).split()),
        entity=entity.id if entity else None,
        country=entity.country if entity else None,
        spans=deed.place,
    )


def find_day(deed: Deed, scene: Scene, realis: Realis) -> Interval | None:
    """Return the day of the event, not that of the report; open ends where the words do not tell it."""
    if not deed.day:
        return None
    found = _first_time(deed, scene, future=realis != "actual")
    if found is not None and realis == "actual" and _days_before(found, scene.day) > NEARLY_A_YEAR:
        ahead = _first_time(deed, scene, future=True)
        found = ahead if ahead is not None and 0 <= -_days_before(ahead, scene.day) <= SOON else found
    return Interval(spans=deed.day) if found is None else Interval(from_=found.from_, to=found.to, spans=deed.day)


NEARLY_A_YEAR, SOON = 300, 60
"""Days: a date without a year that would lie nearly a year back, and soon comes again, is the coming one."""


def _first_time(deed: Deed, scene: Scene, *, future: bool) -> TimeSpan | None:
    times = (each for span in deed.day for each in find_times(scene.text, span, scene.day, future=future))
    return next(times, None)


def _days_before(found: TimeSpan, day: date | None) -> int:
    return (day - found.to).days if day is not None and found.to is not None else 0


def figures_of(deed: Deed, scene: Scene) -> tuple[Figure, ...]:
    """Return the numbers that belong to the event."""
    return tuple(figure for span in deed.figure for figure in _figures(span, scene))


def _figures(span: Span, scene: Scene) -> tuple[Figure, ...]:
    """Return the figures in a span, read a little further for what they count."""
    sentence = scene.sentence_of(span)
    found = find_figures(scene.text, span.start, max(span.end, min(sentence.end, span.end + 30)))
    inside = tuple(each for each in found if any(place.overlaps(span) for place in each.spans))
    return inside or (Figure(value=" ".join(span.of(scene.text).split()), spans=(span,)),)


def find_topic(deed: Deed, scene: Scene) -> tuple[str, ...]:
    """Return what the event was about, in the article's words: *talks on the grain corridor*."""
    if deed.type not in TALKED:
        return ()
    trigger = hull(deed.trigger)
    sentence = scene.sentence_of(trigger)
    return tuple(_topics(scene, Span(trigger.end, sentence.end), deed))[:1]


def _topics(scene: Scene, place: Span, deed: Deed) -> Iterator[str]:
    for match in _ABOUT.finditer(scene.text, place.start, min(place.end, place.start + 2 * LONGEST_TOPIC)):
        end = _TOPIC_END.search(scene.text, match.end(), place.end)
        span = trim(Span(match.end(), end.start() if end else place.end), scene.text)
        taken = (*deed.day, *deed.place, *deed.figure)
        if 0 < len(span) <= LONGEST_TOPIC and not any(span.overlaps(other) for other in taken):
            if find_times(scene.text, Span(match.start(), span.end), scene.day):
                continue
            yield " ".join(span.of(scene.text).split())
        elif len(span) > LONGEST_TOPIC:
            return


def compile_contexts(codebook: Codebook) -> dict[str, str]:
    """Return the words that tell what an event has to do with, and the context of each."""
    return {row["word"].lower(): row["context"] for row in codebook.rows("context_words")}


def find_contexts(deed: Deed, scene: Scene, codebook: Codebook) -> tuple[str, ...]:
    """Return PLOVER's contexts that the words around the trigger tell, in reading order."""
    found = known_in(scene.text, scene.around(hull(deed.trigger)), codebook.made(compile_contexts))
    return tuple(dict.fromkeys(context for _, context in found))
