"""Decide the country of an actor: by the words of the text first, then by tables, then by whose it is.

*Karvian Foreign Minister Ivo Tann*, *the Foreign Minister of Karvia*, *Iran’s Revolutionary Guards* tell
it by themselves. A person is never looked up as a place. What nothing tells stays open.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from onrecord.resolve.actor_tables import Entry
from onrecord.resolve.cut import Name
from onrecord.resolve.parts import Parts
from onrecord.resolve.scene import Scene, Tokens
from onrecord.resolve.traces import Trace, Traces

RELATIONAL = frozenset(
    {"ally", "allies", "rival", "rivals", "foe", "foes", "critic", "critics", "opponent", "opponents", "enemy"}
    | {"enemies", "friend", "friends", "backer", "backers", "partner", "partners", "neighbour", "neighbor", "expert"}
    | {
        "neighbours",
        "neighbors",
        "adversary",
        "adversaries",
        "specialist",
        "sponsor",
        "sponsors",
        "patron",
        "supporters",
    }
)
"""Nouns whose possessor is another: *Iran's ally Syria*."""
SPEAKERS = frozenset({"spokesman", "spokeswoman", "spokesperson", "spokesmen", "speaker", "lawyer", "negotiator"})
"""Who speaks *for* whom they belong to."""
LOCAL = frozenset({"REB", "OPP", "CVL", "COP", "EDU", "LAB", "REL", "AGR", "REF", "JUD", "LEG"})
LOCAL_NOUNS = frozenset(
    {"official", "officials", "authorities", "authority", "leaders", "government", "doctors", "hospital"}
)
"""Who is *in* a state is of that state: rebels, villagers, local officials; not troops, diplomats, reporters."""
WATERS = frozenset(
    {"sea", "gulf", "ocean", "strait", "straits", "river", "channel", "border", "bay", "frontier", "lake"}
)
"""What lies between states."""
WORLDWIDE = frozenset({"international", "world", "global", "african", "european", "asian", "arab", "islamic"})
SOCIETIES = frozenset(
    {"association", "society", "federation", "foundation", "league", "network", "initiative", "watch"}
)
COURTS = frozenset({"tribunal", "court", "organization", "organisation", "bank", "agency", "convention"})
"""What is worldwide and private, and what states have set up together."""
BODY_CODES = frozenset({"UNO", "EUR", "IGO", "NGO", "MNC", "ISM", "IMG"})
MOST_NAMES = 20


@dataclass(frozen=True, slots=True)
class Found:
    """A country and how it was told."""

    country: str
    why: str


def country_of_phrase(parts: Parts, sectors: Sequence[str], scene: Scene, traces: Traces) -> Found | None:
    """Return the country that a phrase tells: before its head, else by its complements."""
    offices = [trace for trace in traces.within(parts.whole) if trace.entry.kind == "office"]
    if parts.noun not in RELATIONAL:
        for trace in (*offices, *traces.within(parts.front)):
            if trace.entry.country is not None:
                return Found(trace.entry.country, f"“{_words(trace, scene)}” in “{_phrase(parts.front, scene)}”")
    is_local = parts.noun in LOCAL_NOUNS or bool(LOCAL & set(sectors))
    for complement in parts.complements:
        if not _leads_home(complement.preposition, parts.noun, is_local=is_local):
            if complement.preposition in ("to", "on", "against", "with", "about", "by"):
                return None
            continue
        for trace in traces.within(complement.place):
            if trace.entry.country is not None:
                return Found(
                    trace.entry.country, f"“{complement.preposition} {_words(trace, scene)}” behind “{parts.noun}”"
                )
    return None


def _leads_home(preposition: str, noun: str, *, is_local: bool) -> bool:
    """Tell whether what a preposition leads in is where somebody belongs."""
    if preposition in ("of", "from"):
        return noun not in RELATIONAL
    if preposition == "for":
        return noun in SPEAKERS
    return preposition == "in" and is_local


def country_beside(names: Iterable[Name], scene: Scene, traces: Traces) -> Found | None:
    """Return the country right before a name: *Iran’s Revolutionary Guards*, *the Russian Foreign Ministry*."""
    for name in islice(names, MOST_NAMES):
        before = traces.before(scene.tokens.first_at(name.span.start), scene.tokens)
        if before is None or before[0].entry.country in (None, *BODY_CODES):
            continue
        trace, is_owner = before
        is_modifier = trace.entry.kind == "people" or (name.label != "person" and trace.entry.kind == "state")
        if (is_owner or is_modifier) and trace.entry.country is not None:
            return Found(trace.entry.country, f"“{_words(trace, scene)}” right before the name")
    return None


def country_of_people(names: Iterable[Name], scene: Scene, traces: Traces) -> Found | None:
    """Return the state that a people is told to be of: *the Albanians of southern Serbia*."""
    for name in islice(names, MOST_NAMES):
        trace = traces.soon_behind(scene.tokens.first_at(name.span.end - 1) + 1, scene.tokens)
        if trace is not None and trace.entry.country is not None and trace.entry.kind != "people":
            return Found(trace.entry.country, f"“of {_words(trace, scene)}” behind the name")
    return None


def country_in_name(names: Sequence[Name], scene: Scene, traces: Traces, *, is_place: bool) -> Found | None:
    """Return the country that the name of a body or place holds: *Latvian Constitutional Court*."""
    for name in islice(names, MOST_NAMES):
        place = scene.tokens.within(name.span)
        if is_place and place and WATERS & set(scene.tokens.lower[place.start : place.stop]):
            return None
        for trace in traces.within(place):
            if trace.entry.country is not None:
                return Found(trace.entry.country, f"“{_words(trace, scene)}” in the name")
        if place and not is_place and (code := _across_borders(scene.tokens, place)) is not None:
            return Found(code, "a body of more than one state by the words of its name")
    return None


def _across_borders(tokens: Tokens, place: range) -> str | None:
    words = frozenset(tokens.lower[place.start : place.stop])
    if not words & WORLDWIDE:
        return None
    return "NGO" if words & SOCIETIES else "IGO" if words & COURTS else None


def whole_entries(names: Sequence[Name], scene: Scene, traces: Traces) -> Iterator[Entry]:
    """Yield the entries of a name as a whole, or of the longer name that it is a part of."""
    for name in islice(names, MOST_NAMES):
        place = scene.tokens.within(name.span)
        if place and scene.tokens.ends[place.stop - 1] > name.span.end:
            yield from traces.of_words(name.words)
            continue
        first = place.start + 1 if place and scene.tokens.lower[place.start] == "the" else place.start
        trace = traces.covering(range(first, place.stop)) if first < place.stop else None
        if trace is not None:
            yield trace.entry


def members_country(members: Sequence[str | None]) -> str | None:
    """Return the country that all of several share."""
    return members[0] if members and len(set(members)) == 1 else None


def _words(trace: Trace, scene: Scene) -> str:
    return _phrase(range(trace.first, trace.end), scene)


def _phrase(place: range, scene: Scene) -> str:
    tokens = scene.tokens
    return " ".join(scene.doc.text[tokens.starts[place.start] : tokens.ends[place.stop - 1]].split())


__all__ = [
    "BODY_CODES",
    "RELATIONAL",
    "Found",
    "country_beside",
    "country_in_name",
    "country_of_people",
    "country_of_phrase",
    "members_country",
    "whole_entries",
]
