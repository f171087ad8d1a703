"""Tell from the words around it whether a wording is a reaction, and where holder and object stand.

No parser is asked: adverbs and auxiliaries before a verb are stepped over, the word behind it must
open an object, and a noun counts only beside a verb that draws or voices it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.coding.reaction_words import Line, Term
from onrecord.document.records import Stance

HolderPlace = Literal["subject", "list", "owner", "clause", "none"]

BE = frozenset("be is are was were been being am ’s 's get gets got".split())
LINKING = BE | frozenset("seem seems seemed remain remains remained felt feel feels grew become became look looked sounded appear appears appeared left".split())
AUXILIARY = BE | frozenset(
    "have has had having do does did will would shall should can could may might must cannot to not never only also again later then"
    " soon still already even now just both all too first once quick have ever long always often very so more most much deeply rather quite almost".split()
)  # fmt: skip
PREPOSITIONS = frozenset("of in from at for with by to on near into about over against between among under behind towards toward outside inside across amid despite during without within throughout around since via per onto upon".split())
DETERMINERS = frozenset("the a an this that these those its his her their our my your no such".split())
NO_OBJECT = PREPOSITIONS | frozenset(
    ". , ; : ) ! ? and or but as if when while because than then who which where is was are were has had have not so after before since until he she they i we there".split()
)  # fmt: skip
SPEAKING_NOUNS = frozenset("statement letter resolution tweet tweets post posts speech report remarks editorial article message communique communiqué declaration note video release motion text email interview op-ed column".split())
OPEN_NOUN = frozenset("of that over about at".split())
RISING = frozenset("amid despite growing mounting rising deepening widespread international global renewed fresh spreading".split())
HOLDING = frozenset("from among by in across".split())
GUESTS = frozenset(
    "everyone everybody him her them us you me guests guest visitors delegation delegations leader leaders president minister ministers governor ambassador"
    " refugees migrants students home back crowd crowds fans tourists envoy son daughter baby child members".split()
)  # fmt: skip
"""Those who are welcomed at a door; that is a deed and no reaction."""
LIGHT = ("provoke", "voice", "raise")
LIGHT_REACH = 6
"""Words between a verb such as *drew* and its noun: *drew a chorus of sharp international criticism*."""
NAMING_REACH = 14
"""Words behind a verb such as *called* up to which the verdict stands."""
CLAUSE_END = frozenset(". ; : ! ? — –".split())
QUOTES = frozenset("“ ” \" ‘ ’ '".split())


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


Terms = Mapping[int, Sequence[Term]]


def shape_of(term: Term, line: Line, terms: Terms) -> Shape | None:
    """Return the shape of a wording at its place, None where it is no reaction there."""
    read = _READERS.get(term.wording.part)
    return read(term, line, terms) if read is not None else None


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
        if line.low[number] == "," and line.word(number + 1) in ("but", "while", "and", "who", "which", "saying", "adding"):
            break
        number += 1
    return number


def _verb(term: Term, line: Line, terms: Terms) -> Shape | None:  # noqa: ARG001 - every part is asked alike
    start = group_start(line, term.first)
    helpers = frozenset(line.low[start : term.first])
    if term.wording.form == "past" and "NP" in term.wording.after:
        if helpers & BE:
            return _passive(term, line, start)
        if line.word(term.last) == "by":
            return _passive(term, line, start)
    if not _can_be_verb(term, line, start, helpers) or not _has_object(term, line):
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
    by = next((n for n in range(term.last, min(end, term.last + 6)) if line.low[n] == "by"), -1)
    place: HolderPlace = "list" if by >= 0 else "none"
    return Shape(((term.first, term.last),), term.first, term.wording.stance, place, by + 1 if by >= 0 else start, (0, start))


def _can_be_verb(term: Term, line: Line, start: int, helpers: frozenset[str]) -> bool:
    before, form = line.word(start - 1), term.wording.form
    if form == "base" and line.low[0] in ("do", "does", "did", "will", "would"):
        return True
    if form == "ing":
        return bool(helpers & BE) or before in SPEAKING_NOUNS or before in (",", "while", "after", "without", "in")
    if helpers & {"do", "does", "did", "to", "will", "would", "could", "may", "might", "should", "can", "must", "cannot"}:
        return True
    if start == 0 or before in DETERMINERS or before in PREPOSITIONS or helpers & BE:
        return False
    if form == "base":
        return (before.endswith("s") and not before.endswith(("ous", "ss", "us", "is", "’s", "'s"))) or before in ("people", "some", "many", "others", "most", "few", "who", "we", "i", "they", "police", "both")
    if form == "third":
        return line.raw[start - 1][0].isupper() or before in ("he", "she", "it", "who", "which", ",") or line.word(start - 2) in ("the", "a", "an", "his", "her", "its", "their")
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
    if "NP" in after:
        return bool(word) and word not in NO_OBJECT
    # *warned Orlen against it*: the one spoken to stands between.
    reach = line.low[number : number + 5]
    return "against" in after and "against" in reach and not CLAUSE_END & set(reach[: reach.index("against")])


def _light(term: Term, line: Line, terms: Terms) -> Shape | None:
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
    if helpers & BE or not _can_be_verb(term, line, start, helpers):
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


def _met(term: Term, line: Line, terms: Terms) -> Shape | None:
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


def _noun(term: Term, line: Line, terms: Terms) -> Shape | None:  # noqa: ARG001
    """Read a noun that stands alone: *praise from X*, *X's condemnation of*, *amid fears that*, *outrage in X*."""
    before, behind = line.word(term.first - 1), line.word(term.last)
    parts = ((term.first, term.last),)
    about = (term.last, clause_end(line, term.last))
    stance = term.wording.stance
    if term.wording.words == ("support",) or stance == "neutral":
        return None
    if before.endswith(("’s", "'s", "s’")) and behind in OPEN_NOUN:
        return Shape(parts, term.first, stance, "owner", term.first, about)
    holders = _holding(term.last, line)
    if holders >= 0 and (behind == "from" or (behind in ("among", "across") and stance != "mixed") or (behind == "in" and line.raw[holders][:1].isupper())):
        return Shape(parts, term.first, stance, "list", holders, about)
    if before in RISING and behind in OPEN_NOUN:
        return Shape(parts, term.first, stance, "none", term.first, about)
    return None


def _adjective(term: Term, line: Line, terms: Terms) -> Shape | None:  # noqa: ARG001
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


def _divide(term: Term, line: Line, terms: Terms) -> Shape | None:  # noqa: ARG001
    place = next((n for n in range(term.last, min(term.last + 3, len(line.low))) if line.low[n] in term.wording.after), -1)
    start = group_start(line, term.first)
    if place < 0 or line.word(start - 1) in DETERMINERS | PREPOSITIONS or start == 0:
        return None
    if place > term.last and line.low[term.last] in NO_OBJECT - {"among"}:
        return None
    return Shape(((term.first, place + 1),), term.first, "mixed", "subject", start, (place + 1, clause_end(line, place + 1)))


def _range(term: Term, line: Line, terms: Terms) -> Shape | None:  # noqa: ARG001
    noun = next((n for n in range(max(0, term.first - 7), term.first) if line.low[n] in ("reaction", "reactions", "response", "responses")), -1)
    return Shape(((noun, noun + 1), (term.first, term.last)), term.first, "mixed", "none", noun, (noun + 1, term.first)) if noun >= 0 else None


def _call(term: Term, line: Line, terms: Terms) -> Shape | None:
    """Read *called it a betrayal*, *described the move as “reckless”*."""
    start, reach = group_start(line, term.first), min(clause_end(line, term.last), term.last + NAMING_REACH)
    if line.word(term.last) in NO_OBJECT - {"there"} or not _can_be_verb(term, line, start, frozenset(line.low[start : term.first])):
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


_READERS: Mapping[str, Callable[[Term, Line, Terms], Shape | None]] = {
    "verb": _verb,
    "provoke": _light,
    "voice": _light,
    "raise": _light,
    "react": _met,
    "met": _met,
    "noun": _noun,
    "adjective": _adjective,
    "divide": _divide,
    "range": _range,
    "call": _call,
}
