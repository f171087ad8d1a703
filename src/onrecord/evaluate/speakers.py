"""Score who "she" is: the entity at a given source span must have a name mention at an answer.

The labels hold offsets and no text; the articles are PolNeAR's and stand in the folder of corpora.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from itertools import chain
from pathlib import Path

from onrecord.document import Document, Span, Spans, any_overlap
from onrecord.document.marks import Attribution
from onrecord.document.records import Entity
from onrecord.errors import EvaluationError
from onrecord.evaluate.corpora import Row, read_rows
from onrecord.evaluate.report import Report, file_hash, share_of, with_interval
from onrecord.pipeline import made_by, stages
from onrecord.reader import Reader

FINDER = "evaluate.speakers/1"
LAST_STAGE = "resolve.entities"
PARTS = ("dev.jsonl", "test.jsonl", "train.jsonl", "annotator-training.jsonl")
Case = dict[str, bool]


def evaluate_speakers(data: Path, reader: Reader, *, corpora: Path) -> Report:
    """Score resolution of pronouns and roles whose place is given.

    Raises:
        EvaluationError: the file is not of this format, or the articles that it speaks of are not in `corpora`.
    """
    cases: dict[str, list[Row]] = defaultdict(list)
    for row in read_rows(data, fields=("doc", "kind", "source", "answers")):
        cases[row["doc"]].append(row)
    texts = find_texts(cases, corpora / "polnear")
    return _report(data, reader, [_judge(rows, texts[name], reader) for name, rows in cases.items()])


def find_texts(names: Collection[str], folder: Path) -> dict[str, str]:
    """Return the texts of the articles named, which may stand in any part of the corpus.

    Raises:
        EvaluationError: an article is in no file.
    """
    texts: dict[str, str] = {}
    for name in PARTS:
        if (folder / name).is_file() and len(texts) < len(names):
            rows = read_rows(folder / name, fields=("doc", "text"))
            texts.update((row["doc"], row["text"]) for row in rows if row["doc"] in names)
    missing = [name for name in names if name not in texts]
    if missing:
        raise EvaluationError(
            f"{len(missing)} articles are not in {folder} ({', '.join(PARTS)}), {missing[0]} first; "
            "give the folder of corpora with --corpora"
        )
    return texts


def _report(data: Path, reader: Reader, documents: Sequence[list[Case]]) -> Report:
    scores = []
    for kind in ("all", "pronoun", "role"):
        chosen = [[case for case in document if case[kind]] for document in documents]
        of = sum(map(len, chosen))
        scores.append(
            with_interval(
                f"right, {kind}", chosen, lambda part: share_of("right")(list(chain.from_iterable(part))), of=of
            )
        )
    return Report(
        task="speakers",
        data=data.name,
        data_sha256=file_hash(data),
        model_sha256=made_by(reader.model).model_sha256,
        scores=tuple(scores),
    )


def _judge(rows: Sequence[Row], text: str, reader: Reader) -> list[Case]:
    doc = _resolved(text, [_spans(row["source"]) for row in rows], reader)
    entities = doc.of_kind(Entity)
    return [
        {
            "all": True,
            "pronoun": row["kind"] == "pronoun",
            "role": row["kind"] == "role",
            "right": _is_right(_spans(row["source"]), _spans(row["answers"]), entities),
        }
        for row in rows
    ]


def _is_right(source: Spans, answers: Spans, entities: Iterable[Entity]) -> bool:
    holder = entity_at(source, entities)
    if holder is None:
        return False
    return any(m.kind == "name" and any_overlap(m.spans, answers) for m in holder.mentions)


def entity_at(source: Spans, entities: Iterable[Entity]) -> Entity | None:
    """Return the entity with the mention that fits a span best: most shared characters, fewest besides."""
    best: Entity | None = None
    best_fit = 0.0
    for entity in entities:
        for mention in entity.mentions:
            shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in mention.spans for b in source)
            size = max(sum(map(len, mention.spans)), sum(map(len, source)))
            if shared and shared / size > best_fit:
                best, best_fit = entity, shared / size
    return best


def _resolved(text: str, sources: Sequence[Spans], reader: Reader) -> Document:
    """Return the document after entities were resolved, every given source known as a source."""
    doc = reader.to_document(text)
    for name, stage in stages(reader.model, reader.codebook):
        if name == LAST_STAGE:
            doc = doc.with_found(_given(doc, sources))
        doc = doc.with_found(stage(doc))
        if name == LAST_STAGE:
            break
    return doc


def _given(doc: Document, sources: Sequence[Spans]) -> Iterable[Attribution]:
    known = doc.of_kind(Attribution)
    number = 1 + max((item.number for item in known), default=-1)
    for source in sources:
        if not any(item.source == source for item in known):
            yield Attribution(spans=source, by=FINDER, number=number, source=source, confidence=1.0)
            number += 1


def _spans(pairs: Sequence[Sequence[int]]) -> Spans:
    return tuple(Span(start, end) for start, end in pairs)
