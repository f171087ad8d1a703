from hypothesis import given
from hypothesis import strategies as st

from onrecord.document import Span, any_overlap, hull, trim, words_of


def test_a_span_gives_back_its_words() -> None:
    assert Span(4, 9).of("the envoy spoke") == "envoy"


def test_spans_that_only_touch_do_not_overlap() -> None:
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert Span(0, 4).overlaps(Span(3, 5))


def test_a_span_contains_itself() -> None:
    assert Span(2, 5).contains(Span(2, 5))
    assert not Span(2, 5).contains(Span(2, 6))


def test_the_hull_covers_all_spans() -> None:
    assert hull((Span(5, 7), Span(1, 2))) == Span(1, 7)


def test_words_of_several_spans_show_the_gap() -> None:
    assert words_of((Span(0, 2), Span(6, 8)), "ab cd efgh") == "ab … ef"


def test_any_overlap_of_nothing_is_false() -> None:
    assert not any_overlap((), (Span(0, 1),))


@given(st.text(), st.integers(0, 30), st.integers(0, 30))
def test_trimming_never_leaves_the_span(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    span = Span(start, min(start + length, len(text)))
    trimmed = trim(span, text)
    assert span.start <= trimmed.start <= trimmed.end <= span.end
    assert trimmed.of(text) == span.of(text).strip()
