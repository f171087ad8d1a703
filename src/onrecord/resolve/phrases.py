"""Read a noun phrase: its determiner, possessor, head noun and the words that describe it.

There is no parse; the phrase ends before its first comma, preposition, relative or verb, and its head
is the last word before that, which holds for the sources of news and for role phrases.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from onrecord.resolve.lexicon import Lexicon, Role
from onrecord.resolve.scene import Tokens

POSSESSIVES = frozenset({"his", "her", "their", "its", "my", "our", "your", "whose"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"}) | POSSESSIVES
INDEFINITE = frozenset(
    {"a", "an", "one", "another", "some", "many", "several", "most", "few", "no", "any", "every", "each", "other"}
    | {"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "dozens", "hundreds", "scores"}
    | {"more", "all", "others", "numerous", "various", "thousands", "millions", "half", "either", "neither"}
)
PREPOSITIONS = frozenset(
    {"of", "for", "in", "at", "from", "with", "to", "by", "on", "about", "against", "into", "over", "under", "near"}
    | {"between", "among", "after", "before", "during", "around", "outside", "inside", "within", "since", "like"}
    | {"without", "behind", "across", "through", "as", "than", "via", "toward", "towards", "including", "upon"}
)
RELATIVES = frozenset({"who", "which", "that", "whose", "whom", "where", "when", "while"})
CONJUNCTIONS = frozenset({"and", "or", "but", "nor", "&"})
VERBS = frozenset(
    {"is", "are", "was", "were", "be", "been", "has", "have", "had", "will", "would", "can", "could", "may", "might"}
    | {"must", "should", "do", "does", "did", "said", "says", "say", "told", "asked", "made", "took", "gave", "met"}
    | {"saw", "got", "went", "came", "became", "put", "let", "know", "knew", "if", "because", "so", "not", "then"}
    | {"speaking", "briefed", "known", "involved", "close", "familiar", "working", "running", "according", "thought"}
    | {"there", "here", "he", "she", "they", "it", "we", "i", "you", "him", "them", "us", "me", "just", "also"}
    | {"called", "named", "quoted", "interviewed", "endorsed", "accused", "urged", "praised", "blamed", "warned"}
    | {"defeated", "appointed", "nominated", "supporting", "backing", "attacking", "calling", "meet", "tell", "ask"}
    | {"whether", "how", "why", "what", "though", "although", "until", "unless", "yet", "even", "only", "being"}
)
ABBREVIATIONS = frozenset(
    {"mr", "mrs", "ms", "dr", "sen", "sens", "rep", "reps", "gov", "gen", "col", "lt", "capt", "sgt", "st", "jr", "sr"}
    | {"rev", "prof", "inc", "corp", "co", "adm", "maj", "fla", "calif", "pa", "va", "mass", "ark", "ala", "ga", "conn"}
)
ADVERBS = frozenset({"only", "just", "then", "most", "so", "even"})
SIGNS_INSIDE = frozenset({".", "-", "'", "’", "/", "&", "‑"})
ENDS = PREPOSITIONS | RELATIVES | VERBS
LEADING = frozenset(
    {'"', "“", "”", "'", "‘", "’", ",", ":", "—", "–", "-", "even", "only", "and", "but", "just", "also"}
)
PARTICIPLES = frozenset(
    {"retired", "appointed", "elected", "united", "red", "disgraced", "renowned", "celebrated", "noted", "acclaimed"}
    | {"so-called", "registered", "self-described", "armed", "unnamed", "jailed", "exiled", "ousted", "deposed"}
    | {"self-proclaimed", "self-declared", "self-styled", "self-appointed"}
    | {"embattled", "indicted", "convicted", "accused", "suspected", "hard-headed", "beloved", "decorated", "wounded"}
)
"""Words in -ed that describe a person before the noun; any other is taken for a verb."""
PERSON_ENDINGS = ("man", "woman", "ist", "ologist", "eer", "eur", "yer", "grapher", "keeper", "maker", "holder", "crat")
THINGS = frozenset(
    {"career", "checklist", "waitlist", "playlist", "layer", "prayer", "amateur", "engineer", "blacklist"}
)
MOST_MODIFIERS = 7

NameAt = Callable[[int], int]
"""Tells which name a token belongs to, -1 for none."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase as token numbers: `first` to `last` with its head, `end` after what follows the head."""

    first: int
    head: int
    end: int
    determiner: str
    possessor: int
    """The token before the possessive 's, or the possessive pronoun; -1 where there is none."""
    words: frozenset[str]
    """Modifiers and complement, in lower case, without function words."""
    noun: str
    role: Role | None
    is_plural: bool

    @property
    def is_definite(self) -> bool:
        """Whether the phrase points at something known: *the*, *this*, *his*, *Karvia's*."""
        return self.determiner in DEFINITE or self.possessor >= 0


def read_phrase(tokens: Tokens, span: range, name_at: NameAt, lexicon: Lexicon) -> Phrase | None:
    """Return the noun phrase that starts a range of tokens; None where no word can be its head."""
    first = _skip_leading(tokens, span)
    end = _region_end(tokens, range(first, span.stop), name_at, lexicon)
    head = _head(tokens, first, end)
    if first <= head and tokens.lower[head] in DEFINITE and head + 1 < span.stop:
        head = _head(tokens, first, span.stop)
    return None if head < first else make_phrase(tokens, first, head, span.stop, lexicon)


def make_phrase(tokens: Tokens, first: int, head: int, stop: int, lexicon: Lexicon) -> Phrase:
    """Return a phrase whose first token and head are known; `stop` bounds what may follow the head."""
    end = _complement_end(tokens, head + 1, stop)
    noun = tokens.lower[head]
    determiner = tokens.lower[first] if tokens.lower[first] in DEFINITE | INDEFINITE else ""
    is_counted = determiner in INDEFINITE - {"a", "an", "one", "another", "no", "any", "every", "each"}
    return Phrase(
        first=first,
        head=head,
        end=end,
        determiner=determiner,
        possessor=_possessor(tokens, first, head),
        words=_content_words(tokens, [*range(first, head), *range(head + 1, end)]),
        noun=noun,
        role=_role(tokens, head, lexicon),
        is_plural=lexicon.is_plural(noun) or (is_counted and lexicon.role_of(noun) is None),
    )


def _role(tokens: Tokens, head: int, lexicon: Lexicon) -> Role | None:
    """Return the role of a head, also of the last part of *co-founder*, *vice-president*."""
    noun = tokens.lower[head]
    return lexicon.role_of(noun) or lexicon.role_of(noun.rpartition("-")[2]) or _role_by_ending(noun)


def _role_by_ending(noun: str) -> Role | None:
    """Return the role of a noun that its ending makes a person: *the radioman*, *a restaurateur*."""
    if len(noun) < 6 or not noun.endswith(PERSON_ENDINGS) or noun in THINGS:
        return None
    gender = "f" if noun.endswith("woman") else "m" if noun.endswith("man") else None
    return Role(noun, "person", gender, frozenset(), False)


def _skip_leading(tokens: Tokens, span: range) -> int:
    first = span.start
    while first < span.stop - 1 and tokens.lower[first] in LEADING:
        first += 1
    return first


def _region_end(tokens: Tokens, span: range, name_at: NameAt, lexicon: Lexicon) -> int:
    """Return the token at which the core of the phrase ends: a comma, preposition, relative, verb."""
    for number in span:
        word = tokens.lower[number]
        if name_at(number) >= 0 and number > span.start and name_at(number) == name_at(number - 1):
            continue
        if word in ENDS and number > span.start and not _is_modifier(tokens, number):
            return number
        if not word[0].isalnum() and not is_inside(tokens, number):
            return number
        if number > span.start and (word in CONJUNCTIONS or _is_participle(tokens, number, lexicon)):
            return number
    return span.stop


def _is_modifier(tokens: Tokens, number: int) -> bool:
    """Tell whether an adverb stands behind a determiner: *the only minister*, *the then mayor*."""
    return tokens.lower[number] in ADVERBS and tokens.lower[number - 1] in DEFINITE


def _is_participle(tokens: Tokens, number: int, lexicon: Lexicon) -> bool:
    """Tell whether a word carries a clause on behind a role noun: *officials briefed on*, *a union representing*."""
    word = tokens.lower[number]
    if not word.endswith(("ing", "ed")) or lexicon.role_of(word) is not None:
        return False
    return lexicon.role_of(tokens.lower[number - 1]) is not None and tokens.words[number][0].islower()


def is_inside(tokens: Tokens, number: int) -> bool:
    """Tell whether a sign stands inside a phrase: a point, hyphen or apostrophe that touches the word before it."""
    word = tokens.lower[number]
    touches = number > 0 and tokens.ends[number - 1] == tokens.starts[number]
    if word == ".":
        return touches and (len(tokens.words[number - 1]) == 1 or tokens.lower[number - 1] in ABBREVIATIONS)
    return word in ("'s", "’s", "&", "/") or (word in SIGNS_INSIDE and touches)


def _head(tokens: Tokens, first: int, end: int) -> int:
    """Return the last word of the core, a number or sign behind it left out."""
    head = end - 1
    while head >= first and not (tokens.words[head][0].isalpha() and tokens.lower[head] not in ("'s", "’s")):
        head -= 1
    return head


def _complement_end(tokens: Tokens, start: int, stop: int) -> int:
    """Return the end of *of …*, *for …* behind a head, up to a comma, relative or verb."""
    if start >= stop or tokens.lower[start] not in ("of", "for", "at", "in", "from", "to", "with", "on"):
        return start
    end = start
    limit = min(stop, start + 12)
    while end < limit:
        word = tokens.lower[end]
        is_whole = end == start + 1 and word in ("them", "us", "you")
        if is_whole:
            return end + 1
        if word in RELATIVES or word in VERBS or (not word[0].isalnum() and not is_inside(tokens, end)):
            break
        end += 1
    return end


def _possessor(tokens: Tokens, first: int, head: int) -> int:
    """Return the token that possesses the head: the last one before an 's, or a possessive pronoun."""
    for number in range(head - 1, first, -1):
        if tokens.lower[number] in ("'s", "’s"):
            return number - 1
        if tokens.lower[number] in ("'", "’") and tokens.lower[number - 1].endswith("s"):
            return number - 1
    return first if tokens.lower[first] in POSSESSIVES and first < head else -1


def _content_words(tokens: Tokens, numbers: Sequence[int]) -> frozenset[str]:
    drop = DEFINITE | INDEFINITE | PREPOSITIONS | CONJUNCTIONS
    return frozenset(word for number in numbers if (word := tokens.lower[number]) not in drop and word[0].isalnum())


def walk_back(tokens: Tokens, head: int, floor: int, name_at: NameAt) -> int:
    """Return the first token of the phrase whose head is given: back over modifiers to its determiner."""
    first = head
    while first > floor and head - first < MOST_MODIFIERS:
        word = tokens.lower[first - 1]
        if word in DEFINITE | INDEFINITE:
            if word in POSSESSIVES or word not in ("that", "these", "those", "this"):
                return first - 1
            return first - 1 if first - 1 <= head else first
        if name_at(first - 1) < 0 and (word in ENDS or word in CONJUNCTIONS or _breaks(word)):
            break
        first -= 1
    return first


def _breaks(word: str) -> bool:
    """Tell whether a token ends a phrase to its left: a sign, or a word that looks like a verb or adverb."""
    if not word[0].isalnum():
        return word not in ("-", "'s", "’s", "'", "’", "/")
    if word.endswith("ed"):
        return word not in PARTICIPLES
    return (word.endswith("ly") and len(word) > 4) or word.isdigit()


__all__ = [
    "CONJUNCTIONS",
    "DEFINITE",
    "ENDS",
    "INDEFINITE",
    "POSSESSIVES",
    "PREPOSITIONS",
    "RELATIVES",
    "Phrase",
    "make_phrase",
    "read_phrase",
    "walk_back",
]
