"""The rules that need events, on hand-made articles about invented people."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from audit_build import BOOK, PAGE, at, check, document, entity, said, told

from onrecord.audit.claims import SURE_OF_EVENTS, gather_claims, origins_of
from onrecord.audit.layout import lay_out
from onrecord.audit.voices import hear
from onrecord.document.records import Hop, Interval

GREY = "The gate of the old customs house by the river is grey and wide."
OPEN = f"Two battalions shelled Mirrow Pass at dawn on Monday and drove the herders away.\n\n{GREY}\n\n{GREY}"


def test_a_hidden_deed_that_opens_a_text_needs_a_source() -> None:
    found = check("R01", OPEN, told(OPEN, "v1", "shelled"))
    assert (found.result, found.spans) == ("fail", at(OPEN, "shelled"))
    assert "“shelled”" in found.why


def test_what_somebody_vouches_for_anywhere_is_attributed() -> None:
    text = f"{OPEN}\n\nThe pass was shelled, Ivo Tann said."
    item = said(text, 1, "Ivo Tann", "said", ["The pass was shelled"])
    again = told(
        text, "v2", "shelled", nth=2, same_as="v1", according_to=("s1",), sourcing="attributed", status="reported"
    )
    assert check("R01", text, item, told(text, "v1", "shelled"), again).result == "pass"


def test_an_unsure_event_fails_nothing() -> None:
    event = told(OPEN, "v1", "shelled", confidence=SURE_OF_EVENTS - 0.01)
    assert check("R01", OPEN, event).result == "undecidable"


@pytest.mark.parametrize("words", ["police said", "according to herders", "as footage shows", "“so it was”"])
def test_a_sentence_that_may_name_a_source_fails_nothing(words: str) -> None:
    text = OPEN.replace("herders away", f"herders away, {words}")
    assert check("R01", text, told(text, "v1", "shelled")).result == "undecidable"


def test_public_acts_need_no_source() -> None:
    assert check("R01", OPEN, told(OPEN, "v1", "shelled", type="CONSULT")).result == "pass"


@pytest.mark.parametrize("lead", ["Herders fled after Karvia ", "In 1998 Karvia ", "Karvia had "])
def test_background_needs_no_source(lead: str) -> None:
    text = f"{lead}shelled Mirrow Pass and drove all of them away."
    known = {"published_at": datetime(2026, 3, 3, tzinfo=UTC)}
    assert check("R01", text, told(text, "v1", "shelled"), **known).result == "pass"


def test_a_day_more_than_a_year_before_is_background() -> None:
    known = {"published_at": datetime(2026, 3, 3, tzinfo=UTC)}
    for day, result in ((date(2025, 1, 1), "pass"), (date(2026, 3, 2), "fail")):
        assert check("R01", OPEN, told(OPEN, "v1", "shelled", day=Interval(from_=day)), **known).result == result


LATE = f"{OPEN}\n\nThe pass was shelled, Ivo Tann said."


def late(text: str, **more: Any) -> list[Any]:
    reported: dict[str, Any] = {
        "according_to": ("s1",),
        "sourcing": "attributed",
        "status": "reported",
        "same_as": "v1",
    }
    return [
        said(text, 1, "Ivo Tann", "said", ["The pass was shelled"], speaker="e1"),
        told(text, "v1", "shelled", **more),
        told(text, "v2", "shelled", nth=2, **reported),
    ]


def test_a_source_that_follows_only_later_is_late() -> None:
    assert check("R02", LATE, *late(LATE)).result == "fail"
    assert check("R02", LATE, *late(LATE, type="CONSULT")).result == "pass"


def test_a_source_in_the_next_sentence_leaves_it_open() -> None:
    text = LATE.replace("herders away.", "herders away. Herders said so.")
    assert check("R02", text, *late(text)).result == "undecidable"


def test_the_main_claim_needs_its_source_high() -> None:
    text = LATE + " It was shelled twice, Lena Orsk said."
    more = said(text, 2, "Lena Orsk", "said", ["It was shelled twice"], speaker="e2")
    third = told(
        text, "v3", "shelled", nth=3, same_as="v1", according_to=("s2",), sourcing="attributed", status="reported"
    )
    found = check("R04", text, *late(text), more, third)
    assert (found.result, "paragraph 4" in found.why) == ("fail", True)
    early = f"The pass was shelled, Ivo Tann said on Monday in the old house.\n\n{GREY}"
    item = said(early, 1, "Ivo Tann", "said", ["The pass was shelled"])
    event = told(early, "v1", "shelled", according_to=("s1",), sourcing="attributed", status="reported")
    assert check("R04", early, item, event).result == "pass"
    assert check("R04", early, told(early, "v1", "shelled")).result == "undecidable"


DETAIL = (
    "The pass was shelled, Ivo Tann said. Nothing happened, Lena Orsk said.\n\n"
    "Karvia shelled nine barns at dawn and drove the herders away from them."
)


def test_later_detail_names_its_source_again() -> None:
    tann = said(DETAIL, 1, "Ivo Tann", "said", ["The pass was shelled"], speaker="e1")
    orsk = said(DETAIL, 2, "Lena Orsk", "said", ["Nothing happened"], speaker="e2")
    first = told(DETAIL, "v1", "shelled", according_to=("s1",), sourcing="attributed", status="reported")
    bare = told(DETAIL, "v2", "shelled", nth=2, same_as="v1")
    detailed = told(DETAIL, "v2", "shelled", nth=2, same_as="v1", day=Interval(spans=at(DETAIL, "at dawn")))
    assert check("R03", DETAIL, tann, orsk, first, detailed).result == "fail"
    assert check("R03", DETAIL, tann, orsk, first, bare).result == "pass"
    assert check("R03", DETAIL, tann, first, detailed).result == "pass"


def test_the_origins_of_the_main_claim_are_weighed() -> None:
    text = (
        "An aide said the pass was shelled. An insider said it burned. Tann said no. Orsk said yes. Vaske said maybe."
    )
    hidden = [
        said(text, 1, "An aide", "said", ["the pass was shelled"], source_type="unnamed-person", speaker="e8"),
        said(text, 2, "An insider", "said", ["it burned"], source_type="unnamed-person", speaker="e9"),
    ]
    named = [
        said(text, n, name, "said", [word])
        for n, name, word in ((3, "Tann", "no"), (4, "Orsk", "yes"), (5, "Vaske", "maybe"))
    ]
    event = told(text, "v1", "shelled", according_to=("s1", "s2"), sourcing="attributed", status="reported")
    assert check("R05", text, *hidden, *named).result == "pass"
    assert check("R05", text, *hidden, *named, event).result == "fail"


CONTESTED = "An aide said Karvia shelled the pass. Karvia denied it."


def contested(*others: Any, **more: Any) -> Any:
    denial = said(CONTESTED, 2, "Karvia", "denied", ["it"], certainty="denied")
    event = told(
        CONTESTED, "v1", "shelled", according_to=("s1",), denied_by=("s2",), sourcing="attributed", status="reported"
    )
    first = said(CONTESTED, 1, "An aide", "said", ["shelled the pass"], **more)
    return check("R11", CONTESTED, first, denial, event, *others)


def test_a_denied_claim_of_one_unnamed_source_lacks_a_second() -> None:
    assert contested(source_type="unnamed-person").result == "fail"
    assert contested(source_type="named-person", speaker="e1").result == "undecidable"


def test_named_sources_count_apart_and_unnamed_ones_do_not() -> None:
    text = "An aide said a. An insider said b. Tann said c. Orsk said d."
    hidden = [
        said(text, n, w, "said", [c], source_type="unnamed-person")
        for n, w, c in ((1, "An aide", "a"), (2, "An insider", "b"))
    ]
    named = [said(text, n, w, "said", [c], speaker=w) for n, w, c in ((3, "Tann", "c"), (4, "Orsk", "d"))]
    assert [len(origins_of(items)) for items in (hidden, named, [*hidden, *named])] == [1, 2, 3]


RERUN = "The Courier reported that an aide spoke of shells that shelled the pass.\n\nKarvia shelled the pass and the barns behind it."


def test_what_an_outlet_has_from_the_unnamed_is_not_fact() -> None:
    chain = (PAGE, Hop(kind="outlet", name="The Courier"), Hop(kind="unnamed-person", name="an aide"))
    relayed = said(RERUN, 1, "The Courier", "reported", ["shelled the pass"], source_type="unnamed-person", chain=chain)
    own = said(RERUN, 1, "The Courier", "reported", ["shelled the pass"], source_type="unnamed-person")
    first = told(RERUN, "v1", "shelled", according_to=("s1",), sourcing="attributed", status="reported")
    again = told(RERUN, "v2", "shelled", nth=2, same_as="v1")
    assert check("R12", RERUN, relayed, first, again).result == "fail"
    assert check("R12", RERUN, own, first, again).result == "pass"
    assert check("R12", RERUN, relayed, first).result == "pass"


ACCUSED = "Lena Orsk said Karvia shelled the pass."


def accused(text: str, *others: Any) -> Any:
    known = [entity(text, "e1", "country", "Karvia"), entity(text, "e2", "person", "Lena Orsk")]
    item = said(text, 1, "Lena Orsk", "said", ["Karvia shelled the pass"], speaker="e2")
    event = told(text, "v1", "shelled", actors=("e1",), according_to=("s1",), sourcing="accusation", status="alleged")
    return check("R14", text, *known, item, event, *others)


def test_the_accused_are_heard() -> None:
    found = accused(ACCUSED)
    assert (found.result, "“Karvia”" in found.why) == ("fail", True)
    text = f"{ACCUSED} A Karvia man kept still."
    silent = said(text, 2, "A Karvia man", "kept still", kind="no-comment", speaker="e7")
    assert accused(text, silent).result == "pass"


def test_words_of_an_answer_leave_it_open() -> None:
    assert accused(f"{ACCUSED} Others denied any part.").result == "undecidable"


def test_an_accusation_is_answered_by_whom_it_charges() -> None:
    text = "Lena Orsk accused Ivo Tann of theft."
    known = [entity(text, "e1", "person", "Ivo Tann"), entity(text, "e2", "person", "Lena Orsk")]
    for mode, result in (("allege", "fail"), ("disapprove", "pass")):
        event = told(text, "v1", "accused", type="ACCUSE", mode=(mode,), actors=("e2",), recipients=("e1",))
        assert check("R14", text, *known, event).result == result


RISEN = "Karvia has allegedly shelled the pass. The river is grey.\n\nKarvia shelled the pass and the barns behind it."


def test_an_allegation_that_becomes_fact_only_warns() -> None:
    first = told(RISEN, "v1", "shelled", sourcing="hearsay", status="alleged")
    found = check("R19", RISEN, first, told(RISEN, "v2", "shelled", nth=2, same_as="v1"))
    assert (found.result, found.why.startswith("only a warning")) == ("fail", True)
    still = told(RISEN, "v2", "shelled", nth=2, same_as="v1", sourcing="hearsay", status="alleged")
    assert check("R19", RISEN, first, still).result == "pass"


def test_the_main_claim_is_the_one_that_most_statements_point_to() -> None:
    text = "Tann said they met. Orsk said they met. Vaske said guns fired."
    items = [said(text, 1, "Tann", "said", ["they met"]), said(text, 2, "Orsk", "said"), said(text, 3, "Vaske", "said")]
    events = [
        told(text, "v1", "fired", according_to=("s3",)),
        told(text, "v2", "met", according_to=("s1",)),
        told(text, "v3", "met", nth=2, according_to=("s2",), same_as="v2"),
    ]
    doc = document(text, *items, *events)
    main = gather_claims(doc, lay_out(doc), hear(doc, codebook=BOOK)).main
    assert main is not None
    assert [event.id for event in main.mentions] == ["v2", "v3"]


def test_links_between_mentions_that_lead_in_a_ring_end() -> None:
    text = "They met and met."
    events = [told(text, "v1", "met", same_as="v2"), told(text, "v2", "met", nth=2, same_as="v1")]
    assert check("R01", text, *events).result == "pass"
