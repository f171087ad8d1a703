"""Read nouns and adjectives that voice a reaction: *drew praise from*, *voiced concern*, *is wary of*, *split over*."""

from onrecord.coding.reaction_clause import Shape, Terms, clause_end, group_start
from onrecord.coding.reaction_grammar import (
    BE,
    CLAUSE_END,
    DETERMINERS,
    HOLDING,
    LINKING,
    NO_OBJECT,
    OPEN_NOUN,
    PREPOSITIONS,
    QUOTES,
    RISING,
)
from onrecord.coding.reaction_verbs import can_be_verb
from onrecord.coding.reaction_words import Line, Term

MAKING = ("strike", "strikes", "spread", "spreads", "sow", "instil", "instill")
"""Words before a noun by which somebody is to be made to feel it."""
LIGHT = ("provoke", "voice", "raise")
LIGHT_REACH = 6
"""Words between a verb such as *drew* and its noun: *drew a chorus of sharp international criticism*."""


def read_light(term: Term, line: Line, terms: Terms) -> Shape | None:
    """Read a verb that draws or voices a noun: *drew condemnation from*, *voiced concern*."""
    if line.word(term.first - 1) in DETERMINERS:
        return None
    noun = _noun_behind(term.last, line, terms)
    if noun is None:
        return None
    start = group_start(line, term.first)
    parts = ((term.first, term.last), (noun.first, noun.last))
    holders = _holding(noun.last, line)
    part = term.wording.part
    if part == "provoke" or (part == "raise" and holders >= 0):
        if part == "provoke" and noun.wording.words == ("support",) and holders < 0:
            return None
        return Shape(parts, term.first, noun.wording.stance, "list" if holders >= 0 else "none", holders, (0, start))
    helpers = frozenset(line.low[start : term.first])
    if helpers & BE or not can_be_verb(term, line, start, helpers):
        return None
    about = (noun.last, clause_end(line, noun.last))
    return Shape(parts, term.first, noun.wording.stance, "subject", start, about)


def _noun_behind(number: int, line: Line, terms: Terms) -> Term | None:
    for place in range(number, min(number + LIGHT_REACH, len(line.low))):
        found = next((term for term in terms.get(place, ()) if term.wording.part == "noun"), None)
        if found is not None:
            return found
        if any(term.wording.part in LIGHT for term in terms.get(place, ())):
            return None
        if line.low[place] in NO_OBJECT and line.low[place] not in QUOTES | {"of", "and", ","}:
            return None
    return None


def _holding(number: int, line: Line) -> int:
    """Return where the holders begin behind a noun: *praise and some scorn from X*; -1 where none are named."""
    end = min(clause_end(line, number), number + 6)
    place = next((n for n in range(number, end) if line.low[n] in HOLDING), -1)
    return place + 1 if place >= 0 and not {",", "for", "over", "about"} & set(line.low[number:place]) else -1


def read_met(term: Term, line: Line, terms: Terms) -> Shape | None:
    """Read *was met with*, *was greeted with*, *reacted with*, *responded angrily*."""
    start = group_start(line, term.first)
    is_passive = bool(frozenset(line.low[start : term.first]) & BE)
    if term.wording.part == "met" and not is_passive:
        return None
    found = _manner_behind(term.last, line, terms)
    if found is None:
        return None
    parts = ((term.first, term.last), (found.first, found.last))
    if is_passive:
        holders = _holding(found.last, line)
        return Shape(parts, term.first, found.wording.stance, "list" if holders >= 0 else "none", holders, (0, start))
    about = (term.last, clause_end(line, term.last))
    return Shape(parts, term.first, found.wording.stance, "subject", start, about)


def _manner_behind(number: int, line: Line, terms: Terms) -> Term | None:
    for place in range(number, min(number + 8, len(line.low))):
        if line.low[place] in CLAUSE_END:
            return None
        manner = next((term for term in terms.get(place, ()) if term.wording.part == "manner"), None)
        if manner is not None:
            return manner
        if line.low[place] == "with":
            return _noun_behind(place + 1, line, terms)
    return None


def read_noun(term: Term, line: Line, terms: Terms) -> Shape | None:  # noqa: ARG001
    """Read a noun that stands alone: *praise from X*, *X's condemnation of*, *amid fears that*, *outrage in X*."""
    before, behind = line.word(term.first - 1), line.word(term.last)
    parts = ((term.first, term.last),)
    about = (term.last, clause_end(line, term.last))
    stance = term.wording.stance
    if term.wording.words == ("support",) or stance == "neutral" or before in MAKING:
        return None
    if before.endswith(("’s", "'s", "s’")) and behind in OPEN_NOUN:
        return Shape(parts, term.first, stance, "owner", term.first, about)
    holders = _holding(term.last, line)
    if holders >= 0 and (
        behind == "from"
        or (behind in ("among", "across") and stance != "mixed")
        or (behind == "in" and line.raw[holders][:1].isupper())
    ):
        return Shape(parts, term.first, stance, "list", holders, about)
    if before in RISING and behind in OPEN_NOUN:
        return Shape(parts, term.first, stance, "none", term.first, about)
    return None


def read_adjective(term: Term, line: Line, terms: Terms) -> Shape | None:  # noqa: ARG001
    """Read *is wary of*, and *, alarmed by* behind a name."""
    if line.word(term.last) not in term.wording.after:
        return None
    start = group_start(line, term.first)
    about = (term.last, clause_end(line, term.last))
    linked = next((n for n in range(start, term.first) if line.low[n] in LINKING), -1)
    if linked < 0 and start and line.low[start - 1] in LINKING:
        linked, start = start - 1, group_start(line, start - 1)
    if linked >= 0:
        return Shape(((term.first, term.last),), term.first, term.wording.stance, "subject", start, about)
    if line.word(start - 1) == "," and line.word(term.last) in ("by", "at", "over"):
        return Shape(((term.first, term.last),), term.first, term.wording.stance, "subject", start - 1, about)
    return None


def read_divide(term: Term, line: Line, terms: Terms) -> Shape | None:  # noqa: ARG001
    """Read *is divided over*, *split on*."""
    place = next(
        (n for n in range(term.last, min(term.last + 3, len(line.low))) if line.low[n] in term.wording.after), -1
    )
    start = group_start(line, term.first)
    if place < 0 or line.word(start - 1) in DETERMINERS | PREPOSITIONS or start == 0:
        return None
    if place > term.last and line.low[term.last] in NO_OBJECT - {"among"}:
        return None
    return Shape(
        ((term.first, place + 1),), term.first, "mixed", "subject", start, (place + 1, clause_end(line, place + 1))
    )


def read_range(term: Term, line: Line, terms: Terms) -> Shape | None:  # noqa: ARG001
    """Read *reactions ranged from*, *the response was mixed*."""
    noun = next(
        (
            n
            for n in range(max(0, term.first - 7), term.first)
            if line.low[n] in ("reaction", "reactions", "response", "responses")
        ),
        -1,
    )
    return (
        Shape(((noun, noun + 1), (term.first, term.last)), term.first, "mixed", "none", noun, (noun + 1, term.first))
        if noun >= 0
        else None
    )
