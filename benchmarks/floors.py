"""Floors under which no score may fall: measure, compare, and move them.

Run: `python benchmarks/floors.py` compares; `--raise` moves up the floors that were passed by more than
the margin; `--lower` lets floors sink, too: then say why in CHANGELOG.md. `floors.json` holds for each
task the corpus, another that it needs, how many of its first lines are scored, the SHA-256 of the whole file, and the floors.
"""

import argparse
import hashlib
import json
import sys
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from onrecord.evaluate import tasks
from onrecord.ingest import IngestOptions
from onrecord.reader import Reader

ROOT = Path(__file__).resolve().parent.parent
FLOORS = Path(__file__).with_name("floors.json")
MARGIN = 1.0
"""Points between a score and its floor: int8 arithmetic differs a little from one kind of processor to another."""

Task = dict[str, Any]


class CorpusMissing(Exception):
    """The corpus is not at hand, so nothing can be said."""


class CorpusChanged(Exception):
    """The corpus is not the one for which the floors hold."""


def load_floors() -> dict[str, Task]:
    """Return the floors by task."""
    return dict(json.loads(FLOORS.read_text(encoding="utf-8")))


def find_corpus(task: Task, corpora: Path) -> Path:
    """Return the corpus of a task: a file of the project, or one in the folder of corpora.

    Raises:
        CorpusMissing: it is in neither.
        CorpusChanged: it is not the file for which the floors hold.
    """
    path = next((p for p in (ROOT / task["data"], corpora / task["data"]) if p.is_file()), None)
    if path is None:
        raise CorpusMissing(f"corpus missing: {task['data']} is not in {corpora}; nothing was measured")
    if "needs" in task and not (corpora / task["needs"]).is_file():
        raise CorpusMissing(f"corpus missing: {task['needs']} is not in {corpora}; nothing was measured")
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != task["sha256"]:
        raise CorpusChanged(f"{path} has SHA-256 {found}, the floors hold for {task['sha256']}")
    return path


def measure(name: str, task: Task, corpora: Path, reader: Reader) -> dict[str, float]:
    """Return the scores of the first lines of a task's corpus, by name of the score."""
    path = find_corpus(task, corpora)
    with tempfile.TemporaryDirectory() as folder, path.open(encoding="utf-8") as lines:
        part = Path(folder) / path.name
        part.write_text("".join(islice(lines, task["first"])), encoding="utf-8")
        report = tasks(corpora)[name](part, reader)
    return {score.name: score.value for score in report.scores}


def fallen(floors: dict[str, float], scores: dict[str, float]) -> Iterator[str]:
    """Yield a line for each score under its floor."""
    for name, floor in floors.items():
        if scores[name] < floor:
            yield f"{name}: {scores[name]:.1f}, floor {floor:.1f}"


def moved(floors: dict[str, float], scores: dict[str, float], *, may_sink: bool) -> dict[str, float]:
    """Return the floors a margin under the scores; without `may_sink` none goes down."""
    below = {name: round(scores[name] - MARGIN, 1) for name in floors}
    return below if may_sink else {name: max(floor, below[name]) for name, floor in floors.items()}


def main() -> int:
    """Measure all tasks, print, and move floors where asked; the exit status is 1 where one fell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=ROOT.parent / "shared" / "corpora")
    parser.add_argument("--raise", dest="goes_up", action="store_true")
    parser.add_argument("--lower", dest="may_sink", action="store_true")
    options = parser.parse_args()
    reader = Reader(threads=2, options=IngestOptions(language_check=False))
    kept, low = load_floors(), False
    for name, task in kept.items():
        scores = measure(name, task, options.corpora, reader)
        print(name, {score: scores[score] for score in task["floors"]})
        for line in fallen(task["floors"], scores):
            print(f"  under its floor: {line}")
            low = True
        if options.goes_up or options.may_sink:
            task["floors"] = moved(task["floors"], scores, may_sink=options.may_sink)
    if options.goes_up or options.may_sink:
        FLOORS.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    return int(low and not options.may_sink)


if __name__ == "__main__":
    sys.exit(main())
