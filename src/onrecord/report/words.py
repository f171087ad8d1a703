"""The words in which a report tells what records hold: one place for both views.

Records carry short values (`unnamed-group`, `no-response`); editors read words. A statement's end
is where its chain ends, in the few kinds that decide what a newsroom can do next: ring a person,
ask for a paper, or nothing at all.
"""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from typing import Literal

from onrecord.document.records import (
    Access,
    Certainty,
    Channel,
    EntityKind,
    EventStatus,
    HopKind,
    Interval,
    Likelihood,
    Mandate,
    Medium,
    QuotationKind,
    SourceType,
    Stance,
    StatementKind,
)

End = Literal["person", "body", "document", "outlet", "account", "author", "unnamed", "nobody"]

END_OF: dict[SourceType, End] = {
    "named-person": "person",
    "named-organization": "body",
    "document": "document",
    "outlet": "outlet",
    "social-account": "account",
    "author": "author",
    "unnamed-person": "unnamed",
    "unnamed-group": "unnamed",
    "none": "nobody",
}
"""Where a chain ends, by the kind of its last hop; in the order in which reports list them."""
ENDS: tuple[End, ...] = ("person", "body", "document", "outlet", "account", "author", "unnamed", "nobody")
OPEN_ENDS: frozenset[End] = frozenset({"unnamed", "nobody"})
"""Ends behind which nobody can be asked."""
OPEN_HOPS: frozenset[HopKind] = frozenset({"unnamed-person", "unnamed-group", "none"})

END_WORDS: dict[End, tuple[str, str]] = {
    "person": ("a named person", "named people"),
    "body": ("a named body", "named bodies"),
    "document": ("a document", "documents"),
    "outlet": ("an outlet", "outlets"),
    "account": ("a social account", "social accounts"),
    "author": ("the page itself", "the page itself"),
    "unnamed": ("an unnamed source", "unnamed sources"),
    "nobody": ("nobody", "nobody"),
}
END_MEANING: dict[End, str] = {
    "person": "named here, can be asked",
    "body": "named here, can be asked",
    "document": "can be asked for and read",
    "outlet": "can be asked what it rests on",
    "account": "can be looked up",
    "author": "the page speaks of its own work",
    "unnamed": "cannot be followed further",
    "nobody": "no holder is given: “allegedly”, “reportedly”",
}
HOP_WORDS: dict[HopKind, str] = {
    "article": "this page",
    "named-person": "person",
    "named-organization": "body",
    "outlet": "outlet",
    "document": "document",
    "social-account": "social account",
    "unnamed-person": "unnamed person",
    "unnamed-group": "unnamed group",
    "author": "the page itself",
    "none": "nobody",
}
ENTITY_WORDS: dict[EntityKind, str] = {
    "person": "person",
    "organization": "body",
    "country": "country",
    "place": "place",
    "group": "group",
    "outlet": "outlet",
    "account": "social account",
    "document": "document",
    "other": "other",
}
CERTAINTIES: tuple[Certainty, ...] = (
    "asserted",
    "probable",
    "possible",
    "alleged",
    "denied",
    "opinion",
    "question",
    "hypothetical",
)
CERTAINTY_MEANING: dict[Certainty, str] = {
    "asserted": "told as fact",
    "probable": "told as likely",
    "possible": "told as possible",
    "alleged": "told at a distance: “allegedly”, “reportedly”",
    "denied": "told to be untrue",
    "opinion": "told as a view",
    "question": "asked",
    "hypothetical": "told of an imagined case",
}
QUOTATION_WORDS: dict[QuotationKind, str] = {
    "direct": "direct quotation",
    "indirect": "paraphrase",
    "mixed": "partly quoted",
}
MEDIUM_WORDS: dict[Medium, str] = {
    "interview": "in an interview",
    "speech": "in a speech",
    "press-release": "by press release",
    "document": "in a document",
    "social-media": "on social media",
    "leak": "leaked",
    "broadcast": "on air",
    "unknown": "",
}
ACCESS_WORDS: dict[Access, str] = {
    "took-part": "took part",
    "saw-document": "saw the document",
    "briefed": "was briefed",
    "second-hand": "second hand",
    "unknown": "",
}
SILENCE_WORDS: dict[StatementKind, str] = {
    "statement": "spoke",
    "no-comment": "would not comment",
    "no-response": "did not respond",
}
MANDATE_WORDS: dict[Mandate, str] = {
    "official": "speaks in office",
    "claimed": "claims a mandate",
    "disputed": "mandate disputed",
    "none": "private person",
    "unknown": "",
}
Line = Literal["fact", "told", "distant", "open", "not"]
STATUSES: dict[EventStatus, tuple[Line, str]] = {
    "asserted": ("fact", "told as fact by this page"),
    "reported": ("told", "told as fact by somebody else"),
    "alleged": ("distant", "told at a distance, or of an opponent"),
    "planned": ("open", "announced by those who would do it"),
    "predicted": ("open", "said to come"),
    "threatened": ("open", "threatened, not done"),
    "requested": ("open", "asked for, not done"),
    "hypothetical": ("open", "a case that is only thought of"),
    "denied": ("not", "told only to be denied"),
    "negated": ("not", "told as not having happened"),
}
"""How the line of an event is drawn and what its status means, in the order in which legends list them."""
CHANNELS: dict[Channel, tuple[str, str]] = {
    "official": ("official", "through those who hold office"),
    "back-channel": ("back channel", "outside the formal line, not public"),
    "intermediary": ("intermediary", "somebody else carries it between them"),
    "track-1.5": ("track 1.5", "officials with private persons"),
    "track-2": ("track 2", "private persons only"),
    "public-statement": ("in public", "said for all to hear"),
    "unknown": ("channel not told", "the text does not say which way"),
}
STANCE_WORDS: dict[Stance, str] = {
    "alarm": "alarmed",
    "disapproval": "against it",
    "approval": "in favour",
    "neutral": "neither for nor against",
    "mixed": "partly for, partly against",
    "unknown": "stance not clear",
}
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
CONFIDENCE_WORDS = ((0.9, "high"), (0.7, "fair"), (0.5, "low"), (0.0, "very low"))
UNSURE = 0.6
"""Below this confidence a card says on its face that the reading itself is unsure."""


def end_of_hop(kind: HopKind) -> End:
    """Return the end that a hop would be if the chain ended there; behind the page itself stands nobody."""
    return "nobody" if kind == "article" else END_OF[kind]


def number_word(count: int) -> str:
    """Return a count as newspapers write it: in words up to twelve, then in digits."""
    return NUMBERS[count] if 0 <= count < len(NUMBERS) else f"{count:,}"


def counted(count: int, one: str, many: str | None = None) -> str:
    """Return a count with its noun: *1 statement*, *3 statements*."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def listed(parts: Sequence[str], *, last: str = "and") -> str:
    """Return parts as a list in a sentence: *a, b and c*."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def day_words(day: date | None) -> str:
    """Return a day as *6 March 2026*; nothing where it is not known."""
    return f"{day.day} {day:%B} {day.year}" if day else ""


def confidence_words(confidence: float) -> str:
    """Return how sure the finder is, in a word and the number: *high (0.93)*."""
    word = next(word for floor, word in CONFIDENCE_WORDS if confidence >= floor or floor == 0.0)
    return f"{word} ({confidence:.2f})"


def interval_words(interval: Interval | None) -> str:
    """Return a day or a stretch of days in words, open ends told as such; nothing where neither end is known."""
    if interval is None or (interval.from_ is None and interval.to is None):
        return ""
    first, last = interval.from_, interval.to
    if first == last:
        return day_words(first)
    if first is None:
        return f"by {day_words(last)}"
    if last is None:
        return f"from {day_words(first)}"
    same_month = (first.year, first.month) == (last.year, last.month)
    if same_month and first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        return f"{first:%B} {first.year}"
    return f"{first.day if same_month else day_words(first)} – {day_words(last)}"


def range_words(likelihood: Likelihood) -> str:
    """Return the range that readers attach to words of likelihood, and never a number that nobody stated."""
    if likelihood.low is None or likelihood.high is None:
        return "to which no range belongs"
    if likelihood.low == likelihood.high:
        return f"{likelihood.low * 100:.0f} % as the text has it"
    return f"usually read as {likelihood.low * 100:.0f} to {likelihood.high * 100:.0f} %"
