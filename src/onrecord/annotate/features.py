"""Cut a text into words and pieces and tell the encoder what WordPiece forgets.

The vocabulary is uncased and knows neither paragraph breaks nor which side of a quotation a word
stands on. Three small classes per word (letter case, whitespace before it, quotation) bring that
back; their embeddings are added to those of the pieces. Numpy only: training and reading share it.
"""

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

Ints = NDArray[np.int32]

# Class 0 of every feature belongs to [CLS], [SEP] and padding.
CASES = ("none", "lower", "title", "upper", "mixed", "digit", "other")
SPACES = ("none", "joined", "space", "line", "paragraph")
QUOTES = ("none", "outside", "inside", "opening", "closing")
FEATURES = {"case": len(CASES), "space": len(SPACES), "quote": len(QUOTES)}

_OPENING, _CLOSING, _EITHER = "“«„", "”»", '"'
_COMBINING = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\u200d]")
_BREAK = re.compile(r"\n[^\S\n]*\n|[\u2029\f]")


@dataclass(frozen=True, slots=True)
class Encoded:
    """A text as word-pieces and words; one row per piece or word, offsets in code points."""

    ids: Ints
    word_of: Ints
    first: Ints
    starts: Ints
    ends: Ints
    features: Ints  # one row per word: case, space, quote

    def __len__(self) -> int:
        """Return the number of words."""
        return len(self.starts)


def load_tokenizer(path: Path) -> Tokenizer:
    """Return the tokenizer of a model folder, told to truncate and pad nothing."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def encode_text(text: str, tokenizer: Tokenizer) -> Encoded:
    """Return the pieces, words and word features of any text; an empty text has no rows."""
    clean = text.encode("utf-8", "replace").decode("utf-8")  # lone surrogates become one "?" each
    encoding = tokenizer.encode(clean, add_special_tokens=False)
    ids = np.asarray(encoding.ids, np.int32)
    words = np.asarray(encoding.word_ids, np.int32)
    offsets = np.asarray(encoding.offsets, np.int32).reshape(-1, 2)
    is_first = np.ones(len(ids), bool)
    is_first[1:] = words[1:] != words[:-1]
    first = np.flatnonzero(is_first).astype(np.int32)
    last = np.append(first[1:], len(ids))[: len(first)] - 1
    starts, ends = offsets[first, 0], offsets[last, 1]
    ends = _take_combining_marks(clean, ends)
    word_of = (np.cumsum(is_first) - 1).astype(np.int32)
    return Encoded(ids, word_of, first, starts, ends, _word_features(clean, starts, ends))


def _take_combining_marks(text: str, ends: Ints) -> Ints:
    """Return word ends moved behind combining marks, which the tokenizer strips from its offsets."""
    if not _COMBINING.search(text):
        return ends
    moved = ends.copy()
    for i, end in enumerate(ends.tolist()):
        while end < len(text) and (_COMBINING.match(text, end) or unicodedata.combining(text[end])):
            end += 1
        moved[i] = end
    return moved


def _word_features(text: str, starts: Ints, ends: Ints) -> Ints:
    """Return the classes of case, space and quotation, one row per word."""
    spans = list(zip(starts.tolist(), ends.tolist(), strict=True))
    words = [text[a:b] for a, b in spans]
    gaps = [text[b:a] for b, a in zip([0, *ends.tolist()], starts.tolist(), strict=False)]
    cases = [case_of(word) for word in words]
    spaces = [_space_of(gap) for gap in gaps]
    if spaces:
        spaces[0] = 4
    quotes = _quote_states(text, words, spans, spaces)
    return np.asarray([cases, spaces, quotes], np.int32).T.reshape(-1, 3)


def case_of(word: str) -> int:
    """Return the letter-case class of a word; a single capital counts as title case."""
    if word.islower():
        return 1
    if word.isupper():
        return 3 if len(word) > 1 else 2
    if word[:1].isupper() and word[1:].islower():
        return 2
    if word[:1].isdigit():
        return 5
    return 4 if any(map(str.isupper, word)) else 6


def _space_of(gap: str) -> int:
    if not gap:
        return 1
    if _BREAK.search(gap):
        return 4
    return 3 if "\n" in gap or "\r" in gap else 2


def _quote_states(text: str, words: list[str], spans: list[tuple[int, int]], spaces: list[int]) -> list[int]:
    """Return the quotation class of each word.

    A new paragraph or line starts outside: one that goes on with a quotation opens it anew. So one
    mark without its partner spoils no more than its paragraph.
    """
    states: list[int] = []
    inside = False
    for word, (start, end), space in zip(words, spans, spaces, strict=True):
        inside = inside and space < 3
        if word not in '“«„”»"' or not word:
            states.append(2 if inside else 1)
        elif word in _OPENING or (word == _EITHER and _opens(text, start, end, inside=inside)):
            inside = True
            states.append(3)
        else:
            inside = False
            states.append(4)
    return states


def _opens(text: str, start: int, end: int, *, inside: bool) -> bool:
    """Return whether a straight mark opens, by the side on which it touches text."""
    free_before = start == 0 or text[start - 1].isspace() or text[start - 1] in "([—–-'‘"
    free_after = end >= len(text) or text[end].isspace()
    if free_before == free_after:
        return not inside
    return free_before
