"""Build documents by hand for reactions: entities, statements and events given by their words."""

from typing import Any

from onrecord.annotate.sentences import find_paragraphs, find_sentences
from onrecord.codebook import Codebook
from onrecord.coding import find_reactions
from onrecord.document import Document, Span, Spans, text_id
from onrecord.document.records import Article, Entity, EntityMention, Event, Reaction, Record, Rejected, Statement

BOOK = Codebook()


def at(text: str, words: str) -> Spans:
    """Return the first place of some words."""
    return (Span(text.index(words), text.index(words) + len(words)),)


def document(text: str, *records: Record) -> Document:
    """Return a document with sentences found and the records given."""
    doc = Document(Article(id=text_id(text), input="hand-made"), text)
    return doc.with_found([*find_paragraphs(text), *find_sentences(text), *records])


def entity(text: str, id_: str, *words: str, kind: Any = "person") -> Entity:
    """Return an entity with one mention for each of the words; a pronoun is one by its lower case."""
    mentions = (
        EntityMention(kind="pronoun" if word.lower() in ("he", "she", "it") else "name", spans=at(text, word))
        for word in words
    )
    return Entity(id=id_, key=id_, kind=kind, name=words[0], mentions=tuple(mentions))


def told(text: str, id_: str, trigger: str, type_: str = "CONSULT") -> Event:
    """Return an event by its trigger."""
    return Event(id=id_, key=id_, type=type_, trigger=at(text, trigger), evidence=at(text, trigger))


def said(text: str, id_: str, *, cue: str = "", content: str = "", **more: Any) -> Statement:
    """Return a statement by the words of its cue and content."""
    return Statement(
        id=id_, key=id_, cue=at(text, cue) if cue else (), content=at(text, content) if content else (), **more
    )


def reactions(text: str, *records: Record) -> list[Reaction]:
    """Return the reactions of a hand-made document."""
    return [item for item in find_reactions(document(text, *records), BOOK) if isinstance(item, Reaction)]


def rejected(text: str, *records: Record) -> list[str]:
    """Return the reasons for which wordings are no reactions."""
    return [item.reason for item in find_reactions(document(text, *records), BOOK) if isinstance(item, Rejected)]
