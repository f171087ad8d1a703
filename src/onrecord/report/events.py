"""Gather what a report shows of events: deeds, drawing, line of time, outlooks, reactions."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from onrecord.document import Span
from onrecord.document.lookup import Lookup
from onrecord.document.records import Channel
from onrecord.report.deeds import Deed, find_deeds
from onrecord.report.drawing import Drawing, draw
from onrecord.report.outlook import Outlooks, find_outlooks
from onrecord.report.sides import Stand, find_sides
from onrecord.report.times import LANES, Day, Lane, find_days, undated
from onrecord.report.words import CHANNELS, STATUSES, Line, listed


@dataclass(frozen=True)
class EventView:
    """Everything that a report shows of events, each made when it is first asked for."""

    lookup: Lookup
    most: int
    """Deeds beyond these are counted and not shown."""

    @cached_property
    def all_deeds(self) -> tuple[Deed, ...]:
        """All happenings, each once."""
        return tuple(find_deeds(self.lookup))

    @property
    def deeds(self) -> tuple[Deed, ...]:
        """The happenings that are shown."""
        return self.all_deeds[: self.most]

    @property
    def left(self) -> int:
        """How many are not shown."""
        return len(self.all_deeds) - len(self.deeds)

    @cached_property
    def drawing(self) -> Drawing | None:
        """The drawing, where something is between two parties."""
        return draw(self.deeds, self.lookup)

    @property
    def drawn(self) -> list[Deed]:
        """The deeds of which something is drawn."""
        numbers = {tie.number for tie in self.drawing.ties} if self.drawing else set()
        return [deed for deed in self.deeds if deed.number in numbers]

    @property
    def lanes(self) -> list[Lane]:
        """The lanes of the line of time in which something stands."""
        used = {item.lane for day in self.days for item in day.items}
        return [lane for lane in LANES if lane in used]

    @cached_property
    def days(self) -> list[Day]:
        """The line of time; a page that gives no day but its own has none."""
        days = find_days(self.deeds, self.lookup.reading)
        return days if any(item.lane != "published" for day in days for item in day.items) else []

    @cached_property
    def undated(self) -> list[Deed]:
        """Deeds without a day."""
        return undated(self.deeds)

    @cached_property
    def outlooks(self) -> Outlooks:
        """Scenarios and predictions."""
        return find_outlooks(self.deeds, self.lookup)

    @cached_property
    def sides(self) -> dict[str, list[Stand]]:
        """Reactions by side."""
        return find_sides(self.deeds, self.lookup)

    @cached_property
    def absent(self) -> tuple[str, ...]:
        """What was looked for and not found."""
        reading = self.lookup.reading
        counts = {
            "contacts or deeds": len(reading.events),
            "predictions": len(reading.predictions),
            "reactions": len(reading.reactions),
        }
        return tuple(name for name, count in counts.items() if not count)

    @property
    def absent_words(self) -> str:
        """What was not found, in one sentence."""
        return f"No {listed(self.absent, last='and no').replace(', ', ', no ')} were found." if self.absent else ""

    @property
    def lines(self) -> list[tuple[Line, str]]:
        """The kinds of lines that occur, with the statuses that are drawn so, for the legend."""
        found: dict[Line, list[str]] = {}
        used = {deed.event.status for deed in self.deeds}
        for status, (line, _) in STATUSES.items():
            if status in used:
                found.setdefault(line, []).append(status)
        return [(line, listed(names)) for line, names in found.items()]

    @property
    def channels(self) -> list[tuple[Channel, str, str]]:
        """The channels that are drawn, with their words and meaning, for the legend."""
        used = {tie.channel for tie in self.drawing.ties} if self.drawing else set()
        return [(channel, *words) for channel, words in CHANNELS.items() if channel in used]

    def places(self) -> Iterator[Span]:
        """Yield the places in the text that the lines of deeds point to."""
        for deed in self.deeds:
            if deed.place is not None:
                yield deed.place
