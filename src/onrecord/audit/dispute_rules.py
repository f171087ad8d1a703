"""The rules on claims in dispute: R11, R12, R14, R19."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.audit.attribution_rules import NO_EVENTS, UNSURE
from onrecord.audit.case import Case, Offence, Verdict, judge_claims, shown, undecidable
from onrecord.audit.claims import Claim, is_told_as_fact, origins_of, place_of
from onrecord.audit.layout import WORD
from onrecord.audit.voices import UNNAMED
from onrecord.document import words_of
from onrecord.document.records import Entity, Event, Statement

ACCUSING = ("allege", "investigate")
"""Modes of an accusation that charge somebody with a deed; mere criticism asks for no answer."""
ACCOUNTABLE = ("person", "organization", "country", "group", "outlet")
ANSWER = re.compile(
    r"\b(?:declin\w+ to|did(?:n[’']t| not)(?: immediately)? (?:respond|reply|answer|return)|could(?:n[’']t| not)(?: immediately)? be reached"
    r"|den(?:y|ies|ied|ial)|reject(?:s|ed)|dismiss(?:es|ed)|no comment|would not comment|pleaded|defend(?:s|ed)|insist(?:s|ed)"
    r"|respond(?:s|ed)|repl(?:y|ied)|lawyers?|attorneys?|spokes\w+)\b",
    re.IGNORECASE,
)
"""Words by which the accused may have been heard where the reader found nobody speaking."""
DOUBTFUL = ("alleged", "possible", "probable")
OWN_WORDS = 3
"""Letters above which a word of a name is looked for in the words of other sources."""


def have_second_source(case: Case) -> Verdict:
    """R11: a claim that somebody denies has more than one independent origin.

    One named source that accuses on record is left open: the accusation itself may be the news.
    """
    if not case.claims.all:
        return undecidable(NO_EVENTS)
    contested = [claim for claim in case.claims.all if claim.denials]
    single = [claim for claim in contested if len(origins_of(_supporting(claim))) < 2]
    offences = [Offence(claim.first.evidence or claim.first.trigger, _weight(claim)) for claim in single]
    words = shown(_told(claim.first, case) for claim in single)
    kept = "every claim that somebody denies has two origins that do not depend on each other"
    return judge_claims(
        offences,
        broken=f"{words}: denied, and without two origins that do not depend on each other",
        kept=kept if contested else "no claim was found that somebody in the text denies",
    )


def _supporting(claim: Claim) -> list[Statement]:
    deniers = {item.id for item in claim.denials}
    return [item for item in claim.statements if item.id not in deniers and item.certainty != "denied"]


def _weight(claim: Claim) -> float:
    """Return how sure it is that one origin is too few: of one who is named, or of the article alone, it is not told."""
    origins = origins_of(_supporting(claim))
    is_hearsay = any(event.sourcing == "hearsay" for event in claim.mentions)
    if origins == {"unnamed"} or (not origins and is_hearsay):
        return min(event.confidence for event in claim.mentions)
    return UNSURE


def keep_outlet_sourcing(case: Case) -> Verdict:
    """R12: what another outlet has from unnamed sources is not told later as fact."""
    if not case.claims.all:
        return undecidable(NO_EVENTS)
    found = [item for claim in case.claims.all for item in _rerun(claim, case)]
    words = shown(_told(event, case) for event, _ in found)
    return judge_claims(
        [Offence(event.evidence or event.trigger, confidence) for event, confidence in found],
        broken=f"{words}: told as fact, and known only from another outlet's unnamed sources",
        kept="nothing that another outlet has from unnamed sources is told as fact later",
    )


def _rerun(claim: Claim, case: Case) -> Iterator[tuple[Event, float]]:
    relayed = [item for item in claim.statements if _is_relayed(item)]
    if not relayed or len(relayed) < len(claim.statements):
        return
    start = min(place_of(event) for event in claim.mentions if set(event.according_to) & {item.id for item in relayed})
    yield from _later_facts(claim, start, case)


def _is_relayed(statement: Statement) -> bool:
    return statement.source_type in UNNAMED and any(hop.kind == "outlet" for hop in statement.chain[:-1])


def _later_facts(claim: Claim, start: int, case: Case) -> Iterator[tuple[Event, float]]:
    """Yield the mentions behind a place that tell as fact, with how sure it is that they name no source."""
    for event in claim.mentions:
        if place_of(event) > start and is_told_as_fact(event) and not case.claims.in_title(event):
            is_open = case.claims.may_have_source(case.claims.sentence_of(event)) or case.claims.is_background(event)
            yield event, UNSURE if is_open else min(event.confidence, claim.first.confidence)


def hear_the_accused(case: Case) -> Verdict:
    """R14: whoever is accused of a deed speaks, denies, or is told to have kept silent."""
    if not case.claims.all:
        return undecidable(NO_EVENTS)
    accused = {entity.id: (entity, event) for claim in case.claims.all for entity, event in _accused(claim, case)}
    heard = _heard(case)
    unheard = [(entity, event) for entity, event in accused.values() if not heard.holds(entity)]
    is_open = ANSWER.search(case.doc.text) is not None
    offences = [
        Offence(event.evidence or event.trigger, UNSURE if is_open else event.confidence) for _, event in unheard
    ]
    names = shown(entity.name or "" for entity, _ in unheard)
    kept = (
        "those who are accused speak, deny, or are told to have kept silent" if accused else "nobody named is accused"
    )
    return judge_claims(offences, broken=f"{names}: accused, and neither an answer nor a silence is told", kept=kept)


def _accused(claim: Claim, case: Case) -> Iterator[tuple[Entity, Event]]:
    for event in claim.mentions:
        is_charge = event.type == "ACCUSE" and event.realis == "actual" and bool(set(ACCUSING) & set(event.mode))
        ids = event.recipients if is_charge else event.actors if event.sourcing == "accusation" else ()
        for id_ in ids if not event.denied_by and event.status not in ("denied", "negated") else ():
            entity = case.voices.entities.get(id_)
            if entity is not None and entity.name and entity.kind in ACCOUNTABLE:
                yield entity, event


@dataclass(frozen=True, slots=True)
class _Heard:
    """Who speaks or keeps silent: entities, their states, and the words by which sources are meant."""

    ids: frozenset[str | None]
    countries: frozenset[str]
    words: frozenset[str]

    def holds(self, entity: Entity) -> bool:
        """Tell whether somebody is heard, or anybody who may speak for it."""
        own = {word.lower() for word in WORD.findall(entity.name or "") if len(word) > OWN_WORDS}
        return entity.id in self.ids or entity.country in self.countries or not own.isdisjoint(self.words)


def _heard(case: Case) -> _Heard:
    items = (*case.voices.statements, *case.voices.silences)
    speakers = [speaker for item in items if (speaker := case.voices.speaker_of(item)) is not None]
    about = [words_of(item.source, case.doc.text) for item in items] + [item.description or "" for item in speakers]
    return _Heard(
        frozenset(
            id_ for item in items for id_ in (item.speaker, item.source_entity, *(hop.entity for hop in item.chain))
        ),
        frozenset(item.country for item in speakers if item.country),
        frozenset(word.lower() for part in about for word in WORD.findall(part)),
    )


def keep_allegation(case: Case) -> Verdict:
    """R19, a warning: what is told as alleged is not told later as fact without a new source."""
    if not case.claims.all:
        return undecidable(NO_EVENTS)
    found = [item for claim in case.claims.all for item in _risen(claim, case)]
    words = shown(_told(event, case) for event, _ in found)
    return judge_claims(
        [Offence(event.evidence or event.trigger, confidence) for event, confidence in found],
        broken=f"only a warning: {words} is told as fact after it was only alleged, and no new source stands between",
        kept="what is told as alleged or unsure stays so",
    )


def _risen(claim: Claim, case: Case) -> Iterator[tuple[Event, float]]:
    doubted = [event for event in claim.mentions if _is_doubtful(event, claim) and not case.claims.in_title(event)]
    if not doubted:
        return
    start = place_of(doubted[0])
    firm = [event for event in claim.mentions if event.status == "reported" and not _is_doubtful(event, claim)]
    for event, confidence in _later_facts(claim, start, case):
        if not any(start < place_of(other) < place_of(event) for other in firm):
            yield event, min(confidence, doubted[0].confidence)


def _is_doubtful(event: Event, claim: Claim) -> bool:
    if event.status == "alleged":
        return True
    certainties = [item.certainty for item in claim.statements if item.id in event.according_to]
    return bool(certainties) and all(certainty in DOUBTFUL for certainty in certainties)


def _told(event: Event, case: Case) -> str:
    return words_of(event.evidence or event.trigger, case.doc.text)
