"""Fit the weights behind `confidence` on held-out articles, choose the thresholds, and write both into `reader.json`.

Confidence is the probability that who said what is right. It is fitted by logistic regression on the
forty PolNeAR training articles that were kept from training; thresholds are chosen on them and on the development set,
and the two settings of names, by hand, on UNER's.

Run: `python training/calibrate.py --folder src/onrecord/models/en`.
"""

import argparse
import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpora import Article, read_own, read_polnear, split_polnear
from evaluate import PLAIN, as_rows, calibration_error, load_scorer, who_said_what
from onrecord.annotate.attributions import FEATURE_NAMES, FoundAttribution, RoleReading, Thresholds, choose_attributions
from onrecord.annotate.model import Model
from onrecord.annotate.names import NameSettings

Floats = NDArray[np.float64]
RIDGE = 0.3
# Our own held-out articles have twelve nested attributions: thresholds of .2 to .66 give 54 to 60 who-said-what F1, too
# few to choose by (23 November 2026). A candidate of .1, .2 or .3 gives the same scores within .1.
NESTED = 0.45
LENIENT = replace(PLAIN, candidate=0.25, outer=0.03, nested=NESTED)
# Through the whole reading, names on UNER's dev part have F1 79.4 to 80.0 for shares of .2 to .5 and .25 to 1.25 added to the
# score of no name; more added costs speakers, whose names are then missed (25 November 2026).
NAMES = NameSettings(share=0.3, outside=0.75)
GRID = [round(0.3 + 0.03 * i, 2) for i in range(13)]
Read = list[tuple[Article, list[tuple[int, int]], list[RoleReading]]]


def read_candidates(model: Model, articles: list[Article]) -> Read:
    """Return words and candidates of each article; this is the slow part and done once."""
    return [(a, *model.candidates(a.text)) for a in articles]


def gather(read: Read, thresholds: Thresholds) -> tuple[Floats, Floats]:
    """Return one row of features per outermost attribution found, and 1 where who said what is right."""
    rows: list[tuple[float, ...]] = []
    hits: list[bool] = []
    for article, words, readings in read:
        by_cue = {words[r.cue[0][0]][0]: r for r in readings}
        found = [f for f in choose_attributions(readings, words, thresholds) if not f.nested]
        rows += [by_cue[f.cue[0][0]].features for f in found]
        hits += who_said_what(article, found)
    return np.asarray(rows), np.asarray(hits, float)


def fit(rows: Floats, hits: Floats) -> tuple[float, ...]:
    """Return the weights of a ridge-penalised logistic regression, by Newton's method."""
    weights = np.zeros(rows.shape[1])
    penalty = np.full(rows.shape[1], RIDGE)
    penalty[0] = 0.0
    for _ in range(50):
        chance = 1 / (1 + np.exp(-(rows @ weights)))
        slope = rows.T @ (hits - chance) - penalty * weights
        bend = (rows * (chance * (1 - chance))[:, None]).T @ rows + np.diag(penalty + 1e-6)
        weights += np.linalg.solve(bend, slope)
    return tuple(round(float(w), 5) for w in weights)


def scores_at(read: Read, thresholds: Thresholds, *, nested: bool) -> dict[str, Any]:
    """Return the scorer's report at some thresholds."""
    evaluation = load_scorer().Eval()
    for article, words, readings in read:
        found = [f for f in choose_attributions(readings, words, thresholds) if f.nested == nested]
        gold = [a for a in article.attributions or () if a.nested == nested]
        evaluation.add(article.text, as_rows(gold), as_rows(found))
    return dict(evaluation.report())


def confidences(read: Read, thresholds: Thresholds) -> tuple[list[float], list[bool]]:
    """Return the confidence of each outermost attribution found, and whether it is right."""
    pairs: list[tuple[FoundAttribution, bool]] = []
    for article, words, readings in read:
        found = [f for f in choose_attributions(readings, words, thresholds) if not f.nested]
        pairs += zip(found, who_said_what(article, found), strict=True)
    return [f.confidence for f, _ in pairs], [hit for _, hit in pairs]


def choose_thresholds(read: Read, start: Thresholds) -> Thresholds:
    """Return the outer threshold with the best sum of who-said-what F1 and strict F1."""

    def worth(outer: float) -> float:
        report = scores_at(read, replace(start, outer=outer), nested=False)
        return float(report["attr_cs"][2] + report["attr_strict"][2])

    return replace(start, outer=max(GRID, key=worth))


def main() -> None:
    """Fit, choose, write and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--own", type=Path, default=Path(__file__).parent / "data")
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    model = Model.load(options.folder, options.threads)
    model.settings = replace(model.settings, thresholds=LENIENT)
    _, held = split_polnear(list(read_polnear(options.corpora / "polnear/train.jsonl")))
    calibration = read_candidates(model, held)
    dev = read_candidates(model, list(read_polnear(options.corpora / "polnear/dev.jsonl")))
    own = read_candidates(model, read_own(options.own, weight=1)[1])
    weights = fit(*gather(calibration, LENIENT))
    chosen = choose_thresholds([*calibration, *dev], replace(LENIENT, weights=weights))
    _write(options.folder / "reader.json", {"thresholds": asdict(chosen), "names": asdict(NAMES)})
    print(dict(zip(FEATURE_NAMES, weights, strict=True)))
    print(f"outer {chosen.outer}, nested {chosen.nested}")
    for name, read in (("calibration", calibration), ("dev", dev), ("own dev", own)):
        report = scores_at(read, chosen, nested=False)
        error = calibration_error(*confidences(read, chosen))
        print(name, {k: report.get(k) for k in ("attr_cs", "attr_strict")}, f"calibration error {error:.4f}")
    print("own dev nested", {k: v for k, v in scores_at(own, chosen, nested=True).items() if k.startswith("attr")})


def _write(path: Path, calibration: dict[str, Any]) -> None:
    settings = json.loads(path.read_text(encoding="utf-8")) | calibration
    path.write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
