"""Attributions that patterns find beside the trained reader's: silences, embedded posts, halves of the divided."""

import pytest
from marking_helpers import attributed, document, only, read, strip_marks

from onrecord.document.marks import Attribution
from onrecord.document.records import Rejected


def found(text: str) -> list[tuple[str, str, str]]:
    """Return source, cue and content of everything found in a text that has no marks."""
    items = attributed(document(text), {}).of_kind(Attribution)
    return [tuple(" ".join(span.of(text) for span in role) for role in (i.source, i.cue, i.content)) for i in items]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("The embassy has not replied.", "The embassy", "has not replied"),
        ("We wrote to it, but his brother hung up without comment.", "his brother", "hung up without comment"),
        ("The Solvan navy has yet to comment.", "The Solvan navy", "has yet to comment"),
        (
            "And the mayor, who is travelling, has made no comment.",
            "the mayor, who is travelling,",
            "has made no comment",
        ),
        ("We asked but at the time of writing it had not responded.", "it", "had not responded"),
        ("Ana Lund did not respond to a request for comment.", "Ana Lund", "did not respond to a request"),
        ("The driver could not be reached for comment.", "The driver", "could not be reached for comment"),
        ("The bank had no comment.", "The bank", "had no comment"),
        ("Petran Rail has not got back to me.", "Petran Rail", "has not got back to"),
        ("The guard is not responding to our messages.", "The guard", "is not responding to our messages"),
        ("Calder Voss will not comment further.", "Calder Voss", "will not comment"),
        ("The fund did not answer e-mailed questions.", "The fund", "did not answer e-mailed questions"),
    ],
)
def test_a_silence_is_found_with_who_is_silent(text: str, source: str, cue: str) -> None:
    assert found(text) == [(source, cue, "")]
    (statement,) = read(text)
    assert statement.kind in ("no-comment", "no-response")


@pytest.mark.parametrize(
    "text",
    [
        "The army has not responded in kind.",
        "He did not return to banking.",
        "The engine did not respond to the throttle.",
        "The hut could be reached on foot.",
        "The engine is not responding to the throttle.",
        "He did not answer the door.",
    ],
)
def test_an_answer_that_is_no_word_is_no_silence(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("gap", [" ", "\n", "\n\n"])
def test_an_embedded_post_has_its_account_behind_a_dash(gap: str) -> None:
    text = f"Nobody here has seen that letter.{gap}— Harbour Board (@harbourboard) 14 January"
    (statement,) = read(text)
    assert (statement.source_type, statement.medium, statement.quotation) == (
        "social-account",
        "social-media",
        "direct",
    )
    assert [span.of(text) for span in statement.content] == ["Nobody here has seen that letter."]


def test_both_halves_of_the_divided_are_found() -> None:
    marked = "People are split, with some viewing her as an ally, while {S1|others} {C1|fear} {T1|meddling}."
    first, second = read(marked)
    text, _ = strip_marks(marked)
    assert [span.of(text) for span in first.content] == ["her as an ally"]
    assert (first.certainty, second.certainty) == ("opinion", "opinion")


@pytest.mark.parametrize(
    "marked",
    [
        "{S1|Her recent moves} {C1|suggest} {T1|a change of course}.",
        "{S1|This remark} {C1|sparked a debate on} {T1|the risks of fishing}.",
        "If that holds, {S1|we} {C1|could witness} {T1|a shift in trade}.",
    ],
)
def test_what_stands_where_a_source_should_and_is_none_is_left_out(marked: str) -> None:
    text, places = strip_marks(marked)
    doc = attributed(document(text), places)
    assert not doc.of_kind(Attribution)
    assert len(doc.of_kind(Rejected)) == 1


@pytest.mark.parametrize(
    "marked",
    [
        "{S1|The records} {C1|suggest} {T1|a change of course}.",
        "{S1|We} {C1|have learned} {T1|that the port is shut}.",
        "{S1|We} {C1|believe} {T1|that the port is shut}.",
        "The plan {C1|sparked criticism from} {S1|two ministers} over {T1|its cost}.",
    ],
)
def test_records_and_the_author_s_own_research_are_sources(marked: str) -> None:
    text, places = strip_marks(marked)
    assert len(attributed(document(text), places).of_kind(Attribution)) == 1


@pytest.mark.parametrize(
    ("source", "kind", "medium"),
    [
        ("users", "unnamed-group", "social-media"),
        ("a user on Telegram", "social-account", "social-media"),
        ("users such as @orlo_watcher", "social-account", "social-media"),
    ],
)
def test_users_in_the_plural_are_nobody_s_account(source: str, kind: str, medium: str) -> None:
    statement = only(f"Late on Monday {{S1|{source}}} {{C1|express}} {{T1|astonishment}}.")
    assert (statement.source_type, statement.medium) == (kind, medium)


def test_what_a_paper_reports_is_no_interview() -> None:
    outlet = ("outlet", "The Slovo")
    assert only("{T1|The dam leaks}, {C1|as reported by} {S1|The Slovo}.", outlet).medium == "unknown"
    assert (
        only("{S1|Ana Lund} {C1|told} The Slovo {T1|the dam leaks}.", ("person", "Ana Lund"), outlet).medium
        == "interview"
    )


def test_who_was_quoted_by_an_agency_stands_behind_it() -> None:
    statement = only(
        "Its minister, Ana Lund, {C1|was quoted by} {S1|the agency TANA} as saying {T1|the dam leaks}.",
        ("person", "Ana Lund"),
        ("outlet", "TANA"),
    )
    assert [hop.kind for hop in statement.chain[1:]] == ["outlet", "named-person"]


def test_an_office_is_named_only_where_it_stands_beside_a_name() -> None:
    text = "Prime Minister Ana Lund left. {S1|The justice minister} {C1|said} {T1|she would not}."
    merged = ("person", "Ana Lund", "Ana Lund", "The justice minister")
    assert only(text, merged).source_type == "unnamed-person"
    assert only(text.replace("Prime", "Justice"), merged).source_type == "named-person"


@pytest.mark.parametrize("around", ["Tarvonia's foreign minister left.", "Tarvonian guards left."])
def test_what_has_ministers_or_a_people_is_no_person(around: str) -> None:
    statement = only(f"{around} On Monday {{S1|Tarvonia}} {{C1|denied}} {{T1|any role}}.", ("person", "Tarvonia"))
    assert statement.source_type == "named-organization"


def test_the_account_is_the_one_told_of_before() -> None:
    first, second = read("{S1|@lake_watch} {C1|posted} {T1|a video}. {S2|The account} {C2|claimed} {T2|it was new}.")
    assert first.chain[-1].name == second.chain[-1].name == "@lake_watch"


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("A number of tax experts", "unnamed-group"),
        ("a spokesman for the Harbour Board", "unnamed-person"),
        ("the Lund news agency", "outlet"),
        ("a Solvan poll released last week", "document"),
        ("a television advertisement", "document"),
    ],
)
def test_the_head_is_found_behind_collectives_and_before_participles(source: str, kind: str) -> None:
    board = ("organization", "the Harbour Board", "Harbour Board", "a spokesman")
    assert only(f"Late on Monday {{S1|{source}}} {{C1|said}} {{T1|the dam leaks}}.", board).source_type == kind


def test_people_of_a_party_or_a_place_are_not_named() -> None:
    statement = only("On Monday {S1|many Democrats} {C1|said} {T1|it was late}.", ("group", "Democrats"))
    assert (statement.source_type, statement.chain[-1].name) == ("unnamed-group", "many Democrats")


def test_what_somebody_wants_is_no_word_that_is_passed_on() -> None:
    people = (("person", "Ana Lund"), ("organization", "Harbour Board"))
    wants = "{S1|Ana Lund} {C1|said} {T1|{S1.1|the Harbour Board} {C1.1|plans} {T1.1|to raise the tolls next year}}."
    says = wants.replace("plans", "said it was ready")
    assert [read(text, *people)[0].source_type for text in (wants, says)] == ["named-person", "named-organization"]


def test_who_is_asked_is_not_who_asks() -> None:
    statement = only("{C1|Asked} {T1|why the gate was shut}, {S1|Ana Lund} laughed.", ("person", "Ana Lund"))
    assert (statement.source_type, statement.certainty) == ("none", "question")


def test_a_byline_is_no_source() -> None:
    text, places = strip_marks("The gate\nBy {S1|Ana Lund}{C1|:} {T1|The gate was shut on Monday}.")
    assert not attributed(document(text), places).of_kind(Attribution)
