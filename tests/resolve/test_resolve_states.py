import pytest
from resolve_articles import entities_of, named, read_marked, words


def kinds(marked: str) -> dict[str | None, str]:
    """Return the kind of every named entity of a marked text."""
    return {entity.name: entity.kind for entity in entities_of(read_marked(marked)) if entity.name}


def test_a_people_tells_its_state() -> None:
    found = kinds("{P|Karvia} moved. A {P|Karvian} soldier fell. {P|Lena Orsk} wept.")
    assert found == {"Karvia": "country", "Karvian": "group", "Lena Orsk": "person"}


def test_what_it_has_tells_a_state() -> None:
    assert kinds("{P|Karvia}’s deputy foreign minister left.") == {"Karvia": "country"}


def test_where_things_happen_is_a_place() -> None:
    assert kinds("They met in {P|Hallin}. Later {P|Hallin} slept.") == {"Hallin": "place"}


def test_a_state_told_beside_a_place_is_one() -> None:
    assert kinds("Talks in {P|Valdora} failed. Trade between {P|Karvia} and {P|Valdora} fell.")["Karvia"] == "place"


def test_a_dateline_is_a_place() -> None:
    assert kinds("{P|HALLIN}, 3 March. {P|Lena Orsk} came.")["HALLIN"] == "place"


@pytest.mark.parametrize(
    "marked",
    [
        "{P|Lena Orsk} won. Belief in {P|Orsk} grew. {P|Orsk}’s ambassador came.",
        "They trust in Mr {P|Orsk}. His side has faith in {P|Orsk}.",
        "Voters have confidence in {P|Orsk}. {P|Orsk} smiled.",
        "They met in {P|Orsk}, 52, a friend.",
    ],
)
def test_a_person_stays_a_person(marked: str) -> None:
    assert set(kinds(marked).values()) == {"person"}


def test_a_province_is_no_state() -> None:
    assert kinds("{L|Norland}’s economy grew.") == {"Norland": "place"}


def test_a_state_is_cut_off_the_name_behind_it() -> None:
    doc = read_marked("{P|Valdora}’s army left. {P|Valdora Nerea Solvane} spoke.")
    assert words(doc, named(doc, "Nerea Solvane"), "name") == ["Nerea Solvane"]


def test_a_tag_is_no_name() -> None:
    assert kinds("{P|#StandUp} and #{P|Karvia} grew with {P|D-Fla.} (and {P|R}). {P|Lena Orsk} won.") == {
        "Lena Orsk": "person"
    }
