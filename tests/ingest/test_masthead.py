from datetime import UTC, datetime

import pytest

from onrecord.ingest import Ingested
from onrecord.ingest.page import take_page

BODY = "".join(
    f"<p>Envoys number {n} of both of the states met in secret last week near the old lake, two of the officials said.</p>"
    for n in range(6)
)
STANDFIRST = "Envoys who never met before sat at one table for a whole night, and nobody was to know of it."


def take(before: str, after: str = "", head: str = "") -> Ingested:
    markup = f"<html><head>{head}</head><body><main><h1>Secret talks held</h1>{before}<article>{BODY}</article>{after}</main></body></html>"
    return take_page(markup, "a.html", max_bytes=100_000)


def kinds(taken: Ingested, words: str) -> list[str]:
    return [block.kind for block in taken.blocks if words in block.spans[0].of(taken.text)]


def test_a_standfirst_between_headline_and_body_is_article() -> None:
    assert kinds(take(f"<p>{STANDFIRST}</p><p>By Ann Bor</p>"), STANDFIRST) == ["paragraph"]


def test_a_standfirst_without_full_stop_is_known_by_its_name_or_the_stated_description() -> None:
    bare = "Envoys sat at one table for a whole night by the lake"
    assert kinds(take(f"<p>{bare}</p>"), bare) == []
    assert kinds(take(f"<p class='c-standfirst'>{bare}</p>"), bare) == ["paragraph"]
    assert kinds(take(f"<p>{bare}</p>", head=f'<meta name="description" content="{bare} ">'), bare) == ["paragraph"]


def test_the_caption_of_the_first_picture_is_kept() -> None:
    caption = "The lake by night, with the two boats that the envoys came in"
    assert kinds(take(f"<figure><img src=a><figcaption>{caption}</figcaption></figure>"), caption) == ["caption"]


@pytest.mark.parametrize(
    "before",
    [
        "<aside><p>Envoys of other states meet often, but never do they say so to anybody.</p></aside>",
        "<p><a href=/x>Envoys of other states meet often, but never do they say so to anybody.</a></p>",
        "<div class='newsletter-box'><p>Envoys of other states meet often, and you hear it first from us all.</p></div>",
        "<p>by Ann Bor and Eve Dun and Ivo Tann and others of the house, 3 March 2026</p>",
        "<p>3 March 2026 06.05 GMT, last changed on 4 March 2026 at 06.07 GMT in the morning.</p>",
        "<ul><li>Envoys of other states meet often, but never do they say so.</li></ul>",
    ],
)
def test_other_things_between_headline_and_body_stay_outside(before: str) -> None:
    assert len(take(before).blocks) == len(take("").blocks)


def test_a_dateline_in_an_element_of_its_own_is_read() -> None:
    dateline = take("<div>HALLIN —</div>").article.dateline
    assert dateline is not None
    assert dateline.place == "Hallin"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ann Bor", ("Ann Bor",)),
        ("By<a href=/ann>Ann Bor</a>", ("Ann Bor",)),
        ("Article by<br>Ann Bor", ("Ann Bor",)),
        (
            "By <a href=/a>Ann Bor</a> and <a href=/e>Eve Dun</a> 3 March 2026 <a href=/edit>Edit</a>",
            ("Ann Bor", "Eve Dun"),
        ),
        ("By ANN BOR | Northern Wire | March 3, 2026", ("ANN BOR",)),
        ("Written by Ann Bor on March 3, 2026", ("Ann Bor",)),
        ("By the lake", ()),
        ("By Northern Wire", ()),
    ],
)
def test_a_shown_byline_is_read_where_none_is_stated(line: str, names: tuple[str, ...]) -> None:
    head = '<meta property="og:site_name" content="Northern Wire">'
    assert take(f"<div>{line}</div>", head=head).article.byline == names


def test_a_stated_byline_beats_a_shown_one() -> None:
    assert take("<p>By Ann Bor</p>", head='<meta name="author" content="Eve Dun">').article.byline == ("Eve Dun",)


def test_names_of_commenters_and_of_other_articles_are_no_byline() -> None:
    comments = (
        "<div class='comments'><span class='comment-author'><a rel='author'>Bob Moss</a></span><p>I doubt it.</p></div>"
    )
    cards = "<div><h3>Grain slips</h3><p class='author'>By Cal Dorn 12 May 2026</p></div>"
    assert take("", after=comments + cards).article.byline == ()


def test_author_and_day_at_the_foot_count_where_they_are_labelled() -> None:
    article = take("", after="<ul><li><b>Date</b> 19.01.2026</li><li><b>Author</b> Ann Bor</li></ul>").article
    assert article.byline == ("Ann Bor",)
    assert article.published_at == datetime(2026, 1, 19, tzinfo=UTC)


def test_a_shown_day_is_read_where_none_is_stated() -> None:
    assert take("<div>By Ann Bor 8 January 2026, 3:51 pm</div>").article.published_at == datetime(
        2026, 1, 8, tzinfo=UTC
    )
    assert take("<div>Updated 8 January 2026</div>").article.published_at is None
    assert (
        take("<p>The treaty of 8 January 2026 was never read by anybody in the capital.</p>").article.published_at
        is None
    )


def test_who_signs_the_first_paragraph_is_the_byline() -> None:
    taken = take_page(
        f"<html><body><article><h1>Talks</h1><p>By Ann Bor: The envoys met in secret, two of them said.</p>{BODY}</article>",
        "a.html",
        max_bytes=100_000,
    )
    assert taken.article.byline == ("Ann Bor",)
    assert kinds(taken, "By Ann Bor:") == ["boilerplate"]
    assert [block.spans[0].of(taken.text)[:10] for block in taken.blocks][:3] == ["Talks", "By Ann Bor", "The envoys"]


def test_a_name_before_an_address_for_letters_is_the_byline() -> None:
    markup = f"<html><body><article><h1>Talks</h1><p>ANN BOR</p><p>ann.bor@wire.example</p>{BODY}</article>"
    taken = take_page(markup, "a.html", max_bytes=100_000)
    assert taken.article.byline == ("Ann Bor",)
    assert kinds(taken, "ANN BOR") == kinds(taken, "ann.bor@") == ["boilerplate"]
