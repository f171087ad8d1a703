"""The tables of the codebook that this folder asks, compiled once: names, titles, roles, countries."""

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.codebook import Codebook, Outlets, compile_outlets, declared_names

VOWELS = "aeiou"
PERSONAL = {
    **dict.fromkeys(("he", "him", "his", "himself"), "m"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "f"),
}
FIRST = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
SCANNED_KINDS = frozenset({"person", "organization", "outlet", "place"})
"""Kinds of role nouns that are looked for in the whole text; others count as sources only."""


@dataclass(frozen=True, slots=True)
class Role:
    """A noun that says what somebody or something is."""

    noun: str
    kind: str
    gender: str | None
    broader: frozenset[str]
    is_office: bool


@dataclass(frozen=True, slots=True)
class Title:
    """A word before a person's name."""

    gender: str | None
    role: str | None
    is_office: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What single words tell: look-up tables keyed by the word in lower case."""

    first_names: Mapping[str, str]
    nicknames: Mapping[str, frozenset[str]]
    titles: Mapping[str, Title]
    roles: Mapping[str, Role]
    plurals: Mapping[str, Role]
    name_words: Mapping[str, str]
    countries: Mapping[str, str]
    capitals: frozenset[str]
    demonyms: Mapping[str, str]
    outlets: Outlets
    scanned: frozenset[str]
    """Pronouns and role nouns that are looked for in the whole text."""

    def role_of(self, word: str) -> Role | None:
        """Return the role that a word in lower case names, in the singular or the plural."""
        return self.roles.get(word) or self.plurals.get(word)

    def is_plural(self, word: str) -> bool:
        """Tell whether a word is the plural of a role noun, or looks like a plural."""
        if word in self.plurals:
            return True
        return word not in self.roles and word.endswith("s") and not word.endswith(("ss", "us", "is"))


def compile_lexicon(codebook: Codebook) -> Lexicon:
    """Compile the tables; meant for `codebook.made`, which keeps the result."""
    roles = {row["noun"]: _role(row) for row in codebook.rows("role_nouns")}
    plurals = {plural: role for noun, role in roles.items() for plural in plurals_of(noun) if plural not in roles}
    nouns = {word for table in (roles, plurals) for word, role in table.items() if role.kind in SCANNED_KINDS}
    return Lexicon(
        first_names={row["name"]: row["gender"] for row in codebook.rows("first_names")},
        nicknames=_nicknames(codebook),
        titles={row["title"]: _title(row) for row in codebook.rows("titles")},
        roles=roles,
        plurals=plurals,
        name_words={row["word"]: row["kind"] for row in codebook.rows("name_words")},
        countries={**_countries(codebook, "name"), **_declared_states(codebook)},
        capitals=frozenset(row["word"].lower() for row in codebook.rows("capitals")) | _declared_capitals(codebook),
        demonyms={**_countries(codebook, "demonym"), **_declared_peoples(codebook)},
        outlets=codebook.made(compile_outlets),
        scanned=frozenset(nouns | set(PERSONAL) | FIRST),
    )


def _role(row: Mapping[str, str]) -> Role:
    return Role(
        noun=row["noun"],
        kind=row["kind"],
        gender=_or_none(row["gender"]),
        broader=frozenset(() if row["broader"] == "-" else row["broader"].split()),
        is_office=row["office"] == "yes",
    )


def _title(row: Mapping[str, str]) -> Title:
    return Title(gender=_or_none(row["gender"]), role=_or_none(row["role"]), is_office=row["office"] == "yes")


def _or_none(cell: str) -> str | None:
    return None if cell == "-" else cell


def _nicknames(codebook: Codebook) -> dict[str, frozenset[str]]:
    """Return for each first name all names that one person may bear besides it."""
    found: dict[str, set[str]] = {}
    for row in codebook.rows("nicknames"):
        family = {row["name"], *row["also"].split()}
        for name in family:
            found.setdefault(name, set()).update(family)
    return {name: frozenset(family) for name, family in found.items()}


def _countries(codebook: Codebook, form: str) -> dict[str, str]:
    return {_key(row["word"]): row["code"] for row in codebook.rows("country_names") if row["form"] == form}


def _declared_states(codebook: Codebook) -> dict[str, str]:
    states = [row for row in codebook.declared if row["kind"] == "state"]
    return {_key(name): row["country"] for row in states for name in declared_names(row)}


def _declared_peoples(codebook: Codebook) -> dict[str, str]:
    states = [row for row in codebook.declared if row["kind"] == "state"]
    return {_key(people): row["country"] for row in states for people in row["demonyms"].split(";") if people.strip()}


def _declared_capitals(codebook: Codebook) -> frozenset[str]:
    seats = [row for row in codebook.declared if row["kind"] == "place" and "GOV" in row["sectors"]]
    return frozenset(_key(name) for row in seats for name in declared_names(row))


def _key(name: str) -> str:
    """Return a name as `cut.name_key` makes it of the words of a text."""
    return " ".join(name.lower().replace(".", "").removeprefix("the ").split())


def plurals_of(noun: str) -> tuple[str, ...]:
    """Return how a noun may look in the plural."""
    if noun.endswith("man"):
        return (noun[:-3] + "men",)
    if noun.endswith("y") and noun[-2:-1] not in VOWELS:
        return (noun[:-1] + "ies",)
    if noun.endswith(("s", "x", "ch", "sh")):
        return (noun + "es",)
    if noun.endswith("wife"):
        return (noun[:-2] + "ves",)
    return ("people",) if noun == "person" else ("children",) if noun == "child" else (noun + "s",)


__all__ = ["FIRST", "PERSONAL", "SCANNED_KINDS", "Lexicon", "Role", "Title", "compile_lexicon", "plurals_of"]
