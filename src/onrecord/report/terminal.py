"""Draw a reading as text for a terminal or a log: what matters most comes first.

The first line counts; then who carries the article and who could be asked; then the statements,
grouped by where they lead back to. Nothing depends on colour.
"""

import io
from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.style import Style
from rich.table import Table
from rich.text import Text

from onrecord.document import Spans, words_of
from onrecord.document.lookup import ARROW, marked
from onrecord.document.records import Certainty, Check, Reading, Sign, Statement
from onrecord.report.events import EventView
from onrecord.report.safe import FOR_TERMINAL, harmless, one_line, shorten
from onrecord.report.summary import Origin, Party, Summary, rule_name, sum_up
from onrecord.report.terminal_events import deeds_part, later_parts
from onrecord.report.words import (
    END_WORDS,
    MEDIUM_WORDS,
    QUOTATION_WORDS,
    SILENCE_WORDS,
    UNSURE,
    End,
    confidence_words,
    counted,
    day_words,
)

WIDTHS = (40, 400)
"""Narrower or wider terminals are treated as these."""
SHOWN_STATEMENTS = 400
SHOWN_DEEDS = 20
SHOWN_NAMES, SHOWN_NAME = 8, 60
SHOWN_REASONS = 12
SHOWN_LINES = 3
LABEL_WIDTH, ID_WIDTH = 15, 3
BOLD, DIM, PLAIN = Style(bold=True), Style(dim=True), Style()
STYLES: dict[Certainty, Style] = {
    "asserted": Style(bold=True, color="green"),
    "denied": Style(bold=True, color="red"),
    "alleged": Style(bold=True, color="yellow"),
}
DOUBT = Style(bold=True, color="yellow")


def render_text(reading: Reading, *, width: int, color: bool) -> str:
    """Return a reading as text at most `width` characters wide, with terminal colours or without any."""
    width = min(max(width, WIDTHS[0]), WIDTHS[1])
    summary = sum_up(harmless(reading, FOR_TERMINAL))
    out = io.StringIO()
    console = Console(
        file=out,
        width=width,
        color_system="standard" if color else None,
        force_terminal=color,
        force_jupyter=False,
        legacy_windows=False,
        markup=False,
        highlight=False,
        emoji=False,
        _environ={},
    )
    for part in _parts(summary, width):
        console.print(part)
    lines = (line.rstrip() for line in out.getvalue().splitlines())
    return "\n".join(lines).rstrip() + "\n"


def _parts(summary: Summary, width: int) -> Iterator[RenderableType]:
    events = EventView(summary.lookup, most=SHOWN_DEEDS)
    yield from _headline(summary, width)
    yield ""
    yield from _article(summary)
    yield ""
    yield from deeds_part(events)
    yield _at_a_glance(summary, events)
    yield from _statements(summary, width)
    yield from later_parts(events)
    yield from _findings(summary)
    yield from _left_out(summary)


def _headline(summary: Summary, width: int) -> Iterator[Text]:
    """Yield how many statements, by whom, and where the chains end: one line, or two where it is too long."""
    count = len(summary.statements)
    if not count:
        yield Text("0 statements: this text gives nobody as the source of anything", BOLD)
        return
    by = Text(f"{counted(count, 'statement')}: ", BOLD)
    by.append(", ".join(f"{number:,} by {_end(end, number)}" for end, number in summary.cited.items()))
    ends = Text("every chain ends there", DIM)
    if summary.cited != summary.ends:
        ends = Text("chains end at: ", BOLD)
        ends.append(", ".join(f"{_end(end, number)} {number:,}" for end, number in summary.ends.items()))
    both = Text(" | ", DIM).join((by, ends))
    yield from (both,) if both.cell_len <= width else (by, ends)


def _end(end: End, number: int) -> str:
    one, many = END_WORDS[end]
    return one if number == 1 else many


def _article(summary: Summary) -> Iterator[Text]:
    article = summary.reading.article
    yield Text(one_line(summary.title), BOLD)
    line = article.dateline
    known = (
        article.outlet,
        ", ".join(article.byline),
        day_words(article.published_at.date() if article.published_at else line.day if line else None),
        line.place if line else None,
    )
    if any(known):
        yield Text(one_line(" · ".join(part for part in known if part)), DIM)


def _at_a_glance(summary: Summary, events: EventView) -> Table:
    """Return what an editor asks first: who carries it, who could be asked, who did not answer."""
    table = Table.grid(padding=(0, 2))
    table.add_column(width=LABEL_WIDTH, style=BOLD)
    table.add_column(ratio=1, overflow="fold")
    if summary.alarms:
        table.add_row("Look first", Text(one_line(" · ".join(summary.alarms)), DOUBT))
    if summary.origins:
        table.add_row("Carried by", _few([_carrier(origin) for origin in summary.origins]))
    table.add_row(
        "Could be asked", _few([_person(entity) for entity in summary.heard], none="nobody is quoted by name")
    )
    if summary.unheard:
        table.add_row("  not heard yet", _few([_person(entity) for entity in summary.unheard]))
    silences = [f"{shorten(item.name, SHOWN_NAME)} {SILENCE_WORDS[item.statement.kind]}" for item in summary.silences]
    if silences:
        table.add_row("No answer", _few(silences))
    if events.absent:
        table.add_row("Not found", Text(" · ".join(events.absent)))
    return table


def _carrier(origin: Origin) -> str:
    holders = ", ".join(f"{shorten(name, 40)} {count}" for name, count in origin.holders[:3])
    more = ", …" if len(origin.holders) > 3 else ""
    return f"{shorten(origin.name, SHOWN_NAME)} {len(origin.statements)}" + (f" ({holders}{more})" if holders else "")


def _few(parts: Sequence[str], *, none: str = "") -> Text:
    rest = len(parts) - SHOWN_NAMES
    shown = " · ".join(parts[:SHOWN_NAMES]) or none
    return Text(f"{shown} · and {rest} more" if rest > 0 else shown)


def _person(party: Party) -> str:
    described = f" ({shorten(party.description, 48)})" if party.description else ""
    return shorten(party.name, SHOWN_NAME) + described


def _statements(summary: Summary, width: int) -> Iterator[RenderableType]:
    left = SHOWN_STATEMENTS
    for origin in summary.origins:
        yield ""
        yield _origin(origin, summary)
        for item in origin.statements[: max(left, 0)]:
            yield Padding(_statement(item, summary, width), (0, 0, 0, 2))
        left -= len(origin.statements)
    if left < 0:
        yield Text(f"\n{counted(-left, 'statement')} more not shown here; the JSON has all.", DIM)
    if summary.silences:
        yield Text("\nAsked, and no answer", BOLD)
        for silence in summary.silences:
            yield Padding(_statement(silence.statement, summary, width), (0, 0, 0, 2))


def _origin(origin: Origin, summary: Summary) -> Text:
    line = Text(shorten(origin.name, SHOWN_NAME), BOLD)
    described = summary.described(origin.entity.id, origin.name) if origin.entity else None
    if described:
        line.append(f", {shorten(described, 60)}")
    line.append(f" · {counted(len(origin.statements), 'statement')}", DIM)
    lacking = sum(1 for item in origin.statements if not item.anonymity_reason) if origin.end == "unnamed" else 0
    return line.append(f" · no reason for not naming: {lacking}", DOUBT) if lacking else line


def _statement(item: Statement, summary: Summary, width: int) -> RenderableType:
    """Return one statement: how sure and along which chain, then the words, then what must be known of them."""
    label = item.certainty if item.kind == "statement" else SILENCE_WORDS[item.kind]
    head = Text(label, STYLES.get(item.certainty, BOLD) if item.kind == "statement" else DOUBT)
    head.append(f" · {_chain(item, summary)}")
    head.append("".join(f" · {one_line(word)}" for word in _traits(item)), DIM)
    if item.confidence < UNSURE:
        head.append(f" · reading unsure: {confidence_words(item.confidence)}", DOUBT)
    table = Table.grid(padding=(0, 2))
    table.add_column(width=ID_WIDTH, style=DIM)
    table.add_column(ratio=1, overflow="fold")
    table.add_row(item.id, head)
    table.add_row("", Padding(Text(shorten(summary.words(item), SHOWN_LINES * width)), (0, 0, 0, 2)))
    for note in _notes(item):
        table.add_row("", Padding(Text(note, DIM), (0, 0, 0, 2)))
    return table


def _traits(item: Statement) -> Iterator[str]:
    if item.kind == "statement":
        yield QUOTATION_WORDS[item.quotation]
        if item.polarity == "negative":
            yield "worded in the negative"
    if MEDIUM_WORDS[item.medium]:
        yield MEDIUM_WORDS[item.medium]
    if item.expert:
        yield "as an expert"


def _notes(item: Statement) -> Iterator[str]:
    if item.anonymity_reason:
        yield f"why unnamed: “{shorten((item.anonymity_reason), 120)}”"
    if item.inferred:
        yield f"inferred from other sentences: {one_line(', '.join(item.inferred))}"


def _chain(item: Statement, summary: Summary) -> str:
    hops = (marked(shorten(summary.hop_name(hop), SHOWN_NAME), hop) for hop in summary.hops(item))
    return one_line(ARROW.join(hops))


def _findings(summary: Summary) -> Iterator[RenderableType]:
    """Yield signs and rules: what failed first, what passed folded into one line."""
    if summary.signs:
        yield Text("\nSigns on the page", BOLD)
        yield from (_finding(sign.severity, sign.kind, sign, summary) for sign in summary.signs)
    if not summary.reading.checks:
        return
    yield Text("\nNewsroom rules", BOLD)
    yield from (_finding("fails", rule_name(check), check, summary) for check in summary.checks("fail"))
    yield from (_finding("warns", rule_name(check), check, summary) for check in summary.checks("warn"))
    yield from _folded("undecidable", summary.checks("undecidable"))
    yield from _folded("passed", summary.checks("pass"))


def _finding(label: str, title: str, finding: Sign | Check, summary: Summary) -> RenderableType:
    line = Text("  ").append(label, DOUBT).append(f" · {one_line(title)}", BOLD)
    parts: list[RenderableType] = [line]
    if finding.why:
        parts.append(Padding(Text(one_line(finding.why)), (0, 0, 0, 4)))
    if finding.spans:
        parts.append(Padding(Text(_places(finding.spans, summary.reading.text), DIM), (0, 0, 0, 4)))
    return Group(*parts)


def _places(spans: Spans, text: str) -> str:
    words = "; ".join(f"“{shorten(words_of((span,), text), 60)}”" for span in spans[:3])
    return words + (f" and {counted(len(spans) - 3, 'place')} more" if len(spans) > 3 else "")


def _folded(label: str, checks: Iterable[Check]) -> Iterator[Text]:
    rules = [check.rule for check in checks]
    if rules:
        yield Text("  ").append(f"{len(rules)} {label}", BOLD).append(f": {one_line(', '.join(rules))}", DIM)


def _left_out(summary: Summary) -> Iterator[RenderableType]:
    if not summary.left_out:
        return
    yield Text("\nLeft out by the reader", BOLD)
    table = Table.grid(padding=(0, 2))
    table.add_column(justify="right", min_width=5)
    table.add_column(ratio=1, overflow="fold")
    for stage, reason, number in summary.left_out[:SHOWN_REASONS]:
        table.add_row(f"{number:,}", Text(one_line(reason)).append(f" ({one_line(stage)})", DIM))
    rest = sum(number for *_, number in summary.left_out[SHOWN_REASONS:])
    if rest:
        table.add_row(f"{rest:,}", "for other reasons")
    yield table
