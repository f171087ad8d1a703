from hypothesis import given
from hypothesis import strategies as st

from onrecord.document import Span
from onrecord.document.near import Near

SPANS = st.tuples(st.integers(0, 40), st.integers(0, 12)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@given(st.lists(st.lists(SPANS, max_size=3).map(tuple), max_size=12), SPANS)
def test_what_touches_a_span_is_what_overlaps_it_in_the_order_given(places: list[tuple[Span, ...]], span: Span) -> None:
    near = Near((spans, number) for number, spans in enumerate(places))
    expected = [number for number, spans in enumerate(places) if any(place.overlaps(span) for place in spans)]
    assert list(near.touching(span)) == expected
    assert near.is_touched([span]) == bool(expected)
