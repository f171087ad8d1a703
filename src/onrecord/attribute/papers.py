"""Tell where *it* or *which* means something written: *the leaked cable … It describes a lunch*.

The trained reader's entities hold papers only where they say something, so a pronoun that takes one up goes
to the nearest body. Verbs that only papers have, and a paper in the words before, tell better.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.attribute.cast import Cast
from onrecord.attribute.holder import Holder
from onrecord.attribute.lexicon import Lexicon
from onrecord.attribute.phrases import BREAK, bare
from onrecord.document import words_of
from onrecord.document.marks import Attribution

PRONOUN = re.compile(r"(?:it|which)", re.IGNORECASE)
OF_PAPERS = re.compile(
    r"\b(?:records|describ(?:es|ed)|reads?|lists|listed|contains|mentions|mentioned|concludes|concluded|recommends|recommended|states|sets out|cites|details|outlines"
    r"|spells out|runs to|opens with|ends with|names|identifies|does(?: not|n[’']t) (?:say|identify|name|mention|specify|explain))\b",
    re.IGNORECASE,
)
"""What papers do, and bodies hardly."""
SAYING = re.compile(
    r"\b(?:says?|said|notes?|noted|adds?|added|warns?|warned|finds?|found|puts?|suggests?|shows?|claims?)\b",
    re.IGNORECASE,
)
DETERMINER = re.compile(r"\b(?:the|an?|its|his|her|their|this|that|one|another)\s", re.IGNORECASE)
WORD = re.compile(r"[\w’'-]+(?=\s|[.,;:!?”\"]|$)")
AUTHOR = re.compile(r"\s(?:by|from|of|on)\s(?:the\s)?[\w’'-]+(?:\s[A-Z][\w’'-]+){0,4}")
MOST_WORDS = 5
REACH = 260
"""Characters before a pronoun in which its paper stands."""
NEAR = 300


def as_paper(holder: Holder, item: Attribution, cast: Cast, lexicon: Lexicon, earlier: Sequence[Holder]) -> Holder:
    """Return the paper that a pronoun takes up, by its verb and the words before it; else the holder as it is."""
    if holder.kind == "document" or not item.source or not PRONOUN.fullmatch(words_of(item.source, cast.text)):
        return holder
    cue, place = words_of(item.cue, cast.text), item.source[0].start
    last = earlier[-1] if earlier else None
    is_near = last is not None and bool(last.spans) and 0 <= place - last.spans[-1].end <= NEAR
    if last is not None and last.kind == "document" and is_near and (OF_PAPERS.search(cue) or SAYING.search(cue)):
        return replace(last, spans=holder.spans)
    if not OF_PAPERS.search(cue):
        return holder
    words = _paper_before(place, cast, lexicon)
    return holder if words is None else Holder("document", words, holder.spans, words)


def _paper_before(place: int, cast: Cast, lexicon: Lexicon) -> str | None:
    """Return the last paper named in the few words before a place."""
    found = None
    for match in DETERMINER.finditer(cast.text, max(0, place - REACH), place):
        words = list(WORD.finditer(cast.text, match.end(), min(place, match.end() + REACH)))[:MOST_WORDS]
        noun = next((word for word in words if lexicon.nouns.get(bare(word.group())) in ("document", "paper")), None)
        if noun is not None and not BREAK.search(cast.text, match.end(), noun.start()):
            author = AUTHOR.match(cast.text, noun.end(), place)
            found = " ".join(cast.text[match.start() : author.end() if author else noun.end()].split())
    return found
