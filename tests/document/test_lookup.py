import build_events
import msgspec
import pytest

from onrecord.document.lookup import Lookup, marked
from onrecord.document.records import Hop


@pytest.fixture(scope="module")
def lookup() -> Lookup:
    return Lookup(build_events.lakeside())


def test_a_chain_is_told_in_words_from_the_page_to_the_origin(lookup: Lookup) -> None:
    assert lookup.chain_words(lookup.statements["s1"]) == "page → the Courier → two people who took part (unnamed, 2)"


def test_parties_without_a_name_go_by_their_first_words(lookup: Lookup) -> None:
    assert [lookup.name_of(id_) for id_ in ("e4", "e10", "e99", None)] == [
        "Oren Tal", "Karvian forces", "e99", "unnamed",
    ]  # fmt: skip


def test_who_denies_twice_is_named_once(lookup: Lookup) -> None:
    assert lookup.deniers(lookup.events["v1"]) == ("Pavel Dorn",)


def test_countries_are_called_as_the_text_calls_them(lookup: Lookup) -> None:
    assert lookup.countries == {"XAA": "Karvia", "XAB": "Valdora", "XAC": "Selmar"}


def test_ids_that_lead_nowhere_are_passed_over(lookup: Lookup) -> None:
    event = msgspec.structs.replace(lookup.events["v3"], according_to=("s99", "s4"))
    assert [item.id for item in lookup.according_to(event)] == ["s4"]
    assert lookup.speakers(event) == {"e9"}


def test_an_unnamed_hop_is_marked_once() -> None:
    assert marked("unnamed", Hop(kind="unnamed-group", count=3)) == "unnamed (3)"
    assert marked("a source", Hop(kind="unnamed-person")) == "a source (unnamed)"
    assert marked("Ada", Hop(kind="named-person")) == "Ada"
