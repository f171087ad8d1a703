"""Group the reactions of a page by side: the country of whoever reacts."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from onrecord.codebook import Codebook
from onrecord.document import words_of
from onrecord.document.lookup import Lookup, happening
from onrecord.document.records import Reaction, Stance
from onrecord.report.deeds import SHOWN_NAME, SHOWN_TRIGGER, Deed, chain_behind_page
from onrecord.report.safe import shorten
from onrecord.report.words import STANCE_WORDS

NO_SIDE = "Of no state"


@dataclass(frozen=True)
class Stand:
    """One reaction: who takes what how, in which words."""

    holder: str
    description: str
    stance: Stance
    stance_words: str
    toward: str
    deed: int | None
    quoted: str
    by: str


def find_sides(deeds: Iterable[Deed], lookup: Lookup) -> dict[str, list[Stand]]:
    """Return the reactions by side, in the order in which sides come up, those of no state last."""
    numbers = {happening(deed.event): deed for deed in deeds}
    sides: dict[str, list[Stand]] = {}
    for item in lookup.reading.reactions:
        entity = lookup.entities.get(item.holder or "")
        side = shorten(country_name(entity.country, lookup), SHOWN_NAME) if entity and entity.country else NO_SIDE
        sides.setdefault(side, []).append(_stand(item, numbers, lookup))
    if NO_SIDE in sides:
        sides[NO_SIDE] = sides.pop(NO_SIDE)
    return sides


def _stand(item: Reaction, deeds: dict[str, Deed], lookup: Lookup) -> Stand:
    entity = lookup.entities.get(item.holder or "")
    event = lookup.events.get(item.toward or "")
    deed = deeds.get(happening(event)) if event else None
    holder = lookup.statements.get(item.according_to or "")
    name = shorten(lookup.name_of(item.holder), SHOWN_NAME) if item.holder else "somebody"
    by = chain_behind_page(holder, lookup) if holder else ""
    return Stand(
        holder=name,
        description=shorten(entity.description, SHOWN_NAME) if entity and entity.description else "",
        stance=item.stance,
        stance_words=STANCE_WORDS[item.stance],
        toward=deed.in_words if deed else "",
        deed=deed.number if deed else None,
        quoted=shorten(words_of(item.spans, lookup.reading.text), SHOWN_TRIGGER * 2),
        by="" if by == name else by,
    )


def country_name(code: str, lookup: Lookup) -> str:
    """Return what this text calls a country, else its common name, else its code."""
    return lookup.countries.get(code) or _names().get(code, code)


@cache
def _names() -> dict[str, str]:
    rows = reversed(Codebook().rows("country_names"))
    return {row["code"]: row["word"] for row in rows if row["form"] == "name"}
