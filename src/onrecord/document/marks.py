"""Inner marks: what stages tell each other while one article is read. They are never stored.

A mark says where (`spans`) and who found it (`by`, finder and version). The trained reader yields
`Word`, `Sentence`, `Mention`, `Candidate` and `Deed`; `attribute` turns candidates and `Quotation` marks
into `Attribution` marks, whose spans are final and from which `Statement` records are built.
"""

from typing import Literal

import msgspec

from onrecord.document.records import MentionKind, QuotationKind, StatementKind
from onrecord.document.spans import Span, Spans

NameLabel = Literal["person", "organization", "place", "nationality"]


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """What every mark shares."""

    spans: Spans
    by: str

    @property
    def span(self) -> Span:
        """The first span; most marks have one only."""
        return self.spans[0]


class Word(Mark, frozen=True):
    """One word or punctuation mark, as the trained reader splits text."""


class Sentence(Mark, frozen=True):
    """One sentence; it never runs over a paragraph break."""


class Paragraph(Mark, frozen=True):
    """One paragraph of text, without the white space around it."""


class Quotation(Mark, frozen=True):
    """One quotation with its marks; `inside` are the words without them.

    `spans` has one span a paragraph where the quotation runs over paragraphs whose marks are
    reopened. `depth` is 0 for a quotation that stands in no other. `is_closed` is False where the
    closing mark is missing and the end was assumed. `is_scare` marks a word or phrase between
    quotation marks that keeps distance and says nothing (*the "accord"*).
    """

    inside: Spans
    depth: int = 0
    style: Literal["double", "single", "angle"] = "double"
    is_closed: bool = True
    is_scare: bool = False


class Hedge(Mark, frozen=True):
    """Words by which a text keeps its distance; `scope` is the sentence they stand in."""

    phrase: str
    scope: Span


class Mention(Mark, frozen=True):
    """A name that the trained reader found."""

    label: NameLabel
    kind: MentionKind = "name"
    confidence: float = 0.0


class Candidate(Mark, frozen=True):
    """An attribution as the trained reader proposes it; `spans` are those of its cue.

    `number` counts candidates in reading order; `parent` is the number of the candidate in whose
    content this one stands, None for an outermost one.
    """

    number: int
    parent: int | None
    source: Spans
    cue: Spans
    content: Spans
    confidence: float


class Deed(Mark, frozen=True):
    """An event as the trained reader proposes it; `spans` are those of its trigger.

    `type` may be `none`: the words look like an event and the reader holds them for no event. `chances`
    holds the reader's chance of each label of type, realis, sourcing and channel, and of `negative` and
    `denied`. The other fields are the words of each role.
    """

    type: str
    chances: dict[str, dict[str, float]]
    modes: tuple[str, ...] = ()
    trigger: Spans = ()
    actor: Spans = ()
    recipient: Spans = ()
    place: Spans = ()
    day: Spans = ()
    figure: Spans = ()
    holder: Spans = ()
    denial: Spans = ()


class Attribution(Mark, frozen=True):
    """Who says what by which words, its spans final; `spans` cover all three roles.

    `parent` is the `number` of the attribution whose content holds this one. `inferred` names what
    was carried over from another sentence: `carried_source` then points at the words that name the
    source there, which are no part of `source`.
    """

    number: int
    parent: int | None = None
    kind: StatementKind = "statement"
    source: Spans = ()
    cue: Spans = ()
    content: Spans = ()
    carried_source: Spans = ()
    quotation: QuotationKind = "indirect"
    inferred: tuple[str, ...] = ()
    confidence: float = 0.0
