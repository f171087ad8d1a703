"""Leave out what looks like a political event and is sport, business, private life, culture or nature.

A sentence tells of such things by its words (*goalkeeper*, *shareholders*, *bride*), and of politics by its parties or by words for
offices, forces, courts and states. Where both stand, it may be an event.
"""

import re
from collections.abc import Iterable

from onrecord.codebook import Codebook
from onrecord.coding.parties import Parties
from onrecord.coding.scene import Scene
from onrecord.document import hull
from onrecord.document.marks import Deed
from onrecord.document.records import Entity

POLITICAL = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "REB", "SPY", "UAF", "OPP", "PTY", "PRE", "PRM", "REF", "LAB", "MED"})


def compile_lookalikes(codebook: Codebook) -> tuple[re.Pattern[str], dict[str, str], re.Pattern[str]]:
    """Return the words of other things and what each is about, and the words of politics."""
    about = {row["word"]: row["about"] for row in codebook.rows("lookalike_words")}
    politics = (row["words"] for row in codebook.rows("sector_words") if POLITICAL & set(row["sector"].split()))
    return _words(about), about, _words(politics)


def _words(words: Iterable[str]) -> re.Pattern[str]:
    longest = sorted(words, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})(?:s|’s|'s)?\b", re.IGNORECASE)


def other_subject(deed: Deed, parties: Parties, scene: Scene, codebook: Codebook) -> str:
    """Return what a deed is told of if it is not politics; nothing where it may be politics."""
    other, about, politics = codebook.made(compile_lookalikes)
    sentence = scene.sentence_of(hull(deed.trigger))
    match = other.search(scene.text, sentence.start, sentence.end)
    if match is None or politics.search(scene.text, sentence.start, sentence.end):
        return ""
    if any(_is_political(scene.entities[each]) for each in (*parties.actors, *parties.recipients)):
        return ""
    word = match.group().lower()
    known = next((about[form] for form in (word, word.rstrip("s").rstrip("'’"), word.removesuffix("s")) if form in about), "")
    return f"“{match.group()}” tells of {known or 'something else'}, and nobody in the sentence is of politics"


def _is_political(entity: Entity) -> bool:
    return entity.kind in ("country", "place") or bool(POLITICAL & set(entity.sectors)) or entity.mandate == "official"
