"""Find the first half of *some viewing him as an ally, while others fear meddling*.

The trained reader finds the half with a full verb; the half with a participle tells as much.
"""

import re
from collections.abc import Sequence

from onrecord.attribute.beside import first_free, words_taken
from onrecord.document import Document, Span, hull
from onrecord.document.marks import Attribution, Sentence

FINDER = "attribute.divided/1"
CONFIDENCE = 0.6
HALF = re.compile(
    r"\b(?P<who>(?:some|many|most|several|half)(?: of (?:them|the \w+))?)\s"
    r"(?P<cue>viewing|seeing|regarding|describing|calling|hailing|praising|welcoming|condemning|denouncing|dismissing"
    r"|mocking|arguing|saying|insisting|claiming|warning|suggesting|fearing|hoping|believing|expecting|complaining)\s"
    r"(?P<what>[^.;:“”\"\n]{3,200}?),?\s(?:while|and|but|whereas)\s(?:others|some|many|the rest|the other half)\b",
    re.IGNORECASE,
)


def find_halves(doc: Document, known: Sequence[Attribution]) -> list[Attribution]:
    """Return an attribution for each participle of *some … while others …* that is in nobody's words."""
    first, taken = first_free(known), words_taken(known)
    matches = (HALF.search(doc.text, mark.span.start, mark.span.end) for mark in doc.of_kind(Sentence))
    found = (tuple(Span(*match.span(name)) for name in ("who", "cue", "what")) for match in matches if match)
    return [
        Attribution(
            spans=(hull((who, cue, what)),),
            by=FINDER,
            number=first + place,
            source=(who,),
            cue=(cue,),
            content=(what,),
            confidence=CONFIDENCE,
        )
        for place, (who, cue, what) in enumerate(found)
        if not taken.is_touched((who, cue, what))
    ]
