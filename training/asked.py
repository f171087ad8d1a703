"""Questions to the deed head with their gold answers: about triggers, about pairs of parties, about predicates."""

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from corpora import Article, Pair, Spans
from events import Deed
from onrecord.annotate.deeds import (
    CHANNELS,
    DEED_ANCHOR,
    DEED_ROLES,
    DEED_WIDTH,
    FACTUALITY,
    MODES,
    REALIS,
    SOURCING,
    TYPES,
    Question,
)
from onrecord.annotate.features import Encoded
from onrecord.annotate.model import AskedSpans, question_of

IGNORE = -100
ONE_OF = {"realis": REALIS, "sourcing": SOURCING, "channel": CHANNELS}


@dataclass(frozen=True, slots=True)
class Asked:
    """One question in words of its article, and what the gold says; what it is silent about is IGNORE or NaN.

    `roles` has a row per word of `words`; `types` are the types that count as right (none: not asked).
    """

    kind: str
    question: Question
    words: NDArray[np.int32]
    roles: NDArray[np.bool_]
    types: NDArray[np.bool_]
    one_of: dict[str, int]
    modes: NDArray[np.bool_] | None
    negative: float
    denied: float
    factuality: float

    def labels(self) -> NDArray[np.float32]:
        """Return negative, denied and factuality, NaN where the gold is silent."""
        return np.asarray([self.negative, self.denied, self.factuality], np.float32)


def words_of(encoded: Encoded, spans: Spans) -> NDArray[np.int32]:
    """Return the sorted indices of the words that overlap any of the spans."""
    found: list[NDArray[np.int64]] = []
    for start, end in spans:
        a = np.searchsorted(encoded.ends, start, side="right")
        b = np.searchsorted(encoded.starts, end, side="left")
        found.append(np.arange(a, b))
    return np.unique(np.concatenate(found)).astype(np.int32) if found else np.zeros(0, np.int32)


def ask_deeds(article: Article, encoded: Encoded) -> list[Asked]:
    """Return all questions that an article has answers for."""
    asked = [_about_deed(deed, encoded) for deed in article.deeds]
    asked += [_about_pair(pair, encoded) for pair in (*article.pairs, *_lone_pairs(article))]
    for spans, _ in article.lookalikes:
        asked += [_bare("lookalike", _at(encoded, spans), types=_types(TYPES[0]))]
    for start, end, score in article.predicates:
        asked += [_bare("predicate", _at(encoded, [(start, end)]), types=_types(), factuality=score / FACTUALITY)]
    return [a for a in asked if a.question.trigger or a.question.actor or a.question.recipient]


def _at(encoded: Encoded, spans: Spans) -> Question:
    return question_of(encoded, AskedSpans(trigger=tuple(spans[:1]))) or Question(0)


def _types(*allowed: str) -> NDArray[np.bool_]:
    return np.asarray([name in allowed for name in TYPES])


def _bare(kind: str, question: Question, *, types: NDArray[np.bool_], factuality: float = float("nan")) -> Asked:
    """Return a question whose roles and standing nobody annotated."""
    nothing = np.zeros(0, np.int32), np.zeros((0, len(DEED_ROLES)), bool)
    silent = dict.fromkeys(ONE_OF, IGNORE)
    return Asked(kind, question, *nothing, types, silent, None, float("nan"), float("nan"), factuality)


def _about_deed(deed: Deed, encoded: Encoded) -> Asked:
    roles = {role: set(words_of(encoded, _spans(deed.spans[role])).tolist()) for role in DEED_ROLES}
    words = sorted(set().union(*roles.values()))
    return Asked(
        "trigger",
        _at(encoded, _spans(deed.spans["trigger"])),
        np.asarray(words, np.int32),
        np.asarray([[w in roles[role] for role in DEED_ROLES] for w in words], bool).reshape(-1, len(DEED_ROLES)),
        _types(deed.type),
        {part: values.index(getattr(deed, part)) for part, values in ONE_OF.items()},
        np.asarray([f"{deed.type}/{m}" in MODES and m in deed.modes for m in _mode_names(deed.type)]),
        float(deed.polarity == "negative"),
        float(deed.status == "denied"),
        float("nan"),
    )


def _mode_names(kind: str) -> list[str]:
    """Return for each mode its name if it is one of the type's, else nothing."""
    return [name.partition("/")[2] if name.startswith(f"{kind}/") else "" for name in MODES]


def _spans(raw: list[list[int]]) -> Spans:
    return [(a, b) for a, b in raw]


def _lone_pairs(article: Article) -> list[Pair]:
    """Return actor and recipient of deeds that no other deed in the article shares, as pairs to be typed."""
    found: dict[tuple[str, str], list[Pair]] = {}
    for deed in article.deeds:
        actor, recipient = _spans(deed.spans["actor"])[:1], _spans(deed.spans["recipient"])[:1]
        if actor and recipient and not set(actor) & set(recipient):
            found.setdefault((str(actor), str(recipient)), []).append(Pair(actor[0], recipient[0], (deed.type,)))
    return [pairs[0] for pairs in found.values() if len(pairs) == 1]


def _about_pair(pair: Pair, encoded: Encoded) -> Asked:
    asked = AskedSpans(actor=(pair.actor,) if pair.actor else (), recipient=(pair.recipient,) if pair.recipient else ())
    return _bare("pair", question_of(encoded, asked) or Question(0), types=_types(*pair.types))


def role_rows(asked: Asked) -> NDArray[np.float32]:
    """Return the roles of each word of the window, NaN in all where they were not annotated."""
    rows = np.zeros((DEED_WIDTH, len(DEED_ROLES)), np.float32)
    if asked.kind != "trigger":
        return np.full_like(rows, np.nan)
    at = asked.words - asked.question.anchor + DEED_ANCHOR
    fits = (at >= 0) & (at < DEED_WIDTH)
    rows[at[fits]] = asked.roles[fits]
    return rows


def jitter(question: Question, rng: Generator, chance: float) -> Question:
    """Return the question asked at another of its trigger's words, now and then: the reader may begin elsewhere."""
    if len(question.trigger) != 1 or rng.random() >= chance:
        return question
    start, end = question.trigger[0]
    if end - start < 2:
        return question
    start = int(rng.integers(start, end))
    return Question(start, trigger=((start, end),))


__all__ = ["Asked", "ask_deeds", "jitter", "role_rows", "words_of"]
