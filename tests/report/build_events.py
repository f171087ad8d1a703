"""Build a reading by hand that holds events of every status, predictions and reactions, in invented states.

`lakeside()` is the reading; `python tests/report/build_events.py` writes the golden page of it anew.
"""

import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import build
import msgspec
from build import PAGE, at, entity, paragraphs, said

from onrecord.document import Span, Spans, record_key
from onrecord.document.records import (
    Dateline,
    Entity,
    Event,
    Figure,
    Hop,
    Interval,
    Likelihood,
    Place,
    Prediction,
    Reaction,
    Reading,
)

GOLDEN_PAGE = Path(__file__).parent / "golden" / "lakeside.html"

LAKESIDE = """HALLIN, 9 March 2026 — The Karvian envoy Oren Tal met the Valdoran negotiator Lisa Marr in secret at a hotel near Ostra on Friday, the Courier reported, citing two people who took part.

Pavel Dorn, a spokesman for the Karvian foreign ministry, denied that the envoy had seen anybody. “The report is invented,” he said.

Selmar carried a draft between the two capitals in February, Foreign Minister Anna Reve of Selmar said.

Karvian forces shelled the village of Lomna on Sunday, killing three people.

Valdora’s army has allegedly moved two brigades to the Arn river.

Karvia threatened to close the Arn crossing unless Valdora pulled back by 15 March.

A delegation will travel to Karvia next week, Prime Minister Ilse Brandt of Valdora said. She urged Karvia to let observers in.

Valdora did not sign the accord of Ostra.

If the guns fall silent, an accord is likely by the end of the month, the analyst Ada Renn said. An attack on the crossing could follow, she added.

Scholars from both countries had met in Ostra in October, according to the Halden Institute.

The envoy’s visit to Ostra took place, the negotiator confirmed on Saturday.

Brandt welcomed the contact. The Civic League, an opposition party, called it a betrayal, and Selmar watched with concern."""

T = LAKESIDE
MEETING = "The Karvian envoy Oren Tal met the Valdoran negotiator Lisa Marr in secret at a hotel near Ostra on Friday"


def event(number: int, type_: str, trigger: str, evidence: str = "", **more: Any) -> Event:
    """Return an event whose trigger and evidence are given by their words."""
    if "place" in more:
        more["place"] = Place(name=more["place"], spans=at(T, more["place"]))
    return Event(
        id=f"v{number}",
        key=record_key("lakeside", f"event{number}", at(T, trigger)),
        type=type_,
        trigger=at(T, trigger),
        evidence=at(T, evidence or trigger),
        same_as=more.pop("same_as", f"v{number}"),
        confidence=more.pop("confidence", 0.86),
        why=more.pop("why", "the trigger stands between actor and recipient"),
        **more,
    )


def day(from_: date | None = None, to: date | None = None, *words: str) -> Interval:
    """Return an interval; one day where only the first is given."""
    return Interval(from_=from_, to=to or from_, spans=at(T, *words))


def entities() -> tuple[Any, ...]:
    """Return who the article speaks of."""

    def one(id_: str, kind: str, name: str | None, **more: Any) -> Any:
        return entity(T, id_, kind, name, **more)

    return (
        one("e1", "country", "Karvia", country="XAA", sectors=("GOV",)),
        one("e2", "country", "Valdora", country="XAB", sectors=("GOV",)),
        one("e3", "country", "Selmar", country="XAC", sectors=("GOV",)),
        one("e4", "person", "Oren Tal", description="envoy", country="XAA", sectors=("GOV",), mandate="disputed"),
        one("e5", "person", "Lisa Marr", description="negotiator", country="XAB", sectors=("GOV",), mandate="official"),
        one("e6", "outlet", "the Courier", sectors=("JRN",)),
        one("e7", "group", None, words="two people who took part"),
        one("e8", "person", "Pavel Dorn", description="a spokesman", country="XAA", sectors=("GOV",)),
        one("e9", "person", "Anna Reve", description="Foreign Minister", country="XAC", sectors=("GOV",)),
        one("e10", "group", None, words="Karvian forces", country="XAA", sectors=("MIL",)),
        one("e11", "group", None, words="Valdora’s army", country="XAB", sectors=("MIL",)),
        one("e12", "place", "Lomna", country="XAB", sectors=("CVL",)),
        one("e13", "person", "Ilse Brandt", description="Prime Minister", country="XAB", sectors=("GOV",)),
        one("e14", "person", "Ada Renn", description="analyst", sectors=("EDU",)),
        one("e15", "group", None, words="Scholars from both countries", sectors=("EDU",)),
        one("e16", "organization", "Halden Institute", sectors=("EDU",)),
        one("e17", "organization", "Civic League", description="an opposition party", country="XAB", sectors=("OPP",)),
        one("e18", "group", None, words="A delegation", country="XAB"),
    )


def within(sentence: str, words: str) -> Spans:
    """Return the span of words inside a sentence that stands only once in the article."""
    start = T.index(sentence) + sentence.index(words)
    return (Span(start, start + len(words)),)


def person(id_: str, name: str) -> Hop:
    """Return a hop of a named person."""
    return Hop(kind="named-person", name=name, entity=id_)


def statements() -> tuple[Any, ...]:
    """Return who says what, one statement for each attribution of the article."""
    outlet = Hop(kind="outlet", name="the Courier", entity="e6", spans=at(T, "the Courier"))
    two = Hop(kind="unnamed-group", name="two people who took part", entity="e7", count=2, access="took-part")

    def one(number: int, sentence: str, source: str, cue: str, content: str, **more: Any) -> Any:
        item = said(T, number, "", "", [content], **more)
        return msgspec.structs.replace(item, source=within(sentence, source), cue=within(sentence, cue))

    def named(number: int, sentence: str, source: str, cue: str, content: str, id_: str, name: str, **more: Any) -> Any:
        more |= {"speaker": id_, "source_type": "named-person", "chain": (PAGE, person(id_, name))}
        return one(number, sentence, source, cue, content, **more)

    return (
        one(
            1, "the Courier reported", "the Courier", "reported", MEETING,
            speaker="e7", source_entity="e6", source_type="unnamed-group", chain=(PAGE, outlet, two),
        ),
        named(
            2, "Pavel Dorn, a spokesman for the Karvian foreign ministry, denied", "Pavel Dorn", "denied",
            "the envoy had seen anybody", "e8", "Pavel Dorn", certainty="denied",
        ),
        named(
            3, "invented,” he said", "he", "said", "“The report is invented,”", "e8", "Pavel Dorn",
            quotation="direct",
        ),
        named(
            4, "Foreign Minister Anna Reve of Selmar said", "Foreign Minister Anna Reve of Selmar", "said",
            "Selmar carried a draft between the two capitals in February", "e9", "Anna Reve",
        ),
        named(
            5, "Prime Minister Ilse Brandt of Valdora said", "Prime Minister Ilse Brandt of Valdora", "said",
            "A delegation will travel to Karvia next week", "e13", "Ilse Brandt",
        ),
        named(
            6, "the analyst Ada Renn said", "the analyst Ada Renn", "said",
            "If the guns fall silent, an accord is likely by the end of the month", "e14", "Ada Renn",
            certainty="probable", expert=True,
        ),
        named(
            7, "follow, she added", "she", "added", "An attack on the crossing could follow", "e14", "Ada Renn",
            certainty="possible",
        ),
        one(
            8, "according to the Halden Institute", "the Halden Institute", "according to",
            "Scholars from both countries had met in Ostra in October",
            speaker="e16", source_type="named-organization",
            chain=(PAGE, Hop(kind="named-organization", name="Halden Institute", entity="e16")),
        ),
        named(
            9, "the negotiator confirmed", "the negotiator", "confirmed", "The envoy’s visit to Ostra took place", "e5",
            "Lisa Marr",
        ),
    )  # fmt: skip


def events() -> tuple[Event, ...]:
    """Return events of every status."""
    return (
        event(
            1, "CONSULT", "met", "The Karvian envoy Oren Tal met the Valdoran negotiator Lisa Marr in secret",
            context=("diplomatic",), actors=("e4",), recipients=("e5",), channel="back-channel", place="Ostra",
            day=day(date(2026, 3, 6), None, "on Friday"), sourcing="attributed", status="reported",
            according_to=("s1",), denied_by=("s2", "s3"), topic=("a draft",), confidence=0.91,
        ),
        event(
            2, "CONSULT", "seen", "the envoy had seen anybody", actors=("e4",), polarity="positive",
            sourcing="attributed", status="denied", according_to=("s2",), denied_by=("s2",), same_as="v1",
        ),
        event(
            3, "CONSULT", "carried a draft", "Selmar carried a draft between the two capitals", mode=("third-party",),
            actors=("e3",), recipients=("e1", "e2"), channel="intermediary",
            day=day(date(2026, 2, 1), date(2026, 2, 28), "in February"),
            sourcing="attributed", status="reported", according_to=("s4",),
        ),
        event(
            4, "ASSAULT", "shelled", "Karvian forces shelled the village of Lomna on Sunday, killing three people",
            mode=("heavy-weapons",), context=("military",), actors=("e10",), recipients=("e12",), place="Lomna",
            day=day(date(2026, 3, 8), None, "on Sunday"), channel="unknown",
            figures=(Figure(value="3", unit="killed", spans=at(T, "three people")),), confidence=0.95,
        ),
        event(
            5, "MOBILIZE", "moved", "moved two brigades to the Arn river", mode=("troops",), context=("military",),
            actors=("e11",), recipients=("e1",), sourcing="hearsay", status="alleged", place="the Arn river",
            figures=(Figure(value="2", unit="brigades", spans=at(T, "two brigades")),), confidence=0.55,
        ),
        event(
            6, "THREATEN", "threatened", "Karvia threatened to close the Arn crossing", mode=("restrict",),
            actors=("e1",), recipients=("e2",), channel="public-statement",
        ),
        event(
            7, "COERCE", "close", "close the Arn crossing", mode=("restrict",), actors=("e1",), recipients=("e2",),
            realis="threatened", status="threatened", day=Interval(to=date(2026, 3, 15), spans=at(T, "by 15 March")),
        ),
        event(
            8, "CONSULT", "travel", "A delegation will travel to Karvia next week", mode=("visit",), actors=("e18",),
            recipients=("e1",), channel="official", realis="planned", sourcing="attributed", status="planned",
            according_to=("s5",), day=day(date(2026, 3, 16), date(2026, 3, 22), "next week"),
        ),
        event(
            9, "REQUEST", "urged", "She urged Karvia to let observers in", mode=("yield",), actors=("e13",),
            recipients=("e1",), channel="public-statement",
        ),
        event(
            10, "RETREAT", "let observers in", mode=("access",), actors=("e1",), realis="requested",
            status="requested",
        ),
        event(
            11, "SUPPORT", "sign", "Valdora did not sign the accord of Ostra", actors=("e2",), recipients=("e1",),
            polarity="negative", status="negated",
        ),
        event(
            12, "RETREAT", "fall silent", "the guns fall silent", mode=("ceasefire",), realis="hypothetical",
            sourcing="attributed", status="hypothetical", according_to=("s6",),
        ),
        event(
            13, "AGREE", "accord is likely", "an accord is likely by the end of the month", actors=("e1", "e2"),
            realis="predicted", sourcing="attributed", status="predicted", according_to=("s6",),
            day=Interval(to=date(2026, 3, 31), spans=at(T, "by the end of the month")),
        ),
        event(
            14, "CONSULT", "had met", "Scholars from both countries had met in Ostra in October", actors=("e15",),
            channel="track-2", sourcing="attributed", status="reported", according_to=("s8",),
            day=day(date(2025, 10, 1), date(2025, 10, 31), "in October"),
        ),
        event(
            15, "CONSULT", "visit", "The envoy’s visit to Ostra took place", mode=("visit",), actors=("e4",),
            sourcing="attributed", status="reported", according_to=("s9",), same_as="v1", confidence=0.7,
        ),
    )  # fmt: skip


def predictions() -> tuple[Prediction, ...]:
    """Return one prediction with condition, range and day, and one with neither."""
    first, second = "an accord is likely by the end of the month", "An attack on the crossing could follow"
    return (
        Prediction(
            id="p1", key="p1", content=at(T, first), forecaster="e14", event="v13", according_to="s6",
            condition=at(T, "If the guns fall silent"), condition_event="v12",
            likelihood=Likelihood(spans=at(T, "likely"), low=0.55, high=0.8),
            horizon=Interval(to=date(2026, 3, 31), spans=at(T, "by the end of the month")),
            resolvable=True, why="names an act that either happens by a day or does not",
        ),
        Prediction(
            id="p2", key="p2", content=at(T, second), forecaster="e14", according_to="s7",
            likelihood=Likelihood(spans=at(T, "could")), why="no day is given by which it would happen",
        ),
    )  # fmt: skip


def reactions() -> tuple[Reaction, ...]:
    """Return how three sides take the contact."""
    return (
        Reaction(id="r1", key="r1", holder="e13", toward="v1", stance="approval", spans=at(T, "welcomed the contact")),
        Reaction(id="r2", key="r2", holder="e17", toward="v1", stance="disapproval", spans=at(T, "called it a betrayal")),
        Reaction(id="r3", key="r3", holder="e3", toward="v1", stance="alarm", spans=at(T, "watched with concern")),
    )  # fmt: skip


def lakeside() -> Reading:
    """Return the whole reading."""
    return build.reading(
        T,
        article={
            "title": "Secret meeting near Ostra, and who denies it",
            "outlet": "Hallin Herald",
            "byline": ("Tilda Vance",),
            "url": "https://herald.example/ostra",
            "published_at": datetime(2026, 3, 9, 12, tzinfo=UTC),
            "dateline": Dateline(place="Hallin", day=date(2026, 3, 9), spans=at(T, "HALLIN, 9 March 2026")),
        },
        blocks=paragraphs(T),
        entities=entities(),
        statements=statements(),
        events=events(),
        predictions=predictions(),
        reactions=reactions(),
    )


def hostile_events() -> Reading:
    """Return a reading in which names, topics, places and reasons of events carry markup and terminal sequences."""
    base = build.hostile()
    bad = "<b onmouseover=alert(2)>Eve\x1b[2J\u202e</b>\"'"
    long = "W" * 300
    spans = at(base.text, "said")
    who = (
        Entity(id="e1", key="k", kind="person", name=bad, description=bad, country="<i>"),
        Entity(id="e2", key="k", kind="country", name="قالت الوزيرة " * 9, country="<i>"),
        Entity(id="e3", key="k", kind="group", name=long, description=long),
        Entity(id="e4", key="k", kind="group", name="外交部" * 40),
    )
    common = {
        "trigger": spans,
        "evidence": spans,
        "denied_by": ("s1", "s99"),
        "according_to": ("s2", "s98"),
        "why": bad,
    }
    found = (
        Event(id=bad, key="k1", type="CONSULT", actors=("e1", "e2", "e99"), topic=(bad, long), context=(bad,), **common),
        Event(
            id="v2", key="k2", type=bad, mode=(bad,), actors=("e3",), recipients=("e1", "e4"), same_as="v2",
            place=Place(name=bad), figures=(Figure(value=bad, unit=bad),), status="denied", **common,
        ),
        Event(id="v3", key="k3", type="ASSAULT", recipients=("e3",), same_as="v2", status="alleged", trigger=spans),
    )  # fmt: skip
    horizon = Interval(from_=date(1, 1, 1), to=date(9999, 12, 31))
    coming = Prediction(
        id=bad, key="p", content=spans, forecaster="e1", event="v2", according_to="s1", condition=spans,
        likelihood=Likelihood(spans=spans, low=0.4, high=0.4), horizon=horizon, resolvable=True, why=bad,
    )  # fmt: skip
    stands = (
        Reaction(id="r1", key="r1", holder="e1", toward="v99", stance="mixed", spans=spans, according_to="s2"),
        Reaction(id="r2", key="r2", holder=None, toward=None, stance="unknown", spans=()),
    )
    return msgspec.structs.replace(base, entities=who, events=found, predictions=(coming,), reactions=stands)


def crowded_events(number: int) -> Reading:
    """Return a reading with very many events between very many parties, all in one text."""
    text = " ".join(f"P{at_} met Q{at_}." for at_ in range(number))
    found, who, start = [], [], 0
    for at_ in range(number):
        trigger = (Span(start + len(f"P{at_} "), start + len(f"P{at_} met")),)
        who += [Entity(id=f"p{at_}", key="k", kind="person", name=f"P{at_}")]
        who += [Entity(id=f"q{at_}", key="k", kind="person", name=f"Q{at_}")]
        pair = {"actors": (f"p{at_}",), "recipients": (f"q{at_}",)}
        found.append(Event(id=f"v{at_}", key=f"k{at_}", type="CONSULT", trigger=trigger, **pair))
        start += len(f"P{at_} met Q{at_}. ")
    return build.reading(text, entities=tuple(who), events=tuple(found))


ALL = build.ALL | {"lakeside": lakeside, "hostile_events": hostile_events, "crowded_events": lambda: crowded_events(90)}


def without_style(page: str) -> str:
    """Return a page without its style sheet and the hash of it, which have tests of their own."""
    page = re.sub(r"<style>.*?</style>", "<style></style>", page, flags=re.DOTALL)
    return re.sub(r"sha256-[\w+/=]+", "sha256-", page)


if __name__ == "__main__":
    from onrecord.report import render_html

    GOLDEN_PAGE.parent.mkdir(exist_ok=True)
    GOLDEN_PAGE.write_text(without_style(render_html(lakeside())), encoding="utf-8")
