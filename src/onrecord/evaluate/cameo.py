"""Read sentences that carry CAMEO codes without falling over, and tell how often the codes agree.

The codes are those of older coders and of a grammar's own tests, about invented countries too: agreement has no bar.
"""

from collections.abc import Sequence
from pathlib import Path

from onrecord.codebook.plover import Plover, load_plover
from onrecord.document.records import Event
from onrecord.evaluate.corpora import Row, read_exactly, read_rows
from onrecord.evaluate.report import Report, Score, file_hash, share_of, with_interval
from onrecord.export.decide import plover_type
from onrecord.pipeline import made_by
from onrecord.reader import Reader

Case = dict[str, bool]


def evaluate_cameo(data: Path, reader: Reader) -> Report:
    """Score whether a sentence's codes are among the types found, mapped to PLOVER; every sentence is read."""
    plover = reader.codebook.made(load_plover)
    cases: list[Case] = []
    silent: list[Case] = []
    for row in read_rows(data, fields=("id", "text", "events")):
        reading = read_exactly(reader, row["text"], str(row["id"]))
        wanted = _wanted(row, plover)
        if wanted:
            cases.append({"agrees": not wanted.isdisjoint(map(_type, reading.events))})
        elif not row["events"]:
            silent.append({"agrees": not reading.events})
    return Report(
        task="cameo",
        data=data.name,
        data_sha256=file_hash(data),
        model_sha256=made_by(reader.model).model_sha256,
        scores=tuple(
            _share(name, part) for name, part in (("a code agrees", cases), ("none found where none", silent))
        ),
        beside=(f"{len(cases) + len(silent)} sentences read, none failed; no bar",),
    )


def _share(name: str, cases: Sequence[Case]) -> Score:
    return with_interval(name, cases, share_of("agrees"), of=len(cases))


def _wanted(row: Row, plover: Plover) -> set[str]:
    """Return the types that a row's codes are in PLOVER; those that PLOVER dropped are none."""
    coded = (plover.from_cameo(str(event["code"])) for event in row["events"])
    return {each.type for each in coded if each is not None}


def _type(event: Event) -> str:
    return plover_type(event)[0]
