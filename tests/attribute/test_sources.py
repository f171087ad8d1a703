import pytest

from marking_helpers import only, read


def kind_of(source: str, *entities: tuple[str, ...], outlet: str | None = None) -> str:
    return only(f"Late on Monday {{S1|{source}}} {{C1|said}} {{T1|the border was open}}.", *entities, outlet=outlet).source_type


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
def test_the_noun_at_the_head_decides(source, expected):
    assert kind_of(source) == expected


def test_a_role_is_a_named_person_where_the_article_names_its_holder():
    assert kind_of("the minister", ("person", "Ana Lund", "the minister")) == "named-person"


def test_a_name_in_apposition_names_the_person():
    assert kind_of("the company's owner, Rada Pilz,", ("person", "Rada Pilz")) == "named-person"


def test_people_close_to_somebody_named_are_not_named():
    assert kind_of("people close to President Ana Lund", ("person", "Ana Lund")) == "unnamed-group"


def test_a_lawyer_for_somebody_named_is_not_named():
    assert kind_of("a lawyer for Rada Pilz", ("person", "Rada Pilz")) == "unnamed-person"


def test_a_country_that_speaks_is_an_organization():
    assert kind_of("Karvia", ("country", "Karvia")) == "named-organization"


def test_a_title_with_a_preposition_still_ends_in_a_person():
    assert kind_of("Minister of Infrastructure Pelka Ruud", ("person", "Pelka Ruud")) == "named-person"


def test_a_name_behind_the_word_newspaper_is_an_outlet():
    assert kind_of("the newspaper Slovo", ("organization", "Slovo")) == "outlet"


def test_the_article_s_own_outlet_is_the_author():
    assert kind_of("The Courier", ("outlet", "The Courier"), outlet="The Norhavn Courier") == "author"


def test_a_body_that_publishes_its_own_text_is_a_source():
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
def test_number_words_are_counted(source, count):
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
def test_how_a_source_knows_is_kept(source, access):
    statement = only(f"Late on Monday {{S1|{source}}} {{C1|said}} {{T1|the border was open}}.")
    assert statement.chain[-1].access == access


def test_one_of_the_officials_knows_what_the_officials_know():
    _, second = read(
        "{S1|Two officials who have read the report} {C1|said} {T1|the dam leaks}. "
        "{S2|One of the officials} {C2|said} {T2|it always had}."
    )
    assert second.chain[-1].access == "saw-document"


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("{S1|an official} {C1|said} on condition of anonymity because the talks are secret.", "because the talks are secret"),
        ("{S1|an official} {C1|said}, speaking on condition of anonymity.", None),
        ("{S1|an official who was not authorised to speak publicly} {C1|said}.", "not authorised to speak publicly"),
        ("{S1|an official} {C1|said}, insisting on anonymity for fear of losing his post.", "for fear of losing his post"),
        ("{S1|an official} {C1|said}. The official asked not to be named because the file is secret.", "because the file is secret"),
    ],
)
def test_why_a_source_is_not_named_is_quoted(sentence, reason):
    statement = read("{T1|The dam leaks}, " + sentence)[0]
    assert statement.anonymity_reason == reason


def test_a_professor_is_an_expert_and_a_minister_is_not():
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
def test_the_frame_tells_how_a_statement_came_out(frame, medium):
    statement = only(f"{{T1|The dam leaks}}, {{S1|Ana Lund}} {frame}.", ("person", "Ana Lund"))
    assert statement.medium == medium
