"""The shape of a reaction in its sentence, and how far a verb with its auxiliaries and a clause reach."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.coding.reaction_grammar import AUXILIARY, CLAUSE_END
from onrecord.coding.reaction_words import Line, Term
from onrecord.document.records import Stance

HolderPlace = Literal["subject", "list", "owner", "clause", "none"]
Terms = Mapping[int, Sequence[Term]]


@dataclass(frozen=True, slots=True)
class Shape:
    """A reaction as the words show it, before anybody is looked up. All numbers are those of words in the line.

    `parts` are the words that voice it; `head` is the verb whose auxiliaries tell whether it is real;
    the holder stands before or from `at`, the object inside `about`.
    """

    parts: tuple[tuple[int, int], ...]
    head: int
    stance: Stance
    holder: HolderPlace
    at: int
    about: tuple[int, int]


def group_start(line: Line, number: int) -> int:
    """Return the first of the auxiliaries and adverbs that stand right before a word."""
    while number > 0 and _is_helper(line, number - 1):
        number -= 1
    return number


def _is_helper(line: Line, number: int) -> bool:
    word = line.low[number]
    if word in AUXILIARY or word.endswith(("n’t", "n't")):
        return True
    return len(word) > 4 and word.endswith("ly") and word == line.raw[number]


def clause_end(line: Line, number: int) -> int:
    """Return where the clause that a word stands in ends."""
    while number < len(line.low) and line.low[number] not in CLAUSE_END:
        if line.low[number] == "," and line.word(number + 1) in (
            "but",
            "while",
            "and",
            "who",
            "which",
            "saying",
            "adding",
        ):
            break
        number += 1
    return number
