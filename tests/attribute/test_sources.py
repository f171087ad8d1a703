import pytest
from marking_helpers import only, read


def kind_of(source: str, *entities: tuple[str, ...], outlet: str | None = None) -> str:
    return only(
        f"Late on Monday {{S1|{source}}} {{C1|said}} {{T1|the border was open}}.", *entities, outlet=outlet
    ).source_type


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("officials", "unnamed-group"),
        ("two Western diplomats briefed on the talks", "unnamed-group"),
        ("a senior official", "unnamed-person"),
        ("the minister", "unnamed-person"),
        ("one of the officials", "unnamed-person"),
        ("the foreign ministry", "named-organization"),
        ("the palace", "named-organization"),
        ("a private bank", "unnamed-group"),
        ("police", "named-organization"),
        ("a leaked cable", "document"),
        ("flight logs", "document"),
        ("state television", "outlet"),
        ("the newspaper", "outlet"),
        ("a paper by three economists", "document"),
        ("@orlo_watcher", "social-account"),
        ("a user on Reddit", "social-account"),
        ("we", "author"),
        ("this newspaper", "author"),
        ("our correspondent in Karvia", "author"),
        ("unconfirmed reports", "unnamed-group"),
    ],
)
def test_the_noun_at_the_head_decides(source: str, expected: str) -> None:
    assert kind_of(source) == expected


def test_a_role_is_a_named_person_where_the_article_names_its_holder() -> None:
    assert kind_of("the minister", ("person", "Ana Lund", "the minister")) == "named-person"


def test_a_name_in_apposition_names_the_person() -> None:
    assert kind_of("the company's owner, Rada Pilz,", ("person", "Rada Pilz")) == "named-person"


def test_people_close_to_somebody_named_are_not_named() -> None:
    assert kind_of("people close to President Ana Lund", ("person", "Ana Lund")) == "unnamed-group"


def test_a_lawyer_for_somebody_named_is_not_named() -> None:
    assert kind_of("a lawyer for Rada Pilz", ("person", "Rada Pilz")) == "unnamed-person"


def test_a_country_that_speaks_is_an_organization() -> None:
    assert kind_of("Karvia", ("country", "Karvia")) == "named-organization"


def test_a_title_with_a_preposition_still_ends_in_a_person() -> None:
    assert kind_of("Minister of Infrastructure Pelka Ruud", ("person", "Pelka Ruud")) == "named-person"


def test_a_name_behind_the_word_newspaper_is_an_outlet() -> None:
    assert kind_of("the newspaper Slovo", ("organization", "Slovo")) == "outlet"


def test_the_article_s_own_outlet_is_the_author() -> None:
    assert kind_of("The Courier", ("outlet", "The Courier"), outlet="The Norhavn Courier") == "author"


def test_a_body_that_publishes_its_own_text_is_a_source() -> None:
    assert kind_of("the commission", outlet="Commission for Inland Waters") == "named-organization"


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ("two officials", 2),
        ("a dozen diplomats", 12),
        ("three of the five officials", 3),
        ("at least 40 residents", 40),
        ("a hotel employee and a taxi driver", 2),
        ("officials", None),
        ("one of the officials", None),
    ],
)
def test_number_words_are_counted(source: str, count: int | None) -> None:
    statement = only(f"Late on Monday {{S1|{source}}} {{C1|said}} {{T1|the border was open}}.")
    assert statement.chain[-1].count == count


@pytest.mark.parametrize(
    ("source", "access"),
    [
        ("three people who took part in the talks", "took-part"),
        ("two officials who have read the assessment", "saw-document"),
        ("people who were shown it", "saw-document"),
        ("a person briefed by the president's office", "briefed"),
        ("an official who was told of the decision", "second-hand"),
        ("people familiar with the matter", "unknown"),
        ("officials", "unknown"),
    ],
)
def test_how_a_source_knows_is_kept(source: str, access: str) -> None:
    statement = only(f"Late on Monday {{S1|{source}}} {{C1|said}} {{T1|the border was open}}.")
    assert statement.chain[-1].access == access


def test_one_of_the_officials_knows_what_the_officials_know() -> None:
    _, second = read(
        "{S1|Two officials who have read the report} {C1|said} {T1|the dam leaks}. "
        "{S2|One of the officials} {C2|said} {T2|it always had}."
    )
    assert second.chain[-1].access == "saw-document"


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        (
            "{S1|an official} {C1|said} on condition of anonymity because the talks are secret.",
            "because the talks are secret",
        ),
        ("{S1|an official} {C1|said}, speaking on condition of anonymity.", None),
        ("{S1|an official who was not authorised to speak publicly} {C1|said}.", "not authorised to speak publicly"),
        (
            "{S1|an official} {C1|said}, insisting on anonymity for fear of losing his post.",
            "for fear of losing his post",
        ),
        (
            "{S1|an official} {C1|said}. The official asked not to be named because the file is secret.",
            "because the file is secret",
        ),
        (
            "{S1|two officials} {C1|said}. Neither wished to be named, for fear of losing their posts.",
            "for fear of losing their posts",
        ),
    ],
)
def test_why_a_source_is_not_named_is_quoted(sentence: str, reason: str | None) -> None:
    statement = read("{T1|The dam leaks}, " + sentence)[0]
    assert statement.anonymity_reason == reason


def test_a_professor_is_an_expert_and_a_minister_is_not() -> None:
    assert only("{S1|Ana Lund, a professor of law,} {C1|said} {T1|it was legal}.", ("person", "Ana Lund")).expert
    assert not only("{S1|Minister Ana Lund} {C1|said} {T1|it was legal}.", ("person", "Ana Lund")).expert


@pytest.mark.parametrize(
    ("frame", "medium"),
    [
        ("{C1|said} in a speech in Paris", "speech"),
        ("{C1|tweeted}", "social-media"),
        ("{C1|said} in a statement", "press-release"),
        ("{C1|said} on state television", "broadcast"),
        ("{C1|said} in an interview", "interview"),
        ("{C1|said}", "unknown"),
    ],
)
def test_the_frame_tells_how_a_statement_came_out(frame: str, medium: str) -> None:
    statement = only(f"{{T1|The dam leaks}}, {{S1|Ana Lund}} {frame}.", ("person", "Ana Lund"))
    assert statement.medium == medium


def test_an_outlet_is_one_wherever_it_is_named_if_the_article_calls_it_so_once() -> None:
    first, second = read(
        "{S1|The broadcaster UTV} {C1|said} {T1|a man was held}. On Monday {S2|UTV} {C2|said} {T2|he was free}.",
        ("person", "UTV"),
    )
    assert (first.source_type, second.source_type) == ("outlet", "outlet")


def test_a_name_behind_in_is_no_person() -> None:
    statement = only(
        "Rain fell in Tarvonia. On Monday {S1|Tarvonia} {C1|denied} {T1|any role}.", ("person", "Tarvonia")
    )
    assert statement.source_type == "named-organization"


def test_the_holder_of_an_office_is_not_the_office() -> None:
    source = "The office of Valdora's prime minister, Lucan Estevar,"
    assert kind_of(source, ("person", "Lucan Estevar")) == "named-organization"


def test_who_told_a_passive_teller_stands_behind_by() -> None:
    statement = only(
        "{S1|Ana Lund} {C1|said} {T1|{S1.1|she} {C1.1|had been told} by two colleagues {T1.1|that something was going on}}.",
        ("person", "Ana Lund"),
    )
    assert [hop.kind for hop in statement.chain[1:]] == ["named-person", "unnamed-group"]


def test_what_a_client_never_claimed_is_passed_on_by_nobody() -> None:
    statement = only(
        "{S1|Ana Lund} {C1|said} {T1|{S1.1|her client} {C1.1|had never claimed} {T1.1|to represent anyone}}.",
        ("person", "Ana Lund"),
    )
    assert [hop.kind for hop in statement.chain[1:]] == ["named-person"]
    assert statement.certainty == "asserted"


def test_a_listed_outlet_is_one_whatever_the_reader_takes_it_for() -> None:
    statement = only("{S1|Politico’s sources} {C1|say} {T1|the envoy met the rebels}.", ("person", "Politico"))
    assert [hop.kind for hop in statement.chain[1:]] == ["outlet", "unnamed-group"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("an unsigned note sent to several newsrooms", "document"),
        ("a briefing paper circulated on Monday", "document"),
        ("the 14-page paper", "document"),
        ("court papers filed on Friday", "document"),
        ("the airport's website", "document"),
        ("a leaked inventory", "document"),
        ("one account", "document"),
        ("opposition figures", "unnamed-group"),
        ("farmers downstream", "unnamed-group"),
        ("experts we consulted", "unnamed-group"),
        ("many on social media", "unnamed-group"),
        ("one at the transmission company", "unnamed-person"),
        ("the government's official Telegram channel", "social-account"),
        ("a Facebook group called Bring Back Our Bins", "social-account"),
        ("the post", "social-account"),
        ("dpa", "outlet"),
        ("the local MP", "unnamed-person"),
    ],
)
def test_several_words_tell_what_a_source_is(source: str, expected: str) -> None:
    assert kind_of(source) == expected


def test_a_member_of_a_named_body_is_not_the_body() -> None:
    assert kind_of("a member of the Unity Party", ("organization", "Unity Party")) == "unnamed-person"
    assert kind_of("several members of the Unity Party", ("organization", "Unity Party")) == "unnamed-group"


def test_a_name_given_in_a_clause_names_the_person() -> None:
    assert kind_of("one, who gave only the name Ruth,") == "named-person"
    assert kind_of("a spokesman, using the name Abu Tarek,") == "named-person"


def test_a_body_in_apposition_names_the_body() -> None:
    source = "Their employer, the shipping firm Olm Line,"
    statement = only(f"{{S1|{source}}} {{C1|said}} {{T1|so}}.", ("organization", "Olm Line"))
    assert [hop.name for hop in statement.chain[1:]] == ["Olm Line"]


def test_the_name_behind_a_spokeswoman_s_firm_is_not_hers() -> None:
    source = "A spokeswoman for the waste contractor, Envirova,"
    assert kind_of(source, ("organization", "Envirova")) == "unnamed-person"


def test_an_ordinal_is_told_by_its_apposition() -> None:
    statement = only("{S1|The fourth, a European diplomat who sat in the room,} {C1|said} {T1|so}.")
    assert [hop.name for hop in statement.chain[1:]] == ["a European diplomat who sat in the room"]


def test_a_ministry_keeps_the_name_of_its_state() -> None:
    statement = only("{S1|Kenya's Interior Ministry} {C1|said} {T1|so}.", ("organization", "Interior Ministry"))
    assert [hop.name for hop in statement.chain[1:]] == ["Kenya's Interior Ministry"]


def test_her_first_post_is_hers() -> None:
    text = "Ana Lund ran. {S1|Her first post} {C1|read} {T1|“I ran”}."
    assert only(text, ("person", "Ana Lund", "Ana Lund", "Her")).source_type == "named-person"


def test_a_source_never_ends_inside_a_handle() -> None:
    statement = only("{S1|the account @sorel_}again {C1|posts} {T1|“Nobody is worried”}.")
    assert [hop.name for hop in statement.chain[1:]] == ["@sorel_again"]


def test_it_is_the_paper_that_was_told_of_where_only_papers_do_so() -> None:
    text = "The ministry has seen the leaked cable. {S1|It} {C1|describes} {T1|a lunch}."
    assert only(text, ("organization", "The ministry", "The ministry", "It")).source_type == "document"
