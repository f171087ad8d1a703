"""Find what an article treats its names as, whatever the trained reader takes them for.

*The newspaper Slovo* and *an official told Slovo* make an outlet of the name, *Tarvonia's army* a state,
*the Telegram channel Night Porter* an account. A name of one word that is nobody's first name, and of which
the article never speaks as of a person, is hardly a person's: people come with a full name or a role.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.attribute.lexicon import Lexicon
from onrecord.document import Span
from onrecord.document.records import Entity, MentionKind

MOST = 200
"""Mentions of one entity that are looked through; a text of megabytes has thousands."""
BEFORE, BEHIND = 80, 80
NEWS_BODY = re.compile(r"\b(?:news|press|wire)\s(?:agency|service|site|organi[sz]ation|group)\s$", re.IGNORECASE)
PLACE_LEAD = re.compile(r"\b(?:in|across|into|throughout)\s$")
"""Words that stand before places and never before people."""
OF_STATE = re.compile(
    r"[’']s?\s(?:[\w-]+\s){0,3}?(?:ministry|army|navy|air force|armed forces|military|parliament|government|embassy"
    r"|(?:foreign|prime|defen[cs]e|interior|finance|energy|trade|justice|health) ministers?|central bank|border|capital"
    r"|coast|coastguard|territory|economy|airspace|ambassador)\b",
    re.IGNORECASE,
)
"""What states have and people do not: *Tarvonia's foreign minister*."""
ITS_STATE = re.compile(
    r"\s(?:[a-z][\w’'-]*\s){1,8}its\s(?:own\s|[a-z]+\s)?(?:embassy|ambassador|army|navy|military|troops|soldiers|forces|government|border|capital"
    r"|citizens|nationals|territory|sovereignty|parliament|economy|currency|airspace|waters|consulate|envoy|constitution|neighbou?rs?)\b"
)
"""What only a state has behind *its*: *Karst denied that its embassy …*."""
CAPITALISED = re.compile(r"\b[A-Z]\w+")
STATE_OF = re.compile(r"\b(?:[Mm]inistry of [\w\s]{3,30}|[Gg]overnment|[Rr]epublic|[Kk]ingdom) of\s$")
ACCOUNT_LEAD = re.compile(
    r"\b(?:(?:telegram|whatsapp|youtube|tiktok|facebook|twitter|x|instagram|reddit|weibo|vk|bluesky|mastodon|threads|discord|signal|twitch"
    r"|social[- ]media)\s(?:channel|account|page|group|user|feed|profile)s?|(?:account|user|handle|profile|redditor|subreddit|page))"
    r",?\s(?:(?:called|named|known as|nicknamed|dubbed|styled|by the name of|calling (?:it|him|her)self|going by|under the name)\s(?:the\s)?)?[“\"‘']?$",
    re.IGNORECASE,
)
"""Words before the name of an account: *the Telegram channel*, *a user called*."""
TOLD = re.compile(
    r"\b(?:told|tells|telling)\s(?:the\s)?$"
    r"|\binterview(?:ed)?(?:\s[\w-]+)?\s(?:by|to|for|with|on|in)\s(?:the\s)?$"
    r"|\b(?:spoke|speaking|spoken|talked|talking|remarks|comments)\s(?:to|with|on)\s(?:the\s)?$"
    r"|\b(?:seen|obtained|reviewed|quoted|cited|interviewed|contacted|aired|broadcast|carried|verified|first reported|as reported|reached)\s(?:\w+ly\s)?by\s(?:the\s)?$"
    r"|\b(?:leaked|shown)\sto\s(?:the\s)?$"
    r"|\b(?:aired|published|broadcast|printed)\s(?:on|in)\s(?:the\s)?$",
    re.IGNORECASE,
)
"""What is done to outlets: they are told, they see papers."""
RELAYS = re.compile(
    r"(?:\s(?:also|later|earlier|first|had|has|have|then|now)){0,2}\s(?:(?:quotes|quoted|cites|cited)\b(?!\sby\b)|(?:reports|reported)\b"
    r"(?!\s(?:to|for|by|an?|its|his|her|their|no|profits?|losses|earnings|sales|revenue|\d)\b))"
    r"|(?:,|\s(?:reported|said|wrote|says|writes|reports)(?:\s(?:on|late|last|earlier)\s?[\w ]{0,20})?,?)\s(?:citing|quoting)\s"
    r"|[’']s?\s(?:own\s)?(?:(?!former)\w+\s)?(?:correspondents?|reporters?|journalists?|newsroom|front page|columnist|sources|readers|viewers|listeners|newscast)\b"
    r"|\s(?:correspondent|reporter|journalist|newspaper|magazine|daily|weekly|tabloid|newswire|broadcaster)\b",
    re.IGNORECASE,
)
"""What outlets do and have: they report, they quote, they have correspondents."""
ARTICLE_NAME = re.compile(r"(?:L[’']|Le |La |Les |El |Il |Lo |Der |Die |Das |Den |De |Het |O |A |Al-|The )[A-ZÀ-Ý]")
"""Names that begin with an article, in whatever language: mastheads more often than people."""
FOREIGN = re.compile(
    r"(?:L[’']|Le |La |Les |El |Il |Lo |Der |Die |Das |Den |De |Het |O )(?!Poste|Caixa|Ligue|Banque|République|France|Linke|Grünen|Lega|Pen\b)[A-ZÀ-Ý]"
)
"""Names with an article of another language; what they write they print."""
WRITES = re.compile(
    r"\s(?:also\s)?(?:writes|wrote|notes|asks|leads|comments|publishes|published|prints|runs|ran|headlines|reckons|opines|says|believes|finds|calls|sees)\b"
)
NO_PRESS = frozenset(
    {
        "hamas",
        "hezbollah",
        "fatah",
        "amnesty",
        "oxfam",
        "greenpeace",
        "frontex",
        "unicef",
        "unesco",
        "unhcr",
        "nato",
        "interpol",
        "europol",
    }
    | {
        "congress",
        "parliament",
        "brussels",
        "opec",
        "eurostat",
        "facebook",
        "google",
        "meta",
        "telegram",
        "twitter",
        "reddit",
        "youtube",
    }
    | {
        "whatsapp",
        "tiktok",
        "instagram",
        "microsoft",
        "apple",
        "amazon",
        "wikileaks",
        "un",
        "eu",
        "us",
        "uk",
        "u.s",
        "usa",
        "who",
        "iaea",
    }
    | {"fbi", "cia", "imf", "wto", "osce", "icrc", "idf", "mps", "taliban"}
)
"""Names that are told and that report things without being outlets."""
MASTHEADS = frozenset(
    {
        "nation",
        "country",
        "capital",
        "people",
        "order",
        "voice",
        "state",
        "republic",
        "front",
        "region",
        "crown",
        "harbour",
    }
)
"""Nouns of bodies and groups that mastheads bear as well."""
NAMED_FOR = re.compile(
    r"\b(?:[Mm]rs?|[Mm]s|[Mm]iss|[Dd]rs?|[Ss]ir|[Pp]rof|[Cc]ol|[Gg]en|[Ll]t|[Mm]aj|[Cc]apt|[Ss]gt)\.?\s$"
)
APPOSED = re.compile(r",\s(?:\d\d|who|whose|an?|the|his|her|then|now|aged|mother|father)\b|\s\(\d\d\)")


@dataclass(frozen=True, slots=True)
class Figure:
    """One mention of an entity, or a name that the reader found and no entity claims."""

    span: Span
    kind: MentionKind
    label: str
    entity: Entity | None


@dataclass(frozen=True, slots=True)
class Called:
    """The ids of entities that an article treats as outlets, places, accounts; and of those that are hardly people."""

    outlets: frozenset[str]
    places: frozenset[str]
    accounts: frozenset[str]
    no_people: frozenset[str]


def find_called(figures: Sequence[Figure], text: str, lexicon: Lexicon) -> Called:
    """Return what the article treats its named entities as."""
    named = [figure for figure in figures if figure.kind == "name" and figure.entity is not None]
    accounts = frozenset(entity.id for entity, lead, _ in _around(named, text) if ACCOUNT_LEAD.search(lead))
    people = _as_people(named, text, lexicon)
    no_people = frozenset(
        figure.entity.id
        for figure in named
        if figure.entity is not None and figure.entity.kind == "person" and figure.entity.id not in people
        if " " not in (figure.entity.name or " ")
    )
    return Called(
        _called_outlets(named, text, lexicon, no_people) - accounts, _called_places(named, text), accounts, no_people
    )


def _around(named: Sequence[Figure], text: str) -> Iterator[tuple[Entity, str, str]]:
    """Yield each named entity with the words before and behind its name, genitive included."""
    for figure in named:
        if figure.entity is not None:
            end = figure.span.end
            end -= 2 if text[figure.span.start : end].endswith(("'s", "’s")) else 0
            yield figure.entity, text[max(0, figure.span.start - BEFORE) : figure.span.start], text[end : end + BEHIND]


def _called_outlets(named: Sequence[Figure], text: str, lexicon: Lexicon, no_people: frozenset[str]) -> frozenset[str]:
    """Return the ids of entities that the article calls an outlet somewhere, or that report or are told."""
    found: set[str] = set()
    for entity, lead, behind in _around(named, text):
        if entity.kind == "country":
            continue
        before = re.search(r"(\w+)\s$", lead)
        apposed = re.match(r",\s(?:an?|the)\s(?:[\w-]+\s){0,3}?(\w+)\b", behind)
        is_called = any(match and match[1].lower() in lexicon.outlet_nouns for match in (before, apposed))
        if (
            is_called
            or NEWS_BODY.search(lead)
            or (
                _may_be_press(entity, lexicon, no_people)
                and (
                    TOLD.search(lead)
                    or RELAYS.match(behind)
                    or (FOREIGN.match(entity.name or "") and WRITES.match(behind))
                )
            )
        ):
            found.add(entity.id)
    return frozenset(found)


def _may_be_press(entity: Entity, lexicon: Lexicon, no_people: frozenset[str]) -> bool:
    """Tell whether a name can be an outlet's at all: no person's, and without a word for another body."""
    name = entity.name or ""
    if name.lower().removeprefix("the ") in NO_PRESS or lexicon.outlets.is_body(name):
        return False
    nouns = (word.lower() for word in name.split() if word.lower() not in MASTHEADS)
    if any(lexicon.nouns.get(noun) in ("institution", "organization", "group") for noun in nouns):
        return False
    if entity.kind == "person":
        return entity.id in no_people or ARTICLE_NAME.match(name) is not None
    return entity.kind in ("organization", "outlet", "other")


def _as_people(named: Sequence[Figure], text: str, lexicon: Lexicon) -> frozenset[str]:
    """Return the ids of entities of whom the article speaks as of people somewhere."""
    found: set[str] = set()
    for entity, lead, behind in _around(named, text):
        before = re.search(r"(\w+)\s$", lead)
        is_titled = before is not None and lexicon.nouns.get(before[1].lower()) == "person"
        if (
            is_titled
            or NAMED_FOR.search(lead)
            or APPOSED.match(behind)
            or _has_pronoun(entity, text)
            or (entity.name or "").lower() in lexicon.first_names
            or entity.description
        ):
            found.add(entity.id)
    return frozenset(found)


def _has_pronoun(entity: Entity, text: str) -> bool:
    return any(
        mention.kind == "pronoun" and span.of(text).lower() in ("he", "she", "his", "her", "him")
        for mention in entity.mentions[:MOST]
        for span in mention.spans
    )


def _called_places(named: Sequence[Figure], text: str) -> frozenset[str]:
    """Return the ids of entities of one word that the article treats as places, whatever the reader takes them for."""
    words = frozenset(CAPITALISED.findall(text))
    return frozenset(
        entity.id
        for entity, lead, behind in _around(named, text)
        if " " not in (entity.name or " ")
        if PLACE_LEAD.search(lead)
        or STATE_OF.search(lead)
        or OF_STATE.match(behind)
        or ITS_STATE.match(behind)
        or _has_people(entity.name or "", words)
    )


def _has_people(name: str, words: frozenset[str]) -> bool:
    """Tell whether the text has the word for a state's people: *Tarvonian* beside *Tarvonia*, *Saavani* beside *Saavan*."""
    forms = (f"{name}n", f"{name}ns") if name.endswith("a") else (f"{name}i", f"{name}is")
    return not words.isdisjoint(forms)
