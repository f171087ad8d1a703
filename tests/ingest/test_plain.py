import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.document import text_id
from onrecord.errors import EmptyInput, TooLargeInput
from onrecord.ingest import Ingested
from onrecord.ingest.plain import split_names, take_plain

ARTICLE = """Physical Address
304 North Cardinal St.

Karvia, Valdora held secret talks

By Petra Lindqvarn and Tomas Ferrow | Northern Wire | 3 March 2026

HALLIN, March 3 (HNA) - Envoys met in secret, two officials said on Tuesday, speaking of a draft that nobody had seen before.

The text has three parts, and each of them was read aloud twice by the envoys before they left the room in silence:
- guns
- prisoners

Read more: Grain futures slip
"""


def kinds(taken: Ingested) -> list[tuple[str, str]]:
    return [(block.kind, block.spans[0].of(taken.text)[:24]) for block in taken.blocks]


def test_plain_text_is_kept_whole_and_its_blocks_are_told() -> None:
    taken = take_plain(ARTICLE, "a.txt")
    assert taken.text == ARTICLE
    assert taken.article.id == text_id(ARTICLE)
    assert kinds(taken) == [
        ("boilerplate", "Physical Address"),
        ("boilerplate", "304 North Cardinal St."),
        ("title", "Karvia, Valdora held sec"),
        ("boilerplate", "By Petra Lindqvarn and T"),
        ("dateline", "HALLIN, March 3 (HNA)"),
        ("paragraph", "Envoys met in secret, tw"),
        ("paragraph", "The text has three parts"),
        ("list", "- guns"),
        ("list", "- prisoners"),
        ("boilerplate", "Read more: Grain futures"),
    ]


def test_the_byline_gives_names_and_the_year_of_the_dateline() -> None:
    article = take_plain(ARTICLE, "a.txt").article
    assert article.title == "Karvia, Valdora held secret talks"
    assert article.byline == ("Petra Lindqvarn", "Tomas Ferrow")
    assert article.dateline is not None
    assert str(article.dateline.day) == "2026-03-03"


@pytest.mark.parametrize(
    ("opening", "names"),
    [("By Ann Bor: The envoys met.", ("Ann Bor",)), ("BY ANN BOR and EVE DUN: They met.", ("ANN BOR", "EVE DUN"))],
)
def test_who_signs_the_first_paragraph_is_cut_from_it(opening: str, names: tuple[str, ...]) -> None:
    taken = take_plain(f"{opening}\n\nNothing was signed.", "a")
    assert taken.article.byline == names
    assert [kind for kind, _ in kinds(taken)] == ["boilerplate", "paragraph", "paragraph"]


@pytest.mark.parametrize(
    "opening", ["By noon: nobody had come.", "By the Lake: a story.", "By Ann Bor the lake was calm: she said so."]
)
def test_a_paragraph_that_only_begins_with_by_stays_whole(opening: str) -> None:
    assert take_plain(f"{opening}\n\nNothing was signed.", "a").article.byline == ()


def test_a_text_of_a_million_paragraphs_is_no_article() -> None:
    with pytest.raises(TooLargeInput, match="over 100000 paragraphs in one text"):
        take_plain("a\n" * 200_000, "a")


def test_each_piece_of_furniture_has_its_reason() -> None:
    reasons = [item.reason for item in take_plain(ARTICLE, "a.txt").rejected]
    assert reasons[0] == "furniture: address template"
    assert "furniture: byline" in reasons


def test_a_first_line_with_a_full_stop_is_no_title() -> None:
    assert take_plain("He left.\n\nShe stayed.", "a").article.title is None


def test_a_hard_wrapped_paragraph_is_one_block() -> None:
    text = (
        "The envoys of both states met near the lake in February, two\n"
        "officials said on Tuesday, and they spoke about guns and about\n"
        "prisoners.\n\nNothing was signed, one of them said, before the others\nhad left the room.\n"
    )
    assert len(take_plain(text, "a").blocks) == 2


def test_one_paragraph_a_line_is_one_block_a_line() -> None:
    text = "\n".join(
        ["The envoys of both states met near the lake in February, two officials said on Tuesday, and left it."] * 3
    )
    assert len(take_plain(text, "a").blocks) == 3


@pytest.mark.parametrize("text", ["", " \n\t ", "!!! … \n ***"])
def test_a_text_without_words_is_empty(text: str) -> None:
    with pytest.raises(EmptyInput):
        take_plain(text, "a")


def test_a_degree_stays_with_its_name() -> None:
    assert split_names("Ann Lee, MD, Bo Ek and Cy Dahl") == ("Ann Lee, MD", "Bo Ek", "Cy Dahl")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=300))
def test_blocks_cover_every_word_once_in_order(text: str) -> None:
    try:
        taken = take_plain(text, "a")
    except EmptyInput:
        return
    ends = [0]
    for block in taken.blocks:
        (span,) = block.spans
        assert ends[-1] <= span.start < span.end
        assert span.of(text) == span.of(text).strip()
        ends.append(span.end)


@pytest.mark.parametrize("text", ["שלום עולם אמר השר", "👩‍👩‍👧 said 🇺🇳 no", "x" * 100_000])
def test_odd_texts_are_taken(text: str) -> None:
    (block,) = take_plain(text, "a").blocks
    assert block.spans[0].of(text) == text
