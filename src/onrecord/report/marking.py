"""Cut a text into the pieces that a page draws: rows, and in each row segments between all borders.

Contents, sources and cues lie over and across each other. Nested elements cannot show that, so the
text is cut at every border once, in order, and each piece carries all the layers that lie on it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Literal

from onrecord.document import Span, trim
from onrecord.document.records import BlockKind, Reading, Statement
from onrecord.report.safe import safe_address

Role = Literal["source", "cue", "content"]
SHOWN_LAYERS = 3
"""Of more contents over one another only the innermost are drawn: three lines fit under a line of text."""


@dataclass(frozen=True, order=True)
class Layer:
    """One role of one statement over a stretch of text; `number` counts statements from 1."""

    start: int
    end: int
    number: int
    role: Role


@dataclass(frozen=True)
class Segment:
    """A piece of text with no border inside.

    `anchors` are the names of places that start here, `ends` the numbers of statements whose words
    end here, `layers` what lies on it, outermost first.
    """

    text: str
    layers: tuple[Layer, ...] = ()
    anchors: tuple[str, ...] = ()
    ends: tuple[int, ...] = ()
    address: str | None = None


@dataclass(frozen=True)
class Row:
    """One block of the page: a paragraph, a headline, furniture."""

    kind: BlockKind
    span: Span
    segments: tuple[Segment, ...] = ()
    numbers: tuple[int, ...] = ()
    """The statements whose words begin in this row."""


def layers_of(statements: Sequence[Statement]) -> Iterator[Layer]:
    """Yield every role of every statement, numbered from 1 in reading order."""
    for number, item in enumerate(statements, start=1):
        for role, spans in _roles(item):
            yield from (Layer(span.start, span.end, number, role) for span in spans if span.start < span.end)


def _roles(item: Statement) -> Iterator[tuple[Role, Iterable[Span]]]:
    yield "source", item.source
    yield "cue", item.cue
    yield "content", item.content
    for nested in item.nested:
        yield "source", nested.source
        yield "cue", nested.cue


def find_rows(reading: Reading) -> Iterator[Row]:
    """Yield the rows of a text in order; what no block covers becomes paragraphs of its own.

    Words that stand before a block in its line, as a dateline does, belong to its row.
    """
    at, text = 0, reading.text
    blocks = [Row(block.kind, span) for block in reading.blocks if block.kind != "dateline" for span in block.spans]
    for row in sorted(blocks, key=lambda row: (row.span.start, -row.span.end)):
        if row.span.start < at:
            continue
        line = text.rfind("\n", at, row.span.start) + 1
        start = max(at, line) if text[max(at, line) : row.span.start].strip() else row.span.start
        yield from _uncovered(text, Span(at, start))
        yield Row(row.kind, Span(start, row.span.end))
        at = row.span.end
    yield from _uncovered(text, Span(at, len(text)))


def _uncovered(text: str, span: Span) -> Iterator[Row]:
    """Yield a paragraph for each stretch between blank lines, or between lines where none is blank."""
    words = span.of(text)
    border = "\n\n" if "\n\n" in words.strip() else "\n"
    at = span.start
    for piece in words.split(border):
        if piece.strip():
            yield Row("paragraph", Span(at, at + len(piece)))
        at += len(piece) + len(border)


def place_of(span: Span, text: str) -> int:
    """Return the offset by which a page points to a span: that of its first word, which stands in a row."""
    return trim(span, text).start


def cut_rows(reading: Reading, rows: Iterable[Row], *, carded: int, places: Iterable[int] = ()) -> Iterator[Row]:
    """Yield the rows with their segments, in one pass over the text.

    `carded` is how many statements have a card to point to; `places` are offsets that something
    on the page points to.
    """
    cutter = _Cutter(reading, carded, places)
    for row in rows:
        yield cutter.cut(row)


class _Cutter:
    """All borders of a text, and the layers that lie open while rows are cut in order."""

    def __init__(self, reading: Reading, carded: int, places: Iterable[int]) -> None:
        self.text = reading.text
        self.opening: dict[int, list[Layer]] = defaultdict(list)
        self.closing: dict[int, list[Layer]] = defaultdict(list)
        self.first: dict[int, list[int]] = defaultdict(list)
        self.last: dict[int, list[int]] = defaultdict(list)
        self.links = {
            span.start: (span.end, address)
            for link in reading.article.links
            for span in link.spans
            if (address := safe_address(link.url))
        }
        self.places = set(places)
        self.open: dict[Layer, None] = {}
        self.link: tuple[int, str] | None = None
        """End and address of the link that lies open."""
        self._add(list(layers_of(reading.statements)), min(carded, len(reading.statements)))
        self.borders = self._borders()
        self.at = 0

    def _add(self, layers: Sequence[Layer], carded: int) -> None:
        """Keep the borders of all layers, and first and last word of every statement that has a card.

        White space lies between rows, so first and last are words; a statement without any stands
        at the top, where it is seen to be odd.
        """
        reach: dict[int, tuple[int, int]] = {}
        for layer in sorted(layers, key=lambda layer: (layer.start, -layer.end, layer.number)):
            self.opening[layer.start].append(layer)
            self.closing[layer.end].append(layer)
            start, end = reach.get(layer.number, (layer.start, layer.end))
            reach[layer.number] = (min(start, layer.start), max(end, layer.end))
        top = len(self.text) - len(self.text.lstrip())
        for number in range(1, carded + 1):
            words = trim(Span(*reach.get(number, (top, top))), self.text)
            self.first[words.start if words else top].append(number)
            self.last[words.end].append(number)

    def _borders(self) -> list[int]:
        linked = {place for start, (end, _) in self.links.items() for place in (start, end)}
        inner = {*self.opening, *self.closing, *self.first, *self.last, *self.places, *linked}
        return sorted(place for place in inner if 0 <= place <= len(self.text))

    def cut(self, row: Row) -> Row:
        """Return one row with its segments; rows must come in order."""
        while self.at < len(self.borders) and self.borders[self.at] < row.span.start:
            self._pass(self.borders[self.at])
            self.at += 1
        inner = []
        while self.at < len(self.borders) and self.borders[self.at] < row.span.end:
            inner.append(self.borders[self.at])
            self.at += 1
        cuts = sorted({row.span.start, *inner, row.span.end})
        segments = tuple(self._segment(start, end) for start, end in pairwise(cuts))
        numbers = tuple(sorted(number for place in cuts[:-1] for number in self.first.get(place, ())))
        return Row(row.kind, row.span, segments, numbers)

    def _segment(self, start: int, end: int) -> Segment:
        self._pass(start)
        names = [f"t{number}" for number in self.first.get(start, ())]
        names += [f"at{start}"] if start in self.places else []
        top = tuple(islice(reversed(self.open), SHOWN_LAYERS * 2))[::-1]
        address = self.link[1] if self.link else None
        return Segment(self.text[start:end], top, tuple(names), tuple(self.last.get(end, ())), address)

    def _pass(self, place: int) -> None:
        for layer in self.closing.get(place, ()):
            self.open.pop(layer, None)
        for layer in self.opening.get(place, ()):
            self.open[layer] = None
        if self.link is not None and place >= self.link[0]:
            self.link = None
        self.link = self.links.get(place, self.link)
