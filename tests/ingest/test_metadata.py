from datetime import UTC, datetime

import pytest

from onrecord.ingest.instants import read_instant
from onrecord.ingest.metadata import Stated, absolute, read_metadata
from onrecord.ingest.page import parse


def read(head: str, body: str = "") -> Stated:
    return read_metadata(parse(f"<html><head>{head}</head><body>{body}<p>x</p></body></html>"))


def json_ld(data: str) -> str:
    return f'<script type="application/ld+json">{data}</script>'


def test_json_ld_is_read_first() -> None:
    stated = read(
        json_ld(
            '{"@graph": [{"@type": ["NewsArticle"], "headline": "Talks &amp; guns", "datePublished": "2026-03-03",'
            '"author": [{"name": "Ann Lee"}, {"name": "Bo Ek"}], "publisher": {"@id": "#p"}, "url": "https://w.example/1"},'
            '{"@type": "Organization", "@id": "#p", "name": "Northern Wire"}]}'
        )
    )
    assert stated == Stated(
        title="Talks & guns",
        outlet="Northern Wire",
        byline=("Ann Lee", "Bo Ek"),
        url="https://w.example/1",
        published_at=datetime(2026, 3, 3, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    "data",
    [
        '// <![CDATA[\n{"@type": "NewsArticle", "headline": "A b"}\n// ]]>',
        '{"@type": "NewsArticle", "headline": "A b",}',
        '{"@type": "NewsArticle", "headline": "A\tb"};',
    ],
)
def test_json_ld_that_is_nearly_right_is_read(data: str) -> None:
    assert read(json_ld(data)).title == "A b"


@pytest.mark.parametrize(
    ("title", "outlet"),
    [
        ("Talks held - Northern Wire", "Northern Wire"),
        ("Talks held – Northern Wire — wire.example", "Northern Wire"),
        ("Talks held | World | The Wire", "The Wire"),
        ("Talks held", None),
        ("Other words - Northern Wire", None),
    ],
)
def test_an_outlet_that_no_field_states_is_read_from_the_title(title: str, outlet: str | None) -> None:
    assert read(f'<meta property="og:title" content="Talks held"><title>{title}</title>').outlet == outlet


@pytest.mark.parametrize(
    "data",
    ["", "{", "[" * 50_000, '{"@type": 7, "headline": []}', '[1, null, "a"]', '{"@type": "Article", "author": 3}'],
)
def test_json_ld_that_is_wrong_is_left(data: str) -> None:
    assert read(json_ld(data)).byline == ()


def test_a_title_that_no_other_bears_out_gives_way() -> None:
    head = json_ld('{"@type": "NewsArticle", "headline": "escenic"}')
    head += '<meta property="og:title" content="Plumber jailed"><title>Plumber jailed - The Telegraph</title>'
    assert read(head).title == "Plumber jailed"


def test_the_outlet_is_cut_from_the_title() -> None:
    assert (
        read('<meta property="og:site_name" content="Northern Wire"><title>Talks | Northern Wire</title>').title
        == "Talks"
    )


@pytest.mark.parametrize("name", ["admin", "No Author", "https://x.example/a", "CBS News February", "a@b.example"])
def test_what_is_no_name_is_no_byline(name: str) -> None:
    assert read(f'<meta name="author" content="{name}">').byline == ()


def test_a_day_that_is_not_stated_is_unknown() -> None:
    assert read('<link rel=canonical href="https://w.example/2026/03/03/a">', "<p>© 2026</p>").published_at is None


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2026-03-03T14:12:00+01:00", datetime(2026, 3, 3, 13, 12, tzinfo=UTC)),
        ("2026-03-03T14:12:00.000Z", datetime(2026, 3, 3, 14, 12, tzinfo=UTC)),
        ("2026-03-03 14:12", datetime(2026, 3, 3, 14, 12, tzinfo=UTC)),
        ("2026-03-03", datetime(2026, 3, 3, tzinfo=UTC)),
        ("Tue, 03 Mar 2026 14:12:00 +0100", datetime(2026, 3, 3, 13, 12, tzinfo=UTC)),
        ("March 3, 2026", datetime(2026, 3, 3, tzinfo=UTC)),
        ("soon", None),
        ("0001-01-01T00:00:00+14:00", None),
        (None, None),
    ],
)
def test_instants_are_read_in_utc(text: str | None, instant: datetime | None) -> None:
    assert read_instant(text) == instant


@pytest.mark.parametrize("link", ["javascript:alert(1)", "mailto:a@b", "#top", "http://[", "data:text/html,x"])
def test_links_that_lead_to_no_page_are_left(link: str) -> None:
    assert absolute(link, None) is None
