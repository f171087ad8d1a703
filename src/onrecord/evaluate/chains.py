"""Score chains on marked articles: every hop, kind of source, certainty, quotation, reason of anonymity."""

import re
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

from onrecord.document.records import Hop, Reading, Statement
from onrecord.errors import EvaluationError
from onrecord.evaluate.attribution import predicted_roles
from onrecord.evaluate.corpora import Row, read_exactly, read_rows
from onrecord.evaluate.report import Report, Score, file_hash, share_of, with_interval
from onrecord.evaluate.scoring import align, token_sets, word_tokens
from onrecord.pipeline import made_by
from onrecord.reader import Reader

FIELDS = ("hops", "source_type", "certainty", "quotation", "anonymity_reason")
BESIDE = ("kind", "count", "access")
"""Scored among the attributions that were found only: the rest of a chain and of a silence."""
HOP = re.compile(r"(?P<kind>[a-z-]+)\s*:\s*(?P<name>.*?)\s*(?:\((?P<extra>[^()]*=[^()]*)\))?$")
SMALL_WORDS = frozenset({"the", "a", "an", "of", "and"})

GoldHop = tuple[str, str, dict[str, str]]
Case = dict[str, bool]


def evaluate_chains(data: Path, reader: Reader) -> Report:
    """Score statements against marked ones; an attribution that was not found counts as wrong throughout."""
    documents = [_judge(row, _read(row, reader)) for row in read_rows(data, fields=("id", "text", "attributions"))]
    total = sum(map(len, documents))
    found = [[case for case in document if case["found"]] for document in documents]
    scores = [_score("found", "found", documents, total)]
    scores += [_score(field, field, documents, total) for field in FIELDS]
    many = sum(map(len, found))
    scores += [_score(f"{field}, of those found", field, found, many) for field in (*FIELDS, *BESIDE)]
    return Report(
        task="chains",
        data=data.name,
        data_sha256=file_hash(data),
        model_sha256=made_by(reader.model).model_sha256,
        scores=tuple(scores),
    )


def _score(name: str, field: str, documents: Sequence[list[Case]], of: int) -> Score:
    return with_interval(name, documents, lambda part: share_of(field)(list(chain.from_iterable(part))), of=of)


def _read(row: Row, reader: Reader) -> Reading:
    known = {name: row.get(name) for name in ("outlet", "title")}
    return read_exactly(reader, row["text"], str(row["id"]), **known)


def _judge(row: Row, reading: Reading) -> list[Case]:
    tokens = word_tokens(reading.text)
    outermost = [item for item in row["attributions"] if "." not in item["number"]]
    gold = [token_sets(item, tokens) for item in outermost]
    predicted = [token_sets(predicted_roles(statement), tokens) for statement in reading.statements]
    partner = dict(align(gold, predicted))
    return [
        judge_statement(item, reading.statements[partner[i]] if i in partner else None)
        for i, item in enumerate(outermost)
    ]


def judge_statement(gold: Row, statement: Statement | None) -> Case:
    """Return for each field whether the statement has it as marked; all False where it was not found."""
    if statement is None:
        return dict.fromkeys(("found", *FIELDS, *BESIDE), False)
    hops = parse_hops(gold.get("hops", ""))
    found = [hop for hop in statement.chain if hop.kind not in ("article", "none")]
    same = len(hops) == len(found) and all(map(_is_same_hop, hops, found))
    return {
        "found": True,
        "hops": same,
        "source_type": gold.get("source_type") == statement.source_type,
        "certainty": gold.get("certainty", "asserted") == statement.certainty,
        "quotation": gold.get("quotation", "indirect") == statement.quotation,
        "anonymity_reason": _is_same_reason(gold.get("anonymity"), statement.anonymity_reason),
        "kind": gold.get("kind", "statement") == statement.kind,
        "count": same and all(_count_of(g) == h.count for g, h in zip(hops, found, strict=True)),
        "access": same and all(g[2].get("access", "unknown") == h.access for g, h in zip(hops, found, strict=True)),
    }


def parse_hops(line: str) -> list[GoldHop]:
    """Parse hops as marked: `outlet:The Courier > unnamed-group:two officials (count=2)`; `none` is no hop.

    Raises:
        EvaluationError: a hop is not of this form.
    """
    if line.strip() in ("", "none"):
        return []
    return [_parse_hop(part.strip()) for part in line.split(" > ")]


def _parse_hop(part: str) -> GoldHop:
    match = HOP.match(part)
    if match is None:
        raise EvaluationError(f"the hop {part!r} is not of the form kind:name (count=2, access=took-part)")
    pairs = (pair.partition("=") for pair in (match["extra"] or "").split(",") if "=" in pair)
    return match["kind"], match["name"], {key.strip(): value.strip() for key, _, value in pairs}


def _is_same_hop(gold: GoldHop, hop: Hop) -> bool:
    """Tell whether kind and name agree; of two wordings of a name the shorter may lie within the longer."""
    if gold[0] != hop.kind:
        return False
    left, right = _words(gold[1]), _words(hop.name or "")
    return left == right or bool(left and right and (left <= right or right <= left))


def _words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", name.lower())) - SMALL_WORDS


def _count_of(gold: GoldHop) -> int | None:
    return int(gold[2]["count"]) if "count" in gold[2] else None


def _is_same_reason(gold: str | None, found: str | None) -> bool:
    """Tell whether both give a reason that shares most of its words, or neither gives one."""
    if not gold or not found:
        return not gold and not found
    left, right = _words(gold), _words(found)
    return 2 * len(left & right) >= len(left | right)
