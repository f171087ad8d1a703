"""Find the condition of what may come: *if*, *unless*, *without a deal*, and deeds that are only thought of."""

import re

from onrecord.document import Span, Spans, trim
from onrecord.forecast.clauses import Clause
from onrecord.forecast.lexicon import Lexicon
from onrecord.forecast.signals import Signal

REACH = 300
_BREAK = re.compile(r"[;“”\"]|[.!?]\s|\s[–—]\s")
_END = re.compile(r",\s|[;“”\"]|[.!?](?:\s|$)|\s[–—]\s|\s(?:but|and then)\s")
_NAMES_A_DEED = re.compile(
    r"(?:an?|any|another|no|such an?|further|more|a new)\s|[a-z]+\s(?:to|by|of|in|on)\s", re.IGNORECASE
)
_THE = re.compile(r"(?:the|this|that|these|those|his|her|its|their|our|my)\s", re.IGNORECASE)
_EDGES = " \t\n.,;:!?”“\"’‘'…"


def find_condition(text: str, area: Span, clause: Clause, signal: Signal, lexicon: Lexicon) -> Spans:
    """Return the words of the condition of a clause; none where it is under no condition."""
    return (
        _before(text, area, signal, lexicon)
        or _after(text, area, signal, lexicon)
        or _deed(text, clause, signal, lexicon)
    )


def is_conditional(clause: Clause, lexicon: Lexicon) -> bool:
    """Tell whether the clause is itself a condition: *if Karvia will not sign*."""
    return bool(clause.opener) and lexicon.conditions.fullmatch(clause.opener) is not None


def without(span: Span, condition: Spans, text: str) -> Spans:
    """Return what is left of a clause without the condition inside it."""
    left = [span]
    for hole in condition:
        left = [
            part
            for each in left
            for part in (Span(each.start, min(each.end, hole.start)), Span(max(each.start, hole.end), each.end))
        ]
    parts = (trim(part, text, _EDGES) for part in left if part.start < part.end)
    return tuple(part for part in parts if part.start < part.end)


def _before(text: str, area: Span, signal: Signal, lexicon: Lexicon) -> Spans:
    """Return the condition that stands before the signal and ends with a comma."""
    left = max(area.start, signal.span.start - REACH)
    found: Spans = ()
    for match in lexicon.conditions.finditer(text, left, signal.span.start):
        comma = text.find(",", match.end(), signal.span.start)
        if comma >= 0 and not _BREAK.search(text, match.start(), signal.span.start):
            found = found or (trim(Span(match.start(), comma), text, _EDGES),)
    return found


def _after(text: str, area: Span, signal: Signal, lexicon: Lexicon) -> Spans:
    """Return the condition that stands behind the signal, up to a comma or the end of the sentence."""
    right = min(area.end, signal.span.end + REACH)
    stop = _BREAK.search(text, signal.span.end, right)
    right = stop.start() + 1 if stop else right
    match = lexicon.conditions.search(text, signal.verb_span.end, right)
    if match is None:
        return ()
    end = _END.search(text, match.end(), min(area.end, match.end() + REACH))
    span = trim(Span(match.start(), end.start() if end else min(area.end, match.end() + REACH)), text, _EDGES)
    return (span,) if len(span) > len(match.group()) + 2 else ()


def _deed(text: str, clause: Clause, signal: Signal, lexicon: Lexicon) -> Spans:
    """Return a subject that would have to happen first: *a veto by the council could …*."""
    if signal.kind not in ("would", "could") or clause.subject is None or clause.is_relative:
        return ()
    whole = trim(Span(clause.subject.start, signal.span.start), text, _EDGES)
    words = whole.of(text)
    if clause.head not in lexicon.events or _THE.match(words) or not (_NAMES_A_DEED.match(words) or " " not in words):
        return ()
    return (whole,)
