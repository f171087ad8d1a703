"""Load what the deed head learns from: our own passages with events, PLV, and how factual predicates are."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from corpora import Article, Pair, Predicates, pack, read_ewt, read_or_leave_out
from events import ROLES, Deed, Passage, read_events
from onrecord.evaluate.typing import asked_of

EVENTS_WEIGHT, PLV_WEIGHT = 2, 2
DEV_EVERY = 15
FOLDS = 5
PLV_YIELD = ("CONCEDE", "RETREAT")
STANDING = Path("benchmarks/data/standing/dev.events")


def passage_article(passage: Passage, weight: int = 1) -> Article:
    """Return a passage as an article in which all deeds are annotated."""
    return Article(
        passage.id,
        passage.text,
        weight=weight,
        deeds=passage.deeds,
        lookalikes=[([(a, b) for a, b in spans], why) for spans, why in passage.none],
        deeds_known=[(0, len(passage.text))],
        is_small=True,
    )


def read_passages(folder: Path, *, weight: int = EVENTS_WEIGHT) -> tuple[list[Article], list[Article]]:
    """Return (training, dev) of our own passages with events; those for training are packed together.

    A file that breaks the format is named and left out.
    """
    train: list[Article] = []
    dev: list[Article] = []
    for path in sorted(folder.glob("*.events")):
        for i, passage in enumerate(read_or_leave_out(path, read_events)):
            if i % DEV_EVERY == DEV_EVERY - 1:
                dev.append(passage_article(passage))
            else:
                pack(train, passage_article(passage, weight))
    return train, dev


def read_standoff(path: Path, articles: Iterable[Article]) -> Iterator[Article]:
    """Yield articles with the deeds that a stand-off file knows of parts of them.

    Raises:
        ValueError: a passage is not the text that was annotated.
    """
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    if not path.is_file():
        yield from articles
        return
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        rows[row["article"]].append(row)
    for article in articles:
        yield _with_deeds(article, rows[article.name]) if article.name in rows else article


def _with_deeds(article: Article, rows: list[dict[str, Any]]) -> Article:
    found = replace(article, deeds=[], lookalikes=[], deeds_known=[])
    for row in rows:
        shift = row["start"]
        found.deeds_known.append((shift, row["end"]))
        for raw in row["deeds"]:
            spans = {role: [[a + shift, b + shift] for a, b in raw["spans"].get(role, ())] for role in ROLES.values()}
            found.deeds.append(Deed(**{**raw, "spans": spans, "modes": tuple(raw["modes"])}))
        for spans, why in row["none"]:
            found.lookalikes.append(([(a + shift, b + shift) for a, b in spans], why))
    return found


def read_plv(path: Path) -> Iterator[tuple[str, Article]]:
    """Yield root and article of each row of PLV, with the first actor and the first recipient that it marks."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            text, pair = unmark(row["marked"])
            root = row["events"][0]["code"]
            types = PLV_YIELD if root == "YIELD" else (root,)
            yield root, Article(row["id"], text, pairs=[Pair(*pair, types)], is_small=True)


def fold_of(article: Article) -> int:
    """Return which of the folds a text of PLV belongs to: the same text is always in the same."""
    return sha256(article.text.encode()).digest()[0] % FOLDS


def unmark(marked: str) -> tuple[str, tuple[tuple[int, int] | None, tuple[int, int] | None]]:
    """Return the text without marks, and the first source and the first target in code points, where there is one."""
    text, asked = asked_of(marked)
    return text, (next(iter(asked.actor), None), next(iter(asked.recipient), None))


def packed(articles: Iterable[Article], weight: int) -> list[Article]:
    """Return short articles read together."""
    packs: list[Article] = []
    for article in articles:
        pack(packs, replace(article, weight=weight))
    return packs


def read_factuality(path: Path) -> Predicates:
    """Return word index, word and score of the predicates of each sentence of UDS-IH2; a sentence may have several rows."""
    found: Predicates = defaultdict(list)
    with path.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            found[row["sent_id"]] += [(t["i"], t["word"], t["score"]) for t in row["targets"]]
    return found


def read_ewt_train(corpora: Path) -> list[Article]:
    """Return the treebank's training part twice, sentences joined by spaces and by line ends."""
    parts = (corpora / "ud/en_ewt-ud-train.conllu", corpora / "uner_ewt/train.jsonl")
    factuality = read_factuality(corpora / "factuality/uds_ih2_official_train.jsonl")
    return [article for gap in (" ", "\n") for article in read_ewt(*parts, gap=gap, factuality=factuality)]


def read_ewt_dev(corpora: Path) -> list[Article]:
    """Return the treebank's development part."""
    parts = (corpora / "ud/en_ewt-ud-dev.conllu", corpora / "uner_ewt/dev.jsonl")
    return read_ewt(*parts, factuality=read_factuality(corpora / "factuality/uds_ih2_official_dev.jsonl"))


def read_deeds_dev(path: Path) -> list[Article]:
    """Return the passages of the development half of the standing set."""
    return [passage_article(passage) for passage in read_events(path)]
