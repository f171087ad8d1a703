"""Compile tables of patterns into few regular expressions: rows that follow each other with one value are one."""

import re
from collections.abc import Iterable, Mapping
from itertools import groupby

Row = Mapping[str, str]
Ruled = tuple[tuple[re.Pattern[str], str], ...]


def compile_rules(rows: Iterable[Row], value: str) -> Ruled:
    """Return pattern and value of each run of rows with the same value, in the order of the table."""
    return tuple(
        (re.compile("|".join(f"(?:{row['pattern']})" for row in run), re.IGNORECASE), key)
        for key, run in groupby(rows, key=lambda row: row[value])
    )


def first_match(rules: Ruled, words: str) -> tuple[str, str] | None:
    """Return the value of the first rule found in the words, and the words that it was found by."""
    for pattern, value in rules:
        if match := pattern.search(words):
            return value, " ".join(match.group().split())
    return None
