"""Read verbs that voice a reaction: *condemned the raid*, *was welcomed by*, *called it a betrayal*."""

from onrecord.coding.reaction_clause import HolderPlace, Shape, Terms, clause_end, group_start
from onrecord.coding.reaction_grammar import (
    ASKING,
    BASE_HELPERS,
    BE,
    CLAUSE_END,
    DETERMINERS,
    GUESTS,
    NO_OBJECT,
    NO_PLURAL,
    PLURALS,
    PREPOSITIONS,
    QUOTES,
    SINGULARS,
    SPEAKING_NOUNS,
)
from onrecord.coding.reaction_words import Line, Term

NP_WITH_REASON = "NP..for"
"""What must follow verbs that also tell of blows: somebody or something, and *for* what."""
NAMING_REACH = 14
"""Words behind a verb such as *called* up to which the verdict stands."""


def read_verb(term: Term, line: Line, terms: Terms) -> Shape | None:  # noqa: ARG001 - every part is asked alike
    """Read a verb with its object: *condemned the raid*, *warned against it*, *was welcomed by*."""
    start = group_start(line, term.first)
    helpers = frozenset(line.low[start : term.first])
    if term.wording.form == "past" and term.wording.after & {"NP", NP_WITH_REASON}:
        if helpers & BE:
            return _passive(term, line, start)
        if line.word(term.last) == "by":
            return _passive(term, line, start)
    if not can_be_verb(term, line, start, helpers) or not _has_object(term, line):
        return None
    place: HolderPlace = "subject"
    if term.wording.form == "ing" and not helpers & BE:
        place = "clause"
    about = (term.last, clause_end(line, term.last))
    return Shape(((term.first, term.last),), term.first, term.wording.stance, place, start, about)


def _passive(term: Term, line: Line, start: int) -> Shape | None:
    if term.wording.stance == "alarm" or (start and line.word(start - 1) in DETERMINERS | PREPOSITIONS):
        return None
    end = clause_end(line, term.last)
    if NP_WITH_REASON in term.wording.after and "for" not in line.low[term.last : end]:
        return None
    by = next((n for n in range(term.last, min(end, term.last + 6)) if line.low[n] == "by"), -1)
    place: HolderPlace = "list" if by >= 0 else "none"
    return Shape(
        ((term.first, term.last),), term.first, term.wording.stance, place, by + 1 if by >= 0 else start, (0, start)
    )


def can_be_verb(term: Term, line: Line, start: int, helpers: frozenset[str]) -> bool:
    """Tell a verb from a noun or an attribute in the same letters by the word before it and its auxiliaries."""
    before, form = line.word(start - 1), term.wording.form
    if form == "base" and line.low[0] in ASKING:
        return True
    if form == "ing":
        return bool(helpers & BE) or before in SPEAKING_NOUNS or before in (",", "while", "after", "without", "in")
    if helpers & BASE_HELPERS:
        return True
    if start == 0 or before in DETERMINERS or before in PREPOSITIONS or helpers & BE:
        return False
    if form == "base":
        return before in PLURALS or (before.endswith("s") and not before.endswith(NO_PLURAL))
    if form == "third":
        is_name, noun = line.raw[start - 1][0].isupper(), line.word(start - 2)
        return is_name or before in SINGULARS or noun in DETERMINERS
    return before not in CLAUSE_END and not (before == "," and line.word(term.last) in ("as", "in", "for", "at"))


def _has_object(term: Term, line: Line) -> bool:
    after, number = term.wording.after, term.last
    while line.word(number) in QUOTES:
        number += 1
    word = line.word(number)
    if word in after:
        return True
    if term.wording.words[0].startswith("welcom") and GUESTS & set(line.low[number : number + 5]):
        return False
    if NP_WITH_REASON in after:
        return word not in NO_OBJECT and "for" in line.low[number : clause_end(line, number)]
    if "NP" in after:
        return bool(word) and word not in NO_OBJECT
    # *warned Orlen against it*: the one spoken to stands between.
    reach = line.low[number : number + 5]
    return "against" in after and "against" in reach and not CLAUSE_END & set(reach[: reach.index("against")])


def read_call(term: Term, line: Line, terms: Terms) -> Shape | None:
    """Read *called it a betrayal*, *described the move as “reckless”*."""
    start, reach = group_start(line, term.first), min(clause_end(line, term.last), term.last + NAMING_REACH)
    if line.word(term.last) in NO_OBJECT - {"there"} or not can_be_verb(
        term, line, start, frozenset(line.low[start : term.first])
    ):
        return None
    begin = term.last
    if term.wording.after:
        begin = next((n + 1 for n in range(term.last, reach) if line.low[n] in term.wording.after), -1)
    if begin < 0:
        return None
    verdict = _verdict_in(begin, reach, line, terms, is_open=not term.wording.after)
    if verdict is None:
        return None
    parts = ((term.first, term.last), (verdict.first, verdict.last))
    place: HolderPlace = "clause" if term.wording.form == "ing" else "subject"
    return Shape(parts, term.first, verdict.wording.stance, place, start, (term.last, verdict.first))


def _verdict_in(begin: int, end: int, line: Line, terms: Terms, *, is_open: bool) -> Term | None:
    """Return the first verdict; behind a verb without *as* it must open with an article or a quotation mark."""
    for place in range(begin, end):
        found = next((term for term in terms.get(place, ()) if term.wording.part == "verdict"), None)
        if found is None:
            continue
        lead = line.low[max(begin, place - 4) : place]
        if "not" in lead or (is_open and not (QUOTES | {"a", "an"}) & set(lead) and place != begin + 1):
            return None
        return found
    return None
