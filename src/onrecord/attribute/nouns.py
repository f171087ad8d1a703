"""Who a source is whose head is a common noun: officials, the ministry, a leaked cable, the paper."""

import re
from dataclasses import replace

from onrecord.attribute.holder import KIND_OF_ENTITY, Holder, Search, holder_of_entity
from onrecord.attribute.lexicon import ONE, count_of, kind_of_noun
from onrecord.attribute.phrases import bare

INDEFINITE = re.compile(
    r"(?:a|an|one|another|some|several|two|three|four|five|six|many|a (?:few|number|handful))\b", re.IGNORECASE
)
BY = re.compile(r"\s+(?:by|from|on|titled)\b")
BACK_TO = re.compile(r"(?:the|this|that|its)\b", re.IGNORECASE)
BEHIND_COMMA = re.compile(r"\s*[,(;:–—]")


def holder_with_noun(search: Search) -> Holder:
    """Return the holder of a phrase whose head is a common noun."""
    noun = bare(search.phrase.head.of(search.text))
    what = kind_of_noun(noun, search.lexicon)
    figure = search.cast.at(search.phrase.head) if search.phrase.head else None
    entity = figure.entity if figure is not None else None
    words = own_words(search)
    base = Holder("unnamed-person", words, search.spans, search.phrase.head.of(search.text) or words, noun, entity)
    if what == "document" or (what == "paper" and _is_text(search)):
        is_one = entity is not None and entity.kind == "document"
        return replace(base, kind="document", name=(entity.name if entity is not None and is_one else None) or words)
    if what == "rumour":
        return replace(base, kind="unnamed-group")
    if search.phrase.is_partitive:
        return _part_of(base, what, search)
    if entity is not None and entity.name and entity.kind in KIND_OF_ENTITY and what != "group":
        return replace(holder_of_entity(entity, search, base.word), noun=noun)
    return _by_kind(base, what, search)


def own_words(search: Search) -> str:
    """Return the words of a source that is not named, without what stands behind a comma."""
    whole, core = search.phrase.whole, search.phrase.core
    stop = BEHIND_COMMA.search(search.text, core.end, whole.end)
    return " ".join(search.text[whole.start : stop.start() if stop else whole.end].split())


def _part_of(base: Holder, what: str, search: Search) -> Holder:
    """Return *one of the officials* as a person, *two of them* as a group."""
    if ONE.match(search.words):
        return replace(base, kind="unnamed-person", entity=None)
    return _by_kind(base, what, search)


def _by_kind(base: Holder, what: str, search: Search) -> Holder:
    if what in ("outlet", "paper"):
        return _last_outlet(replace(base, kind="outlet"), search)
    if what in ("institution", "organization"):
        is_vague = what == "organization" and INDEFINITE.match(search.words) is not None
        return replace(base, kind="unnamed-group" if is_vague else "named-organization")
    count = count_of(search.words, search.lexicon) or 0
    return replace(base, kind="unnamed-group" if what == "group" or count > 1 else "unnamed-person")


def _is_text(search: Search) -> bool:
    """Tell whether *paper* means something written: *a paper*, *the paper by the institute*."""
    behind = search.text[search.phrase.head.end : search.phrase.whole.end]
    return INDEFINITE.match(search.words) is not None or BY.match(behind) is not None


def _last_outlet(holder: Holder, search: Search) -> Holder:
    """Return the outlet named before for *the paper*; a holder of other words as it is."""
    is_known = holder.entity is not None and holder.entity.name
    if is_known or not BACK_TO.match(search.words):
        return holder
    for other in reversed(search.earlier):
        if other.kind == "outlet" and not other.noun:
            return replace(holder, name=other.name, entity=other.entity)
    return holder
