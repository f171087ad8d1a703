"""Tell whether somebody speaks of himself or his own side: then what he says will come is his plan."""

import re

from onrecord.document.records import Entity
from onrecord.forecast.case import ACTORS, BODIES, FIRST, SPEAKERS, Case

_OWN = re.compile(r"(?:its|their|his|her|our|my)\s", re.IGNORECASE)
_DEFINITE = re.compile(r"(?:the|this|that|these|both)\s", re.IGNORECASE)
_PASSIVE = re.compile(r"(?:\b(?:is|are|was|were|be|been|being)|['’](?:s|re)|n['’]t)(?:\s\w+){0,2}\s$", re.IGNORECASE)
_FIRST_FATES = frozenset(("lose", "die", "starve", "fail", "survive", "win", "prevail", "suffer", "drown"))


def own_plan(case: Case) -> str | None:
    """Return a reason for what somebody says of himself or his side."""
    before = case.text[max(case.signal.span.start - 24, 0) : case.signal.span.start]
    if case.signal.kind == "expected" and case.is_actor and not _PASSIVE.search(before):
        return "a plan of the one who says it"
    if case.signal.kind in ("expected", "chance", "verdict", "outlook"):
        return None
    if _is_first(case.clause.head) and case.signal.verb not in _FIRST_FATES:
        return "a plan of the one who says it"
    if case.is_fate:
        return None
    subject = case.clause.subject
    if (
        case.signal.kind == "could"
        and case.is_reported
        and subject
        and _OWN.match(case.text, subject.start)
        and not case.is_outcome
    ):
        return "a plan of the one who says it"
    if _is_self(case) or (not case.is_outcome and case.likelihood is None and _is_own_side(case)):
        return "a plan of the one who says it"
    return None


def _is_first(head: str) -> bool:
    return head.replace("’", "'").partition("'")[0] in FIRST


def _is_self(case: Case) -> bool:
    head, speaker = case.clause.head, case.voice.speaker
    if speaker is not None and any(entity.id == speaker.id for entity in case.subjects):
        return True
    return head in SPEAKERS and case.is_reported and not (case.subjects and speaker is not None)


def _is_own_side(case: Case) -> bool:
    """Tell whether the subject belongs to the speaker: its state, *the ministry*, *its experts*."""
    speaker, statement = case.voice.speaker, case.voice.statement
    if case.voice.is_own or (statement is not None and statement.expert):
        return False
    subject = case.clause.subject.of(case.text) if case.clause.subject else ""
    if _OWN.match(subject) or any(entity in case.sources for entity in case.subjects):
        return True
    if case.subjects:
        return any(_same_side(speaker, entity) for entity in case.subjects)
    return bool(_DEFINITE.match(subject)) and case.is_actor


def _same_side(speaker: Entity | None, other: Entity) -> bool:
    """Tell whether two may be of one side; where no country is known they may."""
    if speaker is None or other.kind not in ACTORS:
        return False
    is_official = speaker.kind in BODIES or speaker.mandate in ("official", "claimed")
    if not is_official and (speaker.mandate == "none" or other.kind not in BODIES):
        return False
    return speaker.country == other.country if speaker.country and other.country else speaker.kind != "outlet"
