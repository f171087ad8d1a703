"""Find posts that a page embeds: their words, and behind them a line that credits an account.

*We have informed the authorities. — Nordwick MFA (@NordwickMFA) 14 January* has no quotation marks and no
verb, so the trained reader often passes it over. The words of the paragraph before the dash are the
content; where the credit is a paragraph of its own, the paragraph before it is.
"""

import re
from collections.abc import Iterator, Sequence

from onrecord.attribute.beside import first_free, words_taken
from onrecord.document import Document, Span, hull, trim
from onrecord.document.marks import Attribution, Paragraph

FINDER = "attribute.posts/1"
CONFIDENCE = 0.8
CREDIT = re.compile(r"(?:^|(?<=\s))(?P<dash>[—–―])\s?(?P<who>[^\n@—–―]{0,60}?\(@\w{2,40}\)|@\w{2,40})[^\n]{0,40}\Z")
"""The end of an embedded post: a dash, a name with its account or the account alone, perhaps a day."""
FURTHEST = 160
"""Characters at the end of a paragraph in which a credit stands."""
LONGEST_POST = 1000


def find_posts(doc: Document, known: Sequence[Attribution]) -> list[Attribution]:
    """Return an attribution for each embedded post whose words nobody is known to say."""
    first, taken = first_free(known), words_taken(known)
    return [
        Attribution(
            spans=(hull((post, dash, who)),),
            by=FINDER,
            number=first + place,
            source=(who,),
            cue=(dash,),
            content=(post,),
            quotation="direct",
            confidence=CONFIDENCE,
        )
        for place, (post, dash, who) in enumerate(_places(doc))
        if not taken.is_touched((post, who))
    ]


def _places(doc: Document) -> Iterator[tuple[Span, Span, Span]]:
    """Yield the words of each post, its dash and its account."""
    before = Span(0, 0)
    for mark in doc.of_kind(Paragraph):
        whole = mark.span
        match = CREDIT.search(doc.text[max(whole.start, whole.end - FURTHEST) : whole.end])
        if match:
            start = max(whole.start, whole.end - FURTHEST)
            dash, who = (Span(start + match.start(name), start + match.end(name)) for name in ("dash", "who"))
            post = trim(Span(whole.start, dash.start), doc.text) or before
            if post and len(post) <= LONGEST_POST:
                yield post, dash, who
        before = whole
