"""What a rule is given and what it answers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.audit.claims import SURE_OF_EVENTS, Claims
from onrecord.audit.layout import MOST_SPANS, Layout
from onrecord.audit.voices import SURE, Voices
from onrecord.codebook import Codebook
from onrecord.document import Document, Span, Spans
from onrecord.document.records import CheckResult


@dataclass(frozen=True, slots=True)
class Case:
    """One article as the rules look at it."""

    doc: Document
    layout: Layout
    voices: Voices
    claims: Claims
    codebook: Codebook


@dataclass(frozen=True, slots=True)
class Verdict:
    """Result of a rule, with the places it hangs on and the reason."""

    result: CheckResult
    why: str
    spans: Spans = ()


@dataclass(frozen=True, slots=True)
class Offence:
    """One place where a rule is broken, as far as the reader is sure of what stands there."""

    spans: Spans
    confidence: float


def passed(why: str, spans: Spans = ()) -> Verdict:
    """Return that a rule is kept."""
    return Verdict("pass", why, spans)


def undecidable(why: str, spans: Spans = ()) -> Verdict:
    """Return that the text does not decide a rule."""
    return Verdict("undecidable", why, spans)


def judge(offences: Sequence[Offence], *, broken: str, kept: str, enough: float = SURE) -> Verdict:
    """Return a failure for offences that are sure enough, undecidable for others, a pass for none.

    An article must not fail because the reader missed or misread something.
    """
    sure = [item for item in offences if item.confidence >= enough]
    if sure:
        return Verdict("fail", broken, _places(sure))
    if offences:
        return undecidable(f"{broken}; but that hangs on what the reader is not sure of", _places(offences))
    return passed(kept)


def judge_claims(offences: Sequence[Offence], *, broken: str, kept: str) -> Verdict:
    """Return the same for offences that hang on events."""
    return judge(offences, broken=broken, kept=kept, enough=SURE_OF_EVENTS)


def shown(words: Iterable[str], *, most: int = 3) -> str:
    """Return the first few words that a reason quotes."""
    items = [f"“{_short(item)}”" for item in dict.fromkeys(words) if item]
    more = len(items) - most
    return ", ".join(items[:most]) + (f" and {more} more" if more > 0 else "")


def _short(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= 60 else plain[:57] + "…"


def _places(offences: Iterable[Offence]) -> Spans:
    spans: dict[Span, None] = dict.fromkeys(span for item in offences for span in item.spans)
    return tuple(sorted(spans))[:MOST_SPANS]
