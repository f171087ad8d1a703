from onrecord.ingest import Ingested
from onrecord.ingest.page import take_page

PROSE = [
    f"Envoys number {n} of both of the states met in secret last week near the old lake, two of the officials said."
    for n in range(8)
]
BODY = "".join(f"<p>{words}</p>" for words in PROSE)
SLIDES = "".join(
    f"<li><h4>Boats of the lake</h4><h2>Boat {n}</h2><p>Boat number {n} was built before the war and sank on its first day out.</p></li>"
    for n in range(3)
)


def take(inside: str, after: str = "", head: str = "") -> Ingested:
    markup = f"<html><head>{head}</head><body><article><h1>Talks</h1>{BODY}{inside}<p>Nothing was signed, they said.</p>{after}</article>"
    return take_page(markup, "a.html", max_bytes=100_000)


def reasons(taken: Ingested) -> dict[str, str]:
    return {
        item.spans[0].of(taken.text): item.reason.removeprefix("furniture: ") for item in taken.rejected if item.spans
    }


def kind(taken: Ingested, words: str) -> str:
    (block,) = (block for block in taken.blocks if words in block.spans[0].of(taken.text))
    return block.kind


def test_a_gallery_inside_an_article_is_another_thing() -> None:
    found = reasons(take(f"<div class='gallery'><ul>{SLIDES}</ul></div>"))
    assert "stands in a picture gallery" in found.values()
    assert all("Boat" in words for words in found)
    assert len(found) == 7


def test_a_page_whose_article_is_called_a_gallery_keeps_it() -> None:
    markup = f"<html><body><div class='photo-gallery'><h1>Talks</h1>{BODY}</div></body></html>"
    assert reasons(take_page(markup, "a.html", max_bytes=100_000)) == {}


def test_a_box_about_the_author_is_no_article() -> None:
    box = "<div class='author-bio'><p>Nothing special, for we write down what other people tell us every day.</p></div>"
    assert list(reasons(take(box)).values()) == ["tells of the author"]


def test_a_line_at_the_foot_that_tells_of_the_author_is_no_article() -> None:
    head = '<meta name="author" content="Ann Bor">'
    bio = (
        "<p>Ann Bor covers the lake and its people for the Northern Wire.</p><p>The author is a fisher and a judge.</p>"
    )
    assert list(reasons(take("", after=bio, head=head)).values()) == ["tells of the author"] * 2


def test_the_author_of_an_article_may_be_told_of_before_its_foot() -> None:
    head = '<meta name="author" content="Ann Bor">'
    early = (
        f"<html><head>{head}</head><body><article><h1>Talks</h1><p>Ann Bor was at the lake when it happened.</p>{BODY}"
    )
    assert reasons(take_page(early, "a.html", max_bytes=100_000)) == {}


def test_what_a_paywall_sells_is_no_article_and_the_page_may_be_cut_short() -> None:
    wall = (
        "<p>To read the full story, please subscribe to the Northern Wire.</p>"
        "<p>Members have supported us for 20 years and we thank each of them for it.</p>"
        "<p>First-time subscribers are sent a small wooden boat that was made by hand.</p>"
        "<p>“Nobody can join them,” the judge said of the envoys.</p>"
        "<p>Already a subscriber? Log in.</p>"
    )
    taken = take(wall)
    assert list(reasons(taken).values()) == [
        "paywall notice", "sells what a paywall hides", "sells what a paywall hides", "paywall notice"
    ]  # fmt: skip
    assert any("may show only the beginning" in item.reason for item in taken.rejected)


def test_an_article_between_two_lines_of_a_paywall_is_kept() -> None:
    top = "<p>Subscribe to read the Northern Wire.</p>"
    markup = (
        f"<html><body><article><h1>Talks</h1>{top}{BODY}<p>Already a subscriber? Log in.</p></article></body></html>"
    )
    assert set(reasons(take_page(markup, "a.html", max_bytes=100_000)).values()) == {"paywall notice"}


def test_a_name_under_a_caption_is_a_credit() -> None:
    picture = "<div class='image'><img src=a><p class='caption'>The lake in winter.</p><p>IVO TANN</p></div>"
    taken = take(picture)
    assert reasons(taken) == {"IVO TANN": "picture credit"}
    assert kind(taken, "The lake in winter.") == "caption"


def test_words_alone_with_a_picture_are_its_caption() -> None:
    taken = take("<div><a href=/big><img src=a></a><p>Ivo Tann steered one of the boats</p></div>")
    assert kind(taken, "Ivo Tann steered") == "caption"
