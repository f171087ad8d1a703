"""Compare two annotations of the same passages with events.

Run: `python training/agreement.py training/data/events training/data/events/second/*.events`. The first argument is the folder with the
first annotation. Prints F1 of triggers that overlap, and on those the agreement in percent of each label and of the spans of each role.
"""

import argparse
from pathlib import Path

from events import Deed, Passage, read_events

LABELS = ("type", "realis", "polarity", "sourcing", "status", "channel")
ROLES = ("actor", "recipient", "place", "day", "holder", "figure", "denial")


def compare(first: list[Passage], second: list[Passage]) -> dict[str, float]:
    """Return counts of events, F1 of triggers, and the agreement of labels and roles on common events."""
    known = {passage.id: passage for passage in first}
    common: list[tuple[Deed, Deed]] = []
    counts = [0, 0]
    for passage in second:
        left, right = known[passage.id].deeds, passage.deeds
        if known[passage.id].text != passage.text:
            raise ValueError(f"{passage.id}: the texts differ")
        counts = [counts[0] + len(left), counts[1] + len(right)]
        common += pair(left, right)
    result = {"first": counts[0], "second": counts[1], "common": len(common)}
    result["trigger F1"] = round(200 * len(common) / sum(counts), 1)
    for label in LABELS:
        result[label] = _percent([getattr(a, label) == getattr(b, label) for a, b in common])
    for role in ROLES:
        there = [(a.spans[role], b.spans[role]) for a, b in common if a.spans[role] or b.spans[role]]
        result[f"{role} spans"] = _percent([overlap(x, y) for x, y in there])
    return result


def pair(left: list[Deed], right: list[Deed]) -> list[tuple[Deed, Deed]]:
    """Return events whose triggers overlap, each in one pair at most."""
    free = list(right)
    found: list[tuple[Deed, Deed]] = []
    for deed in left:
        match = next((d for d in free if overlap(deed.spans["trigger"], d.spans["trigger"])), None)
        if match is not None:
            free.remove(match)
            found.append((deed, match))
    return found


def overlap(left: list[list[int]], right: list[list[int]]) -> bool:
    """Tell whether any two spans share a character."""
    return any(a < d and c < b for a, b in left for c, d in right)


def _percent(hits: list[bool]) -> float:
    return round(100 * sum(hits) / len(hits), 1) if hits else 0.0


def main() -> None:
    """Compare and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("first", type=Path)
    parser.add_argument("second", nargs="+", type=Path)
    options = parser.parse_args()
    first = [passage for path in sorted(options.first.glob("*.events")) for passage in read_events(path)]
    second = [passage for path in options.second for passage in read_events(path)]
    for name, value in compare(first, second).items():
        print(f"{name:18} {value}")


if __name__ == "__main__":
    main()
