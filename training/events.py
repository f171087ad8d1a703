"""Read our own passages with events marked in them: what is told, of whom, and with what standing.

    === e1-001 | agency | 2026-03-03
    {A1|Karvia} has allegedly {E1|moved} {F1|two brigades} to {L1|the Valdoran border}, {H1|retired general Lena Orsk} wrote.
    Analysts called it {N2|a battle} of wills.
    ---
    1: MOBILIZE/troops | actual | positive | hearsay | alleged | unknown
    2: figurative

Marks carry the number of their event: E its trigger words, A an actor, R a recipient, L the place, W the words for its day, F a
figure, H the source whose statement it stands in, D the words by which somebody denies it. N marks words that look like an event
and are none. A label line gives, for an event, type/modes (PLOVER), realis, polarity, sourcing, status, channel (RECORDS); for
an N, why it is none. Run `python training/events.py FILE...` to check files and count what is in them.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from marked import MarkedError, strip_marks
from onrecord.coding.standing import derive_status as coded_status
from onrecord.document.records import Polarity, Realis, Sourcing

ROLES = {
    "E": "trigger",
    "A": "actor",
    "R": "recipient",
    "L": "place",
    "W": "day",
    "F": "figure",
    "H": "holder",
    "D": "denial",
    "N": "none",
}
MODES = {
    "AGREE": "",
    "CONSULT": "visit third-party multilateral phone",
    "SUPPORT": "",
    "CONCEDE": "",
    "COOPERATE": "",
    "AID": "",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "REJECT": "assist change yield meet",
    "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone "
    "heavy-weapons crowd-control unconventional",
}
REALIS = ("actual", "planned", "threatened", "requested", "predicted", "hypothetical")
SOURCING = ("own-voice", "attributed", "hearsay", "accusation")
CHANNELS = ("official", "back-channel", "intermediary", "track-1.5", "track-2", "public-statement", "unknown")
WHY_NONE = ("figurative", "sports", "business", "private", "nature", "history", "procedure", "name", "other")


@dataclass(frozen=True, slots=True)
class Deed:
    """One marked event: its spans by role, type, modes, and the parts of its standing."""

    spans: dict[str, list[list[int]]]
    type: str
    modes: tuple[str, ...]
    realis: str
    polarity: str
    sourcing: str
    status: str
    channel: str


@dataclass(slots=True)
class Passage:
    """A text with its events, and the spans that look like one with the reason why they are none."""

    id: str
    kind: str
    day: str
    text: str
    deeds: list[Deed] = field(default_factory=list)
    none: list[tuple[list[list[int]], str]] = field(default_factory=list)


def derive_status(realis: str, polarity: str, sourcing: str) -> str:
    """Return the status of a mention that no denial holds, by the steps of the contract."""
    return coded_status(cast("Realis", realis), cast("Polarity", polarity), cast("Sourcing", sourcing))


def read_events(path: Path) -> Iterator[Passage]:
    """Yield the passages of a file.

    Raises:
        MarkedError: a mark or a label breaks the format, or a status does not follow from its parts.
    """
    for chunk in re.split(r"^=== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        head, _, body = chunk.partition("\n")
        name, kind, day = ([part.strip() for part in head.split("|")] + ["", ""])[:3]
        where = f"{path.name} {name}"
        marked, _, tail = body.partition("\n---")
        text, found = strip_marks(marked.strip("\n"), where, ROLES)
        passage = Passage(name, kind, day, text)
        labels = dict(_label_lines(tail, where))
        if missing := set(found) ^ set(labels):
            raise MarkedError(f"{where}: marks without label, or labels without mark: {sorted(missing)}")
        for number, spans in sorted(found.items(), key=lambda each: int(each[0])):
            _add(passage, spans, labels[number], f"{where} {number}")
        yield passage


def _label_lines(tail: str, where: str) -> Iterator[tuple[str, list[str]]]:
    for line in filter(str.strip, tail.splitlines()):
        number, colon, rest = line.partition(":")
        if not colon or not number.strip().isdigit():
            raise MarkedError(f"{where}: a label line starts with a number and a colon, not {line!r}")
        yield number.strip(), [part.strip() for part in rest.split("|")]


def _add(passage: Passage, spans: dict[str, list[list[int]]], label: list[str], where: str) -> None:
    if spans["none"]:
        if label[0] not in WHY_NONE or len(label) != 1:
            raise MarkedError(f"{where}: {label} is none of {WHY_NONE}")
        passage.none.append((spans["none"], label[0]))
        return
    if len(label) != 6 or not spans["trigger"]:
        raise MarkedError(f"{where}: an event has a trigger and six labels, not {label}")
    kind, realis, polarity, sourcing, status, channel = label
    type_, _, modes = kind.partition("/")
    _check(type_, modes, (realis, polarity, sourcing, status, channel), where)
    passage.deeds.append(Deed(spans, type_, tuple(filter(None, modes.split(","))), *label[1:]))


def _check(type_: str, modes: str, rest: tuple[str, ...], where: str) -> None:
    realis, polarity, sourcing, status, channel = rest
    allowed = MODES.get(type_)
    if allowed is None or not set(filter(None, modes.split(","))) <= set(allowed.split()):
        raise MarkedError(f"{where}: {type_}/{modes} is no type with its modes")
    known = ((realis, REALIS), (polarity, ("positive", "negative")), (sourcing, SOURCING), (channel, CHANNELS))
    for value, values in known:
        if value not in values:
            raise MarkedError(f"{where}: {value!r} is none of {values}")
    if status not in ("denied", derive_status(realis, polarity, sourcing)):
        raise MarkedError(f"{where}: {status} does not follow: {derive_status(realis, polarity, sourcing)}")


def as_row(passage: Passage) -> dict[str, Any]:
    """Return a passage as a row for `onrecord evaluate standing`, its events in the order of their numbers."""
    events = [
        {name: spans for name, spans in deed.spans.items() if spans and name != "none"}
        | {"type": deed.type, "mode": list(deed.modes)}
        | {name: getattr(deed, name) for name in ("realis", "polarity", "sourcing", "status", "channel")}
        for deed in passage.deeds
    ]
    return {"id": passage.id, "kind": passage.kind, "day": passage.day, "text": passage.text, "events": events}


def main() -> None:
    """Check files and print what they hold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--output", type=Path, help="write the passages of all files here, as JSON lines")
    options = parser.parse_args()
    if options.output:
        rows = (as_row(passage) for path in options.files for passage in read_events(path))
        options.output.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    for path in options.files:
        passages = list(read_events(path))
        deeds = [deed for passage in passages for deed in passage.deeds]
        print(f"{path.name}: {len(passages)} passages, {len(deeds)} events, {sum(len(p.none) for p in passages)} none")
        for name in ("type", "status", "sourcing", "channel"):
            print("   ", dict(Counter(getattr(deed, name) for deed in deeds).most_common()))


if __name__ == "__main__":
    main()
