"""Documents made by hand with deeds as the trained reader proposes them: `{E1|met}` `{A1|Karvia}` and labels."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime

from onrecord.annotate.sentences import find_paragraphs, find_sentences
from onrecord.attribute import find_hedges
from onrecord.codebook import Codebook
from onrecord.coding import find_events
from onrecord.document import Document, Span, Spans, text_id
from onrecord.document.marks import Deed
from onrecord.document.records import Article, Entity, EntityMention, Event, Rejected, Statement

CODEBOOK = Codebook()
OPEN = re.compile(r"\{([EARLWFHD])(\d+)\|")
ROLES = {
    "E": "trigger", "A": "actor", "R": "recipient", "L": "place", "W": "day", "F": "figure", "H": "holder", "D": "denial"
}  # fmt: skip
PUBLISHED = datetime(2026, 3, 4, 12, tzinfo=UTC)


def strip(marked: str) -> tuple[str, dict[int, dict[str, list[Span]]]]:
    """Return the plain text and the spans of each role of each deed."""
    plain, stack, i = "", [], 0
    found: dict[int, dict[str, list[Span]]] = {}
    while i < len(marked):
        if opening := OPEN.match(marked, i):
            stack.append((ROLES[opening[1]], int(opening[2]), len(plain)))
            i = opening.end()
            continue
        if marked[i] == "}" and stack:
            role, number, start = stack.pop()
            found.setdefault(number, {}).setdefault(role, []).append(Span(start, len(plain)))
        else:
            plain += marked[i]
        i += 1
    return plain, found


def deed(spans: Mapping[str, list[Span]], labels: str) -> Deed:
    """Return a deed of labels such as `MOBILIZE/troops actual positive hearsay`, each with a chance of .9.

    `label:0.5` gives another chance; `denied` and `negative` are labels of their own; a channel is one too.
    """
    chances: dict[str, dict[str, float]] = {
        "type": {"none": 0.05},
        "realis": {"actual": 0.05, "hypothetical": 0.04},
        "sourcing": {"own-voice": 0.04, "attributed": 0.03, "hearsay": 0.02, "accusation": 0.01},
        "channel": {"unknown": 0.05},
        "is": {"negative": 0.0, "denied": 0.0},
    }
    kind, modes = "none", ()
    for label in labels.split():
        name, _, chance = label.partition(":")
        part = _part_of(name)
        if part == "type":
            kind, _, mode = name.partition("/")
            modes, name = tuple(filter(None, mode.split(","))), kind
        chances[part][name] = float(chance or 0.9)
    roles = {role: tuple(spans.get(role, ())) for role in ROLES.values()}
    return Deed(spans=roles["trigger"], by="test", type=kind, chances=chances, modes=modes, **roles)


def _part_of(name: str) -> str:
    if name[0].isupper() or name == "none":
        return "type"
    if name in ("negative", "denied"):
        return "is"
    if name in ("own-voice", "attributed", "hearsay", "accusation"):
        return "sourcing"
    if name in ("official", "back-channel", "intermediary", "public-statement", "unknown"):
        return "channel"
    return "realis"


def document(marked: str, *labels: str) -> Document:
    """Return a document with its sentences, hedges and deeds, one line of labels for each deed."""
    text, found = strip(marked)
    doc = Document(Article(id=text_id(text), input="test", published_at=PUBLISHED), text)
    doc = doc.with_found([*find_paragraphs(text), *find_sentences(text)])
    doc = doc.with_found(find_hedges(doc, codebook=CODEBOOK))
    return doc.with_found(deed(found[i], line) for i, line in enumerate(labels, 1))


def with_entities(doc: Document, *names: str) -> Document:
    """Return the document with an entity for each name, mentioned wherever the words stand; `a|b` are one entity."""
    return doc.with_found(_entity(doc, number, line.split("|")) for number, line in enumerate(names, 1))


def _entity(doc: Document, number: int, words: list[str]) -> Entity:
    spans = sorted(
        Span(*match.span()) for word in words for match in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", doc.text)
    )
    mentions = tuple(EntityMention(kind="name", spans=(span,)) for span in spans)
    return Entity(id=f"e{number}", key=str(number), kind="country", name=words[0], mentions=mentions)


def with_statement(doc: Document, source: str, cue: str, content: str, *, certainty: str = "asserted") -> Document:
    """Return the document with one more statement, its parts given by their words."""
    number = len(doc.of_kind(Statement)) + 1
    spans = [_at(doc, words) for words in (source, cue, content)]
    return doc.with_found(
        [
            Statement(
                id=f"s{number}",
                key=str(number),
                source=spans[0],
                cue=spans[1],
                content=spans[2],
                certainty=certainty,  # type: ignore[arg-type]
            )
        ]
    )


def _at(doc: Document, words: str) -> Spans:
    start = doc.text.index(words) if words else -1
    return (Span(start, start + len(words)),) if words else ()


def events_of(doc: Document) -> list[Event]:
    """Return the events found."""
    return [found for found in find_events(doc, codebook=CODEBOOK) if isinstance(found, Event)]


def rejected_of(doc: Document) -> list[Rejected]:
    """Return what was left out."""
    return [found for found in find_events(doc, codebook=CODEBOOK) if isinstance(found, Rejected)]
