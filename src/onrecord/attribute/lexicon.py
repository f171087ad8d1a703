"""The tables by which sources are told apart, ready for look-up: nouns, names of outlets, number words."""

import re
from dataclasses import dataclass

from onrecord.attribute.tables import Ruled, compile_rules
from onrecord.codebook import Codebook, Outlets, compile_outlets
from onrecord.document.numbers import COUNTS

MANNER = re.compile(
    r"(?:at least|about|more than|some|nearly|all|the other|the|only|another|these|those|as many as|other)\s+",
    re.IGNORECASE,
)
DIGITS = re.compile(r"(\d{1,4})\b")
ONE = re.compile(
    r"(?:one|another|a|an|neither one|each|a (?:second|third|fourth|fifth)|the (?:first|second|third|other))\b",
    re.IGNORECASE,
)
PAIR = re.compile(r"\band (?:a|an|another|one|the|his|her|its)\b", re.IGNORECASE)
PLURALS = frozenset(("people", "men", "women", "children", "police", "others", "media", "staff", "clergy"))
MANY_MEANINGS = frozenset(("press", "media", "show", "program", "programme"))
"""Outlet nouns that stand before other names, too: *press secretary*, *media group*."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What nouns make of a source, which names are outlets', what number words count, who knows how."""

    nouns: dict[str, str]
    outlets: Outlets
    outlet_nouns: frozenset[str]
    first_names: frozenset[str]
    compounds: Ruled
    contexts: Ruled
    numbers: tuple[tuple[re.Pattern[str], int], ...]
    access: Ruled


def compile_lexicon(codebook: Codebook) -> Lexicon:
    """Return the tables, ready for look-up."""
    counts = {row["word"]: int(row["value"]) for row in codebook.rows("number_words")}
    plain = {word: value for word, value in COUNTS.items() if value > 1}
    numbers = sorted((plain | counts).items(), key=lambda item: -len(item[0]))
    nouns = {row["noun"]: row["kind"] for row in codebook.rows("source_nouns")}
    return Lexicon(
        nouns=nouns,
        outlets=codebook.made(compile_outlets),
        outlet_nouns=frozenset(noun for noun, kind in nouns.items() if kind == "outlet") - MANY_MEANINGS,
        first_names=frozenset(row["name"] for row in codebook.rows("first_names")),
        numbers=tuple((re.compile(rf"{word}\b", re.IGNORECASE), value) for word, value in numbers),
        compounds=_compounds(codebook, "core"),
        contexts=_compounds(codebook, "whole"),
        access=compile_rules(codebook.rows("access"), "access"),
    )


def _compounds(codebook: Codebook, on: str) -> Ruled:
    return compile_rules([row for row in codebook.rows("source_compounds") if row["on"] == on], "kind")


def kind_of_noun(noun: str, lexicon: Lexicon) -> str:
    """Return the kind of a noun; one that stands in no table is a person, or a group in the plural."""
    if noun in lexicon.nouns:
        return lexicon.nouns[noun]
    if is_plural(noun):
        singular = lexicon.nouns.get(noun[:-1]) or lexicon.nouns.get(re.sub(r"ies$", "y", noun)) or ""
        return singular if singular in ("document", "outlet", "social") else "group"
    return "group" if noun.endswith("men") else "person"


def is_plural(noun: str) -> bool:
    """Tell whether a noun is in the plural, by its ending or because it always is."""
    return noun in PLURALS or (noun.endswith("s") and not noun.endswith(("ss", "us", "is")))


def is_known_noun(noun: str, lexicon: Lexicon) -> bool:
    """Tell whether a noun, or its singular, stands in the table."""
    return noun in lexicon.nouns or (noun.endswith("s") and noun[:-1] in lexicon.nouns)


def count_of(words: str, lexicon: Lexicon) -> int | None:
    """Return how many people a phrase counts; None where it says no number, or one."""
    start = 0
    while manner := MANNER.match(words, start):
        start = manner.end()
    if digits := DIGITS.match(words, start):
        return int(digits[1])
    for pattern, value in lexicon.numbers:
        if pattern.match(words, start) or pattern.match(words):
            return value
    return 2 if ONE.match(words) and len(PAIR.findall(words)) == 1 and "," not in words else None
