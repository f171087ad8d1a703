from hypothesis import given
from hypothesis import strategies as st

from onrecord.ingest.page import parse
from onrecord.ingest.walk import Piece, walk


def pieces(markup: str) -> list[Piece]:
    return list(walk(parse(f"<html><body>{markup}</body></html>")))


def texts(markup: str) -> list[str]:
    return [piece.text for piece in pieces(markup)]


def test_white_space_is_made_one_space_and_entities_are_read() -> None:
    assert texts("<p>  A &amp;\n\tB&nbsp;&mdash; <b>c</b>d</p>") == ["A & B — cd"]


def test_scripts_styles_and_hidden_parts_never_appear() -> None:
    markup = "<p>a</p><script>x</script><style>y</style><p hidden>z</p><div style='display: none'><p>w</p></div>tail"
    assert texts(markup) == ["a", "tail"]


def test_labels_for_the_ear_do_not_run_into_words() -> None:
    markup = (
        "<figcaption><span class='off-screen'>Image caption</span>The lake</figcaption><h1 class='sr-only'>Talks</h1>"
    )
    assert texts(markup) == ["The lake", "Talks"]


def test_two_breaks_part_paragraphs_and_one_parts_lines() -> None:
    assert texts("a<br><br>b<br> <br>c<br>d") == ["a", "b", "c\nd"]


def test_soft_hyphens_are_taken_out() -> None:
    assert texts("<p>se\u00adcu\u00adri\u00adty</p>") == ["security"]


def test_links_know_their_words() -> None:
    (piece,) = pieces('<p> See  the <a href="/x"> old\n report </a>, and <a href="/y">this</a>.</p>')
    assert [(piece.text[a.start : a.end], a.url) for a in piece.anchors] == [("old report", "/x"), ("this", "/y")]


def test_a_link_around_blocks_has_a_share_in_each() -> None:
    assert [len(piece.anchors) for piece in pieces('<a href="/x"><p>one</p><p>two</p></a><p>three</p>')] == [1, 1, 0]


def test_roles_are_known() -> None:
    markup = "<h1>a</h1><h2>b</h2><ul><li>c</li></ul><figure><figcaption>d</figcaption></figure><blockquote><p>e</p></blockquote>"
    assert [piece.role for piece in pieces(markup)] == ["headline", "heading", "item", "caption", "quote"]


def test_depth_costs_no_stack() -> None:
    assert list(walk(parse("<html><body>" + "<div>" * 5_000 + "a"))) is not None


@given(st.text(alphabet="<>/abp \"'=&;!-\n\u00a0\u202e🙂", max_size=200))
def test_any_markup_is_walked_and_links_stay_inside(markup: str) -> None:
    for piece in pieces(markup):
        assert piece.text == piece.text.strip()
        assert all(0 <= a.start < a.end <= len(piece.text) for a in piece.anchors)


GAPS = st.sampled_from(
    ["", " ", "\n", "&nbsp;", "\u00ad", "\u200b", "<br>", "<i> </i>", "<script>L o</script>", "🙂", "e\u0301"]
)
ENDS = st.sampled_from(["", "<p>", "</p>", "<div>", "<br><br>", "<li>", "<h2>", "<span hidden>L o</span>", "<td>"])
INSIDE = st.lists(st.one_of(GAPS, st.just("L"), st.just(" L"), st.just("<b>L</b>")), min_size=1, max_size=6).map(
    "".join
)
OUTSIDE = st.lists(st.one_of(GAPS, ENDS, st.just("o"), st.just(" o "), st.just("<b>o</b>")), max_size=6).map("".join)


@given(st.lists(st.tuples(OUTSIDE, INSIDE), max_size=5))
def test_links_cover_their_own_words_and_no_others(parts: list[tuple[str, str]]) -> None:
    for piece in pieces("".join(f"{outside}<a href=/x>{inside}</a>" for outside, inside in parts)):
        linked = {place for anchor in piece.anchors for place in range(anchor.start, anchor.end)}
        assert {place for place, letter in enumerate(piece.text) if letter == "L"} <= linked
        assert not any(piece.text[place] == "o" for place in linked)
        assert all(not piece.text[place].isspace() for a in piece.anchors for place in (a.start, a.end - 1))
