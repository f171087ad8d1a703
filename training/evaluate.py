"""Score a reader on the development sets: who said what, spans, names, and how honest its confidence is.

Run: `python training/evaluate.py --model src/onrecord/models/en` (the shipped int8 model), or
`--checkpoint runs/en1/last.pt` (the float weights in torch).
"""

import argparse
import importlib.util
import json
import time
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from corpora import Article, read_named, read_own, read_polnear
from deed_scores import score_deeds, score_factuality
from deeds import STANDING, read_deeds_dev, read_ewt_dev
from examples import HEADS
from network import Reader, RoleHead
from onrecord.annotate.attributions import FoundAttribution, Thresholds
from onrecord.annotate.features import load_tokenizer
from onrecord.annotate.model import Floats, Model, ModelOutput, Settings

SCORER = Path("../shared/eval/attr_eval.py")
BASE = Path("runs/base")
SIZE, STRIDE = 254, 192
# Before calibration: the two cue scores, equally weighted.
PLAIN = Thresholds(candidate=0.15, outer=0.5, nested=0.5, weights=(0.0, 0.5, 0.5, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0))
CALIBRATION_BINS = 10


class TorchGraphs:
    """The two graphs as torch modules; `fast` computes in bfloat16, for a look in the middle of training."""

    def __init__(self, reader: Reader, head: RoleHead, *, fast: bool) -> None:
        """Wrap modules that are in evaluation mode."""
        self.reader, self.head = reader, head
        self.precision = torch.autocast("cpu", torch.bfloat16, enabled=fast)

    def read_windows(self, inputs: dict[str, NDArray[np.int64]]) -> tuple[Floats, Floats, Floats]:
        """Return logits and both projected states, one row per window and piece."""
        with torch.inference_mode(), self.precision:
            states = self.reader(*(torch.from_numpy(inputs[k]) for k in ("ids", "features", "mask")))
            logits = torch.cat([layer(states) for layer in self.reader.heads.values()], dim=-1)
            projected = (self.reader.project(states), self.reader.project_deeds(states))
            return logits.float().numpy(), projected[0].float().numpy(), projected[1].float().numpy()

    def read_roles(self, words: Floats, mask: NDArray[np.bool_]) -> tuple[Floats, Floats]:
        """Return label scores per word, and the score of the anchor being a cue."""
        with torch.inference_mode(), self.precision:
            scores, is_cue = self.head(torch.from_numpy(words), torch.from_numpy(mask))
            return scores.float().numpy(), is_cue.float().numpy()

    def read_deeds(self, words: Floats, marks: NDArray[np.int64], mask: NDArray[np.bool_]) -> tuple[Floats, Floats]:
        """Return role scores per word, and label scores per question."""
        with torch.inference_mode(), self.precision:
            roles, labels = self.reader.deeds(*(torch.from_numpy(x) for x in (words, marks, mask)))
            return roles.float().numpy(), labels.float().numpy()


def torch_model(reader: Reader, head: RoleHead, thresholds: Thresholds = PLAIN, *, fast: bool = False) -> Model:
    """Return a model that reads with float weights."""
    heads = {name: labels for name, (labels, _) in HEADS.items()}
    settings = Settings("float", heads, SIZE, STRIDE, head.transitions.detach().numpy().copy(), thresholds)
    return Model(settings, load_tokenizer(BASE / "tokenizer.json"), TorchGraphs(reader, head, fast=fast))


def load_checkpoint(path: Path, *, strict: bool = True) -> tuple[Reader, RoleHead]:
    """Return the modules of a checkpoint, in evaluation mode; unless `strict`, heads that it lacks start from nothing."""
    state = torch.load(path, weights_only=True)
    reader, head = Reader(), RoleHead()
    reader.load_state_dict(state["reader"], strict=strict)
    head.load_state_dict(state["head"])
    return reader.eval(), head.eval()


@cache
def load_scorer() -> Any:
    """Return the scorer's module."""
    spec = importlib.util.spec_from_file_location("attr_eval", SCORER)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(SCORER)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def as_rows(found: list[Any]) -> list[dict[str, Any]]:
    """Return attributions in the scorer's form."""
    return [{"source": a.source, "cue": a.cue, "content": a.content} for a in found]


def score_attributions(outputs: list[ModelOutput], articles: list[Article], *, nested: bool) -> dict[str, Any]:
    """Return precision, recall and F1 of each measure over outermost, or over nested, attributions."""
    evaluation = load_scorer().Eval()
    for output, article in zip(outputs, articles, strict=True):
        gold = [a for a in article.attributions or () if a.nested == nested]
        found = [a for a in output.attributions if a.nested == nested]
        evaluation.add(article.text, as_rows(gold), as_rows(found))
    return dict(evaluation.report())


def score_entities(outputs: list[ModelOutput], articles: list[Article]) -> dict[str, Any]:
    """Return exact-span precision, recall and F1 of PER, ORG and LOC together, and F1 of each."""
    hits, found, gold = Counter[str](), Counter[str](), Counter[str]()
    for output, article in zip(outputs, articles, strict=True):
        predicted = {(e.start, e.end, e.label) for e in output.entities}
        truth = set(article.entities or ())
        for kind in ("PER", "ORG", "LOC", "OTH"):
            p, g = {e for e in predicted if e[2] == kind}, {e for e in truth if e[2] == kind}
            hits[kind], found[kind], gold[kind] = hits[kind] + len(p & g), found[kind] + len(p), gold[kind] + len(g)
    return {kind: _prf(hits[kind], found[kind], gold[kind]) for kind in sorted(gold)} | {
        "all": _prf(*(sum(c[k] for k in ("PER", "ORG", "LOC")) for c in (hits, found, gold)))
    }


def _prf(hits: int, found: int, gold: int) -> tuple[float, float, float]:
    precision, recall = hits / max(found, 1), hits / max(gold, 1)
    return round(100 * precision, 1), round(100 * recall, 1), round(200 * hits / max(found + gold, 1), 1)


def who_said_what(article: Article, found: list[FoundAttribution]) -> list[bool]:
    """Return for each outermost attribution found whether who said what is right."""
    scorer = load_scorer()
    words = scorer.toks(article.text)
    gold = scorer.prep(as_rows([a for a in article.attributions or () if not a.nested]), words)
    predicted = scorer.prep(as_rows(found), words)
    hits = [False] * len(found)
    for i, j in scorer.align(gold, predicted):
        g, p = gold[i], predicted[j]
        same_source = bool(g["source"] & p["source"]) or not (g["source"] or p["source"])
        hits[j] = same_source and scorer.dice(g["content"], p["content"]) >= 0.5
    return hits


def calibration_error(confidence: list[float], hits: list[bool]) -> float:
    """Return the expected calibration error over ten bins of equal width."""
    p, y = np.asarray(confidence), np.asarray(hits, float)
    bins = np.minimum((p * CALIBRATION_BINS).astype(int), CALIBRATION_BINS - 1)
    parts = [
        abs(p[bins == b].mean() - y[bins == b].mean()) * (bins == b).mean()
        for b in range(CALIBRATION_BINS)
        if (bins == b).any()
    ]
    return float(sum(parts))


def score_model(
    model: Model,
    polnear: list[Article],
    ewt: list[Article],
    own: list[Article],
    named: list[Article],
    deeds: list[Article],
) -> dict[str, Any]:
    """Return all scores of a model on the development sets."""
    begun = time.monotonic()
    outputs = [model.read(a.text) for a in polnear]
    seconds = time.monotonic() - begun
    pairs = [
        (f.confidence, hit)
        for output, article in zip(outputs, polnear, strict=True)
        for outer in [[f for f in output.attributions if not f.nested]]
        for f, hit in zip(outer, who_said_what(article, outer), strict=True)
    ]
    result: dict[str, Any] = {
        "polnear": score_attributions(outputs, polnear, nested=False),
        "polnear_nested_found": sum(f.nested for o in outputs for f in o.attributions),
        "calibration_error": round(calibration_error(*map(list, zip(*pairs, strict=True))), 4) if pairs else None,
        "characters_a_second": round(sum(len(a.text) for a in polnear) / seconds),
        "entities": score_entities([model.read(a.text) for a in ewt], ewt),
        "own_names": score_entities([model.read(a.text) for a in named], named),
        "deeds": score_deeds([model.read(a.text) for a in deeds], deeds),
        "factuality": score_factuality(model, ewt),
    }
    if own:
        outputs = [model.read(a.text) for a in own]
        result["own"] = score_attributions(outputs, own, nested=False)
        result["own_nested"] = score_attributions(outputs, own, nested=True)
    return result


def score_articles(
    reader: Reader,
    head: RoleHead,
    polnear: list[Article],
    ewt: list[Article],
    own: list[Article],
    named: list[Article],
    deeds: list[Article],
) -> dict[str, Any]:
    """Return the scores of modules in training, computed in bfloat16."""
    return score_model(torch_model(reader, head, fast=True), polnear, ewt, own, named, deeds)


def brief(scores: dict[str, Any]) -> str:
    """Return the scores that matter most, one line each."""
    lines = [
        f"{name:24} {scores['polnear'].get(name)}" for name in ("attr_cs", "attr_strict", "attr_relax", "attr_detect")
    ]
    lines += [f"{k:24} {v}" for k, v in scores["polnear"].items() if k.startswith(("exact", "token"))]
    for part in ("own", "own_nested"):
        lines += [f"{part}.{k:18} {scores[part].get(k)}" for k in ("attr_cs", "attr_strict") if part in scores]
    for part in ("entities", "own_names"):
        lines += [f"{part}.{k:14} {v}" for k, v in scores[part].items()]
    lines += [f"deeds.{k:18} {v}" for k, v in scores["deeds"].items()]
    lines += [f"{'factuality':24} {scores['factuality']}"]
    lines += [f"{k:24} {scores[k]}" for k in ("calibration_error", "characters_a_second", "polnear_nested_found")]
    return "\n".join(lines)


def main() -> None:
    """Print the scores of a checkpoint or a model folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--own", type=Path, default=Path(__file__).parent / "data")
    parser.add_argument("--checkpoint", type=Path)
    parser.add_argument("--model", type=Path)
    parser.add_argument("--standing", type=Path, default=STANDING)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--output", type=Path)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    model = (
        torch_model(*load_checkpoint(options.checkpoint))
        if options.checkpoint
        else Model.load(options.model, options.threads)
    )
    scores = score_model(
        model,
        list(read_polnear(options.corpora / "polnear/dev.jsonl")),
        read_ewt_dev(options.corpora),
        read_own(options.own, weight=1)[1],
        read_named(options.own / "names")[1],
        read_deeds_dev(options.standing),
    )
    print(brief(scores))
    if options.output:
        options.output.write_text(json.dumps(scores, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
