"""Documents with predictions, made by hand: text with inline marks as in `marking_helpers`, statements found from them."""

from datetime import datetime

import msgspec
from marking_helpers import CODEBOOK, attributed, document, entity, strip_marks

from onrecord.attribute import find_statements
from onrecord.document import Document, Spans, words_of
from onrecord.document.marks import Mark
from onrecord.document.records import Prediction, Record, Rejected
from onrecord.forecast import find_predictions

Named = tuple[str, ...]


def built(
    marked: str, *entities: Named, day: str | None = "2026-03-03", more: tuple[Mark | Record, ...] = ()
) -> Document:
    """Return the document of a marked text with its statements; an entity is given as kind, name and its words."""
    text, places = strip_marks(marked)
    doc = attributed(document(text), places)
    published = datetime.fromisoformat(f"{day}T12:00:00+00:00") if day else None
    article = msgspec.structs.replace(doc.article, published_at=published)
    named = [entity(doc, number, each[0], *each[1:]) for number, each in enumerate(entities, 1)]  # type: ignore[arg-type]
    doc = Document(article, text).with_found([mark for kind in _kinds(doc) for mark in doc.of_kind(kind)])
    doc = doc.with_found([*named, *more])
    return doc.with_found(find_statements(doc, codebook=CODEBOOK))


def _kinds(doc: Document) -> list[type]:
    return [kind for kind in [*Mark.__subclasses__(), *Record.__subclasses__()] if doc.of_kind(kind)]


def foreseen(marked: str, *entities: Named, day: str | None = "2026-03-03") -> list[Prediction]:
    """Return the predictions of a marked text."""
    found = find_predictions(built(marked, *entities, day=day), codebook=CODEBOOK)
    return [item for item in found if isinstance(item, Prediction)]


def left_out(marked: str, *entities: Named) -> list[str]:
    """Return the reasons for which clauses of a marked text are no predictions; it must hold none."""
    found = list(find_predictions(built(marked, *entities), codebook=CODEBOOK))
    assert all(isinstance(item, Rejected) for item in found), found
    return [item.reason for item in found if isinstance(item, Rejected)]


def words(spans: Spans, marked: str) -> str:
    """Return the words at some places of a marked text."""
    return words_of(spans, strip_marks(marked)[0])
