import build_events

from onrecord.document import Span
from onrecord.document.notebook import html_of
from onrecord.document.records import Article, By, Hop, Link, Reading, Sign, Statement

TEXT = "<script>Eve</script> said no."


def reading(statements: int = 1) -> Reading:
    said = tuple(
        Statement(
            id=f"s{number}",
            key=str(number),
            source=(Span(0, 20),),
            content=(Span(26, 28),),
            chain=(Hop(kind="article"), Hop(kind="named-person", name="<b>Eve</b>")),
        )
        for number in range(1, statements + 1)
    )
    by = By(onrecord="0.1.0", model="en-1", model_sha256="0")
    return Reading(schema="onrecord/1", by=by, article=Article(id="0", input="a & b"), text=TEXT, statements=said)


def test_a_reading_shows_its_statements() -> None:
    shown = html_of(reading())
    assert "page → &lt;b&gt;Eve&lt;/b&gt;" in shown
    assert "a &amp; b: 1 statement<" in shown


def test_events_stand_before_statements() -> None:
    shown = html_of(build_events.lakeside())
    assert "15 events<" in shown
    assert shown.index("back-channel") < shown.index("9 statements<")
    for words in ("Oren Tal", "CONSULT third-party", "Pavel Dorn", "two people who took part (unnamed, 2)"):
        assert words in shown


def test_a_reading_without_events_has_one_table() -> None:
    assert html_of(reading()).count("<table>") == 1


def test_nothing_is_left_unescaped() -> None:
    assert "<script>" not in html_of(reading()) + html_of(Link(url='"><script>')) + html_of(
        Sign(kind="<script>", severity="low")
    )


def test_long_readings_are_cut_and_say_so() -> None:
    shown = html_of(reading(80))
    assert shown.count("<tr>") == 51
    assert "80 statements, first 50 shown" in shown


def test_every_record_shows_itself_in_notebooks() -> None:
    assert Link(url="https://a.example")._repr_html_() == html_of(Link(url="https://a.example"))
    assert "<td" in reading().statements[0]._repr_html_()
