"""What labels and words mean: tables kept as data files, each row with its source.

A table is a TSV file in `codebook/data`: first line the column names, `#` starts a comment line,
and a column `source` says where the row comes from. Tables are read at first use and kept.
"""

from collections.abc import Callable, Mapping
from importlib.resources import files
from typing import Any, TypeVar, cast

from onrecord.errors import CodebookError

Made = TypeVar("Made")
Row = Mapping[str, str]


class Codebook:
    """All tables of onrecord, and what stages compile from them, each made once.

    Args:
        declared: what the user says of states, persons and bodies, as `read_actors` returns it.
    """

    def __init__(self, declared: tuple[Row, ...] = ()) -> None:
        self.declared = declared
        self._rows: dict[str, tuple[Row, ...]] = {}
        self._made: dict[Callable[[Codebook], Any], Any] = {}

    def rows(self, table: str) -> tuple[Row, ...]:
        """Return the rows of a table such as `hedges`.

        Raises:
            CodebookError: there is no such table, or a line has another number of columns.
        """
        if table not in self._rows:
            self._rows[table] = read_table(table)
        return self._rows[table]

    def made(self, make: Callable[["Codebook"], Made]) -> Made:
        """Return `make(self)`, computed once: compiled patterns and look-up tables of a stage."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast("Made", self._made[make])

    def __reduce__(self) -> tuple[type["Codebook"], tuple[tuple[Row, ...]]]:
        return (Codebook, (self.declared,))


def read_table(table: str) -> tuple[Row, ...]:
    """Read one table of the package."""
    path = files("onrecord.codebook") / "data" / f"{table}.tsv"
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        raise CodebookError(f"no table {table!r} in the codebook") from None
    return parse_table(lines, table)


def parse_table(lines: list[str], table: str) -> tuple[Row, ...]:
    """Parse the lines of a table; the first that is no comment names the columns."""
    kept = [(number, line) for number, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    if not kept:
        return ()
    columns = kept[0][1].split("\t")
    return tuple(_row(columns, line, f"{table}.tsv line {number}") for number, line in kept[1:])


def _row(columns: list[str], line: str, where: str) -> Row:
    cells = line.split("\t")
    if len(cells) != len(columns):
        raise CodebookError(f"{where}: {len(cells)} cells, {len(columns)} columns ({', '.join(columns)})")
    return dict(zip(columns, (cell.strip() for cell in cells), strict=True))
