"""Train the reader: one encoder with its token heads, and the role head, on all corpora at once.

Run: `python training/train.py --corpora ../shared/corpora --base runs/base --run runs/en1 --passes 6`.
It goes on from the run's last checkpoint if there is one.
"""

import argparse
import json
import math
import shutil
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from batches import Part, make_batch, plan_epoch
from corpora import Article, read_named, read_own, read_polnear, split_polnear
from deed_scores import score_deeds
from deeds import (
    FOLDS,
    PLV_WEIGHT,
    STANDING,
    fold_of,
    packed,
    read_deeds_dev,
    read_ewt_dev,
    read_ewt_train,
    read_passages,
    read_plv,
    read_standoff,
)
from evaluate import load_checkpoint, score_articles, torch_model
from examples import Example, make_example
from losses import batch_losses
from network import FastDropout, Reader, RoleHead
from onrecord.annotate.features import load_tokenizer

ENCODER_RATE, HEAD_RATE, WARM_UP, CLIP, WEIGHT_DECAY = 2e-4, 1e-3, 0.06, 1.0, 0.01
SAVE_EVERY = 300.0  # seconds
DROPOUT = 0.1
OWN_WEIGHT = 3


@dataclass(frozen=True, slots=True)
class Data:
    """What is trained on besides our own articles, and the development sets."""

    large: list[Example]  # of which a pass may take a share
    small: list[Example]
    polnear_dev: list[Article]
    ewt_dev: list[Article]
    deeds_dev: list[Article]


def load_data(options: argparse.Namespace) -> Data:
    """Return all corpora; `--slice` keeps only the first articles of each, for a smoke run."""
    tokenizer = load_tokenizer(options.base / "tokenizer.json")
    polnear, _ = split_polnear(list(read_polnear(options.corpora / "polnear/train.jsonl")))
    out = range(FOLDS) if options.leave_out == "all" else [int(options.leave_out)] if options.leave_out else []
    plv = [a for _, a in read_plv(options.corpora / "events/plv_train.jsonl") if fold_of(a) not in out]
    cut = options.slice
    polnear = list(read_standoff(options.own / "events/polnear.standoff.jsonl", polnear))
    large = [*polnear[:cut], *read_ewt_train(options.corpora)[:cut]]
    parts = [] if options.plv_only else [a for a in polnear[:cut] if a.deeds_known]
    small = [*parts, *packed(plv[:cut], PLV_WEIGHT)]
    return Data(
        [make_example(a, tokenizer) for a in large],
        [make_example(a, tokenizer) for a in small],
        list(read_polnear(options.corpora / "polnear/dev.jsonl"))[:cut],
        read_ewt_dev(options.corpora)[:cut],
        read_deeds_dev(STANDING)[:cut],
    )


def load_own(options: argparse.Namespace, epoch: int) -> tuple[list[Example], list[Article], list[Article]]:
    """Return our own texts as they are at the start of a pass, kept beside the run so that it can go on.

    First what is trained on, then the articles held out, then the texts with names held out.

    Articles written while the run goes on join it with the next pass.
    """
    folder = options.run / "own" / str(epoch)
    if not folder.exists():
        temporary = folder.with_suffix(".tmp")
        shutil.copytree(options.own, temporary, dirs_exist_ok=True)
        temporary.replace(folder)
    tokenizer = load_tokenizer(options.base / "tokenizer.json")
    train, dev = read_own(folder, weight=OWN_WEIGHT)
    named, named_dev = read_named(folder / "names")
    deeds, _ = read_passages(folder / "events")
    cut = options.slice
    chosen = [*train[:cut], *named[:cut], *deeds[:cut]]
    return [make_example(a, tokenizer) for a in chosen], dev[:cut], named_dev[:cut]


def choose(examples: list[Example], share: float, rng: np.random.Generator) -> list[Example]:
    """Return a random share of the examples."""
    return [examples[i] for i in sorted(rng.permutation(len(examples))[: round(share * len(examples))].tolist())]


def make_optimizer(reader: Reader, head: RoleHead, encoder_rate: float = ENCODER_RATE) -> torch.optim.AdamW:
    """Return AdamW with a rate for the encoder and one for what starts from nothing."""
    groups: list[dict[str, Any]] = []
    modules: list[tuple[nn.Module, bool]] = [
        (reader.encoder, True),
        (reader.heads, False),
        (reader.project, False),
        (reader.project_deeds, False),
        (reader.deeds, False),
        (head, False),
    ]
    for module, is_encoder in modules:
        for name, weight in module.named_parameters():
            rate = encoder_rate if is_encoder and not name.startswith("features.") else HEAD_RATE
            decays = weight.ndim == 2 and "words." not in name and "positions." not in name and "features." not in name
            groups.append(
                {"params": [weight], "lr": rate, "peak": rate, "weight_decay": WEIGHT_DECAY if decays else 0.0}
            )
    return torch.optim.AdamW(_merge(groups), betas=(0.9, 0.98), fused=True)


def _merge(groups: list[dict[str, Any]]) -> list[dict[str, Any]]:
    merged: dict[tuple[float, float], dict[str, Any]] = {}
    for group in groups:
        key = (group["peak"], group["weight_decay"])
        merged.setdefault(key, {**group, "params": []})["params"] += group["params"]
    return list(merged.values())


def set_rate(optimizer: torch.optim.Optimizer, progress: float) -> None:
    """Set the learning rates: linear up over the first part of the run, linear down to nothing."""
    factor = min(progress / WARM_UP, (1 - progress) / (1 - WARM_UP))
    for group in optimizer.param_groups:
        group["lr"] = group["peak"] * max(factor, 0.0)


@dataclass
class Run:
    """A training run that can stop and go on: modules, optimizer, place in the data."""

    reader: Reader
    head: RoleHead
    optimizer: torch.optim.AdamW
    folder: Path
    step: int = 0
    epoch: int = 0
    done: int = 0  # batches of this epoch
    seconds: float = 0.0

    def save(self, name: str) -> None:
        """Write a checkpoint, replacing the old one only when it is complete."""
        state = {
            "reader": self.reader.state_dict(),
            "head": self.head.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "place": (self.step, self.epoch, self.done),
            "seconds": self.seconds,
        }
        temporary = self.folder / f"{name}.tmp"
        torch.save(state, temporary)
        temporary.replace(self.folder / f"{name}.pt")

    def resume(self) -> None:
        """Go on from the last checkpoint, if there is one."""
        path = self.folder / "last.pt"
        if path.exists():
            state = torch.load(path, weights_only=True)
            self.reader.load_state_dict(state["reader"])
            self.head.load_state_dict(state["head"])
            self.optimizer.load_state_dict(state["optimizer"])
            self.step, self.epoch, self.done = state["place"]
            self.seconds = state["seconds"]

    def log(self, **row: Any) -> None:
        """Append one line to the run's log."""
        with (self.folder / "log.jsonl").open("a", encoding="utf-8") as out:
            out.write(json.dumps({"step": self.step, "seconds": round(self.seconds), **row}) + "\n")


def step_once(run: Run, parts: list[Part], rng: np.random.Generator) -> dict[str, float]:
    """Learn from one batch and return its losses per word."""
    batch = make_batch(parts, rng)
    with torch.autocast("cpu", torch.bfloat16):
        losses = batch_losses(run.reader, run.head, batch)
    total: Tensor = torch.stack([loss.float() for loss in losses.values()]).sum()
    total.backward()  # type: ignore[no-untyped-call]
    weights = [*run.reader.parameters(), *run.head.parameters()]
    norm = nn.utils.clip_grad_norm_(weights, CLIP)
    run.optimizer.step()
    run.optimizer.zero_grad(set_to_none=True)
    return {name: loss.item() for name, loss in losses.items()} | {
        "norm": norm.item(),
        "pieces": float(batch.mask.sum()),
    }


def train(run: Run, data: Data, options: argparse.Namespace) -> None:
    """Train for the asked number of passes, logging, saving and scoring on the way."""
    while run.epoch < options.passes:
        own, *own_dev = ([], [], []) if options.plv_only else load_own(options, run.epoch)
        rng = np.random.default_rng((options.seed, run.epoch))
        many = [*data.large, *(e for e in own if not e.article.is_small)]
        few = [*data.small, *(e for e in own if e.article.is_small)]
        plan = plan_epoch([*choose(many, options.share, rng), *few], rng)
        run.log(epoch=run.epoch, of=options.passes, batches=len(plan), own_articles=len(own))
        train_pass(run, plan, options)
        run.epoch, run.done = run.epoch + 1, 0
        run.save("last")
        if options.leave_out is None:
            _score(run, data, *own_dev, is_last=run.epoch == options.passes)


def train_pass(run: Run, plan: list[list[Part]], options: argparse.Namespace) -> None:
    """Train on the rest of one pass."""
    saved = begun = time.monotonic()
    before = run.seconds
    sums: dict[str, float] = {}
    FastDropout.redraw(DROPOUT)
    for parts in plan[run.done :]:
        rng = np.random.default_rng((options.seed, run.step))
        torch.manual_seed(options.seed * 100_003 + run.step)
        if run.step % 20 == 0:
            FastDropout.redraw(DROPOUT)
        set_rate(run.optimizer, (run.epoch + run.done / len(plan)) / options.passes)
        for name, value in step_once(run, parts, rng).items():
            sums[name] = sums.get(name, 0.0) + value
        run.step, run.done = run.step + 1, run.done + 1
        run.seconds = before + time.monotonic() - begun
        if run.step % options.log_every == 0:
            _report(run, sums, options.log_every)
            sums = {}
        if time.monotonic() - saved > SAVE_EVERY:
            run.save("last")
            saved = time.monotonic()


def _report(run: Run, sums: dict[str, float], count: int) -> None:
    means = {name: round(value / count, 4) for name, value in sums.items()}
    if sums and not math.isfinite(sums["norm"]):
        run.log(error="the gradient is not finite", **means)
    run.log(**means)


def _score(run: Run, data: Data, own_dev: list[Article], named_dev: list[Article], *, is_last: bool) -> None:
    """Log the scores on the development sets; before the last pass only those of deeds."""
    run.reader.eval()
    run.head.eval()
    if not is_last:
        model = torch_model(run.reader, run.head, fast=True)
        run.log(deeds=score_deeds([model.read(a.text) for a in data.deeds_dev], data.deeds_dev))
        run.reader.train()
        run.head.train()
        return
    dev = (data.polnear_dev, data.ewt_dev, own_dev, named_dev, data.deeds_dev)
    run.log(scores=score_articles(run.reader, run.head, *dev))
    run.reader.train()
    run.head.train()


def start(options: argparse.Namespace) -> tuple[Reader, RoleHead]:
    """Return modules with the start weights of the encoder alone, or those of an earlier run."""
    if options.start:
        reader, head = load_checkpoint(options.start, strict=False)
        return reader.train(), head.train()
    reader, head = Reader(DROPOUT), RoleHead(DROPOUT)
    reader.encoder.load_start_weights(options.base / "model.safetensors")
    return reader, head


def parse(arguments: list[str] | None = None) -> argparse.Namespace:
    """Return the options of a run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--own", type=Path, default=Path(__file__).parent / "data")
    parser.add_argument("--base", type=Path, default=Path("runs/base"))
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--passes", type=int, default=6)
    parser.add_argument("--start", type=Path, help="weights to start from instead of the plain encoder's")
    parser.add_argument("--share", type=float, default=1.0, help="share of the large corpora that a pass takes")
    parser.add_argument("--rate", type=float, default=ENCODER_RATE, help="peak learning rate of the encoder")
    parser.add_argument("--leave-out", help="fold of PLV that is not trained on, or all; see crossval.py")
    parser.add_argument("--plv-only", action="store_true", help="leave out all but PLV, see crossval.py")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--slice", type=int, default=None)
    parser.add_argument("--log-every", type=int, default=25)
    return parser.parse_args(arguments)


def main() -> None:
    """Train from the start weights or from the last checkpoint."""
    options = parse()
    torch.set_num_threads(2)
    torch.manual_seed(options.seed)
    options.run.mkdir(parents=True, exist_ok=True)
    reader, head = start(options)
    run = Run(reader, head, make_optimizer(reader, head, options.rate), options.run)
    run.resume()
    train(run, load_data(options), options)


if __name__ == "__main__":
    main()
