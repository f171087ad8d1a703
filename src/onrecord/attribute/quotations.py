"""Find quotations between quotation marks, whatever a page does to them.

A small state machine walks over each paragraph. Curly and angle marks say themselves whether they
open or close; straight marks are judged by their neighbours. A mark that is never closed ends with
its paragraph, unless the next paragraph reopens it: then one quotation runs over both. Apostrophes
are no marks. One unmatched mark never takes more than its own paragraph with it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from onrecord.document import Document, Span, Spans, trim
from onrecord.document.marks import Paragraph, Quotation

FINDER = "attribute.quotations/1"

Style = Literal["double", "single", "angle"]

MARK = re.compile("[“”„‟\"«»‘’‚‛']|``|''")
SCARE_WORDS = 4
"""A quotation of at most so many words, without an end of sentence or a comma inside, keeps distance
rather than says something (*the "accord"*), unless it stands alone in its paragraph."""


@dataclass(slots=True)
class _Open:
    """A quotation that is not closed yet: where each of its parts starts and ended so far."""

    style: Style
    start: int
    inside: int
    depth: int
    parts: list[tuple[Span, Span]] = field(default_factory=list)


def find_quotations(doc: Document) -> Iterator[Quotation]:
    """Yield the quotations of a document, ordered by their start, inner ones after their outer one."""
    found: list[Quotation] = []
    carried: _Open | None = None
    paragraphs = [mark.span for mark in doc.of_kind(Paragraph)]
    for number, paragraph in enumerate(paragraphs):
        following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        reader = _ParagraphReader(doc.text, paragraph, carried)
        reader.read()
        carried = reader.finish(following)
        found.extend(reader.found)
    yield from sorted(found, key=lambda quotation: (quotation.spans[0].start, quotation.depth))


class _ParagraphReader:
    """The state while one paragraph is read: a stack of open quotations, outermost first."""

    def __init__(self, text: str, paragraph: Span, carried: _Open | None) -> None:
        self.text = text
        self.paragraph = paragraph
        self.stack: list[_Open] = []
        self.found: list[Quotation] = []
        if carried is not None:
            self.stack.append(carried)

    def read(self) -> None:
        """Walk over the marks of the paragraph."""
        start = self.paragraph.start
        if self.stack and (reopening := MARK.match(self.text, start, self.paragraph.end)):
            self.stack[0].start, self.stack[0].inside = start, reopening.end()
            start = reopening.end()
        for mark in MARK.finditer(self.text, start, self.paragraph.end):
            self._take(mark)

    def finish(self, following: Span | None) -> _Open | None:
        """Close what is open; return the quotation that the following paragraph reopens, if any."""
        end = self.paragraph.end
        while len(self.stack) > 1:
            self._close(self.stack.pop(), end, end, is_closed=False)
        if not self.stack:
            return None
        outer = self.stack.pop()
        if outer.style != "single" and following is not None and _reopens(self.text, following, outer.style):
            outer.parts.append((Span(outer.start, end), Span(outer.inside, end)))
            return outer
        self._close(outer, end, end, is_closed=False)
        return None

    def _take(self, mark: re.Match[str]) -> None:
        style, side = _kind_of(mark, self.text)
        if side == "none":
            return
        if side == "either":
            side = "close" if any(item.style == style for item in self.stack) else "open"
        if side == "close":
            self._close_innermost(style, mark)
        elif style != "single" or self._single_closes_later(mark):
            self.stack.append(_Open(style, mark.start(), mark.end(), len(self.stack)))

    def _close_innermost(self, style: Style, mark: re.Match[str]) -> None:
        if not any(item.style == style for item in self.stack):
            return
        while self.stack[-1].style != style:
            abandoned = self.stack.pop()
            if abandoned.style != "single":
                self._close(abandoned, mark.start(), mark.start(), is_closed=False)
        self._close(self.stack.pop(), mark.end(), mark.start(), is_closed=True)

    def _single_closes_later(self, mark: re.Match[str]) -> bool:
        """A single mark opens only where one that can close stands later in the paragraph."""
        later = MARK.finditer(self.text, mark.end(), self.paragraph.end)
        return any(_kind_of(other, self.text) in (("single", "close"), ("single", "either")) for other in later)

    def _close(self, item: _Open, end: int, inside_end: int, *, is_closed: bool) -> None:
        parts = [*item.parts, (Span(item.start, end), Span(item.inside, max(item.inside, inside_end)))]
        inside: Spans = tuple(part[1] for part in parts)
        if not any(trim(span, self.text) for span in inside):
            return
        spans: Spans = tuple(part[0] for part in parts)
        is_scare = is_closed and len(parts) == 1 and _is_scare(inside[0], spans[0], self.paragraph, self.text)
        self.found.append(
            Quotation(
                spans=spans,
                by=FINDER,
                inside=inside,
                depth=item.depth,
                style=item.style,
                is_closed=is_closed,
                is_scare=is_scare,
            )
        )


def _kind_of(mark: re.Match[str], text: str) -> tuple[Style, Literal["open", "close", "either", "none"]]:
    """Return the style of a mark and which side it is; `none` for an apostrophe."""
    sign = mark.group()
    before = text[mark.start() - 1] if mark.start() else " "
    after = text[mark.end()] if mark.end() < len(text) else " "
    if sign in "«»":
        return "angle", "open" if sign == "«" else "close"
    if sign in ("“", "„", "‟", "``"):
        return "double", "close" if sign == "“" and _looks_closing(before, after) else "open"
    if sign in ("”", "''"):
        return "double", "open" if before.isspace() and after.isalnum() else "close"
    if sign == '"':
        return "double", _side_of_straight(before, after)
    if sign in "‘‚‛":
        return "single", "open" if not before.isalnum() else "none"
    return "single", _side_of_single(sign, before, after)


def _looks_closing(before: str, after: str) -> bool:
    """Tell whether an opening sign stands where only a closing one makes sense: *“Mostly false.“* does."""
    return not before.isspace() and before not in "([{—–-/" and (after.isspace() or after in ".,;:!?)")


def _side_of_straight(before: str, after: str) -> Literal["open", "close", "either"]:
    opens = before.isspace() or before in "([{—–-/“‘«:"
    closes = after.isspace() or after in ")]}—–-/.,;:!?”’»"
    if opens == closes:
        return "either"
    return "open" if opens else "close"


def _side_of_single(sign: str, before: str, after: str) -> Literal["open", "close", "none"]:
    if before.isalnum() and after.isalnum():
        return "none"
    if sign == "'" and (before.isspace() or before in '([{—–-“"«') and after.isalpha():
        return "open"
    if not before.isspace() and not after.isalnum():
        return "close"
    return "none"


def _reopens(text: str, paragraph: Span, style: Style) -> bool:
    mark = MARK.match(text, paragraph.start, paragraph.end)
    return mark is not None and _kind_of(mark, text) in ((style, "open"), (style, "either"))


def _is_scare(inside: Span, whole: Span, paragraph: Span, text: str) -> bool:
    words = inside.of(text)
    if whole == paragraph or len(words.split()) > SCARE_WORDS:
        return False
    return not words.rstrip().endswith((".", ",", "!", "?", "…", ";"))
