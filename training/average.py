"""Write the mean of the weights of several checkpoints of one run.

Run: `python training/average.py runs/en2/pass5.pt runs/en2/last.pt --output runs/en2/mean.pt`. The result can be exported and
scored, not trained on: it has no state of the optimizer.
"""

import argparse
from pathlib import Path
from typing import Any

import torch

PARTS = ("reader", "head")


def average(paths: list[Path]) -> dict[str, Any]:
    """Return the mean of each weight of the reader and the role head."""
    states = [torch.load(path, weights_only=True) for path in paths]
    return {
        part: {name: sum(state[part][name].float() for state in states) / len(states) for name in states[0][part]}
        for part in PARTS
    }


def main() -> None:
    """Average and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoints", nargs="+", type=Path)
    parser.add_argument("--output", type=Path, required=True)
    options = parser.parse_args()
    torch.save(average(options.checkpoints), options.output)


if __name__ == "__main__":
    main()
