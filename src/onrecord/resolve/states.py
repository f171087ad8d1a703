"""Find states and places by how their names are used, where no table knows them and the reader guessed.

*In Karvia*, *Karvia’s foreign minister* and *Karvian troops* tell a state from a person. Only names
that are nobody's title or surname in the article are asked.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from onrecord.document import Span
from onrecord.resolve.cut import Name, name_key
from onrecord.resolve.lexicon import Lexicon
from onrecord.resolve.scene import Scene

ENDINGS = ("n", "an", "ian", "ean", "ese", "ish", "i")
DEMONYM = re.compile(r"\w{2,}(?:ian|ean|eyan|oran|ese)s?", re.UNICODE)
GOVERNED = re.compile(r"\b(?:government|republic|kingdom|embassy|ministry|affairs) of\s$", re.IGNORECASE)
DATELINE = re.compile(r"(?:,\s\d|,\s\w+\s\d|\s[(—–-])")
"""What stands behind the place in capitals that opens an article."""
JOINED = re.compile(
    r"\b(?:between|both|of|in|from|for|with|to|neighbou?rs|rivals|that|should|if|when)\s$", re.IGNORECASE
)
"""What stands before two states that are told together: *between Karvia and Valdora*."""
PLACE_LEAD = re.compile(
    r"(?:^|(?P<before>\w*)\W+)(?:in|near|across|inside|outside|throughout|within)\s(?:the\s)?$", re.IGNORECASE
)
TRUST = frozenset(
    {"interest", "confidence", "trust", "faith", "believe", "believes", "believed", "belief", "hope", "invested"}
    | {"disappointed", "interested", "role", "involved", "zoomed", "pride"}
)
"""Words behind which *in* leads to a person."""
OWNED = re.compile(r"['’]s?\s(?:[\w-]+\s){0,2}[\w-]+", re.UNICODE)
FOLLOWER = re.compile(r"\s(?P<noun>[^\W\d_][\w-]*)", re.UNICODE)
NATIONAL = frozenset(
    {"foreign", "ministry", "army", "navy", "embassy", "ambassador", "airspace", "troops", "sovereignty", "prime"}
    | {
        "soldier",
        "soldiers",
        "diplomats",
        "envoy",
        "envoys",
        "diplomat",
        "frontier",
        "armed",
        "consulate",
        "external",
        "defence",
        "defense",
    }
)
"""What a state has, and neither a person nor a province."""
STATE_NOUNS = NATIONAL | frozenset(
    {"government", "minister", "parliament", "president", "military", "border", "capital", "territory", "economy"}
    | {"constitution", "citizens", "forces", "borders", "soil", "coast", "independence", "neighbours", "neighbors"}
    | {
        "premier",
        "chancellor",
        "delegation",
        "authorities",
        "officials",
        "official",
        "negotiator",
        "negotiators",
        "cabinet",
        "side",
        "north",
        "south",
        "east",
    }
    | {"west", "governor", "mayor", "legislature", "voters", "residents"}
)
"""What a state or place has, and a person hardly has."""
COMPANY = re.compile(
    r"(?:['’]s?)?\s(?:former\s|then-)?(?:CEO|CFO|chief executive|shares|shareholders?|stock|customers|board of directors|Inc|Corp)\b"
)
"""What stands behind a company's name, and behind no place's."""
PERSONAL = re.compile(r",\s(?:who|\d{2},|an?\s|whose)|\s\(\d{2}\)")
"""What stands behind a person's name."""


@dataclass(slots=True)
class _Use:
    """How the names of one form are used in an article."""

    names: list[Name] = field(default_factory=list)
    is_place: bool = False
    is_owner: bool = False
    is_adjective: bool = False
    is_national: bool = False
    is_personal: bool = False
    is_company: bool = False


def settle_states(names: Sequence[Name], scene: Scene, lexicon: Lexicon) -> list[Name]:
    """Return the names, those that are used as states, peoples and places labelled so."""
    uses = _uses(names, scene, lexicon)
    pairs = dict(_demonyms(uses))
    for people, state in pairs.items():
        uses[state].is_owner = True
        uses[state].is_national |= uses[people].is_national
    for key, use in uses.items():
        label = "nationality" if key in pairs else _label(key, use)
        for name in use.names if label is not None else ():
            name.label = label or name.label
    _join(names, uses, scene.doc.text)
    states = {key for key, use in uses.items() if use.names[0].label == "country"}
    states |= {key for name in names if (key := name_key(name.words)) in lexicon.countries} - lexicon.first_names.keys()
    return [_without_state(name, states, scene) for name in names]


def _join(names: Sequence[Name], uses: Mapping[str, _Use], text: str) -> None:
    """Label the other of two names as the one that is a state or place: *between Karvia and Valdora*."""
    for left, right in pairwise(names):
        if text[left.span.end : right.span.start] != " and ":
            continue
        if JOINED.search(text, max(0, left.span.start - 12), left.span.start) is None:
            continue
        for one, other in ((left, right), (right, left)):
            use = uses.get(name_key(one.words))
            if (
                use is not None
                and not use.is_personal
                and one.label == "person"
                and other.label in ("country", "place")
            ):
                for name in use.names:
                    name.label = other.label


def _uses(names: Sequence[Name], scene: Scene, lexicon: Lexicon) -> dict[str, _Use]:
    surnames = {name.words[-1].lower() for name in names if name.label == "person" and len(name.words) > 1}
    uses: dict[str, _Use] = defaultdict(_Use)
    for name in names:
        key = name_key(name.words)
        if len(name.words) > 2 or key in lexicon.countries or key in lexicon.demonyms or name.words[0][0] in "@#":
            continue
        uses[key].names.append(name)
        _watch(uses[key], name, scene, lexicon)
    for key, use in uses.items():
        is_bearer = len(use.names[0].words) == 1 and key in surnames
        use.is_personal = use.is_personal or is_bearer or key.split()[0] in lexicon.first_names
    return uses


def _watch(use: _Use, name: Name, scene: Scene, lexicon: Lexicon) -> None:
    """Take in what stands before and behind one name."""
    text, span = scene.doc.text, name.span
    lead = PLACE_LEAD.search(text, max(0, span.start - 40), span.start)
    owned = OWNED.match(text, span.end, min(len(text), span.end + 50))
    follower = FOLLOWER.match(text, span.end, min(len(text), span.end + 30))
    use.is_personal = use.is_personal or name.title is not None or PERSONAL.match(text, span.end) is not None
    use.is_place |= lead is not None and owned is None and (lead["before"] or "").lower() not in TRUST
    has = frozenset(owned.group().lower().split()[1:]) if owned else frozenset()
    follows = frozenset({follower["noun"].lower()}) if follower else frozenset()
    is_governed = GOVERNED.search(text, max(0, span.start - 20), span.start) is not None
    use.is_company |= COMPANY.match(text, span.end) is not None
    use.is_place |= name.words[0].isupper() and DATELINE.match(text, span.end) is not None
    use.is_owner |= bool(has & STATE_NOUNS) or is_governed
    use.is_adjective |= bool(follows & STATE_NOUNS) or any(_is_person(noun, lexicon) for noun in follows)
    use.is_national |= bool((has | follows) & NATIONAL) or is_governed


def _is_person(noun: str, lexicon: Lexicon) -> bool:
    role = lexicon.role_of(noun)
    return role is not None and role.kind == "person"


def _demonyms(uses: Mapping[str, _Use]) -> Iterator[tuple[str, str]]:
    """Yield the people and the state of *Karvian* and *Karvia*, where both stand in the article."""
    states = [key for key, use in uses.items() if len(key) > 3 and key.isalpha() and not use.is_personal]
    made = ((stem + ending, key) for key in states for stem in (key, key[:-1]) for ending in ENDINGS)
    by_demonym = {people: key for people, key in made if people.removesuffix("s") != key.removesuffix("s")}
    for people in states:
        state = by_demonym.get(people) or by_demonym.get(people.removesuffix("s"))
        if state is not None:
            yield people, state


def _label(key: str, use: _Use) -> str | None:
    """Return the label that the use of a name tells; None where it tells nothing."""
    known = use.names[0].label
    if use.is_personal or known == "organization":
        return None
    if use.is_company and known == "place":
        return "organization"
    if use.is_adjective and not use.is_place and DEMONYM.fullmatch(key):
        return "nationality"
    if use.is_owner and use.is_national:
        return "country"
    return "place" if known == "person" and (use.is_place or use.is_owner) else None


def _without_state(name: Name, states: set[str], scene: Scene) -> Name:
    """Return a person's name without the state that ran into it: *Karvia Nerea Solvane*."""
    if name.label != "person" or len(name.words) < 3 or name.words[0].lower() not in states:
        return name
    start = scene.doc.text.index(name.words[1], name.span.start + len(name.words[0]))
    return Name(Span(start, name.span.end), "person", name.words[1:], name.title)


__all__ = ["settle_states"]
