"""Spans: places in a text, in Unicode code points, 0-based and half-open."""

from collections.abc import Iterable, Sequence

import msgspec


class Span(msgspec.Struct, frozen=True, array_like=True, order=True):
    """One stretch of text `[start, end)`; written to JSON as `[start, end]`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words at this place."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Tell whether the other lies wholly inside this one; a span contains itself."""
        return self.start <= other.start and other.end <= self.end

    def __len__(self) -> int:
        return self.end - self.start


Spans = tuple[Span, ...]


def hull(spans: Sequence[Span]) -> Span:
    """Return the smallest span that covers all of `spans`, which must not be empty."""
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def any_overlap(left: Iterable[Span], right: Sequence[Span]) -> bool:
    """Tell whether any span of the one list shares a character with any of the other."""
    return any(span.overlaps(other) for span in left for other in right)


def words_of(spans: Iterable[Span], text: str, *, joint: str = " … ") -> str:
    """Return the words of several spans, gaps shown by `joint`."""
    return joint.join(span.of(text) for span in spans)


def trim(span: Span, text: str, characters: str | None = None) -> Span:
    """Return the span without `characters` (white space by default) at its edges; it may become empty."""
    start, end = span.start, span.end
    while start < end and _strippable(text[start], characters):
        start += 1
    while end > start and _strippable(text[end - 1], characters):
        end -= 1
    return Span(start, end)


def _strippable(character: str, characters: str | None) -> bool:
    return character.isspace() if characters is None else character in characters
