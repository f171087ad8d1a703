"""The tables of what may come, ready for look-up."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.codebook import Codebook

Row = Mapping[str, str]


AMOUNTS = frozenset(
    (
        "number",
        "half",
        "quarter",
        "third",
        "percent",
        "percentage",
        "share",
        "hundred",
        "thousand",
        "million",
        "dozen",
        "handful",
    )
)
"""Nouns that stand for a group in sources and are mere amounts elsewhere."""


@dataclass(frozen=True, slots=True)
class Range:
    """Words of likelihood and the range attached to them; None where none is published."""

    pattern: re.Pattern[str]
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Telling:
    """Words that tell of what may come; `anchor` is a stretch of every match, in lower case."""

    kind: str
    anchor: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Signals of what may come, conditions, ranges of likelihood, and what verbs and nouns make of a clause."""

    signals: tuple[Telling, ...]
    conditions: re.Pattern[str]
    ranges: tuple[Range, ...]
    any_range: re.Pattern[str]
    verbs: Mapping[str, frozenset[str]]
    uncheckable: frozenset[str]
    events: frozenset[str]
    drafts: frozenset[str]
    people: frozenset[str]
    cues: Mapping[str, re.Pattern[str]]


def compile_lexicon(codebook: Codebook) -> Lexicon:
    """Return the tables; meant for `codebook.made`."""
    verbs: dict[str, set[str]] = {}
    for row in codebook.rows("forecast_verbs"):
        verbs.setdefault(row["verb"], set()).add(row["use"])
    rows = codebook.rows("likelihood")
    return Lexicon(
        signals=tuple(_telling(row) for row in codebook.rows("future_words")),
        conditions=re.compile(rf"\b(?:{_either(codebook.rows('condition_words'))})\b", re.IGNORECASE),
        ranges=tuple(Range(_words(row["pattern"]), _number(row["low"]), _number(row["high"])) for row in rows),
        any_range=_words(_either(rows)),
        verbs={verb: frozenset(uses) for verb, uses in verbs.items()},
        uncheckable=frozenset(row["verb"] for row in codebook.rows("forecast_verbs") if row["checkable"] == "no"),
        events=frozenset(row["noun"] for row in codebook.rows("forecast_nouns") if row["use"] == "event"),
        drafts=frozenset(row["noun"] for row in codebook.rows("forecast_nouns") if row["use"] == "draft"),
        people=frozenset(_people(codebook)),
        cues={row["use"]: re.compile(row["pattern"], re.IGNORECASE) for row in codebook.rows("forecast_cues")},
    )


def _either(rows: Iterable[Row]) -> str:
    return "|".join(row["pattern"].replace(" ", r"\s") for row in rows)


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])".replace(" ", r"\s"), re.IGNORECASE)


def _telling(row: Row) -> Telling:
    pattern = re.compile(row["pattern"].replace(" ", r"\s"), re.IGNORECASE)
    return Telling(row["kind"], row["anchor"].replace("’", "'"), pattern)


def _number(words: str) -> float | None:
    return None if words == "-" else float(words)


def _people(codebook: Codebook) -> Iterable[str]:
    """Yield the nouns of those who can act: persons, bodies, groups."""
    for row in codebook.rows("role_nouns"):
        if row["kind"] in ("person", "organization", "group", "outlet", "account") and row["noun"] not in AMOUNTS:
            yield row["noun"]
    for row in codebook.rows("source_nouns"):
        if row["kind"] in ("person", "organization", "group", "institution"):
            yield row["noun"]
