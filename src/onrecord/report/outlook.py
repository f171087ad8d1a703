"""List what a page says will come: scenarios with their condition, predictions, and what would settle them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.document import words_of
from onrecord.document.lookup import Lookup, happening
from onrecord.document.records import Prediction
from onrecord.report.deeds import SHOWN_NAME, Deed, chain_behind_page
from onrecord.report.safe import one_line, shorten
from onrecord.report.words import interval_words, range_words

SHOWN_CONTENT = 240


@dataclass(frozen=True)
class Outlook:
    """One prediction in words; `number` counts them from 1."""

    number: int
    content: str
    by: str
    likelihood: str
    range: str
    horizon: str
    settled: str
    deed: int | None


@dataclass(frozen=True)
class Scenario:
    """One condition and everything that is said to follow from it."""

    condition: str
    outcomes: tuple[Outlook, ...]


@dataclass(frozen=True)
class Outlooks:
    """Everything that is said to come."""

    scenarios: tuple[Scenario, ...]
    predictions: tuple[Outlook, ...]

    def __bool__(self) -> bool:
        return bool(self.scenarios or self.predictions)


def find_outlooks(deeds: Iterable[Deed], lookup: Lookup) -> Outlooks:
    """Return scenarios, in the order of their conditions, and the predictions that have none."""
    numbers = {happening(deed.event): deed for deed in deeds}
    groups: dict[str, list[Outlook]] = {}
    free = []
    for number, item in enumerate(lookup.reading.predictions, start=1):
        told = _outlook(number, item, numbers, lookup)
        if item.condition:
            condition = one_line(words_of(item.condition, lookup.reading.text))
            groups.setdefault(condition, []).append(told)
        else:
            free.append(told)
    scenarios = (Scenario(shorten(words, SHOWN_CONTENT), tuple(found)) for words, found in groups.items())
    return Outlooks(tuple(scenarios), tuple(free))


def _outlook(number: int, item: Prediction, deeds: dict[str, Deed], lookup: Lookup) -> Outlook:
    text = lookup.reading.text
    event = lookup.events.get(item.event or "")
    deed = deeds.get(happening(event)) if event else None
    likelihood = item.likelihood
    return Outlook(
        number=number,
        content=shorten(words_of(item.content, text), SHOWN_CONTENT),
        by=_by(item, lookup),
        likelihood=shorten(words_of(likelihood.spans, text), 60) if likelihood else "",
        range=range_words(likelihood) if likelihood else "",
        horizon=interval_words(item.horizon),
        settled=". ".join(_settled(item, deed)),
        deed=deed.number if deed else None,
    )


def _by(item: Prediction, lookup: Lookup) -> str:
    """Return who says so: the whole chain where a statement holds it."""
    holder = lookup.statements.get(item.according_to or "")
    if holder is not None:
        return chain_behind_page(holder, lookup)
    return shorten(lookup.name_of(item.forecaster), SHOWN_NAME) if item.forecaster else "the page itself"


def _settled(item: Prediction, deed: Deed | None) -> Iterator[str]:
    """Yield what would settle a prediction, and why that can or cannot be."""
    if not item.resolvable:
        yield "Nothing, as it is worded"
    else:
        what = f"{deed.what} ({deed.parties})" if deed and deed.parties else deed.what if deed else "what it says"
        yield ", ".join(part for part in (what[:1].upper() + what[1:], interval_words(item.horizon)) if part)
    if item.why:
        yield shorten(item.why[:1].upper() + item.why[1:], SHOWN_CONTENT).rstrip(".")
