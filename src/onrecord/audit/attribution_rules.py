"""The rules on where a claim has its source: R01 to R04."""

from collections.abc import Iterator

from onrecord.audit.case import Case, Offence, Verdict, judge_claims, passed, shown, undecidable
from onrecord.audit.claims import HIDDEN_DEEDS, HIGH_PARAGRAPHS, Claim, is_own, is_told_as_fact, place_of, start_of
from onrecord.document import words_of
from onrecord.document.records import Event

NO_EVENTS = "no event was found in the text"
UNSURE = 0.0
"""Confidence of an offence that something in the text speaks against: it is told, and fails nothing."""
FEWEST_STATEMENTS = 2
"""Statements from which a claim may be called the main one; with one each, any would be."""


def attribute_claims(case: Case) -> Verdict:
    """R01: what can be disputed and was not witnessed has a source somewhere, what is background left out.

    Only claims in dispute, and hidden deeds that the text opens with, are asked for one: reputable
    articles tell public acts in their own voice.
    """
    if not case.claims.all:
        return undecidable(NO_EVENTS)
    offences = [
        (claim, _offence_without_source(claim, case)) for claim in case.claims.all if _needs_source(claim, case)
    ]
    words = shown(words_of(claim.first.evidence or claim.first.trigger, case.doc.text) for claim, _ in offences)
    return judge_claims(
        [offence for _, offence in offences],
        broken=f"{words}: told as fact, and nowhere in the text does anybody stand up for it",
        kept="every claim that is in dispute, or hidden and told high in the text, has a source somewhere",
    )


def _needs_source(claim: Claim, case: Case) -> bool:
    if not all(map(is_told_as_fact, claim.mentions)) or claim.statements:
        return False
    if any(map(case.claims.is_background, claim.mentions)):
        return False
    return bool(claim.denials) or (claim.first.type in HIDDEN_DEEDS and _stands_high(claim.first, case))


def _stands_high(event: Event, case: Case) -> bool:
    number = case.claims.paragraph_number(place_of(event))
    return case.claims.in_title(event) or (number is not None and number < HIGH_PARAGRAPHS)


def _offence_without_source(claim: Claim, case: Case) -> Offence:
    is_open = claim.first.type in case.claims.attributed_types and not claim.denials
    is_open = is_open or any(_may_be_sourced(event, case) for event in claim.mentions)
    return _offence(claim.first, UNSURE if is_open else min(event.confidence for event in claim.mentions))


def _may_be_sourced(event: Event, case: Case) -> bool:
    """Tell whether the sentence of a mention or the one behind it holds anything that may be its source."""
    sentence = case.claims.sentence_of(event)
    following = case.claims.next_sentence(sentence)
    return case.claims.may_have_source(sentence) or (following is not None and case.claims.may_have_source(following))


def _offence(event: Event, confidence: float) -> Offence:
    return Offence(event.evidence or event.trigger, confidence)


def name_source_at_once(case: Case) -> Verdict:
    """R02: where a claim that can be disputed first appears, its source stands in the same sentence."""
    if not case.claims.all:
        return undecidable(NO_EVENTS)
    late = list(_late(case))
    words = shown(words_of(event.evidence or event.trigger, case.doc.text) for event, _ in late)
    return judge_claims(
        [_offence(event, confidence) for event, confidence in late],
        broken=f"{words}: first told without a source, which follows only later",
        kept="where a claim that can be disputed has a source, it stands with the first mention",
    )


def _late(case: Case) -> Iterator[tuple[Event, float]]:
    for claim in case.claims.all:
        body = [event for event in claim.mentions if not case.claims.in_title(event)]
        if not body or not claim.is_disputable or not claim.statements or not is_told_as_fact(body[0]):
            continue
        if not case.claims.is_background(body[0]):
            yield body[0], UNSURE if _may_be_sourced(body[0], case) else body[0].confidence


def restate_source(case: Case) -> Verdict:
    """R03: after somebody else has spoken, later detail from a source names that source again."""
    if not case.claims.all:
        return undecidable(NO_EVENTS)
    loose = [found for claim in case.claims.all for found in _loose_details(claim, case)]
    words = shown(words_of(event.evidence or event.trigger, case.doc.text) for event, _ in loose)
    return judge_claims(
        [_offence(event, confidence) for event, confidence in loose],
        broken=f"{words}: a new detail without a source, after somebody else has spoken",
        kept="later details of what a source told name a source again",
    )


def _loose_details(claim: Claim, case: Case) -> Iterator[tuple[Event, float]]:
    told = [event for event in claim.mentions if event.according_to]
    if not told or not claim.is_disputable:
        return
    known = {event.id for event in told}
    speakers = frozenset(item.speaker for item in claim.statements)
    for event in claim.mentions:
        if (
            event.id in known
            or not is_told_as_fact(event)
            or not _has_detail(event)
            or case.claims.is_background(event)
        ):
            continue
        if place_of(event) > place_of(told[0]) and case.claims.has_spoken_between(
            place_of(told[0]), place_of(event), beside=speakers
        ):
            yield event, UNSURE if _may_be_sourced(event, case) else min(event.confidence, told[0].confidence)


def _has_detail(event: Event) -> bool:
    return bool(event.figures or event.place is not None or event.day is not None)


def source_stands_high(case: Case) -> Verdict:
    """R04: the first source of the main claim stands within the first two paragraphs."""
    if not case.claims.all:
        return undecidable(NO_EVENTS)
    main = case.claims.main
    if main is None:
        return undecidable("no statement points to any event, so which claim is the main one is not known")
    place = min(map(start_of, main.statements))
    number = case.claims.paragraph_number(place)
    if number is None or number < HIGH_PARAGRAPHS:
        return passed("the first source of the main claim stands within the first two paragraphs")
    opening = case.claims.paragraphs[:HIGH_PARAGRAPHS]
    is_open = (
        len(main.statements) < FEWEST_STATEMENTS
        or any(map(case.claims.may_have_source, opening))
        or not any(is_own(event) and _stands_high(event, case) for event in main.mentions)
    )
    words = shown([words_of(main.first.evidence or main.first.trigger, case.doc.text)])
    first = min(main.statements, key=start_of)
    offence = Offence(first.source or first.cue, UNSURE if is_open else min(main.first.confidence, first.confidence))
    return judge_claims(
        [offence],
        broken=f"{words}: its first source stands only in paragraph {number + 1}",
        kept="the source stands high",
    )
