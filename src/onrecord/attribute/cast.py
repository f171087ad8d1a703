"""Look up who is meant at a place of the text: the entities of an article, by their mentions."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.document import Document, Span
from onrecord.document.marks import Mention, Sentence
from onrecord.document.records import Entity, EntityMention, MentionKind

REACH = 300
"""Characters before a place in which a mention that covers it may begin; longer mentions are not looked for."""
MOST = 200
"""Mentions of one entity that are looked through; a text of megabytes has thousands."""
WINDOW = 600
"""Characters before and behind some words in which their sentence is looked at; no sentence for readers is so long."""
AGENCY = re.compile(r"[^\n]{0,80}?\(([^()\n]{2,30})\)\s*[-–—]{1,2}\s")
"""The sign of an agency in its dateline: *PARIS, 3 March (AFP) —*."""

BODY = re.compile(
    r"\b(?:Ministry|Department|Commission|Council|Authority|Union|Party|Government|Office|Embassy|Institute|Foundation|Company|Bank|Agency|Army|Police|Committee|Court|University|Association|Federation)\b"
)
NEWS_BODY = re.compile(r"\b(?:news|press|wire)\s(?:agency|service|site|organi[sz]ation|group)\s$", re.IGNORECASE)
PLACE_LEAD = re.compile(r"\b(?:in|across|into|throughout)\s$")
"""Words that stand before places and never before people."""
OF_STATE = re.compile(
    r"[’']s?\s(?:[\w-]+\s){0,3}?(?:ministry|army|navy|air force|armed forces|military|parliament|government|embassy"
    r"|(?:foreign|prime|defen[cs]e|interior|finance|energy|trade|justice|health) ministers?|central bank|border|capital"
    r"|coast|coastguard|territory|economy|airspace|ambassador)\b",
    re.IGNORECASE,
)
"""What states have and people do not: *Tarvonia's foreign minister*."""
CAPITALISED = re.compile(r"\b[A-Z]\w+")
STATE_OF = re.compile(r"\b(?:[Mm]inistry of [\w\s]{3,30}|[Gg]overnment|[Rr]epublic|[Kk]ingdom) of\s$")
PRESS = re.compile(r"\b(?:Press|News|Wire)\b")
"""A body that publishes its own text (a press release) speaks in it as a source, not as the author."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One mention of an entity, or a name that the reader found and no entity claims."""

    span: Span
    kind: MentionKind
    label: str
    entity: Entity | None


class Cast:
    """Who appears in an article, by place; and by which names the article speaks of its own outlet."""

    def __init__(self, doc: Document, outlet_nouns: frozenset[str] = frozenset()) -> None:
        self.text = doc.text
        self.figures = _figures(doc)
        self._starts = [figure.span.start for figure in self.figures]
        self.own_names = _own_names(doc)
        self.called_places = _called_places(self.figures, doc.text)
        self.called_outlets = _called_outlets(self.figures, doc.text, outlet_nouns)
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


def _called_outlets(figures: Sequence[Figure], text: str, outlet_nouns: frozenset[str]) -> frozenset[str]:
    """Return the ids of entities that the article calls an outlet somewhere: *the newspaper Slovo*."""
    found: set[str] = set()
    for figure in figures:
        if figure.kind == "name" and figure.entity is not None and figure.label != "country":
            lead = text[max(0, figure.span.start - 30) : figure.span.start]
            before = re.search(r"(\w+)\s$", lead)
            if NEWS_BODY.search(lead):
                found.add(figure.entity.id)
            behind = re.match(
                r",\s(?:an?|the)\s(?:[\w-]+\s){0,3}?(\w+)\b", text[figure.span.end : figure.span.end + 60]
            )
            if any(match and match[1].lower() in outlet_nouns for match in (before, behind)):
                found.add(figure.entity.id)
    return frozenset(found)


def _called_places(figures: Sequence[Figure], text: str) -> frozenset[str]:
    """Return the ids of entities of one word that the article treats as places, whatever the reader takes them for."""
    words = frozenset(CAPITALISED.findall(text))
    return frozenset(
        figure.entity.id
        for figure in figures
        if figure.kind == "name" and figure.entity is not None and " " not in (figure.entity.name or " ")
        if _is_called_place(figure.span, text) or _has_people(figure.entity.name or "", words)
    )


def _has_people(name: str, words: frozenset[str]) -> bool:
    """Tell whether the text has the word for a state's people: *Tarvonian* beside *Tarvonia*, *Saavani* beside *Saavan*."""
    forms = (f"{name}n", f"{name}ns") if name.endswith("a") else (f"{name}i", f"{name}is")
    return not words.isdisjoint(forms)


def _is_called_place(span: Span, text: str) -> bool:
    lead = text[max(0, span.start - 60) : span.start]
    if PLACE_LEAD.search(lead) or STATE_OF.search(lead):
        return True
    genitive = span.end - 2 if text[span.start : span.end].endswith(("'s", "’s")) else span.end
    return OF_STATE.match(text, genitive) is not None


def _own_names(doc: Document) -> frozenset[str]:
    names = [doc.article.outlet or ""]
    if match := AGENCY.match(doc.text.lstrip()[:200]):
        names.append(match[1])
    plain = {_plain_name(name) for name in names if not BODY.search(name) or PRESS.search(name)}
    short = {re.sub(r" (?:news|online|digest|live|\d+)$", "", name) for name in plain}
    return frozenset((plain | short) - {""})


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
