"""Build documents by hand for the audit: text, blocks and statements given by their words."""

from collections.abc import Sequence
from typing import Any

from onrecord.annotate.sentences import find_paragraphs, find_sentences
from onrecord.attribute import find_quotations
from onrecord.audit import check_rules, find_signs
from onrecord.codebook import Codebook
from onrecord.document import Document, Span, Spans, record_key, text_id
from onrecord.document.records import (
    Article,
    Block,
    BlockKind,
    Check,
    Entity,
    EntityMention,
    Event,
    Hop,
    Record,
    Sign,
    Statement,
)

BOOK = Codebook()
PAGE = Hop(kind="article")


def at(text: str, *words: str) -> Spans:
    """Return the place of the first occurrence of each of the words."""
    return tuple(Span(text.index(word), text.index(word) + len(word)) for word in words)


def document(text: str, *records: Record, blocks: dict[str, BlockKind] | None = None, **article: Any) -> Document:
    """Return a document with paragraphs, sentences and quotations found, and the records given.

    Args:
        blocks: words of a line and the kind of block it is; other lines are paragraphs.
    """
    known = Article(**{"id": text_id(text), "input": "hand-made", "language": "en", **article})
    doc = Document(known, text).with_found([*find_paragraphs(text), *find_sentences(text)])
    doc = doc.with_found([*find_quotations(doc), *records])
    return doc if blocks is None else doc.with_found(_blocks(text, blocks))


def _blocks(text: str, kinds: dict[str, BlockKind]) -> list[Block]:
    found, start = [], 0
    for line in text.split("\n"):
        kind: BlockKind = next((kind for words, kind in kinds.items() if words in line), "paragraph")
        if line.strip():
            found.append(Block(kind=kind, spans=(Span(start, start + len(line)),)))
        start += len(line) + 1
    return found


def said(
    text: str, number: int, source: str = "", cue: str = "", content: Sequence[str] = (), **more: Any
) -> Statement:
    """Return a statement whose roles are given by their words; its chain ends at the source."""
    places, kind = at(text, *content), more.get("source_type", "named-person")
    spans = at(text, source) if source else ()
    hop = Hop(
        kind=kind,
        name=source or None,
        entity=more.get("speaker"),
        spans=spans,
        count=more.pop("count", None),
        access=more.pop("access", "unknown"),
    )
    return Statement(
        id=f"s{number}",
        key=record_key("article", "statement", places),
        source=spans,
        cue=at(text, cue) if cue else (),
        content=places,
        chain=more.pop("chain", (PAGE, hop)),
        source_type=more.pop("source_type", kind),
        confidence=more.pop("confidence", 0.93),
        **more,
    )


def entity(text: str, id_: str, kind: Any, name: str | None, *words: str, **more: Any) -> Entity:
    """Return an entity mentioned by its name wherever it stands, and once by each of the words."""
    mentions = [EntityMention(kind="nominal", spans=at(text, word)) for word in words]
    if name:
        place = text.find(name)
        while place >= 0:
            mentions.append(EntityMention(kind="name", spans=(Span(place, place + len(name)),)))
            place = text.find(name, place + 1)
    return Entity(id=id_, key=id_, kind=kind, name=name, mentions=tuple(mentions), **more)


def told(text: str, id_: str, words: str, *, nth: int = 1, **more: Any) -> Event:
    """Return an event whose trigger is the nth place of some words; told as fact in the article's own voice unless said."""
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    span = (Span(start, start + len(words)),)
    known: dict[str, Any] = {"type": "ASSAULT", "confidence": 0.95, "evidence": span, "trigger": span, **more}
    return Event(id=id_, key=id_, **known)


def signs(text: str, *records: Record, **more: Any) -> list[Sign]:
    """Return the signs of a hand-made document, without the one that plain text always has."""
    found = find_signs(document(text, *records, **more), codebook=BOOK)
    return [sign for sign in found if sign.kind != "nobody signs the text"]


def check(rule: str, text: str, *records: Record, **more: Any) -> Check:
    """Return the result of one rule on a hand-made document."""
    return next(item for item in check_rules(document(text, *records, **more), codebook=BOOK) if item.rule == rule)
