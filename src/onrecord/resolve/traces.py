"""Find the names of the actor tables in a text: states, peoples, capitals, bodies, each where it stands."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.document import Document
from onrecord.resolve.actor_tables import ActorTables, Entry, fold
from onrecord.resolve.cut import Name
from onrecord.resolve.scene import Scene, Tokens

SMALL_STARTS = ("al", "anti-", "bin", "the")
"""How a name may begin in small letters: *al-Shabaab*, *anti-balaka*."""
NEAR = 5
"""So many words behind *of* a name is looked for."""
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})


@dataclass(frozen=True, slots=True)
class Trace:
    """One name of the tables in the text, as token numbers `[first, end)`."""

    first: int
    end: int
    entry: Entry


class Traces:
    """The traces of one document in reading order; they never overlap."""

    def __init__(self, found: Sequence[Trace], tables: ActorTables, day: date | None) -> None:
        self._found = found
        self._tables = tables
        self._day = day
        self._firsts = [trace.first for trace in found]
        self._by_end = {trace.end: trace for trace in found}

    def within(self, place: range) -> Iterator[Trace]:
        """Yield the traces that lie wholly inside some tokens."""
        last = bisect_right(self._firsts, place.stop - 1)
        for trace in self._found[bisect_left(self._firsts, place.start) : last]:
            if trace.end <= place.stop:
                yield trace

    def covering(self, place: range) -> Trace | None:
        """Return the trace that some tokens are, or are a part of: *European* in *European Community*."""
        number = bisect_right(self._firsts, place.start) - 1
        trace = self._found[number] if number >= 0 else None
        return trace if trace is not None and place.stop <= trace.end else None

    def soon_behind(self, token: int, tokens: Tokens) -> Trace | None:
        """Return the trace in *of southern Serbia* behind a token."""
        if token >= len(tokens) or tokens.lower[token] != "of":
            return None
        return next(self.within(range(token + 1, min(len(tokens), token + 1 + NEAR))), None)

    def before(self, token: int, tokens: Tokens) -> tuple[Trace, bool] | None:
        """Return the trace right before a token, and whether it possesses what follows: *Iran’s*."""
        is_owner = token > 0 and tokens.words[token - 1] in POSSESSIVES
        trace = self._by_end.get(token - 1 if is_owner else token)
        return (trace, is_owner) if trace is not None else None

    def of_words(self, words: Sequence[str]) -> Iterator[Entry]:
        """Yield the entry of some words that are no tokens of their own: *Iranian* in *Iranian-backed*."""
        folded = tuple(map(fold, words))
        for known, entries in self._tables.by_first.get(folded[0], ()):
            if known == folded and (entry := _choose(entries, self._day)) is not None:
                yield entry


def find_traces(scene: Scene, names: Sequence[Name], tables: ActorTables) -> Traces:
    """Return the names of the tables that stand in a document, the longest first where several begin together."""
    persons = _person_tokens(scene, names)
    day = day_of(scene.doc)
    found: list[Trace] = []
    end = 0
    for token, word in enumerate(scene.tokens.words):
        if token < end or not (word[0].isupper() or word.startswith(SMALL_STARTS)):
            continue
        trace = _trace_at(scene.tokens, token, tables, day)
        if trace is not None and not _is_person(trace, persons):
            found.append(trace)
            end = trace.end
    return Traces(found, tables, day)


def _trace_at(tokens: Tokens, first: int, tables: ActorTables, day: date | None) -> Trace | None:
    for words, entries in tables.by_first.get(fold(tokens.words[first]), ()):
        end = first + len(words)
        if end <= len(tokens) and all(fold(tokens.words[first + i]) == words[i] for i in range(1, len(words))):
            entry = _choose(entries, day)
            is_written_so = entry is not None and (not entry.is_acronym or tokens.words[first].isupper())
            if entry is not None and is_written_so and _has_capital(tokens, first, end):
                return Trace(first, end, entry)
    return None


def _has_capital(tokens: Tokens, first: int, end: int) -> bool:
    return any(any(letter.isupper() for letter in tokens.words[token]) for token in range(first, end))


def _choose(entries: Sequence[Entry], day: date | None) -> Entry | None:
    """Return the entry that holds on a day; of several without a day what they agree on."""
    valid = [entry for entry in entries if entry.holds_on(day)]
    if not valid:
        return None
    best = valid[0]
    same = [entry for entry in valid if entry.kind == best.kind]
    if all(entry.country == best.country and entry.sectors == best.sectors for entry in same):
        return best
    country = best.country if len({entry.country for entry in same}) == 1 else None
    shared = tuple(sector for sector in best.sectors if all(sector in entry.sectors for entry in same))
    return Entry(best.kind, best.name, country, shared, is_acronym=best.is_acronym)


def _person_tokens(scene: Scene, names: Sequence[Name]) -> dict[int, range]:
    """Return the tokens of names of persons, each with those of the whole name."""
    places = (scene.tokens.within(name.span) for name in names if name.label == "person")
    return {token: place for place in places for token in place}


def _is_person(trace: Trace, persons: dict[int, range]) -> bool:
    """Tell whether a trace is part of a person's name; a body that the reader took for a person is none."""
    place = persons.get(trace.first) or persons.get(trace.end - 1)
    if place is None:
        return False
    is_whole = trace.first <= place.start and place.stop <= trace.end
    return not (is_whole and trace.entry.kind in ("body", "group"))


def day_of(doc: Document) -> date | None:
    """Return the day of an article: when it was published, or what its dateline says."""
    if doc.article.published_at is not None:
        return doc.article.published_at.date()
    return doc.article.dateline.day if doc.article.dateline is not None else None


__all__ = ["Trace", "Traces", "day_of", "find_traces"]
