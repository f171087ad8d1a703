"""Find the words by which a text keeps its distance: *allegedly*, *reportedly*, *is said to*.

A hedge does not make a fact less true. It tells that the text does not vouch for it.
"""

import re
from collections.abc import Iterable, Iterator

from onrecord.codebook import Codebook
from onrecord.document import Document, Span
from onrecord.document.marks import Hedge, Sentence

FINDER = "attribute.hedges/1"


def find_hedges(doc: Document, *, codebook: Codebook) -> Iterator[Hedge]:
    """Yield the hedges of a document in reading order.

    Hedges between quotation marks are yielded too: they are the quoted speaker's, and who that is
    only the statements can tell.
    """
    hedges = codebook.made(_compiled)
    for sentence in doc.of_kind(Sentence):
        scope = sentence.span
        for match in hedges.finditer(doc.text, scope.start, scope.end):
            yield Hedge(spans=(Span(*match.span()),), by=FINDER, phrase=_plain(match.group()), scope=scope)


def compile_hedges(phrases: Iterable[str]) -> re.Pattern[str]:
    """Compile hedges into one pattern, longest first, so that *is said to have* beats *is said to*."""
    longest_first = sorted(phrases, key=len, reverse=True)
    alternatives = "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in longest_first)
    return re.compile(rf"\b(?:{alternatives})\b", re.IGNORECASE)


def _compiled(codebook: Codebook) -> re.Pattern[str]:
    return compile_hedges(row["phrase"] for row in codebook.rows("hedges"))


def _plain(words: str) -> str:
    return " ".join(words.lower().split())
