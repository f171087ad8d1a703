"""Take the phrase of a source apart: its core, the noun or name at its head, what stands in apposition.

No parser is needed for this: the core ends at the first preposition, participle, relative pronoun or
comma, and its last word is the head. A partitive (*two of the officials*) has the head of what it is part of.
"""

import re
from dataclasses import dataclass

from onrecord.document import Span, Spans, trim

WORD = re.compile(r"[@#]?[\w&]+(?:[’'./-]\w+)*")
POSTMODIFIER = re.compile(
    r"\s(?=(?:of|at|in|from|with|for|on|by|to|inside|near|under|behind|among|across|over|within|outside|against|about"
    r"|who|whom|whose|which|that|where|briefed|familiar|aware|speaking|calling|as|after|before|during|there|here|alone|downstream|upstream|nearby|elsewhere|abroad|overseas|aboard|ashore|online|everywhere|nationwide|locally|upriver|inland|offshore|onboard|downtown|via|without|since|than|like|between|beside|below|above|along|around|despite|including|representing|working|living|based|speaking|sitting|serving|responsible|present|privy|opposed|fluent|active|angry|eager|able|keen|free|unable|willing|loath|reluctant|who['’]s"
    r"|himself|herself|itself|themselves|yesterday|today|writing|waiting|loyal|close|involved|dated|popular|known|critical|hostile|sympathetic)\b"
    r"|(?:selling|carrying|holding|wearing|queuing|running|watching|using|claiming|describing|visiting|sitting on|it had|it has|he had|she had|they had)\b"
    r"|(?:released|published|conducted|issued|filed|obtained|taken|aired|posted) (?:last|this|earlier|late|\w+day)\b"
    r"|(?:I|we|he|she|they|you) \w+\b"
    r"|(?:\w+(?:ed|en|wn|ing)|held|kept|sent|made|read|put|led|run|set|based|present)"
    r" (?:\w+ ){0,2}?(?:by|on|in|to|at|from|with|for|as|over|through|via|online|out|up|under|there|during|before|after|outside|inside)\b"
    r"|and (?:a|an|the|his|her|its|their|one|another|[A-Z])\b)"
)
BREAK = re.compile(r"\s*[,(;:–—]|\s-\s")
PARTITIVE = re.compile(
    r"(?:(?:(?:at least|some|more than|about|only|all|any|each|most|many|several|few|none|neither|either|both|half|one|another"
    r"|two|three|four|five|six|seven|eight|nine|ten|a dozen|dozens|a couple|a number|a group|a member|members|a handful"
    r"|sections|parts|part|some)\s)*of\s(?=(?:the|them|these|those|its|his|her|their|about|nearly|some|two|three|[\w’'-]+[’']s)\b)"
    r"|an?\s(?:\w+\s)?(?:number|handful|chorus|couple|majority|minority|bunch|string|host|array)\sof\s)",
    re.IGNORECASE,
)
DETERMINER = re.compile(
    r"(?:the|a|an|his|her|its|their|our|my|this|that|these|those|one|another|some|several|many|both)\s", re.IGNORECASE
)
FIRST_NOUN = re.compile(r"(?:the|an?|its|his|her|their)\s\w+ing(?=\s\w+ed\b)", re.IGNORECASE)
"""A noun that looks like a participle before a real one: *a recording aired by*."""
LATE = re.compile(r"\s+(?:today|yesterday|tonight|on \w+day)$")
PARTICIPLE = re.compile(r"\s(?:\w+(?:ed|en|wn)|held|kept|sent|made|read|put|led|run|set|based|present)\b")
LATE_PARTICIPLE = re.compile(
    r"\s(?:circulated|released|published|issued|leaked|distributed|filed|obtained|interviewed|questioned|contacted|cited|quoted|involved|concerned|present|available)$"
)
NO_NOUNS = frozenset(
    [
        "the",
        "a",
        "an",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
        "this",
        "that",
        "these",
        "those",
        "one",
        "another",
        "some",
        "several",
        "many",
        "both",
        "no",
        "any",
        "each",
        "every",
        "other",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "few",
        "more",
        "most",
        "all",
        "at",
        "least",
        "about",
    ]
)
"""Words before a noun: a phrase that ends behind them has none yet."""
EDGES = " \t\n,.;:–—-()“”\"'‘’"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A source taken apart; `core` and `head` are empty spans where the source has no word."""

    whole: Span
    core: Span
    head: Span
    appositions: Spans
    is_partitive: bool


def parse_phrase(span: Span, text: str) -> Phrase:
    """Return the parts of the noun phrase at this place."""
    whole = trim(span, text, EDGES)
    if late := LATE.search(text, whole.start, whole.end):
        whole = Span(whole.start, late.start()) if late.start() > whole.start else whole
    partitive = PARTITIVE.match(text, whole.start, whole.end)
    start = partitive.end() if partitive else whole.start
    border = BREAK.search(text, start, whole.end)
    stop = border.start() if border else whole.end
    first = FIRST_NOUN.match(text, start, stop)
    core = Span(start, _core_end(start, first.end() if first else start, stop, text))
    words = list(WORD.finditer(text, core.start, core.end))
    head = Span(*words[-1].span()) if words else Span(core.start, core.start)
    appositions = _appositions(text, stop, whole.end) if border else ()
    return Phrase(whole, core, head, appositions, partitive is not None)


def _core_end(start: int, since: int, stop: int, text: str) -> int:
    """Return where the noun ends: at the first modifier that has a noun before it, and not at *an | unsigned note sent to*."""
    for modifier in POSTMODIFIER.finditer(text, since, stop):
        if PARTICIPLE.match(text, modifier.start()) is None or _has_noun(start, modifier.start(), text):
            return modifier.start()
    late = LATE_PARTICIPLE.search(text, since, stop)
    return late.start() if late and _has_noun(start, late.start(), text) else stop


def _has_noun(start: int, end: int, text: str) -> bool:
    """Tell whether a stretch at the head of a phrase has more words than determiners and numbers."""
    return any(match.group().lower() not in NO_NOUNS for match in WORD.finditer(text, start, end))


def _appositions(text: str, start: int, end: int) -> Spans:
    """Return the stretches between commas behind the core, those that begin with a relative pronoun left out."""
    found: list[Span] = []
    for part in re.finditer(r"[^,(;)–—]+", text[start:end]):
        span = trim(Span(start + part.start(), start + part.end()), text, EDGES)
        if span and not re.match(r"(?:who|which|whose|that|and|or|speaking|citing|quoting)\b", span.of(text)):
            found.append(span)
    return tuple(found)


def words_in(span: Span, text: str) -> list[Span]:
    """Return the words of a stretch of text."""
    return [Span(*match.span()) for match in WORD.finditer(text, span.start, span.end)]


def bare(word: str) -> str:
    """Return a word in lower case without the possessive ending."""
    return re.sub(r"[’']s?$", "", word).lower()


def has_determiner(phrase: Phrase, text: str) -> bool:
    """Tell whether the core begins with an article or the like, or holds a possessive before its head."""
    core = text[phrase.core.start : phrase.head.start]
    return DETERMINER.match(core) is not None or re.search(r"[’']s?\s", core) is not None
