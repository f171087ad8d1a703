"""The words in which a report tells what records hold: one place for both views.

Records carry short values (`unnamed-group`, `no-response`); editors read words. A statement's end
is where its chain ends, in the few kinds that decide what a newsroom can do next: ring a person,
ask for a paper, or nothing at all.
"""

from collections.abc import Sequence
from datetime import date
from typing import Literal

from onrecord.document.records import (
    Access,
    Certainty,
    EntityKind,
    HopKind,
    Mandate,
    Medium,
    QuotationKind,
    SourceType,
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
