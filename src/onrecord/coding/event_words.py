"""What the codebook says a trigger's words mean, beside what the reader has learned.

A word's forms are undone by rules of spelling and a table of strong verbs; whatever may be its base form is looked up.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from math import exp

from onrecord.codebook import Codebook

WEIGHT = 2.0
"""How much a type that the codebook has for the words gains, in nats; half for its second, a third for its third."""
ENDINGS = (
    ("ies", ("y",)),
    ("es", ("", "e")),
    ("s", ("",)),
    ("ied", ("y",)),
    ("ed", ("", "e")),
    ("ing", ("", "e")),
    ("d", ("",)),
)
LEAST_STEM = 3
Meanings = Mapping[str, Mapping[str, float]]


def compile_event_words(codebook: Codebook) -> tuple[Meanings, Mapping[str, str]]:
    """Return the weight of each type by words, 1 for the likeliest, and the base forms of strong verbs."""
    meanings: dict[str, dict[str, float]] = {}
    for row in codebook.rows("event_words"):
        known = meanings.setdefault(row["words"].lower(), {})
        for number, name in enumerate(row["types"].split(";"), 1):
            known.setdefault(name, 1.0 / number)
    return meanings, {row["form"]: row["base"] for row in codebook.rows("strong_verbs")}


def weigh_types(chances: Mapping[str, float], words: str, codebook: Codebook, *, no_event: str) -> dict[str, float]:
    """Return the chances of types with those raised that the codebook has for a trigger's words.

    What the codebook knows is shared out among the types only: whether it is an event at all stays the reader's word.
    """
    meanings, bases = codebook.made(compile_event_words)
    known = meanings_of(words, meanings, bases)
    raised = {name: chance * exp(WEIGHT * known.get(name, 0.0)) for name, chance in chances.items() if name != no_event}
    total, left = sum(raised.values()), 1.0 - chances.get(no_event, 0.0)
    weighed = {name: chance / total * left for name, chance in raised.items()} if total else raised
    return {no_event: chances.get(no_event, 0.0)} | weighed


def meanings_of(words: str, meanings: Meanings, bases: Mapping[str, str]) -> dict[str, float]:
    """Return the types of a trigger: of two of its words that stand together in the codebook, else of each word."""
    forms = [list(_forms(word, bases)) for word in words.lower().split()]
    for left, right in pairwise(forms):
        pair = next((f"{a} {b}" for a in left for b in right if f"{a} {b}" in meanings), None)
        if pair is not None:
            return dict(meanings[pair])
    found: dict[str, float] = {}
    for each in forms:
        base = next((form for form in each if form in meanings), None)
        for name, weight in (meanings[base] if base else {}).items():
            found[name] = max(weight, found.get(name, 0.0))
    return found


def _forms(word: str, bases: Mapping[str, str]) -> Iterator[str]:
    """Yield what may be a word's base form, the surest first."""
    word = word.strip(".,;:'’\"“”()")
    if word in bases:
        yield bases[word]
    yield word
    for ending, others in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= LEAST_STEM:
            for other in others:
                stem = word[: -len(ending)] + other
                yield stem
                yield from _undoubled(stem)


def _undoubled(stem: str) -> Sequence[str]:
    """Return *ban* for *bann*."""
    return [stem[:-1]] if len(stem) > LEAST_STEM and stem[-1] == stem[-2] else []
