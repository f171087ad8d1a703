"""Find the words and short phrases of a table in a stretch of text, in time that does not grow with the table."""

import re
from collections.abc import Iterator, Mapping
from typing import TypeVar

from onrecord.document import Span

MOST_WORDS = 4
_WORD = re.compile(r"[^\W_][\w’'&.-]*")
_TAIL = ".-’'"
Told = TypeVar("Told")


def known_in(text: str, place: Span, known: Mapping[str, Told]) -> Iterator[tuple[str, Told]]:
    """Yield the entries of a table whose words stand in a stretch, in reading order; a plural counts as its singular."""
    words = [_plain(match.group()) for match in _WORD.finditer(text, place.start, place.end)]
    for number in range(len(words)):
        for count in range(min(MOST_WORDS, len(words) - number), 0, -1):
            entry = _entry(" ".join(words[number : number + count]), known)
            if entry is not None:
                yield entry, known[entry]
                break


def _plain(word: str) -> str:
    word = word.lower().rstrip(_TAIL)
    return word.removesuffix("’s").removesuffix("'s")


def _entry(phrase: str, known: Mapping[str, Told]) -> str | None:
    if phrase in known:
        return phrase
    single = phrase.removesuffix("s")
    return single if single in known else None
