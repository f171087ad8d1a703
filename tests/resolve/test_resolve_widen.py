"""What belongs to a name beside its mention, and what is no name at all."""

import pytest
from resolve_articles import entities_of, read_marked


def names_in(marked: str) -> list[tuple[str | None, str]]:
    return [(entity.name, entity.kind) for entity in entities_of(read_marked(marked)) if entity.name]


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("A report by J. {P|Edgar Rask} came out.", "J. Edgar Rask"),
        ("It was signed R.E. {P|Tann} at noon.", "R.E. Tann"),
        ("It was signed V {P|K Orsk} at noon.", "V K Orsk"),
        ("Then {P|Michael J.} Rask spoke.", "Michael J. Rask"),
        ("P.S. {P|Tann} left.", "Tann"),
        ("He took vitamins. {P|Tann} left.", "Tann"),
    ],
)
def test_initials_belong_to_a_person(marked: str, name: str) -> None:
    assert names_in(marked) == [(name, "person")]


def test_a_participle_behind_a_hyphen_is_no_part_of_a_name() -> None:
    assert names_in("The {O|Hezar}-provoked shelling went on.") == [("Hezar", "organization")]
    assert names_in("The {O|Coram}-Tessel pact held.") == [("Coram-Tessel", "organization")]
    assert names_in("Fighters of {O|Al}-qarim fled.") == [("Al-qarim", "organization")]


def test_the_west_bank_is_a_place_and_another_bank_is_none() -> None:
    assert names_in("They met in the {O|West Bank} on Monday.") == [("West Bank", "place")]
    assert names_in("They met in the {L|West} Bank on Monday.") == [("West Bank", "place")]
    assert names_in("The {L|Valdora} Bank said no.") == [("Valdora Bank", "organization")]


def test_a_facility_that_the_reader_took_for_a_place_stays_one() -> None:
    assert names_in("They met at the {L|Sarn Civic Center} on Monday.") == [("Sarn Civic Center", "place")]
    assert names_in("The {L|Sarn Tax Office} said no.") == [("Sarn Tax Office", "organization")]


def test_a_storm_is_nobody_wherever_its_name_stands() -> None:
    assert names_in("Hurricane {P|Ilse} grew. {P|Ilse} hit the coast. {P|Rask} fled.") == [("Rask", "person")]


@pytest.mark.parametrize("marked", ["{O|LNG} prices rose.", "The Minister of {O|Defense} left.", "{O|LMAO} he wrote."])
def test_abbreviations_of_everyday_and_subjects_of_offices_are_no_names(marked: str) -> None:
    assert names_in(marked) == []


def test_what_has_shareholders_is_a_company_wherever_it_stands() -> None:
    assert names_in("{L|Orsk Fargo} CEO Tann left. Then {L|Orsk Fargo} said no.") == [("Orsk Fargo", "organization")]
    assert names_in("They met in {L|Orsk Fargo} at noon.") == [("Orsk Fargo", "place")]


def test_a_paper_that_is_called_after_a_place_is_an_outlet() -> None:
    assert names_in("The {L|Hallin Post} printed it.") == [("Hallin Post", "outlet")]


def test_a_name_is_not_found_again_inside_an_address() -> None:
    (orsk,) = entities_of(read_marked("{P|Lena Orsk} spoke. Write to Lena.Orsk@courier.example now."))
    assert len(orsk.mentions) == 1


def test_an_agency_in_brackets_behind_a_place_is_no_short_form_of_it() -> None:
    assert names_in("{L|HALLIN} ({O|AFP}) - It rained.") == [("HALLIN", "place"), ("AFP", "outlet")]


def test_a_campaign_in_a_place_is_nobody() -> None:
    assert names_in("{S1|The {L|Sarn} campaign} {C1|said} {T1|no}.") == [("Sarn", "place")]


def test_an_office_runs_into_the_name_of_its_holder() -> None:
    assert names_in("The Minister of {O|Defence Hazar Tann} left.") == [("Hazar Tann", "person")]


def test_a_capital_is_a_place_whatever_the_reader_took_it_for() -> None:
    assert names_in("{P|Addis Ababa} dismissed the report.") == [("Addis Ababa", "place")]
