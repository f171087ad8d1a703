"""Who a source is whose head is a name, or that has a name in apposition."""

import re
from dataclasses import replace

from onrecord.attribute.called import ACCOUNT_LEAD, Figure
from onrecord.attribute.holder import Holder, Search, holder_by_name, kind_of_name
from onrecord.attribute.lexicon import is_known_noun, kind_of_noun
from onrecord.attribute.phrases import Phrase, bare, has_determiner, parse_phrase, words_in
from onrecord.document import Span
from onrecord.document.records import Entity, HopKind

BODIES = ("institution", "organization")
TITLE_LINK = re.compile(r"\s(?:of|for|at)\s.*\w+\s+", re.DOTALL)
POSSESSIVE_END = re.compile(r"[’']s?\s+$")
BODY_LEAD = re.compile(r"(?:the|an?|its|his|her|their)\s[a-z]")
STATE_BODY = re.compile(
    r"(?P<state>[A-Z][\w’'-]*?(?:\s[A-Z][\w-]*){0,2})[’']s?\s(?:[A-Z][\w-]*\s){0,4}(?:Ministry|Department|Parliament|Army|Navy|Air Force|Government|Senate"
    r"|Cabinet|Coast Guard|Border Guard|Central Bank|Supreme Court|General Staff|Presidency|Commission|Agency|Authority|Office)"
)
"""*Kenya's Interior Ministry*: a name that many states have one of goes with the state's."""
_NOBODY = Figure(Span(0, 0), "nominal", "", None)
SOME_OF = re.compile(
    r"(?:(?:an?|one|another|some|several|many|most|few|all|two|three|four|five|six|seven|eight|nine|ten|dozens|senior|leading)\s)*(?:\w+\s)?"
    r"(?:members?|one|some|several|many|most|few|all|two|three|four|five|six|seven|eight|nine|ten|dozens|none|both|either|neither|half)\sof\b",
    re.IGNORECASE,
)
"""*A member of the Unity Party*, *several of its deputies*: people, not the body."""
GIVEN_NAME = re.compile(
    r"\b(?:(?:us(?:es|ed|ing)|under|by|gave|giv(?:es|ing)|g[oa](?:es|ve)|going|went|known|identified|named|called|introduced|ask(?:ed|s|ing) to be"
    r" (?:identified|called|named|known)|call(?:s|ed|ing)|identif(?:ies|ied|ying)|who)\s)(?:[a-z’']+\s){0,6}?"
    r"(?:names?|pseudonym|alias|nom de guerre|nickname|as|himself|herself|by)(?:\s(?:only|just|simply|as|was|of|is))*\s[“\"‘']?(?P<name>[A-Z][\w’-]+(?:\s[A-Z][\w’-]+){0,3})"
)
"""A clause by which somebody without a name at the head gets one."""
NAME_LEAD = re.compile(r"(?:retired|former|the late)\b")


def holder_with_name(search: Search) -> Holder | None:
    """Return the holder of a phrase that names somebody at its head or in apposition, or None."""
    figure = search.cast.at(search.phrase.head) if search.phrase.head else None
    if _is_name(figure, search):
        return _by_name(figure, search)
    if (body := _apposed_body(search)) is not None:
        return holder_by_name(body, search)
    places = search.phrase.appositions[:1] if search.phrase.is_partitive else search.phrase.appositions
    for place in places:
        named = _apposed(place, search)
        if named is None:
            continue
        if named.label in ("organization", "outlet", "country", "place") and _belongs_to_modifier(place, search):
            continue
        if named.label != "person" or not _is_body(search):
            return holder_by_name(named, search)
        if search.phrase.core.end >= place.start - len(", "):
            return replace(holder_by_name(named, search), kind="named-organization")
    return None


def holder_with_given_name(search: Search) -> Holder | None:
    """Return the person whose name stands in a clause: *one, who gave only the name Ruth*, *a spokesman using the name Abu Tarek*."""
    whole = search.phrase.whole
    match = GIVEN_NAME.search(search.text, whole.start, whole.end)
    if match is None:
        return None
    name = Span(*match.span("name"))
    figure = search.cast.at(name)
    entity = figure.entity if figure is not None and figure.kind == "name" else None
    return Holder(
        "named-person",
        (entity.name if entity else None) or name.of(search.text),
        search.spans,
        name.of(search.text),
        entity=entity,
    )


def holder_with_title(search: Search) -> Holder | None:
    """Return the person of *Minister of Trade Ana Lund*: a title with a preposition in it, no article."""
    phrase, text = search.phrase, search.text
    stop = phrase.appositions[0].start if phrase.appositions else phrase.whole.end
    if not _is_title(search) or phrase.core.end >= stop:
        return None
    last = words_in(Span(phrase.whole.start, stop), text)[-1:]
    figure = search.cast.at(last[0]) if last else None
    if figure is None or figure.kind != "name" or figure.label != "person" or figure.span.start <= phrase.core.end:
        return None
    between = text[phrase.core.end : figure.span.start]
    is_linked = TITLE_LINK.fullmatch(between) is not None and not POSSESSIVE_END.search(between)
    return holder_by_name(figure, search) if is_linked else None


def _is_body(search: Search) -> bool:
    """Tell whether the head is a body: in *the office of the premier, Ana Lund,* she is not the office.

    Right behind the noun the name is the body's own, whatever the reader takes it for.
    """
    return search.lexicon.nouns.get(bare(search.phrase.head.of(search.text))) in BODIES


def _belongs_to_modifier(place: Span, search: Search) -> bool:
    """Tell whether a name is that of the last noun before it, not of the head: *a spokeswoman for the contractor, Envirova*."""
    head = bare(search.phrase.head.of(search.text))
    return search.phrase.core.end < place.start - len(", ") and kind_of_noun(head, search.lexicon) in (
        "person",
        "group",
    )


def _apposed_body(search: Search) -> Figure | None:
    """Return the name of *their employer, the shipping firm Olm & Daughters*: nouns of a body, then its name."""
    head = search.phrase.head
    if not search.phrase.appositions or (search.cast.at(head) or _NOBODY).kind == "name":
        return None
    core = parse_phrase(search.phrase.appositions[0], search.text).core
    names = [
        f for f in search.cast.overlapping(core) if f.kind == "name" and f.label != "person" and f.span.end == core.end
    ]
    if not names or BODY_LEAD.match(search.text, core.start, names[-1].span.start) is None:
        return None
    said = _noun_before_name(core, names[-1].span, search)
    return names[-1] if said in (*BODIES, "outlet") else None


def _noun_before_name(core: Span, name: Span, search: Search) -> str:
    """Return the kind of the noun right before a name."""
    before = words_in(Span(core.start, max(core.start, name.start)), search.text)
    return search.lexicon.nouns.get(bare(before[-1].of(search.text)), "") if before else ""


def _is_title(search: Search) -> bool:
    head = search.phrase.head.of(search.text)
    is_role = search.lexicon.nouns.get(bare(head)) == "person" and head[:1].isupper()
    return is_role and not has_determiner(search.phrase, search.text)


def _is_name(figure: Figure | None, search: Search) -> bool:
    """Tell whether the head of a phrase is (the end of) a name."""
    word = search.phrase.head.of(search.text)
    if search.phrase.is_partitive and (
        SOME_OF.match(search.words) or (figure is not None and figure.label == "person")
    ):
        return False
    if figure is not None and figure.kind == "name":
        is_common = len(words_in(figure.span, search.text)) == 1 and is_known_noun(bare(word), search.lexicon)
        return not (is_common and _opens_sentence(search))
    is_called = _noun_before(search.phrase.head, search) == "outlet"
    if not word[:1].isupper() or (bare(word) in search.lexicon.nouns and not is_called):
        return False
    return not _opens_sentence(search)


def _opens_sentence(search: Search) -> bool:
    """Tell whether the head is the first word of its sentence, where every word has a capital."""
    head = search.phrase.head
    sentence = search.cast.sentence_at(head.start)
    return head.start == search.phrase.whole.start and sentence is not None and sentence.start == head.start


def _apposed(place: Span, search: Search) -> Figure | None:
    """Return the name that an apposition begins with, titles aside."""
    if not search.text[place.start].isupper() and not NAME_LEAD.match(place.of(search.text)):
        return None
    core = parse_phrase(place, search.text).core
    figures = search.cast.overlapping(core)
    names = [figure for figure in figures if figure.kind == "name" and figure.label != "place"]
    return names[-1] if names else None


def _by_name(figure: Figure | None, search: Search) -> Holder:
    text = search.text
    is_found = figure is not None and figure.kind == "name"
    place = figure.span if figure is not None and is_found else _capitalised(search.phrase, text)
    entity = figure.entity if figure is not None else None
    name = (entity.name if entity else None) or place.of(text)
    kind = _kind_of_name(figure, place, name, search)
    if kind == "named-organization" and (
        whole := STATE_BODY.fullmatch(text, search.phrase.core.start, search.phrase.core.end)
    ):
        name = name if name.startswith(whole["state"]) else " ".join(whole.group().split())
    if kind == "unnamed-group":
        name = " ".join(text[search.phrase.whole.start : search.phrase.core.end].split())
    return Holder(kind, name, search.spans, place.of(text), entity=entity)


def _kind_of_name(figure: Figure | None, place: Span, name: str, search: Search) -> HopKind:
    """Return the kind of a name: by its entity, the nouns before it, and the words that it is made of."""
    words, label = place.of(search.text), figure.label if figure is not None else ""
    is_single = len(words_in(place, search.text)) == 1
    said = _noun_before(place, search)
    entity = figure.entity if figure is not None else None
    is_called = (
        said == "outlet"
        or search.lexicon.outlets.is_listed(name)
        or (entity is not None and entity.id in search.cast.called.outlets)
    )
    has_outlet_word = any(search.lexicon.outlets.is_name(item) for item in (name, words))
    is_account = ACCOUNT_LEAD.search(search.text, max(0, place.start - 80), place.start) is not None
    if is_account or (entity is not None and entity.id in search.cast.called.accounts):
        return "social-account"
    if label == "person" and (is_called or (has_outlet_word and _has_article(place, search))):
        return "outlet"
    if label == "person":
        is_sign = (is_single and len(words) > 1 and words.isupper()) or _is_place(entity, search)
        is_sign = is_sign or (_has_article(place, search) and _ends_as_body(words, search))
        is_body = is_single and search.lexicon.nouns.get(bare(words)) in BODIES
        return "named-organization" if is_body or is_sign else "named-person"
    if (
        said == "person"
        and label in ("", "organization", "place")
        and not (search.lexicon.outlets.is_body(name) or _ends_as_body(words, search))
    ):
        return "named-person"
    if said not in ("person", "group") and (is_called or has_outlet_word):
        return "outlet"
    if not label:
        return "named-organization" if said in BODIES or is_single else "named-person"
    return kind_of_name(label, words)


def _is_place(entity: Entity | None, search: Search) -> bool:
    return entity is not None and entity.id in search.cast.called.places | search.cast.called.no_people


def _ends_as_body(words: str, search: Search) -> bool:
    return search.lexicon.nouns.get(bare(words.split()[-1])) in BODIES


def _has_article(place: Span, search: Search) -> bool:
    """Tell whether *the* stands before a name, or is its first word: no person's name has it."""
    return re.search(
        r"\bthe\s+(?:[\w-]+\s+){0,2}$", search.text[max(0, place.start - 30) : place.start], re.IGNORECASE
    ) is not None or (place.of(search.text).startswith("The "))


def _noun_before(place: Span, search: Search) -> str:
    """Return the kind of the last known noun before a name inside its phrase: *the newspaper Slovo*."""
    before = words_in(Span(search.phrase.core.start, max(place.start, search.phrase.core.start)), search.text)
    nouns = [bare(word.of(search.text)) for word in before if not word.of(search.text).endswith(("'s", "’s"))]
    return next((search.lexicon.nouns[noun] for noun in reversed(nouns) if noun in search.lexicon.nouns), "")


def _capitalised(phrase: Phrase, text: str) -> Span:
    """Return the run of capitalised words that ends with the head."""
    start = phrase.head.start
    for word in reversed(words_in(Span(phrase.core.start, phrase.head.start), text)):
        if not word.of(text)[:1].isupper() or word.of(text) in ("The", "A", "An"):
            break
        start = word.start
    return Span(start, phrase.head.end)
