import pytest
from marking_helpers import hops, names, only, read


def test_a_name_that_is_told_something_is_an_outlet() -> None:
    text = "{S1|Ana Lund} {C1|told} Suspilne {T1|that the talks had ended}."
    statement = only(text, ("person", "Ana Lund"), ("person", "Suspilne"))
    assert hops(statement) == ["outlet", "named-person"]


@pytest.mark.parametrize(
    "text",
    [
        "{S1|The Uplander} {C1|quotes} {T1|a farmer as saying the dam was open}.",
        "{S1|The Uplander} {C1|reported} {T1|that the dam was open}.",
        "{S1|The Uplander} {C1|said} {T1|the dam was open}. An Uplander correspondent saw it.",
        "{S1|The Uplander} {C1|said} {T1|the dam was open}. A mayor was interviewed by the Uplander.",
    ],
)
def test_a_name_that_reports_or_has_correspondents_is_an_outlet(text: str) -> None:
    assert hops(read(text, ("organization", "Uplander"))[0]) == ["outlet"]


def test_a_body_that_reports_is_no_outlet() -> None:
    text = "{S1|The Harbour Commission} {C1|reported} {T1|that the dam was open}."
    assert hops(only(text, ("organization", "Harbour Commission"))) == ["named-organization"]


def test_a_company_that_reports_a_profit_is_no_outlet() -> None:
    text = "Olm reported a profit. {S1|Olm} {C1|said} {T1|it would grow}."
    assert hops(only(text, ("organization", "Olm"))) == ["named-organization"]


def test_a_channel_of_a_platform_is_an_account_wherever_it_speaks() -> None:
    first, second = read(
        "{S1|The Telegram channel Night Porter} {C1|claimed} {T1|that missiles fell}. "
        "{S2|Night Porter} {C2|apologised} {T2|for the claim}.",
        ("organization", "Night Porter"),
    )
    assert hops(first) == hops(second) == ["social-account"]


def test_a_user_called_something_is_an_account() -> None:
    statement = only("{S1|A user called glasharbour} {C1|claimed} {T1|that there are more}.", ("person", "glasharbour"))
    assert (hops(statement), names(statement)) == (["social-account"], ["glasharbour"])


def test_one_word_that_is_never_spoken_of_as_a_person_is_a_body() -> None:
    assert hops(only("{S1|Karst} {C1|denied} {T1|the charge}.", ("person", "Karst"))) == ["named-organization"]


@pytest.mark.parametrize(
    "text",
    [
        "{S1|Karst} {C1|denied} {T1|the charge}. He left.",
        "General Karst came. {S1|Karst} {C1|denied} {T1|the charge}.",
        "{S1|Karst, a baker,} {C1|denied} {T1|the charge}.",
    ],
)
def test_one_word_that_is_spoken_of_as_a_person_is_one(text: str) -> None:
    assert hops(read(text, ("person", "Karst", "Karst", "He"))[0]) == ["named-person"]


def test_its_embassy_makes_a_state_of_a_name() -> None:
    text = "{S1|Karst} {C1|dismissed} {T1|a suggestion that its embassy was involved}. He left."
    assert hops(only(text, ("person", "Karst", "Karst", "He"))) == ["named-organization"]


def test_a_firm_speaks_in_its_own_press_release_as_a_source() -> None:
    text = "{S1|Calder Voss Marine} {C1|confirmed} {T1|the order}. The company is old."
    statement = only(text, ("organization", "Calder Voss Marine"), outlet="Calder Voss Marine")
    assert hops(statement) == ["named-organization"]


def test_a_body_that_says_we_is_the_author_of_its_text() -> None:
    text = "We were there. {S1|The Refugee Council} {C1|urges} {T1|all to help}."
    statement = only(text, ("organization", "Refugee Council"), outlet="Refugee Council")
    assert hops(statement) == ["author"]


def test_an_outlet_is_known_by_its_initials() -> None:
    text = "{S1|Ana Lund} {C1|told} DW {T1|that it rained}."
    statement = only(text, ("person", "Ana Lund"), ("organization", "DW"), outlet="Deutsche Welle")
    assert hops(statement) == ["named-person"]
