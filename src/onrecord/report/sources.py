"""List who stands behind a page, one row a source, for the table that fact-checkers work from."""

from collections import Counter
from dataclasses import dataclass, field

from onrecord.document.records import Certainty, Entity, Hop, Statement
from onrecord.report.summary import Summary
from onrecord.report.words import CERTAINTIES, ENDS, HOP_WORDS, MANDATE_WORDS, OPEN_ENDS, SILENCE_WORDS, End, end_of_hop

SHOWN_NUMBERS = 12
"""A row points to this many statements; more are counted."""


@dataclass
class SourceRow:
    """One source: what it says itself, what it passes on, and whether it could be asked."""

    name: str
    end: End
    kind: str
    description: str | None
    entity: Entity | None
    own: list[int] = field(default_factory=list)
    passed_on: list[int] = field(default_factory=list)
    mix: Counter[Certainty] = field(default_factory=Counter)
    answers: dict[str, None] = field(default_factory=dict)

    @property
    def can_be_asked(self) -> bool:
        """Tell whether the page says enough to go and ask, or to look it up."""
        return self.end not in OPEN_ENDS

    @property
    def naming(self) -> str:
        """Whether the page names this source; a document has no name to give."""
        return "not named" if self.end in OPEN_ENDS else "–" if self.end in ("document", "author") else "named"

    @property
    def certainties(self) -> list[tuple[Certainty, int]]:
        """How often it says things with which certainty."""
        return [(certainty, self.mix[certainty]) for certainty in CERTAINTIES if self.mix[certainty]]

    @property
    def mandate(self) -> str:
        """Whether the text says that this person may speak for a state, in words."""
        return MANDATE_WORDS[self.entity.mandate] if self.entity else ""

    @property
    def answer(self) -> str:
        """How it was heard: quoted, paraphrased, or silent; nobody is not heard."""
        return "" if self.end == "nobody" else ", ".join(self.answers)

    @property
    def said(self) -> int:
        """How many statements lead back to it; a silence is none."""
        return sum(self.mix.values())

    @property
    def numbers(self) -> list[int]:
        """The first statements in which it occurs."""
        return sorted({*self.own, *self.passed_on})[:SHOWN_NUMBERS]


def find_sources(summary: Summary) -> list[SourceRow]:
    """Return the sources of a page, those that carry most first, nobody last."""
    rows: dict[str, SourceRow] = {}
    for number, item in enumerate(summary.reading.statements, start=1):
        hops = [hop for hop in summary.hops(item) if hop.kind != "article"]
        for hop in hops[:-1]:
            _row(rows, hop, summary).passed_on.append(number)
        _tell(_row(rows, hops[-1], summary), item, number)
    return sorted(rows.values(), key=_rank)


def _rank(row: SourceRow) -> tuple[bool, int, int]:
    return (row.end == "nobody", -len(row.own) - len(row.passed_on), ENDS.index(row.end))


def _row(rows: dict[str, SourceRow], hop: Hop, summary: Summary) -> SourceRow:
    party = summary.party(hop)
    if party.key not in rows:
        entity = summary.entities.get(hop.entity or "")
        rows[party.key] = SourceRow(party.name, end_of_hop(hop.kind), HOP_WORDS[hop.kind], party.description, entity)
    return rows[party.key]


def _tell(row: SourceRow, item: Statement, number: int) -> None:
    row.own.append(number)
    if item.kind == "statement":
        row.mix[item.certainty] += 1
        row.answers["paraphrased" if item.quotation == "indirect" else "quoted"] = None
    else:
        row.answers[SILENCE_WORDS[item.kind]] = None
