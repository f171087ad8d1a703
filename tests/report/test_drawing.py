import math
import re
import time

import build
import build_events
import pytest

from onrecord.document.lookup import Lookup
from onrecord.document.records import Reading
from onrecord.report.deeds import find_deeds
from onrecord.report.drawing import (
    BADGE,
    CORNERS,
    MOST_NODES,
    MOST_TIES,
    NAME_SIZE,
    NOTE_SIZE,
    TEXT_WIDTH,
    WIDTH,
    Drawing,
    broken,
    draw,
    length,
    outline,
)
from onrecord.report.words import CHANNELS


def drawn(reading: Reading) -> Drawing:
    lookup = Lookup(reading)
    drawing = draw(tuple(find_deeds(lookup)), lookup)
    assert drawing is not None
    return drawing


def test_what_is_between_two_parties_is_drawn_and_nothing_else() -> None:
    numbers = {tie.number for tie in drawn(build_events.lakeside()).ties}
    assert numbers == {1, 2, 3, 4, 5, 6, 7, 8, 10, 12}


def test_parties_of_one_country_stand_together() -> None:
    notes = [node.labels[-1].words for node in drawn(build_events.lakeside()).nodes]
    assert notes == ["Karvia"] * 3 + ["Valdora"] * 6 + ["Selmar"]


def test_lines_tell_how_a_deed_stands_and_shapes_by_which_way_it_went() -> None:
    ties = {tie.number: tie for tie in drawn(build_events.lakeside()).ties}
    assert [ties[number].line for number in (3, 1, 4, 7, 10)] == ["fact", "told", "distant", "open", "not"]
    assert ties[1].channel == "back-channel"
    shapes = {channel: outline(channel, 0, 0, BADGE) for channel in CHANNELS}
    assert len(set(shapes.values())) == len(CORNERS) + 1


def test_only_what_has_a_direction_has_a_head_and_only_what_is_denied_a_ring() -> None:
    ties = {tie.number: tie for tie in drawn(build_events.lakeside()).ties}
    assert not ties[1].head
    assert ties[3].head
    assert {number for number, tie in ties.items() if tie.ring} == {1}


def test_no_number_lies_on_another_and_all_stay_inside() -> None:
    drawing = drawn(build_events.lakeside())
    places = [(tie.x, tie.y) for tie in drawing.ties]
    for number, place in enumerate(places):
        assert all(math.dist(place, other) > BADGE * 2 for other in places[:number])
        assert BADGE < place[0] < WIDTH - BADGE
        assert 0 < place[1] < drawing.height


def test_names_fit_before_their_dots_whatever_letters_they_have() -> None:
    for node in drawn(build_events.hostile_events()).nodes:
        assert 1 <= len(node.labels) <= 3
        for label in node.labels:
            assert length(label.words, NAME_SIZE if label.is_name else NOTE_SIZE) <= TEXT_WIDTH


def test_a_long_name_takes_two_lines() -> None:
    assert broken("the Foreign Ministry of Karvia", NAME_SIZE) == ["the Foreign", "Ministry of Karvia"]
    assert broken("Karvia", NAME_SIZE) == ["Karvia"]
    assert [line[-1] for line in broken("W" * 80, NAME_SIZE)] == ["…"]
    assert broken("", NAME_SIZE) == []


def test_a_crowd_is_drawn_as_far_as_there_is_room() -> None:
    drawing = drawn(build_events.crowded_events(90))
    assert len(drawing.nodes) <= MOST_NODES
    assert len(drawing.ties) <= MOST_TIES
    assert drawing.left_out == 90 - len(drawing.ties)


def test_very_many_deeds_take_bounded_time() -> None:
    reading = build_events.crowded_events(10_000)
    start = time.process_time()
    drawn(reading)
    assert time.process_time() - start < 5


def test_nothing_between_parties_is_no_drawing() -> None:
    lookup = Lookup(build.silent())
    assert draw((), lookup) is None


@pytest.mark.parametrize("name", ["lakeside", "hostile_events", "crowded_events"])
def test_paths_hold_numbers_only(name: str) -> None:
    drawing = drawn(build_events.ALL[name]())
    for tie in drawing.ties:
        for path in (tie.path, tie.head, tie.badge, tie.ring):
            assert re.fullmatch(r"[MLAaz\d ,.-]*", path)
