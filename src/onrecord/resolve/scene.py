"""The scene in which words are resolved: tokens, sentences, quotations and attributions by place."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.document import Document, Span
from onrecord.document.marks import Attribution, Paragraph, Quotation, Sentence

TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}|['’][sS]\b|[^\W_]+(?:[-&][^\W_]+)*(?:['’](?![sS]\b)[^\W_]+)?|-{2,}|(?<=\s)-(?=\s)|[^\w\s]|_",
    re.UNICODE,
)
"""A word with its hyphens and inner apostrophes, the possessive 's by itself, or one sign."""


class Places:
    """Disjoint spans in reading order that tell which of them holds an offset."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self.spans = sorted(spans)
        self._starts = [span.start for span in self.spans]

    def at(self, offset: int) -> int:
        """Return the number of the span that holds the offset, -1 where none does."""
        number = bisect_right(self._starts, offset) - 1
        return number if number >= 0 and offset < self.spans[number].end else -1

    def before(self, offset: int) -> int:
        """Return the number of the last span that starts at or before the offset, at least 0."""
        return max(0, bisect_right(self._starts, offset) - 1)


class Tokens:
    """The words and signs of a text, with their places."""

    def __init__(self, text: str) -> None:
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        for match in TOKEN.finditer(text):
            self.words.append(match.group())
            self.starts.append(match.start())
            self.ends.append(match.end())
        self.lower = [word.lower() for word in self.words]

    def __len__(self) -> int:
        return len(self.words)

    def first_at(self, offset: int) -> int:
        """Return the number of the first token that ends after the offset."""
        return bisect_right(self.ends, offset)

    def within(self, span: Span) -> range:
        """Return the numbers of the tokens that touch a span."""
        first = bisect_right(self.ends, span.start)
        return range(first, max(first, bisect_left(self.starts, span.end)))

    def is_capital(self, number: int) -> bool:
        """Tell whether a token begins with a capital letter."""
        return self.words[number][0].isupper()


@dataclass(frozen=True, slots=True)
class Scene:
    """One document with everything looked up by place."""

    doc: Document
    tokens: Tokens
    sentences: Places
    paragraphs: Places
    quotations: Places
    attributions: tuple[Attribution, ...]

    def sentence_of(self, offset: int) -> int:
        """Return the number of the sentence that an offset stands in or after."""
        return self.sentences.before(offset)

    def is_quoted(self, offset: int) -> bool:
        """Tell whether an offset stands between quotation marks that quote somebody."""
        return self.quotations.at(offset) >= 0


def set_scene(doc: Document) -> Scene:
    """Return the scene of a document."""
    whole = [Span(0, len(doc.text))]
    paragraphs = [mark.span for mark in doc.of_kind(Paragraph)] or whole
    quoted = [span for mark in doc.of_kind(Quotation) if mark.depth == 0 and not mark.is_scare for span in mark.spans]
    return Scene(
        doc=doc,
        tokens=Tokens(doc.text),
        sentences=Places([mark.span for mark in doc.of_kind(Sentence)] or paragraphs),
        paragraphs=Places(paragraphs),
        quotations=Places(quoted),
        attributions=doc.of_kind(Attribution),
    )


__all__ = ["Places", "Scene", "Tokens", "set_scene"]
