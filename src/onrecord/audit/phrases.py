"""Find words that the table `signs` lists: templates, text generators' replies, orders to machines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.audit.layout import MOST_SPANS, Layout
from onrecord.codebook import Codebook
from onrecord.document import Span, Spans, trim
from onrecord.document.records import Severity, Sign


@dataclass(frozen=True, slots=True)
class Phrase:
    """One row of the table; `anchor` is a stretch of every match, in lower case."""

    kind: str
    severity: Severity
    anchor: str
    pattern: re.Pattern[str]
    why: str


def find_phrases(layout: Layout, *, codebook: Codebook) -> Iterator[Sign]:
    """Yield a sign for each phrase of the table that the text holds, furniture and headline included.

    Between quotation marks a phrase is somebody's words, perhaps the subject of the article: low.
    """
    lowered = layout.text.lower()
    for phrase in codebook.made(compile_phrases):
        if phrase.anchor in lowered:
            yield from _signs(phrase, layout)


def compile_phrases(codebook: Codebook) -> tuple[Phrase, ...]:
    """Return the rows of the table with their patterns compiled; meant for `codebook.made`."""
    return tuple(
        Phrase(
            kind=row["kind"],
            severity=_severity(row["severity"]),
            anchor=row["anchor"],
            pattern=re.compile(row["pattern"], re.IGNORECASE),
            why=row["why"],
        )
        for row in codebook.rows("signs")
    )


def _signs(phrase: Phrase, layout: Layout) -> Iterator[Sign]:
    places = [trim(Span(*match.span()), layout.text) for match in phrase.pattern.finditer(layout.text)]
    own = tuple(span for span in places if not layout.is_quoted(span))
    if own:
        yield Sign(kind=phrase.kind, severity=phrase.severity, spans=_first(own), why=phrase.why)
    elif places:
        why = f"{phrase.why}; it stands between quotation marks and may be what the article is about"
        yield Sign(kind=phrase.kind, severity="low", spans=_first(tuple(places)), why=why)


def _first(spans: Spans) -> Spans:
    return spans[:MOST_SPANS]


def _severity(word: str) -> Severity:
    return "high" if word == "high" else "medium" if word == "medium" else "low"
