"""Signs that need events or the page's links, on hand-made pages."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from audit_build import at, signs, told

from onrecord.document.records import Figure, Interval, Link

TITLE = "Karvia shells Mirrow Pass"
TEXT = f"{TITLE}\n\nKarvia may have shelled the pass, it was rumoured by herders in the valley below.\n"
KNOWN: dict[str, Any] = {"outlet": "Pulse", "byline": ("Petra Lindqvarn",), "title": TITLE}


def kinds(*records: Any, text: str = TEXT, **more: Any) -> list[str]:
    return [sign.kind for sign in signs(text, *records, **{**KNOWN, **more})]


@pytest.mark.parametrize(
    ("status", "found"), [("alleged", 1), ("planned", 1), ("denied", 1), ("reported", 0), ("asserted", 0)]
)
def test_a_headline_firmer_than_its_text_is_a_sign(status: Any, found: int) -> None:
    title, body = told(TEXT, "v1", "shells"), told(TEXT, "v2", "shelled", same_as="v1", status=status)
    assert kinds(title, body, blocks={TITLE: "title"}) == ["headline that the text does not support"] * found


def test_a_headline_with_a_distance_of_its_own_is_none() -> None:
    for headline in ("Karvia shells pass, herders say", "Did Karvia shell pass?", "Herders: Karvia shells pass"):
        text = TEXT.replace(TITLE, headline)
        title, body = told(text, "v1", "shell"), told(text, "v2", "shelled", same_as="v1", status="alleged")
        assert kinds(title, body, text=text, title=headline) == []


def test_an_unsure_event_makes_no_sign() -> None:
    title = told(TEXT, "v1", "shells", confidence=0.5)
    assert kinds(title, told(TEXT, "v2", "shelled", same_as="v1", status="alleged")) == []


def test_an_event_behind_the_day_of_publication_is_a_sign() -> None:
    text = "The pass was shelled on Friday by men whom nobody knew."
    known: dict[str, Any] = {"text": text, "title": None, "published_at": datetime(2026, 3, 3, tzinfo=UTC)}
    for day, planned, found in (
        (date(2026, 3, 6), False, 1),
        (date(2026, 3, 4), False, 0),
        (date(2026, 3, 6), True, 0),
    ):
        when = Interval(from_=day, to=day, spans=at(text, "Friday"))
        event = told(text, "v1", "shelled", day=when, status="planned" if planned else "asserted")
        assert kinds(event, **known) == ["publication day before the events told"] * found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The valley is calm, yet studies show 80 percent of herders want to leave it.", 1),
        ("Research has shown nine out of ten herders want to leave.", 1),
        ("Polls show a close race in the valley of the two old rivers.", 0),
        ("The valley is calm, yet studies by Hallin University show 80 percent want to leave.", 0),
        ("“Studies show 80 percent want to leave,” she said.", 0),
    ],
)
def test_studies_of_nobody_are_a_sign(text: str, found: int) -> None:
    assert kinds(text=text, title=None) == ["number without unit or origin"] * found


def test_a_figure_that_counts_nothing_is_a_sign() -> None:
    text = "Men shelled the pass and hit 40."
    figure = Figure(value="40", spans=at(text, "40"))
    assert kinds(told(text, "v1", "shelled", figures=(figure,)), text=text, title=None) == [
        "number without unit or origin"
    ]
    counted = Figure(value="40", unit="barns", spans=at(text, "40"))
    assert kinds(told(text, "v1", "shelled", figures=(counted,)), text=text, title=None) == []


def test_an_author_whose_name_leads_nowhere_is_a_sign() -> None:
    text = "Petra Lindqvarn and Tomas Ferrow write from the valley below the pass."
    home = Link(url="https://pulse.example/", spans=at(text, "Petra Lindqvarn"))
    own = Link(url="https://pulse.example/authors/petra-lindqvarn", spans=at(text, "Petra Lindqvarn"))
    other = Link(url="https://pulse.example/valley", spans=at(text, "valley"))
    both = ("Petra Lindqvarn", "Tomas Ferrow")
    plain: dict[str, Any] = {"text": text, "title": None}
    assert kinds(links=(home,), **plain) == ["author without a page"]
    assert kinds(links=(own,), **plain) == []
    assert kinds(links=(other,), **plain) == []
    assert kinds(links=(own,), byline=both, **plain) == ["author without a page"]
