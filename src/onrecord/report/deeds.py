"""List the contacts and deeds of a page, one line each: who, what, whom, by which way, on whose word.

Mentions of one happening become one line, that of the first; the others stand under it with the
standing that they have themselves.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from onrecord.codebook import Codebook
from onrecord.codebook.plover import Plover, load_plover
from onrecord.document import Span, hull, words_of
from onrecord.document.lookup import ARROW, Lookup, happening, marked
from onrecord.document.records import Event, Statement
from onrecord.report.safe import shorten
from onrecord.report.words import CHANNELS, STATUSES, UNSURE, Line, interval_words

SHOWN_NAME, SHOWN_TRIGGER, SHOWN_EVIDENCE = 60, 70, 240
SHOWN_PARTIES, SHOWN_CHAINS = 8, 3
MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
"""Types in which all who are named take part; a visit, and what a third party carries, have a direction."""
BOTH = " ↔ "
DIRECTED = frozenset({"visit", "third-party"})


@cache
def plover() -> Plover:
    """Return the codebook of event types."""
    return load_plover(Codebook())


@dataclass(frozen=True)
class Telling:
    """One mention of a happening: in which words, with which status, on whose word."""

    event: Event
    trigger: str
    according_to: tuple[str, ...]

    @property
    def line(self) -> Line:
        """How its line is drawn."""
        return STATUSES[self.event.status][0]

    @property
    def on_whose_word(self) -> str:
        """Who tells it, in words."""
        if self.according_to:
            by = "by" if self.event.status == "denied" else "according to"
            return f"{by} {'; '.join(self.according_to)}"
        return "in the page’s own words" if self.event.sourcing == "own-voice" else "on nobody’s word"

    @property
    def is_unsure(self) -> bool:
        """Tell whether the reading itself is unsure."""
        return self.event.confidence < UNSURE


@dataclass(frozen=True)
class Deed:
    """One happening, as its first mention tells it, and how else it is told."""

    number: int
    first: Telling
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    what: str
    denied_by: tuple[str, ...]
    also: tuple[Telling, ...]
    lookup: Lookup

    @property
    def event(self) -> Event:
        """The first mention."""
        return self.first.event

    @property
    def is_mutual(self) -> bool:
        """Tell whether all who are named do it together."""
        return self.event.type in MUTUAL and not DIRECTED & set(self.event.mode)

    @property
    def channel(self) -> str:
        """Which way it went, in words; nothing where the text does not say."""
        return "" if self.event.channel == "unknown" else CHANNELS[self.event.channel][0]

    @property
    def place(self) -> Span | None:
        """Where in the text its words stand."""
        spans = self.event.trigger or self.event.evidence
        return hull(spans) if spans else None

    @property
    def evidence(self) -> str:
        """The words of the text that tell it."""
        return shorten(words_of(self.event.evidence, self.lookup.reading.text), SHOWN_EVIDENCE)

    @cached_property
    def details(self) -> tuple[str, ...]:
        """Day, place, topic and figures, as far as they are told."""
        found = (
            interval_words(self.event.day),
            shorten(self.event.place.name, SHOWN_NAME) if self.event.place else "",
            f"about {shorten('; '.join(self.event.topic), SHOWN_TRIGGER)}" if self.event.topic else "",
            "; ".join(shorten(f"{item.value} {item.unit or ''}", 30) for item in self.event.figures[:4]),
        )
        return tuple(part for part in found if part)

    @property
    def parties(self) -> str:
        """Who deals with whom; nothing where the text names neither."""
        sides = [", ".join(side) for side in (self.actors, self.recipients) if side]
        return (BOTH if self.is_mutual else ARROW).join(sides)

    @property
    def in_words(self) -> str:
        """Who, what and whom in one phrase."""
        return f"{self.parties}: {self.what}" if self.parties else self.what


def find_deeds(lookup: Lookup) -> Iterator[Deed]:
    """Yield the happenings of a reading in the order of their first mention, numbered from 1."""
    groups: dict[str, list[Event]] = {}
    for event in lookup.reading.events:
        groups.setdefault(happening(event), []).append(event)
    for number, mentions in enumerate(groups.values(), start=1):
        yield _deed(number, mentions, lookup)


def _deed(number: int, mentions: list[Event], lookup: Lookup) -> Deed:
    first, *rest = mentions
    denied_by = dict.fromkeys(name for event in mentions for name in lookup.deniers(event))
    told = lookup.deniers(first) if first.status == "denied" and first.according_to else ()
    return Deed(
        number=number,
        first=_telling(first, lookup),
        actors=_names(first.actors, lookup),
        recipients=_names(first.recipients, lookup),
        what=plover().words(first.type, first.mode),
        denied_by=_few((shorten(name, SHOWN_NAME) for name in denied_by if name not in told), SHOWN_PARTIES),
        also=tuple(_telling(event, lookup) for event in rest if not _is_denial_of(event, denied_by, lookup)),
        lookup=lookup,
    )


def _is_denial_of(event: Event, denied_by: Iterable[str], lookup: Lookup) -> bool:
    """Tell whether a mention stands in a denial whose holder the line names already."""
    return event.status == "denied" and set(lookup.deniers(event)) <= set(denied_by) and bool(event.denied_by)


def _telling(event: Event, lookup: Lookup) -> Telling:
    chains = dict.fromkeys(chain_behind_page(item, lookup) for item in lookup.according_to(event))
    trigger = shorten(words_of(event.trigger, lookup.reading.text), SHOWN_TRIGGER)
    return Telling(event, trigger, _few(chains, SHOWN_CHAINS))


def chain_behind_page(item: Statement, lookup: Lookup) -> str:
    """Return a chain in words without the page, from which all chains start."""
    hops = (hop for hop in lookup.hops(item) if hop.kind != "article")
    return ARROW.join(marked(shorten(lookup.hop_name(hop), SHOWN_NAME), hop) for hop in hops)


def _names(ids: Iterable[str], lookup: Lookup) -> tuple[str, ...]:
    return _few((shorten(lookup.name_of(id_), SHOWN_NAME) for id_ in dict.fromkeys(ids)), SHOWN_PARTIES)


def _few(parts: Iterable[str], most: int) -> tuple[str, ...]:
    """Return the first parts, and in words how many more there are."""
    kept = tuple(parts)
    return (*kept[:most], f"{len(kept) - most} more") if len(kept) > most else kept
