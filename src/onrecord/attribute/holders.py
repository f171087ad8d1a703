"""Tell what kind of source a phrase names: a person or body by name, an outlet, a document, nobody.

What the article knows of the entity decides first, then the noun at the head of the phrase. A role
without a name (*the minister*) is a named person only where the article names its holder.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.attribute.cast import Cast, Figure, first_words
from onrecord.attribute.phrases import Phrase, bare, has_determiner, parse_phrase, words_in
from onrecord.attribute.tables import Ruled, compile_rules, first_match
from onrecord.codebook import Codebook
from onrecord.document import Span, Spans, hull
from onrecord.document.records import Access, Entity, HopKind

OWN_VOICE = re.compile(
    r"(?:we|i|us|me|our|ours|my(?: own)? (?:view|opinion|guess|sense)|my|our own \w+"
    r"|(?:our|my|this (?:news)?paper['’]s|this site['’]s) (?:\w+ ){0,2}(?:reporters?|correspondents?|team|newsroom|staff|paper|view|sources?|editors?|colleagues?|question)(?: .*)?"
    r"|this (?:news)?(?:paper|website|site|magazine|blog|agency|outlet|programme|program|channel|station|publication|reporter|correspondent|writer|author))",
    re.IGNORECASE | re.DOTALL,
)
PRONOUN = re.compile(
    r"(?:he|she|it|they|him|her|them|his|hers|its|their|who|which|that|whom|whose|himself|herself|both|both of them|one|another|others|the (?:two|three|latter|former|other|others)"
    r"|this|these|those|all(?: (?:two|three|four))?)(?: (?:himself|herself|itself|themselves|both|all|too|also))?",
    re.IGNORECASE,
)
HANDLE = re.compile(r"(?:^|\s|\()(?:@\w|u/\w|r/\w)")
SINGLE = re.compile(r"(?:one|another|a|an|neither one|each|a (?:second|third|fourth|fifth)|the (?:first|second|third|other))\b", re.IGNORECASE)
DIGITS = re.compile(r"(?:at least |about |more than |some |nearly |all |the (?:other )?|only |as many as )*(\d{1,4})\b", re.IGNORECASE)
MANNER = re.compile(r"(?:at least|about|more than|some|nearly|all|the other|the|only|another|these|those|as many as|other)\s+", re.IGNORECASE)
PAIR = re.compile(r"\band (?:a|an|another|one|the|his|her|its)\b", re.IGNORECASE)
INDEFINITE = re.compile(r"(?:a|an|one|another|some|several|two|three|four|five|six|many|a (?:few|number|handful))\b", re.IGNORECASE)
IRREGULAR = frozenset(("people", "men", "women", "children", "police", "others", "media", "staff", "clergy", "fishermen"))

KIND_OF_ENTITY: dict[str, HopKind] = {
    "person": "named-person",
    "organization": "named-organization",
    "country": "named-organization",
    "place": "named-organization",
    "nationality": "named-organization",
    "group": "named-organization",
    "outlet": "outlet",
    "account": "social-account",
    "document": "document",
}
COMMON_OUTLET_NOUNS = frozenset(("press", "media", "site", "show", "station", "program", "programme", "channel"))
"""Nouns that stand before other names, too: *press secretary*, *media group*."""
BODIES = ("institution", "organization")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The tables by which sources are told apart."""

    nouns: dict[str, str]
    outlet_name_words: frozenset[str]
    outlet_names: frozenset[str]
    numbers: tuple[tuple[re.Pattern[str], int], ...]
    access: Ruled

    @property
    def outlet_nouns(self) -> frozenset[str]:
        """The nouns that mean an outlet."""
        return frozenset(noun for noun, kind in self.nouns.items() if kind == "outlet" and noun not in COMMON_OUTLET_NOUNS)


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody or something that a source span names; `word` are the words that decided its kind."""

    kind: HopKind
    name: str | None
    spans: Spans
    word: str
    noun: str = ""
    entity: Entity | None = None
    count: int | None = None
    access: Access = "unknown"


def compile_lexicon(codebook: Codebook) -> Lexicon:
    """Return the tables, ready for look-up."""
    words = codebook.rows("outlet_words")
    numbers = sorted(codebook.rows("number_words"), key=lambda row: -len(row["word"]))
    return Lexicon(
        nouns={row["noun"]: row["kind"] for row in codebook.rows("source_nouns")},
        outlet_name_words=frozenset(row["word"] for row in words if row["kind"] == "name"),
        outlet_names=frozenset(row["word"].lower() for row in words if row["kind"] == "outlet"),
        numbers=tuple((re.compile(rf"{row['word']}\b", re.IGNORECASE), int(row["value"])) for row in numbers),
        access=compile_rules(codebook.rows("access"), "access"),
    )


def find_holder(spans: Spans, cast: Cast, lexicon: Lexicon, earlier: Sequence[Holder] = ()) -> Holder:
    """Return who or what a source span names.

    Args:
        earlier: the holders found before in reading order; a pronoun that no entity explains, and
            *one of them*, take up the last that fits.
    """
    text = cast.text
    phrase = parse_phrase(spans[0], text)
    words = phrase.whole.of(text)
    found = (
        _own_voice(phrase, spans, cast)
        or _account(phrase, spans, cast, lexicon)
        or _pronoun(phrase, spans, cast, earlier)
        or _titled(phrase, spans, cast, lexicon)
        or _by_head(phrase, spans, cast, lexicon, earlier)
    )
    count = count_of(words, lexicon) if found.kind in ("unnamed-group", "document") else None
    if count is not None and count > 1 and found.kind == "unnamed-group":
        found = replace(found, count=count)
    return _with_access(found, words, lexicon, earlier)


def count_of(words: str, lexicon: Lexicon) -> int | None:
    """Return how many people a phrase counts; None where it says no number, or one."""
    start = 0
    while manner := MANNER.match(words, start):
        start = manner.end()
    if digits := DIGITS.match(words):
        return int(digits[1])
    for pattern, value in lexicon.numbers:
        if pattern.match(words, start) or pattern.match(words):
            return value
    return 2 if SINGLE.match(words) and len(PAIR.findall(words)) == 1 and "," not in words else None


def is_outlet_name(name: str, lexicon: Lexicon) -> bool:
    """Tell whether a name is that of an outlet, by the list or by the words that it is made of."""
    plain = re.sub(r"[’']s?$", "", name.strip())
    if plain.lower() in lexicon.outlet_names or re.sub(r"^the ", "", plain.lower()) in lexicon.outlet_names:
        return True
    parts = plain.split()
    edge = {parts[-1], parts[0]} if parts else set()
    return len(parts) > 1 and not edge.isdisjoint(lexicon.outlet_name_words)


def _own_voice(phrase: Phrase, spans: Spans, cast: Cast) -> Holder | None:
    core = cast.text[phrase.whole.start : phrase.core.end]
    if OWN_VOICE.fullmatch(phrase.whole.of(cast.text)) or OWN_VOICE.fullmatch(core) or cast.is_own(core):
        if any(figure.label == "person" and figure.kind == "name" for figure in cast.overlapping(phrase.whole)):
            return None
        return Holder("author", phrase.whole.of(cast.text), spans, core)
    return None


def _account(phrase: Phrase, spans: Spans, cast: Cast, lexicon: Lexicon) -> Holder | None:
    core = phrase.core.of(cast.text)
    nouns = [lexicon.nouns.get(bare(word.of(cast.text))) for word in words_in(phrase.core, cast.text)]
    is_account = HANDLE.search(phrase.whole.of(cast.text)) is not None and lexicon.nouns.get(bare(phrase.head.of(cast.text))) != "document"
    if not is_account and "social" not in nouns[-1:] and not (nouns[:1] == ["social"]):
        return None
    figure = cast.at(phrase.head)
    entity = figure.entity if figure else None
    handle = re.search(r"@\w+|u/\w+", phrase.whole.of(cast.text))
    name = (entity.name if entity else None) or (handle.group() if handle else phrase.whole.of(cast.text))
    return Holder("social-account", name, spans, handle.group() if handle else core, entity=entity)


def _pronoun(phrase: Phrase, spans: Spans, cast: Cast, earlier: Sequence[Holder]) -> Holder | None:
    words = phrase.whole.of(cast.text)
    if not PRONOUN.fullmatch(words):
        return None
    figure = cast.at(phrase.head) or cast.at(phrase.core)
    plain = words.lower().split()[-1]
    if plain in ("one", "another", "others", "other"):
        return Holder("unnamed-group" if plain == "others" else "unnamed-person", words, spans, words, noun=plain)
    if figure is not None and figure.entity is not None:
        return _of_entity(figure.entity, spans, cast, words)
    fits = {"he": "person", "she": "person", "him": "person", "her": "person", "his": "person", "it": "thing", "its": "thing"}.get(plain, "group")
    for holder in reversed(earlier):
        if _fits(holder, fits):
            return replace(holder, spans=spans)
    kind: HopKind = {"person": "unnamed-person", "thing": "named-organization"}.get(fits, "unnamed-group")  # type: ignore[assignment]
    if plain in ("who", "that"):
        kind = "unnamed-person"
    return Holder(kind, words, spans, words)


def _fits(holder: Holder, what: str) -> bool:
    if what == "person":
        return holder.kind in ("named-person", "unnamed-person")
    if what == "thing":
        return holder.kind in ("named-organization", "outlet", "document")
    return holder.kind == "unnamed-group"


def _titled(phrase: Phrase, spans: Spans, cast: Cast, lexicon: Lexicon) -> Holder | None:
    """Return the person of *Minister of Trade Ana Lund*: a title with a preposition in it, no article."""
    stop = phrase.appositions[0].start if phrase.appositions else phrase.whole.end
    before = Span(phrase.whole.start, stop)
    if lexicon.nouns.get(bare(phrase.head.of(cast.text))) != "person" or has_determiner(phrase, cast.text) or phrase.core.end >= stop or not phrase.head.of(cast.text)[:1].isupper():
        return None
    last = words_in(before, cast.text)[-1:]
    figure = cast.at(last[0]) if last else None
    if figure is None or figure.kind != "name" or figure.label != "person" or figure.span.start <= phrase.core.end:
        return None
    between = cast.text[phrase.core.end : figure.span.start]
    if not re.fullmatch(r"\s(?:of|for|at)\s.*\w+\s+", between, re.DOTALL) or re.search(r"[’']s?\s+$", between):
        return None
    return _named(figure, spans, cast)


def _by_head(phrase: Phrase, spans: Spans, cast: Cast, lexicon: Lexicon, earlier: Sequence[Holder]) -> Holder:
    text = cast.text
    noun = bare(phrase.head.of(text))
    figure = cast.at(phrase.head) if phrase.head else None
    if _is_name(phrase, figure, cast, lexicon):
        return _by_name(phrase, figure, spans, cast, lexicon)
    for place in phrase.appositions:
        named = _apposed(place, cast)
        if named is not None and not phrase.is_partitive:
            return replace(_named(named, spans, cast), noun=noun)
    if phrase.is_partitive and phrase.appositions and (named := _apposed(phrase.appositions[0], cast)):
        return _named(named, spans, cast)
    return _by_noun(phrase, noun, figure, spans, cast, lexicon, earlier)


def _is_name(phrase: Phrase, figure: Figure | None, cast: Cast, lexicon: Lexicon) -> bool:
    """Tell whether the head of a phrase is (the end of) a name."""
    word = phrase.head.of(cast.text)
    if phrase.is_partitive and figure is not None and figure.label == "person":
        return False
    if figure is not None and figure.kind == "name":
        is_common = len(words_in(figure.span, cast.text)) == 1 and _is_known_noun(bare(word), lexicon)
        return not (is_common and _opens_sentence(phrase, cast))
    if not word[:1].isupper() or bare(word) in lexicon.nouns:
        return False
    return not _opens_sentence(phrase, cast)


def _opens_sentence(phrase: Phrase, cast: Cast) -> bool:
    """Tell whether the head is the first word of its sentence, where every word has a capital."""
    sentence = cast.sentence_at(phrase.head.start)
    return phrase.head.start == phrase.whole.start and sentence is not None and sentence.start == phrase.head.start


def _is_known_noun(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.nouns or (word.endswith("s") and word[:-1] in lexicon.nouns)


def _apposed(place: Span, cast: Cast) -> Figure | None:
    """Return the name that an apposition begins with, titles aside."""
    text = cast.text
    if not text[place.start].isupper() and not re.match(r"(?:retired|former|the late)\b", place.of(text)):
        return None
    core = parse_phrase(place, text).core
    names = [figure for figure in cast.overlapping(core) if figure.kind == "name" and figure.label != "place"]
    return names[-1] if names else None


def _named(figure: Figure, spans: Spans, cast: Cast) -> Holder:
    words = figure.span.of(cast.text)
    kind = KIND_OF_ENTITY.get(figure.label, "named-organization")
    name = (figure.entity.name if figure.entity else None) or words
    return Holder(kind, name, spans, words, entity=figure.entity)


def _by_name(phrase: Phrase, figure: Figure | None, spans: Spans, cast: Cast, lexicon: Lexicon) -> Holder:
    """Return the holder of a phrase whose head is a name."""
    text = cast.text
    place = figure.span if figure is not None and figure.kind == "name" else _capitalised(phrase, text)
    label = figure.label if figure is not None else ""
    name = (figure.entity.name if figure is not None and figure.entity else None) or place.of(text)
    before = [bare(w.of(text)) for w in words_in(Span(phrase.core.start, place.start), text) if not w.of(text).endswith(("'s", "’s"))]
    said = next((kind for kind in (lexicon.nouns.get(word) for word in reversed(before)) if kind), "")
    entity = figure.entity if figure is not None else None
    kind = KIND_OF_ENTITY.get(label, "named-organization" if label else "named-person")
    if label == "person" and len(words_in(place, text)) == 1 and lexicon.nouns.get(bare(place.of(text))) in BODIES:
        kind = "named-organization"
    elif label != "person" and said not in ("person", "group") and _is_outlet(name, place.of(text), said, entity, cast, lexicon):
        kind = "outlet"
    elif said == "person" and label in ("", "organization") and entity is None:
        kind = "named-person"
    elif not label and (said in ("organization", "institution") or len(words_in(place, text)) == 1):
        kind = "named-organization"
    return Holder(kind, name, spans, place.of(text), entity=entity)


def _is_outlet(name: str, words: str, said: str, entity: Entity | None, cast: Cast, lexicon: Lexicon) -> bool:
    is_called_so = entity is not None and entity.id in cast.called_outlets
    return said == "outlet" or is_called_so or is_outlet_name(name, lexicon) or is_outlet_name(words, lexicon)


def _capitalised(phrase: Phrase, text: str) -> Span:
    """Return the run of capitalised words that ends with the head."""
    start = phrase.head.start
    for word in reversed(words_in(Span(phrase.core.start, phrase.head.start), text)):
        if not word.of(text)[:1].isupper() or word.of(text) in ("The", "A", "An"):
            break
        start = word.start
    return Span(start, phrase.head.end)


def _by_noun(
    phrase: Phrase, noun: str, figure: Figure | None, spans: Spans, cast: Cast, lexicon: Lexicon, earlier: Sequence[Holder]
) -> Holder:
    """Return the holder of a phrase whose head is a common noun."""
    text = cast.text
    words = _own_words(phrase, text)
    what = lexicon.nouns.get(noun) or _number_of(noun, lexicon)
    entity = figure.entity if figure is not None else None
    base = Holder("unnamed-person", words, spans, phrase.head.of(text) or words, noun=noun, entity=entity)
    if what == "document":
        return replace(base, kind="document", name=(entity.name if entity and entity.kind == "document" else None) or words)
    if what == "rumour":
        return replace(base, kind="unnamed-group")
    is_one = SINGLE.match(text[phrase.whole.start : phrase.whole.end]) is not None
    if phrase.is_partitive and is_one:
        return replace(base, kind="unnamed-person", entity=None)
    if entity is not None and entity.name and not phrase.is_partitive and entity.kind in KIND_OF_ENTITY and what != "group":
        return replace(_of_entity(entity, spans, cast, base.word), noun=noun)
    if what == "paper" and (INDEFINITE.match(words) or re.match(r"\s+(?:by|from|on|titled)\b", text[phrase.head.end :])):
        return replace(base, kind="document")
    if what in ("outlet", "paper"):
        return _last_outlet(replace(base, kind="outlet"), words, earlier)
    if what in ("institution", "organization"):
        is_vague = what == "organization" and INDEFINITE.match(phrase.whole.of(text)) is not None
        return replace(base, kind="unnamed-group" if is_vague else "named-organization")
    count = count_of(phrase.whole.of(text), lexicon) or 0
    return replace(base, kind="unnamed-group" if what == "group" or count > 1 else "unnamed-person")


def _last_outlet(holder: Holder, words: str, earlier: Sequence[Holder]) -> Holder:
    """Return the outlet named before for *the paper*; a holder of other words as it is."""
    if not re.match(r"(?:the|this|that|its)\b", words, re.IGNORECASE) or (holder.entity is not None and holder.entity.name):
        return holder
    for other in reversed(earlier):
        if other.kind == "outlet" and not other.noun:
            return replace(holder, name=other.name, entity=other.entity)
    return holder


def _number_of(noun: str, lexicon: Lexicon) -> str:
    """Return group for a noun in the plural, person for any other; bodies in the plural are groups too."""
    if noun in IRREGULAR or (noun.endswith("s") and not noun.endswith(("ss", "us", "is"))):
        singular = lexicon.nouns.get(noun[:-1]) or lexicon.nouns.get(re.sub(r"ies$", "y", noun)) or ""
        return singular if singular in ("document", "outlet", "social") else "group"
    return "group" if noun.endswith("men") else "person"


def _own_words(phrase: Phrase, text: str) -> str:
    """Return the words of a source that is not named, without what stands behind a comma."""
    stop = re.search(r"\s*[,(;:–—]", text[phrase.core.end : phrase.whole.end])
    end = phrase.core.end + stop.start() if stop else phrase.whole.end
    return " ".join(text[phrase.whole.start : end].split())


def _of_entity(entity: Entity, spans: Spans, cast: Cast, word: str) -> Holder:
    if entity.name:
        kind = KIND_OF_ENTITY.get(entity.kind, "named-organization")
        if kind == "named-organization" and entity.id in cast.called_outlets:
            kind = "outlet"
        return Holder(kind, entity.name, spans, word, entity=entity)
    kinds: dict[str, HopKind] = {"group": "unnamed-group", "person": "unnamed-person"}
    unnamed = kinds.get(entity.kind) or KIND_OF_ENTITY.get(entity.kind, "unnamed-person")
    return Holder(unnamed, first_words(entity, cast.text) or word, spans, word, entity=entity)


def _with_access(holder: Holder, words: str, lexicon: Lexicon, earlier: Sequence[Holder]) -> Holder:
    """Return the holder with the way in which it knows, its own or that of the group it belongs to."""
    if holder.kind not in ("unnamed-person", "unnamed-group", "named-person"):
        return holder
    match = first_match(lexicon.access, words)
    if match is not None and match[0] != "unknown":
        return replace(holder, access=match[0])  # type: ignore[arg-type]
    before = _same_before(holder, words, earlier)
    return replace(holder, access=before.access) if before is not None and holder.access == "unknown" else holder


BACKWARD = re.compile(r"(?:(?:one|two|three|some|another|both|most|all|a second|a third|none|neither)\b.*\bof (?:them|the|these|those)\b|(?:this|that|these|those|the|one|another|both|all)\b)", re.IGNORECASE)


def _same_before(holder: Holder, words: str, earlier: Sequence[Holder]) -> Holder | None:
    """Return the earlier holder that *one of the officials* or *this person* takes up."""
    for other in reversed(earlier):
        if holder.entity is not None and other.entity is not None and holder.entity.id == other.entity.id:
            return other
        if not other.kind.startswith("unnamed") or not BACKWARD.match(words):
            continue
        if not holder.noun or _stem(holder.noun) == _stem(other.noun) or holder.noun in ("them", "others"):
            return other
    return None


def _stem(noun: str) -> str:
    return {"people": "person"}.get(noun, re.sub(r"s$", "", noun))


def place_of(holder: Holder) -> Span | None:
    """Return where a holder stands, or None for one without words."""
    return hull(holder.spans) if holder.spans else None
