"""Score who-said-what on a corpus in PolNeAR's format."""

import re
from collections.abc import Sequence
from pathlib import Path

from onrecord.annotate.sentences import find_paragraphs
from onrecord.attribute import find_quotations
from onrecord.attribute.attributions import kind_of_quotation
from onrecord.document import Document, Span
from onrecord.document.marks import Quotation
from onrecord.document.records import Reading, Statement
from onrecord.evaluate.corpora import Row, gold_attributions, read_exactly, read_rows
from onrecord.evaluate.report import Report, Score, f1_of, file_hash, precision_of, recall_of, with_interval
from onrecord.evaluate.scoring import (
    ROLES,
    Counts,
    align,
    count_document,
    is_who_said_what,
    token_sets,
    word_tokens,
)
from onrecord.pipeline import made_by
from onrecord.reader import Reader

PRONOUN = re.compile(r"(?i)^(?:he|she|it|they|we|i|you|who|which|that|his|her|their|its|my|our|this|these|those)$")
NAME = re.compile(r"(?:^|[\s\"“(])(?!The\b|A\b|An\b|His\b|Her\b|Their\b)[A-Z][\w’'.-]+")
TESTED_ON_TEST = "published, on the test part: orientation only"
PUBLISHED = (
    "two human annotators, each against the other (18 train/dev articles): who-said-what 77.4, strict 60.8, tokens 88.3",
    f"BERT-base trained on PolNeAR ({TESTED_ON_TEST}): who-said-what 74.8, strict 48.2, tokens 86.9",
    f"BERT-base trained on PARC3 ({TESTED_ON_TEST}): who-said-what 55.3, strict 31.5, tokens 73.7",
    f"CRF trained on PARC3, nearest to BBC Citron ({TESTED_ON_TEST}): who-said-what 30.0, strict 17.2, tokens 53.3",
)
SHOWN = (
    "attr_cs",
    "attr_relax",
    "attr_strict",
    "attr_detect",
    "token_all",
    *(f"{metric}_{role}" for metric in ("token", "exact", "partial") for role in ROLES),
)


def predicted_roles(statement: Statement) -> dict[str, list[tuple[int, int]]]:
    """Return the spans of a statement as the scorer takes them; an inferred source counts as empty."""
    return {role: [(span.start, span.end) for span in getattr(statement, role)] for role in ROLES}


def evaluate_attribution(data: Path, reader: Reader) -> Report:
    """Score attributions on the first annotator's gold of every article in `data`.

    Raises:
        EvaluationError: the file is not in PolNeAR's format.
    """
    documents = []
    for row in read_rows(data, fields=("text", "annotations", "annotators")):
        reading = read_exactly(reader, row["text"], str(row.get("doc", "")))
        documents.append(_score(row, reading))
    gold = int(sum(document["attr_cs"].gold for document in documents))
    return Report(
        task="attribution",
        data=data.name,
        data_sha256=file_hash(data),
        model_sha256=made_by(reader.model).model_sha256,
        scores=(*_main_scores(documents, gold), *_recalls(documents)),
        beside=PUBLISHED,
    )


def _main_scores(documents: Sequence[dict[str, Counts]], gold: int) -> list[Score]:
    scores = [with_interval(f"{name} F1", documents, f1_of(name), of=gold) for name in SHOWN]
    scores.append(with_interval("attr_cs precision", documents, precision_of("attr_cs"), of=gold))
    scores.append(with_interval("attr_cs recall", documents, recall_of("attr_cs"), of=gold))
    return scores


def _recalls(documents: Sequence[dict[str, Counts]]) -> list[Score]:
    names = sorted({name for document in documents for name in document if name.startswith("recall ")})
    return [
        with_interval(name, documents, recall_of(name), of=int(sum(d[name].gold for d in documents if name in d)))
        for name in names
    ]


def _score(row: Row, reading: Reading) -> dict[str, Counts]:
    tokens = word_tokens(reading.text)
    annotated = gold_attributions(row)
    gold = [token_sets(item, tokens) for item in annotated]
    predicted = [token_sets(predicted_roles(statement), tokens) for statement in reading.statements]
    counts = count_document(gold, predicted)
    found = {i for i, j in align(gold, predicted) if is_who_said_what(gold[i], predicted[j])}
    for name, numbers in _groups(annotated, reading).items():
        counts[f"recall {name}"] = Counts(len(found & numbers), len(numbers), len(numbers))
    return counts


def _groups(annotated: Sequence[Row], reading: Reading) -> dict[str, set[int]]:
    """Return the numbers of gold attributions by quotation and by form of their source."""
    doc = Document(reading.article, reading.text).with_found(find_paragraphs(reading.text))
    quotations: tuple[Quotation, ...] = tuple(find_quotations(doc))
    groups: dict[str, set[int]] = {}
    for number, item in enumerate(annotated):
        content = tuple(Span(start, end) for start, end in item["content"])
        kind = kind_of_quotation(content, quotations, reading.text)
        groups.setdefault(f"quotation {kind}", set()).add(number)
        groups.setdefault(f"source {form_of_source(item, reading.text)}", set()).add(number)
    return groups


def form_of_source(item: Row, text: str) -> str:
    """Return how a gold source is worded: none, pronoun, name or nominal."""
    if not item["source"]:
        return "none"
    start, end = item["source"][0]
    words = text[start:end]
    if PRONOUN.match(words):
        return "pronoun"
    return "name" if NAME.search(words) else "nominal"
