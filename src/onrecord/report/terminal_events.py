"""Draw contacts and deeds, the line of time, outlooks and reactions for a terminal, as compactly as can be."""

from collections.abc import Iterable, Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.style import Style
from rich.table import Table
from rich.text import Text

from onrecord.report.deeds import Deed, Telling
from onrecord.report.events import EventView
from onrecord.report.outlook import Outlook
from onrecord.report.sides import Stand
from onrecord.report.times import Day
from onrecord.report.words import Line, confidence_words

BOLD, DIM, DOUBT = Style(bold=True), Style(dim=True), Style(bold=True, color="yellow")
STYLES: dict[Line, Style] = {
    "fact": Style(bold=True, color="green"),
    "told": BOLD,
    "distant": DOUBT,
    "open": Style(color="cyan"),
    "not": Style(bold=True, color="red"),
}
SHOWN_DAYS, SHOWN_OUTLOOKS, SHOWN_STANDS = 20, 12, 12
NUMBER_WIDTH, DAY_WIDTH = 3, 20


def deeds_part(view: EventView) -> Iterator[RenderableType]:
    """Yield the contacts and deeds, two lines each."""
    if not view.deeds:
        return
    yield Text("Contacts and deeds", BOLD)
    yield _rows(((str(deed.number), _deed(deed)) for deed in view.deeds), NUMBER_WIDTH)
    if view.left:
        yield Text(f"  and {view.left} more, not shown here; the JSON has all.", DIM)
    yield ""


def later_parts(view: EventView) -> Iterator[RenderableType]:
    """Yield the line of time, what is said to come, and reactions, each where there is any."""
    if view.days:
        yield Text("\nLine of time", BOLD)
        yield _rows(((day.words, _day(day)) for day in view.days[:SHOWN_DAYS]), DAY_WIDTH)
        yield from _more(len(view.days) - SHOWN_DAYS)
    if view.outlooks:
        yield Text("\nWhat is said to come", BOLD)
        yield from _outlooks(view)
    if view.sides:
        yield Text("\nReactions, by side", BOLD)
        for side, stands in view.sides.items():
            yield Text(f"  {side}", BOLD)
            yield from (Padding(_stand(one), (0, 0, 0, 4)) for one in stands[:SHOWN_STANDS])
            yield from _more(len(stands) - SHOWN_STANDS)


def _rows(rows: Iterable[tuple[str, Text]], width: int) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(width=width, style=DIM, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    for label, text in rows:
        table.add_row(label, text)
    return table


def _deed(deed: Deed) -> Text:
    line = Text(f"{deed.parties}: " if deed.parties else "", BOLD).append(deed.what, Style(bold=False))
    if deed.first.trigger:
        line.append(f" “{deed.first.trigger}”", Style(bold=False, italic=True))
    line = Text("").append_text(line).append("\n")
    line.append_text(_standing(deed.first))
    for part in (deed.channel, *deed.details):
        line.append(f" · {part}" if part else "")
    if deed.denied_by:
        line.append(" · ").append(f"denied by {', '.join(deed.denied_by)}", DOUBT)
    if deed.first.is_unsure:
        line.append(" · ").append(f"reading unsure: {confidence_words(deed.event.confidence)}", DOUBT)
    for one in deed.also[:3]:
        line.append("\nalso told as ", DIM).append(f"“{one.trigger}” ", DIM).append_text(_standing(one))
    rest = len(deed.also) - 3
    return line.append(f"\nand told {rest} times more", DIM) if rest > 0 else line


def _standing(telling: Telling) -> Text:
    return Text("").append(telling.event.status, STYLES[telling.line]).append(f" {telling.on_whose_word}")


def _day(day: Day) -> Text:
    parts = []
    for item in day.items:
        number = f"[{item.deed}] " if item.deed else ""
        status = f" ({item.status})" if item.status and item.status != "asserted" else ""
        parts.append(Text(f"{item.lane}: ", DIM).append(f"{number}{item.words}{status}", Style(dim=False)))
    return Text("\n").join(parts)


def _outlooks(view: EventView) -> Iterator[RenderableType]:
    left = SHOWN_OUTLOOKS
    for scenario in view.outlooks.scenarios:
        if left > 0:
            yield Text("  ").append(scenario.condition, Style(italic=True)).append(" →")
            yield from (Padding(_outlook(one), (0, 0, 0, 4)) for one in scenario.outcomes[:left])
        left -= len(scenario.outcomes)
    yield from (Padding(_outlook(one), (0, 0, 0, 2)) for one in view.outlooks.predictions[: max(left, 0)])
    yield from _more(len(view.outlooks.predictions) - left)


def _outlook(one: Outlook) -> Text:
    line = Text(f"{one.by}: ", BOLD).append(one.content, Style(bold=False))
    if one.likelihood:
        line.append(f"\n“{one.likelihood}”, {one.range}", DIM)
    return line.append(f"\nwhat would settle it: {one.settled}", DIM)


def _stand(one: Stand) -> Text:
    line = Text(one.holder, BOLD).append(f" {one.stance_words}", Style(bold=False))
    if one.quoted:
        line.append(f" “{one.quoted}”", Style(bold=False, italic=True))
    if one.toward:
        number = f"[{one.deed}] " if one.deed else ""
        line.append(f" · to {number}{one.toward}", DIM)
    return line.append(f" · according to {one.by}", DIM) if one.by else line


def _more(rest: int) -> Iterator[Text]:
    if rest > 0:
        yield Text(f"  and {rest} more", DIM)
