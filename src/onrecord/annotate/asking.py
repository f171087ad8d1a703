"""Ask the trained reader about given words: what one party does to another, how factual a predicate is."""

from collections.abc import Sequence

from onrecord.annotate.model import AskedSpans, Model


def type_chances(model: Model, text: str, asked: AskedSpans) -> dict[str, float]:
    """Return the chance of each event type for what the actor does to the recipient; nothing if no words are asked about."""
    (found,) = model.answer(text, [asked])
    return found.chances["type"] if found is not None else {}


def factuality_of(model: Model, text: str, asked: Sequence[AskedSpans]) -> list[float | None]:
    """Return how factual the text presents each predicate, -3 (certainly not) to 3 (certainly so)."""
    return [found.factuality if found is not None else None for found in model.answer(text, list(asked))]
