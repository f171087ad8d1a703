import pytest
from resolve_articles import entities_of, named, read_marked

from onrecord.document.records import Entity


def person(marked: str) -> Entity:
    return named(read_marked(marked), "Ivo Tann")


@pytest.mark.parametrize(
    ("marked", "sectors"),
    [
        ("Prime Minister {P|Ivo Tann} left.", ("GOV",)),
        ("{P|Ivo Tann}, a spokesman for the foreign ministry, left.", ("GOV",)),
        ("{P|Ivo Tann}, the president of the supreme court, left.", ("JUD",)),
        ("General {P|Ivo Tann} left.", ("MIL",)),
        ("Rebel commander {P|Ivo Tann} left.", ("REB",)),
        ("Opposition leader {P|Ivo Tann} left.", ("OPP",)),
        ("Opposition lawmaker {P|Ivo Tann} left.", ("LEG", "OPP")),
        ("{P|Ivo Tann}, a union official, left.", ("LAB",)),
        ("{P|Ivo Tann}, a retired general, left.", ("ELI",)),
        ("{P|Ivo Tann}, a former minister, left.", ("ELI",)),
        ("{P|Ivo Tann}, a shipowner, left.", ("BUS",)),
        ("{P|Ivo Tann}, the president’s brother, left.", ("ELI",)),
        ("{O|NATO} Secretary General {P|Ivo Tann} left.", ("GOV",)),
        ("{P|Ivo Tann} left.", ()),
    ],
)
def test_words_tell_the_sectors_of_a_person(marked: str, sectors: tuple[str, ...]) -> None:
    assert person(marked).sectors == sectors


@pytest.mark.parametrize(
    ("marked", "name", "sectors"),
    [
        ("The {O|Defence Ministry} agreed.", "Defence Ministry", ("GOV",)),
        ("The {O|Supreme Court} agreed.", "Supreme Court", ("JUD",)),
        ("The {O|Aldermoor Courier} agreed.", "Aldermoor Courier", ("JRN",)),
        ("{L|Ankara} denied it.", "Ankara", ("GOV",)),
        ("They met in {L|Ankara}.", "Ankara", ()),
        ("{L|Norway} denied it.", "Norway", ()),
        ("{L|Abkhazia} denied it.", "Abkhazia", ("PRE",)),
    ],
)
def test_words_and_tables_tell_the_sectors_of_bodies_and_places(
    marked: str, name: str, sectors: tuple[str, ...]
) -> None:
    assert named(read_marked(marked), name).sectors == sectors


@pytest.mark.parametrize(
    ("words", "sectors"),
    [("Gunmen", ("UAF",)), ("Troops", ("MIL",)), ("Protesters", ("CVL",)), ("Refugees", ("REF",)), ("Two people", ())],
)
def test_nouns_tell_the_sectors_of_groups(words: str, sectors: tuple[str, ...]) -> None:
    (entity,) = entities_of(read_marked(f"{{S1|{words}}} {{C1|said}} {{T1|no}}."))
    assert entity.sectors == sectors


@pytest.mark.parametrize(
    ("marked", "mandate"),
    [
        ("Foreign Minister {P|Ivo Tann} left.", "official"),
        ("{P|Ivo Tann}, a foreign ministry spokesman, left.", "official"),
        ("Self-proclaimed president {P|Ivo Tann} left.", "claimed"),
        ("{P|Ivo Tann} claimed to speak for the cabinet.", "claimed"),
        ("{P|Ivo Tann} introduced himself as the president’s man.", "claimed"),
        ("{P|Ivo Tann} never claimed to represent anyone.", "unknown"),
        ("Envoy {P|Ivo Tann} has not been given any mandate.", "disputed"),
        ("It was unclear whether {P|Ivo Tann} was acting on behalf of the cabinet.", "disputed"),
        ("{P|Ivo Tann} was not authorised to speak to reporters.", "unknown"),
        ("{P|Ivo Tann}, who holds no public office, left.", "none"),
        ("{P|Ivo Tann}, a shipowner, left.", "none"),
        ("{P|Ivo Tann}, a former minister, left.", "none"),
        ("{P|Ivo Tann} left.", "unknown"),
    ],
)
def test_the_text_tells_a_mandate(marked: str, mandate: str) -> None:
    assert person(marked).mandate == mandate


def test_a_doubt_touches_only_whom_it_is_about() -> None:
    doc = read_marked("Minister {P|Lena Orsk} left. {P|Ivo Tann} had no mandate.")
    assert (named(doc, "Lena Orsk").mandate, named(doc, "Ivo Tann").mandate) == ("official", "disputed")


def test_why_tells_where_each_came_from() -> None:
    why = person("{N|French} Foreign Minister {P|Ivo Tann} left.").why
    assert why.startswith("country FRA: “French” in “French Foreign Minister”; sectors GOV by “foreign minister”")
