from collections.abc import Iterable

import build
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.document import Span, Spans
from onrecord.document.records import Block, Link, Reading, Statement
from onrecord.report.marking import Row, cut_rows, find_rows


def rows_of(reading: Reading, carded: int = 99, places: Iterable[int] = ()) -> list[Row]:
    return list(cut_rows(reading, find_rows(reading), carded=carded, places=places))


def drawn(rows: list[Row]) -> list[str]:
    return "\n".join("".join(segment.text for segment in row.segments) for row in rows).split()


@pytest.mark.parametrize("name", build.ALL)
def test_every_word_of_the_text_is_drawn_once_and_in_order(name: str) -> None:
    reading = build.ALL[name]()
    assert drawn(rows_of(reading)) == reading.text.split()


@pytest.mark.parametrize("name", build.ALL)
def test_every_statement_has_one_anchor_one_reference_and_one_row(name: str) -> None:
    reading = build.ALL[name]()
    rows = rows_of(reading)
    segments = [segment for row in rows for segment in row.segments]
    numbers = list(range(1, len(reading.statements) + 1))
    assert sorted(number for row in rows for number in row.numbers) == numbers
    assert sorted(number for segment in segments for number in segment.ends) == numbers
    assert sorted(name for segment in segments for name in segment.anchors) == sorted(
        f"t{number}" for number in numbers
    )


def test_crossing_contents_are_cut_at_every_border() -> None:
    (row,) = rows_of(build.overlapping())
    contents = [(s.text, [layer.number for layer in s.layers if layer.role == "content"]) for s in row.segments]
    assert ("her that ", [2, 1, 3]) in contents
    assert ("the gate", [1, 3, 4]) in contents or ("the gate", [2, 1, 3, 4]) in contents
    assert (", Dov", [4]) in contents or (", ", [4]) in contents


def test_a_dateline_makes_no_row_of_its_own() -> None:
    reading = build.reading(
        "ORLEN — It rained.",
        blocks=(Block(kind="dateline", spans=(Span(0, 5),)), Block(kind="paragraph", spans=(Span(8, 18),))),
    )
    assert [row.span for row in rows_of(reading)] == [Span(0, 18)]


def test_a_dateline_far_below_the_start_still_opens_its_paragraph() -> None:
    text = "Menu\n\nORLEN — It rained."
    paragraph = Block(kind="paragraph", spans=build.at(text, "It rained."))
    assert [row.span.of(text).strip() for row in rows_of(build.reading(text, blocks=(paragraph,)))] == [
        "Menu",
        "ORLEN — It rained.",
    ]


def test_furniture_in_many_places_stays_where_it_stands() -> None:
    text = "Share\nIt rained.\nPrint"
    furniture = Block(kind="boilerplate", spans=build.at(text, "Share", "Print"))
    rows = rows_of(build.reading(text, blocks=(furniture,)))
    assert [(row.kind, row.span.of(text).strip()) for row in rows] == [
        ("boilerplate", "Share"),
        ("paragraph", "It rained."),
        ("boilerplate", "Print"),
    ]


def test_a_text_without_blocks_is_cut_at_blank_lines() -> None:
    reading = build.reading("one\ntwo\n\nthree\n\n\nfour")
    assert [row.span.of(reading.text).strip() for row in rows_of(reading)] == ["one\ntwo", "three", "four"]


def test_a_text_without_blank_lines_is_cut_at_line_ends() -> None:
    assert len(rows_of(build.reading("one\ntwo\nthree"))) == 3


def test_statements_beyond_the_cards_are_marked_without_reference() -> None:
    rows = rows_of(build.crowded(5), carded=2)
    assert sum(len(segment.ends) for row in rows for segment in row.segments) == 2
    assert any(layer.number == 5 for segment in rows[-1].segments for layer in segment.layers)


def test_only_safe_links_are_drawn() -> None:
    text = "See here and there."
    links = (
        Link(url="javascript:x", spans=build.at(text, "here")),
        Link(url="https://a.example", spans=build.at(text, "there")),
    )
    (row,) = rows_of(build.reading(text, article={"links": links}))
    assert [(s.text, s.address) for s in row.segments if s.address] == [("there", "https://a.example")]


def test_places_that_findings_point_to_become_anchors() -> None:
    (row,) = rows_of(build.reading("a sign here"), places=[2])
    assert [segment.anchors for segment in row.segments] == [(), ("at2",)]


spans = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda pair: (Span(min(pair), max(pair)),))


@settings(max_examples=150, deadline=None)
@given(st.text("ab \n", min_size=40, max_size=40), st.lists(st.tuples(spans, spans, spans), max_size=6))
def test_any_spans_over_any_text_lose_no_word(text: str, roles: list[tuple[Spans, Spans, Spans]]) -> None:
    found = tuple(Statement(id=f"s{i}", key=str(i), source=s, cue=q, content=c) for i, (s, q, c) in enumerate(roles))
    rows = rows_of(build.reading(text, statements=found))
    assert drawn(rows) == text.split()
    if text.strip():
        assert sorted(number for row in rows for number in row.numbers) == list(range(1, len(found) + 1))
