"""Leave out what looks like a political event and is sport, business, private life, culture or nature.

A sentence tells of such things by its words (*goalkeeper*, *shareholders*, *bride*), and of politics by its parties or by words for
offices, forces, courts and states. Where both stand, it may be an event.
"""

import re

from onrecord.codebook import Codebook
from onrecord.coding.known_words import known_in
from onrecord.coding.parties import Parties
from onrecord.coding.scene import Scene
from onrecord.document import Span, hull
from onrecord.document.marks import Deed
from onrecord.document.records import Entity

TURN = 24
POLITICAL = frozenset(
    {"GOV", "MIL", "COP", "JUD", "LEG", "REB", "SPY", "UAF", "OPP", "PTY", "PRE", "PRM", "REF", "LAB", "MED"}
)


def compile_lookalikes(codebook: Codebook) -> tuple[dict[str, str], dict[str, str]]:
    """Return the words of other things and what each is about, and the words of politics with their sector."""
    about = {row["word"].lower(): row["about"] for row in codebook.rows("lookalike_words")}
    sectors = ((row["words"].lower(), row["sector"]) for row in codebook.rows("sector_words"))
    return about, {words: sector for words, sector in sectors if POLITICAL & set(sector.split())}


def compile_turns(codebook: Codebook) -> re.Pattern[str]:
    """Return turns of speech whose words look like an event: *for immediate release*, *a request for comment*."""
    turns = (row["words"] for row in codebook.rows("lookalike_turns"))
    return re.compile(
        rf"\b(?:{'|'.join(re.escape(each) for each in sorted(turns, key=len, reverse=True))})\b", re.IGNORECASE
    )


def turn_of_speech(deed: Deed, scene: Scene, codebook: Codebook) -> str:
    """Return why a trigger is part of a turn of speech and no event; nothing where it is none."""
    trigger = hull(deed.trigger)
    start = max(0, trigger.start - TURN)
    for match in codebook.made(compile_turns).finditer(scene.text, start, min(len(scene.text), trigger.end + TURN)):
        if Span(*match.span()).overlaps(trigger):
            return f"“{match.group()}” is a turn of speech"
    return ""


def other_subject(deed: Deed, parties: Parties, scene: Scene, codebook: Codebook) -> str:
    """Return what a deed is told of if it is not politics; nothing where it may be politics."""
    about, politics = codebook.made(compile_lookalikes)
    place = scene.around(hull(deed.trigger))
    other = next(known_in(scene.text, place, about), None)
    if other is None or next(known_in(scene.text, place, politics), None) is not None:
        return ""
    if any(_is_political(scene.entities[each]) for each in (*parties.actors, *parties.recipients)):
        return ""
    return f"“{other[0]}” tells of {other[1]}, and nobody in the sentence is of politics"


def _is_political(entity: Entity) -> bool:
    return entity.kind in ("country", "place") or bool(POLITICAL & set(entity.sectors)) or entity.mandate == "official"
