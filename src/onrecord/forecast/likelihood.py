"""Find the words of likelihood of a clause and the range that a published table attaches to them."""

import re

from onrecord.document import Span
from onrecord.document.records import Likelihood
from onrecord.forecast.clauses import Clause
from onrecord.forecast.lexicon import Lexicon
from onrecord.forecast.signals import Signal

PERCENT = re.compile(
    r"\b(?P<low>\d{1,3}(?:\.\d+)?)(?:\s?(?:-|–|to)\s?(?P<high>\d{1,3}(?:\.\d+)?))?(?:\s?%|[\s-]per\s?cent)\s(?:chance|probability|likelihood|risk)s?\b"
    r"|\b(?:chance|probability|likelihood)\s(?:of|at)\s(?P<only>\d{1,3}(?:\.\d+)?)(?:\s?%|\sper\s?cent)",
    re.IGNORECASE,
)
BEFORE = 80
"""Characters before a clause in which the words that bring it in may say how likely it is: *there is a risk that*."""
_BRINGS_IN = re.compile(r"[^,;:.“”\"]{0,60}$")


def find_likelihood(text: str, clause: Clause, signal: Signal, lexicon: Lexicon) -> Likelihood | None:
    """Return the words of likelihood nearest to the signal, None where a plain *will* has none."""
    start = _start(text, clause)
    end = max(signal.verb_span.end, signal.span.end)
    if number := _number(text, start, clause.span.end):
        return number
    found = [match for match in lexicon.any_range.finditer(text, start, end) if _fits(match, clause)]
    if not found:
        return None
    best = min(found, key=lambda match: (_ranged(match.group(), lexicon) is None, -match.start()))
    return _likelihood(best, lexicon)


def _start(text: str, clause: Clause) -> int:
    """Return where to look from: the clause, or the words that bring it in with *that*."""
    if clause.opener not in ("that", "and that") or clause.is_relative:
        return clause.span.start
    lead = _BRINGS_IN.search(text, max(clause.span.start - BEFORE, 0), clause.span.start)
    return lead.start() if lead else clause.span.start


def _fits(match: re.Match[str], clause: Clause) -> bool:
    """Tell whether words before the clause bring it in; a *may* there is another clause's."""
    return match.start() >= clause.span.start or match.group().lower() not in ("could", "may", "might")


def _ranged(words: str, lexicon: Lexicon) -> tuple[float, float] | None:
    for row in lexicon.ranges:
        if row.pattern.match(words + " to"):
            return (row.low, row.high) if row.low is not None and row.high is not None else None
    return None


def _likelihood(match: re.Match[str], lexicon: Lexicon) -> Likelihood:
    ends = _ranged(match.group(), lexicon)
    low, high = ends or (None, None)
    return Likelihood(spans=(Span(*match.span()),), low=low, high=high)


def _number(text: str, start: int, end: int) -> Likelihood | None:
    match = PERCENT.search(text, start, end)
    if match is None:
        return None
    low = float(match["only"] or match["low"])
    high = float(match["high"]) if match["high"] else low
    if not 0 <= low <= high <= 100:
        return None
    return Likelihood(spans=(Span(*match.span()),), low=round(low / 100, 4), high=round(high / 100, 4))
