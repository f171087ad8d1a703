"""Find names of bodies that their own words give away: *Association of Harbour Pilots*, *Pilots for Calm (PFC)*.

A capitalised noun of bodies with *of*, *on* or *for* and capitalised words behind it is a name, and so
are the words before a bracket whose initials stand in it.
"""

from collections.abc import Collection, Iterator

from onrecord.resolve.lexicon import Lexicon
from onrecord.resolve.scene import Tokens

JOINTS = frozenset({"of", "on", "for"})
INSIDE = frozenset({"of", "on", "for", "the", "and", "to", "in", "&", "a"})
"""Words that stand inside a name of a body without a capital."""
OPEN_NOUNS = frozenset({"party", "house", "office", "court", "force", "forces", "unit", "service", "movement", "team"})
"""Nouns that are capitalised in headings, with a tail that is no name."""
LONGEST, LEAST_LETTERS, MOST_LETTERS = 10, 3, 7


def find_body_names(tokens: Tokens, taken: Collection[int], lexicon: Lexicon) -> Iterator[range]:
    """Yield the tokens of each name of a body that no name covers yet, in reading order."""
    end = 0
    for token, word in enumerate(tokens.words):
        if token < end:
            continue
        found = _before_bracket(tokens, token, taken) if word == "(" else _with_tail(tokens, token, taken, lexicon)
        if found is not None and found.start >= end:
            yield found
            end = found.stop


def _with_tail(tokens: Tokens, head: int, taken: Collection[int], lexicon: Lexicon) -> range | None:
    """Return the name whose noun stands at a token: *Harbour Commission on Lights*; the noun takes a tail."""
    noun = tokens.lower[head]
    if not tokens.is_capital(head) or lexicon.name_words.get(noun) != "organization" or noun in OPEN_NOUNS:
        return None
    if tokens.words[head].isupper() or head + 2 >= len(tokens) or tokens.lower[head + 1] not in JOINTS:
        return None
    stop = _tail_end(tokens, head + 2)
    first = head
    while first > 0 and _is_plain_capital(tokens, first - 1):
        first -= 1
    part = range(first, stop)
    return part if stop > head + 2 and not any(token in taken for token in part) else None


def _tail_end(tokens: Tokens, start: int) -> int:
    """Return the end of the capitalised words that start at a token, *the* before and *and* between them allowed."""
    end = at = start
    while at < min(len(tokens), start + LONGEST):
        if _is_plain_capital(tokens, at):
            end = at + 1
        elif tokens.lower[at] not in INSIDE or not tokens.words[at].islower():
            break
        at += 1
    return end


def _is_plain_capital(tokens: Tokens, token: int) -> bool:
    """Tell whether a word has a capital and is neither shouted nor a small word such as *The*."""
    word = tokens.words[token]
    return word[0].isupper() and tokens.lower[token] not in INSIDE and (len(word) < 5 or not word.isupper())


def _before_bracket(tokens: Tokens, bracket: int, taken: Collection[int]) -> range | None:
    """Return the words whose initials stand in the bracket behind them: *Pilots for Calm (PFC)*."""
    if bracket + 2 >= len(tokens) or tokens.words[bracket + 2] != ")":
        return None
    letters = tokens.words[bracket + 1]
    if not letters.isupper() or not letters.isalpha() or not LEAST_LETTERS <= len(letters) <= MOST_LETTERS:
        return None
    first = bracket
    for letter in reversed(letters):
        first -= 1
        while first > 0 and tokens.lower[first] in INSIDE and tokens.words[first][0] != letter:
            first -= 1
        if first < 0 or tokens.words[first][0] != letter:
            return None
    part = range(first, bracket)
    return None if any(token in taken for token in part) else part
