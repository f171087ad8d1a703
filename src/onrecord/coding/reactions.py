"""Find reactions: who welcomes, condemns, fears or is divided over what the article tells.

The words are those of the table `reactions`. Whoever is denied a reaction, only plans one or is asked
about one has none; such words are told as rejected.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.codebook import Codebook
from onrecord.coding.reaction_clause import Shape
from onrecord.coding.reaction_holders import Holder, People, holders_of
from onrecord.coding.reaction_objects import Deeds, event_of
from onrecord.coding.reaction_reality import objection
from onrecord.coding.reaction_shapes import shape_of
from onrecord.coding.reaction_words import Lexicon, Line, compile_reactions, lines_of
from onrecord.document import Document, Span, Spans, record_key
from onrecord.document.near import furniture_of
from onrecord.document.records import Reaction, Rejected

STAGE = "coding"


@dataclass(frozen=True, slots=True)
class _Desk:
    doc: Document
    people: People
    deeds: Deeds
    lexicon: Lexicon


def find_reactions(doc: Document, codebook: Codebook) -> Iterator[Reaction | Rejected]:
    """Yield the reactions of a document in reading order, then what looked like one and is none.

    A reaction stands beside the event that it is about where the document has events; without any it
    has `toward` null. Furniture of the page is left out.
    """
    desk = _Desk(doc, People(doc), Deeds(doc), codebook.made(compile_reactions))
    furniture = furniture_of(doc)
    rejected: list[Rejected] = []
    number = 0
    for line in lines_of(doc):
        if furniture.is_touched((line.scope,)):
            continue
        for shape in _shapes(line, desk.lexicon):
            reason = objection(shape, line)
            holders = list(holders_of(shape, line, desk.people)) if reason is None else []
            for holder in holders:
                if holder.is_known:
                    number += 1
                    yield _reaction(number, shape, holder, line, desk)
            reason = reason or next((holder.reason for holder in holders if holder.reason), None)
            if reason is not None:
                rejected.append(Rejected(stage=STAGE, reason=reason, spans=_words(shape, line)))
    yield from rejected


def _shapes(line: Line, lexicon: Lexicon) -> Iterator[Shape]:
    """Yield the reactions that a sentence words, each word used once."""
    terms = line.terms(lexicon)
    used: set[int] = set()
    for number in sorted(terms):
        for term in terms[number]:
            shape = shape_of(term, line, terms) if number not in used else None
            if shape is not None:
                used.update(place for part in shape.parts for place in range(*part))
                yield shape
                break


def _reaction(number: int, shape: Shape, holder: Holder, line: Line, desk: _Desk) -> Reaction:
    own = _words(shape, line)
    spans = tuple(sorted({*own, *((holder.span,) if holder.span else ())}))
    statement = desk.people.statement_around(own[0])
    return Reaction(
        id=f"r{number}",
        key=record_key(desk.doc.id, "reaction", spans),
        holder=holder.entity,
        toward=event_of(shape, line, desk.deeds, desk.lexicon),
        stance=shape.stance,
        spans=spans,
        according_to=statement.id if statement is not None else None,
    )


def _words(shape: Shape, line: Line) -> Spans:
    return tuple(sorted({_span(part, line) for part in shape.parts}))


def _span(part: tuple[int, int], line: Line) -> Span:
    return line.span(*part)
