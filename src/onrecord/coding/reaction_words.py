"""The words by which a text tells how somebody takes what happened, and the sentences they stand in."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from onrecord.codebook import Codebook
from onrecord.document import Document, Span
from onrecord.document.marks import Sentence
from onrecord.document.records import Stance

TOKEN = re.compile(r"[^\W_]+(?:[-.’'&][^\W_]+)*|[^\w\s]")
FORMS = ("base", "third", "past", "ing")
VERBS = ("verb", "call", "provoke", "voice", "raise", "react", "met")
LONGEST_SENTENCE = 300
"""Words behind which a sentence is looked at no further: what is longer is a list or no sentence at all."""
HEADLINE_CAPITALS = 0.6
"""The share of longer words with a capital from which a line is a headline that writes all its words so."""
STANCES: dict[str, Stance] = {
    "alarm": "alarm",
    "disapproval": "disapproval",
    "approval": "approval",
    "neutral": "neutral",
    "mixed": "mixed",
}


@dataclass(frozen=True, slots=True)
class Wording:
    """One form of one row of the table `reactions`; `form` tells verbs' forms apart, else it is empty."""

    words: tuple[str, ...]
    part: str
    stance: Stance
    after: frozenset[str]
    form: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All wordings by their first word, longest first; and what nouns such as *the move* may point back at."""

    wordings: dict[str, tuple[Wording, ...]]
    antecedents: dict[str, frozenset[str]]


def compile_reactions(codebook: Codebook) -> Lexicon:
    """Return the tables, ready for look-up; meant for `codebook.made`."""
    found: dict[str, list[Wording]] = {}
    for row in codebook.rows("reactions"):
        stance, after = STANCES.get(row["stance"], "unknown"), frozenset(row["after"].split())
        for number, form in enumerate(row["words"].split()):
            words = tuple(form.split("_"))
            shape = FORMS[min(number, 3)] if row["part"] in VERBS else ""
            found.setdefault(words[0], []).append(Wording(words, row["part"], stance, after, shape))
    wordings = {first: tuple(sorted(items, key=lambda item: -len(item.words))) for first, items in found.items()}
    antecedents = {row["noun"]: frozenset(row["types"].split()) for row in codebook.rows("antecedents")}
    return Lexicon(wordings, antecedents)


@dataclass(frozen=True, slots=True)
class Term:
    """A wording at its place: from the word numbered `first` up to `last`, which no longer belongs to it."""

    wording: Wording
    first: int
    last: int


class Line:
    """One sentence as a row of words and marks; `raw` as written, `low` in lower case."""

    def __init__(self, scope: Span, text: str) -> None:
        found = list(TOKEN.finditer(text, scope.start, scope.end))[:LONGEST_SENTENCE]
        self.scope = scope
        self.spans = [Span(*match.span()) for match in found]
        self.raw = [match.group() for match in found]

    @cached_property
    def low(self) -> list[str]:
        """The words in lower case."""
        return [word.lower() for word in self.raw]

    def terms(self, lexicon: Lexicon) -> dict[int, list[Term]]:
        """Return the wordings that stand in the sentence, by the number of their first word, longest first."""
        found: dict[int, list[Term]] = {}
        for number, word in enumerate(self.low):
            if not (word in lexicon.wordings and self._is_common(number)):
                continue
            for wording in lexicon.wordings[word]:
                end = number + len(wording.words)
                if len(wording.words) == 1 or tuple(self.low[number:end]) == wording.words:
                    found.setdefault(number, []).append(Term(wording, number, end))
        return found

    def _is_common(self, number: int) -> bool:
        """Tell whether a word is no name: in lower case, first in its sentence, or in a headline of capitals."""
        return self.raw[number][0].islower() or number == 0 or self._is_headline

    @cached_property
    def _is_headline(self) -> bool:
        long = [word for word in self.raw if len(word) > 3]
        return sum(word[0].isupper() for word in long) > HEADLINE_CAPITALS * len(long)

    def word(self, number: int) -> str:
        """Return a word in lower case; nothing where the sentence has none."""
        return self.low[number] if 0 <= number < len(self.low) else ""

    def number_from(self, place: int) -> int:
        """Return the number of the first word that begins at a place or behind it."""
        return bisect_left(self.spans, Span(place, 0))

    def span(self, first: int, last: int) -> Span:
        """Return where the words from `first` up to `last` stand."""
        return Span(self.spans[first].start, self.spans[last - 1].end)

    def stretch(self, first: int, last: int) -> Span:
        """Return the same, empty where there is no such word."""
        last = min(last, len(self.spans))
        return self.span(first, last) if 0 <= first < last else Span(self.scope.end, self.scope.end)


def lines_of(doc: Document) -> Iterator[Line]:
    """Yield the sentences of a document as rows of words."""
    for mark in doc.of_kind(Sentence):
        yield Line(mark.span, doc.text)
