"""PLOVER 2.0 as look-up tables: types, modes, contexts, what CAMEO and older files call them.

The tables are facts of the codebook; the words for people are ours. Where the draft manual
contradicts itself, the table says which reading was chosen.

Source: openeventdata/PLOVER @ 5e0c24f, draft manual 2.0 and CAMEO2PLOVER-2021.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.codebook.codebook import Codebook, Row
from onrecord.errors import CodebookError

TYPES, MODES, CONTEXTS, CAMEO, OLDER = (
    "plover_types",
    "plover_modes",
    "plover_contexts",
    "cameo_plover",
    "plover_aliases",
)


@dataclass(frozen=True, slots=True)
class Mode:
    """How a deed was done; `cameo` is set where the mode leads to another root than its type."""

    code: str
    score: float | None
    cameo: str | None
    words: str


@dataclass(frozen=True, slots=True)
class EventType:
    """One of the 16 types; `quad_table` is the quad that the manual's own table prints."""

    code: str
    letters: str
    quad: int
    quad_table: int
    needs_recipient: bool
    score: float
    cameo: str
    words: str
    meaning: str
    modes: Mapping[str, Mode]


@dataclass(frozen=True, slots=True)
class Coded:
    """What a code of another scheme is in PLOVER 2.0."""

    type: str
    mode: str | None = None
    context: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plover:
    """The whole codebook, ready for look-up."""

    types: Mapping[str, EventType]
    contexts: Mapping[str, str]
    auxiliary: frozenset[str]
    cameo: Mapping[str, Coded]
    older: Mapping[str, Coded]
    countries: Mapping[str, str]

    def type(self, code: str) -> EventType:
        """Return a type of PLOVER 2.0.

        Raises:
            CodebookError: there is none of that name.
        """
        if code not in self.types:
            raise CodebookError(f"no event type {code!r} in PLOVER 2.0; there are {', '.join(self.types)}")
        return self.types[code]

    def quad(self, code: str, *, by_table: bool = False) -> int:
        """Return the quad of a type; `by_table` takes the manual's table, which calls SANCTION verbal."""
        found = self.type(code)
        return found.quad_table if by_table else found.quad

    def score(self, code: str, modes: Iterable[str]) -> float:
        """Return the strongest score of the modes, that of the type where none has one."""
        found = self.type(code)
        known = [mode.score for each in modes if (mode := found.modes.get(each)) and mode.score is not None]
        return max(known, key=abs) if known else found.score

    def words(self, code: str, modes: Iterable[str]) -> str:
        """Return type and modes in plain words: *contact (by telephone)*; unknown ones as they are."""
        found = self.types.get(code)
        if found is None:
            return code.lower()
        told = [found.modes[mode].words if mode in found.modes else mode.replace("-", " ") for mode in modes]
        return f"{found.words} ({', '.join(told)})" if told else found.words

    def cameo_root(self, code: str, modes: Iterable[str]) -> str:
        """Return the two digits of CAMEO that a type and its modes come nearest to."""
        found = self.type(code)
        own = (mode.cameo for each in modes if (mode := found.modes.get(each)) and mode.cameo)
        return next(own, found.cameo)

    def from_cameo(self, code: str) -> Coded | None:
        """Return what a CAMEO code is, or the nearest code above it; None for what PLOVER dropped (01, 02)."""
        for length in range(len(code), 2, -1):
            if code[:length] in self.cameo:
                return self.cameo[code[:length]]
        return self.cameo.get(f"{code[:2]}0")

    def current(self, code: str) -> Coded | None:
        """Return what a type of this or an older version is in 2.0; None where nothing is known of it."""
        return Coded(code) if code in self.types else self.older.get(code)

    def country(self, code: str) -> str | None:
        """Return PLOVER's code of a country for ours or a misspelt one; None where it stands for nothing known."""
        return self.countries.get(code, code) or None


def load_plover(codebook: Codebook) -> Plover:
    """Return the codebook of event types; meant for `codebook.made`."""
    contexts, older = codebook.rows(CONTEXTS), codebook.rows(OLDER)
    return Plover(
        types={row["code"]: _type(row, codebook.rows(MODES)) for row in codebook.rows(TYPES)},
        contexts={row["context"]: row["meaning"] for row in contexts},
        auxiliary=frozenset(row["context"] for row in contexts if row["kind"] == "aux"),
        cameo={row["code"]: _coded(row, "type") for row in codebook.rows(CAMEO)},
        older={row["old"]: _coded(row, "now") for row in older if row["kind"] == "event"},
        countries={row["old"]: row["now"] for row in older if row["kind"] == "country"},
    )


def _type(row: Row, modes: Iterable[Row]) -> EventType:
    return EventType(
        code=row["code"],
        letters=row["letters"],
        quad=int(row["quad"]),
        quad_table=int(row["quad_table"]),
        needs_recipient=row["recipient"] == "yes",
        score=float(row["score"]),
        cameo=row["cameo"],
        words=row["words"],
        meaning=row["meaning"],
        modes={each["mode"]: _mode(each) for each in modes if each["type"] == row["code"]},
    )


def _mode(row: Row) -> Mode:
    return Mode(row["mode"], float(row["score"]) if row["score"] else None, row["cameo"] or None, row["words"])


def _coded(row: Row, column: str) -> Coded:
    return Coded(row[column], row["mode"] or None, tuple(row.get("context", "").split()))
