"""The twenty rules on hand-made articles about invented people."""

from typing import Any

import pytest
from audit_build import BOOK, PAGE, at, check, document, entity, said

from onrecord.audit import check_rules
from onrecord.document.records import Hop, Link

KNOWN: dict[str, Any] = {"outlet": "Pulse", "url": "https://pulse.example/a"}


def unnamed(text: str, words: str, **more: Any) -> Any:
    more = {"source_type": "unnamed-person", "speaker": "e9", **more}
    return said(text, more.pop("number", 1), words, "said", [more.pop("content", "the deal was done")], **more)


def test_all_twenty_rules_answer_in_order() -> None:
    found = list(check_rules(document("The gate is grey."), codebook=BOOK))
    assert [item.rule for item in found] == [f"R{number:02}" for number in range(1, 21)]
    assert all(item.title and item.why for item in found)


@pytest.mark.parametrize("rule", ["R01", "R02", "R03", "R04", "R11", "R12", "R14", "R19"])
def test_rules_on_events_are_undecidable_where_none_were_found(rule: str) -> None:
    found = check(rule, "The gate is grey.")
    assert (found.result, found.why) == ("undecidable", "no event was found in the text")


def test_named_sources_outweigh_one_unnamed() -> None:
    text = "A source said the deal was done. Ivo Tann said no."
    tann = said(text, 2, "Ivo Tann", "said", ["no"])
    assert check("R05", text, unnamed(text, "A source"), tann).result == "pass"
    assert check("R05", text).result == "undecidable"


def test_unnamed_sources_that_outweigh_named_ones_fail() -> None:
    text = "A source said the deal was done. An insider said it was dead."
    other = said(text, 2, "An insider", "said", ["it was dead"], source_type="unnamed-person", speaker="e8")
    assert check("R05", text, unnamed(text, "A source"), other).result == "fail"


@pytest.mark.parametrize(
    "words", ["A source", "Sources", "People familiar with the matter", "Insiders", "The Courier’s sources"]
)
def test_a_bare_source_is_not_described(words: str) -> None:
    text = f"{words} said the deal was done."
    found = check("R06", text, unnamed(text, words))
    assert (found.result, found.spans) == ("fail", at(text, words))


@pytest.mark.parametrize(
    "words",
    [
        "A diplomatic source",
        "Two people in the room",
        "A source at Orbis Freight",
        "A senior official",
        "A White House source",
        "A person with knowledge of the draft",
    ],
)
def test_a_rank_a_body_or_a_way_of_knowing_describes(words: str) -> None:
    text = f"{words} said the deal was done."
    assert check("R06", text, unnamed(text, words)).result == "pass"


def test_a_source_that_saw_the_document_is_described_by_that() -> None:
    text = "A source said the deal was done."
    assert check("R06", text, unnamed(text, "A source", access="saw-document")).result == "pass"


def test_voices_of_the_street_are_no_unnamed_sources() -> None:
    text = "Critics said the deal was done."
    for rule in ("R05", "R06", "R07", "R10", "R16"):
        assert check(rule, text, unnamed(text, "Critics", source_type="unnamed-group")).result == "pass"


def test_officials_in_general_speak_for_their_body() -> None:
    text = "Officials said the deal was done."
    assert check("R07", text, unnamed(text, "Officials", source_type="unnamed-group")).result == "pass"


def test_a_reason_for_anonymity_is_asked_for() -> None:
    text = "A senior official said the deal was done, because he was not authorised to speak."
    silent = "A senior official said the deal was done."
    assert check("R07", silent, unnamed(silent, "A senior official")).result == "fail"
    told = unnamed(
        text,
        "A senior official",
        anonymity_reason="not authorised",
        anonymity_spans=at(text, "not authorised to speak"),
    )
    assert check("R07", text, told).result == "pass"


def test_a_reason_elsewhere_leaves_open_whom_it_covers() -> None:
    text = (
        "A senior official said the deal was done. Both spoke on condition of anonymity because the talks are secret."
    )
    assert check("R07", text, unnamed(text, "A senior official")).result == "undecidable"


def test_an_opinion_of_an_unnamed_source_only_warns() -> None:
    text = "A senior official said the deal was done."
    found = check("R08", text, unnamed(text, "A senior official", certainty="opinion"))
    assert found.result == "fail"
    assert "only a warning" in found.why
    assert check("R08", text, unnamed(text, "A senior official")).result == "pass"


def test_harsh_words_of_an_unnamed_source_only_warn() -> None:
    text = "A senior aide said “he is a liar and a coward”."
    item = unnamed(text, "A senior aide", content="“he is a liar and a coward”", quotation="direct")
    found = check("R09", text, item)
    assert (found.result, "only a warning" in found.why) == ("fail", True)


def test_several_sources_without_a_count_fail() -> None:
    text = "Government sources said the deal was done."
    assert check("R10", text, unnamed(text, "Government sources", source_type="unnamed-group")).result == "fail"
    counted = "Three government sources said the deal was done."
    assert (
        check("R10", counted, unnamed(counted, "Three government sources", source_type="unnamed-group", count=3)).result
        == "pass"
    )


CITED = "The Aldermoor Courier reported that the deal was done."


def cited(text: str) -> Any:
    outlet = Hop(kind="outlet", name="The Aldermoor Courier", entity="e5", spans=at(text, "The Aldermoor Courier"))
    return said(
        text,
        1,
        "The Aldermoor Courier",
        "reported",
        ["the deal was done"],
        source_type="outlet",
        speaker="e5",
        chain=(PAGE, outlet),
    )


def test_an_outlet_without_link_title_or_day_fails_where_links_are_known() -> None:
    assert check("R13", CITED, cited(CITED)).result == "undecidable"
    assert check("R13", CITED, cited(CITED), links=(Link(url="https://pulse.example/b"),)).result == "fail"


def test_an_outlet_is_credited_by_link_host_or_day() -> None:
    linked = (Link(url="https://x.example", spans=at(CITED, "reported")),)
    host = (Link(url="https://www.aldermoorcourier.example/2026"),)
    dated = CITED.replace("reported", "reported on Monday")
    assert check("R13", CITED, cited(CITED), links=linked).result == "pass"
    assert check("R13", CITED, cited(CITED), links=host).result == "pass"
    assert check("R13", dated, cited(dated)).result == "pass"


def test_the_own_outlet_needs_no_credit() -> None:
    assert check("R13", CITED, cited(CITED), outlet="The Aldermoor Courier").result == "pass"


def test_a_body_that_declined_and_speaks_unnamed_fails() -> None:
    text = "A senior White House official said the deal was done. The White House declined to comment. Orbis Freight refused too."
    speaking = unnamed(text, "A senior White House official")
    silent = said(
        text, 2, "The White House", "declined to comment", kind="no-comment", source_type="named-organization"
    )
    assert check("R15", text, speaking, silent).result == "fail"
    other = said(text, 2, "Orbis Freight", "refused", kind="no-comment", source_type="named-organization")
    assert check("R15", text, speaking, other).result == "pass"


def test_a_text_with_unnamed_sources_needs_a_byline() -> None:
    text = "A senior official said the deal was done."
    item = unnamed(text, "A senior official")
    assert check("R16", text, item).result == "undecidable"
    assert check("R16", text, item, **KNOWN).result == "undecidable"
    assert check("R16", text, item, links=(Link(url="https://pulse.example/b"),), **KNOWN).result == "fail"
    assert check("R16", text, item, byline=("Admin",), **KNOWN).result == "fail"
    assert check("R16", text, item, byline=("Petra Lindqvarn",), **KNOWN).result == "pass"


def test_a_speaker_named_behind_the_first_break_only_warns() -> None:
    text = "“No unit has moved. None will move. We are calm here. Be sure of it. Nobody fires.” He smiled. It was Ivo Tann."
    tann = entity(text, "e3", "person", "Ivo Tann", "He")
    item = said(text, 1, "He", "", [text[: text.index(" He")]], quotation="direct", speaker="e3")
    item_alone = said(text, 1, "", "", [text[: text.index(" He")]], quotation="direct", speaker="e3")
    assert check("R17", text, tann, item_alone).result == "fail"
    assert "only a warning" in check("R17", text, tann, item_alone).why
    named = "“No unit has moved,” Defence Minister Ivo Tann said. “None will move.”"
    speaker = entity(named, "e3", "person", "Ivo Tann", description="Defence Minister")
    item = said(
        named, 1, "Defence Minister Ivo Tann", "said", ["“No unit has moved,”"], quotation="direct", speaker="e3"
    )
    assert check("R17", named, speaker, item).result == "pass"


TOGETHER = "Tann said: “No unit has moved.” “All have moved,” Orsk said."
APART = "Tann said: “No unit has moved.” But Lena Orsk said: “All have moved.”"


def two_voices(text: str, second: str, content: str, speaker: str = "e4") -> list[Any]:
    return [
        entity(text, "e3", "person", "Tann"),
        entity(text, "e4", "person", "Orsk"),
        said(text, 1, "Tann", "said", ["“No unit has moved.”"], quotation="direct", speaker="e3"),
        said(text, 2, second, "said", [content], quotation="direct", speaker=speaker),
    ]


def test_two_quotations_without_a_speaker_between_run_together() -> None:
    assert check("R18", TOGETHER, *two_voices(TOGETHER, "Orsk", "“All have moved,”")).result == "fail"
    assert check("R18", TOGETHER, *two_voices(TOGETHER, "Orsk", "“All have moved,”", "e3")).result == "pass"


def test_words_between_two_quotations_keep_them_apart() -> None:
    assert check("R18", APART, *two_voices(APART, "Lena Orsk", "“All have moved.”")).result == "pass"


def test_a_page_without_day_and_outlet_fails_and_one_alone_is_undecidable() -> None:
    text = "The gate is grey."
    links = (Link(url="https://pulse.example/b"),)
    assert check("R20", text).result == "undecidable"
    assert check("R20", text, links=links, **KNOWN).result == "undecidable"
    assert check("R20", text, links=links).result == "fail"


def test_nothing_fails_on_statements_that_the_reader_is_not_sure_of() -> None:
    text = "A source said the deal was done."
    item = unnamed(text, "A source", confidence=0.2)
    assert [c.rule for c in check_rules(document(text, item, **KNOWN), codebook=BOOK) if c.result == "fail"] == []
    assert check("R06", text, item).result == "undecidable"
