"""Bring together what is decided of each actor of one article: country, sectors, mandate, and why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.codebook import Codebook
from onrecord.document.records import EntityKind, Mandate
from onrecord.resolve.actor_tables import Entry, compile_actor_tables
from onrecord.resolve.countries import (
    BODY_CODES,
    RELATIONAL,
    Found,
    country_beside,
    country_in_name,
    country_of_people,
    country_of_phrase,
    members_country,
    whole_entries,
)
from onrecord.resolve.cut import Name
from onrecord.resolve.leaders import Held, compile_leaders, find_leader, person_words
from onrecord.resolve.mandate import is_former, mandate_of, told_mandates
from onrecord.resolve.parts import Parts, phrases_of
from onrecord.resolve.referents import Referent
from onrecord.resolve.scene import Scene
from onrecord.resolve.sectors import compile_sector_words, in_order, said_within, sectors_of_phrase
from onrecord.resolve.traces import day_of, find_traces

SETTINGS = frozenset({"in", "at", "near", "from", "outside", "around", "across", "inside", "through", "to", "via"})
"""Behind these words a capital is a place and no government."""
BY_LEADERS = "by the table of leaders"
NO_ACTORS = frozenset({"document", "account"})
OWN_SECTOR = {"outlet": ("JRN",), "country": (), "place": (), "account": (), "document": ()}
TABLES = {"state": "countries", "people": "peoples", "capital": "capitals", "place": "places", "office": "offices"}
MOST_FORMS = 6
DEPTH = 4
"""So many owners are gone through: *his wife's lawyer's firm*."""


@dataclass(frozen=True, slots=True)
class Affiliation:
    """What is decided of one actor."""

    kind: EntityKind
    country: str | None
    sectors: tuple[str, ...]
    mandate: Mandate
    why: str


class Affiliations:
    """Decides country, sectors and mandate of the referents of one article."""

    def __init__(self, scene: Scene, names: Sequence[Name], referents: Sequence[Referent], codebook: Codebook) -> None:
        self.scene = scene
        self.referents = referents
        self.day = day_of(scene.doc)
        self.traces = find_traces(scene, names, codebook.made(compile_actor_tables))
        self.leaders = codebook.made(compile_leaders)
        self.words = codebook.made(compile_sector_words)
        self.told = told_mandates(scene, {id(r): r for r in referents}.values())
        self._countries: dict[int, Found | None] = {}

    def of(self, referent: Referent, kind: EntityKind) -> Affiliation:
        """Return the affiliation of one referent, which is an entity of a kind."""
        phrases = list(phrases_of(referent, self.scene.tokens))
        entry = self._entry(referent)
        kind = _kind_by(entry, kind)
        found = None if kind in NO_ACTORS else self.country(referent)
        held = self._held(referent, phrases)
        sectors, told = self._sectors(referent, kind, phrases, entry, held)
        said = () if told.endswith(BY_LEADERS) else sectors
        mandate, because = self._mandate(referent, kind, phrases, said, held)
        return Affiliation(kind, found.country if found else None, sectors, mandate, _why(found, told, because))

    def country(self, referent: Referent, depth: int = DEPTH) -> Found | None:
        """Return the country of a referent and how it was told, None where nothing tells it."""
        if referent.number not in self._countries:
            self._countries[referent.number] = None
            self._countries[referent.number] = self._country(referent, depth)
        return self._countries[referent.number]

    def _country(self, referent: Referent, depth: int) -> Found | None:
        for found in self._evidence(referent):
            if found is not None:
                return found
        return self._of_others(referent, depth) if depth else None

    def _evidence(self, referent: Referent) -> Iterator[Found | None]:
        """Yield what text and tables tell, the strongest first."""
        names: Sequence[Name] = referent.group.names if referent.group else ()
        if referent.group is not None and referent.group.code:
            yield Found(referent.group.code, "the name stands in the table of countries")
        if referent.sort == "country":
            yield self._of_table(referent)
            return
        if referent.sort == "group":
            yield country_of_people(names, self.scene, self.traces)
        entry = self._entry(referent)
        if entry is not None and (entry.kind != "body" or entry.country in BODY_CODES):
            yield self._of_table(referent)
        phrases = list(phrases_of(referent, self.scene.tokens))
        for parts in phrases:
            sectors, _ = sectors_of_phrase(parts, self.scene.tokens, self.words)
            yield country_of_phrase(parts, sectors, self.scene, self.traces)
        yield country_beside(names, self.scene, self.traces)
        if referent.is_person and entry is None:
            held = self._held(referent, phrases)
            yield Found(held.country, f"{held.name} stands in the table of leaders") if held else None
        else:
            yield self._of_table(referent)
            yield country_in_name(names, self.scene, self.traces, is_place=referent.sort == "place")

    def _of_others(self, referent: Referent, depth: int) -> Found | None:
        """Return the country of whom a referent belongs to, or of all members of a group."""
        if referent.members:
            found = [self.country(self.referents[member], depth - 1) for member in referent.members]
            shared = members_country([item.country if item else None for item in found])
            return Found(shared, "all of them are of that country") if shared else None
        if referent.owner < 0 or referent.noun in RELATIONAL:
            return None
        owner = self.country(self.referents[referent.owner], depth - 1)
        return Found(owner.country, "belongs to one of that country") if owner else None

    def _entry(self, referent: Referent) -> Entry | None:
        """Return the entry of the tables that a referent's name is; for a person only a body's (the reader erred)."""
        if referent.group is None:
            return None
        entries = whole_entries(referent.group.names, self.scene, self.traces)
        return next((e for e in entries if not referent.is_person or e.kind in ("body", "group")), None)

    def _of_table(self, referent: Referent) -> Found | None:
        entry = self._entry(referent)
        if entry is None or entry.country is None:
            return None
        return Found(entry.country, f"“{entry.name}” stands in the table of {TABLES.get(entry.kind, 'bodies')}")

    def _held(self, referent: Referent, phrases: Sequence[Parts]) -> Held | None:
        if referent.group is None or not referent.is_person:
            return None
        forms = [person_words(words) for words in dict.fromkeys(self._forms(referent))]
        holds = any(role.role is not None and role.role.is_office for role in referent.roles)
        former = any(is_former(parts.front, self.scene.tokens) for parts in phrases)
        return find_leader(self.leaders, forms, day=self.day, holds_office=holds, is_former=former)

    def _forms(self, referent: Referent) -> Iterator[tuple[str, ...]]:
        """Yield the forms of a person's name, also with the title that makes a name of it: *King Hussein*."""
        for name in referent.group.names if referent.group else ():
            yield name.words
            if name.title is not None and name.title.role is not None and len(name.words) < 3:
                titled = (name.title.role, *name.words)
                if person_words(titled) in self.leaders.by_name:
                    yield titled

    def _sectors(
        self, referent: Referent, kind: EntityKind, phrases: Sequence[Parts], entry: Entry | None, held: Held | None
    ) -> tuple[tuple[str, ...], str]:
        """Return the sectors of a referent and which words or table told them."""
        if entry is not None and entry.sectors and (entry.kind != "capital" or self._acts(referent)):
            return entry.sectors, f"{' '.join(entry.sectors)} by the table of {TABLES.get(entry.kind, 'bodies')}"
        if kind in OWN_SECTOR:
            return OWN_SECTOR[kind], "an outlet" if kind == "outlet" else ""
        for parts in phrases:
            sectors, words = sectors_of_phrase(parts, self.scene.tokens, self.words)
            if sectors:
                return sectors, f"{' '.join(sectors)} by “{words}”"
        if held is not None and (held.is_past or held.term is not None):
            sectors = held.term.sectors if held.term is not None else ("ELI",)
            return sectors, f"{' '.join(sectors)} {BY_LEADERS}" if sectors else ""
        return self._of_name(referent) if not referent.is_person else ((), "")

    def _of_name(self, referent: Referent) -> tuple[tuple[str, ...], str]:
        """Return the sectors that the words of a body's name tell: *Foreign Ministry*, *Supreme Court*."""
        for name in referent.group.names[:MOST_FORMS] if referent.group else ():
            place = self.scene.tokens.within(name.span)
            said = list(said_within(place, self.scene.tokens, self.words))
            said = [item for item in said if "CVL" not in item.sectors]
            said = [item for item in said if item.is_sure] or said
            if said:
                sectors = in_order([sector for item in said for sector in item.sectors])
                return sectors, f"{' '.join(sectors)} by “{said[0].words}” in the name"
        return (), ""

    def _mandate(
        self, referent: Referent, kind: EntityKind, phrases: Sequence[Parts], said: Sequence[str], held: Held | None
    ) -> tuple[Mandate, str]:
        if kind != "person":
            return "unknown", ""
        told = self.told.get(referent.number)
        mandate, because = mandate_of(referent, phrases, self.scene.tokens, said, told)
        if mandate == "unknown" and held is not None and held.term is not None:
            return "official", f"{held.term.office} on that day {BY_LEADERS}"
        return mandate, because

    def _acts(self, referent: Referent) -> bool:
        """Tell whether a capital is told of as one who acts or speaks, and not only as a place."""
        if referent.is_source:
            return True
        tokens = self.scene.tokens
        for mention in referent.mentions:
            first = tokens.first_at(mention.spans[0].start)
            is_dateline = mention.spans[0].of(self.scene.doc.text).isupper()
            if not is_dateline and (first == 0 or tokens.lower[first - 1] not in SETTINGS):
                return True
        return False


def _kind_by(entry: Entry | None, kind: EntityKind) -> EntityKind:
    """Return the kind of an entity, corrected where the tables know its name for a state or a body."""
    if entry is not None and entry.kind == "state" and kind in ("place", "organization", "other"):
        return "country"
    return "organization" if entry is not None and kind == "person" else kind


def _why(found: Found | None, sectors: str, mandate: str) -> str:
    """Return the reasons in words; that something is not told is a reason, too."""
    country = f"country {found.country}: {found.why}" if found else "no country: neither the text nor a table tells it"
    return "; ".join(part for part in (country, f"sectors {sectors}" if sectors else "", mandate) if part)


__all__ = ["Affiliation", "Affiliations"]
