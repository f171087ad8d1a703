from marking_helpers import attributed, document, read, strip_marks

from onrecord.document.marks import Attribution
from onrecord.document.records import Rejected


def attributions(marked: str) -> tuple[Attribution, ...]:
    text, places = strip_marks(marked)
    return attributed(document(text), places).of_kind(Attribution)


def words(item: Attribution, marked: str) -> list[str]:
    text, _ = strip_marks(marked)
    return [span.of(text) for span in item.content]


def test_a_hedge_has_no_source() -> None:
    marked = "{S1|The envoy} {C1|has allegedly} {T1|met the rebels}."
    (item,) = attributions(marked)
    assert item.source == ()
    assert words(item, marked) == ["The envoy has", "met the rebels"]


def test_what_somebody_reportedly_said_keeps_its_source() -> None:
    (item,) = attributions("{S1|The envoy} {C1|reportedly said} {T1|he had met the rebels}.")
    assert len(item.source) == 1


def test_according_to_somebody_speaks_of_its_own_sentence() -> None:
    marked = "{T1|Could this be a sign}? {C1|According to} {S1|reports}, the envoy met the rebels."
    (item,) = attributions(marked)
    assert words(item, marked) == ["the envoy met the rebels"]


def test_a_cue_without_content_takes_the_quotation_beside_it() -> None:
    marked = "{S1|Ana Lund} {C1|continued}: “Nobody has seen the draft of the accord.”"
    (item,) = attributions(marked)
    assert words(item, marked) == ["“Nobody has seen the draft of the accord.”"]


def test_a_cue_without_content_and_quotation_is_rejected_with_the_reason() -> None:
    text, places = strip_marks("{S1|Ana Lund} {C1|said} nothing of the kind.")
    doc = attributed(document(text), places)
    assert doc.of_kind(Attribution) == ()
    assert "no content" in doc.of_kind(Rejected)[0].reason


def test_a_quotation_goes_on_behind_its_speaker() -> None:
    marked = "{T1|“We met,”} {S1|Ana Lund} {C1|said}. “It was a long and cold evening.”"
    (item,) = attributions(marked)
    assert words(item, marked) == ["“We met,”", "“It was a long and cold evening.”"]


def test_a_dash_credits_a_quotation() -> None:
    marked = "“Rivers do not carry passports.” – Commissioner Hanne Voss"
    (item,) = attributions(marked)
    text, _ = strip_marks(marked)
    assert [span.of(text) for span in item.source] == ["Commissioner Hanne Voss"]
    assert [span.of(text) for span in item.cue] == ["–"]


def test_a_speaker_right_behind_a_quotation_is_found_without_the_reader() -> None:
    marked = "“Nobody has seen the draft,” the envoy said. The rest was silence."
    (item,) = attributions(marked)
    text, _ = strip_marks(marked)
    assert [span.of(text) for span in (*item.source, *item.cue)] == ["the envoy", "said"]


def test_a_quotation_that_is_a_sentence_of_its_own_continues_the_last_speaker() -> None:
    statements = read(
        "{S1|Ana Lund} {C1|explained} {T1|the risks of such talks}. “Nobody controls them and nobody answers for them.”",
        ("person", "Ana Lund"),
    )
    assert statements[1].speaker == "e1"
    assert statements[1].inferred == ("source",)
    assert statements[1].source == ()


def test_a_heading_between_quotation_marks_is_nobody_s() -> None:
    assert attributions("“All Bets Are Off Today”\n\nThe talks began on Monday.") == ()


def test_hearsay_that_the_reader_missed_is_found() -> None:
    (item,) = attributions("The envoy has allegedly met the rebels.")
    assert item.source == ()
    assert item.by.startswith("attribute.hearsay")


def test_an_attribution_inside_another_s_content_is_nested_even_if_the_reader_says_not() -> None:
    outer, inner = attributions("{S1|The Courier} {C1|reported} {T1|that {S2|officials} {C2|said} {T2|the dam leaks}}.")
    assert inner.parent == outer.number
    assert outer.parent is None


def test_citing_is_inside_what_cites() -> None:
    first, second = attributions(
        "{S1|The Courier} {C1|reported}, {C2|citing} {S2|two officials}, {T1|{T2|that the dam leaks}}."
    )
    assert second.parent == first.number
