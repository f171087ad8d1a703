from datetime import date

import pytest

from onrecord.document import Span
from onrecord.ingest.datelines import find_dateline, find_day, plain_place


def read(text: str, near: date | None = None) -> tuple[str | None, date | None, str, str] | None:
    found = find_dateline(text, Span(0, len(text)), near=near)
    if found is None:
        return None
    dateline, body = found
    return dateline.place, dateline.day, dateline.spans[0].of(text), text[body:]


def day_of(text: str, near: date | None = None) -> date | None:
    found = read(text, near)
    assert found is not None
    return found[1]


@pytest.mark.parametrize(
    ("text", "place", "day", "head"),
    [
        ("VALDORA, 3 March 2026 — Karvia moved.", "Valdora", date(2026, 3, 3), "VALDORA, 3 March 2026"),
        ("Kyiv, November 20, 2025 — In a move", "Kyiv", date(2025, 11, 20), "Kyiv, November 20, 2025"),
        ("VALDORA (Agency) - Karvia moved.", "Valdora", None, "VALDORA (Agency)"),
        ("SANT MAVRE, March 4 (HNA) - A minister", "Sant Mavre", None, "SANT MAVRE, March 4 (HNA)"),
        ("SANT MAVRE, 4 March. /VALNA/. The talks", "Sant Mavre", None, "SANT MAVRE, 4 March. /VALNA/"),
        ("NAPA COUNTY, Calif. (KGO) -- A plan", "Napa County", None, "NAPA COUNTY, Calif. (KGO)"),
        (
            "NEW YORK, Nov. 20, 2025 /PRNewswire/ -- A firm",
            "New York",
            date(2025, 11, 20),
            "NEW YORK, Nov. 20, 2025 /PRNewswire/",
        ),
        ("HALLIN - Envoys met.", "Hallin", None, "HALLIN"),
        ("PORT-AU-PRINCE — Gangs", "Port-au-Prince", None, "PORT-AU-PRINCE"),
        ("Hallin, 9 March 2026", "Hallin", date(2026, 3, 9), "Hallin, 9 March 2026"),
    ],
)
def test_datelines_are_found(text: str, place: str, day: date | None, head: str) -> None:
    found = read(text)
    assert found is not None
    assert found[:3] == (place, day, head)
    assert found[3] == "" or found[3][0].isalpha()


@pytest.mark.parametrize(
    "text",
    [
        "Karvia - the larger of the two - denied it.",
        "Moscow denied on 3 March 2026 that it had moved.",
        "BREAKING - Talks held in secret",
        "EXCLUSIVE — Talks held in secret",
        "Well-known officials said so.",
        "In March 2026 — a month of snow — they met.",
        "“Kyiv, 3 March 2026 — here we stand”",
        "",
    ],
)
def test_a_sentence_that_begins_with_a_name_has_no_dateline(text: str) -> None:
    assert read(text) is None


def test_the_day_of_publication_gives_the_year() -> None:
    text = "HALLIN, Dec. 31 (HNA) - A"
    assert day_of(text, date(2026, 1, 1)) == date(2025, 12, 31)
    assert day_of(text, date(2026, 6, 1)) is None


def test_a_day_that_no_calendar_has_is_unknown() -> None:
    assert day_of("KYIV, February 30, 2026 — A") is None


def test_a_day_is_found_in_a_byline() -> None:
    assert find_day("By A | 3 March 2026, 18:05") == date(2026, 3, 3)
    assert find_day("no day, 3 March") is None


def test_places_are_written_as_in_a_sentence() -> None:
    assert plain_place("RIO DE JANEIRO") == "Rio de Janeiro"
    assert plain_place("St. John’s") == "St. John’s"
