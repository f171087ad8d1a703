"""Cut out the clause that a signal stands in, and find its subject, by the words at which clauses begin and end.

There is no parse: a clause begins behind a conjunction, a colon, a quotation mark, or the comma that ends a
clause before it, and ends where the next begins.
"""

import re
from dataclasses import dataclass

from onrecord.document import Span, trim
from onrecord.forecast.signals import Signal

REACH = 400
"""Characters to either side of a signal that a clause may reach; sentences for readers are shorter."""
_LEFT = re.compile(
    r"[;:]\s|\s[–—]{1,2}\s?|\s--\s|[“\"«]|(?<=\s)[‘'](?=\w)|[.!?][”\"’]?\s|…\s"
    r"|,?\s(?P<plain>but|yet|and that|that|than)\s|,\s(?P<joint>and|so|or|nor)\s"
    r"|(?:^|(?<=[\s“\"‘(]))(?P<opener>because|while|whereas|although|though|as|since|when|after|before|if|unless|once|until|even if|given that|now that)\s"
    r"|(?:^|(?<=[\s“\"‘(]))(?P<asker>whether|how|why|what|where|who|whom|whose|which|when)\s",
    re.IGNORECASE,
)
_HEAD = re.compile(r"(?:and\s)?that\s(?=\S)", re.IGNORECASE)
_RIGHT = re.compile(
    r";|\s[–—]{1,2}(?=\s|\w)|\s--\s|[”\"»]|[.!?]+[”\"’]?(?=\s|$)|…"
    r"|,?\s(?:but|because|while|whereas|although|though|even though|even as|since|despite)\s"
    r"|,\s(?:and|so|which|who|whose|as|adding|saying|when|where|or|with|according|even|a|the|he|she|they|it|said|says|meaning|leaving|making)\s"
    r"|:\s|\s(?:according to|so that|said|says|in order to)\s",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?:(?:and|but|so|or|yet|also|still|however|moreover|meanwhile|then|now|instead|indeed|perhaps|maybe|eventually|therefore|thus)\b,?\s+"
    r"|(?:in|on|by|after|with|without|at|for|under|despite|from|during|over|within|among|amid|given|as|unlike|besides|until|before|since|failing|barring|absent|[a-z]+ly)\b[^,;]{0,140},\s+)",
    re.IGNORECASE,
)
_CORE_END = re.compile(
    r",|\s(?:of|in|for|on|with|from|to|at|by|between|against|over|who|which|that|whose|than|near|about|among|under|after|before|since|across|inside|outside|into|around|like|such|including)\s",
    re.IGNORECASE,
)
_LAST_WORD = re.compile(r"([\w’'.-]+)\W*$")
_NOT_HEAD = frozenset("also still now probably likely soon eventually never not is are was were be s both all each themselves itself himself".split())
_EDGES = " \t\n.,;:!?”“\"’‘'…)–—-"


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause with a signal in it; `opener` is the word that it begins behind, and `is_relative` tells that it has no subject of its own."""

    span: Span
    opener: str
    subject: Span | None
    head: str
    is_relative: bool = False


def find_clause(text: str, area: Span, signal: Signal) -> Clause:
    """Return the clause around a signal inside an area, which it never leaves."""
    left = max(area.start, signal.span.start - REACH)
    start, opener = _start(text, left, signal.span.start)
    end = _end(text, signal, min(area.end, signal.span.end + REACH))
    is_relative = opener in ("who", "which", "that") and not text[start : signal.span.start].strip()
    whole = trim(Span(start, max(end, signal.verb_span.end)), text, _EDGES)
    subject = _subject(text, start, signal.span.start)
    return Clause(whole, opener, subject, _head(text, subject), is_relative)


def _start(text: str, left: int, at: int) -> tuple[int, str]:
    """Return where the clause before a place begins, and the word behind which it does."""
    head = _HEAD.match(text, left, at)
    start, opener = (head.end(), "that") if head else (left, "")
    for match in _LEFT.finditer(text, left, at):
        word = (match["plain"] or match["joint"] or match["opener"] or match["asker"] or "").lower()
        if match["opener"]:
            comma = text.find(", ", match.end(), at)
            start, opener = (comma + 2, "") if comma >= 0 else (match.end(), word)
        elif not (match["joint"] and text[match.end() : at].strip() == ""):
            start, opener = match.end(), word
    return start, opener


def _end(text: str, signal: Signal, right: int) -> int:
    match = _RIGHT.search(text, min(signal.verb_span.end, right), right)
    return match.start() if match else right


def _subject(text: str, start: int, end: int) -> Span | None:
    """Return the subject without what stands before it, up to its first preposition or comma."""
    for _ in range(3):
        lead = _LEAD.match(text, start, end)
        if lead is None:
            break
        start = lead.end()
    core = _CORE_END.search(text, min(start + 1, end), end)
    span = trim(Span(start, core.start() if core else end), text)
    return span if span.start < span.end else None


def _head(text: str, subject: Span | None) -> str:
    """Return the last word of a subject, in lower case, behind which only adverbs stand."""
    words = subject.of(text).split() if subject else []
    while len(words) > 1 and words[-1].lower().strip(",") in _NOT_HEAD:
        words.pop()
    last = _LAST_WORD.search(words[-1]) if words else None
    return re.sub(r"['’]s?$", "", last[1].lower()) if last else ""
