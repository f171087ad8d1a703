import build
import pytest

from onrecord.document.records import Hop, Reading
from onrecord.report.page import headline
from onrecord.report.summary import sum_up


def test_silences_are_not_counted_as_statements() -> None:
    summary = sum_up(build.valdora())
    assert len(summary.statements) == 8
    assert [(item.name, item.statement.kind) for item in summary.silences] == [
        ("A spokeswoman for President Mira Solt", "no-comment"),
        ("Orbis Freight", "no-response"),
    ]


def test_who_is_cited_and_where_chains_end_are_counted_apart() -> None:
    summary = sum_up(build.valdora())
    assert summary.cited == {"person": 4, "outlet": 2, "unnamed": 1, "nobody": 1}
    assert summary.ends == {"person": 4, "document": 1, "unnamed": 2, "nobody": 1}


def test_all_unnamed_sources_stand_together() -> None:
    unnamed = next(origin for origin in sum_up(build.valdora()).origins if origin.end == "unnamed")
    assert [item.id for item in unnamed.statements] == ["s3", "s9"]


def test_the_origin_with_most_statements_comes_first() -> None:
    assert sum_up(build.valdora()).origins[0].name == "Ivo Tann"


def test_people_spoken_of_and_not_cited_could_be_asked_too() -> None:
    summary = sum_up(build.valdora())
    assert "Mira Solt" in [party.name for party in summary.unheard]
    assert "Ivo Tann" not in [party.name for party in summary.unheard]


def test_the_reporter_of_the_page_is_not_somebody_to_ask() -> None:
    reading = build.reading(
        "Tilda Vance went.",
        article={"byline": ("Tilda Vance",)},
        entities=(build.entity("Tilda Vance went.", "e1", "person", "Tilda Vance"),),
    )
    assert sum_up(reading).unheard == ()


def test_an_unnamed_hop_keeps_its_own_words_even_where_its_entity_has_a_name() -> None:
    reading = build.valdora()
    hop = Hop(kind="unnamed-person", name="an aide", entity="e3")
    assert sum_up(reading).hop_name(hop) == "an aide"


def test_a_description_that_repeats_the_name_is_left_out() -> None:
    text = "the users said so"
    summary = sum_up(
        build.reading(
            text, entities=(build.entity(text, "e1", "group", None, words="the users", description="the users"),)
        )
    )
    assert summary.described("e1", "The users") is None
    assert summary.described("e1", "Eve") == "the users"


def test_a_chain_that_was_not_followed_ends_at_its_source() -> None:
    text = "Ana said so."
    statement = build.said(text, 1, "Ana", "said", ["so"], source_type="named-person", chain=(build.PAGE,))
    summary = sum_up(build.reading(text, statements=(statement,)))
    assert [summary.hop_name(hop) for hop in summary.hops(statement)] == ["page", "Ana"]
    assert summary.cited == summary.ends == {"person": 1}


def test_what_came_through_somebody_unnamed_is_counted() -> None:
    text = "An aide said Ana said so."
    chain = (build.PAGE, Hop(kind="unnamed-person", name="An aide"), Hop(kind="named-person", name="Ana"))
    statement = build.said(text, 1, "An aide", "said", ["Ana said so"], source_type="named-person", chain=chain)
    assert sum_up(build.reading(text, statements=(statement,))).relayed == (1, 1)


def test_grave_signs_and_failed_rules_are_looked_at_first() -> None:
    assert sum_up(build.valdora()).alarms == (
        "publication day before the events told",
        "2 newsroom rules fail",
        "1 rule warns",
    )


@pytest.mark.parametrize(
    ("reading", "sentence"),
    [
        (build.silent(), "This text gives nobody as the source of anything."),
        (build.long_words(), "The one statement rests on somebody named."),
        (build.overlapping(), "All four statements rest on people or bodies that are named."),
        (build.hostile(), "Two statements: one rests on somebody named and one on somebody who is not named."),
        (
            build.valdora(),
            "Eight statements: four rest on people or bodies that are named, one on a document, "
            "two on people who are not named and one on nobody at all. Two reached this page through somebody else.",
        ),
    ],
)
def test_the_headline_is_a_sentence(reading: Reading, sentence: str) -> None:
    assert headline(sum_up(reading)) == sentence
