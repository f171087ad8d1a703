"""Find the sentences by which an article says that somebody gave no answer, where the trained reader saw none.

*The embassy has not replied*, *his brother hung up without comment*: they are built so alike that a
pattern finds them. The source is what stands before the verb, up to the border of its clause.
"""

import re
from collections.abc import Iterator, Sequence

from onrecord.attribute.beside import first_free, words_taken
from onrecord.attribute.subjects import subject_before
from onrecord.codebook import Codebook
from onrecord.document import Document, Span, Spans, hull
from onrecord.document.marks import Attribution, Sentence
from onrecord.document.records import StatementKind

Silence = tuple[tuple[re.Pattern[str], StatementKind], ...]

FINDER = "attribute.silences/1"
CONFIDENCE = 0.7
NOT = r"(?:\s?not|n[’']t)(?:\s\w+ly)?"
ASKED = (
    r"(?:requests?|questions?|calls?|e-?mails?|messages?|inquir(?:y|ies)|enquir(?:y|ies)|attempts|voicemails?|texts?)\b"
)
TO_PRESS = rf"(?:\sto\s(?:[\w’'.-]+\s){{0,6}}?{ASKED}|(?=\s*(?:[.,;]|$|(?:by|as\sof|before|at)\s)))"
NO_ANSWER = re.compile(
    rf"\b(?:did|do|does|has|had|have){NOT}\s(?:yet\s)?(?:respond(?:ed)?|repl(?:y|ied)){TO_PRESS}"
    rf"|\b(?:did|do|does|has|had|have){NOT}\sreturn(?:ed)?\s(?:[\w’'.-]+\s){{0,3}}?{ASKED}"
    rf"|\bcould{NOT}\s(?:immediately\s)?be\s(?:\w+ly\s)?(?:reached|contacted)\b(?:\sfor\scomment)?"
    rf"|\b(?:has|have|had)\syet\sto\s(?:comment\b|(?:respond|reply){TO_PRESS})"
    rf"|\b(?:has|have|had)\s(?:so\sfar\s)?made\sno\s(?:public\s)?comment\b|\b(?:offered|had|has|have)\sno\s(?:immediate\s|further\s)?comment\b"
    rf"|\b(?:is|are|was|were){NOT}\s(?:responding\sto|answering|returning|picking\sup)\s(?:[\w’'.-]+\s){{0,3}}?(?:{ASKED}|phones?\b)"
    rf"|\b(?:has|have|had){NOT}\s(?:yet\s)?got(?:ten)?\sback\sto\b|\bdid{NOT}\sanswer\s(?:[\w’'.-]+\s){{0,3}}?{ASKED}"
    rf"|\bwill{NOT}\scomment\b"
    rf"|\b(?:hung\sup|left)\swithout\scomment(?:ing)?\b|\b(?:declin|refus)ed\sto\scomment\b|\bwould{NOT}\scomment\b",
    re.IGNORECASE,
)
"""Of 103 places of PolNeAR train with wider patterns 82 are marked there; of the rest these words leave silences only."""


def find_silences(doc: Document, known: Sequence[Attribution], silence: Silence) -> list[Attribution]:
    """Return an attribution for each silence that stands in nobody's words and in no known attribution."""
    first, taken = first_free(known), words_taken(known)
    return [
        _silent(source, cue, first + place, kind_of_silence((cue,), (), doc.text, silence))
        for place, (source, cue) in enumerate(_places(doc))
        if not taken.is_touched((source, cue))
    ]


def _places(doc: Document) -> Iterator[tuple[Span, Span]]:
    """Yield who is silent, and the words that say so, at most once a sentence."""
    for mark in doc.of_kind(Sentence):
        match = NO_ANSWER.search(doc.text, mark.span.start, mark.span.end)
        source = subject_before(mark.span.start, match.start(), doc.text) if match else None
        if match and source is not None:
            yield source, Span(*match.span())


def _silent(source: Span, cue: Span, number: int, kind: StatementKind) -> Attribution:
    return Attribution(
        spans=(hull((source, cue)),),
        by=FINDER,
        number=number,
        kind=kind,
        source=(source,),
        cue=(cue,),
        confidence=CONFIDENCE,
    )


def kind_of_silence(cue: Spans, content: Spans, text: str, silence: Silence) -> StatementKind:
    """Return which silence the words of a cue and its content tell of; `statement` for none."""
    if not cue:
        return "statement"
    end = min((span.start for span in content if span.start >= cue[-1].end), default=cue[-1].end)
    tail = next((span.end for span in content if span.start == end), cue[-1].end)
    words = " ".join(text[cue[0].start : max(tail, cue[-1].end)].split())[:200]
    for pattern, kind in silence:
        if pattern.search(words):
            return kind
    return "statement"


def compile_silence(codebook: Codebook) -> Silence:
    """Return the patterns of the table with the kind that each tells of."""
    kinds: dict[str, StatementKind] = {"no-comment": "no-comment", "no-response": "no-response"}
    return tuple((re.compile(row["pattern"], re.IGNORECASE), kinds[row["kind"]]) for row in codebook.rows("silence"))
