from resolve_articles import entities_of, named, read_marked, words


def test_a_surname_joins_the_full_name() -> None:
    doc = read_marked("{P|Lena Orsk} spoke. {P|Orsk} left. Mrs. {P|Orsk} came back.")
    assert words(doc, named(doc, "Lena Orsk")) == ["Lena Orsk", "Orsk", "Orsk"]


def test_two_bearers_of_a_surname_stay_two() -> None:
    doc = read_marked("{P|Lena Orsk} spoke. {P|Orsk} left.\n\n{P|Ivo Orsk} stayed. {P|Orsk} slept.")
    assert words(doc, named(doc, "Lena Orsk")) == ["Lena Orsk", "Orsk"]
    assert words(doc, named(doc, "Ivo Orsk")) == ["Ivo Orsk", "Orsk"]


def test_a_title_of_the_other_gender_means_the_other_bearer() -> None:
    doc = read_marked("{P|Helen Varga} met {P|Peter Varga}. Mr. {P|Varga} spoke, Mrs. {P|Varga} did not.")
    assert words(doc, named(doc, "Peter Varga")) == ["Peter Varga", "Varga"]


def test_a_president_named_by_surname_is_not_his_wife() -> None:
    doc = read_marked("President {P|Tarn} spoke.\n\n{P|Michelle Tarn} was there. Mr. {P|Tarn} left.")
    assert words(doc, named(doc, "Michelle Tarn"), "name") == ["Michelle Tarn"]


def test_middle_initials_and_nicknames_do_not_split_a_person() -> None:
    doc = read_marked("{P|Donald J. Carr} and {P|Donald Carr} and {P|Don Carr} are one.")
    assert words(doc, named(doc, "Donald J. Carr"), "name") == ["Donald J. Carr", "Donald Carr", "Don Carr"]


def test_a_junior_is_another_person() -> None:
    doc = read_marked("{P|Donald Carr} called {P|Donald Carr Jr.} at noon.")
    assert len([e for e in entities_of(doc) if e.kind == "person"]) == 2


def test_an_acronym_in_brackets_joins_its_long_form() -> None:
    doc = read_marked("The {O|Valdora National Committee} ({O|VNC}) met. The {O|VNC} voted.")
    assert words(doc, named(doc, "Valdora National Committee")) == ["Valdora National Committee", "VNC", "VNC"]


def test_a_long_form_after_its_acronym_joins_it() -> None:
    doc = read_marked("The {O|LAB} said no. The {O|Littoral Audit Bureau} is small.")
    assert words(doc, named(doc, "Littoral Audit Bureau")) == ["LAB", "Littoral Audit Bureau"]


def test_the_courier_is_the_valdora_courier() -> None:
    doc = read_marked("{O|The Valdora Courier} wrote it. The {O|Courier} stood by it.")
    entity = named(doc, "The Valdora Courier")
    assert entity.kind == "outlet"
    assert words(doc, entity) == ["The Valdora Courier", "Courier"]


def test_forms_of_one_state_are_one_country_with_its_code() -> None:
    doc = read_marked("The {L|United States} and {L|France} agreed; the {L|U.S.} paid.")
    entity = named(doc, "United States")
    assert (entity.kind, entity.country) == ("country", "USA")
    assert words(doc, entity) == ["United States", "U.S."]


def test_possessives_are_cut_off() -> None:
    doc = read_marked("{P|Lena Orsk’s} plan is {P|Orsk's} own.")
    assert words(doc, named(doc, "Lena Orsk")) == ["Lena Orsk", "Orsk"]


def test_pieces_of_a_name_around_an_initial_are_joined() -> None:
    doc = read_marked("{P|Ivo R}. {P|Tann} came.")
    assert named(doc, "Ivo R. Tann").kind == "person"


def test_a_name_that_the_reader_missed_is_found_where_it_was_known() -> None:
    doc = read_marked("{P|Lena Orsk} spoke. Orsk left, and Mr. Brand came.")
    assert words(doc, named(doc, "Lena Orsk")) == ["Lena Orsk", "Orsk"]
    assert named(doc, "Brand").kind == "person"


def test_a_pronoun_marked_as_a_name_is_none() -> None:
    doc = read_marked("{P|She} met {P|Lena Orsk}.")
    assert [entity.name for entity in entities_of(doc)] == ["Lena Orsk"]
