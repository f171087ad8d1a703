from datetime import UTC, datetime

import msgspec
import pytest
from resolve_articles import CODEBOOK, entities_of, named, read_marked

from onrecord.codebook import Codebook
from onrecord.document import Document
from onrecord.document.records import Entity
from onrecord.resolve import find_entities


def country(marked: str, name: str) -> str | None:
    """Return the country of the one entity of a name."""
    return named(read_marked(marked), name).country


def on_day(marked: str, day: str | None) -> Document:
    """Return a marked text as an article of a day."""
    doc = read_marked(marked)
    instant = datetime.fromisoformat(day).replace(tzinfo=UTC) if day else None
    return Document(msgspec.structs.replace(doc.article, published_at=instant), doc.text).with_found(
        mark for kind in doc._kept.values() for mark in kind
    )


@pytest.mark.parametrize(
    ("marked", "name", "code"),
    [
        ("{N|French} Foreign Minister {P|Ivo Tann} left.", "Ivo Tann", "FRA"),
        ("{P|Ivo Tann}, the foreign minister of {L|Norway}, left.", "Ivo Tann", "NOR"),
        ("{L|Norway}’s foreign minister, {P|Ivo Tann}, left.", "Ivo Tann", "NOR"),
        ("{P|Ivo Tann}, a {N|Dutch} shipowner, left.", "Ivo Tann", "NLD"),
        ("{P|Ivo Tann}, a student from {L|Peru}, left.", "Ivo Tann", "PER"),
        ("{O|NATO} commander {P|Ivo Tann} left.", "Ivo Tann", "IGO"),
        ("{O|Kremlin} spokesman {P|Ivo Tann} left.", "Ivo Tann", "RUS"),
        ("They met {N|Croatian} {P|Ivo Tann}.", "Ivo Tann", "HRV"),
        ("{L|Iran}’s {O|Central Council} met.", "Central Council", "IRN"),
        ("The {N|Russian} {O|Northern Command} moved.", "Northern Command", "RUS"),
        ("The {O|Latvian Constitutional Court} ruled.", "Latvian Constitutional Court", "LVA"),
        ("The {N|Albanians} of southern {L|Serbia} want schools.", "Albanians", "SRB"),
        ("Clashes in {L|Iraqi Kurdistan} went on.", "Iraqi Kurdistan", "IRQ"),
    ],
)
def test_the_words_of_the_text_tell_a_country(marked: str, name: str, code: str) -> None:
    assert country(marked, name) == code


@pytest.mark.parametrize(
    ("marked", "name", "code"),
    [
        ("The {O|Kremlin} denied it.", "Kremlin", "RUS"),
        ("{L|Ankara} denied it.", "Ankara", "TUR"),
        ("They left {L|Istanbul}.", "Istanbul", "TUR"),
        ("The {O|U.N.} agreed.", "U.N.", "UNO"),
        ("The {O|European Union} agreed.", "European Union", "EUR"),
        ("{O|Amnesty International} agreed.", "Amnesty International", "NGO"),
        ("{O|Hamas} agreed.", "Hamas", "PSE"),
        ("{P|Hamas} agreed.", "Hamas", "PSE"),
        ("{L|Abkhazia} agreed.", "Abkhazia", "GEO"),
        ("The {L|Soviet Union} agreed.", "Soviet Union", "RUS"),
        ("{L|Côte d’Ivoire} agreed.", "Côte d’Ivoire", "CIV"),
        ("The {N|Yoruba} agreed.", "Yoruba", "NGA"),
        ("The {O|World Society of Pilots} agreed.", "World Society of Pilots", "NGO"),
    ],
)
def test_tables_tell_what_the_text_does_not(marked: str, name: str, code: str) -> None:
    assert country(marked, name) == code


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("{P|Ivo Tann}, an ambassador to {L|Russia}, left.", "Ivo Tann"),
        ("{L|Russia}’s ally {P|Ivo Tann} left.", "Ivo Tann"),
        ("{P|Jack London} wrote. {P|London} slept.", "Jack London"),
        ("{P|Michael Jordan} won. {P|Jordan} said so.", "Michael Jordan"),
        ("{P|Paris Hilton} came to {L|Paris}.", "Paris Hilton"),
        ("Ships crossed the {L|Gulf of Mexico}.", "Gulf of Mexico"),
        ("The {N|Kurds} agreed.", "Kurds"),
        ("The {O|Foreign Ministry} agreed.", "Foreign Ministry"),
        ("{L|Karvia}’s army left.", "Karvia"),
    ],
)
def test_what_nothing_tells_stays_open_and_says_so(marked: str, name: str) -> None:
    entity = named(read_marked(marked), name)
    assert entity.country is None
    assert "no country" in entity.why


def test_a_surname_that_is_a_state_stays_with_its_bearer() -> None:
    doc = read_marked("{P|Michael Jordan} won. {P|Jordan} said so.")
    assert [entity.name for entity in entities_of(doc)] == ["Michael Jordan"]


def test_a_group_of_a_people_has_its_country_and_the_sector_of_its_noun() -> None:
    doc = read_marked("{S1|Three {N|Russian} diplomats} {C1|said} {T1|no}.")
    group = next(entity for entity in entities_of(doc) if entity.name is None)
    assert (group.kind, group.country, group.sectors) == ("group", "RUS", ("GOV",))


def test_who_is_in_a_state_is_of_it_only_where_he_is_local() -> None:
    assert source("{S1|Villagers in {L|Peru}} {C1|said} {T1|no}.").country == "PER"
    assert source("{S1|Diplomats in {L|Peru}} {C1|said} {T1|no}.").country is None


def source(marked: str) -> Entity:
    """Return the one entity without a name."""
    return next(entity for entity in entities_of(read_marked(marked)) if entity.name is None)


def test_what_belongs_to_somebody_is_of_his_country() -> None:
    doc = read_marked("{N|French} Minister {P|Ivo Tann} left. {S1|His spokesman} {C1|said} {T1|no}.")
    assert [entity.country for entity in entities_of(doc) if entity.name is None] == ["FRA"]


def test_presidents_of_two_nations_are_two() -> None:
    doc = read_marked("{N|French} President {P|Ivo Tann} left. {S1|The {N|Dutch} president} {C1|said} {T1|no}.")
    assert {entity.country for entity in entities_of(doc) if entity.kind == "person"} == {"FRA", "NLD"}


@pytest.mark.parametrize(
    ("marked", "day", "code"),
    [
        ("{P|Putin} left.", "2020-01-01", "RUS"),
        ("{P|Putin} left.", None, "RUS"),
        ("President {P|Mugabe} left.", "1999-01-01", "ZWE"),
        ("{P|Mugabe} left.", "2022-01-01", None),
        ("{P|George Bush} left.", "1996-01-01", "USA"),
        ("{P|Bush} left.", "2002-01-01", None),
        ("President {P|Bush} left.", "2002-01-01", "USA"),
        ("{P|Carla Putin} left.", "2020-01-01", None),
        ("{P|Bashar al-Assad} left.", "2015-01-01", "SYR"),
        ("{P|Xi} left.", "2015-01-01", "CHN"),
        ("{P|Recep Tayyip Erdoğan} left.", "2015-01-01", "TUR"),
        ("King {P|Hussein} left.", "1995-01-01", "JOR"),
        ("{P|Keir Starmer} left.", "1990-01-01", None),
    ],
)
def test_leaders_are_known_by_name_and_day(marked: str, day: str | None, code: str | None) -> None:
    doc = on_day(marked, day)
    (person,) = (e for e in find_entities(doc, codebook=CODEBOOK) if isinstance(e, Entity) and e.kind == "person")
    assert person.country == code


def test_who_left_an_office_is_told_so_by_the_table() -> None:
    doc = on_day("{P|Barack Obama} left.", "2020-01-01")
    (person,) = (e for e in find_entities(doc, codebook=CODEBOOK) if isinstance(e, Entity))
    assert (person.sectors, person.mandate) == (("ELI",), "unknown")


def test_a_group_is_what_it_was_on_the_day() -> None:
    before, after = (on_day("The {O|Taliban} agreed.", day) for day in ("2010-01-01", "2023-01-01"))
    sectors = [
        entity.sectors
        for doc in (before, after)
        for entity in find_entities(doc, codebook=CODEBOOK)
        if isinstance(entity, Entity)
    ]
    assert sectors == [("REB",), ("GOV",)]


STATES = {"kind": "state", "name": "Karvia", "country": "XAA", "demonyms": "Karvian;Karvians"}
EMPTY = dict.fromkeys(("sectors", "from", "to", "names", "demonyms"), "")


def declared(*rows: dict[str, str]) -> Codebook:
    return Codebook(tuple({**EMPTY, **row} for row in rows))


def test_what_the_user_declares_is_known() -> None:
    codebook = declared(
        STATES,
        {"kind": "place", "name": "Sant Mavre", "country": "XAA", "sectors": "GOV"},
        {"kind": "person", "name": "Ivo Tann", "country": "XAA", "sectors": "GOV"},
        {"kind": "body", "name": "Linden Palace", "country": "XAA", "sectors": "GOV"},
        {"kind": "office", "name": "Pilot of the Realm", "country": "XAA", "sectors": "GOV"},
    )
    doc = read_marked(
        "{P|Karvia} and {P|Sant Mavre} agreed. {P|Tann} told the {P|Linden Palace}. "
        "{P|Lena Orsk}, the Pilot of the Realm, and {N|Karvian} general {P|Osric Felmane} left."
    )
    found = {e.name: e for e in find_entities(doc, codebook=codebook) if isinstance(e, Entity)}
    assert found["Karvia"].kind == "country"
    assert {entity.country for entity in found.values() if entity.name != "Karvian"} == {"XAA"}
    assert found["Lena Orsk"].sectors == ("GOV",)
    assert found["Tann"].mandate == "official"
    assert found["Linden Palace"].kind == "organization"


def test_what_the_user_declares_goes_before_our_tables() -> None:
    codebook = declared({"kind": "body", "name": "Kremlin", "country": "XAB"})
    doc = read_marked("The {O|Kremlin} agreed.")
    assert [e.country for e in find_entities(doc, codebook=codebook) if isinstance(e, Entity)] == ["XAB"]
