"""Build the chain of a statement: the article, the outlets it relays, and whoever they pass on.

An attribution inside another's content continues the chain where it carries nearly all of that
content (*the paper reported that officials said …*). A denial or a question ends the chain: who is
denied is not passed on.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.attribute.access import LOOK_BACK
from onrecord.attribute.cast import Cast
from onrecord.attribute.holder import Holder
from onrecord.attribute.holders import find_holder
from onrecord.attribute.lexicon import Lexicon, is_known_noun
from onrecord.attribute.papers import as_paper
from onrecord.attribute.phrases import bare, parse_phrase
from onrecord.attribute.relays import Relays, cited_by, is_same, outlets_beside, outlets_in_source
from onrecord.attribute.subjects import subject_before
from onrecord.attribute.telling import Telling
from onrecord.document import Span, Spans, hull, words_of
from onrecord.document.marks import Attribution

CARRIES = 0.7
"""The part of a content that an attribution inside it must cover to be the next hop."""
DEEPEST = 8
ADDED = re.compile(r"\b(?:add(?:s|ed|ing)|continu(?:es|ed)|went on|goes on|conclud(?:es|ed))\b", re.IGNORECASE)
"""Cues by which somebody goes on with the same utterance."""
SAME_UTTERANCE = 400
"""Characters between two cues within which *he added* belongs to what was said before."""
NO_SPEAKER = re.compile(
    r"\b(?:show(?:s|n|ed)?|suggest(?:s|ed)?|indicat\w+|prov(?:es?|ed)|mean[st]?|reveal(?:s|ed)?|impl(?:y|ies|ied)|declared|confirm(?:s|ed)?)\b",
    re.IGNORECASE,
)
"""What things do as well: *the raid shows*, *crates declared as tents*."""
NEGATED = re.compile(r"\b(?:not|never|neither|nor|no)\b|n['’]t\b", re.IGNORECASE)
PASSIVE = re.compile(
    r"\b(?:was|were|been|being|is|are)\s(?:\w+ly\s)?(?:told|informed|warned|advised|assured)\b", re.IGNORECASE
)
BY = re.compile(r"\s+by\s+(?P<who>[^,.;:\n“”\"]{2,80}?)(?=\s+(?:that|how|of|about|to|in|on)\b|[,.;:\n“”\"]|$)")
QUOTED_BY = re.compile(r"\b(?:was|were|is|are|been|being)\s(?:quoted|cited)\sby\b", re.IGNORECASE)
SUBJECT = re.compile(r"(?:he|she|they|it|one|both|who|others?)", re.IGNORECASE)
SELF = re.compile(r"(?:i|we|me|us|my|our|you|your)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Link:
    """One attribution of a chain with its holder, the outlets before it and whom it cites."""

    item: Attribution
    holder: Holder | None
    before: tuple[Holder, ...] = ()
    cited: Holder | None = None
    spoke_to: Holder | None = None


@dataclass(frozen=True, slots=True)
class Tools:
    """What the search for holders needs, made once an article."""

    cast: Cast
    lexicon: Lexicon
    relays: Relays
    children: Mapping[int, Sequence[Attribution]]
    telling: Telling


def find_links(item: Attribution, tools: Tools, earlier: Sequence[Holder], *, is_open: bool = True) -> list[Link]:
    """Return the attributions that make up a chain, outermost first, each with its holder."""
    links = [_with_utterance(link_of(item, tools, earlier), tools, earlier)]
    while is_open and len(links) < DEEPEST:
        following = _carrier(links[-1].item, tools)
        if following is None or links[-1].holder is None:
            break
        known = [*earlier[-LOOK_BACK:], *(link.holder for link in links if link.holder is not None)]
        link = link_of(following, tools, known)
        if _is_same_entity(link.holder, links[-1].holder):
            break
        links[-1] = replace(links[-1], cited=None)
        links.append(replace(link, before=tuple(h for h in link.before if not _is_known(h, links))))
    return links


def _with_utterance(link: Link, tools: Tools, earlier: Sequence[Holder]) -> Link:
    """Return a link with the outlet to which its holder spoke just before, where the cue only adds to that: *he added*."""
    holder, cue = link.holder, link.item.cue
    if (
        link.before
        or holder is None
        or holder.entity is None
        or not cue
        or len(earlier) < 2
        or link.item.quotation != "direct"
    ):
        return link
    outlet, speaker = earlier[-2], earlier[-1]
    is_same = speaker.entity is not None and speaker.entity.id == holder.entity.id and outlet.kind == "outlet"
    gap = cue[0].start - speaker.spans[0].end if speaker.spans else -1
    is_near = 0 <= gap <= SAME_UTTERANCE and "\n" not in tools.cast.text[speaker.spans[0].end : cue[0].start]
    if not (is_same and is_near and ADDED.search(words_of(cue, tools.cast.text))) or holder.noun:
        return link
    return replace(link, before=(outlet,))


def link_of(item: Attribution, tools: Tools, earlier: Sequence[Holder]) -> Link:
    """Return one attribution with its holder, the outlets it spoke to, and whom it cites."""
    cast, lexicon, relays = tools.cast, tools.lexicon, tools.relays
    teller = _teller(item, cast.text)
    source = (teller,) if teller is not None else item.source or item.carried_source
    told = outlets_beside(item, cast, lexicon, relays.frame, earlier)
    beside = told or outlets_beside(item, cast, lexicon, relays.carried, earlier)
    if not source:
        return Link(item, None, ())
    inside, rest = outlets_in_source(source[0], cast, lexicon, relays, earlier)
    spans: Spans = (rest, *source[1:]) if rest else source
    holder = replace(find_holder(spans, cast, lexicon, earlier), spans=spans)
    holder = as_paper(holder, item, cast, lexicon, earlier)
    before = [*inside, *(outlet for outlet in beside if not _is_among(outlet, [*inside, holder]))]
    cited = _cited(item, tools, earlier) if holder.kind == "outlet" else None
    spoke_to = next((outlet for outlet in told if not _is_among(outlet, [holder])), None)
    return Link(item, holder, tuple(before[:1]), cited, spoke_to)


def _cited(item: Attribution, tools: Tools, earlier: Sequence[Holder]) -> Holder | None:
    """Return whom an outlet cites: *citing two officials*, or the subject of *A was quoted by the Courier*."""
    cast = tools.cast
    if item.cue and QUOTED_BY.search(words_of(item.cue, cast.text)):
        sentence = cast.sentence_at(item.cue[0].start)
        subject = subject_before(sentence.start, item.cue[0].start, cast.text) if sentence is not None else None
        elsewhere = (*item.source, *item.content[1:]) if subject in item.content[:1] else (*item.source, *item.content)
        if subject is not None and not any(subject.overlaps(span) for span in elsewhere):
            return find_holder((subject,), cast, tools.lexicon, earlier)
    return cited_by(item, cast, tools.lexicon, tools.relays, earlier)


def holders_of(links: Sequence[Link]) -> list[Holder]:
    """Return the hops of a chain behind the article, outermost first."""
    found: list[Holder] = []
    for link in links:
        found.extend(link.before)
        if link.holder is not None:
            found.append(link.holder)
        if link.cited is not None:
            found.append(link.cited)
    return found


def _carrier(item: Attribution, tools: Tools) -> Attribution | None:
    """Return the attribution inside a content that carries nearly all of it.

    What somebody wants or does is no word that is passed on: *officials said the army plans to leave*.
    """
    if item.cue and not tools.telling.is_told(words_of(item.cue, tools.cast.text)):
        return None
    for child in tools.children.get(item.number, ()):
        if (
            _is_told(child, tools)
            and not _is_thing(child, tools)
            and child.kind == "statement"
            and _share(child, item.content) >= CARRIES
        ):
            return child
    return None


def _is_told(child: Attribution, tools: Tools) -> bool:
    """Tell whether an attribution passes something on: not *I said*, *never said*, *was told* by nobody."""
    text = tools.cast.text
    if not child.source or SELF.fullmatch(words_of(child.source, text)):
        return False
    cue = words_of(child.cue, text)
    if child.cue and not tools.telling.is_told(cue):
        return False
    return not NEGATED.search(cue) and (not PASSIVE.search(cue) or _teller(child, text) is not None)


def _is_thing(child: Attribution, tools: Tools) -> bool:
    """Tell whether the subject of a verb that things can have, too, is hardly somebody: a noun of no table, no name."""
    text = tools.cast.text
    if not NO_SPEAKER.search(words_of(child.cue, text)):
        return False
    head = parse_phrase(child.source[0], text).head
    figure = tools.cast.at(head) if head else None
    is_named = figure is not None and figure.entity is not None and bool(figure.entity.name)
    return (
        not is_named and not is_known_noun(bare(head.of(text)), tools.lexicon) and not SUBJECT.fullmatch(head.of(text))
    )


def _teller(item: Attribution, text: str) -> Span | None:
    """Return the words behind *by* after a passive cue: *had been told by Solvane that …*."""
    if not item.cue or not PASSIVE.search(words_of(item.cue, text)):
        return None
    match = BY.match(text, item.cue[-1].end)
    return Span(*match.span("who")) if match else None


def _is_same_entity(left: Holder | None, right: Holder | None) -> bool:
    if left is None or right is None or left.entity is None or right.entity is None:
        return False
    return left.entity.id == right.entity.id


def _share(child: Attribution, content: Spans) -> float:
    parts = (*child.source, *child.cue, *child.content)
    whole = hull(parts)
    size = sum(len(span) for span in content)
    inside = sum(max(0, min(span.end, whole.end) - max(span.start, whole.start)) for span in content)
    return inside / size if size else 0.0


def _is_known(holder: Holder, links: Sequence[Link]) -> bool:
    return _is_among(holder, holders_of(links))


def _is_among(holder: Holder, others: Sequence[Holder]) -> bool:
    return any(other.kind in ("outlet", "author") and is_same(holder, other) for other in others)


def children_by_parent(items: Sequence[Attribution]) -> dict[int, list[Attribution]]:
    """Return the attributions inside each one's content, by its number, in reading order."""
    found: dict[int, list[Attribution]] = {}
    for item in items:
        if item.parent is not None:
            found.setdefault(item.parent, []).append(item)
    return found
