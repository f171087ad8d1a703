"""Find who holds a reaction: the subject right before its verb, or those listed behind *from* and *by*."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.coding.reaction_clause import Shape, clause_end
from onrecord.coding.reaction_grammar import (
    DETERMINERS,
    JOINING,
    NO_OBJECT,
    NOBODY,
    PREPOSITIONS,
    PRONOUNS,
    QUOTES,
    RELATIVE,
    SPEAKERS,
    WHEN,
)
from onrecord.coding.reaction_words import Line
from onrecord.document import Document, Span, hull
from onrecord.document.near import Near
from onrecord.document.records import Entity, Statement

NO_SUBJECT = "nobody stands before the verb"
MINDLESS = ("document", "other")
OTHER_HEAD = PREPOSITIONS - {"from", "by"}
LIST_GAP = re.compile(
    r"(?:,|;)?\s*(?:(?:and|as well as|both|or|also|from|by)\s)?\s*(?:the\s|an?\s)?(?:[A-Za-z-]+\s){0,3}"
)
"""What stands between two of a list of holders, titles included."""
FIRST_GAP = re.compile(r"\s*(?:both\s)?(?:the\s|an?\s)?(?:[\w’'-]+,?\s){0,4}")


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a reaction; no entity where the text has only a noun for them. `span` is empty for nobody."""

    entity: str | None
    span: Span
    reason: str = ""

    @property
    def is_known(self) -> bool:
        """Tell whether the reaction may be kept: the words mean somebody, if only by a noun."""
        return not self.reason


class People:
    """The mentions of an article by place, and what is said around them."""

    def __init__(self, doc: Document) -> None:
        self.text = doc.text
        self._ending: dict[int, list[tuple[Span, Entity]]] = {}
        placed: list[tuple[tuple[Span, ...], tuple[Span, Entity]]] = []
        for entity in doc.of_kind(Entity):
            for mention in entity.mentions:
                if mention.spans and entity.kind not in MINDLESS:
                    span = hull(mention.spans)
                    self._ending.setdefault(span.end, []).append((span, entity))
                    placed.append(((span,), (span, entity)))
        self._placed = Near(placed)
        statements = doc.of_kind(Statement)
        self._contents = Near((item.content, item) for item in statements)
        self._cues = Near((item.cue, item) for item in statements)

    def ending_at(self, place: int) -> tuple[Span, Entity] | None:
        """Return the longest mention that ends at a place."""
        return min(self._ending.get(place, ()), key=lambda found: found[0].start, default=None)

    def within(self, span: Span) -> list[tuple[Span, Entity]]:
        """Return the mentions inside a stretch, by place, shorter ones first."""
        found = (item for item in self._placed.touching(span) if span.contains(item[0]))
        return sorted(found, key=lambda item: (item[0].start, item[0].end, item[1].id))

    def statement_around(self, span: Span) -> Statement | None:
        """Return the statement that voices a reaction by its cue or holds it in its content."""
        voiced = next(self._cues.touching(span), None)
        return voiced or min(self._contents.touching(span), key=lambda item: sum(map(len, item.content)), default=None)

    def is_voiced(self, span: Span) -> Statement | None:
        """Return the statement whose cue shares words with a reaction."""
        return next(self._cues.touching(span), None)


def holders_of(shape: Shape, line: Line, people: People) -> Iterator[Holder]:
    """Yield those who hold a reaction; several for *praise from X and Y*, one without an entity for a bare noun."""
    place = line.span(*shape.parts[0])
    if shape.holder == "list":
        yield from _listed(shape.at, line, people)
    elif shape.holder == "none":
        yield Holder(None, Span(place.start, place.start))
    elif shape.holder == "owner":
        owner = line.spans[shape.at - 1]
        end = owner.end - (2 if people.text[owner.end - 1] == "s" else 1)
        yield _holder(
            people.ending_at(end) or people.ending_at(owner.end), Span(owner.start, end), line.low[shape.at - 1]
        )
    elif shape.holder == "clause":
        yield _voicing(place, people) or _clause_subject(shape.at, line, people)
    else:
        yield _subject(shape.at, line, people, place)


def _subject(end: int, line: Line, people: People, place: Span) -> Holder:
    number = _back_over_time(end, line)
    if line.word(number - 1) in RELATIVE:
        number -= 1
        number -= line.word(number - 1) == ","
        if not _is_person_word(number, line, people):
            return Holder(None, place, NO_SUBJECT)
    if line.word(number - 1) in JOINING:
        return _voicing(place, people) or _clause_subject(number - 1, line, people)
    if line.word(number - 1) == ",":
        return (
            _before_apposition(number - 1, line, people)
            or _voicing(place, people)
            or _clause_subject(number - 1, line, people)
        )
    if number <= 0:
        return Holder(None, place, NO_SUBJECT)
    return _standing_at(number, line, people, place)


def _is_person_word(number: int, line: Line, people: People) -> bool:
    """Tell whether the word before *who* can be somebody: a mention or a plural, not *see who was afraid*."""
    word = line.word(number - 1)
    is_noun = (
        word.endswith("s")
        or word in ("people", "those", "anyone", "everyone", "men", "women")
        or line.word(number - 2) in DETERMINERS
    )
    return number > 0 and (is_noun or people.ending_at(line.spans[number - 1].end) is not None)


def _standing_at(number: int, line: Line, people: People, place: Span) -> Holder:
    """Return who is meant by the words that end right before a word."""
    span, word = line.spans[number - 1], line.low[number - 1]
    if word in NOBODY or (word == "one" and line.word(number - 2) == "no"):
        return Holder(None, span, "nobody is told to react so")
    if word == "you" or word.startswith(("you’", "you'")):
        return Holder(None, span, "it is said of whoever reads")
    if word in SPEAKERS:
        statement = people.statement_around(place)
        return Holder(statement.speaker if statement is not None else None, span)
    mention = people.ending_at(span.end)
    if mention is not None and _is_head(mention[0], line):
        return Holder(mention[1].id, mention[0])
    if (voiced := people.is_voiced(place)) is not None and voiced.source_entity is not None:
        return Holder(voiced.source_entity, voiced.source[0] if voiced.source else span)
    return _holder(None, span, word)


def _holder(mention: tuple[Span, Entity] | None, span: Span, word: str) -> Holder:
    if mention is not None:
        return Holder(mention[1].id, mention[0])
    if word.removesuffix("’s") in PRONOUNS or word in ("his", "their"):
        return Holder(None, span, "whom the pronoun means was not found")
    if not word[:1].isalnum():
        return Holder(None, span, NO_SUBJECT)
    return Holder(None, span)


def _is_head(span: Span, line: Line) -> bool:
    """Tell whether a mention heads its phrase: not in *leaders of the Union*."""
    number = line.number_from(span.start)
    while (
        line.word(number - 1) in DETERMINERS
        or line.word(number - 1).endswith(("’s", "'s"))
        or line.word(number - 1) in WHEN
    ):
        number -= 1
    return line.word(number - 1) not in PREPOSITIONS


def _back_over_time(end: int, line: Line) -> int:
    """Step back over marks of quotation and words such as *on Monday* between subject and verb."""
    number = end
    while number > 0 and (line.low[number - 1] in WHEN or line.low[number - 1] in QUOTES):
        number -= 1
    if number < end and number > 0 and line.low[number - 1] == "on":
        number -= 1
    return number


def _before_apposition(comma: int, line: Line, people: People) -> Holder | None:
    """Return who stands before *, the defence minister,*: a mention that ends at an earlier comma."""
    for number in range(comma - 1, max(comma - 18, 0), -1):
        if line.low[number] == ",":
            mention = people.ending_at(line.spans[number - 1].end)
            if mention is not None and _is_head(mention[0], line):
                return Holder(mention[1].id, mention[0])
    return None


def _voicing(place: Span, people: People) -> Holder | None:
    statement = people.is_voiced(place)
    if statement is None or statement.source_entity is None:
        return None
    return Holder(statement.source_entity, statement.source[0] if statement.source else Span(place.start, place.start))


def _clause_subject(end: int, line: Line, people: People) -> Holder:
    """Return the first mention of the sentence that heads its phrase; nobody where there is none."""
    end = min(end, len(line.spans))
    place = line.spans[max(end - 1, 0)]
    scope = Span(line.scope.start, place.end)
    found = next((item for item in people.within(scope) if _is_head(item[0], line)), None)
    if found is None:
        return Holder(None, Span(place.start, place.start))
    longest = max(
        (item for item in people.within(scope) if item[0].start == found[0].start), key=lambda item: item[0].end
    )
    return Holder(longest[1].id, longest[0])


def _listed(number: int, line: Line, people: People) -> Iterator[Holder]:
    """Yield those named behind *from* or *by*, one after the other, as far as only commas and titles stand between."""
    if number >= len(line.spans):
        yield Holder(None, Span(line.scope.end, line.scope.end))
        return
    start = line.spans[number].start
    scope = Span(start, max(start, line.stretch(number, _list_end(number, line)).end))
    place, gap, is_found = start, FIRST_GAP, False
    for span, entity in _single(people.within(scope), people.text):
        if span.start < place:
            continue
        between = people.text[place : span.start]
        if gap.fullmatch(between) is None or OTHER_HEAD & set(between.split()) or (is_found and not _joins(between)):
            break
        if is_found and "and" not in between.split() and not people.text[span.start].isupper():
            # *the Union, a club of rich states*: what stands behind the comma tells more of the same.
            break
        if _stands_before_noun(span, line):
            break
        yield Holder(entity.id, span)
        place, gap, is_found = span.end, LIST_GAP, True
    if not is_found:
        word = line.low[number]
        yield _holder(None, line.spans[number], word)


def _stands_before_noun(span: Span, line: Line) -> bool:
    """Tell whether another noun heads the phrase: *European allies*."""
    number = line.number_from(span.end)
    if number >= len(line.spans) or line.spans[number].start > span.end + 1:
        return False
    return line.raw[number][0].islower() and line.low[number] not in NO_OBJECT | {
        "who",
        "which",
        "that",
        "also",
        "by",
        "to",
    }


def _joins(between: str) -> bool:
    return "," in between or bool({"and", "or", "as"} & set(between.split()))


def _list_end(number: int, line: Line) -> int:
    end = number
    while end < len(line.low) and line.low[end] not in (".", ";", ":", "!", "?", "—"):
        end += 1
    return max(end, min(clause_end(line, number), len(line.low)))


def _single(found: list[tuple[Span, Entity]], text: str) -> Iterator[tuple[Span, Entity]]:
    """Yield mentions one after the other, *A and B* as its parts, of nested ones the longest."""
    inner = {span for span, _ in found}
    kept: list[tuple[Span, Entity]] = []
    for span, entity in sorted(found, key=lambda item: (item[0].start, -item[0].end)):
        is_group = re.search(r"\band\b|,", span.of(text)) is not None and any(
            span.contains(other) and other != span for other in inner
        )
        if not is_group and not any(done.overlaps(span) for done, _ in kept):
            kept.append((span, entity))
    yield from kept
