"""The tables that the audit asks: every row says where it comes from and can match."""

import re

import pytest
from audit_build import BOOK

TABLES = ("signs", "byline_words", "informants", "pejoratives", "small_words")


@pytest.mark.parametrize("table", TABLES)
def test_every_row_has_a_source(table: str) -> None:
    assert BOOK.rows(table)
    assert all(row["source"] for row in BOOK.rows(table))


def test_every_anchor_is_in_lower_case_and_every_pattern_compiles() -> None:
    for row in BOOK.rows("signs"):
        assert row["anchor"] == row["anchor"].lower()
        assert row["severity"] in ("high", "medium", "low")
        re.compile(row["pattern"])


def test_no_pattern_takes_long_on_one_endless_line() -> None:
    import time

    text = "here is a sure! ignore [insert as an ai i cannot 555 example. " * 3_000
    for row in BOOK.rows("signs"):
        start = time.process_time()
        sum(1 for _ in re.finditer(row["pattern"], text, re.IGNORECASE))
        assert time.process_time() - start < 2, row["pattern"]
