"""Score names on a corpus in UNER's format: person, organization and place, exact spans."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from onrecord.document.records import EntityKind, Reading
from onrecord.errors import EvaluationError
from onrecord.evaluate.corpora import Row, read_exactly, read_rows
from onrecord.evaluate.report import Report, f1_of, file_hash, precision_of, recall_of, with_interval
from onrecord.evaluate.scoring import Counts
from onrecord.pipeline import made_by
from onrecord.reader import Reader

LABELS: dict[EntityKind, str] = {
    "person": "PER",
    "organization": "ORG",
    "outlet": "ORG",
    "country": "LOC",
    "place": "LOC",
}
"""Other kinds are not scored: the corpus has no label for them."""

Named = tuple[int, int, str]


def evaluate_entities(data: Path, reader: Reader) -> Report:
    """Score name mentions; sentences of one document are read together, as the reader reads articles."""
    documents = []
    rows = read_rows(data, fields=("doc", "text", "tokens", "tags"))
    for name, group in groupby(rows, key=lambda row: row["doc"]):
        text, gold = join_sentences(list(group))
        documents.append(_score(gold, read_exactly(reader, text, str(name))))
    metrics = ("entities", "PER", "ORG", "LOC")
    scores = []
    for metric in metrics:
        of = int(sum(document[metric].gold for document in documents))
        for what, value in (("F1", f1_of), ("precision", precision_of), ("recall", recall_of)):
            scores.append(with_interval(f"{metric} {what}", documents, value(metric), of=of))
    return Report(
        task="entities",
        data=data.name,
        data_sha256=file_hash(data),
        model_sha256=made_by(reader.model).model_sha256,
        scores=tuple(scores),
    )


def join_sentences(rows: Sequence[Row]) -> tuple[str, list[Named]]:
    """Return one text of all sentences, a line each, and the names in it."""
    text = ""
    named: list[Named] = []
    for row in rows:
        text += "\n" if text else ""
        named.extend((start + len(text), end + len(text), label) for start, end, label in sentence_names(row))
        text += row["text"]
    return text, named


def sentence_names(row: Row) -> Iterator[Named]:
    """Yield start, end and label of the names of one sentence, from its B and I tags."""
    places = list(_token_spans(row["text"], row["tokens"]))
    current: Named | None = None
    if len(places) != len(row["tags"]):
        raise EvaluationError(f"{row['doc']}: {len(places)} tokens and {len(row['tags'])} tags in {row['text'][:40]!r}")
    for place, tag in zip(places, row["tags"], strict=True):
        prefix, _, label = tag.partition("-")
        if prefix == "I" and current is not None and current[2] == label:
            current = (current[0], place[1], label)
            continue
        if current is not None:
            yield current
        current = (*place, label) if prefix in ("B", "I") else None
    if current is not None:
        yield current


def _token_spans(text: str, tokens: Sequence[str]) -> Iterator[tuple[int, int]]:
    at = 0
    for token in tokens:
        found = text.find(token, at)
        start = found if found >= 0 else at
        at = start + len(token)
        yield start, at


def _score(gold: Sequence[Named], reading: Reading) -> dict[str, Counts]:
    wanted = {item for item in gold if item[2] in LABELS.values()}
    found = {
        (span.start, span.end, LABELS[entity.kind])
        for entity in reading.entities
        if entity.kind in LABELS
        for mention in entity.mentions
        if mention.kind == "name"
        for span in mention.spans
    }
    counts = {"entities": Counts(len(wanted & found), len(found), len(wanted))}
    for label in ("PER", "ORG", "LOC"):
        left = {item for item in wanted if item[2] == label}
        right = {item for item in found if item[2] == label}
        counts[label] = Counts(len(left & right), len(right), len(left))
    return counts
