import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.document.figures import find_figures
from onrecord.document.numbers import read_number

FIGURES = {
    "moved two brigades": ("2", "brigades", "two brigades"),
    "400 million kroner": ("400000000", "kroner", "400 million kroner"),
    "a $3.5bn loan": ("3500000000", "USD", "$3.5bn"),
    "US$40 million": ("40000000", "USD", "US$40 million"),
    "€1.2 billion": ("1200000000", "EUR", "€1.2 billion"),
    "at least 12 people died": ("12", "people", "12 people"),
    "15 %": ("15", "%", "15 %"),
    "25 per cent of voters": ("25", "%", "25 per cent"),
    "dozens of protesters": ("dozens", "protesters", "dozens of protesters"),
    "hundreds of thousands of refugees": ("hundreds of thousands", "refugees", "hundreds of thousands of refugees"),
    "twenty-five Karvian tanks": ("25", "tanks", "twenty-five Karvian tanks"),
    "12 more people": ("12", "people", "12 more people"),
    "three other senior Karvian officers": ("3", "officers", "three other senior Karvian officers"),
    "10 to 20 people": ("10-20", "people", "10 to 20 people"),
    "$5-10 million": ("5000000-10000000", "USD", "$5-10 million"),
    "Twelve were killed": ("12", None, "Twelve"),
    "In 2014, 40 men": ("40", "men", "40 men"),
}
NO_FIGURES = (
    "Lena Orsk, 54, said so", "a Boeing 737 of the G7", "on 3 March 2026 at 5 p.m.", "a 16-year-old boy", "Resolution 1701", "Article 5",
    "one of the officials", "a two-day visit", "the 20th floor", "won 3-1", "two years ago", "MH17", "three times",
)  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FIGURES.items())
def test_a_figure_has_its_value_and_what_it_counts(text: str, expected: tuple[str, str | None, str]) -> None:
    (figure,) = find_figures(text, 0, len(text))
    assert (figure.value, figure.unit, figure.spans[0].of(text)) == expected


@pytest.mark.parametrize("text", NO_FIGURES)
def test_days_ages_and_numbers_in_names_are_no_figures(text: str) -> None:
    assert find_figures(text, 0, len(text)) == ()


def test_figures_are_looked_for_in_the_place_only() -> None:
    text = "two brigades and three tanks"
    assert [figure.value for figure in find_figures(text, 13, len(text))] == ["3"]


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("four hundred thousand", "400000"),
        ("1,250", "1250"),
        ("3.50 million", "3500000"),
        ("2.5", "2.5"),
        ("1.250", "1.25"),
        ("soon", None),
    ],
)
def test_numbers_are_read_from_digits_and_words(words: str, number: str | None) -> None:
    assert read_number(words) == number


@given(
    st.one_of(
        st.text(max_size=200),
        st.lists(st.sampled_from(["two", "-", " ", "$", "3.5", "bn", "%", "dozens", "of", "people", ",", "१"])).map(
            "".join
        ),
    )
)
def test_any_text_gives_figures_that_stand_in_it(text: str) -> None:
    for figure in find_figures(text, 0, len(text)):
        (span,) = figure.spans
        assert 0 <= span.start < span.end <= len(text)
        assert figure.value


def test_long_texts_take_linear_time() -> None:
    start = time.process_time()
    for piece in ("two ", "1,", "$3 ", "hundreds of "):
        text = piece * (20_000 // len(piece))
        find_figures(text, 0, len(text))
    assert time.process_time() - start < 2
