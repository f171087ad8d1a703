"""Documents made by hand: text with names and sources in brackets becomes marks."""

import re
from collections.abc import Iterable

from onrecord.codebook import Codebook
from onrecord.document import Document, Span, hull, text_id
from onrecord.document.marks import Attribution, Mark, Mention, NameLabel, Paragraph, Sentence
from onrecord.document.records import Article, Entity, Rejected
from onrecord.resolve import find_entities

BY = "test"
CODEBOOK = Codebook()
LABELS: dict[str, NameLabel] = {"P": "person", "O": "organization", "L": "place", "N": "nationality"}
MARK = re.compile(r"\{(?P<kind>[SCTPOLN])(?P<number>\d*)\||\}")
SENTENCE = re.compile(r"[^\n.?!]+(?:[.?!](?=\S)[^\n.?!]*)*[.?!]?[”\"]?")


def read_marked(marked: str, byline: Iterable[str] = (), outlet: str | None = None) -> Document:
    """Return the document of a marked text: `{P|Lena Orsk}` is a name, `{S1|…}`, `{C1|…}`, `{T1|…}` an attribution."""
    text, names, roles = _unmarked(marked)
    marks: list[Mark] = [Mention(spans=(span,), by=BY, label=label) for span, label in names]
    for number, spans in sorted(roles.items()):
        source, content = tuple(spans.get("S", ())), tuple(spans.get("T", ()))
        cue = tuple(spans.get("C", ()))
        whole = hull((*source, *cue, *content))
        marks.append(Attribution(spans=(whole,), by=BY, number=number, source=source, cue=cue, content=content))
    marks.extend(Paragraph(spans=(Span(*m.span()),), by=BY) for m in re.finditer(r"[^\n]+", text))
    for paragraph in re.finditer(r"[^\n]+", text):
        for m in SENTENCE.finditer(text, *paragraph.span()):
            if m.group().strip():
                marks.append(Sentence(spans=(Span(*m.span()),), by=BY))
    article = Article(id=text_id(text), input="test", byline=tuple(byline), outlet=outlet)
    return Document(article, text).with_found(marks)


def _unmarked(marked: str) -> tuple[str, list[tuple[Span, NameLabel]], dict[int, dict[str, list[Span]]]]:
    text = ""
    stack: list[tuple[str, str, int]] = []
    names: list[tuple[Span, NameLabel]] = []
    roles: dict[int, dict[str, list[Span]]] = {}
    at = 0
    for m in MARK.finditer(marked):
        text += marked[at : m.start()]
        at = m.end()
        if m.group() != "}":
            stack.append((m["kind"], m["number"], len(text)))
            continue
        kind, number, start = stack.pop()
        if kind in LABELS:
            names.append((Span(start, len(text)), LABELS[kind]))
        else:
            roles.setdefault(int(number), {}).setdefault(kind, []).append(Span(start, len(text)))
    return text + marked[at:], sorted(names), roles


def entities_of(doc: Document) -> list[Entity]:
    """Return the entities of a document."""
    return [item for item in find_entities(doc, codebook=CODEBOOK) if isinstance(item, Entity)]


def rejected_of(doc: Document) -> list[Rejected]:
    """Return what was left out."""
    return [item for item in find_entities(doc, codebook=CODEBOOK) if isinstance(item, Rejected)]


def named(doc: Document, name: str) -> Entity:
    """Return the one entity of a name."""
    found = [entity for entity in entities_of(doc) if entity.name == name]
    assert len(found) == 1, [entity.name for entity in entities_of(doc)]
    return found[0]


def words(doc: Document, entity: Entity, kind: str | None = None) -> list[str]:
    """Return the words of an entity's mentions, of one kind or of all."""
    return [m.spans[0].of(doc.text) for m in entity.mentions if kind in (None, m.kind)]


def source_entity(doc: Document, number: int) -> Entity:
    """Return the entity that the source of an attribution means: its earliest, longest mention there."""
    (source,) = (item.source[0] for item in doc.of_kind(Attribution) if item.number == number)
    found = [
        (max(span.start, source.start), -span.end, entity)
        for entity in entities_of(doc)
        for mention in entity.mentions
        for span in mention.spans
        if span.overlaps(source)
    ]
    assert found, source.of(doc.text)
    return min(found, key=lambda item: item[:2])[2]
