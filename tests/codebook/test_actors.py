import pickle
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from onrecord.codebook import SECTORS, Codebook, declared_names, parse_day, read_actors
from onrecord.codebook.actors import BODY_CODES
from onrecord.errors import CodebookError

ROOT = Path(__file__).resolve().parents[2]
HEAD = "kind\tname\tcountry\tsectors\tfrom\tto\tnames\tdemonyms"
CODEBOOK = Codebook()
STATES = {row["code"] for row in CODEBOOK.rows("country_names")}


def table(folder: Path, *lines: str) -> Path:
    path = folder / "actors.tsv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_rows_have_every_column_and_nothing_is_empty(tmp_path: Path) -> None:
    (row,) = read_actors(
        table(tmp_path, "# mine", "kind\tname\tcountry\tnames", "state\tKarvia\tXAA\tRepublic of Karvia")
    )
    assert declared_names(row) == ("Karvia", "Republic of Karvia")
    assert (row["sectors"], row["demonyms"]) == ("", "")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("realm\tKarvia\tXAA", "line 2: kind 'realm'; it is one of state, person"),
        ("state\t\tXAA", "line 2: the name is missing"),
        ("state\tKarvia\t-", "line 2: a state needs a country code"),
        ("state\tKarvia\tXX", "line 2: country 'XX'; use ISO 3166-1 alpha-3, XAA to XZZ"),
        ("body\tPalace\tXAA\tKING", "line 2: sector 'KING'; sectors are AGR"),
        ("person\tIvo Tann\tXAA\tGOV\tspring", "line 2: 'spring' is no day; write 2026-03-01"),
        ("person\tIvo Tann\tXAA\tGOV\t2026-03\t2025", "line 2: from lies after to"),
        ("person\tIvo Tann\tXAA\t" + "\t" * 9, "line 2: 13 cells, 8 columns"),
    ],
)
def test_a_bad_line_is_told_with_its_number(tmp_path: Path, line: str, words: str) -> None:
    with pytest.raises(CodebookError, match=words.replace("(", r"\(")):
        read_actors(table(tmp_path, HEAD, line))


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ("kind\tname", "line 1: without the column country"),
        ("kind\tname\tcountry\tcapital", "line 1: 'capital'; the columns are kind"),
        ("kind,name,country", "columns are separated by tabs"),
    ],
)
def test_wrong_columns_are_told(tmp_path: Path, head: str, words: str) -> None:
    with pytest.raises(CodebookError, match=words):
        read_actors(table(tmp_path, head, "state\tKarvia\tXAA"))


def test_a_file_that_is_no_table_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_bytes(b"\xff\xfe\x00")
    for name, words in (("a.tsv", "no UTF-8"), ("b.tsv", "cannot be read"), (".", "cannot be read")):
        with pytest.raises(CodebookError, match=words):
            read_actors(tmp_path / name)
    with pytest.raises(CodebookError, match="no line; the first names the columns"):
        read_actors(table(tmp_path, "# nothing"))


def test_the_table_of_the_examples_is_well_formed() -> None:
    rows = read_actors(ROOT / "examples" / "actors.tsv")
    assert {row["country"] for row in rows if row["kind"] == "state"} == {"XAA", "XAB", "XAC", "XAD"}


def test_a_codebook_takes_what_is_declared_to_other_processes(tmp_path: Path) -> None:
    rows = read_actors(table(tmp_path, HEAD, "state\tKarvia\tXAA"))
    assert pickle.loads(pickle.dumps(Codebook(rows))).declared == rows


@pytest.mark.parametrize(
    ("cell", "first", "last"),
    [
        ("2026-03-01", date(2026, 3, 1), date(2026, 3, 1)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026-13", None, None),
        ("0000", None, None),
        ("-", None, None),
    ],
)
def test_a_month_or_year_is_its_first_or_last_day(cell: str, first: date | None, last: date | None) -> None:
    assert (parse_day(cell), parse_day(cell, is_end=True)) == (first, last)


@pytest.mark.parametrize("name", ["capitals", "places", "peoples", "bodies", "leaders"])
def test_codes_and_sectors_of_our_tables_are_plovers(name: str) -> None:
    for row in CODEBOOK.rows(name):
        assert row.get("code", row.get("country")) in STATES | BODY_CODES, row
        assert SECTORS.issuperset(row.get("sectors", "-").replace("-", "").split()), row


@pytest.mark.parametrize(("name", "column"), [("country_names", "word"), ("capitals", "word"), ("peoples", "word")])
def test_no_word_stands_twice(name: str, column: str) -> None:
    counted = Counter((row[column].lower(), row.get("form", "")) for row in CODEBOOK.rows(name))
    assert [word for word, count in counted.items() if count > 1] == []


def test_every_state_has_a_people_or_shares_its_name() -> None:
    with_people = {row["code"] for row in CODEBOOK.rows("country_names") if row["form"] == "demonym"}
    assert STATES - with_people == {"ATA", "VAT", "COG", "DMA"}
    assert len(STATES) > 195


def test_leaders_are_many_and_their_days_are_days() -> None:
    rows = CODEBOOK.rows("leaders")
    assert len(rows) > 700
    for row in rows:
        since, until = parse_day(row["from"]), parse_day(row["to"], is_end=True)
        assert since is not None, row
        assert until is None or since <= until, row


G20 = ("ARG", "AUS", "BRA", "CAN", "CHN", "DEU", "FRA", "GBR", "IDN", "IND", "ITA", "JPN", "KOR", "MEX", "RUS", "SAU")


@pytest.mark.parametrize("code", [*G20, "TUR", "USA", "ZAF", "EUR", "UNO"])
def test_leaders_of_the_larger_states_go_on_to_today(code: str) -> None:
    rows = [row for row in CODEBOOK.rows("leaders") if row["country"] == code]
    assert any(row["to"] == "-" for row in rows)
    assert min(row["from"] for row in rows) < "2000"
