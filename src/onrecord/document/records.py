"""The records that onrecord writes: the contract of schema `onrecord/1`, field by field.

What stages yield, the store keeps and exports read are these structs; JSON, columns and REST
answers carry these names. Offsets are code points into `Reading.text`. Unknown is `None`.

Source: the words `source`, `cue`, `content` as in PARC and PolNeAR; `certainty` and `polarity`
after FactBank (Saurí and Pustejovsky 2009); event types, modes and sectors after PLOVER 2.0.
"""

from datetime import date, datetime
from typing import Literal

import msgspec

from onrecord.document.spans import Spans

SCHEMA = "onrecord/1"

BlockKind = Literal["boilerplate", "title", "dateline", "paragraph", "list", "caption"]
EntityKind = Literal["person", "organization", "country", "place", "group", "outlet", "account", "document", "other"]
MentionKind = Literal["name", "nominal", "pronoun"]
Mandate = Literal["official", "claimed", "disputed", "none", "unknown"]
StatementKind = Literal["statement", "no-comment", "no-response"]
QuotationKind = Literal["direct", "indirect", "mixed"]
Medium = Literal["interview", "speech", "press-release", "document", "social-media", "leak", "broadcast", "unknown"]
SourceType = Literal[
    "named-person",
    "named-organization",
    "outlet",
    "document",
    "social-account",
    "unnamed-person",
    "unnamed-group",
    "author",
    "none",
]
HopKind = Literal[
    "article",
    "named-person",
    "named-organization",
    "outlet",
    "document",
    "social-account",
    "unnamed-person",
    "unnamed-group",
    "author",
    "none",
]
Access = Literal["took-part", "saw-document", "briefed", "second-hand", "unknown"]
Certainty = Literal["asserted", "alleged", "possible", "probable", "opinion", "question", "hypothetical", "denied"]
Polarity = Literal["positive", "negative"]
Realis = Literal["actual", "planned", "threatened", "requested", "predicted", "hypothetical"]
Sourcing = Literal["own-voice", "attributed", "hearsay", "accusation"]
EventStatus = Literal[
    "denied",
    "planned",
    "threatened",
    "requested",
    "predicted",
    "hypothetical",
    "negated",
    "alleged",
    "reported",
    "asserted",
]
Channel = Literal["official", "back-channel", "intermediary", "track-1.5", "track-2", "public-statement", "unknown"]
Stance = Literal["alarm", "disapproval", "approval", "neutral", "mixed", "unknown"]
Severity = Literal["high", "medium", "low"]
CheckResult = Literal["pass", "fail", "undecidable"]


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """What every record shares: it is never changed once it is built."""

    def _repr_html_(self) -> str:
        """Return the record as a small table, which notebooks show."""
        from onrecord.document.notebook import html_of

        return html_of(self)


class Interval(Record, frozen=True, rename={"from_": "from"}):
    """A day or a stretch of days; an end that is not known stays open."""

    from_: date | None = None
    to: date | None = None
    spans: Spans = ()


class Dateline(Record, frozen=True):
    """Where and when the text says that it was written."""

    place: str | None = None
    day: date | None = None
    spans: Spans = ()


class Link(Record, frozen=True):
    """An address that the article links to; no spans where the linked words are not in the text."""

    url: str
    spans: Spans = ()


class Article(Record, frozen=True):
    """One published text and what is known of its publication; `id` is the SHA-256 of the text."""

    id: str
    input: str
    title: str | None = None
    outlet: str | None = None
    byline: tuple[str, ...] = ()
    url: str | None = None
    language: str | None = None
    published_at: datetime | None = None
    retrieved_at: datetime | None = None
    dateline: Dateline | None = None
    links: tuple[Link, ...] = ()


class Block(Record, frozen=True):
    """A piece of the page's structure: what is headline, paragraph, or furniture inside the body."""

    kind: BlockKind
    spans: Spans


class EntityMention(Record, frozen=True):
    """One place where an entity is named, described or pointed at."""

    kind: MentionKind
    spans: Spans


class Entity(Record, frozen=True):
    """Somebody or something that the article speaks of, with all its mentions."""

    id: str
    key: str
    kind: EntityKind
    name: str | None
    description: str | None = None
    description_spans: Spans = ()
    mentions: tuple[EntityMention, ...] = ()
    country: str | None = None
    sectors: tuple[str, ...] = ()
    mandate: Mandate = "unknown"
    ids: dict[str, str | None] = msgspec.field(default_factory=lambda: {"wikidata": None})
    why: str = ""


class Nested(Record, frozen=True):
    """An attribution inside the content of another."""

    source: Spans = ()
    cue: Spans = ()
    content: Spans = ()


class Hop(Record, frozen=True):
    """One link of a chain, from the page (the outermost) to the origin (the last)."""

    kind: HopKind
    name: str | None = None
    entity: str | None = None
    spans: Spans = ()
    count: int | None = None
    access: Access = "unknown"


class Statement(Record, frozen=True):
    """One attribution: somebody is given by the text as the origin of something."""

    id: str
    key: str
    kind: StatementKind = "statement"
    source: Spans = ()
    cue: Spans = ()
    content: Spans = ()
    nested: tuple[Nested, ...] = ()
    quotation: QuotationKind = "indirect"
    medium: Medium = "unknown"
    source_entity: str | None = None
    speaker: str | None = None
    source_type: SourceType = "none"
    expert: bool = False
    chain: tuple[Hop, ...] = ()
    certainty: Certainty = "asserted"
    polarity: Polarity = "positive"
    anonymity_reason: str | None = None
    anonymity_spans: Spans = ()
    inferred: tuple[str, ...] = ()
    confidence: float = 0.0
    why: str = ""


class Place(Record, frozen=True):
    """Where an event is told to have happened."""

    name: str
    entity: str | None = None
    country: str | None = None
    spans: Spans = ()


class Figure(Record, frozen=True):
    """A number that the text gives, with what it counts."""

    value: str
    unit: str | None = None
    spans: Spans = ()


class Event(Record, frozen=True):
    """One mention of a deed, with its standing; two mentions are never merged, only linked."""

    id: str
    key: str
    type: str
    mode: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    channel: Channel = "unknown"
    topic: tuple[str, ...] = ()
    place: Place | None = None
    day: Interval | None = None
    figures: tuple[Figure, ...] = ()
    realis: Realis = "actual"
    polarity: Polarity = "positive"
    sourcing: Sourcing = "own-voice"
    denied_by: tuple[str, ...] = ()
    status: EventStatus = "asserted"
    according_to: tuple[str, ...] = ()
    evidence: Spans = ()
    trigger: Spans = ()
    same_as: str | None = None
    confidence: float = 0.0
    why: str = ""


class Likelihood(Record, frozen=True):
    """Words of likelihood and the range that readers attach to them; no range for "could"."""

    spans: Spans
    low: float | None = None
    high: float | None = None


class Prediction(Record, frozen=True):
    """What somebody says will or may come."""

    id: str
    key: str
    content: Spans
    forecaster: str | None = None
    event: str | None = None
    according_to: str | None = None
    condition: Spans = ()
    condition_event: str | None = None
    likelihood: Likelihood | None = None
    horizon: Interval | None = None
    resolvable: bool = False
    why: str = ""


class Reaction(Record, frozen=True):
    """How somebody takes an event."""

    id: str
    key: str
    holder: str | None
    toward: str | None
    stance: Stance
    spans: Spans
    according_to: str | None = None


class Sign(Record, frozen=True):
    """Something on the page that a person should look at, with the place and the reason."""

    kind: str
    severity: Severity
    spans: Spans = ()
    why: str = ""


class Check(Record, frozen=True):
    """The result of one newsroom rule."""

    rule: str
    title: str
    result: CheckResult
    spans: Spans = ()
    why: str = ""


class Rejected(Record, frozen=True):
    """What a stage saw and left out, with the reason."""

    stage: str
    reason: str
    spans: Spans = ()


class By(Record, frozen=True):
    """Which version and which trained reader made a reading."""

    onrecord: str
    model: str
    model_sha256: str


class Reading(Record, frozen=True):
    """Everything that onrecord found in one article."""

    schema: str
    by: By
    article: Article
    text: str
    blocks: tuple[Block, ...] = ()
    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    predictions: tuple[Prediction, ...] = ()
    reactions: tuple[Reaction, ...] = ()
    signs: tuple[Sign, ...] = ()
    checks: tuple[Check, ...] = ()
    rejected: tuple[Rejected, ...] = ()
