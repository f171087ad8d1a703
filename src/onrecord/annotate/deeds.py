"""Decode what the deed head says about one trigger: its type, its standing, and the words of its roles.

Numpy only; training and reading share the labels and the window.
"""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

# Words before and behind a trigger's first word that its roles are looked for in.
DEED_ANCHOR, DEED_WIDTH = 44, 100
DEED_ROLES = ("trigger", "actor", "recipient", "place", "day", "figure", "holder", "denial")
NO_DEED = "none"
TYPES = (
    NO_DEED, "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
REALIS = ("actual", "planned", "threatened", "requested", "predicted", "hypothetical")
SOURCING = ("own-voice", "attributed", "hearsay", "accusation")
CHANNELS = ("official", "back-channel", "intermediary", "track-1.5", "track-2", "public-statement", "unknown")
MODES = tuple(
    f"{kind}/{mode}"
    for kind, modes in (
        ("CONSULT", "visit third-party multilateral phone"),
        ("RETREAT", "withdraw release disarm ceasefire access resign"),
        ("REQUEST", "assist change yield meet"),
        ("ACCUSE", "disapprove investigate allege"),
        ("REJECT", "assist change yield meet"),
        ("THREATEN", "restrict arrest relations expel territory violence"),
        ("PROTEST", "demo riot strike hunger boycott obstruct vandalize"),
        ("SANCTION", "convict expel withdraw discontinue"),
        ("MOBILIZE", "troops weapons police militia"),
        ("COERCE", "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber"),
        (
            "ASSAULT",
            "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone "
            "heavy-weapons crowd-control unconventional",
        ),
    )
    for mode in modes.split()
)
# The columns of the head's second output, one row per question: labels of one kind stand side by side.
PARTS: dict[str, tuple[str, ...]] = {
    "type": TYPES,
    "realis": REALIS,
    "sourcing": SOURCING,
    "channel": CHANNELS,
    "mode": MODES,
    "negative": ("negative",),
    "denied": ("denied",),
    "factuality": ("factuality",),
}
# What a word may be marked as in a question: nothing, the trigger, the actor, the recipient.
MARKS = ("none", "trigger", "actor", "recipient")
FACTUALITY = 3.0  # the head's scale is a third of that of UDS-IH2


def columns(part: str) -> slice:
    """Return the columns of one part of the labels."""
    start = 0
    for name, labels in PARTS.items():
        if name == part:
            return slice(start, start + len(labels))
        start += len(labels)
    raise KeyError(part)


LABELS = sum(len(labels) for labels in PARTS.values())
COLUMNS = {name: columns(name) for name in PARTS}
LEAST_ROLE, HANGING_ROLE, WORTH_IT, LEAST_MODE = 0.5, 0.25, 0.2, 0.5


@dataclass(frozen=True, slots=True)
class Question:
    """What the deed head is asked about: a trigger, or an actor and a recipient, in words `[start, end)`."""

    anchor: int
    trigger: tuple[tuple[int, int], ...] = ()
    actor: tuple[tuple[int, int], ...] = ()
    recipient: tuple[tuple[int, int], ...] = ()

    def marks(self) -> NDArray[np.int64]:
        """Return the mark of each word of the window around the anchor."""
        found = np.zeros(DEED_WIDTH, np.int64)
        for mark, spans in ((3, self.recipient), (2, self.actor), (1, self.trigger)):
            for start, end in spans:
                a, b = start - self.anchor + DEED_ANCHOR, end - self.anchor + DEED_ANCHOR
                found[max(a, 0) : max(b, 0)] = mark
        return found


@dataclass(frozen=True, slots=True)
class FoundDeed:
    """What the deed head answers: chances of each label, and the words of each role with their chance.

    `chances` holds type, realis, sourcing and channel; `roles` span lists in code points.
    """

    trigger: list[tuple[int, int]]
    chances: dict[str, dict[str, float]]
    modes: dict[str, float]
    negative: float
    denied: float
    factuality: float
    roles: dict[str, list[tuple[int, int]]] = field(default_factory=dict)

    def best(self, part: str) -> str:
        """Return the likeliest label of a part."""
        found = self.chances[part]
        return max(found, key=found.__getitem__)


def sigmoid(x: Floats) -> Floats:
    """Return the logistic function of each value."""
    return (1 / (1 + np.exp(-np.clip(x.astype(np.float64), -30, 30)))).astype(np.float32)


def softmax(x: Floats) -> Floats:
    """Return the chances of one row of scores."""
    e = np.exp(x - x.max())
    chances: Floats = (e / e.sum()).astype(np.float32)
    return chances


def describe_deed(scores: Floats, labels: Floats, question: Question, words: list[tuple[int, int]]) -> FoundDeed:
    """Return the answer to one question: `scores` per word of the window and role, `labels` for the whole."""
    chances = {
        part: dict(zip(PARTS[part], map(float, softmax(labels[COLUMNS[part]])), strict=True))
        for part in ("type", "realis", "sourcing", "channel")
    }
    modes = {
        name: round(float(chance), 2)
        for name, chance in zip(MODES, sigmoid(labels[COLUMNS["mode"]]), strict=True)
        if chance >= LEAST_MODE
    }
    negative, denied = (float(sigmoid(labels[COLUMNS[part]])[0]) for part in ("negative", "denied"))
    shift = question.anchor - DEED_ANCHOR
    roles = {
        role: [(words[a + shift][0], words[b - 1 + shift][1]) for a, b in role_runs(sigmoid(scores[:, i]))]
        for i, role in enumerate(DEED_ROLES)
    }
    trigger = [(words[a][0], words[b - 1][1]) for a, b in question.trigger]
    factuality = float(labels[COLUMNS["factuality"]][0]) * FACTUALITY
    return FoundDeed(trigger, chances, modes, negative, denied, factuality, {k: v for k, v in roles.items() if v})


def role_runs(chance: Floats) -> list[tuple[int, int]]:
    """Return the runs of words of a role: those likelier than not, and what hangs on them and is not unlikely."""
    runs = [(a, b) for a, b in _runs(chance >= HANGING_ROLE) if chance[a:b].max() >= LEAST_ROLE]
    return runs or _likeliest(chance)


def _likeliest(chance: Floats) -> list[tuple[int, int]]:
    """Return the one run that is likeliest where none is likelier than not, if it is likely enough to be worth it."""
    best = int(chance.argmax())
    if chance[best] < WORTH_IT:
        return []
    return [run for run in _runs(chance >= WORTH_IT / 2) if run[0] <= best < run[1]]


def _runs(inside: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Return the runs of words that are inside."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], inside, [False]]).astype(np.int8)))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]
