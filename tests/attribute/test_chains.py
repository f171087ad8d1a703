from marking_helpers import hops, names, only, read


def test_the_first_hop_is_the_article() -> None:
    statement = only("{S1|The minister} {C1|said} {T1|the border was open}.")
    assert statement.chain[0].kind == "article"
    assert statement.chain[0].name is None


def test_an_outlet_that_reports_what_officials_told_it_gives_three_hops() -> None:
    statement = only(
        "{S1|The Courier} {C1|reported} {T1|that {S1.1|two officials in Karvia} {C1.1|told} it "
        "{T1.1|a pull-back accord would likely be signed}}.",
        ("outlet", "The Courier"),
    )
    assert hops(statement) == ["outlet", "unnamed-group"]
    assert names(statement) == ["The Courier", "two officials in Karvia"]
    assert statement.chain[2].count == 2
    assert statement.source_type == "unnamed-group"
    assert statement.source_entity == "e1"
    assert len(statement.nested) == 1


def test_who_told_an_agency_stands_behind_it() -> None:
    statement = only(
        "{S1|Ana Lund} {C1|told} Reuters {T1|that the talks had ended}.",
        ("person", "Ana Lund"),
        ("outlet", "Reuters"),
    )
    assert names(statement) == ["Reuters", "Ana Lund"]
    assert statement.speaker == "e1"


def test_telling_reporters_adds_no_hop() -> None:
    statement = only(
        "{S1|Ana Lund} {C1|told} reporters in Paris {T1|that the talks had ended}.", ("person", "Ana Lund")
    )
    assert hops(statement) == ["named-person"]
    assert statement.medium == "speech"


def test_the_article_s_own_outlet_is_no_hop() -> None:
    statement = only(
        "{S1|Ana Lund} {C1|told} The Valdoran Courier {T1|that the talks had ended}.",
        ("person", "Ana Lund"),
        outlet="The Valdoran Courier",
    )
    assert hops(statement) == ["named-person"]


def test_an_interview_with_an_outlet_is_a_hop() -> None:
    statement = only(
        "{T1|“Brellia is broke,”} {S1|Ana Lund} {C1|said} in an interview with the Morning Lantern.",
        ("person", "Ana Lund"),
        ("outlet", "Morning Lantern"),
    )
    assert hops(statement) == ["outlet", "named-person"]
    assert statement.medium == "interview"


def test_a_document_seen_by_an_outlet_has_the_outlet_before_it() -> None:
    statement = only(
        "{T1|The dam leaks}, {C1|according to} {S1|a draft report seen by Reuters}.", ("outlet", "Reuters")
    )
    assert hops(statement) == ["outlet", "document"]
    assert names(statement) == ["Reuters", "a draft report"]
    assert statement.medium == "leak"


def test_an_outlet_s_sources_stand_behind_it() -> None:
    statement = only("{S1|The Courier's sources} {C1|say} {T1|the cabinet never voted}.", ("outlet", "The Courier"))
    assert hops(statement) == ["outlet", "unnamed-group"]


def test_whom_an_outlet_cites_is_the_origin() -> None:
    statement = only(
        "{S1|The Courier} {C1|reported}, citing three people familiar with the talks, {T1|that the dam leaks}.",
        ("outlet", "The Courier"),
    )
    assert hops(statement) == ["outlet", "unnamed-group"]
    assert statement.chain[2].count == 3


def test_citing_a_reason_names_no_source() -> None:
    statement = only(
        "{S1|The Courier} {C1|withdrew} {T1|the article}, citing security concerns.", ("outlet", "The Courier")
    )
    assert hops(statement) == ["outlet"]


def test_a_tail_that_relays_a_speaker_becomes_the_outer_hop() -> None:
    statement = only(
        "{T1|{T2|The ship had no papers}}, {S1|two port officials} {C1|said}, {C2|as reported by} {S2|the Orlo Mercury}.",
        ("outlet", "Orlo Mercury"),
    )
    assert hops(statement) == ["outlet", "unnamed-group"]


def test_two_speakers_of_the_same_words_stay_two() -> None:
    statements = read("{T1|{T2|The ship had no papers}}, {S1|Ana Lund} {C1|said} and {S2|Bo Rask} {C2|agreed}.")
    assert len(statements) == 2


def test_four_hops_are_kept_in_order() -> None:
    statement = only(
        "{S1|The Evening Post} {C1|cited} {T1|{S1.1|a medic} {C1.1|as saying} "
        "{T1.1|{S1.1.1|wounded men} {C1.1.1|had told} her {T1.1.1|they were hit by their own guns}}}.",
        ("outlet", "The Evening Post"),
    )
    assert hops(statement) == ["outlet", "unnamed-person", "unnamed-group"]


def test_an_attribution_in_half_of_a_content_does_not_extend_the_chain() -> None:
    statement = only(
        "{S1|Ana Lund} {C1|said} {T1|the talks had gone on for nine days, that nobody had slept, "
        "and that {S1.1|the envoy} {C1.1|complained} {T1.1|of the heat}}.",
        ("person", "Ana Lund"),
    )
    assert hops(statement) == ["named-person"]
    assert len(statement.nested) == 1


def test_a_denial_ends_the_chain() -> None:
    statement = only(
        "{S1|Ana Lund} {C1|denied} {T1|that {S1.1|the envoy} {C1.1|had said} {T1.1|the war was over}}.",
        ("person", "Ana Lund"),
    )
    assert hops(statement) == ["named-person"]
    assert statement.certainty == "denied"


def test_hearsay_without_a_holder_has_the_article_only() -> None:
    statement = only("The envoy has {C1|allegedly} {T1|met the rebels}.")
    assert hops(statement) == []
    assert statement.source_type == "none"
    assert statement.certainty == "alleged"


def test_a_pronoun_is_its_entity_and_that_is_said() -> None:
    first, second = read(
        "{S1|Ana Lund} {C1|arrived and said} {T1|nothing had changed}. {S2|She} {C2|added} {T2|that it would not}.",
        ("person", "Ana Lund", "Ana Lund", "She"),
    )
    assert first.speaker == second.speaker == "e1"
    assert names(second) == ["Ana Lund"]
    assert "speaker" in second.inferred
    assert "speaker" not in first.inferred


def test_who_adds_to_a_quotation_still_speaks_to_the_same_outlet() -> None:
    _, second = read(
        "{S1|Ana Lund} {C1|told} Reuters {T1|a ransom was paid}. {T2|“Nobody leaves for free,”} {S2|she} {C2|added}.",
        ("person", "Ana Lund", "Ana Lund", "she"),
        ("outlet", "Reuters"),
    )
    assert hops(second) == ["outlet", "named-person"]


def test_who_says_more_has_no_outlet_before() -> None:
    _, second = read(
        "{S1|Ana Lund} {C1|told} Reuters {T1|a ransom was paid}. {S2|She} {C2|said} {T2|nobody left for free}.",
        ("person", "Ana Lund", "Ana Lund", "She"),
        ("outlet", "Reuters"),
    )
    assert hops(second) == ["named-person"]


def test_an_outlet_s_own_correspondent_stands_behind_it() -> None:
    statement = only("{S1|The Lowland Post's own correspondent} {C1|saw} {T1|boats}.", ("outlet", "Lowland Post"))
    assert hops(statement) == ["outlet", "unnamed-person"]


def test_a_thing_that_shows_something_is_no_hop() -> None:
    text = "{S1|Ana Lund} {C1|thinks} {T1|{S1.1|the raid} {C1.1|shows} {T1.1|how weak the state is}}."
    assert hops(only(text, ("person", "Ana Lund"))) == ["named-person"]


def test_who_urged_something_is_passed_on() -> None:
    text = (
        "{S1|The Times} {C1|reported} {T1|that {S1.1|two ministers} {C1.1|had urged} the premier {T1.1|to publish it}}."
    )
    assert hops(only(text, ("outlet", "The Times"))) == ["outlet", "unnamed-group"]


def test_a_speaker_at_the_head_of_a_relayed_content_is_found() -> None:
    text = "{S1|The Courier} {C1|reports} {T1|that cleaning staff had warned of strangers}."
    statement = only(text, ("outlet", "The Courier"))
    assert hops(statement) == ["outlet", "unnamed-group"]
    assert len(statement.nested) == 1


def test_who_was_told_something_is_no_speaker_at_the_head_of_a_content() -> None:
    text = "{S1|The Courier} {C1|reports} {T1|that officials had been told to leave}."
    assert hops(only(text, ("outlet", "The Courier"))) == ["outlet"]
