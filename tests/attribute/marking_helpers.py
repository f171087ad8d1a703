"""Documents made by hand: text with inline marks, `{S1|who}` `{C1|said}` `{T1|what}`, and named entities."""

import re
from collections.abc import Iterable

from onrecord.annotate.sentences import find_paragraphs, find_sentences
from onrecord.attribute import find_attributions, find_hedges, find_quotations, find_statements
from onrecord.codebook import Codebook
from onrecord.document import Document, Span, Spans, text_id
from onrecord.document.marks import Attribution, Candidate
from onrecord.document.records import Article, Entity, EntityKind, EntityMention, MentionKind, Rejected, Statement

CODEBOOK = Codebook()
OPEN = re.compile(r"\{([SCT])(\d+(?:\.\d+)*)\|")
Places = dict[str, dict[str, list[tuple[int, int]]]]


def strip_marks(marked: str) -> tuple[str, Places]:
    """Return the plain text and the spans of each role of each attribution."""
    plain, stack, found = "", [], {}
    i = 0
    while i < len(marked):
        if opening := OPEN.match(marked, i):
            stack.append((opening[1], opening[2], len(plain)))
            i = opening.end()
            continue
        if marked[i] == "}" and stack:
            role, number, start = stack.pop()
            found.setdefault(number, {"S": [], "C": [], "T": []})[role].append((start, len(plain)))
        else:
            plain += marked[i]
        i += 1
    return plain, found


def document(text: str, *, outlet: str | None = None) -> Document:
    """Return a document with its paragraphs and sentences."""
    doc = Document(Article(id=text_id(text), input="test", outlet=outlet), text)
    return doc.with_found([*find_paragraphs(text), *find_sentences(text)])


def candidates(places: Places) -> Iterable[Candidate]:
    """Yield a candidate for each marked attribution; `1.1` stands inside `1`."""
    number_of = {name: number for number, name in enumerate(sorted(places))}
    for name, roles in places.items():
        spans: dict[str, Spans] = {role: tuple(Span(*place) for place in sorted(roles[role])) for role in "SCT"}
        parent = number_of.get(name.rpartition(".")[0])
        yield Candidate(
            spans=spans["C"] or spans["T"],
            by="test",
            number=number_of[name],
            parent=parent,
            source=spans["S"],
            cue=spans["C"],
            content=spans["T"],
            confidence=0.9,
        )


def entity(doc: Document, number: int, kind: EntityKind, name: str | None, *words: str) -> Entity:
    """Return an entity with a mention for every place of its words; lower-case words are nominals or pronouns."""
    mentions = []
    for word in words or (name or "",):
        for match in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", doc.text):
            mentions.append(EntityMention(kind=_kind_of(word), spans=(Span(*match.span()),)))
    mentions.sort(key=lambda mention: mention.spans)
    return Entity(id=f"e{number}", key=str(number), kind=kind, name=name, mentions=tuple(mentions))


def _kind_of(word: str) -> MentionKind:
    if word.lower() in ("he", "she", "it", "they", "him", "her"):
        return "pronoun"
    return "nominal" if word.split()[-1].islower() else "name"


def attributed(doc: Document, places: Places) -> Document:
    """Return the document with quotations, hedges and attributions found."""
    doc = doc.with_found(candidates(places))
    doc = doc.with_found(find_quotations(doc))
    doc = doc.with_found(find_hedges(doc, codebook=CODEBOOK))
    return doc.with_found(find_attributions(doc, codebook=CODEBOOK))


def read(
    marked: str, *entities: tuple[EntityKind, str | None] | tuple[str, ...], outlet: str | None = None
) -> list[Statement]:
    """Return the statements of a marked text; an entity is given as kind, name and its words."""
    text, places = strip_marks(marked)
    doc = attributed(document(text, outlet=outlet), places)
    found = [entity(doc, number, item[0], *item[1:]) for number, item in enumerate(entities, 1)]  # type: ignore[arg-type]
    doc = doc.with_found(found)
    return [item for item in find_statements(doc, codebook=CODEBOOK) if isinstance(item, Statement)]


def only(marked: str, *entities: tuple[str, ...], outlet: str | None = None) -> Statement:
    """Return the only statement of a marked text."""
    (statement,) = read(marked, *entities, outlet=outlet)  # type: ignore[arg-type]
    return statement


def hops(statement: Statement) -> list[str]:
    """Return the kinds of a chain's hops behind the article."""
    return [hop.kind for hop in statement.chain[1:]]


def names(statement: Statement) -> list[str | None]:
    """Return the names of a chain's hops behind the article."""
    return [hop.name for hop in statement.chain[1:]]


__all__ = [
    "CODEBOOK",
    "Attribution",
    "Rejected",
    "attributed",
    "document",
    "hops",
    "names",
    "only",
    "read",
    "strip_marks",
]
