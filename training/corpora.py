"""Load the training corpora as articles with gold spans in code points.

Every corpus becomes the same `Article`; what a corpus does not annotate is None, and the heads
that would need it are masked there.
"""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

from events import Deed
from marked import MarkedError, read_marked
from names import read_names

Row = TypeVar("Row")
Spans = list[tuple[int, int]]
Predicates = dict[str, list[tuple[int, str, float]]]  # per sentence: index and text of a word, how factual it is
ENTITY_KINDS = ("PER", "ORG", "LOC", "OTH")
UPOS = (
    "ADJ",
    "ADP",
    "ADV",
    "AUX",
    "CCONJ",
    "DET",
    "INTJ",
    "NOUN",
    "NUM",
    "PART",
    "PRON",
    "PROPN",
    "PUNCT",
    "SCONJ",
    "SYM",
    "VERB",
    "X",
)
OWN_DEV_EVERY = 10
NAMES_WEIGHT = 2
CALIBRATION_ARTICLES = 40
PACK, SMALL_PACK = 6000, 700  # characters: short mails and reviews are read together up to this length


@dataclass(frozen=True, slots=True)
class Attribution:
    """Gold spans of one attribution; `nested` if it stands inside another's content."""

    source: Spans
    cue: Spans
    content: Spans
    nested: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """Two parties of a text, and the event types that count as right for what the first does to the second."""

    actor: tuple[int, int] | None
    recipient: tuple[int, int] | None
    types: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """A text with what its corpus annotates; None means that the corpus is silent about it."""

    name: str
    text: str
    attributions: list[Attribution] | None = None
    knows_nested: bool = False
    entities: list[tuple[int, int, str]] | None = None
    sentences: list[int] | None = None
    tags: list[tuple[int, int, str]] | None = None
    weight: int = 1
    labels: list[dict[str, Any]] = field(default_factory=list)
    deeds: list[Deed] = field(default_factory=list)
    lookalikes: list[tuple[Spans, str]] = field(default_factory=list)
    deeds_known: Spans = field(default_factory=list)  # stretches in which all deeds are annotated
    pairs: list[Pair] = field(default_factory=list)
    predicates: list[tuple[int, int, float]] = field(default_factory=list)  # with how factual they are, -3 to 3
    is_small: bool = False  # read in small batches

    @property
    def asks(self) -> bool:
        """Return whether there is anything for the deed head."""
        return bool(self.deeds or self.lookalikes or self.pairs or self.predicates)


def _spans(raw: Iterable[Iterable[int]]) -> Spans:
    return [(a, b) for a, b in raw]


def read_polnear(path: Path) -> Iterator[Article]:
    """Yield the articles of PolNeAR with the first annotator's attributions."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            gold = row["annotations"][row["annotators"][0]]
            found = [Attribution(_spans(a["source"]), _spans(a["cue"]), _spans(a["content"])) for a in gold]
            yield Article(row["doc"], row["text"], found)


def split_polnear(articles: list[Article]) -> tuple[list[Article], list[Article]]:
    """Return (training, calibration): every 21st article up to forty is kept from training."""
    held = {a.name for a in articles[::21][:CALIBRATION_ARTICLES]}
    return [a for a in articles if a.name not in held], [a for a in articles if a.name in held]


def read_or_leave_out(path: Path, read: Callable[[Path], Iterable[Row]]) -> list[Row]:
    """Return the rows of a file of our own; one that breaks its format is named and has none."""
    try:
        return list(read(path))
    except MarkedError as error:
        print(f"!!! LEFT OUT {path.name}: {error}", file=sys.stderr)
        return []


def read_own(folder: Path, *, weight: int) -> tuple[list[Article], list[Article]]:
    """Return (training, dev) of our own marked articles; a file that breaks the format is named and left out."""
    train: list[Article] = []
    dev: list[Article] = []
    for path in sorted(folder.glob("*.marked")):
        for i, row in enumerate(read_or_leave_out(path, read_marked)):
            article = _own_article(path.stem, row, weight)
            (dev if i % OWN_DEV_EVERY == OWN_DEV_EVERY - 1 else train).append(article)
    return train, dev


def _own_article(stem: str, row: dict[str, Any], weight: int) -> Article:
    found = [
        Attribution(_spans(a["source"]), _spans(a["cue"]), _spans(a["content"]), nested="." in a["number"])
        for a in row["attributions"]
    ]
    return Article(
        f"{stem}/{row['id']}", row["text"], found, knows_nested=True, weight=weight, labels=row["attributions"]
    )


def read_named(folder: Path) -> tuple[list[Article], list[Article]]:
    """Return (training, dev) of our own texts with names marked, short documents packed; every tenth is held out."""
    train: list[Article] = []
    dev: list[Article] = []
    for path in sorted(folder.glob("*.names")):
        for i, d in enumerate(read_names(path)):
            article = Article(d.id, d.text, None, entities=d.names, sentences=d.sentences, weight=NAMES_WEIGHT)
            pack(dev if i % OWN_DEV_EVERY == OWN_DEV_EVERY - 1 else train, article)
    return train, dev


def read_ewt(treebank: Path, entities: Path, *, gap: str = "\n", factuality: Predicates | None = None) -> list[Article]:
    """Return English Web Treebank documents with sentences, tags and the entities of UNER.

    Sentences are joined by `gap`, a line end as in `onrecord evaluate`, or a space; paragraphs by an empty line; short
    documents are packed. The corpus does not tell where lines ended; signatures and headers had lines of their own.
    """
    with entities.open(encoding="utf-8") as lines:
        gold = {row["sent_id"]: row for row in map(json.loads, lines)}
    packs: list[Article] = []
    for document in _conllu_documents(treebank):
        pack(packs, _join_sentences(document, gold, gap, factuality or {}))
    return packs


def pack(packs: list[Article], article: Article) -> None:
    """Append an article to the last one while both are short together, else on its own."""
    most = SMALL_PACK if article.is_small else PACK
    if packs and len(packs[-1].text) + len(article.text) < most:
        packs[-1] = _glue(packs[-1], article)
    else:
        packs.append(article)


def _conllu_documents(path: Path) -> Iterator[list[dict[str, Any]]]:
    """Yield each document as a list of sentences: id, text, is_paragraph, words with offsets and tags."""
    document: list[dict[str, Any]] = []
    sentence: dict[str, Any] = {"rows": [], "paragraph": False}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newdoc") and document:
            yield document
            document = []
        if line.startswith("# newpar"):
            sentence["paragraph"] = True
        elif line.startswith("# sent_id = "):
            sentence["id"] = line[12:]
        elif line.startswith("# text = "):
            sentence["text"] = line[9:]
        elif line and line[0] != "#":
            sentence["rows"].append(line.split("\t"))
        elif not line and sentence["rows"]:
            document.append(sentence)
            sentence = {"rows": [], "paragraph": False}
    if document:
        yield document


def _place_words(sentence: dict[str, Any]) -> list[tuple[int, int, str]]:
    """Return (start, end, tag) of each syntactic word; the parts of a contraction share out its letters."""
    text, at = sentence["text"], 0
    placed: list[tuple[int, int, str]] = []
    for row in sentence["rows"]:
        if not row[0].isdigit():
            continue
        start = text.find(row[1], at)
        if start < 0 or start > at + 2:  # a normalised part of a contraction
            start, end = at, min(len(text), at + len(row[1]))
        else:
            end = start + len(row[1])
        placed.append((start, end, row[3]))
        at = end
    return placed


def _join_sentences(
    document: list[dict[str, Any]], gold: dict[str, Any], line_gap: str, factuality: Predicates
) -> Article:
    parts: list[str] = []
    length = 0
    sentences: list[int] = []
    tags: list[tuple[int, int, str]] = []
    entities: list[tuple[int, int, str]] = []
    predicates: list[tuple[int, int, float]] = []
    for sentence in document:
        gap = "" if not parts else "\n\n" if sentence["paragraph"] else line_gap
        length += len(gap)
        words = _place_words(sentence)
        tags += [(a + length, b + length, tag) for a, b, tag in words]
        predicates += [
            (words[i][0] + length, words[i][1] + length, score)
            for i, word, score in factuality.get(sentence["id"], ())
            if i < len(words) and sentence["text"][words[i][0] : words[i][1]].lower() == word.lower()
        ]
        row = gold.get(sentence["id"])
        entities += [
            (a + length, b + length, kind) for a, b, kind in (_entity_spans(words, row["tags"]) if row else ())
        ]
        sentences.append(length)
        parts += [gap, sentence["text"]]
        length += len(sentence["text"])
    return Article(
        document[0]["id"],
        "".join(parts),
        None,
        entities=entities,
        sentences=sentences,
        tags=tags,
        predicates=predicates,
    )


def _entity_spans(words: list[tuple[int, int, str]], tags: list[str]) -> Iterator[tuple[int, int, str]]:
    """Yield the entities of BIO tags over placed words."""
    start = None
    for i, tag in enumerate([*tags, "O"]):
        if start is not None and not tag.startswith("I-"):
            yield words[start][0], words[i - 1][1], tags[start][2:]
            start = None
        if tag.startswith("B-"):
            start = i


def _glue(first: Article, second: Article) -> Article:
    shift = len(first.text) + 2
    return replace(
        first,
        text=first.text + "\n\n" + second.text,
        attributions=None,
        entities=_both(first.entities, second.entities, shift),
        sentences=None
        if first.sentences is None and second.sentences is None
        else [*(first.sentences or ()), *(a + shift for a in second.sentences or ())],
        tags=_both(first.tags, second.tags, shift),
        deeds=[*first.deeds, *(_moved(deed, shift) for deed in second.deeds)],
        lookalikes=[*first.lookalikes, *(([(a + shift, b + shift) for a, b in s], w) for s, w in second.lookalikes)],
        deeds_known=[*first.deeds_known, *((a + shift, b + shift) for a, b in second.deeds_known)],
        pairs=[*first.pairs, *(Pair(_by(p.actor, shift), _by(p.recipient, shift), p.types) for p in second.pairs)],
        predicates=[*first.predicates, *((a + shift, b + shift, v) for a, b, v in second.predicates)],
    )


def _by(span: tuple[int, int] | None, shift: int) -> tuple[int, int] | None:
    return span and (span[0] + shift, span[1] + shift)


def _both(
    first: list[tuple[int, int, str]] | None, second: list[tuple[int, int, str]] | None, shift: int
) -> list[tuple[int, int, str]] | None:
    if first is None and second is None:
        return None
    return [*(first or ()), *((a + shift, b + shift, kind) for a, b, kind in second or ())]


def _moved(deed: Deed, shift: int) -> Deed:
    return replace(deed, spans={k: [[a + shift, b + shift] for a, b in v] for k, v in deed.spans.items()})
