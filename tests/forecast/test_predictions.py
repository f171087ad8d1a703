import time
from datetime import date

import pytest
from forecast_build import built, foreseen, left_out, words
from hypothesis import given, settings
from hypothesis import strategies as st
from marking_helpers import CODEBOOK

from onrecord.document import Span
from onrecord.document.records import Event, Interval, Prediction
from onrecord.forecast import find_predictions

ACCORD = (
    "{S1|The Courier} {C1|reported} that {T1|{S1.1|two officials in Karvia} {C1.1|told it} {T1.1|a pull-back accord would likely be "
    "signed by 15 March if the border stays calm}}."
)


def test_the_prediction_of_the_contract() -> None:
    (found,) = foreseen(ACCORD, ("outlet", "The Courier"), ("group", None, "officials"))
    assert words(found.content, ACCORD) == "a pull-back accord would likely be signed by 15 March"
    assert words(found.condition, ACCORD) == "if the border stays calm"
    assert found.according_to == "s1"
    assert found.likelihood is not None
    assert words(found.likelihood.spans, ACCORD) == "likely"
    assert (found.likelihood.low, found.likelihood.high) == (0.55, 0.8)
    assert found.horizon is not None
    assert words(found.horizon.spans, ACCORD) == "by 15 March"
    assert (found.horizon.from_, found.horizon.to) == (None, date(2026, 3, 15))
    assert found.resolvable
    assert found.why == "names an act that either happens by a day or does not"


def test_who_foresees_is_the_last_hop() -> None:
    marked = "{T1|The bridge will collapse}, {S1|engineer Mira Dahl} {C1|said}."
    (found,) = foreseen(marked, ("person", "Mira Dahl"))
    assert (found.forecaster, found.according_to) == ("e1", "s1")


def test_the_article_itself_may_foresee() -> None:
    (found,) = foreseen("Prices will fall in May.")
    assert (found.forecaster, found.according_to) == (None, None)
    assert found.horizon == Interval(from_=date(2026, 5, 1), to=date(2026, 5, 31), spans=(Span(17, 23),))


CONDITIONS = {
    "If the council vetoes it, the truce could collapse.": "If the council vetoes it",
    "The truce could collapse unless aid arrives.": "unless aid arrives",
    "Should the council veto the text, the truce could collapse.": "Should the council veto the text",
    "The truce is likely to hold, provided that both sides sign.": "provided that both sides sign",
    "Without a deal, the economy will shrink.": "Without a deal",
    "In case of a boycott the vote is likely to fail.": "",
    "The vote is likely to fail in case of a boycott.": "in case of a boycott",
    "A veto by the council could delay the mission.": "A veto by the council",
    "Failure to pay would trigger a default.": "Failure to pay",
    "The veto could delay the mission.": "",
}


@pytest.mark.parametrize(("text", "condition"), CONDITIONS.items())
def test_conditions_in_clauses_and_in_nouns(text: str, condition: str) -> None:
    (found,) = foreseen(text)
    assert words(found.condition, text) == condition


def test_what_would_happen_first_stays_in_the_content() -> None:
    text = "A veto by the council could delay the mission."
    (found,) = foreseen(text)
    assert words(found.content, text) == text.rstrip(".")


LIKELIHOOD = {
    "The truce will collapse.": None,
    "The truce will probably collapse.": ("probably", 0.55, 0.8),
    "The truce is very likely to collapse.": ("very likely", 0.8, 0.95),
    "The truce is highly unlikely to last.": ("highly unlikely", 0.1, 0.2),
    "The truce is not likely to last.": ("not likely", 0.2, 0.45),
    "The truce will almost certainly collapse.": ("almost certainly", 0.95, 0.99),
    "The truce could collapse.": ("could", None, None),
    "The truce is expected to collapse.": ("expected", None, None),
    "There is a 40 % chance that the truce will collapse.": ("40 % chance", 0.4, 0.4),
    "There is a 60 to 70 per cent chance of rain on Friday.": ("60 to 70 per cent chance", 0.6, 0.7),
    "There is a risk that the truce will collapse.": ("risk", None, None),
}


@pytest.mark.parametrize(("text", "expected"), LIKELIHOOD.items())
def test_words_of_likelihood_and_their_range(
    text: str, expected: tuple[str, float | None, float | None] | None
) -> None:
    (found,) = foreseen(text)
    if expected is None:
        assert found.likelihood is None
    else:
        assert found.likelihood is not None
        assert (words(found.likelihood.spans, text), found.likelihood.low, found.likelihood.high) == expected


NONE = {
    "The truce will collapse?": "a question",
    "{S1|Reporters} {C1|asked} {T1|whether the truce would collapse}.": "an indirect question, not what will come",
    "The prime minister will visit Oslo on Monday.": "a plan of those who would do it",
    "The vote will take place on 21 June.": "a date on a calendar",
    "{T1|“We will strike any ship,”} {S1|the admiral} {C1|said}.": "a plan of the one who says it",
    "{S1|The militia} {C1|vowed} {T1|that it would burn every bridge}.": "promised, demanded, hoped for or meant, not foreseen",
    "{S1|The general} {C1|denied} {T1|that the front would collapse}.": "denied by the one who says it",
    "{S1|The mother} {C1|hoped} {T1|that the war would end}.": "promised, demanded, hoped for or meant, not foreseen",
    "{S1|The company} {C1|said} {T1|it would close two mills}.": "a plan of the one who says it",
    "{S1|The ministry} {C1|said} {T1|its experts would publish a report in April}.": "a plan of the one who says it",
    "{S1|The agency} {C1|had predicted} {T1|that the bridge would collapse}.": "said before the time that is told of",
    "The bridge will fall in 2014.": "its day was over when the article came out",
}
SILENT = (
    "The bill would ban the export of timber.", "The blaze may have been caused by a spark.", "The suspect may be hiding in the hills.",
    "Will the truce collapse?", "He could not see the road.", "He would often stop to listen.", "The general left the house to her in his will.",
    "There is no political will to reform.", "On 1 May, they met May Dunn.", "You will need a passport.", "I would like to thank them.",
    "Men are more likely to die than women.", "The deal is likely the largest in history.", "The two armies clashed on Tuesday.",
)  # fmt: skip


@pytest.mark.parametrize(("text", "reason"), NONE.items())
def test_plans_threats_wishes_and_questions_are_left_out_with_the_reason(text: str, reason: str) -> None:
    assert left_out(text) == [reason]


@pytest.mark.parametrize("text", SILENT)
def test_what_tells_of_no_future_is_passed_over(text: str) -> None:
    assert left_out(text) == []


def test_the_plan_of_a_state_is_a_prediction_when_others_tell_it() -> None:
    told = "{{S1|{0}}} {{C1|said}} {{T1|that Valdora would close the border}}."
    valdora, karvia = ("country", "Valdora"), ("country", "Karvia")
    assert left_out(told.format("Valdora"), valdora) == ["a plan of the one who says it"]
    other = "{S1|Analysts in Karvia} {C1|predict} {T1|that Valdora will close the border}."
    assert len(foreseen(other, valdora, karvia)) == 1


def test_what_a_cue_foresees_needs_no_will() -> None:
    marked = "{S1|The bank} {C1|expects} {T1|the economy to shrink in 2027}."
    (found,) = foreseen(marked)
    assert words(found.content, marked) == "the economy to shrink in 2027"


def test_events_are_tied_to_content_and_condition() -> None:
    text = "If Karvia attacks the town, the truce will collapse."
    events = tuple(
        Event(id=id_, key=id_, type="ASSAULT", trigger=(Span(text.index(word), text.index(word) + len(word)),))
        for id_, word in (("v1", "attacks"), ("v2", "collapse"))
    )
    doc = built(text, more=events)
    (found,) = (item for item in find_predictions(doc, codebook=CODEBOOK) if isinstance(item, Prediction))
    assert (found.event, found.condition_event) == ("v2", "v1")


UNSETTLED = {
    "The truce will collapse soon.": "no day by which it could be settled",
    "The truce will worsen by Friday.": "no act that could be checked",
    "The truce will collapse by Friday.": "names an act that either happens by a day or does not",
}


@pytest.mark.parametrize(("text", "why"), UNSETTLED.items())
def test_why_a_prediction_can_be_settled_or_not(text: str, why: str) -> None:
    (found,) = foreseen(text)
    assert found.why == why
    assert found.resolvable == why.startswith("names")


def test_two_clauses_are_two_predictions() -> None:
    text = "The bridge will collapse, but the dam is likely to hold until Friday."
    assert [words(found.content, text) for found in foreseen(text)] == [
        "The bridge will collapse",
        "the dam is likely to hold until Friday",
    ]


PIECES = st.sampled_from(
    [
        "will",
        "would",
        "could",
        "may",
        "if",
        "unless",
        ",",
        ".",
        ";",
        "“",
        "”",
        "?",
        "the",
        "truce",
        "Karvia",
        "he",
        "we",
        "collapse",
        "by",
        "Friday",
        "likely",
        "not",
        "to",
        "that",
        "there",
        "is",
        "a",
        "risk",
        "of",
        "40",
        "%",
        "chance",
        "A",
        "veto",
        "on",
        "3",
        "March",
        "in",
        "case",
        "without",
        "expected",
        "going",
        "and",
        "but",
        "who",
        "👩🏽\u200d⚖️",
        "said",
    ]
)


@settings(deadline=None)
@given(st.lists(PIECES, max_size=60).map(" ".join))
def test_any_text_gives_predictions_that_stand_in_it(text: str) -> None:
    end = 0
    for found in foreseen(text):
        assert found.content[0].start >= end
        for span in (*found.content, *found.condition):
            assert 0 <= span.start < span.end <= len(text)
        end = found.content[-1].end


@pytest.mark.parametrize(
    "piece", ["it will fall, ", "if ", "it could collapse if it ", "“they will fail ", "there is a risk of "]
)
def test_endless_sentences_take_linear_time(piece: str) -> None:
    doc = built(piece * (40_000 // len(piece)))
    start = time.process_time()
    list(find_predictions(doc, codebook=CODEBOOK))
    assert time.process_time() - start < 6
