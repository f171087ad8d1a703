"""Find what somebody, or the article itself, says will or may come.

A prediction is a clause: with its condition, its words of likelihood, its horizon, and the statement
that it stands in. Plans, threats, demands, questions and guesses at what is are none; those that come
near are `Rejected` with the reason.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.codebook import Codebook
from onrecord.document import Document, Span, Spans, hull, record_key
from onrecord.document.near import Near, furniture_of
from onrecord.document.records import Block, Entity, Event, Prediction, Rejected
from onrecord.forecast.case import Case
from onrecord.forecast.clauses import find_clause
from onrecord.forecast.conditions import find_condition, is_conditional, without
from onrecord.forecast.horizons import anchor_of, find_horizon, is_over, resolvable
from onrecord.forecast.judgement import is_far, reason_against
from onrecord.forecast.lexicon import Lexicon, compile_lexicon
from onrecord.forecast.likelihood import find_likelihood
from onrecord.forecast.outlooks import find_outlooks
from onrecord.forecast.signals import Signal, find_signals
from onrecord.forecast.voices import Named, Voice, Voices

STAGE = "forecast"


@dataclass(frozen=True, slots=True)
class _Desk:
    """All that the predictions of one article are built with."""

    doc: Document
    lexicon: Lexicon
    voices: Voices
    named: Named
    furniture: Near[Block]
    events: Near[Event]
    anchor: date | None


@dataclass(frozen=True, slots=True)
class Foreseen:
    """A clause that was judged: `reason` is why it is none, None where it is a prediction."""

    case: Case
    content: Spans
    reason: str | None


def find_predictions(doc: Document, *, codebook: Codebook) -> Iterator[Prediction | Rejected]:
    """Yield the predictions of a document in reading order, and near misses with the reason."""
    desk = _Desk(
        doc=doc,
        lexicon=codebook.made(compile_lexicon),
        voices=Voices(doc),
        named=Named(doc.of_kind(Entity)),
        furniture=furniture_of(doc),
        events=Near((event.trigger, event) for event in doc.of_kind(Event)),
        anchor=anchor_of(doc),
    )
    number = 0
    for found in _without_doubles(list(_foreseen(desk))):
        if found.reason is not None:
            yield Rejected(stage=STAGE, spans=found.content, reason=found.reason)
            continue
        number += 1
        yield _prediction(number, found, desk)


def _foreseen(desk: _Desk) -> Iterator[Foreseen]:
    """Yield the clauses with a signal, judged, and the outlooks that need no verb."""
    for sentence in desk.voices.sentences:
        for signal in find_signals(desk.doc.text, sentence, desk.lexicon):
            voice = desk.voices.at(signal.span)
            if voice is not None and not desk.furniture.is_touched((signal.span,)):
                yield from _judged(signal, voice, desk)
    for signal, voice in find_outlooks(desk.doc, desk.voices, desk.lexicon):
        yield from _judged(signal, voice, desk)


def _judged(signal: Signal, voice: Voice, desk: _Desk) -> Iterator[Foreseen]:
    text = desk.doc.text
    clause = find_clause(text, voice.area, signal)
    if is_conditional(clause, desk.lexicon):
        return
    condition = find_condition(text, voice.area, clause, signal, desk.lexicon)
    is_subject = bool(condition) and clause.subject is not None and condition[0].start == clause.subject.start
    content = (clause.span,) if is_subject else without(clause.span, condition, text)
    if not content:
        return
    horizon = find_horizon(text, hull(content), signal.span, desk.anchor)
    likelihood = find_likelihood(text, clause, signal, desk.lexicon)
    subjects = desk.named.in_place(clause.head_span)
    sources = desk.named.in_places(voice.attribution.source if voice.attribution else ())
    case = Case(text, signal, clause, voice, subjects, sources, condition, likelihood, horizon, desk.lexicon)
    if is_far(case):
        return
    reason = reason_against(case)
    if reason is None and horizon is None and is_over(text, clause.span, desk.anchor):
        reason = "its day was over when the article came out"
    yield Foreseen(case, content, reason)


def _without_doubles(items: Sequence[Foreseen]) -> Iterator[Foreseen]:
    """Yield clauses in reading order; of those that share words the first prediction stands, else the first."""
    taken: list[Span] = []
    ordered = sorted(items, key=lambda item: (item.content[0].start, item.case.signal.span.start))
    kept: list[Foreseen] = []
    for wanted in (True, False):
        near = Near(((span,), span) for span in taken)
        last = -1
        for item in ordered:
            span = hull(item.content)
            if (item.reason is None) is wanted and span.start >= last and not near.is_touched((span,)):
                kept.append(item)
                taken.append(span)
                last = span.end
    yield from sorted(kept, key=lambda item: item.content[0].start)


def _prediction(number: int, found: Foreseen, desk: _Desk) -> Prediction:
    case = found.case
    event = _event(found.content, case.signal, desk)
    has_act = event is not None or _is_checkable(case)
    is_settled, why = resolvable(case.horizon, has_act=has_act)
    statement = case.voice.statement
    condition_event = _event(case.condition, None, desk)
    return Prediction(
        id=f"p{number}",
        key=record_key(desk.doc.id, "prediction", found.content),
        content=found.content,
        forecaster=statement.speaker if statement is not None else None,
        event=event.id if event is not None else None,
        according_to=statement.id if statement is not None else None,
        condition=case.condition,
        condition_event=condition_event.id if condition_event is not None else None,
        likelihood=case.likelihood,
        horizon=case.horizon,
        resolvable=is_settled,
        why=why,
    )


def _is_checkable(case: Case) -> bool:
    """Tell whether the verb names something of which one could see whether it came."""
    if case.signal.form == "predicate" or not case.signal.verb:
        return False
    return case.signal.verb not in case.lexicon.uncheckable


def _event(spans: Spans, signal: Signal | None, desk: _Desk) -> Event | None:
    """Return the event whose trigger lies in some words; the one at the signal's verb before others."""
    held = [
        event
        for event in desk.events.near(spans)
        if all(any(span.contains(part) for span in spans) for part in event.trigger)
    ]
    at_verb = (event for event in held if signal and any(part.overlaps(signal.verb_span) for part in event.trigger))
    return next(at_verb, held[0] if held else None)
