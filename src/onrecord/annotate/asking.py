"""Ask the trained reader about given words: what one party does to another, how factual a predicate is."""

from collections.abc import Sequence

from onrecord.annotate.deeds import NO_DEED, FoundDeed
from onrecord.annotate.model import AskedSpans, Model


def type_chances(model: Model, text: str, asked: AskedSpans) -> dict[str, float]:
    """Return the chance of each event type for what the actor does to the recipient; nothing if no words are asked about."""
    (found,) = model.answer(text, [asked])
    return found.chances["type"] if found is not None else {}


def deed_between(model: Model, text: str, asked: AskedSpans) -> FoundDeed | None:
    """Return the deed of a text whose parties are likeliest the two; None where no deed touches either."""
    found = [(_fit(deed, asked), -number, deed) for number, deed in enumerate(model.read(text).deeds)]
    best = max(found, key=lambda each: each[:2], default=None)
    return best[2] if best is not None and best[0] >= LEAST_FIT else None


LEAST_FIT = 0.5


def _fit(deed: FoundDeed, asked: AskedSpans) -> float:
    """Return how well two parties fit a deed; a party in the other's place counts for less."""
    actor, recipient = deed.roles.get("actor", []), deed.roles.get("recipient", [])
    score = 2.0 * _meet(actor, asked.actor) + 2.0 * _meet(recipient, asked.recipient)
    score += 0.7 * _meet(actor, asked.recipient) + 0.3 * _meet(recipient, asked.actor)
    return score - deed.chances["type"][NO_DEED]


def _meet(left: Sequence[tuple[int, int]], right: Sequence[tuple[int, int]]) -> bool:
    return any(a < d and c < b for a, b in left for c, d in right)


def factuality_of(model: Model, text: str, asked: Sequence[AskedSpans]) -> list[float | None]:
    """Return how factual the text presents each predicate, -3 (certainly not) to 3 (certainly so)."""
    return [found.factuality if found is not None else None for found in model.answer(text, list(asked))]
