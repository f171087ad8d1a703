"""The tables of the codebook by which an actor has a country and sectors, compiled once.

States, peoples, capitals, places, bodies and armed groups are looked for in the text by their words;
persons by their names, with the days for which they held an office. What the user declares joins them.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from onrecord.codebook import Codebook, Row, declared_names, parse_day
from onrecord.resolve.scene import Tokens

EntryKind = Literal["state", "people", "capital", "place", "body", "group", "office"]
ORDER: tuple[EntryKind, ...] = ("state", "body", "group", "capital", "place", "people", "office")
"""Which reading of one name wins."""
LONGEST_ACRONYM = 8
ARTICLES = ("al-", "el-", "as-", "ash-", "an-", "ad-", "ar-")
"""What stands before Arab names, written in many ways."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One name of the tables and what it tells."""

    kind: EntryKind
    name: str
    country: str | None
    sectors: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    is_acronym: bool = False

    def holds_on(self, day: date | None) -> bool:
        """Tell whether the entry holds on a day; without a day, always."""
        return day is None or ((self.since is None or self.since <= day) and (self.until is None or day <= self.until))


Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActorTables:
    """Entries by the first of their words, the longest names first."""

    by_first: Mapping[str, tuple[tuple[Words, tuple[Entry, ...]], ...]]


def compile_actor_tables(codebook: Codebook) -> ActorTables:
    """Compile the tables of names that are looked for in the text; meant for `codebook.made`."""
    found: dict[Words, list[Entry]] = defaultdict(list)
    for entry in _entries(codebook):
        if words := fold_words(entry.name):
            found[words].append(entry)
    by_first: dict[str, list[tuple[Words, tuple[Entry, ...]]]] = defaultdict(list)
    for words, entries in sorted(found.items(), key=lambda item: -len(item[0])):
        by_first[words[0]].append((words, tuple(sorted(entries, key=lambda entry: ORDER.index(entry.kind)))))
    return ActorTables(by_first={first: tuple(names) for first, names in by_first.items()})


def _entries(codebook: Codebook) -> Iterator[Entry]:
    """Yield what the user declares, then what the package tells of names that the user did not declare."""
    declared = list(_declared(codebook.declared))
    yield from declared
    own = {fold_words(entry.name) for entry in declared}
    yield from (entry for entry in _packaged(codebook) if fold_words(entry.name) not in own)


def _packaged(codebook: Codebook) -> Iterator[Entry]:
    for row in codebook.rows("country_names"):
        yield _entry("people" if row["form"].endswith("demonym") else "state", row["word"], row["code"])
    for row in codebook.rows("peoples"):
        yield _entry("people", row["word"], row["code"])
    for row in codebook.rows("capitals"):
        yield _entry("capital", row["word"], row["code"], ("GOV",))
    for row in codebook.rows("places"):
        yield _entry("place", row["word"], row["code"], _cells(row["sectors"]))
    for row in codebook.rows("bodies"):
        kind: EntryKind = "group" if row["kind"] == "group" else "body"
        for name in (row["name"], *_cells(row["names"], ";")):
            yield _entry(kind, name, row["country"], _cells(row["sectors"]), _days(row))


def _declared(rows: Iterable[Row]) -> Iterator[Entry]:
    kinds: dict[str, EntryKind] = {"state": "state", "body": "body", "group": "group", "office": "office"}
    for row in rows:
        sectors = _cells(row["sectors"])
        kind = kinds.get(row["kind"]) or ("capital" if "GOV" in sectors else "place")
        for name in declared_names(row) if row["kind"] != "person" else ():
            yield _entry(kind, name, row["country"], sectors, _days(row))
        for people in _cells(row["demonyms"], ";"):
            yield _entry("people", people, row["country"])


def _entry(
    kind: EntryKind,
    name: str,
    country: str,
    sectors: tuple[str, ...] = (),
    days: tuple[date | None, date | None] = (None, None),
) -> Entry:
    letters = name.replace(".", "")
    is_acronym = letters.isupper() and " " not in letters and len(letters) <= LONGEST_ACRONYM
    code = None if country in ("", "-") else country
    return Entry(kind, name, code, sectors, days[0], days[1], is_acronym)


def _days(row: Row) -> tuple[date | None, date | None]:
    return parse_day(row["from"]), parse_day(row["to"], is_end=True)


def _cells(cell: str, sign: str | None = None) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(sign) if part.strip() not in ("", "-"))


def fold(word: str) -> str:
    """Return a word in lower case, without accents and points, the apostrophe straight."""
    plain = word.lower().replace(".", "").replace("’", "'")
    if plain.isascii():
        return plain
    parts = unicodedata.normalize("NFKD", plain)
    bare = "".join(letter for letter in parts if not unicodedata.combining(letter))
    return bare.replace("ı", "i").replace("ł", "l").replace("ø", "o").replace("đ", "d").replace("ß", "ss")


def fold_words(name: str) -> Words:
    """Return the words of a name as they are compared, *the* before them left out."""
    words = tuple(fold(word) for word in Tokens(name).words)
    kept = tuple(word for word in words if word)
    return kept[1:] if len(kept) > 1 and kept[0] == "the" else kept


__all__ = ["ActorTables", "Entry", "EntryKind", "compile_actor_tables", "fold", "fold_words"]
