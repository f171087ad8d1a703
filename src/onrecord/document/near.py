"""Find what touches a place without looking at everything: long texts hold thousands of marks."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Generic, TypeVar

from onrecord.document.document import Document
from onrecord.document.records import Block
from onrecord.document.spans import Span, Spans, hull

Item = TypeVar("Item")


class Near(Generic[Item]):
    """Items with the spans where they stand, fixed once made; a query costs what it finds, not what there is."""

    def __init__(self, items: Iterable[tuple[Spans, Item]]) -> None:
        placed = [(span, number, item) for number, (spans, item) in enumerate(items) for span in spans]
        placed.sort(key=lambda entry: (entry[0].start, entry[1]))
        self._placed = placed
        self._starts = [span.start for span, _, _ in placed]
        self._furthest = list(accumulate((span.end for span, _, _ in placed), max))

    def touching(self, span: Span) -> Iterator[Item]:
        """Yield the items that share a character with a span, in the order in which they were given, each once."""
        first = bisect_right(self._furthest, span.start)
        last = bisect_left(self._starts, span.end)
        found = {number: item for place, number, item in self._placed[first:last] if place.overlaps(span)}
        for number in sorted(found):
            yield found[number]

    def near(self, spans: Sequence[Span]) -> Iterator[Item]:
        """Yield the items that touch the stretch from the first to the last of some spans; none for no spans."""
        return self.touching(hull(spans)) if spans else iter(())

    def is_touched(self, spans: Iterable[Span]) -> bool:
        """Tell whether any item shares a character with any of the spans."""
        return any(next(self.touching(span), None) is not None for span in spans)


def furniture_of(doc: Document) -> Near[Block]:
    """Return the furniture of a page that stands inside its article: prompts, teasers, bylines."""
    return Near((block.spans, block) for block in doc.of_kind(Block) if block.kind == "boilerplate")
