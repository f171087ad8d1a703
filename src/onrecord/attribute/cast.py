"""Look up who is meant at a place of the text: the entities of an article, by their mentions."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from onrecord.attribute.called import Figure, find_called
from onrecord.attribute.lexicon import Lexicon
from onrecord.codebook import Outlets
from onrecord.document import Document, Span
from onrecord.document.marks import Mention, Quotation, Sentence
from onrecord.document.near import Near
from onrecord.document.records import Entity, EntityMention

REACH = 300
"""Characters before a place in which a mention that covers it may begin; longer mentions are not looked for."""
MOST = 200
"""Mentions of one entity that are looked through; a text of megabytes has thousands."""
WINDOW = 600
"""Characters before and behind some words in which their sentence is looked at; no sentence for readers is so long."""
LONGEST_TEXT = 20_000
"""Characters of an article in which its publisher is looked for as somebody who says *we*."""
WE = re.compile(r"\b(?:[Ww]e|[Oo]urs?|us)\b")
AGENCY = re.compile(r"[^\n]{0,80}?\(([^()\n]{2,30})\)\s*[-–—]{1,2}\s")
"""The sign of an agency in its dateline: *PARIS, 3 March (AFP) —*."""


class Cast:
    """Who appears in an article, by place; and by which names the article speaks of its own outlet."""

    def __init__(self, doc: Document, lexicon: Lexicon) -> None:
        self.text = doc.text
        self.figures = _figures(doc)
        self._starts = [figure.span.start for figure in self.figures]
        self.own_names = _own_names(doc, lexicon.outlets)
        self.called = find_called(self.figures, doc.text, lexicon)
        self.sentences = [mark.span for mark in doc.of_kind(Sentence)]
        self._sentence_starts = [span.start for span in self.sentences]

    def at(self, span: Span) -> Figure | None:
        """Return who is meant by these words: the shortest mention that covers them, names first."""
        covering = [figure for figure in self.overlapping(span) if figure.span.contains(span)]
        return min(covering, key=lambda figure: (figure.entity is None, len(figure.span)), default=None)

    def overlapping(self, span: Span) -> list[Figure]:
        """Return all mentions that share a character with these words, in reading order."""
        stop = bisect_right(self._starts, span.end - 1)
        first = bisect_right(self._starts, span.start - REACH)
        return [figure for figure in self.figures[first:stop] if figure.span.overlaps(span)]

    def sentence_at(self, place: int) -> Span | None:
        """Return the sentence that holds a place, or None between sentences."""
        number = bisect_right(self._sentence_starts, place) - 1
        if number < 0 or self.sentences[number].end <= place:
            return None
        return self.sentences[number]

    def about(self, anchor: Span) -> Span | None:
        """Return the sentence of some words, cut where it goes on without end; None between sentences."""
        sentence = self.sentence_at(anchor.start)
        if sentence is None:
            return None
        return Span(
            max(sentence.start, anchor.start - WINDOW), min(sentence.end, max(anchor.end, anchor.start) + WINDOW)
        )

    def sentences_at(self, anchors: Iterable[Span]) -> list[Span]:
        """Return the sentences of some words as `about` cuts them, each once, in the order of the words."""
        found = (self.about(anchor) for anchor in anchors)
        return list(dict.fromkeys(sentence for sentence in found if sentence is not None))

    def sentence_after(self, place: int) -> Span | None:
        """Return the first sentence that begins at or behind a place."""
        number = bisect_left(self._sentence_starts, place)
        return self.sentences[number] if number < len(self.sentences) else None

    def is_own(self, name: str) -> bool:
        """Tell whether a name is that of the article's own outlet, in full or its last words."""
        words = _plain_name(name)
        return bool(words) and any(own == words or own.endswith(f" {words}") for own in self.own_names)


def _figures(doc: Document) -> list[Figure]:
    found = [
        Figure(span, mention.kind, entity.kind, entity)
        for entity in doc.of_kind(Entity)
        for mention in entity.mentions
        for span in mention.spans
        if span
    ]
    taken = {figure.span for figure in found if figure.kind == "name"}
    found += [Figure(mark.span, mark.kind, mark.label, None) for mark in doc.of_kind(Mention) if mark.span not in taken]
    return sorted(found, key=lambda figure: (figure.span.start, figure.span.end))


def _own_names(doc: Document, outlets: Outlets) -> frozenset[str]:
    """Return the names by which the article speaks of its own outlet.

    A body that publishes its own text speaks in it as a source, unless it says *we* of itself.
    """
    outlet = doc.article.outlet or ""
    names = [outlet] if outlet and (outlets.is_press(outlet, doc.text) or _says_we(doc)) else []
    if match := AGENCY.match(doc.text.lstrip()[:200]):
        names.append(match[1])
    plain = {_plain_name(name) for name in names}
    short = {re.sub(r" (?:news|online|digest|live|\d+)$", "", name) for name in plain}
    return frozenset((plain | short | {_initials(outlet)}) - {""})


def _initials(name: str) -> str:
    """Return the initials of a name of several words, as *AFP* for *Agence France-Presse*, in lower case."""
    letters = "".join(re.findall(r"\b[A-Z]", name.removeprefix("The ")))
    return letters.lower() if len(letters) > 1 and " " in name else ""


def _says_we(doc: Document) -> bool:
    """Tell whether an article says *we* outside quotation marks."""
    quoted = Near((mark.spans, mark) for mark in doc.of_kind(Quotation))
    found = (Span(*match.span()) for match in WE.finditer(doc.text, 0, LONGEST_TEXT))
    return any(not quoted.is_touched((span,)) for span in found)


def _plain_name(name: str) -> str:
    words = re.sub(r"^(?:the|this)\s+", "", " ".join(name.lower().split()))
    return re.sub(r"[’']s?$", "", words)


def first_words(entity: Entity, text: str) -> str | None:
    """Return how the text first describes an entity that has no name."""
    first = next((mention for mention in entity.mentions[:MOST] if _describes(mention)), None)
    if first is None:
        return None
    words = first.spans[0].of(text)
    return " ".join(re.split(r"\s*[,;(]", words)[0].split()) or words


def _describes(mention: EntityMention) -> bool:
    return mention.kind != "pronoun" and bool(mention.spans)
