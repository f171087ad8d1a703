import re
import time
from html.parser import HTMLParser

import build
import build_events
import pytest

from onrecord.report import render_html

VOID = {"meta", "br", "hr", "img", "input", "link"}


class Outline(HTMLParser):
    """Every element with its attributes; complains where elements do not close in order."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def outline(page: str) -> Outline:
    parser = Outline()
    parser.feed(page)
    parser.close()
    assert parser.open == []
    return parser


@pytest.mark.parametrize("name", build_events.ALL)
def test_every_element_closes_and_every_name_is_given_once(name: str) -> None:
    names = [
        attributes["id"]
        for _, attributes in outline(render_html(build_events.ALL[name]())).elements
        if "id" in attributes
    ]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("name", build_events.ALL)
def test_every_link_inside_the_page_arrives(name: str) -> None:
    elements = outline(render_html(build_events.ALL[name]())).elements
    names = {attributes.get("id") for _, attributes in elements}
    targets = {
        attributes["href"][1:] for tag, attributes in elements if tag == "a" and attributes["href"].startswith("#")
    }
    assert targets <= names


@pytest.mark.parametrize("name", build_events.ALL)
def test_the_page_loads_nothing_and_runs_nothing(name: str) -> None:
    elements = outline(render_html(build_events.ALL[name]())).elements
    assert not {tag for tag, _ in elements} & {
        "script",
        "img",
        "iframe",
        "object",
        "embed",
        "link",
        "base",
        "form",
        "use",
        "image",
        "animate",
        "set",
        "foreignobject",
    }
    for tag, attributes in elements:
        assert not {each for each in attributes if each.startswith("on") or each in ("src", "srcset", "style")}, tag


def test_the_page_forbids_itself_everything_but_its_own_style() -> None:
    (policy,) = (a["content"] for t, a in outline(render_html(build.valdora())).elements if a.get("http-equiv"))
    assert policy is not None
    assert re.fullmatch(r"default-src 'none'; style-src 'sha256-[\w+/=]+'; base-uri 'none'; form-action 'none'", policy)


def test_the_style_sheet_asks_for_nothing_from_elsewhere() -> None:
    style = re.search(r"<style>(.*?)</style>", render_html(build.valdora()), re.S)
    assert style is not None
    assert not re.search(r"url\(|@import|@font-face|</", style[1])


def test_hostile_text_is_escaped_and_its_controls_are_visible() -> None:
    page = render_html(build.hostile())
    assert "<script>alert" not in page
    assert "<b onmouseover" not in page
    assert "javascript:" not in page
    assert "{{ 7*7 }}" in page
    assert not set(page) & {"\x1b", "\x9b", "\x07", "\x00", "\u202e"}


def test_links_out_tell_nobody_where_they_come_from() -> None:
    out = [
        a
        for t, a in outline(render_html(build.valdora())).elements
        if t == "a" and not (a["href"] or "").startswith("#")
    ]
    assert out
    assert all(attributes["rel"] == "noopener noreferrer" for attributes in out)


def test_what_is_not_there_is_not_spoken_of() -> None:
    page = render_html(build.silent())
    for word in ("Newsroom rules", "Signs on the page", "Prediction", "Event", "Reaction", "No answer", "left out"):
        assert word not in page


def test_failures_stand_before_what_is_undecidable_and_what_passed() -> None:
    page = render_html(build.valdora())
    assert page.index("R07") < page.index("R16") < page.index("R08") < page.index("R11") < page.index("R05")


def test_a_rule_that_only_warns_is_no_failure() -> None:
    page = render_html(build.valdora())
    assert "2 newsroom rules fail · 1 rule warns" in page
    assert "(warn)" not in page


def test_an_open_end_is_told_in_words_too() -> None:
    assert "open end: the chain cannot be followed further" in render_html(build.valdora())


def test_a_lacking_reason_for_anonymity_is_told() -> None:
    page = render_html(build.valdora())
    assert "No reason is given for not naming this source" in page
    assert "for fear of losing a post" in page


def test_the_model_is_named_with_its_hash() -> None:
    assert build.BY.model_sha256 in render_html(build.valdora())


def test_a_crowded_article_gets_a_note_instead_of_endless_cards() -> None:
    page = render_html(build.crowded(305, 10))
    assert page.count('<li class="card ') == 300
    assert "5 more statements are marked in the text" in page


def test_two_megabytes_are_drawn_in_bounded_time() -> None:
    reading = build.crowded(4000, 500)
    assert len(reading.text) > 2_000_000
    start = time.process_time()
    render_html(reading)
    assert time.process_time() - start < 20


def test_the_same_reading_gives_the_same_bytes() -> None:
    assert render_html(build.valdora()) == render_html(build.valdora())


def test_the_page_of_events_is_the_golden_one() -> None:
    """`python tests/report/build_events.py` writes it anew, from the root and with `src` in PYTHONPATH."""
    page = build_events.without_style(render_html(build_events.lakeside()))
    assert page == build_events.GOLDEN_PAGE.read_text(encoding="utf-8")


def test_every_part_of_events_stands_where_a_reader_looks_for_it() -> None:
    page = render_html(build_events.lakeside())
    order = [page.index(f'id="{name}"') for name in ("deeds", "article", "time", "outlook", "reactions", "sources")]
    assert order == sorted(order)


def test_the_drawing_has_a_title_a_description_and_a_table() -> None:
    page = render_html(build_events.lakeside())
    assert 'role="img" aria-labelledby="drawing-title drawing-desc"' in page
    assert "1: Oren Tal ↔ Lisa Marr: contact, reported" in page
    assert "The drawing as a table" in page


def test_empty_lists_are_one_sentence() -> None:
    page = render_html(build.silent())
    assert page.count("No contacts or deeds, no predictions and no reactions were found.") == 1
    for part in ("time", "outlook", "reactions"):
        assert f'id="{part}"' not in page
    assert "<svg" not in page


def test_deeds_beyond_the_limit_are_counted_on_the_page() -> None:
    page = render_html(build_events.crowded_events(90))
    assert page.count('<li class="deed"') == 60
    assert "and 30 more; the JSON has all." in page


def test_hostile_words_of_events_are_escaped() -> None:
    page = render_html(build_events.hostile_events())
    assert "<b onmouseover" not in page
    assert not set(page) & {"\x1b", "\u202e"}
