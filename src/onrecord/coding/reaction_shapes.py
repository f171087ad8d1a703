"""Tell from the words around it whether a wording is a reaction, and where holder and object stand.

No parser is asked: adverbs and auxiliaries before a verb are stepped over, the word behind it must
open an object, and a noun counts only beside a verb that draws or voices it.
"""

from collections.abc import Callable, Mapping

from onrecord.coding.reaction_clause import Shape, Terms
from onrecord.coding.reaction_nouns import read_adjective, read_divide, read_light, read_met, read_noun, read_range
from onrecord.coding.reaction_verbs import read_call, read_verb
from onrecord.coding.reaction_words import Line, Term


def shape_of(term: Term, line: Line, terms: Terms) -> Shape | None:
    """Return the shape of a wording at its place, None where it is no reaction there."""
    read = _READERS.get(term.wording.part)
    return read(term, line, terms) if read is not None else None


_READERS: Mapping[str, Callable[[Term, Line, Terms], Shape | None]] = {
    "verb": read_verb,
    "provoke": read_light,
    "voice": read_light,
    "raise": read_light,
    "react": read_met,
    "met": read_met,
    "noun": read_noun,
    "adjective": read_adjective,
    "divide": read_divide,
    "range": read_range,
    "call": read_call,
}
