"""Tell what kind of source a phrase names: a person or body by name, an outlet, a document, nobody.

What the article knows of the entity decides first, then the noun at the head of the phrase. A role
without a name (*the minister*) is a named person only where the article names its holder.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.attribute.access import LOOK_BACK, with_access
from onrecord.attribute.cast import Cast
from onrecord.attribute.holder import Holder, Search, holder_of_entity
from onrecord.attribute.lexicon import Lexicon, count_of, is_plural
from onrecord.attribute.names import holder_with_given_name, holder_with_name, holder_with_title
from onrecord.attribute.nouns import holder_with_noun, poster
from onrecord.attribute.phrases import bare, parse_phrase, words_in
from onrecord.document import Spans
from onrecord.document.records import HopKind

OWN_VOICE = re.compile(
    r"(?:we|i|us|me|our|ours|my(?: own)? (?:view|opinion|guess|sense)|my|our own \w+"
    r"|(?:our|my|this (?:news)?paper['’]s|this site['’]s) (?:\w+ ){0,2}"
    r"(?:reporters?|correspondents?|team|newsroom|staff|paper|view|sources?|editors?|colleagues?|question)(?: .*)?"
    r"|this (?:newspaper|paper|website|site|magazine|blog|agency|outlet|programme|program|channel|station|publication"
    r"|reporter|correspondent|writer|author))",
    re.IGNORECASE | re.DOTALL,
)
PRONOUN = re.compile(
    r"(?:he|she|it|they|him|her|them|his|hers|its|their|who|which|that|whom|whose|himself|herself|both|both of them"
    r"|one|another|others|the (?:two|three|latter|former|other|others)|this|these|those|all(?: (?:two|three|four))?)"
    r"(?: (?:himself|herself|itself|themselves|both|all|too|also))?",
    re.IGNORECASE,
)
OTHERS = frozenset(("one", "another", "others", "other"))
"""Pronouns for somebody who was not spoken of before."""
BACK_TO = re.compile(r"(?:the|this|that|the same)\s\w+$", re.IGNORECASE)
CALLED_ACCOUNT = re.compile(
    r"(?:an?|the|one|another)\s(?:[\w-]+\s){0,3}?(?:(?:telegram|whatsapp|youtube|tiktok|facebook|twitter|x|instagram|reddit|vk|bluesky|discord|social[- ]media)"
    r"\s(?:channel|account|page|group|user|feed|profile)|account|user|handle|profile)\s(?:called|named|known as|nicknamed|calling (?:it|him|her)self|going by)\s"
    r"(?:the (?:name|handle) )?[“\"‘']?(?P<name>[^,.;“”\"\n]{2,60}?)[”\"’']?$",
    re.IGNORECASE,
)
"""*A Facebook group called Bring Back Our Bins*."""
TOLD_ACCOUNT = re.compile(
    r"(?:one|some|several|many|most|eyewitness|witness|official|early|initial|media|press|conflicting|contemporary|independent|other)\s(?:\w+\s)?accounts?(?:\s.*)?",
    re.IGNORECASE | re.DOTALL,
)
"""Accounts that are told, not those that post."""
HANDLE = re.compile(r"(?:^|\s|\()(?P<handle>@\w+|[ur]/\w+)")
FITTING: dict[str, tuple[HopKind, ...]] = {
    **dict.fromkeys(("he", "she", "him", "her", "his"), ("named-person", "unnamed-person")),
    **dict.fromkeys(("it", "its"), ("named-organization", "outlet", "document")),
}
"""The kinds of earlier holders that a pronoun can take up; any other pronoun takes up a group."""
WITHOUT_ANY: dict[str, HopKind] = {
    **dict.fromkeys(("he", "she", "him", "her", "his", "who", "that"), "unnamed-person"),
    **dict.fromkeys(("it", "its"), "named-organization"),
}


def find_holder(spans: Spans, cast: Cast, lexicon: Lexicon, earlier: Sequence[Holder] = ()) -> Holder:
    """Return who or what a source span names.

    `earlier` are the holders found before in reading order: a pronoun that no entity explains, and
    *one of them*, take up the last that fits.
    """
    search = Search(parse_phrase(spans[0], cast.text), spans, cast, lexicon, earlier)
    found = (
        _own_voice(search)
        or _account(search)
        or _pronoun(search)
        or holder_with_title(search)
        or holder_with_name(search)
        or holder_with_given_name(search)
        or holder_with_noun(search)
    )
    count = count_of(search.words, lexicon) if found.kind == "unnamed-group" else None
    return with_access(replace(found, count=count) if count is not None and count > 1 else found, search)


def _own_voice(search: Search) -> Holder | None:
    """Return the author for *we*, *our correspondent*, and the article's own outlet."""
    core = search.text[search.phrase.whole.start : search.phrase.core.end]
    if not (OWN_VOICE.fullmatch(search.words) or OWN_VOICE.fullmatch(core) or search.cast.is_own(core)):
        return None
    figures = search.cast.overlapping(search.phrase.whole)
    is_somebody = any(figure.label == "person" and figure.kind == "name" for figure in figures)
    return None if is_somebody else Holder("author", search.words, search.spans, core)


def _account(search: Search) -> Holder | None:
    """Return the account of a handle, or of *a user on Reddit*; users in the plural are nobody's account."""
    if (named := CALLED_ACCOUNT.match(search.words)) is not None:
        return Holder("social-account", named["name"], search.spans, named["name"])
    words = words_in(search.phrase.core, search.text)
    kinds = [
        search.lexicon.nouns.get(bare(word.of(search.text)))
        for word in words
        if len(words) == 1 or word.of(search.text).islower() or word.start == search.phrase.whole.start
    ]
    handle = HANDLE.search(search.words)
    is_account = handle is not None and kinds[-1:] != ["document"]
    if not is_account and ("social" not in (*kinds[:1], *kinds[-1:]) or TOLD_ACCOUNT.fullmatch(search.words)):
        return None
    if handle is None and (owner := poster(search)) is not None:
        return owner
    figure = search.cast.at(search.phrase.head)
    entity = figure.entity if figure else None
    word = handle.group("handle") if handle else search.phrase.core.of(search.text)
    if handle is None and (entity is None or not entity.name) and is_plural(bare(search.phrase.head.of(search.text))):
        return Holder("unnamed-group", search.words, search.spans, word, noun=bare(search.phrase.head.of(search.text)))
    if handle is None and (entity is None or not entity.name) and BACK_TO.match(search.words):
        before = (holder for holder in reversed(search.earlier[-LOOK_BACK:]) if holder.kind == "social-account")
        if account := next(before, None):
            return replace(account, spans=search.spans)
    name = (entity.name if entity else None) or (word if handle else search.words)
    return Holder("social-account", name, search.spans, word, entity=entity)


def _pronoun(search: Search) -> Holder | None:
    """Return who a pronoun means: by its entity, else the last earlier holder that fits."""
    words = search.words
    if not PRONOUN.fullmatch(words):
        return None
    plain = words.lower().split()[-1]
    if plain in OTHERS:
        kind: HopKind = "unnamed-group" if plain == "others" else "unnamed-person"
        return Holder(kind, words, search.spans, words, noun=plain)
    figure = search.cast.at(search.phrase.head) or search.cast.at(search.phrase.core)
    if figure is not None and figure.entity is not None:
        return holder_of_entity(figure.entity, search, words)
    for holder in reversed(search.earlier[-LOOK_BACK:]):
        if holder.kind in FITTING.get(plain, ("unnamed-group",)):
            return replace(holder, spans=search.spans)
    return Holder(WITHOUT_ANY.get(plain, "unnamed-group"), words, search.spans, words)
