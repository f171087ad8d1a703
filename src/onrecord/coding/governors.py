"""Find the words around a trigger that keep it from being a fact: *calls for*, *averted*, *plans of*, a question.

They are a check on the trained reader: they decide only where it is not sure of the opposite.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from onrecord.codebook import Codebook
from onrecord.coding.scene import Scene
from onrecord.document import hull, words_of
from onrecord.document.marks import Deed
from onrecord.document.records import Realis, Statement

REACH = 48
"""Characters before a trigger in which a governing word may stand."""
GAP = r"(?:\s+[\w’'-]+){0,3}\s*$"
FACTS: tuple[Realis, ...] = ("actual",)


@dataclass(frozen=True, slots=True)
class Governor:
    """Words, what they make of a deed, which readings they may stand against, and up to which chance of them."""

    words: str
    realis: Realis
    over: tuple[Realis, ...] = FACTS
    against: float = 0.97


def compile_governors(codebook: Codebook) -> tuple[re.Pattern[str], re.Pattern[str], dict[str, Realis]]:
    """Return the patterns of words before a trigger and of verbs by which a statement is given, and what each means."""
    rows = codebook.rows("governors")
    realis = {row["words"]: cast("Realis", row["realis"]) for row in rows}
    before = (row["words"] for row in rows if row["where"] == "before")
    cues = (row["words"] for row in rows if row["where"] == "cue")
    return (
        re.compile(rf"\b({_any(before)}){GAP}", re.IGNORECASE),
        re.compile(rf"\b({_any(cues)})\b", re.IGNORECASE),
        realis,
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(each) for each in sorted(words, key=len, reverse=True))


def find_governor(deed: Deed, holder: Statement | None, scene: Scene, codebook: Codebook) -> Governor | None:
    """Return what governs a deed: words before its trigger, the verb of the statement that holds it, a question."""
    before, cues, realis = codebook.made(compile_governors)
    trigger = hull(deed.trigger)
    sentence = scene.sentence_of(trigger)
    start = max(sentence.start, trigger.start - REACH)
    match = before.search(scene.text[start : trigger.start])
    if match is not None:
        return Governor(match[1], realis[match[1].lower()])
    if holder is not None and holder.cue:
        match = cues.search(words_of(holder.cue, scene.text, joint=" "))
        if match is not None:
            return Governor(match[1], realis[match[1].lower()], ("actual", "planned"), 0.9)
    ending = scene.text[max(trigger.end, sentence.end - 8) : sentence.end]
    if ending.rstrip("”\"’' \n").endswith("?"):
        return Governor("?", "hypothetical", ("actual", "planned"))
    return None
