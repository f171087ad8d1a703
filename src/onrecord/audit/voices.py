"""Who speaks in an article, as the rules ask for it: statements, entities, and the unnamed sources among them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.codebook import Codebook
from onrecord.document import Document, Spans, words_of
from onrecord.document.records import Entity, Hop, Statement

SURE = 0.5
"""Confidence of a statement from which a sign or a failed rule may hang on it: more likely right than not.
No result on 68 reputable articles changes from 0 to .8 (PolNeAR dev, sweep 0, .5, .7, .8, .9, 2026-11-23)."""
UNNAMED = ("unnamed-person", "unnamed-group")
NAMED = ("named-person", "named-organization", "outlet", "document")
INSIDE = ("saw-document", "briefed")
"""Ways of knowing that mark somebody as an informant whatever the noun; those who took part may be a crowd."""
PLURAL = re.compile(
    r"\b(?:sources|insiders|people|persons|individuals|those|figures|leakers|informants|whistle-?blowers|tipsters|"
    r"officials|aides|advis[eo]rs|diplomats|operatives|staffers|executives|negotiators|envoys|participants|delegates|"
    r"ministers|lawmakers|legislators|strategists|bureaucrats|servants|commanders|officers|agents|bankers|lawyers|"
    r"employees|members)\b",
    re.IGNORECASE,
)
COUNT = re.compile(
    r"\b(?:\d+|one|two|both|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a dozen|(?:a )?(?:couple|pair))\b",
    re.IGNORECASE,
)
SOME = re.compile(
    r"^(?:at least |about |some |the |all )?(?:a|an|\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen"
    r"|another|second|third|couple|pair)\b",
    re.IGNORECASE,
)
"""How the words begin that mean one person or a number of them: *a senior official*, *at least two aides*."""
PARTITIVE = re.compile(r"^[\w ]{0,20}\bof\s", re.IGNORECASE)
BEHIND_HEAD = re.compile(r"[,(]|\s(?:that|which|who|whose|from|of|for|to|with|in|at|on|by|about)\s", re.IGNORECASE)
BACK = re.compile(
    r"^(?:the|this|that|these|those|his|her|its|their|he|she|they|both|same|one of)\b(?![^,]*[’']s\s)", re.IGNORECASE
)
"""Words that point back at a source which was introduced before: *the officials*, not *the Courier's sources*."""


@dataclass(frozen=True, slots=True)
class Informant:
    """One unnamed source with all that it says.

    `words` are those by which the text introduces it, `wordings` all that it has for it.
    """

    words: str
    wordings: tuple[str, ...]
    spans: Spans
    kind: str
    statements: tuple[Statement, ...]
    hops: tuple[Hop, ...]

    @property
    def is_plural(self) -> bool:
        """Tell whether the words mean several persons."""
        return PLURAL.search(self.words) is not None

    @property
    def is_counted(self) -> bool:
        """Tell whether the text says how many they are."""
        return any(hop.count is not None for hop in self.hops) or any(map(COUNT.search, self.wordings))

    @property
    def has_reason(self) -> bool:
        """Tell whether the text says with any of its statements why it is not named."""
        return any(item.anonymity_reason for item in self.statements)

    @property
    def confidence(self) -> float:
        """How sure the finder is of the surest of its statements."""
        return max((item.confidence for item in self.statements), default=0.0)


@dataclass(frozen=True, slots=True)
class Voices:
    """Statements, silences and informants of one article."""

    statements: tuple[Statement, ...]
    silences: tuple[Statement, ...]
    entities: Mapping[str, Entity]
    informants: tuple[Informant, ...]

    def speaker_of(self, statement: Statement) -> Entity | None:
        """Return the entity that a statement's last hop means, None where none was found."""
        return self.entities.get(statement.speaker or "")


def hear(doc: Document, *, codebook: Codebook) -> Voices:
    """Return who speaks in a document."""
    found = doc.of_kind(Statement)
    statements = tuple(item for item in found if item.kind == "statement")
    kinds = codebook.made(_informant_kinds)
    entities = {entity.id: entity for entity in doc.of_kind(Entity)}
    return Voices(
        statements=statements,
        silences=tuple(item for item in found if item.kind != "statement"),
        entities=entities,
        informants=tuple(_informants(statements, entities, doc.text, kinds)),
    )


def origin(statement: Statement) -> Hop | None:
    """Return the last hop of a statement's chain, None where only the article is known."""
    return statement.chain[-1] if len(statement.chain) > 1 else None


def origin_words(statement: Statement, text: str) -> str:
    """Return the words by which the text means a statement's origin."""
    hop = origin(statement)
    return _plain(_origin_spans(statement), text) or (hop.name if hop is not None else None) or ""


def _informants(
    statements: Sequence[Statement],
    entities: Mapping[str, Entity],
    text: str,
    kinds: Sequence[tuple[re.Pattern[str], str]],
) -> Iterator[Informant]:
    groups: dict[str, list[Statement]] = {}
    for number, item in enumerate(statements):
        if item.source_type in UNNAMED:
            groups.setdefault(item.speaker or f"no entity {number}", []).append(item)
    for id_, items in groups.items():
        hops = tuple(hop for item in items if (hop := origin(item)) is not None)
        places = [spans for item in items if (spans := _origin_spans(item))]
        places += _nominals(entities.get(id_))
        places.sort(key=lambda spans: (spans[0].start, -spans[0].end))
        wordings = tuple(dict.fromkeys(_plain(spans, text) for spans in places))
        found = next((kind for words in wordings if (kind := _kind(words, items, hops, kinds))), None)
        if found is not None:
            first = next((spans for spans in places if not points_back(_plain(spans, text))), places[0])
            yield Informant(_plain(first, text), wordings, first, found, tuple(items), hops)


def points_back(words: str) -> bool:
    """Tell whether words mean a source that was introduced before."""
    return not words or BACK.match(words) is not None


def _origin_spans(statement: Statement) -> Spans:
    hop = origin(statement)
    return hop.spans if hop is not None and hop.spans else statement.source


def _nominals(entity: Entity | None) -> list[Spans]:
    """Return the places at which an entity is described, those by a pronoun or a name left out."""
    mentions = entity.mentions if entity is not None else ()
    return [mention.spans for mention in mentions if mention.kind == "nominal" and mention.spans]


def _plain(spans: Spans, text: str) -> str:
    return " ".join(words_of(spans, text, joint=" ").split())


def head_of(words: str) -> str:
    """Return the words of a source up to what stands behind its noun: *one of his aides in Orlen* is *his aides*."""
    partitive = PARTITIVE.match(words)
    left = words[partitive.end() :] if partitive else words
    return BEHIND_HEAD.split(left, maxsplit=1)[0]


def _kind(
    words: str, items: Sequence[Statement], hops: Sequence[Hop], kinds: Sequence[tuple[re.Pattern[str], str]]
) -> str | None:
    """Return what makes words those of an informant; officials in general speak for their body and are none."""
    is_hidden = any(item.anonymity_spans for item in items) or any(hop.access in INSIDE for hop in hops)
    for pattern, kind in kinds:
        if pattern.search(words if kind == "bare" else head_of(words)):
            return kind if kind == "bare" or is_hidden or SOME.match(words) else None
    return "staff" if is_hidden and words else None


def _informant_kinds(codebook: Codebook) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row["pattern"], re.IGNORECASE), row["kind"]) for row in codebook.rows("informants"))
