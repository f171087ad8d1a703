"""Reactions on hand-made sentences about invented states and people."""

import pytest
from reaction_build import BOOK, at, document, entity, reactions, rejected, said, told

from onrecord.coding import find_reactions
from onrecord.document.records import Reaction, Rejected

STANCES = ("alarm", "disapproval", "approval", "neutral", "mixed", "unknown", "")


@pytest.mark.parametrize(
    ("words", "stance"),
    [
        ("Karvia welcomed the accord.", "approval"),
        ("Karvia has strongly condemned the raid.", "disapproval"),
        ("Karvia on Monday hailed the accord.", "approval"),
        ("Karvia warned against a raid.", "alarm"),
        ("Karvia warned Orlen against a raid.", "alarm"),
        ("Karvia voiced deep concern about the raid.", "alarm"),
        ("Karvia expressed satisfaction at the accord.", "approval"),
        ("Karvia is divided over the accord.", "mixed"),
        ("Karvia is cautious about the accord.", "neutral"),
        ("Karvia was alarmed by the raid.", "alarm"),
        ("Karvia called it a betrayal.", "disapproval"),
        ("Karvia described the raid as “reckless”.", "disapproval"),
        ("Karvia reacted to the raid with fury.", "disapproval"),
        ("Karvia responded coolly to the accord.", "disapproval"),
        ("Karvia, which feared a raid, kept quiet.", "alarm"),
        ("Karvia was quick to condemn the raid.", "disapproval"),
        ("Karvia slams raid", "disapproval"),
        ("Karvia blasted Orlen for the raid.", "disapproval"),
        ("Karvia was saddened by the raid.", "unknown"),
    ],
)
def test_the_subject_of_a_verb_holds_the_reaction(words: str, stance: str) -> None:
    (found,) = reactions(words, entity(words, "e1", "Karvia", kind="country"))
    assert (found.stance, found.holder, found.toward) == (stance, "e1", None)


@pytest.mark.parametrize(
    ("words", "stance"),
    [
        ("The accord was welcomed by Karvia.", "approval"),
        ("The accord drew praise from Karvia.", "approval"),
        ("The raid was met with outrage in Karvia.", "disapproval"),
        ("The raid sparked alarm among diplomats.", "alarm"),
        ("There was relief in Karvia.", "approval"),
        ("Reactions to the accord ranged from joy to fury.", "mixed"),
        ("The accord drew mixed reactions.", "mixed"),
        ("The minister was widely criticised for the raid.", "disapproval"),
    ],
)
def test_others_stand_behind_from_by_or_nowhere(words: str, stance: str) -> None:
    known = (entity(words, "e1", "Karvia", kind="country"),) if "Karvia" in words else ()
    (found,) = reactions(words, *known)
    assert (found.stance, found.holder) == (stance, "e1" if known else None)


def test_several_who_condemn_are_several_reactions() -> None:
    text = "The raid drew condemnation from Karvia, Orlen and Foreign Minister Ivo Tann."
    known = [entity(text, f"e{n}", name) for n, name in enumerate(("Karvia", "Orlen", "Ivo Tann"), 1)]
    found = reactions(text, *known)
    assert [(item.id, item.holder) for item in found] == [("r1", "e1"), ("r2", "e2"), ("r3", "e3")]
    assert len({item.key for item in found}) == 3


def test_some_and_others_hold_two_reactions_without_an_entity() -> None:
    text = "Some welcomed the accord, while others feared a trap."
    assert [(item.stance, item.holder) for item in reactions(text)] == [("approval", None), ("alarm", None)]


def test_leaders_of_a_union_are_not_the_union() -> None:
    text = "Leaders of the Union welcomed the accord."
    assert [item.holder for item in reactions(text, entity(text, "e1", "the Union"))] == [None]


def test_an_apposition_stands_between_subject_and_verb() -> None:
    text = "Ivo Tann, the defence minister of Valdora, condemned the raid."
    assert [item.holder for item in reactions(text, entity(text, "e1", "Ivo Tann"), entity(text, "e2", "Valdora"))] == [
        "e1"
    ]


def test_a_second_verb_has_the_subject_of_the_first() -> None:
    text = "Ivo Tann visited the pass and condemned the raid."
    assert [item.holder for item in reactions(text, entity(text, "e1", "Ivo Tann"))] == ["e1"]


def test_a_pronoun_holds_a_reaction_only_for_an_entity() -> None:
    text = "She condemned the raid."
    assert [item.holder for item in reactions(text, entity(text, "e1", "She"))] == ["e1"]
    assert reactions(text) == []
    assert rejected(text) == ["whom the pronoun means was not found"]


def test_we_is_who_speaks() -> None:
    text = "“We welcome the accord,” Tann said."
    item = said(text, "s1", cue="said", content="“We welcome the accord,”", speaker="e1")
    (found,) = reactions(text, item)
    assert (found.holder, found.according_to) == ("e1", "s1")


def test_the_source_of_a_statement_holds_what_its_cue_voices() -> None:
    text = "Neighbours in the valley condemned what they called theft."
    item = said(text, "s1", cue="condemned", content="what they called theft", source_entity="e7")
    (found, *_) = reactions(text, item)
    assert (found.holder, found.according_to) == ("e7", "s1")


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("Karvia did not condemn the raid.", "not to have been shown"),
        ("Karvia refused to condemn the raid.", "not to have been shown"),
        ("Karvia stopped short of condemning the raid.", ""),
        ("Karvia never condemned the raid.", "not to have been shown"),
        ("Karvia voiced no concern about the raid.", "not to have been shown"),
        ("Karvia will welcome the accord.", "planned"),
        ("Karvia plans to denounce the accord.", "planned"),
        ("Did Karvia condemn the raid?", "asked about"),
        ("Orlen asked whether Karvia condemned the raid.", "asked about"),
        ("If Karvia condemns the raid, the talks end.", "asked about"),
        ("Nobody condemned the raid.", "not to have been shown"),
    ],
)
def test_what_was_not_shown_is_no_reaction(words: str, reason: str) -> None:
    known = (entity(words, "e1", "Karvia"),) if "Karvia" in words else ()
    assert reactions(words, *known) == []
    assert any(reason in item for item in rejected(words, *known)) or not reason


@pytest.mark.parametrize(
    "words",
    [
        "The condemned man left.",
        "The praise of folly is a book.",
        "Karvia welcomed several hundred guests.",
        "Karvia shares a border.",
        "Security concerns kept Karvia away.",
        "Karvia called for talks.",
        "Karvia blasted the town and its bridges.",
        "Karvia is divided into provinces.",
        "You're worried about the weather.",
        "Secretary of State Karvia Orsk has support.",
    ],
)
def test_words_that_look_alike_are_no_reaction(words: str) -> None:
    known = (entity(words, "e1", "Karvia"),) if "Karvia" in words else ()
    assert reactions(words, *known) == []


def test_the_event_in_the_object_is_what_it_is_about() -> None:
    text = "Orlen met envoys. Karvia condemned the shelling of Mirrow Pass."
    events = told(text, "v1", "met"), told(text, "v2", "shelling", "ASSAULT")
    assert [item.toward for item in reactions(text, entity(text, "e1", "Karvia"), *events)] == ["v2"]


def test_the_event_told_by_the_reaction_itself_is_left_out() -> None:
    text = "Orlen met envoys. Karvia condemned the move."
    events = told(text, "v1", "met"), told(text, "v2", "condemned", "ACCUSE")
    assert [item.toward for item in reactions(text, *events)] == ["v1"]


def test_a_noun_points_back_at_the_nearest_event_of_its_type() -> None:
    text = "Orlen shelled the pass. Then envoys met. The strikes were condemned by Karvia."
    events = told(text, "v1", "shelled", "ASSAULT"), told(text, "v2", "met")
    assert [item.toward for item in reactions(text, *events)] == ["v1"]


def test_it_points_back_and_a_person_does_not() -> None:
    text = "Envoys met. Karvia called it a betrayal. Karvia praised Tann."
    known = entity(text, "e1", "Karvia")
    assert [item.toward for item in reactions(text, known, told(text, "v1", "met"))] == ["v1", None]


def test_spans_are_the_words_and_who_holds_them() -> None:
    text = "Karvia voiced deep concern about the raid."
    (found,) = reactions(text, entity(text, "e1", "Karvia"))
    assert found.spans == (*at(text, "Karvia"), *at(text, "voiced"), *at(text, "concern"))


def test_the_table_has_sources_and_known_stances() -> None:
    rows = BOOK.rows("reactions")
    assert len(rows) >= 150
    assert all(row["source"] and row["words"] and row["stance"] in STANCES for row in rows)
    assert all(row["stance"] for row in rows if row["part"] in ("verb", "noun", "adjective", "verdict", "manner"))
    assert all(row["source"] for row in BOOK.rows("antecedents"))


def test_no_text_raises_or_takes_long() -> None:
    import time

    text = "who condemned, and praise from “called it a feared by with drew " * 3_000
    start = time.process_time()
    found = list(find_reactions(document(text), BOOK))
    assert time.process_time() - start < 5
    assert all(isinstance(item, Reaction | Rejected) for item in found)
