from resolve_articles import entities_of, named, read_marked, rejected_of, source_entity, words

from onrecord.document import Span


def test_a_pronoun_means_the_person_of_its_gender() -> None:
    doc = read_marked("{P|Lena Orsk} met {P|Peter Tann}. {S1|She} {C1|said} {T1|it was late}. {S2|He} {C2|agreed}.")
    assert source_entity(doc, 1).name == "Lena Orsk"
    assert source_entity(doc, 2).name == "Peter Tann"


def test_the_last_speaker_goes_on_as_he() -> None:
    doc = read_marked(
        "{P|Paul Rask} criticised {P|Peter Tann}.\n\n{S1|{P|Rask}} {C1|said} {T1|the plan was dead}. "
        "{S2|He} {C2|added} {T2|that {P|Tann} knew}."
    )
    assert source_entity(doc, 2).name == "Paul Rask"


def test_a_speaker_does_not_name_himself() -> None:
    doc = read_marked("{P|Peter Tann} praised {P|Paul Rask}. “{T1|{P|Tann} is kind},” {S1|he} {C1|said}.")
    assert source_entity(doc, 1).name == "Paul Rask"


def test_a_pronoun_may_come_before_its_name() -> None:
    doc = read_marked("{P|Paul Rask} lost.\n\nWhen he took office, {P|Peter Tann} promised calm.")
    assert "he" in words(doc, named(doc, "Peter Tann"), "pronoun")


def test_a_role_means_the_one_who_was_called_so() -> None:
    doc = read_marked(
        "Senator {P|Lena Orsk} met Governor {P|Maria Brand}. {P|Brand} smiled. {S1|The senator} {C1|said} {T1|no}."
    )
    assert source_entity(doc, 1).name == "Lena Orsk"


def test_parties_do_not_mix() -> None:
    doc = read_marked(
        "Republican nominee {P|Paul Rask} met Democratic nominee {P|Peter Tann}. {P|Tann} left. "
        "{S1|The Republican nominee} {C1|said} {T1|no}."
    )
    assert source_entity(doc, 1).name == "Paul Rask"


def test_her_spokesman_is_one_unnamed_person_of_hers() -> None:
    doc = read_marked("{P|Lena Orsk} was out. {S1|Her spokesman} {C1|said} {T1|so}. {S2|The spokesman} {C2|left}.")
    entity = source_entity(doc, 1)
    assert (entity.kind, entity.name, entity.description) == ("person", None, "Her spokesman")
    assert source_entity(doc, 2).id == entity.id


def test_two_officials_are_a_group_without_a_name() -> None:
    doc = read_marked("{S1|Two officials in {L|Karvia}} {C1|said} {T1|so}.")
    entity = source_entity(doc, 1)
    assert (entity.kind, entity.name, entity.description) == ("group", None, "Two officials in Karvia")


def test_a_campaign_is_its_owners() -> None:
    doc = read_marked("{S1|The {P|Orsk} campaign} {C1|said} {T1|no}. {S2|The campaign} {C2|added} {T2|more}.")
    assert source_entity(doc, 1).kind == "organization"
    assert source_entity(doc, 1).id == source_entity(doc, 2).id


def test_a_possessor_is_not_what_it_possesses() -> None:
    doc = read_marked("{S1|{P|Lena Orsk}’s lawyer} {C1|said} {T1|no}.")
    assert source_entity(doc, 1).name is None


def test_a_name_in_apposition_names_the_role_before_it() -> None:
    doc = read_marked("{S1|The group’s president, {P|Wayne Lark},} {C1|said} {T1|no}.")
    entity = source_entity(doc, 1)
    assert (entity.name, entity.description) == ("Wayne Lark", "The group’s president")


def test_an_apposition_describes_a_name() -> None:
    doc = read_marked("{S1|{P|Lena Orsk}, a retired general,} {C1|wrote} {T1|so}.")
    entity = named(doc, "Lena Orsk")
    assert entity.description == "a retired general"
    assert [span.of(doc.text) for span in entity.description_spans] == ["a retired general"]


def test_a_title_describes_a_name_and_tells_the_mandate() -> None:
    doc = read_marked("{S1|Defence Minister {P|Ivo Tann}} {C1|said} {T1|no}.")
    entity = named(doc, "Ivo Tann")
    assert (entity.description, entity.mandate) == ("Defence Minister", "official")


def test_a_former_minister_holds_no_office() -> None:
    doc = read_marked("{S1|Former minister {P|Ivo Tann}} {C1|said} {T1|no}.")
    assert named(doc, "Ivo Tann").mandate == "none"


def test_i_in_a_quotation_is_its_speaker() -> None:
    doc = read_marked("{T1|“I saw it,”} {S1|{P|Lena Orsk}} {C1|said}.")
    doc = doc.with_found(_quotation(doc.text))
    assert words(doc, named(doc, "Lena Orsk"), "pronoun") == ["I"]


def test_i_outside_is_the_author_of_the_byline() -> None:
    doc = read_marked("{S1|I} {C1|think} {T1|it failed}.", byline=["Ane Holst"])
    assert source_entity(doc, 1).name == "Ane Holst"


def test_i_without_a_byline_is_rejected() -> None:
    doc = read_marked("{S1|I} {C1|think} {T1|it failed}.")
    assert [item.spans for item in rejected_of(doc)] == [(Span(0, 1),)]


def test_who_is_the_name_before_it() -> None:
    doc = read_marked("{P|Paul Rask} met {P|Lena Orsk}, {S1|who} {C1|said} {T1|no}.")
    assert source_entity(doc, 1).name == "Lena Orsk"


def test_it_is_a_body_and_not_a_person() -> None:
    doc = read_marked("The {O|Foreign Ministry} met {P|Paul Rask}. {S1|It} {C1|said} {T1|no}.")
    assert source_entity(doc, 1).name == "Foreign Ministry"


def test_two_speakers_together_are_one_group_and_they() -> None:
    doc = read_marked("{S1|{P|Paul Rask} and {P|Lena Orsk}} {C1|said} {T1|no}. {S2|They} {C2|left}.")
    entity = source_entity(doc, 1)
    assert (entity.kind, entity.name) == ("group", "Paul Rask and Lena Orsk")
    assert source_entity(doc, 2).id == entity.id


def test_the_two_men_are_the_two_who_were_named() -> None:
    doc = read_marked("{P|Paul Rask} fought {P|Peter Tann}. {S1|The two men} {C1|said} {T1|no}.")
    assert source_entity(doc, 1).name in ("Paul Rask and Peter Tann", "Peter Tann and Paul Rask")


def test_the_newspaper_is_the_outlet_and_not_the_ministry() -> None:
    doc = read_marked("The {O|Foreign Ministry} sued the {O|Valdora Courier}. {S1|The newspaper} {C1|said} {T1|no}.")
    assert source_entity(doc, 1).name == "Valdora Courier"


def test_a_court_of_the_opening_is_named_later() -> None:
    doc = read_marked("{S1|A federal appeals court} {C1|ruled} {T1|so}. The {O|Court of Appeals in Orlen} is old.")
    assert source_entity(doc, 1).name == "Court of Appeals in Orlen"


def test_entities_stand_in_the_order_of_their_first_mention() -> None:
    doc = read_marked("{P|Paul Rask} met {P|Lena Orsk} in {L|Hallin}.")
    assert [(e.id, e.name) for e in entities_of(doc)] == [("e1", "Paul Rask"), ("e2", "Lena Orsk"), ("e3", "Hallin")]


def test_an_empty_text_has_no_entities() -> None:
    assert entities_of(read_marked("")) == []


def _quotation(text: str):  # noqa: ANN202
    from onrecord.document.marks import Quotation

    start, end = text.index("“"), text.index("”") + 1
    return [Quotation(spans=(Span(start, end),), by="test", inside=(Span(start + 1, end - 1),))]


def test_a_body_behind_its_states_name_has_the_longest_mention() -> None:
    doc = read_marked("{S1|{L|Karvia}’s {O|Defence Ministry}} {C1|said} {T1|no}.")
    assert source_entity(doc, 1).name == "Defence Ministry"


def test_the_courier_of_a_courier_article_is_its_outlet() -> None:
    doc = read_marked("Three people told the {O|Courier} so.", outlet="The Norhavn Courier")
    assert named(doc, "The Norhavn Courier").kind == "outlet"


def test_a_river_bank_is_no_ministry() -> None:
    doc = read_marked("The {O|Foreign Ministry} denied it. Troops stood on the western bank.")
    assert words(doc, named(doc, "Foreign Ministry")) == ["Foreign Ministry"]


def test_one_of_them_is_an_unnamed_person() -> None:
    doc = read_marked("{S1|Two officials} {C1|said} {T1|no}. {S2|One of them} {C2|smiled}.")
    entity = source_entity(doc, 2)
    assert (entity.kind, entity.name, entity.description) == ("person", None, "One of them")


def test_a_vice_president_is_not_the_president() -> None:
    doc = read_marked("Vice president {P|Ivo Tann} met President {P|Lena Orsk}. {S1|The president} {C1|said} {T1|no}.")
    assert source_entity(doc, 1).name == "Lena Orsk"


def test_campaigns_of_two_owners_stay_two() -> None:
    doc = read_marked("{S1|The {P|Orsk} campaign} {C1|said} {T1|no}. {S2|The {P|Tann} camp} {C2|said} {T2|yes}.")
    assert [source_entity(doc, number).name for number in (1, 2)] == ["Orsk campaign", "Tann camp"]
