import pytest
from marking_helpers import only


@pytest.mark.parametrize(
    ("cue", "content", "expected"),
    [
        ("said", "the border was open", "asserted"),
        ("denied", "that talks took place", "denied"),
        ("rejected", "the report", "denied"),
        ("called", "the report “a fabrication”", "denied"),
        ("did not deny", "that talks took place", "possible"),
        ("has not confirmed", "the report", "possible"),
        ("alleges", "that invoices were altered", "alleged"),
        ("claimed", "that invoices were altered", "asserted"),
        ("fear", "foreign meddling", "opinion"),
        ("fears", "that talks may collapse", "possible"),
        ("suggests", "that a coalition is likely", "probable"),
        ("told the paper", "the lease was “a trap with a view”", "opinion"),
        ("said", "the invoices had allegedly been altered", "alleged"),
        ("said", "a second release may follow", "possible"),
        ("suspects", "a survey ship", "possible"),
        ("said", "the accord would likely be signed", "probable"),
        ("expects", "a cut in June", "probable"),
        ("said", "if the law passed, he would resign", "hypothetical"),
        ("asked", "whether an inquiry would follow", "question"),
        ("did not say", "which side had fired", "question"),
        ("said", "“How long will this last?”", "question"),
        ("believes", "that the insurers are the obstacle", "opinion"),
        ("believes", "that a signing is likely", "probable"),
        ("condemned", "the vote", "opinion"),
        ("said", "it was a mistake", "opinion"),
        ("said", "the minister should resign", "opinion"),
        ("said", "the militia must return the dead", "asserted"),
        ("announced", "that two men held since May had been freed", "asserted"),
        ("said", "“If they hit the road again, we leave”", "hypothetical"),
        ("said", "“If you live here, stay indoors”", "asserted"),
        ("warned", "that if the pipe is laid, the birds could die", "possible"),
        ("said", "the report was “completely untrue”", "denied"),
        ("slammed", "the story as “fake”", "denied"),
        ("called", "the ferry “a floating conspiracy”", "opinion"),
        ("said", "that amounts to “water blackmail”", "opinion"),
        ("said", "the folders were “misplaced, not missing”", "asserted"),
        ("said", "“He is not in Lyon”", "asserted"),
        ("said", "the build-up looks like an exercise", "opinion"),
        ("finds", "the whole debate “ten years too late”", "opinion"),
        ("found", "that four in ten wells were dry", "asserted"),
        ("argued", "that the goggles were meant for rangers", "asserted"),
        ("complained", "that it had learned of the draft from television", "asserted"),
        ("joked", "that his neighbour had a new one", "asserted"),
    ],
)
def test_cue_and_content_decide(cue: str, content: str, expected: str) -> None:
    assert only(f"{{S1|Ana Lund}} {{C1|{cue}}} {{T1|{content}}}.").certainty == expected


def test_a_hedge_in_a_relative_clause_does_not_reach_the_main_clause() -> None:
    statement = only("{S1|Ana Lund} {C1|said} {T1|the minister, who was allegedly ill, had left}.")
    assert statement.certainty == "asserted"


def test_what_somebody_else_says_inside_does_not_hedge_the_speaker() -> None:
    statement = only(
        "{S1|Ana Lund} {C1|said} {T1|her client {C1.1|had been warned} {T1.1|that he could lose his post}}."
    )
    assert statement.certainty == "asserted"


def test_certainty_is_the_last_holder_s() -> None:
    statement = only(
        "{S1|The Courier} {C1|claimed} {T1|that {S1.1|officials} {C1.1|expected} {T1.1|a cut in June}}.",
        ("outlet", "The Courier"),
    )
    assert statement.certainty == "probable"


@pytest.mark.parametrize(
    ("content", "polarity"),
    [
        ("that talks took place", "positive"),
        ("that no talks took place", "negative"),
        ("the army had not moved", "negative"),
        ("“There is no base”", "negative"),
        ("the minister, who has not spoken since May, had left", "positive"),
    ],
)
def test_polarity_is_that_of_the_words(content: str, polarity: str) -> None:
    assert only(f"{{S1|Ana Lund}} {{C1|denied}} {{T1|{content}}}.").polarity == polarity


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("{C1|declined to comment}", "no-comment"),
        ("{C1|neither confirmed nor denied} {T1|the visit}", "no-comment"),
        ("{C1|has yet to comment}", "no-response"),
        ("{C1|did not respond to a request for comment}", "no-response"),
    ],
)
def test_silence_is_a_kind_of_its_own(words: str, kind: str) -> None:
    statement = only(f"{{S1|Ana Lund}} {words}.")
    assert (statement.kind, statement.certainty) == (kind, "asserted")


@pytest.mark.parametrize(
    ("content", "quotation"),
    [
        ("the border was open", "indirect"),
        ("“The border is open”", "direct"),
        ("that the border was “wide open”", "mixed"),
        ("“irregular formations under Tarvonian command”", "mixed"),
    ],
)
def test_the_share_between_quotation_marks_names_the_kind(content: str, quotation: str) -> None:
    assert only(f"{{S1|Ana Lund}} {{C1|said}} {{T1|{content}}}.").quotation == quotation


def test_the_reason_names_the_deciding_words() -> None:
    statement = only("{S1|two officials} {C1|said} {T1|a second release may follow}.")
    assert "officials" in statement.why
    assert "may" in statement.why


def test_a_paper_believes_nothing() -> None:
    assert only("{S1|An exit poll} {C1|sees} {T1|Ferro at 49.8 per cent}.").certainty == "asserted"


def test_a_belief_that_nobody_holds_is_hearsay() -> None:
    assert only("{T1|The rebels' commander} {C1|is thought} {T1|to have crossed the border}.").certainty == "alleged"
