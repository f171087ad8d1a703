"""What an article claims: its events grouped by the deed they tell of, with those who vouch for or deny it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from onrecord.audit.layout import Layout
from onrecord.audit.voices import SURE, UNNAMED, Voices
from onrecord.document import Document, Span, hull
from onrecord.document.marks import Hedge
from onrecord.document.near import Near
from onrecord.document.records import Article, Event, Statement

SURE_OF_EVENTS = 0.8
"""Confidence of an event from which a failed rule may hang on it; to be measured on reputable articles once events are found."""
HIDDEN_DEEDS = frozenset(("ASSAULT", "COERCE", "MOBILIZE"))
"""Types of deeds at which reporters are seldom present, so that somebody must stand up for them."""
MOST_HEARD = 50
"""Statements behind a place that are asked whether somebody else speaks."""
BACKGROUND_YEARS = 1
HIGH_PARAGRAPHS = 2
"""Paragraphs at the top of a text in which the source of its main claim stands."""
FEWEST_WORDS = 8
"""Words from which a line counts as a paragraph; shorter ones are headings, datelines and bylines."""
VOUCHING = re.compile(
    r"\b(?:according|sa(?:id|ys?|ying)|t(?:old|ells?)|report(?:s|ed|edly|ing)?|alleg\w+|claim\w*|accus\w+|announc\w+|confirm\w*|den(?:y|ies|ied)"
    r"|officials?|police|spokes\w+|statements?|witness\w*|sources?|authorities|ministry|prosecutors?|court|charged|convicted|show(?:s|ed)?"
    r"|data|figures|records?|documents?|footage|video|believed|thought|apparent\w*|suspect\w*|investigat\w+|added|wrote|warned|argu\w+"
    r"|saw|seen|watched|heard|visited by a reporter|our reporter|this newspaper)\b",
    re.IGNORECASE,
)
"""Words that may name a source where the reader found none; a rule that asks for a source leaves such sentences open."""
SUBORDINATE = re.compile(
    r"\b(?:after|since|following|who|whose|which|when|where|in the wake of|in the aftermath of|anniversary|because|although|though|before|until"
    r"|had|years? ago|decades? ago|last year|in the past|once|former(?:ly)?|previous\w*|earlier)\b",
    re.IGNORECASE,
)
YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
CLAUSE = 80
"""Characters before a deed's words in which it is looked for what makes them background."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One deed with all its mentions in reading order, headline included, and the statements on it."""

    mentions: tuple[Event, ...]
    statements: tuple[Statement, ...]
    denials: tuple[Statement, ...]

    @property
    def first(self) -> Event:
        """The mention that comes first in the text."""
        return self.mentions[0]

    @property
    def is_contested(self) -> bool:
        """Tell whether the article itself shows that the deed is in dispute."""
        return bool(self.denials) or any(event.status in ("denied", "alleged") for event in self.mentions)

    @property
    def is_disputable(self) -> bool:
        """Tell whether somebody must vouch for it: it is in dispute, or of a kind that is done out of sight."""
        return self.is_contested or self.first.type in HIDDEN_DEEDS or self.first.channel == "back-channel"


class Claims:
    """All claims of an article by the place of their first mention, and what helps to judge them."""

    def __init__(self, doc: Document, layout: Layout, voices: Voices, claims: Sequence[Claim]) -> None:
        self.all = tuple(claims)
        self._doc, self._layout, self._voices = doc, layout, voices

    @cached_property
    def main(self) -> Claim | None:
        """The claim that most statements point to, the earlier of two; None where no statement points to any."""
        told = [claim for claim in self.all if claim.statements]
        return max(told, key=lambda claim: len(claim.statements), default=None)

    @cached_property
    def _vouched(self) -> Near[object]:
        statements = (
            ((*item.source, *item.cue, *item.content), item)
            for item in (*self._voices.statements, *self._voices.silences)
        )
        hedges = ((mark.spans, mark) for mark in self._doc.of_kind(Hedge))
        return Near([*statements, *hedges])

    @cached_property
    def attributed_types(self) -> frozenset[str]:
        """Types of the events for which anybody but the article vouches."""
        return frozenset(event.type for claim in self.all for event in claim.mentions if not is_own(event))

    def has_spoken_between(self, start: int, end: int, *, beside: frozenset[str | None]) -> bool:
        """Tell whether anybody else is heard between two places, the first statements behind the first looked at."""
        first = bisect_left(self._heard, (start, ""))
        nearest = self._heard[first : first + MOST_HEARD]
        return any(place < end and speaker not in beside for place, speaker in nearest)

    @cached_property
    def _heard(self) -> list[tuple[int, str]]:
        sure = (item for item in self._voices.statements if item.confidence >= SURE and item.speaker)
        return sorted((start_of(item), item.speaker or "") for item in sure)

    def in_title(self, event: Event) -> bool:
        """Tell whether a mention stands in the headline."""
        return any(span.contains(event.trigger[0]) for span in self._layout.title_spans) if event.trigger else False

    def sentence_of(self, event: Event) -> Span:
        """Return the sentence that a mention stands in, its own words where none holds it."""
        return self._layout.sentence_at(place_of(event)) or hull(event.evidence or event.trigger or (Span(0, 0),))

    def paragraph_number(self, place: int) -> int | None:
        """Return how many paragraphs of the body stand before the one that holds a place."""
        number = bisect_right(self._paragraph_ends, place)
        return number if number < len(self.paragraphs) else None

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """The paragraphs of the body that are long enough to be text."""
        body = (span for span in self._layout.body if span not in self._layout.title_spans)
        return tuple(span for span in body if len(span.of(self._doc.text).split()) >= FEWEST_WORDS)

    @cached_property
    def _paragraph_ends(self) -> list[int]:
        return [span.end for span in self.paragraphs]

    def may_have_source(self, sentence: Span) -> bool:
        """Tell whether anything in a sentence may name a source, found by the reader or not."""
        if self._vouched.is_touched((sentence,)) or self._layout.quotations_in(sentence):
            return True
        return VOUCHING.search(self._doc.text, sentence.start, sentence.end) is not None

    def next_sentence(self, sentence: Span) -> Span | None:
        """Return the sentence behind one in the same paragraph."""
        paragraph = self._layout.paragraph_at(sentence.start)
        number = bisect_right(self._layout.sentences, sentence)
        following = self._layout.sentences[number] if number < len(self._layout.sentences) else None
        return following if following is not None and paragraph is not None and paragraph.contains(following) else None

    def is_background(self, event: Event) -> bool:
        """Tell whether a mention only recalls what is long past or told beside the point."""
        sentence, today = self.sentence_of(event), day_of(self._doc.article)
        latest = event.day.to or event.day.from_ if event.day is not None else None
        if latest is not None and today is not None and (today - latest).days > 365 * BACKGROUND_YEARS:
            return True
        years = [int(word) for word in YEAR.findall(self._doc.text, sentence.start, sentence.end)]
        if years and (today is None or min(years) < today.year):
            return True
        start = max(sentence.start, place_of(event) - CLAUSE)
        return SUBORDINATE.search(self._doc.text, start, place_of(event)) is not None


def gather_claims(doc: Document, layout: Layout, voices: Voices) -> Claims:
    """Return the claims of a document; none where no events were found."""
    events = sorted((event for event in doc.of_kind(Event) if event.trigger or event.evidence), key=place_of)
    known = {event.id: event for event in doc.of_kind(Event)}
    statements = {item.id: item for item in voices.statements}
    groups: dict[str, list[Event]] = {}
    for event in events:
        groups.setdefault(_root(event, known), []).append(event)
    return Claims(doc, layout, voices, [_claim(group, statements) for group in groups.values()])


def _root(event: Event, known: Mapping[str, Event]) -> str:
    """Return the first mention's id; links that lead in a ring or nowhere end where they are."""
    seen = {event.id}
    while event.same_as is not None and event.same_as not in seen and event.same_as in known:
        event = known[event.same_as]
        seen.add(event.id)
    return event.id


def _claim(mentions: Sequence[Event], statements: Mapping[str, Statement]) -> Claim:
    def found(ids: Iterable[str]) -> tuple[Statement, ...]:
        return tuple(statements[id_] for id_ in dict.fromkeys(ids) if id_ in statements)

    return Claim(
        mentions=tuple(mentions),
        statements=found(id_ for event in mentions for id_ in event.according_to),
        denials=found(id_ for event in mentions for id_ in event.denied_by),
    )


def place_of(event: Event) -> int:
    """Return where a mention begins."""
    return (event.trigger or event.evidence or (Span(0, 0),))[0].start


def start_of(statement: Statement) -> int:
    """Return where a statement begins."""
    spans = (*statement.source, *statement.cue, *statement.content)
    return hull(spans).start if spans else 0


def is_own(event: Event) -> bool:
    """Tell whether nobody but the article vouches for a mention."""
    return event.sourcing == "own-voice" and not event.according_to


def is_told_as_fact(event: Event) -> bool:
    """Tell whether the article tells in its own voice that it happened."""
    return event.status == "asserted" and is_own(event)


def origins_of(statements: Iterable[Statement]) -> frozenset[str]:
    """Return the independent origins of statements: each who is named, and all who are not as one."""
    found: set[str] = set()
    for item in statements:
        hop = item.chain[-1] if len(item.chain) > 1 else None
        if item.source_type in UNNAMED:
            found.add("unnamed")
        elif item.source_type not in ("none", "author"):
            found.add(
                item.speaker or (hop.entity or hop.name if hop is not None else None) or item.source_entity or item.id
            )
    return frozenset(found)


def day_of(article: Article) -> date | None:
    """Return the day of publication, else that of the dateline."""
    if article.published_at is not None:
        return article.published_at.date()
    return article.dateline.day if article.dateline is not None else None
