"""Who a source is whose head is a common noun: officials, the ministry, a leaked cable, the paper."""

import re
from dataclasses import replace

from onrecord.attribute.access import LOOK_BACK
from onrecord.attribute.called import NEWS_BODY
from onrecord.attribute.cast import first_words
from onrecord.attribute.holder import KIND_OF_ENTITY, Holder, Search, holder_of_entity
from onrecord.attribute.lexicon import ONE, count_of, is_known_noun, is_plural, kind_of_noun
from onrecord.attribute.phrases import bare
from onrecord.attribute.tables import first_match
from onrecord.document import Span
from onrecord.document.records import Entity

INDEFINITE = re.compile(
    r"(?:a|an|one|another|some|several|two|three|four|five|six|many|a (?:few|number|handful))\b", re.IGNORECASE
)
BY = re.compile(r"\s+(?:by|from|on|titled)\b")
BACK_TO_ONE = re.compile(r"(?:the|this|that|these|those)\s\w+", re.IGNORECASE)
MANY = re.compile(
    r"an?\s(?:\w+\s)?(?:number|group|handful|couple|chorus|majority|minority|bunch|string|host|series|dozen|array)\sof\b",
    re.IGNORECASE,
)
BACK_TO = re.compile(r"(?:the|this|that|its)\b", re.IGNORECASE)
PORTFOLIO = re.compile(
    r"\b(foreign|prime|defen[cs]e|interior|finance|energy|trade|justice|health|home|economy|education|transport"
    r"|agriculture|culture|labou?r|information|environment|infrastructure) minister\b",
    re.IGNORECASE,
)
OFFICES = frozenset(
    {
        "minister",
        "mayor",
        "governor",
        "ombudsman",
        "commander",
        "archbishop",
        "bishop",
        "treasurer",
        "auditor",
        "mp",
        "councillor",
    }
    | {"councilman", "director", "ambassador", "commissioner", "driver", "guard", "judge", "prosecutor"}
)
"""Offices that somebody else in the article may well hold; of a senator or a president the name is known without it."""
BEFORE, BEHIND = 60, 80
"""Characters before and behind a name in which its office may stand."""
MOST_NAMES = 40
POSTS = frozenset(
    {
        "post",
        "posts",
        "tweet",
        "tweets",
        "thread",
        "threads",
        "reply",
        "comment",
        "retweet",
        "repost",
        "reel",
        "reels",
        "posting",
    }
)
OWNER = re.compile(r"(?P<who>his|her|its|their)\s|(?P<name>[^,;\n]{2,60}?)[’']s?\s", re.IGNORECASE)
ORDINAL = re.compile(
    r"(?:[Tt]he\s)?(?:first|second|third|fourth|fifth|sixth|other|latter|former|last|one)|[Aa]nother|[Oo]ne|[Aa]\s(?:second|third|fourth|fifth)",
    re.IGNORECASE,
)
"""Heads that say nothing of who it is: *the fourth, a European diplomat who sat in the room*."""
BEHIND_COMMA = re.compile(r"\s*[,(;:–—]")


def _kind_of(noun: str, search: Search) -> str:
    """Return what a source is by several words (*the coast guard*, *a leaked inventory*), else by its noun alone."""
    lexicon = search.lexicon
    if found := first_match(lexicon.compounds, search.phrase.core.of(search.text)):
        return found[0]
    if (
        not is_known_noun(noun, lexicon)
        and not is_plural(noun)
        and (found := first_match(lexicon.contexts, search.words))
    ):
        return found[0]
    return kind_of_noun(noun, lexicon)


def holder_with_noun(search: Search) -> Holder:
    """Return the holder of a phrase whose head is a common noun."""
    noun = bare(search.phrase.head.of(search.text))
    what = _kind_of(noun, search)
    figure = search.cast.at(search.phrase.head) if search.phrase.head else None
    entity = figure.entity if figure is not None else None
    is_back = entity is not None and not entity.name and BACK_TO_ONE.fullmatch(search.words) is not None
    first = first_words(entity, search.text) if entity is not None and is_back else None
    words = first if first is not None and noun in first.lower() else own_words(search)
    base = Holder("unnamed-person", words, search.spans, search.phrase.head.of(search.text) or words, noun, entity)
    return _of_words(base, what, search) or _of_people(base, what, search)


def _of_words(base: Holder, what: str, search: Search) -> Holder | None:
    """Return the holder of a noun for something written or posted, or for talk; None for any other."""
    if what == "document" or (what == "paper" and _is_text(search)):
        is_one = base.entity is not None and base.entity.kind == "document"
        name = base.entity.name if base.entity is not None and is_one else None
        return replace(base, kind="document", name=name or base.name)
    if what == "rumour":
        return replace(base, kind="unnamed-group")
    if what != "social":
        return None
    return replace(base, kind="unnamed-group" if is_plural(base.noun) else "social-account", entity=None)


def _of_people(base: Holder, what: str, search: Search) -> Holder:
    """Return the holder of a noun for people, bodies and outlets: by its entity where that can be meant."""
    noun, entity = base.noun, base.entity
    if noun in ("one", "another"):
        return replace(base, kind="unnamed-person", entity=None)
    if search.phrase.is_partitive:
        return _part_of(base, what, search)
    if entity is not None and not _can_be(entity, noun, what, search):
        return _by_kind(replace(base, entity=None), what, search)
    if entity is not None and entity.name and entity.kind in KIND_OF_ENTITY and what != "group":
        return replace(holder_of_entity(entity, search, base.word), noun=noun)
    return _by_kind(base, what, search)


def _can_be(entity: Entity, noun: str, what: str, search: Search) -> bool:
    """Tell whether a noun can mean the entity that `resolve` gave it."""
    if what in ("outlet", "paper") and not _is_outlet(entity, search):
        return False
    if search.lexicon.nouns.get(noun) == "person" and entity.kind not in ("person", "group"):
        return False
    return _is_told_of(entity, noun, search)


def poster(search: Search) -> Holder | None:
    """Return whose post or tweet a phrase means: *her first post*, *the minister's tweet*."""
    whole = search.phrase.whole
    if bare(search.phrase.head.of(search.text)) not in POSTS:
        return None
    match = OWNER.match(search.text, whole.start, search.phrase.head.start)
    figure = search.cast.at(Span(*match.span(match.lastgroup or 0))) if match else None
    if figure is None or figure.entity is None or not figure.entity.name:
        return None
    return holder_of_entity(figure.entity, search, figure.span.of(search.text))


def own_words(search: Search) -> str:
    """Return the words of a source that is not named, without what stands behind a comma."""
    whole, core = search.phrase.whole, search.phrase.core
    if (
        ORDINAL.fullmatch(search.text, whole.start, core.end)
        and search.phrase.appositions
        and search.phrase.appositions[0].of(search.text)[:2] in ("a ", "an")
    ):
        return " ".join(search.phrase.appositions[0].of(search.text).split())
    stop = BEHIND_COMMA.search(search.text, core.end, whole.end)
    return " ".join(search.text[whole.start : stop.start() if stop else whole.end].split())


def _is_told_of(entity: Entity, noun: str, search: Search) -> bool:
    """Tell whether the article ever puts an office beside the name of who would hold it.

    *The justice minister* is not named by an article that has the prime minister's name only.
    """
    words = search.phrase.core.of(search.text)
    portfolio = PORTFOLIO.search(words)
    if not entity.name or (noun not in OFFICES and portfolio is None):
        return True
    wanted = portfolio[1].lower() if portfolio else noun
    named = [mention.spans[0] for mention in entity.mentions if mention.kind == "name" and mention.spans]
    return not named or any(wanted in _around(span, search).lower() for span in named[:MOST_NAMES])


def _around(name: Span, search: Search) -> str:
    """Return the words about a name in its own sentence."""
    sentence = search.cast.sentence_at(name.start) or name
    return search.text[max(sentence.start, name.start - BEFORE) : min(sentence.end, name.end + BEHIND)]


def _is_outlet(entity: Entity, search: Search) -> bool:
    """Tell whether *the paper* can mean an entity at all: the army's paper is not the army."""
    return entity.kind in ("outlet", "document") or holder_of_entity(entity, search, "").kind == "outlet"


def _part_of(base: Holder, what: str, search: Search) -> Holder:
    """Return *one of the officials* as a person, *two of them* as a group."""
    if ONE.match(search.words) and not MANY.match(search.words):
        return replace(base, kind="unnamed-person", entity=None)
    return _by_kind(base, what, search)


def _by_kind(base: Holder, what: str, search: Search) -> Holder:
    if what in ("outlet", "paper") or NEWS_BODY.search(f"{search.phrase.core.of(search.text)} "):
        return _last_outlet(replace(base, kind="outlet"), search)
    if what in ("institution", "organization"):
        is_vague = what == "organization" and INDEFINITE.match(search.words) is not None
        return replace(base, kind="unnamed-group" if is_vague else "named-organization")
    count = count_of(search.words, search.lexicon) or 0
    return replace(base, kind="unnamed-group" if what == "group" or count > 1 else "unnamed-person")


def _is_text(search: Search) -> bool:
    """Tell whether *paper* means something written: *a paper*, *the paper by the institute*, *the paper* after a memo."""
    behind = search.text[search.phrase.head.end : search.phrase.whole.end]
    if INDEFINITE.match(search.words) is not None or BY.match(behind) is not None:
        return True
    kinds = [holder.kind for holder in search.earlier[-LOOK_BACK:] if holder.kind in ("outlet", "document")]
    return bool(kinds) and "outlet" not in kinds


def _last_outlet(holder: Holder, search: Search) -> Holder:
    """Return the outlet named before for *the paper*; a holder of other words as it is."""
    is_known = holder.entity is not None and holder.entity.name
    if is_known or not BACK_TO.match(search.words):
        return holder
    for other in reversed(search.earlier[-LOOK_BACK:]):
        if other.kind == "outlet" and not other.noun:
            return replace(holder, name=other.name, entity=other.entity)
    return holder
