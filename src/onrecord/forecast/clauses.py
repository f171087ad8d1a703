"""Cut out the clause that a signal stands in, and find its subject, by the words at which clauses begin and end.

There is no parse: a clause begins behind a conjunction, a colon, a quotation mark, or the comma that ends a
clause before it, and ends where the next begins.
"""

import re
from dataclasses import dataclass

from onrecord.document import Span, trim
from onrecord.forecast.signals import Signal

REACH = 250
"""Characters to either side of a signal that a clause may reach; sentences for readers are shorter."""
_LEFT = re.compile(
    r"[;:]\s|\s[–—]{1,2}\s?|\s--\s|[“\"«]|(?<=\s)[‘'](?=\w)|[.!?][”\"’]?\s|…\s"
    r"|,?\s(?P<plain>but|yet|and that|that|than|so)\s|,\s(?P<joint>and|so|or|nor)\s"
    r"|(?:^|(?<=[\s“\"‘(]))(?P<opener>because|while|whereas|although|though|as|since|when|after|before|if|unless|once|until|even if|given that|now that)\s"
    r"|(?:^|(?<=[\s“\"‘(]))(?P<asker>whether|how|why|what|where|who|whom|whose|which|when)\s"
    r"|,\s(?=(?:then\s)?(?:it|he|she|they|we|you|I|there|this|that)(?:\s|['’]\w))"
    r"|\b(?:I|we|you|they|he|she|analysts|experts|officials|economists|scientists|diplomats|observers|critics|many|some|most|polls)\s"
    r"(?:also\s|still\s|do\s)?(?:believe|think|expect|fear|suspect|guess|say|predict|reckon|warn|imagine)s?\s(?=(?:the|a|an|it|he|she|they|we|there|this|that|these|those|any|no|(?-i:[A-Z])\w*)\b)",
    re.IGNORECASE,
)
_HEAD = re.compile(r"(?:and\s)?that\s(?=\S)", re.IGNORECASE)
_RIGHT = re.compile(
    r";|\s[–—]{1,2}(?=\s|\w)|\s--\s|[”\"»]|[.!?]+[”\"’]?(?=\s|$)|…"
    r"|,?\s(?:but|because|while|whereas|although|though|even though|even as|since|despite)\s"
    r"|,\s(?:and|so|which|who|whose|as|adding|saying|when|where|or|with|according|even|a|the|he|she|they|it|said|says|meaning|leaving|making)\s"
    r"|:\s|\s(?:according to|so that|said|says|in order to|which|who)\s",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?:oh|well|yes|no|look|sure|okay|of course|and|but|so|or|yet|also|still|however|moreover|meanwhile|then|now|instead|indeed"
    r"|perhaps|maybe|eventually|therefore|thus|in all (?:likelihood|probability)|[a-z]+ly)\b,?\s+",
    re.IGNORECASE,
)
_ADVERBS = re.compile(
    r"(?:[a-z]+ly|too|also|then|however|in turn|in all (?:likelihood|probability)|if [^,]*)?,?\s*", re.IGNORECASE
)
_CORE_END = re.compile(
    r",|\s(?:of|in|for|on|with|from|to|at|by|between|against|over|who|which|that|whose|than|near|about|among|under|after|before|since|across|inside|outside|into|around|like|such|including)\s",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\w’'.-]*\w")
_NOMINATIVE = re.compile(r"\b(?P<pronoun>I|he|she|we|they)\s(?:\w+ly\s|also\s|still\s|too\s)?$", re.IGNORECASE)
_JOINED = re.compile(r"(?:^|\s)(?:and|or|but|then|nor)\s(?:\w+ly\s|also\s|then\s|even\s)?$", re.IGNORECASE)
_BRINGS_IN = re.compile(
    r"(?:^|\b(?:say|said|tell|told|warn|predict|forecast|believ|think|thought|expect|fear|add|argu|claim|stat|announc|report|insist|"
    r"estimat|suggest|conclud|not|writ|wrot|know|knew|sure|confident|certain|likely|unlikely|improbable|possib|probab|clear|doubt|"
    r"s[ck]eptic|convinc|worr|concern|afraid|optimis|pessimis|risk|chance|danger|prospect|likelihood|odds|are|is|was|hop|mean|show|see|saw|"
    r"view|maintain|assum|reckon|anticip|foresee|foresaw|project|hint|signal|indicat|explain|acknowledg|admit|confirm|reveal|feel|felt|such|"
    r"given|now|agre|promis|denied|deni|reject|bet|caution|assert|declar|stress|remark|speculat|imagin|reason|find|found|learn|underst|assur|"
    r"remind|emphasi|predict|consensus|opinion|conclusion|expectation|suspicion|belief|notion|fact|news|evidence|it)\w*"
    r"(?:[,\s]+(?:[\w’'.-]+\s){0,3})?(?:and\s)?(?:that|,)?)$",
    re.IGNORECASE,
)
"""Words that bring in a content with *that*; behind any other noun it stands for the noun."""
_NOT_HEAD = frozenset(
    re.findall(
        r"\w+",
        "also still now probably likely soon eventually never not is are was were be s both all each themselves itself himself",
    )
)
_EDGES = " \t\n.,;:!?”“\"’‘'…)–—-"


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause with a signal in it; `opener` is the word that it begins behind, and `is_relative` tells that it has no subject of its own."""

    span: Span
    opener: str
    subject: Span | None
    head: str
    head_span: Span | None = None
    is_relative: bool = False


def find_clause(text: str, area: Span, signal: Signal) -> Clause:
    """Return the clause around a signal inside an area, which it never leaves."""
    left = max(area.start, signal.span.start - REACH)
    start, opener = _start(text, left, signal.span.start)
    end = _end(text, signal, min(area.end, signal.span.end + REACH))
    is_relative = opener in ("who", "which", "that") and not text[start : signal.span.start].strip()
    head = _HEAD.match(text, start, signal.span.start)
    start = head.end() if head else start
    whole = trim(Span(start, max(end, signal.verb_span.end)), text, _EDGES)
    subject = (
        None
        if is_relative or _JOINED.search(text, start, signal.span.start)
        else _subject(text, start, signal.span.start)
    )
    noun = _pronoun(text, start, signal.span.start) or _head(text, subject)
    return Clause(
        whole, opener, subject, _plain(noun, text), noun, is_relative or _is_object(text, left, start, opener)
    )


def _start(text: str, left: int, at: int) -> tuple[int, str]:
    """Return where the clause before a place begins, and the word behind which it does."""
    head = _HEAD.match(text, left, at)
    start, opener = (head.end(), "that") if head else (left, "")
    for match in _LEFT.finditer(text, left, at):
        if match.group()[0] in '“«"' and _is_closed(text, match.start(), at):
            continue
        word = (match["plain"] or match["joint"] or match["opener"] or match["asker"] or "").lower()
        if match["opener"]:
            comma = text.find(", ", match.end(), at)
            start, opener = (comma + 2, "") if comma >= 0 else (match.end(), word)
        elif not (match["joint"] and text[match.end() : at].strip() == ""):
            start, opener = match.end(), word
    return start, opener


def _is_closed(text: str, quote: int, at: int) -> bool:
    """Tell whether a quotation that begins at a place ends before another: *an “accord” would*."""
    closing = {"“": "”", "«": "»"}.get(text[quote])
    if closing is not None:
        return text.find(closing, quote + 1, at) >= 0
    return text.count('"', quote, at) > 1 or text.count('"', max(quote - REACH, 0), quote) % 2 == 1


def _end(text: str, signal: Signal, right: int) -> int:
    match = _RIGHT.search(text, min(signal.verb_span.end, right), right)
    return match.start() if match else right


def _subject(text: str, start: int, end: int) -> Span | None:
    """Return the subject up to its first preposition: what stands behind the last comma, as an apposition ends with one."""
    comma = text.rfind(", ", start, end)
    if comma >= 0 and len(text[comma + 2 : end].split()) > 0 and not _ADVERBS.fullmatch(text, comma + 2, end):
        start = comma + 2
    while lead := _LEAD.match(text, start, end):
        start = lead.end()
    core = _CORE_END.search(text, min(start + 1, end), end)
    span = trim(Span(start, core.start() if core else end), text, _EDGES)
    return span if span.start < span.end else None


def _pronoun(text: str, start: int, end: int) -> Span | None:
    """Return the pronoun right before a signal: it is the subject, whatever stands before it."""
    match = _NOMINATIVE.search(text, max(start, end - 30), end)
    return Span(*match.span("pronoun")) if match else None


def _head(text: str, subject: Span | None) -> Span | None:
    """Return the last word of a subject behind which only adverbs stand."""
    words = list(_WORD.finditer(text, subject.start, subject.end)) if subject else []
    while len(words) > 1 and words[-1].group().lower() in _NOT_HEAD:
        words.pop()
    return Span(*words[-1].span()) if words else None


def _plain(head: Span | None, text: str) -> str:
    return re.sub(r"['’]s?$", "", head.of(text).lower()) if head else ""


def _is_object(text: str, left: int, start: int, opener: str) -> bool:
    """Tell whether *that* stands for a thing named before it: *the role that the army might play*."""
    head = _HEAD.match(text, left)
    if opener not in ("that", "which") or (head and head.end() == start):
        return False
    before = text[max(start - 40, 0) : start].rstrip()
    return opener == "which" or not _BRINGS_IN.search(before)
