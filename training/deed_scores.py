"""Score what the deed head finds on passages with gold events, and how factual it takes predicates to be."""

from typing import Any

import numpy as np

from corpora import Article
from events import Deed, derive_status
from onrecord.annotate.deeds import DEED_ROLES, NO_DEED, FoundDeed
from onrecord.annotate.model import AskedSpans, Model, ModelOutput

PLAIN = ("asserted", "reported")


def status_of(found: FoundDeed) -> str:
    """Return the status that follows from the likeliest parts."""
    if found.denied >= 0.5:
        return "denied"
    return derive_status(
        found.best("realis"), "negative" if found.negative >= 0.5 else "positive", found.best("sourcing")
    )


def score_deeds(outputs: list[ModelOutput], articles: list[Article]) -> dict[str, Any]:
    """Return shares in percent: triggers, types, parts of standing, roles, and false alarms."""
    counts: dict[str, list[float]] = {}

    def count(name: str, *values: float) -> None:
        counts.setdefault(name, []).extend(values)

    for output, article in zip(outputs, articles, strict=True):
        found = [deed for deed in output.deeds if deed.best("type") != NO_DEED]
        pairs = [(deed, _match(deed, found)) for deed in article.deeds]
        matched = {id(f) for _, f in pairs if f}
        count("precision", *(float(id(f) in matched) for f in found))
        if not article.deeds:
            count("false alarm (passages without)", float(bool(found)))
        for gold, deed in pairs:
            count("recall", float(deed is not None))
            count("status right, of all", float(deed is not None and status_of(deed) == gold.status))
            if gold.status not in PLAIN:
                count("shown as plain though it is not", float(deed is not None and status_of(deed) in PLAIN))
            for name, value in _compare(gold, deed).items() if deed else ():
                count(name, value)
    return {name: round(100 * float(np.mean(values)), 1) for name, values in sorted(counts.items())}


def _compare(gold: Deed, found: FoundDeed) -> dict[str, float]:
    result = {
        "type": found.best("type") == gold.type,
        "status": status_of(found) == gold.status,
        "negative": (found.negative >= 0.5) == (gold.polarity == "negative"),
        "denied": (found.denied >= 0.5) == (gold.status == "denied"),
    }
    result |= {part: found.best(part) == getattr(gold, part) for part in ("realis", "sourcing", "channel")}
    for role in DEED_ROLES[1:]:
        a, b = gold.spans[role], found.roles.get(role, [])
        if a or b:
            result[f"role {role}"] = any(s < f and e > g for s, e in a for g, f in b)
    return {name: float(value) for name, value in result.items()}


def _match(gold: Deed, found: list[FoundDeed]) -> FoundDeed | None:
    """Return the deed found whose trigger overlaps the gold one, of the right type if there is a choice."""
    over = [f for f in found if any(a < d and c < b for a, b in f.trigger for c, d in gold.spans["trigger"])]
    return min(over, key=lambda f: f.best("type") != gold.type, default=None)


def score_factuality(model: Model, articles: list[Article]) -> dict[str, float]:
    """Return Pearson's r and the mean absolute error over all predicates with a gold score."""
    pairs: list[tuple[float, float]] = []
    for article in articles:
        asked = [AskedSpans(trigger=((a, b),)) for a, b, _ in article.predicates]
        answers = model.answer(article.text, asked) if asked else []
        pairs += [(a.factuality, v) for a, (_, _, v) in zip(answers, article.predicates, strict=True) if a]
    if len(pairs) < 2:
        return {}
    x, y = np.asarray(pairs).T
    return {"r": round(float(np.corrcoef(x, y)[0, 1]), 3), "mae": round(float(np.abs(x - y).mean()), 3)}
