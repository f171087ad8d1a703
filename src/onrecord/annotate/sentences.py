"""Split a text into paragraphs and sentences.

Paragraphs end at an empty line, and at a single line end where the lines of a text are long enough
to be paragraphs themselves. Sentences are syntok's, inside paragraphs.
"""

import re
from collections.abc import Iterator

from onrecord.document import Span, trim
from onrecord.document.marks import Paragraph, Sentence

PARAGRAPHS = "annotate.paragraphs/1"
SENTENCES = "annotate.sentences/1"

EMPTY_LINE = re.compile(r"\n[^\S\n]*\n\s*")
LINE_END = re.compile(r"\n")
WRAPPED_LINE = 120
"""Text whose lines are nearly all shorter than this many characters, and that has empty lines, is
hard-wrapped: there a single line end is white space. Else every line is a paragraph."""

LONGEST_SENTENCE = 3000
"""Characters; the longest sentence of 280 PolNeAR training articles has 1,094 (23 November 2026). Rules that look at
whole sentences must not look at megabytes without a full stop."""


def find_paragraphs(text: str) -> Iterator[Paragraph]:
    """Yield the paragraphs of a text, white space trimmed, empty ones left out."""
    border = EMPTY_LINE if _is_wrapped(text) else LINE_END
    start = 0
    for gap in border.finditer(text):
        yield from _paragraph(text, start, gap.start())
        start = gap.end()
    yield from _paragraph(text, start, len(text))


def find_sentences(text: str) -> Iterator[Sentence]:
    """Yield the sentences of a text; none crosses the end of a paragraph."""
    for paragraph in find_paragraphs(text):
        for span in split_sentences(text, paragraph.span):
            yield Sentence(spans=(span,), by=SENTENCES)


def split_sentences(text: str, scope: Span) -> Iterator[Span]:
    """Yield the spans of the sentences inside one paragraph."""
    from syntok import segmenter
    from syntok.tokenizer import Tokenizer

    tokens = Tokenizer(emit_hyphen_or_underscore_sep=True).tokenize(scope.of(text))
    for sentence in segmenter.split(tokens):
        words = [token for token in sentence if token.value.strip()]
        if words:
            first, last = words[0], words[-1]
            end = min(scope.start + last.offset + len(last.value), scope.end)
            yield from _cut(Span(scope.start + first.offset, end), text)


def _cut(span: Span, text: str) -> Iterator[Span]:
    """Yield a sentence, or pieces of one that is too long to be one, cut at white space where there is any."""
    start = span.start
    while span.end - start > LONGEST_SENTENCE:
        space = text.rfind(" ", start + 1, start + LONGEST_SENTENCE)
        end = space if space > start else start + LONGEST_SENTENCE
        yield trim(Span(start, end), text)
        start = end + (text[end] == " ")
    if start < span.end:
        yield Span(start, span.end)


def _paragraph(text: str, start: int, end: int) -> Iterator[Paragraph]:
    span = trim(Span(start, end), text)
    if span:
        yield Paragraph(spans=(span,), by=PARAGRAPHS)


def _is_wrapped(text: str) -> bool:
    """Tell whether lines were broken by hand: consecutive lines in one paragraph, most of them of like length."""
    if not EMPTY_LINE.search(text):
        return False
    inner = [line for block in EMPTY_LINE.split(text) for line in block.split("\n")[:-1]]
    if len(inner) < 2:
        return False
    return sum(40 <= len(line) <= WRAPPED_LINE for line in inner) > 0.8 * len(inner)
