"""Find who stands between an article and a speaker in one sentence: *told Reuters*, *citing two officials*.

An outlet that somebody spoke to is a hop before the speaker; somebody whom an outlet cites is a hop
behind it. The article's own outlet is no hop: *told this newspaper* adds nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.attribute.cast import Cast
from onrecord.attribute.gaps import without
from onrecord.attribute.holder import Holder
from onrecord.attribute.holders import find_holder
from onrecord.attribute.lexicon import Lexicon
from onrecord.attribute.phrases import bare, parse_phrase, words_in
from onrecord.codebook import Codebook
from onrecord.document import Span, trim
from onrecord.document.marks import Attribution

STOP = re.compile(
    r"[,.;:()“”\"!?–—|\n]|\s-\s|\b(?:that|in|on|at|by|from|as|he|she|they|it|we|i|there|during|after|before|last|this|earlier|later"
    r"|yesterday|today|tonight|how|why|what|whether|if|about|to|who|which|while|when|with|for|over|via|has|have|had|was|were|is|are"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday|under|without|recently|separately|privately|under|said|says|would|will)\b",
    re.IGNORECASE,
)
CITED_END = re.compile(r"[,.;:()“”\"!?–—|\n]|\s-\s|\b(?:that|said|says|reported|as saying|to say)\b", re.IGNORECASE)
FIRST_WORDS = re.compile(r"(?:the|a|an|this|its|his|her|their|our)\s+", re.IGNORECASE)
INTERVIEW = re.compile(r"\binterview", re.IGNORECASE)
THE_NAME = re.compile(r"the\s+[A-Z]")
LONGEST = 90
POSSESSIVE = re.compile(
    r"(?P<outlet>.+?)[’']s?\s+(?:own\s+|unnamed\s+|anonymous\s+)?(?:\w+\s+)?"
    r"(?:sources?|informants?|insiders?|interlocutors?|correspondents?|reporters?|columnists?)(?=\s*(?:$|[a-z]|,\s(?:who|speaking|writing)))",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Relays:
    """The patterns of the table: words beside a cue by which it was told or carried, inside a source, for citing."""

    frame: re.Pattern[str]
    carried: re.Pattern[str]
    source: re.Pattern[str]
    cited: re.Pattern[str]


def compile_relays(codebook: Codebook) -> Relays:
    """Return the patterns, each ending where the name of an outlet begins."""

    def joined(on: str) -> re.Pattern[str]:
        rows = [row["pattern"] for row in codebook.rows("relays") if row["on"] == on]
        return re.compile("|".join(rf"(?:{pattern}\s+)" for pattern in rows), re.IGNORECASE)

    return Relays(joined("frame"), joined("carried"), joined("source"), joined("cited"))


def frame_of(item: Attribution, cast: Cast) -> list[Span]:
    """Return the stretches of the sentences around a cue that are no content."""
    anchors = (*item.cue, *item.source) or item.content[:1]
    return [part for sentence in sorted(cast.sentences_at(anchors)) for part in without(sentence, item.content)]


def outlets_beside(
    item: Attribution, cast: Cast, lexicon: Lexicon, pattern: re.Pattern[str], earlier: Sequence[Holder]
) -> list[Holder]:
    """Return the outlets that somebody spoke to, or by which somebody is quoted, by the words beside the cue."""
    begin = min((span.start for span in item.cue), default=0)
    for part in frame_of(item, cast):
        for match in pattern.finditer(cast.text, part.start, part.end):
            if item.cue and match.start() < begin and _belongs_elsewhere(match.start(), item, cast):
                continue
            place = Span(match.end(), part.end)
            is_interview = INTERVIEW.match(match.group()) is not None and THE_NAME.match(cast.text, place.start)
            holder = _outlet_at(place.start, place.end, cast, lexicon, earlier, is_interview=bool(is_interview))
            if holder is not None:
                return [holder] if holder.kind == "outlet" else []
    return []


def _belongs_elsewhere(place: int, item: Attribution, cast: Cast) -> bool:
    """Tell whether words before the cue stand in front of its source, too, in another clause."""
    first = min(span.start for span in (*item.source, *item.cue))
    return place < first and re.search(r"[,;]", cast.text[place:first]) is None


def outlets_in_source(
    span: Span, cast: Cast, lexicon: Lexicon, relays: Relays, earlier: Sequence[Holder]
) -> tuple[list[Holder], Span]:
    """Return the outlets inside the words of a source, and the source without them.

    *A draft seen by the Courier* and *the Courier's sources* both have the Courier before the origin.
    """
    text = cast.text
    if (match := POSSESSIVE.match(text, span.start, span.end)) and _is_short(match.group("outlet")):
        holder = _outlet_at(span.start, match.end("outlet"), cast, lexicon, earlier)
        if holder is not None:
            rest = trim(Span(match.end("outlet") + len(_possessive(text, match.end("outlet"))), span.end), text)
            return ([holder] if holder.kind == "outlet" else []), rest
    for match in relays.source.finditer(text, span.start + 1, span.end):
        holder = _outlet_at(match.end(), span.end, cast, lexicon, earlier)
        if holder is not None:
            rest = trim(Span(span.start, match.start()), text, " \t\n,;")
            rest = _without_and(rest, text)
            return ([holder] if holder.kind == "outlet" else []), rest or span
    return [], span


def _possessive(text: str, place: int) -> str:
    match = re.compile(r"[’']s?").match(text, place)
    return match.group() if match else ""


def _is_short(words: str) -> bool:
    return len(words) <= LONGEST and "\n" not in words


def _without_and(span: Span, text: str) -> Span:
    match = re.search(r"\s(?:and|which|that|who|was|were|first)\s*$", span.of(text))
    return Span(span.start, span.start + match.start()) if match else span


def cited_by(
    item: Attribution, cast: Cast, lexicon: Lexicon, relays: Relays, earlier: Sequence[Holder]
) -> Holder | None:
    """Return whom an outlet cites in the sentence of its cue, if the words name a source."""
    for part in [*frame_of(item, cast), *item.source]:
        for match in relays.cited.finditer(cast.text, part.start, part.end):
            end = CITED_END.search(cast.text, match.end(), min(part.end, match.end() + 2 * LONGEST))
            span = trim(Span(match.end(), end.start() if end else min(part.end, match.end() + 2 * LONGEST)), cast.text)
            if span and _names_a_source(span, cast, lexicon):
                return find_holder((span,), cast, lexicon, earlier)
    return None


def _names_a_source(span: Span, cast: Cast, lexicon: Lexicon) -> bool:
    """Tell whether a phrase can be a source at all: *citing security reasons* names none."""
    phrase = parse_phrase(span, cast.text)
    noun = bare(phrase.head.of(cast.text))
    if lexicon.nouns.get(noun) == "happening":
        return False
    if noun in lexicon.nouns or re.sub(r"s$", "", noun) in lexicon.nouns or noun.endswith("men"):
        return True
    figure = cast.at(phrase.head) if phrase.head else None
    return figure is not None and figure.kind == "name" and figure.label != "place"


def _outlet_at(
    start: int,
    limit: int,
    cast: Cast,
    lexicon: Lexicon,
    earlier: Sequence[Holder],
    *,
    is_interview: bool = False,
) -> Holder | None:
    """Return the outlet whose name begins here (kind author for the article's own), or None.

    Behind *in an interview with the* a name is an outlet's, whatever the article knows of it.
    """
    text = cast.text
    limit = min(limit, start + LONGEST)
    begin = start
    if first := FIRST_WORDS.match(text, start, limit):
        begin = first.end()
    named = _name_from(begin, limit, cast)
    stop = STOP.search(text, begin + 1 if named is None else named.end, limit)
    span = trim(Span(start, stop.start() if stop else limit), text, " \t\n,;’'")
    if not span:
        return None
    words = span.of(text)
    if named is not None and _outlet_words_before(Span(begin, named.start), cast, lexicon):
        span = Span(start, named.end)
    holder = find_holder((span,), cast, lexicon, earlier)
    if holder.kind in ("outlet", "author"):
        return holder
    is_possible = holder.kind in ("named-organization", "unnamed-person", "named-person")
    if is_possible and (is_interview or (holder.kind != "named-person" and lexicon.outlets.is_name(words))):
        return Holder("outlet", re.sub(r"[’']s$", "", words), (span,), words, entity=holder.entity)
    return None


def _name_from(begin: int, limit: int, cast: Cast) -> Span | None:
    """Return the first name in a stretch, if only a few words stand before it."""
    for figure in cast.overlapping(Span(begin, limit)):
        if figure.kind == "name" and figure.span.start >= begin and figure.span.end <= limit:
            return None if STOP.search(cast.text, begin, figure.span.start) else figure.span
    return None


def _outlet_words_before(span: Span, cast: Cast, lexicon: Lexicon) -> bool:
    return any(lexicon.nouns.get(bare(word.of(cast.text))) == "outlet" for word in words_in(span, cast.text))


def is_same(left: Holder, right: Holder) -> bool:
    """Tell whether two outlets are one: the same entity or name, or one that is only *the paper*."""
    if left.entity is not None and right.entity is not None:
        return left.entity.id == right.entity.id
    if bool(left.noun) != bool(right.noun):
        return True
    plain = [re.sub(r"^the ", "", (holder.name or "").lower()) for holder in (left, right)]
    return plain[0] == plain[1] or plain[0].endswith(f" {plain[1]}") or plain[1].endswith(f" {plain[0]}")
