"""Score the predictions on the sentences of `benchmarks/data/predictions`.

Run: `python benchmarks/predictions.py dev`. Counts sentences: right where a prediction is found in a sentence that holds one,
false where one is found in another; condition, likelihood and horizon are scored on the right ones. Words count as
right where the one holds the other.
"""

import sys
from collections import Counter
from pathlib import Path

from onrecord.codebook import Row, parse_table
from onrecord.document import Spans, words_of
from onrecord.document.records import Prediction, Reading
from onrecord.ingest import IngestOptions
from onrecord.reader import Reader

DATA = Path(__file__).with_name("data") / "predictions"
PARTS = ("condition", "likelihood", "horizon")


def score(half: str, reader: Reader) -> Counter[str]:
    """Return how many sentences of a half are `right`, `false`, `missed`, and the parts right in the right ones."""
    lines = (DATA / f"{half}.tsv").read_text(encoding="utf-8").splitlines()
    counts: Counter[str] = Counter()
    for row in parse_table(lines, half):
        reading = reader.read_text(row["text"], id=row["id"], published_at=f"{row['day']}T12:00:00Z")
        counts.update(_scored(row, reading))
    return counts


def _scored(row: Row, reading: Reading) -> list[str]:
    found = reading.predictions
    if row["prediction"] == "no":
        return ["false"] if found else ["passed"]
    if not found:
        return ["missed"]
    return ["right", *(part for part in PARTS if _is_right(part, row, found[0], reading.text))]


def _is_right(part: str, row: Row, found: Prediction, text: str) -> bool:
    if part == "horizon":
        days = (found.horizon.from_, found.horizon.to) if found.horizon else (None, None)
        return [row["from"], row["to"]] == [str(day or "-") for day in days]
    spans: Spans = found.condition if part == "condition" else found.likelihood.spans if found.likelihood else ()
    told, wanted = words_of(spans, text).lower() or "-", row[part].lower()
    return told == wanted or ("-" not in (told, wanted) and (told in wanted or wanted in told))


def precision(counts: Counter[str]) -> float:
    """Return the share of sentences with a prediction found that hold one."""
    return counts["right"] / max(1, counts["right"] + counts["false"])


def recall(counts: Counter[str]) -> float:
    """Return the share of sentences that hold a prediction in which one is found."""
    return counts["right"] / max(1, counts["right"] + counts["missed"])


def main() -> None:
    """Print the scores of the halves named."""
    reader = Reader(options=IngestOptions(language_check=False))
    for half in sys.argv[1:] or ["dev"]:
        counts = score(half, reader)
        parts = ", ".join(f"{part} {counts[part]}/{counts['right']}" for part in PARTS)
        print(f"{half}: precision {precision(counts):.1%}, recall {recall(counts):.1%}; {parts}")


if __name__ == "__main__":
    main()
