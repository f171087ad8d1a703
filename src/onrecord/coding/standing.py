"""Settle the standing of a mention: realis, polarity, sourcing, whether a denial holds it, and the status.

The trained reader proposes each part by itself. Rules check it by what other stages found: the statement
that holds the mention, and words such as *allegedly*. They only ever take away: own voice becomes attributed,
a fact becomes hearsay; nothing becomes surer than the reader holds it.

Source: realis and polarity as in FactBank (Saurí and Pustejovsky 2009); the four parts and the order of
statuses are the project's own contract.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from onrecord.codebook import Codebook
from onrecord.coding.governors import Governor, find_governor
from onrecord.coding.scene import Scene
from onrecord.document import hull
from onrecord.document.marks import Deed, Hedge
from onrecord.document.records import EventStatus, Polarity, Realis, Sourcing, Statement

OF_SOURCING: dict[Sourcing, EventStatus] = {
    "own-voice": "asserted",
    "attributed": "reported",
    "hearsay": "alleged",
    "accusation": "alleged",
}
UNSURE = frozenset({"possible", "hypothetical", "question"})
HEDGE_REACH = 60
"""Characters between a hedge and the trigger that it may still be about."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The parts of a mention's standing, the statement that holds it, and the words that decided."""

    realis: Realis
    polarity: Polarity
    sourcing: Sourcing
    status: EventStatus
    holder: Statement | None
    reasons: tuple[str, ...]


def derive_status(realis: Realis, polarity: Polarity, sourcing: Sourcing, *, is_denied: bool = False) -> EventStatus:
    """Return the status that follows from the parts, the first match of the contract's order."""
    if is_denied:
        return "denied"
    if realis != "actual":
        return realis
    return "negated" if polarity == "negative" else OF_SOURCING[sourcing]


def settle_standing(deed: Deed, scene: Scene, codebook: Codebook) -> Standing:
    """Return the standing of one mention."""
    holding = scene.holding(hull(deed.trigger))
    holder = holding[-1] if holding else None
    realis, why_realis = _realis(deed, holder, find_governor(deed, holder, scene, codebook))
    sourcing, why_sourcing = _sourcing(deed, holder, _hedges(deed, scene))
    polarity: Polarity = "negative" if deed.chances["is"]["negative"] >= NEGATIVE else "positive"
    denied, why_denied = _denied(deed, holder)
    status = derive_status(realis, polarity, sourcing, is_denied=denied)
    reasons = (f"{realis}{why_realis}", polarity, f"{sourcing}{why_sourcing}", *([why_denied] if denied else []))
    return Standing(realis, polarity, sourcing, status, holder, reasons)


def _best(chances: dict[str, float]) -> str:
    return max(chances, key=chances.__getitem__)


def _realis(deed: Deed, holder: Statement | None, governor: Governor | None) -> tuple[Realis, str]:
    """Return what the reader holds likeliest; a fact only where it is sure of one and no word around says otherwise."""
    chances = deed.chances["realis"]
    best = _best(chances)
    rest = {name: chance for name, chance in chances.items() if name != "actual"}
    if governor is not None and best in governor.over and chances[best] < governor.against:
        return governor.realis, f", by “{governor.words}”"
    if best != "actual":
        return cast("Realis", best), ""
    if holder is not None and holder.certainty in UNSURE and chances["actual"] < SURE:
        return cast("Realis", _best(rest)), f", as the statement that holds it is {holder.certainty}"
    if rest and chances["actual"] < FACT:
        return cast("Realis", _best(rest)), ", as it is not surely told as a fact"
    return "actual", ""


SURE = 0.8
"""A chance from which on the reader's own reading stands against a statement's certainty."""
FACT = 0.6
"""The chance below which nothing is told as a fact."""
NEGATIVE, DENIED = 0.3, 0.3


def _sourcing(deed: Deed, holder: Statement | None, hedges: Sequence[Hedge]) -> tuple[Sourcing, str]:
    chances = deed.chances["sourcing"]
    best = cast("Sourcing", _best(chances))
    if best in ("hearsay", "accusation"):
        return best, ""
    if hedges and chances["hearsay"] >= HEDGED:
        return "hearsay", f", by “{hedges[0].phrase}”"
    if holder is not None and holder.certainty == "alleged":
        found: Sourcing = "accusation" if chances["accusation"] > chances["hearsay"] else "hearsay"
        return found, ", as the statement that holds it only alleges"
    if holder is not None and best == "own-voice":
        return "attributed", f", by statement {holder.id}"
    return best, ""


HEDGED = 0.1
"""A chance of hearsay from which on a hedge close by decides."""


def _hedges(deed: Deed, scene: Scene) -> list[Hedge]:
    """Return the hedges of the trigger's sentence that stand close to it, the nearest first."""
    trigger = hull(deed.trigger)
    found = scene.hedges.touching(scene.around(trigger, HEDGE_REACH))
    return sorted(found, key=lambda mark: abs(mark.span.start - trigger.start))


def _denied(deed: Deed, holder: Statement | None) -> tuple[bool, str]:
    chance = deed.chances["is"]["denied"]
    if chance >= DENIED:
        return True, "it stands inside a denial"
    if holder is not None and holder.certainty == "denied" and chance >= DENIED_TOO:
        return True, f"statement {holder.id} denies it"
    return False, ""


DENIED_TOO = 0.15
"""A chance from which on a denying statement around a mention decides."""
