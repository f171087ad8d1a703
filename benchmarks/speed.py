"""Measure how fast articles are read, what share the trained reader has, start-up, and peak memory.

Run: `python benchmarks/speed.py --json benchmarks/results/speed.json`

Articles of a given length are made from the paragraphs of the sample articles, shuffled with a seed, so
that no two are alike. Every figure is of whole processes, start-up included where it says so; memory
is summed over all processes, shared pages once, sampled every 50 milliseconds (Linux).
"""

import argparse
import json
import os
import platform
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import msgspec

import onrecord
from onrecord.document import Document
from onrecord.errors import InputError
from onrecord.ingest import ingest_one, list_sources
from onrecord.pipeline import read_document

ROOT = Path(__file__).resolve().parent.parent
SAMPLE_SECONDS = 0.05


def make_articles(folder: Path, *, count: int, words: int, seed: int) -> list[str]:
    """Write `count` articles of about `words` words each; return their paths."""
    rng = random.Random(seed)
    pool = [p for p in _paragraphs() if 12 <= len(p.split()) <= 120]
    paths = []
    for number in range(count):
        chosen, length = [], 0
        while length < words:
            chosen.append(rng.choice(pool))
            length += len(chosen[-1].split())
        path = folder / f"{number:04}.txt"
        path.write_text("\n\n".join(chosen) + "\n", encoding="utf-8")
        paths.append(str(path))
    return paths


def _paragraphs() -> Iterator[str]:
    for source in list_sources([str(ROOT / "examples" / "karvia")]):
        if not isinstance(source, InputError):
            yield from ingest_one(source, options=onrecord.Reader().options).text.split("\n\n")


def resident_bytes(root: int) -> int:
    """Return what a process and all its descendants hold of memory, in bytes; 0 where /proc is missing.

    Pages that several processes share (libraries) count once: the sum of proportional set sizes.
    """
    total = 0
    waiting = [root]
    while waiting:
        pid = waiting.pop()
        try:
            rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
            total += 1024 * int(rollup.split("\nPss:")[1].split()[0])
            for task in Path(f"/proc/{pid}/task").iterdir():
                waiting.extend(map(int, (task / "children").read_text().split()))
        except (OSError, IndexError):
            continue
    return total


def run_measured(command: list[str]) -> tuple[float, float]:
    """Run a command; return its wall seconds and the peak of its processes' resident megabytes."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    peak = 0
    done = threading.Event()

    def sample() -> None:
        nonlocal peak
        while not done.wait(SAMPLE_SECONDS):
            peak = max(peak, resident_bytes(process.pid))

    thread = threading.Thread(target=sample)
    thread.start()
    _, errors = process.communicate()
    seconds = time.perf_counter() - start
    done.set()
    thread.join()
    if process.returncode != 0:
        raise RuntimeError(f"{command} ended with {process.returncode}: {errors.decode()[-500:]}")
    return seconds, peak / 1e6


def measure_command(paths: list[str], *, jobs: int, threads: int) -> tuple[float, float]:
    """Return wall seconds and peak megabytes of reading `paths` by the command line."""
    command = [sys.executable, "-m", "onrecord", "read", "--format", "jsonl"]
    return run_measured([*command, "--jobs", str(jobs), "--threads", str(threads), *paths])


def measure_stages(paths: list[str], *, threads: int) -> dict[str, float]:
    """Return the seconds of each step over all articles in one warm process, and the trained reader's share.

    The share is the time of the trained reader alone (encoder, heads, overlapping windows) over that of
    everything from the file to the line of JSON; each article is read both ways, one right after the other.
    """
    reader = onrecord.Reader(threads=threads)
    reader.read(paths[0])
    spent: dict[str, float] = {"trained reader alone": 0.0}
    for path in paths:
        (source,) = list_sources([path])
        start = time.perf_counter()
        doc = ingest_one(source, options=reader.options).to_document()  # type: ignore[arg-type]  # the file is there
        spent["ingest"] = spent.get("ingest", 0.0) + time.perf_counter() - start
        _time_stages(doc, reader, spent)
        start = time.perf_counter()
        reader.model.read(doc.text)
        spent["trained reader alone"] += time.perf_counter() - start
    whole = sum(spent.values()) - spent["trained reader alone"]
    return {**spent, "whole": whole, "share of the trained reader": spent["trained reader alone"] / whole}


def _time_stages(doc: Document, reader: onrecord.Reader, spent: dict[str, float]) -> None:
    marks: list[tuple[str, float]] = []

    def watch(name: str) -> None:
        marks.append((name, time.perf_counter()))

    reading = read_document(doc, reader.model, reader.codebook, watch=watch)
    watch("JSON")
    msgspec.json.encode(reading)
    watch("end")
    for (name, start), (_, end) in pairwise(marks):
        spent[name] = spent.get(name, 0.0) + end - start


def spread(values: list[float]) -> dict[str, float]:
    """Return minimum, median and maximum."""
    return {
        "min": round(min(values), 3),
        "median": round(statistics.median(values), 3),
        "max": round(max(values), 3),
    }


def measure(count: int, words: int, runs: int) -> dict[str, object]:
    """Return all figures."""
    with tempfile.TemporaryDirectory() as folder:
        paths = make_articles(Path(folder), count=count, words=words, seed=20261123)
        ways = {"one process, one thread": (1, 1), "one process, two threads": (1, 2), "two processes": (2, 1)}
        figures: dict[str, object] = {}
        for name, (jobs, threads) in ways.items():
            measured = [measure_command(paths, jobs=jobs, threads=threads) for _ in range(runs)]
            figures[name] = {
                "articles a second, start-up included": spread([count / seconds for seconds, _ in measured]),
                "words a second": spread([count * words / seconds for seconds, _ in measured]),
                "peak megabytes, all processes": spread([peak for _, peak in measured]),
            }
        one = [measure_command(paths[:1], jobs=1, threads=2) for _ in range(max(runs, 3))]
        figures["one article, whole command"] = {
            "seconds": spread([s for s, _ in one]),
            "peak megabytes": spread([p for _, p in one]),
        }
        helps = [run_measured([sys.executable, "-m", "onrecord", "--help"])[0] for _ in range(max(runs, 3))]
        figures["onrecord --help"] = {"seconds": spread(helps)}
        figures["seconds a stage"] = {k: round(v, 3) for k, v in measure_stages(paths, threads=1).items()}
    return figures


def main() -> None:
    """Measure and print; write the figures where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--words", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    machine = {"processors": os.cpu_count(), "machine": platform.machine(), "python": platform.python_version()}
    asked = {"articles": options.articles, "words": options.words, "runs": options.runs}
    figures = {"machine": machine, "asked": asked, **measure(options.articles, options.words, options.runs)}
    text = json.dumps(figures, indent=2)
    print(text)
    if options.json is not None:
        options.json.parent.mkdir(parents=True, exist_ok=True)
        options.json.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
