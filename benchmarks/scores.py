"""Run every accuracy command on the development sets and write the scores as files.

Run: `python benchmarks/scores.py --corpora ../shared/corpora --output benchmarks/results`

`--release` adds the test halves of the chains and the standing sets, which are scored once for a release and never looked at.
A set whose corpus is missing is named and left out.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec

from onrecord.errors import EvaluationError
from onrecord.evaluate import Report, tasks
from onrecord.ingest import IngestOptions
from onrecord.reader import Reader

DATA = Path(__file__).resolve().parent / "data"


def planned(corpora: Path, *, release: bool) -> Iterator[tuple[str, str, Path]]:
    """Yield name of the result, task and data of everything that is to be scored."""
    yield "attribution-polnear-dev", "attribution", corpora / "polnear" / "dev.jsonl"
    yield "calibration-polnear-dev", "calibration", corpora / "polnear" / "dev.jsonl"
    yield "entities-uner-dev", "entities", corpora / "uner_ewt" / "dev.jsonl"
    yield "speakers", "speakers", DATA / "speakers" / "speakers.jsonl"
    for name in ("dev", "dev2", "dev3", "dev4"):
        yield f"chains-{name}", "chains", DATA / "chains" / f"{name}.jsonl"
    yield "signs-polnear-dev", "signs", corpora / "polnear" / "dev.jsonl"
    yield "signs-meantime", "signs", corpora / "crossdoc" / "meantime_en_docs.jsonl"
    yield "standing-dev", "standing", DATA / "standing" / "dev.jsonl"
    yield "lookalikes", "standing", DATA / "lookalikes" / "lookalikes.jsonl"
    yield "gsr-dev", "gsr", corpora / "events" / "plover_gsr_dev.jsonl"
    yield "plv-training-data", "plv", corpora / "events" / "plv_train.jsonl"
    yield "factuality-uds-dev", "factuality", corpora / "factuality" / "uds_ih2_official_dev.jsonl"
    yield "cameo-units", "cameo", corpora / "events" / "petr_unittest.jsonl"
    yield "cameo-gold", "cameo", corpora / "events" / "petr2_gsr_validation.jsonl"
    if release:
        yield "chains-test", "chains", DATA / "chains" / "test.jsonl"
        yield "standing-test", "standing", DATA / "standing" / "test.jsonl"


def main() -> None:
    """Score, print one line a score, and write one file a set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--output", type=Path, default=Path("benchmarks/results"))
    parser.add_argument("--release", action="store_true")
    options = parser.parse_args()
    options.output.mkdir(parents=True, exist_ok=True)
    reader = Reader(threads=2, options=IngestOptions(language_check=False))
    known = tasks(options.corpora)
    for name, task, data in planned(options.corpora, release=options.release):
        try:
            report = known[task](data, reader)
        except EvaluationError as error:
            print(f"LEFT OUT {name}: {error}", file=sys.stderr)
            continue
        _write(options.output / f"{name}.json", report)


def _write(path: Path, report: Report) -> None:
    path.write_bytes(msgspec.json.format(msgspec.json.encode(report), indent=2) + b"\n")
    for score in report.scores:
        bounds = "" if score.low is None else f"  [{score.low:.1f}, {score.high:.1f}]"
        print(f"{path.stem:26} {score.name:42} {score.value:6.1f}{bounds}  n={score.of}")


if __name__ == "__main__":
    main()
