"""Print errors of one kind on PolNeAR's development set, for reading.

Run: `python training/errors.py --folder src/onrecord/models/en --kind missed`. Kinds: `missed` and `extra`
attributions, `source` and `content` (found, but who or what is wrong), `edges` (right, but not to the word).
"""

import argparse
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from corpora import Article, read_polnear
from evaluate import as_rows, load_scorer
from onrecord.annotate.model import Model

KINDS = ("missed", "extra", "source", "content", "edges")


def errors_of(
    article: Article, model: Model, scorer: Any
) -> Iterator[tuple[str, dict[str, Any] | None, dict[str, Any] | None]]:
    """Yield (kind, gold, found) for everything in one article that is not right to the word."""
    gold = as_rows([a for a in article.attributions or () if not a.nested])
    found = as_rows([a for a in model.read(article.text).attributions if not a.nested])
    words = scorer.toks(article.text)
    g, p = scorer.prep(gold, words), scorer.prep(found, words)
    pairs = scorer.align(g, p)
    for i, j in pairs:
        if kind := _kind(g[i], p[j], scorer):
            yield kind, gold[i], found[j]
    for i in set(range(len(g))) - {i for i, _ in pairs}:
        yield "missed", gold[i], None
    for j in set(range(len(p))) - {j for _, j in pairs}:
        yield "extra", None, found[j]


def _kind(gold: dict[str, Any], found: dict[str, Any], scorer: Any) -> str | None:
    if not (gold["source"] & found["source"]) and (gold["source"] or found["source"]):
        return "source"
    if scorer.dice(gold["content"], found["content"]) < 0.5:
        return "content"
    return None if gold == found else "edges"


def show(text: str, row: dict[str, Any] | None) -> str:
    """Return the words of each role of one attribution."""
    if row is None:
        return "-"
    return " | ".join(
        f"{role.upper()}: " + " … ".join(" ".join(text[a:b].split()) for a, b in row[role]) for role in row
    )


def main() -> None:
    """Print a seeded sample of errors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--kind", choices=KINDS, required=True)
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--articles", type=int, default=None)
    options = parser.parse_args()
    model, scorer = Model.load(options.folder, 1), load_scorer()
    found: list[str] = []
    for article in list(read_polnear(options.corpora / "polnear/dev.jsonl"))[: options.articles]:
        for kind, gold, row in errors_of(article, model, scorer):
            if kind == options.kind:
                found.append(f"{article.name}\n  gold  {show(article.text, gold)}\n  found {show(article.text, row)}")
    print(f"{len(found)} of kind {options.kind}")
    print("\n".join(random.Random(1).sample(found, min(options.count, len(found)))))


if __name__ == "__main__":
    main()
