from collections.abc import Mapping

import build
import pytest

from onrecord.report.safe import FOR_PAGE, FOR_TERMINAL, harmless, safe_address, shorten


@pytest.mark.parametrize("table", [FOR_PAGE, FOR_TERMINAL])
def test_making_harmless_keeps_every_offset(table: Mapping[int, str]) -> None:
    reading = build.hostile()
    safe = harmless(reading, table)
    assert len(safe.text) == len(reading.text)
    assert [item.content for item in safe.statements] == [item.content for item in reading.statements]


def test_no_field_of_a_reading_is_forgotten() -> None:
    assert not set(repr(harmless(build.hostile(), FOR_TERMINAL))) & {"\x1b", "\x9b", "\x07", "\x00", "\u202e"}


def test_lone_surrogates_are_replaced() -> None:
    harmless(build.reading("half \ud83d emoji"), FOR_PAGE).text.encode()


def test_days_and_names_come_through_unchanged() -> None:
    assert harmless(build.valdora(), FOR_PAGE) == build.valdora()


def test_words_are_cut_at_word_borders() -> None:
    assert shorten("the minister was overruled", 18) == "the minister was…"


def test_a_short_text_is_not_cut() -> None:
    assert shorten("two\n lines", 20) == "two lines"


def test_a_word_longer_than_the_limit_is_cut_inside() -> None:
    assert shorten("x" * 50, 10) == "x" * 9 + "…"


@pytest.mark.parametrize("url", ["https://a.example/b?c=d#e", "HTTP://a.example"])
def test_web_addresses_are_linked_to(url: str) -> None:
    assert safe_address(url) == url


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "//a.example",
        "https:",
        "file:///etc/passwd",
        "http://[",
        " vbscript:x",
    ],
)
def test_other_addresses_are_not(url: str | None) -> None:
    assert safe_address(url) is None
