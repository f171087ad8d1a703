from resolve_articles import entities_of, named, read_marked, source_entity, words


def test_her_husband_bears_her_name() -> None:
    doc = read_marked(
        "{P|Paul Rask} lost.\n\n{P|Peter Tann} won. {P|Lena Rask} wept. {S1|Her husband} {C1|said} {T1|so}."
    )
    assert source_entity(doc, 1).name == "Paul Rask"


def test_a_wife_told_before_her_name_is_found_by_the_surname() -> None:
    doc = read_marked("{S1|{P|Paul Rask}’s wife} {C1|wept}.\n\n“{T2|No},” {P|Lena Rask} said.")
    assert source_entity(doc, 1).name == "Lena Rask"


def test_two_women_of_one_name_leave_a_wife_open() -> None:
    doc = read_marked(
        "{P|Lena Rask}, {P|Mary Rask} and {P|Paul Rask} came. {S1|{P|Paul Rask}’s wife} {C1|said} {T1|no}."
    )
    assert source_entity(doc, 1).name is None


def test_the_husband_of_a_wife_is_her_owner() -> None:
    doc = read_marked("{P|Paul Rask}’s wife came. She greeted {P|Peter Tann}. {S1|Her husband} {C1|said} {T1|no}.")
    assert source_entity(doc, 1).name == "Paul Rask"


def test_an_owner_may_stand_behind_the_relative() -> None:
    doc = read_marked("{P|Lena Rask} came.\n\n{S1|The wife of {P|Paul Rask}} {C1|said} {T1|no}.")
    assert source_entity(doc, 1).name == "Lena Rask"


def test_what_somebody_is_goes_on_with_who() -> None:
    doc = read_marked("{P|Paul Rask} is a retired judge {S1|who} {C1|says} {T1|so}.")
    assert source_entity(doc, 1).name == "Paul Rask"


def test_a_judge_is_not_the_tycoon() -> None:
    doc = read_marked(
        "{P|Corwin Hale} sued the paper. Judge {P|Peter Tann} heard the case, and {P|Tann} ruled. "
        "{S1|The tycoon} {C1|said} {T1|no}."
    )
    assert source_entity(doc, 1).name == "Corwin Hale"


def test_the_one_of_an_age_is_who_was_spoken_of() -> None:
    doc = read_marked("{P|Lena Orsk} noted the rule. {S1|The 34-year-old mother of three} {C1|said} {T1|no}.")
    assert source_entity(doc, 1).name == "Lena Orsk"


def test_a_speaker_called_by_a_role_is_not_the_one_named_in_his_words() -> None:
    doc = read_marked("{P|Lena Orsk} met {P|Peter Tann}. {S1|The candidate} {C1|said} {T1|{P|Tann} was kind}.")
    assert source_entity(doc, 1).name == "Lena Orsk"


def test_a_body_is_named_by_its_noun_and_tail() -> None:
    doc = read_marked("The Harbour Commission on Lights met. {S1|The commission} {C1|said} {T1|so}.")
    assert source_entity(doc, 1).name == "Harbour Commission on Lights"


def test_a_body_is_named_by_the_initials_in_brackets() -> None:
    doc = read_marked("Friends to Save Our Quays ({O|FSOQ}) met. {S1|{O|FSOQ}} {C1|said} {T1|so}.")
    assert source_entity(doc, 1).name == "Friends to Save Our Quays"


def test_a_noun_in_a_name_finds_a_body_named_long_ago() -> None:
    far = "\n\n".join(f"{{P|Ada Lark{letter}}} came." for letter in "abcdefghijklmnopqrstuvw")
    doc = read_marked(
        f"The {{O|Littoral Court of Appeals}} sat.\n\n{far}\n\n{{S1|The appeals court}} {{C1|said}} {{T1|no}}."
    )
    assert source_entity(doc, 1).name == "Littoral Court of Appeals"


def test_a_persons_campaign_is_as_good_as_named() -> None:
    doc = read_marked("{S1|{P|Lena Orsk}’s campaign} {C1|said} {T1|no}. {S2|The campaign} {C2|added} {T2|more}.")
    assert source_entity(doc, 2).name == "Lena Orsk’s campaign"
    assert "Lena Orsk’s campaign" in words(doc, named(doc, "Lena Orsk’s campaign"), "name")


def test_banks_are_not_one_bank() -> None:
    doc = read_marked("The {O|Littoral Bank} met. {S1|The biggest banks} {C1|said} {T1|so}.")
    assert source_entity(doc, 1).name is None
    assert len([entity for entity in entities_of(doc) if entity.name]) == 1


def test_a_title_of_two_is_that_of_each() -> None:
    doc = read_marked(
        "Critics came, and Senators {P|Lena Orsk}, Republican of {L|Norland}, and {P|Paul Rask} with {P|Ada Lark}. "
        "{S1|The senators} {C1|said} {T1|no}."
    )
    spans = [span.of(doc.text) for mention in source_entity(doc, 1).mentions for span in mention.spans]
    assert spans[:2] == ["Lena Orsk", "Paul Rask"]


def test_a_union_may_be_called_an_association() -> None:
    doc = read_marked("{S1|A union of harbour pilots} {C1|said} {T1|no}.\n\nThe {O|Association of Harbour Pilots} met.")
    assert source_entity(doc, 1).name == "Association of Harbour Pilots"


def test_the_campaign_is_that_of_the_one_spoken_of() -> None:
    lull = "Rain fell. " * 8
    doc = read_marked(
        f"{{P|Lena Orsk}}’s campaign met {{P|Paul Rask}}’s campaign. {lull}\n\n"
        "{P|Lena Orsk} will speak. {S1|The campaign} {C1|said} {T1|so}."
    )
    assert source_entity(doc, 1).name == "Lena Orsk’s campaign"


def test_the_city_is_the_one_written_from() -> None:
    doc = read_marked(
        "{L|HALLIN} slept. {L|Hallin} woke. It is called {L|Queen City}. {S1|The city} {C1|said} {T1|no}."
    )
    assert source_entity(doc, 1).name == "HALLIN"


def test_governments_of_two_states_stay_apart() -> None:
    doc = read_marked(
        "{S1|The {L|U.S.} government} {C1|said} {T1|no}. {S2|The {N|Ukrainian} government} {C2|said} {T2|so}. "
        "{S3|{L|Ukraine}’s government} {C3|left}."
    )
    assert [source_entity(doc, number).name for number in (1, 2, 3)] == [
        "U.S. government",
        "Ukrainian government",
        "Ukrainian government",
    ]
    assert source_entity(doc, 3).id == source_entity(doc, 2).id


def test_a_bank_is_no_ministry() -> None:
    doc = read_marked("{O|The Ministry of Trade} met lenders. {S1|The bank} {C1|confirmed} {T1|it}.")
    assert source_entity(doc, 1).name is None


def test_the_rights_group_is_the_body_named_before() -> None:
    doc = read_marked("{O|Amnesty International} counted the dead. {S1|The rights group} {C1|said} {T1|so}.")
    assert source_entity(doc, 1).name == "Amnesty International"


def test_a_website_in_apposition_is_an_outlet() -> None:
    doc = read_marked("{S1|An insider} {C1|told} the site {O|HangarLeaks} {T1|so}.")
    assert named(doc, "HangarLeaks").kind == "outlet"
