"""Join the pieces of a name that the reader marked apart, and take in the words beside a mention that belong to it.

*Vann R* and *Newkirk* are one person, *J.* before *Edgar Hoover* is his, *Post* behind *New York* makes a body.
"""

import re
from collections.abc import Iterator, Sequence

from onrecord.document import Span
from onrecord.document.marks import Mention
from onrecord.resolve.lexicon import Lexicon

JOINT = re.compile(r"\.?\s?")
HYPHENED = re.compile(r"(?:-[A-Z0-9]\w*)+")
ARTICLE_HYPHENED = re.compile(r"-\w+")
LONGEST_ARTICLE = 3
"""Letters of an article that a hyphen joins to a small letter: *Al-qaida*, not *Hallin-based*."""
OF_TAIL = re.compile(r"\sof(?:\sthe)?(?:\s[A-Z][\w&]+)+(?:\sfor(?:\sthe)?(?:\s[A-Z][\w&]+)+)?")
NEXT_WORD = re.compile(r"\s(?P<word>[A-Z][\w&]*)")
BANKS = frozenset({"west", "east", "left", "right", "south", "north", "outer", "gorda"})
"""Words that make a place of *Bank*: *the West Bank*."""
INITIALS_BEFORE = re.compile(r"(?<![\w.])(?!P\.\s?S\.)(?:[A-Z]\.\s?){1,3}$")
INITIAL_BEFORE_INITIAL = re.compile(r"(?<![\w.])[A-Z] $")
BEGINS_WITH_INITIAL = re.compile(r"[A-Z]\.? ")
ENDS_WITH_INITIAL = re.compile(r"\w \b[A-Z]\.$")
SURNAME = re.compile(r" [A-Z][a-z][\w’'-]+")


def join_pieces(marks: Sequence[Mention], text: str, lexicon: Lexicon) -> Iterator[tuple[Span, str]]:
    """Yield the mentions, the pieces of one person's name joined around an initial or point, each with its label."""
    held: tuple[Span, str] | None = None
    for mark in marks:
        if held is not None:
            span, label = held
            gap = text[span.end : mark.span.start]
            if label == mark.label == "person" and _is_piece(span.of(text), gap, lexicon):
                held = (Span(span.start, mark.span.end), label)
                continue
            yield _widened(span, label, mark.span.start, text, lexicon)
        held = (mark.span, mark.label)
    if held is not None:
        yield _widened(*held, len(text), text, lexicon)


def _is_piece(left: str, gap: str, lexicon: Lexicon) -> bool:
    """Tell whether two mentions side by side are one name: *Vann R* and *Newkirk*, *Mrs* and *Clinton*."""
    if JOINT.fullmatch(gap) is None or "\n" in gap:
        return False
    last = left.split()[-1].rstrip(".").lower() if left.split() else ""
    return gap == " " or len(last) == 1 or last in lexicon.titles


def _widened(span: Span, label: str, limit: int, text: str, lexicon: Lexicon) -> tuple[Span, str]:
    """Return a mention with the words beside it that belong to the name; none of them at `limit` or behind."""
    if label == "person":
        return _with_initials(span, limit, text), label
    span = _with_hyphened(span, limit, text)
    tail = OF_TAIL.match(text, span.end, min(len(text), span.end + 80))
    if tail and label == "organization" and _is_body_word(span.of(text), lexicon):
        return Span(span.start, tail.end()), label
    return _with_body_word(span, label, limit, text, lexicon)


def _with_initials(span: Span, limit: int, text: str) -> Span:
    """Return a person's name with its initials and the surname behind one: *J.* *Edgar*, *Michael J.* *Rask*."""
    words, before = span.of(text), text[max(0, span.start - 12) : span.start]
    initials = INITIALS_BEFORE.search(before)
    if initials is None and BEGINS_WITH_INITIAL.match(words):
        initials = INITIAL_BEFORE_INITIAL.search(before)
    start = span.start - len(initials.group()) if initials else span.start
    surname = SURNAME.match(text, span.end, min(limit, span.end + 30)) if ENDS_WITH_INITIAL.search(words) else None
    return Span(start, surname.end() if surname else span.end)


def _with_hyphened(span: Span, limit: int, text: str) -> Span:
    if text[span.end : span.end + 1] != "-":
        return span
    end = min(limit, span.end + 40)
    is_article = len(span.of(text)) <= LONGEST_ARTICLE
    tail = HYPHENED.match(text, span.end, end) or (ARTICLE_HYPHENED.match(text, span.end, end) if is_article else None)
    return Span(span.start, tail.end()) if tail else span


def _with_body_word(span: Span, label: str, limit: int, text: str, lexicon: Lexicon) -> tuple[Span, str]:
    """Return a name with the capitalised word behind it that makes it a body: *New York* and *Post*."""
    following = NEXT_WORD.match(text, span.end, min(limit, span.end + 40))
    if following is None:
        return span, label
    word = following["word"].lower()
    whole = Span(span.start, following.end("word"))
    if word == "bank" and span.of(text).split()[-1].lower() in BANKS:
        return whole, "place"
    if lexicon.name_words.get(word) not in ("organization", "outlet") or word in lexicon.titles:
        return span, label
    return whole, "organization"


def _is_body_word(words: str, lexicon: Lexicon) -> bool:
    last = words.split()[-1].lower() if words.split() else ""
    return lexicon.name_words.get(last) == "organization"


__all__ = ["join_pieces"]
