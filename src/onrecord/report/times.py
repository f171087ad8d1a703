"""Lay out a page's line of time: what happened, what was said, what was published and what is to come, apart."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from onrecord.document import words_of
from onrecord.document.records import Article, Interval, Prediction, Reading
from onrecord.report.deeds import Deed, plover
from onrecord.report.safe import shorten
from onrecord.report.words import interval_words

Lane = Literal["happened", "said", "published", "to come"]
LANES: tuple[Lane, ...] = ("happened", "said", "published", "to come")
TOLD_IN_WORDS = (1, 3)
"""Quads of PLOVER whose deeds are words; a contact is more than that."""


@dataclass(frozen=True)
class Item:
    """One thing on the line; `deed` is its number among the deeds, where it is one."""

    lane: Lane
    words: str
    status: str = ""
    deed: int | None = None


@dataclass
class Day:
    """One day or stretch of days, with what stands there in each lane."""

    interval: Interval
    items: list[Item] = field(default_factory=list)

    @property
    def words(self) -> str:
        """The day in words."""
        return interval_words(self.interval)

    def in_lane(self, lane: Lane) -> list[Item]:
        """Return what stands in one lane."""
        return [item for item in self.items if item.lane == lane]


def find_days(deeds: Iterable[Deed], reading: Reading) -> list[Day]:
    """Return the days that a page gives, in order; a stretch stands where it begins, or ends if that is open."""
    days: dict[tuple[date | None, date | None], Day] = {}
    deeds = list(deeds)
    for interval, item in (*_deeds(deeds), *_publication(reading.article), *_horizons(deeds, reading)):
        if interval is not None and (interval.from_ or interval.to):
            days.setdefault((interval.from_, interval.to), Day(interval)).items.append(item)
    return sorted(days.values(), key=_place)


def undated(deeds: Iterable[Deed]) -> list[Deed]:
    """Return the deeds for which the text gives no day."""
    return [deed for deed in deeds if not interval_words(deed.event.day)]


def _place(day: Day) -> tuple[date, date]:
    first, last = day.interval.from_, day.interval.to
    start = first or last or date.min
    return start, last or start


def _deeds(deeds: Iterable[Deed]) -> Iterator[tuple[Interval | None, Item]]:
    for deed in deeds:
        yield deed.event.day, Item(_lane(deed), deed.in_words, deed.event.status, deed.number)


def _lane(deed: Deed) -> Lane:
    if deed.event.realis != "actual":
        return "to come"
    known = plover().types.get(deed.event.type)
    is_word = known is not None and known.quad in TOLD_IN_WORDS and known.code != "CONSULT"
    return "said" if is_word or deed.event.channel == "public-statement" else "happened"


def _publication(article: Article) -> Iterator[tuple[Interval, Item]]:
    published = article.published_at.date() if article.published_at else None
    if published:
        yield Interval(from_=published, to=published), Item("published", "this page")
    written = article.dateline.day if article.dateline else None
    if written and written != published:
        yield Interval(from_=written, to=written), Item("published", "written, by its dateline")


def _horizons(deeds: Iterable[Deed], reading: Reading) -> Iterator[tuple[Interval | None, Item]]:
    """Yield the days of predictions, unless a deed stands there for it."""
    shown = {deed.event.id for deed in deeds if interval_words(deed.event.day)}
    for item in reading.predictions:
        if item.event not in shown:
            yield item.horizon, Item("to come", shorten(_content(item, reading), 120), "predicted")


def _content(item: Prediction, reading: Reading) -> str:
    return words_of(item.content, reading.text)
