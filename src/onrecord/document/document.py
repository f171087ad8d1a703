"""The frozen document that stages read: one text, its article, and what was found so far."""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from types import MappingProxyType
from typing import Any, TypeVar, cast

from onrecord.document.marks import Mark
from onrecord.document.records import Article, Record
from onrecord.document.spans import Span

Found = TypeVar("Found", bound=Mark | Record)


class Document:
    """One article while it is read: `id`, `article`, `text`, and marks and records kept by kind.

    Nothing is ever changed: `with_found` returns a new document that shares everything else.
    """

    __slots__ = ("_kept", "article", "text")

    def __init__(self, article: Article, text: str, kept: Mapping[type, tuple[Any, ...]] | None = None) -> None:
        self.article = article
        self.text = text
        self._kept: Mapping[type, tuple[Any, ...]] = MappingProxyType(dict(kept or {}))

    @property
    def id(self) -> str:
        """SHA-256 of the text, in hexadecimal digits."""
        return self.article.id

    def of_kind(self, kind: type[Found]) -> tuple[Found, ...]:
        """Return what is kept of one kind, in the order in which it was found."""
        return cast("tuple[Found, ...]", self._kept.get(kind, ()))

    def with_found(self, found: Iterable[Mark | Record]) -> "Document":
        """Return this document with more marks and records, each kept under its own kind."""
        added: dict[type, list[Mark | Record]] = {}
        for item in found:
            added.setdefault(type(item), []).append(item)
        kept = dict(self._kept)
        for kind, items in added.items():
            kept[kind] = (*kept.get(kind, ()), *items)
        return Document(self.article, self.text, kept)


def text_id(text: str) -> str:
    """Return the id of a text: the SHA-256 of its UTF-8 bytes; lone surrogates count as U+FFFD."""
    return sha256(text.encode("utf-8", "replace")).hexdigest()


def record_key(article_id: str, kind: str, spans: Iterable[Span]) -> str:
    """Return a record's `key`: a short hash of article, kind and spans, without any finder's version."""
    places = ";".join(f"{span.start}-{span.end}" for span in spans)
    return sha256(f"{article_id}|{kind}|{places}".encode()).hexdigest()[:16]
