from importlib.resources import files

import pytest

from onrecord.codebook import Codebook, parse_table
from onrecord.errors import CodebookError

TABLES = sorted(path.name.removesuffix(".tsv") for path in (files("onrecord.codebook") / "data").iterdir())


@pytest.mark.parametrize("table", TABLES)
def test_every_table_is_well_formed_and_names_its_sources(table: str) -> None:
    rows = Codebook().rows(table)
    assert rows
    assert all(row["source"] for row in rows)


def test_comments_and_empty_lines_are_no_rows() -> None:
    assert parse_table(["# note", "phrase\tsource", "", "a\tb"], "x") == ({"phrase": "a", "source": "b"},)


def test_a_line_with_a_cell_too_many_says_where() -> None:
    with pytest.raises(CodebookError, match=r"x.tsv line 2: 3 cells, 2 columns"):
        parse_table(["phrase\tsource", "a\tb\tc"], "x")


def test_a_table_that_is_not_there_is_an_error() -> None:
    with pytest.raises(CodebookError, match="no table 'none'"):
        Codebook().rows("none")


def test_what_a_stage_compiles_is_made_once() -> None:
    calls = []

    def make(codebook: Codebook) -> int:
        calls.append(codebook)
        return 7

    codebook = Codebook()
    assert codebook.made(make) + codebook.made(make) == 14
    assert len(calls) == 1
