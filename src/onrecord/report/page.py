"""Draw a reading as one HTML file that asks nothing of anybody: no script, no request, no font.

The article stands on the left with its statements marked, a card for each on the right. The
template escapes everything; the page forbids itself whatever its one style sheet does not need.
"""

from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from itertools import groupby
from typing import Any

import jinja2
from markupsafe import Markup

from onrecord.document import Span, Spans, words_of
from onrecord.document.records import Certainty, Reading, Statement
from onrecord.report import words
from onrecord.report.drawing import BADGE, RING, outline
from onrecord.report.events import EventView
from onrecord.report.marking import Layer, Row, cut_rows, find_rows, place_of
from onrecord.report.safe import FOR_PAGE, harmless, one_line, safe_address, shorten
from onrecord.report.sources import find_sources
from onrecord.report.summary import Summary, end_of, rule_name, sum_up
from onrecord.report.words import End, counted, listed, number_word

CARDS = 300
"""Statements beyond these are marked in the text and counted, without a card of their own."""
DEEDS = 60
"""Contacts and deeds beyond these are counted."""
LONG = 100_000
"""A text with more characters is laid out only where it is looked at."""
SQUARES = 40
"""Longest row of squares in the chart; with more statements a square stands for several."""
ENDS_IN_WORDS: tuple[tuple[frozenset[End], str, str], ...] = (
    (frozenset({"person", "body"}), "on somebody named", "on people or bodies that are named"),
    (frozenset({"document"}), "on a document", "on documents"),
    (frozenset({"outlet"}), "on another outlet", "on other outlets"),
    (frozenset({"account"}), "on a social account", "on social accounts"),
    (frozenset({"author"}), "on the page’s own work", "on the page’s own work"),
    (frozenset({"unnamed"}), "on somebody who is not named", "on people who are not named"),
    (frozenset({"nobody"}), "on nobody at all", "on nobody at all"),
)


@dataclass(frozen=True)
class Bar:
    """One row of the chart of ends: filled squares can be asked, hollow ones cannot."""

    end: End
    count: int
    squares: int


@dataclass(frozen=True)
class Card:
    """One statement as it stands beside the text."""

    number: int
    item: Statement
    end: End
    who: str
    label: str
    traits: tuple[str, ...]
    cue: str

    @property
    def tone(self) -> str:
        """The line style of the card: the certainty, or *silent* where nobody answered."""
        return self.item.certainty if self.item.kind == "statement" else "silent"


def render_html(reading: Reading) -> str:
    """Return a reading as one self-contained HTML page."""
    summary = sum_up(harmless(reading, FOR_PAGE))
    cards = [_card(number, item, summary) for number, item in enumerate(summary.reading.statements[:CARDS], 1)]
    style, events = _style(len(cards)), EventView(summary.lookup, most=DEEDS)
    return (
        _environment()
        .get_template("page.html")
        .render(
            summary=summary,
            reading=summary.reading,
            article=summary.reading.article,
            address=safe_address(summary.reading.article.url),
            style=Markup(style),  # noqa: S704 - our own file, and numbers
            style_hash=b64encode(sha256(style.encode()).digest()).decode(),
            headline=headline(summary),
            bars=_bars(summary),
            parts=_folded(_rows(summary, events)),
            cards=cards,
            sources=find_sources(summary),
            certainties=_certainties(summary),
            is_long=len(summary.reading.text) > LONG,
            left=max(0, len(summary.reading.statements) - CARDS),
            events=events,
        )
    )


def headline(summary: Summary) -> str:
    """Return in two or three sentences what an editor wants to know before reading."""
    count = len(summary.statements)
    if not count:
        return "This text gives nobody as the source of anything."
    parts = [
        f"{number_word(number)} {one if number == 1 else many}"
        for ends, one, many in ENDS_IN_WORDS
        if (number := sum(summary.ends.get(end, 0) for end in ends))
    ]
    return _first_sentence(count, parts) + _relayed(*summary.relayed)


def _relayed(count: int, unnamed: int) -> str:
    if not count:
        return ""
    through = (
        ""
        if not unnamed
        else ", who is not named"
        if unnamed == count
        else f", {number_word(unnamed)} of them through somebody unnamed"
    )
    return f" {number_word(count).capitalize()} reached this page through somebody else{through}."


def _first_sentence(count: int, parts: list[str]) -> str:
    if len(parts) == 1:
        where = parts[0].split(" ", 1)[1]
        return (
            f"The one statement rests {where}." if count == 1 else f"All {number_word(count)} statements rest {where}."
        )
    verb = "rests" if parts[0].startswith("one ") else "rest"
    parts[0] = parts[0].replace(" on ", f" {verb} on ", 1)
    return f"{number_word(count).capitalize()} statements: {listed(parts)}."


def _bars(summary: Summary) -> list[Bar]:
    scale = -(-max(summary.ends.values(), default=1) // SQUARES)
    return [Bar(end, count, -(-count // scale)) for end, count in summary.ends.items()]


def _certainties(summary: Summary) -> list[Certainty]:
    """Return the certainties that occur, for the legend."""
    found = {item.certainty for item in summary.statements}
    return [certainty for certainty in words.CERTAINTIES if certainty in found]


def _card(number: int, item: Statement, summary: Summary) -> Card:
    label = item.certainty if item.kind == "statement" else words.SILENCE_WORDS[item.kind]
    cue = one_line(words_of(item.cue, summary.reading.text))
    return Card(number, item, end_of(item), summary.origin_name(item), label, tuple(_traits(item)), cue)


def _traits(item: Statement) -> Iterator[str]:
    if item.kind == "statement":
        yield words.QUOTATION_WORDS[item.quotation]
        if item.polarity == "negative":
            yield "worded in the negative"
    if words.MEDIUM_WORDS[item.medium]:
        yield words.MEDIUM_WORDS[item.medium]
    if item.expert:
        yield "as an expert"


def _rows(summary: Summary, events: EventView) -> Iterator[Row]:
    found = [*(check.spans for check in summary.reading.checks), *(sign.spans for sign in summary.reading.signs)]
    found.append(tuple(events.places()))
    places = (place_of(span, summary.reading.text) for spans in found for span in spans)
    for row in cut_rows(summary.reading, find_rows(summary.reading), carded=CARDS, places=places):
        if (
            row.kind != "title"
            or row.numbers
            or one_line(row.span.of(summary.reading.text)) != summary.reading.article.title
        ):
            yield row


def _folded(rows: Iterable[Row]) -> Iterator[tuple[bool, list[Row]]]:
    """Yield rows in stretches: furniture in which nobody speaks is folded away, all else is shown."""
    for is_furniture, stretch in groupby(rows, key=lambda row: row.kind == "boilerplate" and not row.numbers):
        yield is_furniture, list(stretch)


def _style(cards: int) -> str:
    """Return the style sheet: the file, and rules that light up a statement's words with its card."""
    return _file("page.css") + _file("events.css") + "".join(map(_light, range(1, cards + 1)))


def _light(number: int) -> str:
    """Return rules for one statement; they stay inside a row, or long pages would be slow to point at."""
    words, card, start = f".n{number}", f"#c{number}", f"#t{number}:target"
    lit = (
        f".row:has({card}:is(:hover,:target)) {words},{start}~{words},{start}~* {words},.row:has({words}:hover) {card}"
    )
    return f"{lit}{{background:var(--lit)}}\n"


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("onrecord.report", "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.globals.update(
        words=words, counted=counted, shorten=shorten, number_word=number_word, rule_name=rule_name
    )
    environment.filters.update(classes=_classes, day=words.day_words, quoted=_quoted, line=one_line, start=_start)
    environment.filters.update(
        outline=lambda channel: outline(channel, 0, 0, BADGE), ring=lambda channel: outline(channel, 0, 0, BADGE + RING)
    )
    return environment


@cache
def _file(name: str) -> str:
    loader = _environment().loader
    if loader is None:
        raise RuntimeError("the environment of the page has no loader")
    return loader.get_source(_environment(), name)[0]


@jinja2.pass_context
def _classes(context: Any, layers: Sequence[Layer]) -> list[str]:
    """Return one class list for each layer; contents carry their depth, which lowers their line."""
    depth, found = 0, []
    for layer in layers:
        item = context["reading"].statements[layer.number - 1]
        tone = item.certainty if item.kind == "statement" else "silent"
        line = f" line k-{tone} d{min(depth, 2)}" if layer.role == "content" else ""
        depth += layer.role == "content"
        found.append(f"{layer.role} e-{end_of(item)} n{layer.number}{line}")
    return found


@jinja2.pass_context
def _start(context: Any, span: Span) -> int:
    """Return the offset by which the page points to a span."""
    return place_of(span, context["reading"].text)


@jinja2.pass_context
def _quoted(context: Any, spans: Spans) -> list[tuple[int, str]]:
    """Return the first places of a finding: offset and words."""
    text = context["reading"].text
    return [(place_of(span, text), shorten(span.of(text), 90)) for span in spans[:4]]
