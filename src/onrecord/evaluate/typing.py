"""Score the typing of events between two given parties, on sentences in PLV's format."""

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import cast

from onrecord.annotate import AskedSpans, FoundDeed, Model, deed_between, type_chances
from onrecord.codebook import Codebook
from onrecord.coding import NO_EVENT, choose_type, weigh_types
from onrecord.document.records import Event, Realis
from onrecord.evaluate.corpora import read_rows
from onrecord.evaluate.report import Report, file_hash, with_interval
from onrecord.export.decide import plover_type
from onrecord.pipeline import made_by
from onrecord.reader import Reader

MARK = re.compile(r"</?[st]>")
ROOTS = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
TRAINED_ON = "plv_train.jsonl"
REJECTED = "rejected"


def evaluate_plv(data: Path, reader: Reader) -> Report:
    """Score the root type of what the marked actor does to the marked recipient; what is rejected counts as wrong."""
    pairs: list[tuple[str, str]] = []
    for row in read_rows(data, fields=("marked", "events")):
        text, asked = asked_of(row["marked"])
        pairs.append((row["events"][0]["code"], root_between(reader.model, text, asked, reader.codebook)))
    note = "training data" if data.name == TRAINED_ON else ""
    return Report(
        task="plv",
        data=data.name,
        data_sha256=file_hash(data),
        model_sha256=made_by(reader.model).model_sha256,
        scores=(
            with_interval("root accuracy", pairs, accuracy, of=len(pairs), note=note),
            with_interval("macro F1", pairs, macro_f1, of=len(pairs), note=note),
        ),
        beside=(*([note] if note else []), f"rejected: {sum(found == REJECTED for _, found in pairs)}"),
    )


def root_between(model: Model, text: str, asked: AskedSpans, codebook: Codebook) -> str:
    """Return the root of what the actor does to the recipient, as PLV names roots; `rejected` where the words support none.

    The reader is asked about the two parties, and about every trigger whose parties they are; what the triggers say is
    weighed by the codebook and told as PLOVER tells it: what is only planned is an agreement to it.
    """
    chances = type_chances(model, text, asked)
    deed = deed_between(model, text, asked)
    if deed is not None:
        told = told_types(deed, text, codebook)
        chances = {name: (chances.get(name, 0.0) + told.get(name, 0.0)) / 2 for name in {*chances, *told}}
    kind = choose_type(chances)[0] if chances else None
    return ROOTS.get(kind, kind) if kind else REJECTED


def told_types(deed: FoundDeed, text: str, codebook: Codebook) -> dict[str, float]:
    """Return the chance of each type of a trigger as PLOVER names it."""
    words = " ".join(text[start:end] for start, end in deed.trigger)
    weighed = weigh_types(deed.chances["type"], words, codebook, no_event=NO_EVENT)
    realis = cast("Realis", deed.best("realis"))
    told: dict[str, float] = {}
    for name, chance in weighed.items():
        event = Event(id="", key="", type=name, realis=realis)
        kind = plover_type(event)[0] if name != NO_EVENT and realis == "planned" else name
        told[kind] = told.get(kind, 0.0) + chance
    return told


def asked_of(marked: str) -> tuple[str, AskedSpans]:
    """Return the text without marks, and its first actor and first recipient; nobody where none is marked."""
    found: dict[str, tuple[tuple[int, int], ...]] = {"s": (), "t": ()}
    opened: dict[str, int] = {}
    text, at = "", 0
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        name = mark.group().strip("</>")
        if mark.group()[1] != "/":
            opened[name] = len(text)
        elif name in opened and not found[name]:
            found[name] = ((opened[name], len(text)),)
    return text + marked[at:], AskedSpans(actor=found["s"], recipient=found["t"])


def accuracy(pairs: Sequence[tuple[str, str]]) -> float:
    """Return the share of pairs whose labels agree."""
    return sum(gold == found for gold, found in pairs) / len(pairs) if pairs else 0.0


def macro_f1(pairs: Sequence[tuple[str, str]]) -> float:
    """Return the mean F1 over the gold labels."""
    gold, found = Counter(g for g, _ in pairs), Counter(f for _, f in pairs)
    hits = Counter(g for g, f in pairs if g == f)
    return sum(2 * hits[name] / (gold[name] + found[name]) for name in gold) / len(gold) if gold else 0.0
