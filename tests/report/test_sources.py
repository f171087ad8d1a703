import build

from onrecord.report.sources import SourceRow, find_sources
from onrecord.report.summary import sum_up


def row(name: str) -> SourceRow:
    return next(each for each in find_sources(sum_up(build.valdora())) if each.name == name)


def test_what_an_outlet_passes_on_is_not_its_own() -> None:
    assert (row("The Courier").own, row("The Courier").passed_on) == ([], [3, 8])


def test_the_certainties_of_a_source_are_counted() -> None:
    assert row("Ivo Tann").certainties == [("asserted", 1), ("denied", 1)]


def test_a_source_that_did_not_answer_says_so() -> None:
    assert (row("Orbis Freight").answer, row("Orbis Freight").certainties) == ("did not respond", [])


def test_unnamed_sources_stand_one_by_one() -> None:
    assert row("one participant").naming == row("two officials in Karvia").naming == "not named"


def test_nobody_comes_last() -> None:
    assert find_sources(sum_up(build.valdora()))[-1].name == "nobody"


def test_a_statement_without_chain_still_has_its_source() -> None:
    text = "Ana said so."
    reading = build.reading(text, statements=(build.said(text, 1, "Ana", "said", ["so"], source_type="named-person"),))
    assert [each.name for each in find_sources(sum_up(reading))] == ["Ana"]
