"""Read the user's own table of actors: states, persons, bodies, groups, offices and places that no table of ours knows.

A tab-separated file. Its first line names the columns: `kind`, `name` and `country` must be there; `sectors`,
`from`, `to`, `names` (other names) and `demonyms` may be. `#` starts a comment line; `-` or nothing means unknown.
"""

import re
from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from onrecord.codebook.codebook import Row, read_table
from onrecord.errors import CodebookError

NEEDED = ("kind", "name", "country")
OPTIONAL = ("sectors", "from", "to", "names", "demonyms")
KINDS = ("state", "person", "body", "group", "office", "place")
SECTORS = frozenset(
    {"COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK"}
    | {"AGR", "BUS", "CRM", "CVL", "EDU", "ELI", "JRN", "LAB", "MED", "OPP", "PRE", "REF", "REL", "SOC"}
)
"""PLOVER's sectors."""
BODY_CODES = frozenset({"UNO", "EUR", "IGO", "NGO", "MNC", "ISM", "IMG"})
INVENTED = re.compile(r"X[A-Z]{2}")
DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
MOST_BYTES = 4_000_000
LONGEST_NAME = 200


def read_actors(path: Path) -> tuple[Row, ...]:
    """Return the rows of a user's table, every column there, nothing written as the empty string.

    Raises:
        CodebookError: the file cannot be read, or a line breaks the format; the message names the line.
    """
    lines = _lines(path)
    numbered = [(number, line) for number, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    if not numbered:
        raise CodebookError(f"{path}: no line; the first names the columns: {', '.join((*NEEDED, *OPTIONAL))}")
    columns = _columns(numbered[0][1], f"{path} line {numbered[0][0]}")
    states = frozenset(row["code"] for row in read_table("country_names"))
    return tuple(_row(line, columns, states, f"{path} line {number}") for number, line in numbered[1:])


def _lines(path: Path) -> list[str]:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise CodebookError(f"{path}: larger than {MOST_BYTES} bytes; a table of actors is small")
        return path.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise CodebookError(f"{path}: the table of actors cannot be read ({error.strerror})") from None
    except UnicodeDecodeError:
        raise CodebookError(f"{path}: no UTF-8; save the table as UTF-8, columns separated by tabs") from None


def _columns(line: str, where: str) -> list[str]:
    columns = [cell.strip().lower() for cell in line.split("\t")]
    missing = [column for column in NEEDED if column not in columns]
    unknown = [column for column in columns if column not in (*NEEDED, *OPTIONAL)]
    if missing:
        raise CodebookError(f"{where}: without the column {missing[0]}; columns are separated by tabs")
    if unknown or len(set(columns)) < len(columns):
        wrong = repr(unknown[0]) if unknown else "a column named twice"
        raise CodebookError(f"{where}: {wrong}; the columns are {', '.join((*NEEDED, *OPTIONAL))}")
    return columns


def _row(line: str, columns: Sequence[str], states: frozenset[str], where: str) -> Row:
    cells = [cell.strip() for cell in line.split("\t")]
    if len(cells) > len(columns):
        raise CodebookError(f"{where}: {len(cells)} cells, {len(columns)} columns ({', '.join(columns)})")
    given = dict(zip(columns, cells, strict=False))
    row = {column: "" if given.get(column) in (None, "-") else given[column] for column in (*NEEDED, *OPTIONAL)}
    problem = _problem(row, states)
    if problem:
        raise CodebookError(f"{where}: {problem}")
    return row


def _problem(row: Row, states: frozenset[str]) -> str | None:
    """Return what is wrong with a row, None where nothing is."""
    if row["kind"] not in KINDS:
        return f"kind {row['kind']!r}; it is one of {', '.join(KINDS)}"
    if not row["name"] or max(map(len, declared_names(row))) > LONGEST_NAME:
        return f"the name is missing or longer than {LONGEST_NAME} characters"
    if problem := _wrong_country(row, states):
        return problem
    wrong = [sector for sector in row["sectors"].split() if sector not in SECTORS]
    if wrong:
        return f"sector {wrong[0]!r}; sectors are {', '.join(sorted(SECTORS))}, separated by spaces"
    days = [row[column] for column in ("from", "to") if row[column]]
    bad = [day for day in days if parse_day(day) is None]
    if bad:
        return f"{bad[0]!r} is no day; write 2026-03-01, 2026-03 or 2026"
    return "from lies after to" if len(days) == 2 and _is_after(days) else None


def _wrong_country(row: Row, states: frozenset[str]) -> str | None:
    code = row["country"]
    if INVENTED.fullmatch(code) or code in states or code in BODY_CODES:
        return None
    if not code and row["kind"] != "state":
        return None
    shown = "a state needs a country code" if not code else f"country {code!r}"
    return f"{shown}; use ISO 3166-1 alpha-3, XAA to XZZ for invented states, or {', '.join(sorted(BODY_CODES))}"


def _is_after(days: Sequence[str]) -> bool:
    first, last = parse_day(days[0]), parse_day(days[1], is_end=True)
    return first is not None and last is not None and first > last


def declared_names(row: Mapping[str, str]) -> tuple[str, ...]:
    """Return the name of a row and its other names."""
    others = (name.strip() for name in row["names"].split(";"))
    return (row["name"], *(name for name in others if name not in ("", "-")))


def parse_day(cell: str, *, is_end: bool = False) -> date | None:
    """Return the day of `2026-03-01`; of a month or year its first day, or its last where an end is meant."""
    match = DAY.fullmatch(cell.strip())
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        month = month or (12 if is_end else 1)
        return date(year or 0, month, day or (monthrange(year or 1, month)[1] if is_end else 1))
    except ValueError:
        return None


__all__ = ["BODY_CODES", "INVENTED", "KINDS", "SECTORS", "declared_names", "parse_day", "read_actors"]
