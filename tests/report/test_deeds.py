import build
import build_events
import msgspec
import pytest

from onrecord.document.lookup import Lookup
from onrecord.document.records import Event
from onrecord.report.deeds import Deed, find_deeds


def deeds(*events: Event) -> dict[int, Deed]:
    reading = build_events.lakeside()
    if events:
        reading = msgspec.structs.replace(reading, events=events)
    return {deed.number: deed for deed in find_deeds(Lookup(reading))}


def test_mentions_of_one_happening_are_one_line_with_the_others_under_it() -> None:
    first = deeds()[1]
    assert [telling.event.id for telling in first.also] == ["v15"]
    assert first.also[0].on_whose_word == "according to Lisa Marr"
    assert len(deeds()) == 13


def test_a_denial_that_the_line_names_is_not_told_a_second_time() -> None:
    assert deeds()[1].denied_by == ("Pavel Dorn",)
    denial = build_events.events()[1]
    alone = deeds(denial)[1]
    assert (alone.event.status, alone.first.on_whose_word, alone.denied_by) == ("denied", "by Pavel Dorn", ())
    other = msgspec.structs.replace(denial, id="v3", denied_by=())
    assert [telling.event.status for telling in deeds(build_events.events()[0], other)[1].also] == ["denied"]


def test_a_line_says_on_whose_word_it_stands() -> None:
    found = deeds()
    assert found[1].first.on_whose_word == "according to the Courier → two people who took part (unnamed, 2)"
    assert found[3].first.on_whose_word == "in the page’s own words"
    assert found[4].first.on_whose_word == "on nobody’s word"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "Oren Tal ↔ Lisa Marr: contact"),
        (2, "Selmar → Karvia, Valdora: contact (through a third party)"),
        (11, "concession in deed (ceasefire)"),
    ],
)
def test_a_deed_is_told_in_one_phrase(number: int, words: str) -> None:
    assert deeds()[number].in_words == words


def test_details_are_told_as_far_as_the_text_gives_them() -> None:
    assert deeds()[1].details == ("6 March 2026", "Ostra", "about a draft")
    assert deeds()[3].details == ("8 March 2026", "Lomna", "3 killed")
    assert deeds()[9].details == ()


def test_an_unsure_reading_is_known_as_such() -> None:
    assert [number for number, deed in deeds().items() if deed.first.is_unsure] == [4]


def test_a_first_mention_that_is_not_there_still_groups_the_others() -> None:
    events = tuple(Event(id=f"v{n}", key=str(n), type="AID", same_as="v0") for n in (1, 2))
    reading = build.reading("t", events=events)
    (deed,) = find_deeds(Lookup(reading))
    assert (deed.event.id, len(deed.also)) == ("v1", 1)


def test_a_crowd_of_parties_is_cut_and_counted() -> None:
    deed = deeds(Event(id="v1", key="k", type="CONSULT", actors=tuple(f"e{n}" for n in range(1, 19))))[1]
    assert (len(deed.actors), deed.actors[-1]) == (9, "10 more")
