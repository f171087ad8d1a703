"""Cross-validate the typing of events on PLV: retrain whatever saw it without each fold, and score that fold.

Run: `python training/crossval.py --start runs/en2/mean.pt --run runs/cv`. The start weights never saw PLV. All folds
share some passes over our own passages with events and no row of PLV; each then trains on the rest of PLV. The large
corpora are left out. What has its checkpoint is not trained again. Texts are folded by their hash, so that no text is in two folds. What the typing rejects counts as wrong.
"""

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
import torch

from corpora import Article
from deeds import FOLDS, fold_of, read_plv
from evaluate import load_checkpoint, torch_model
from onrecord.annotate import AskedSpans, Model
from onrecord.codebook import Codebook
from onrecord.evaluate.report import with_interval
from onrecord.evaluate.typing import accuracy, macro_f1, root_between
from train import Run, load_data, make_optimizer, parse, start, train

RATE = 1.5e-4


def score_fold(model: Model, rows: list[tuple[str, Article]]) -> list[tuple[str, str]]:
    """Return gold and found root of each row."""
    found: list[tuple[str, str]] = []
    codebook = Codebook()
    for root, article in rows:
        (pair,) = article.pairs
        spans = [(span,) if span else () for span in (pair.actor, pair.recipient)]
        found.append(
            (root, root_between(model, article.text, AskedSpans(actor=spans[0], recipient=spans[1]), codebook))
        )
    return found


def train_part(name: str, begin: Path, passes: int, options: argparse.Namespace) -> Path:
    """Train without one fold, or without PLV at all (`all`), and return the checkpoint."""
    folder = options.run / name
    arguments = ["--run", str(folder), "--start", str(begin), "--passes", str(passes), "--share", "0"]
    arguments += ["--rate", str(RATE), "--leave-out", name, "--corpora", str(options.corpora)]
    arguments += [] if name == "all" else ["--plv-only"]
    settings = parse(arguments)
    folder.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(settings.seed)
    reader, head = start(settings)
    run = Run(reader, head, make_optimizer(reader, head, settings.rate), folder)
    run.resume()
    if run.epoch < passes:
        train(run, load_data(settings), settings)
    return folder / "last.pt"


def main() -> None:
    """Train and score all folds and print accuracy and macro F1 over all rows."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--start", type=Path, required=True)
    parser.add_argument("--run", type=Path, default=Path("runs/cv"))
    parser.add_argument("--passes", type=int, default=2, help="of each fold")
    parser.add_argument("--before", type=int, default=1, help="passes without PLV that all folds share")
    parser.add_argument("--output", type=Path)
    options = parser.parse_args()
    torch.set_num_threads(2)
    rows = list(read_plv(options.corpora / "events/plv_train.jsonl"))
    pairs: list[tuple[str, str]] = []
    result: dict[str, Any] = {"folds": []}
    base = train_part("all", options.start, options.before, options)
    for fold in range(FOLDS):
        model = torch_model(*load_checkpoint(train_part(str(fold), base, options.passes, options)))
        found = score_fold(model, [(root, article) for root, article in rows if fold_of(article) == fold])
        pairs += found
        result["folds"].append({"rows": len(found), "accuracy": accuracy(found), "macro_f1": macro_f1(found)})
        print(result["folds"][-1], flush=True)
    for name, measure in (("root accuracy", accuracy), ("macro F1", macro_f1)):
        score = with_interval(name, pairs, measure, of=len(pairs))
        result[name] = [score.value, score.low, score.high]
        print(name, result[name])
    result["spread of folds"] = float(np.std([f["accuracy"] for f in result["folds"]]))
    if options.output:
        options.output.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
