"""Events by hand: parties, standing, denials, channels, days, figures, mentions of one event."""

from datetime import date

import msgspec
import pytest
from deed_build import document, events_of, rejected_of, with_entities, with_statement

from onrecord.coding import choose_type
from onrecord.coding.standing import derive_status
from onrecord.document import Document
from onrecord.document.marks import Deed, Sentence
from onrecord.document.records import Entity

BRIGADES = "{A1|Karvia} has allegedly {E1|moved} {F1|two brigades} to {L1|the Valdoran border} {W1|on Monday}."


def test_an_event_has_its_parties_place_day_figures_and_words() -> None:
    doc = with_entities(document(BRIGADES, "MOBILIZE/troops actual hearsay"), "Karvia", "Valdoran border")
    (event,) = events_of(doc)
    assert (event.id, event.type, event.mode, event.actors) == ("v1", "MOBILIZE", ("troops",), ("e1",))
    assert event.place is not None
    assert (event.place.name, event.place.entity) == ("the Valdoran border", "e2")
    assert event.day is not None
    assert (event.day.from_, event.day.to) == (date(2026, 3, 2), date(2026, 3, 2))
    assert [(figure.value, figure.unit) for figure in event.figures] == [("2", "brigades")]
    assert [span.of(doc.text) for span in event.trigger] == ["moved"]
    assert event.evidence[0].of(doc.text).startswith("Karvia has allegedly moved")
    assert (event.status, event.same_as, event.according_to) == ("alleged", "v1", ())
    assert event.confidence == 0.95


@pytest.mark.parametrize(
    ("realis", "polarity", "sourcing", "denied", "status"),
    [
        ("actual", "positive", "own-voice", True, "denied"),
        ("planned", "negative", "hearsay", False, "planned"),
        ("threatened", "positive", "accusation", False, "threatened"),
        ("actual", "negative", "hearsay", False, "negated"),
        ("actual", "positive", "hearsay", False, "alleged"),
        ("actual", "positive", "accusation", False, "alleged"),
        ("actual", "positive", "attributed", False, "reported"),
        ("actual", "positive", "own-voice", False, "asserted"),
    ],
)
def test_status_follows_from_the_parts(realis: str, polarity: str, sourcing: str, denied: bool, status: str) -> None:
    assert derive_status(realis, polarity, sourcing, is_denied=denied) == status  # type: ignore[arg-type]


def test_what_stands_in_a_statement_is_no_longer_told_by_the_article() -> None:
    text = "{H1|Officials} said {A1|Karvia} {E1|shelled} {L1|the port}."
    doc = with_statement(document(text, "ASSAULT actual own-voice"), "Officials", "said", "Karvia shelled the port")
    (event,) = events_of(doc)
    assert (event.sourcing, event.status, event.according_to) == ("attributed", "reported", ("s1",))


def test_a_cue_that_is_an_event_does_not_stand_in_its_own_statement() -> None:
    text = "{A1|Karvia} {E1|threatened} to {E2|leave} {E3|the talks}."
    doc = document(text, "THREATEN actual own-voice", "REJECT/meet threatened attributed", "CONSULT actual own-voice")
    doc = with_statement(doc, "Karvia", "threatened", "to leave the talks")
    threat, leaving, _ = events_of(doc)
    assert (threat.status, threat.according_to) == ("asserted", ())
    assert (leaving.status, leaving.according_to) == ("threatened", ("s1",))


def test_a_hedge_close_by_makes_hearsay_only_if_the_reader_thinks_so_too() -> None:
    text = "{A1|Karvia} {E1|met} {A1|Valdora} allegedly."
    assert events_of(document(text, "CONSULT actual own-voice hearsay:0.2"))[0].sourcing == "hearsay"
    assert events_of(document(text, "CONSULT actual own-voice hearsay:0.01"))[0].sourcing == "own-voice"


def test_nothing_becomes_surer_than_the_reader_holds_it() -> None:
    text = "{H1|Officials} said {A1|Karvia} {E1|shelled} {L1|the port}."
    doc = with_statement(document(text, "ASSAULT actual hearsay"), "Officials", "said", "Karvia shelled the port")
    assert events_of(doc)[0].status == "alleged"


def test_an_allegation_of_somebody_is_hearsay_and_a_possibility_no_fact() -> None:
    text = "{H1|Analysts} think {A1|Karvia} {E1|shelled} {L1|the port}."
    base = document(text, "ASSAULT actual:0.6 hypothetical:0.3 attributed")
    alleged = with_statement(base, "Analysts", "think", "Karvia shelled the port", certainty="alleged")
    assert events_of(alleged)[0].status == "alleged"
    possible = with_statement(base, "Analysts", "think", "Karvia shelled the port", certainty="possible")
    assert events_of(possible)[0].status == "hypothetical"


def test_a_denied_meeting_is_denied_and_names_who_denies_it() -> None:
    text = "{H1|The ministry} {D1|denied} that {A1|Karvia} {E1|met} {A1|Valdora}."
    doc = with_statement(
        document(text, "CONSULT actual attributed denied"), "The ministry", "denied", "that Karvia met Valdora",
        certainty="denied",
    )  # fmt: skip
    (event,) = events_of(with_entities(doc, "Karvia", "Valdora"))
    assert (event.status, event.actors, event.denied_by) == ("denied", ("e1", "e2"), ("s1",))


def test_a_denial_elsewhere_leaves_the_status_and_stands_beside_it() -> None:
    text = "{A1|Karvia} has allegedly {E1|moved} brigades. “No {A2|Karvian unit} has {E2|moved},” Defence Minister Tann said."
    doc = document(text, "MOBILIZE actual hearsay", "MOBILIZE actual attributed negative")
    doc = with_entities(doc, "Karvia|Karvian unit")
    doc = with_statement(doc, "Defence Minister Tann", "said", "No Karvian unit has moved")
    alleged, negated = events_of(doc)
    assert (alleged.status, alleged.denied_by) == ("alleged", ("s1",))
    assert (negated.status, negated.denied_by, negated.same_as) == ("negated", (), "v1")


def test_what_is_no_event_is_rejected_with_the_reason() -> None:
    doc = document("A {E1|war} of words.", "none ASSAULT:0.1")
    (left_out,) = rejected_of(doc)
    assert (left_out.stage, left_out.reason) == ("coding", "looks like ASSAULT, but is told as no event")
    assert not events_of(doc)


def test_a_type_without_support_is_no_default() -> None:
    assert choose_type({"none": 0.1, "AID": 0.35, "CONSULT": 0.3})[0] is None
    assert choose_type({"none": 0.1, "AID": 0.8}) == ("AID", "")


def test_words_of_a_channel_win_over_what_the_reader_proposes() -> None:
    text = "{A1|Karvia} {E1|held secret talks} with {A1|Valdora}."
    (event,) = events_of(document(text, "CONSULT actual own-voice official"))
    assert event.channel == "back-channel"
    text = "{A1|Karvia} secretly {E1|shelled} {R1|Valdora}."
    (event,) = events_of(document(text, "ASSAULT actual own-voice"))
    assert event.channel == "unknown"


def test_mentions_of_one_event_are_linked_and_keep_their_standing() -> None:
    text = (
        "{A1|Karvia} allegedly {E1|met} {A1|Valdora} in Sarn. Minister Tann said {A2|Karvia} and {A2|Valdora} {E2|met}. "
        "{A3|Osk} {E3|met} {A3|Valdora}."
    )
    labels = ("CONSULT actual hearsay", "CONSULT actual attributed", "CONSULT actual own-voice")
    events = events_of(with_entities(document(text, *labels), "Karvia", "Valdora", "Osk"))
    assert [event.same_as for event in events] == ["v1", "v1", "v3"]
    assert [event.status for event in events] == ["alleged", "reported", "asserted"]


def test_what_is_said_twice_to_different_people_is_two_events() -> None:
    text = "{A1|Karvia} {E1|accused} {R1|Valdora} of lying. {A2|Karvia} {E2|accused} {R2|Osk} of lying."
    labels = ("ACCUSE actual own-voice", "ACCUSE actual own-voice")
    events = events_of(with_entities(document(text, *labels), "Karvia", "Valdora", "Osk"))
    assert [event.same_as for event in events] == ["v1", "v2"]


def test_a_topic_is_the_words_behind_about() -> None:
    text = "{A1|Karvia} {E1|held talks} with {A1|Valdora} on the grain corridor in Sarn {W1|on Monday}."
    (event,) = events_of(document(text, "CONSULT actual own-voice"))
    assert event.topic == ("the grain corridor",)


def test_a_party_that_means_nobody_is_told_in_the_reason() -> None:
    (event,) = events_of(document("{A1|Somebody} {E1|shelled} the port.", "ASSAULT actual own-voice"))
    assert event.actors == ()
    assert "“Somebody” means nobody who could be found" in event.why


@pytest.mark.parametrize(
    ("text", "realis"),
    [
        ("Karvia calls for the {E1|release} of the crew.", "requested"),
        ("A last call averted the {E1|blockade} of the port.", "hypothetical"),
        ("Did Karvia {E1|shell} the port?", "hypothetical"),
        ("Karvia {E1|shelled} the port.", "actual"),
    ],
)
def test_words_around_keep_a_deed_from_being_a_fact(text: str, realis: str) -> None:
    assert events_of(document(text, "ASSAULT actual own-voice"))[0].realis == realis


def test_words_around_do_not_stand_against_a_reader_that_is_certain() -> None:
    doc = document("Karvia calls for the {E1|release} of the crew.", "RETREAT/release actual:0.99 own-voice")
    assert events_of(doc)[0].realis == "actual"


def test_sport_is_no_politics_unless_somebody_political_takes_part() -> None:
    doc = document("Contract {E1|talks} with goalkeeper Elsa Roum have stalled.", "CONSULT actual own-voice")
    (left_out,) = rejected_of(doc)
    assert "goalkeeper" in left_out.reason
    doc = document("{A1|The prime minister} {E1|met} the goalkeeper.", "CONSULT actual own-voice")
    assert len(events_of(doc)) == 1


def test_members_that_are_joined_act_each_for_himself() -> None:
    doc = document("{A1|Jordan and Britain} {E1|agreed} on exercises.", "AGREE actual own-voice")
    (event,) = events_of(with_entities(doc, "Jordan", "Britain", "Jordan and Britain"))
    assert event.actors == ("e1", "e2")


def test_turns_of_speech_and_tellers_are_no_part_of_events() -> None:
    (left_out,) = rejected_of(document("FOR IMMEDIATE {E1|RELEASE}", "RETREAT/release actual own-voice"))
    assert "turn of speech" in left_out.reason
    doc = document("{A1|The Courier} wrote that {A1|Karvia} {E1|met} Valdora.", "CONSULT actual attributed")
    doc = with_entities(doc, "Courier", "Karvia")
    outlet = msgspec.structs.replace(
        doc.of_kind(Entity)[0], id="e9", kind="outlet", mentions=doc.of_kind(Entity)[0].mentions
    )
    told = Document(doc.article, doc.text).with_found(
        [*doc.of_kind(Sentence), *doc.of_kind(Deed), outlet, doc.of_kind(Entity)[1]]
    )
    assert events_of(told)[0].actors == ("e2",)


def test_a_date_that_comes_again_soon_is_the_coming_one() -> None:
    text = "{A1|Ministers} {E1|meet} {W1|on 20 March}. {A2|Karvia} {E2|shelled} the port {W2|on 20 January}."
    meeting, shelling = events_of(document(text, "CONSULT actual own-voice", "ASSAULT actual own-voice"))
    assert meeting.day is not None
    assert shelling.day is not None
    assert (meeting.day.from_, shelling.day.from_) == (date(2026, 3, 20), date(2026, 1, 20))
