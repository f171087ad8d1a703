"""Decide which body or place a phrase means: *the company*, *the court*, *the newspaper*, *the city*."""

from collections.abc import Sequence

from onrecord.resolve import rank
from onrecord.resolve.cut import name_key
from onrecord.resolve.phrases import DEFINITE, Phrase
from onrecord.resolve.referents import Referent, frequency
from onrecord.resolve.spots import TEAMS, Spot
from onrecord.resolve.state import State, choose

WITHOUT_MATCH = frozenset(
    {"company", "bank", "firm", "group", "organization", "organisation", "agency", "newspaper", "paper", "outlet"}
    | {"network", "magazine", "publication", "site", "website", "city", "town", "state", "country", "nation", "bureau"}
    | {"union", "channel", "broadcaster", "station", "airline", "lender", "maker", "charity", "nonprofit", "alliance"}
    | {"body"}
)
"""Nouns by which an article may mean a body that it never calls so, and that many bodies bear."""
OWN_NAMED = frozenset(
    {"campaign", "government", "administration", "party", "team", "court", "police", "ministry", "committee", "panel"}
    | {"board", "commission", "department", "cabinet", "office", "camp", "senate", "congress", "house", "parliament"}
    | {"council", "tribunal", "army", "military", "regime", "leadership", "establishment", "jury", "caucus", "force"}
    | {"museum", "library", "gallery", "theater", "theatre", "academy", "laboratory", "lab", "orchestra", "foundation"}
    | {
        "presidency",
        "secretariat",
        "inspectorate",
        "directorate",
        "prosecution",
        "treasury",
        "palace",
        "navy",
        "militia",
    }
    | {"delegation", "coalition", "subcommittee", "movement", "unit", "squad", "mission", "embassy"}
)
"""Nouns that a body must bear in its name, or have been called by, to be meant."""
AT_HAND = 0.25
LEFT_OFF = 0.05
"""A team less present than this was left off: *the campaign* is then that of the one who is spoken of."""
CITIES = frozenset({"city", "town", "village", "capital", "county", "state", "province", "district", "region"})
COUNTRIES = frozenset({"country", "nation"})
NATIONS = frozenset({"nationality", "country", "place"})
STEM = 4
"""By so many letters *Karvia* and *Karvian* are one where no table knows them."""
FIELDS = frozenset(
    {
        "rights",
        "human",
        "aid",
        "relief",
        "advocacy",
        "lobby",
        "oil",
        "gas",
        "energy",
        "power",
        "mining",
        "shipping",
        "car",
        "drug",
        "chip",
    }
    | {
        "tech",
        "technology",
        "software",
        "defence",
        "defense",
        "arms",
        "news",
        "media",
        "environmental",
        "green",
        "trade",
        "food",
        "steel",
    }
    | {
        "retail",
        "insurance",
        "investment",
        "construction",
        "engineering",
        "pharmaceutical",
        "security",
        "state-owned",
        "private",
    }
)
"""Words before a noun that tell a body's field, which its name seldom holds: *the rights group*."""
STATE_BODIES = frozenset(
    {
        "ministry",
        "department",
        "parliament",
        "senate",
        "congress",
        "court",
        "tribunal",
        "council",
        "commission",
        "committee",
        "army",
    }
    | {
        "navy",
        "police",
        "government",
        "cabinet",
        "embassy",
        "consulate",
        "presidency",
        "directorate",
        "secretariat",
        "party",
        "assembly",
    }
)
"""Words by which a name says that it is no firm, bank, outlet or charity."""
PRIVATE_BODIES = frozenset(
    {
        "company",
        "bank",
        "firm",
        "newspaper",
        "paper",
        "outlet",
        "network",
        "magazine",
        "publication",
        "site",
        "website",
        "channel",
    }
    | {
        "broadcaster",
        "station",
        "airline",
        "lender",
        "maker",
        "charity",
        "nonprofit",
        "manufacturer",
        "utility",
        "insurer",
        "fund",
    }
)
COMMON_NOUN = 0.12
"""What a role tells of a body where many bear it: every firm is a *company*."""
DATELINE = 2.0
BODY_PRESENCE, PLACE_PRESENCE, PLACE_FREQUENCY = 0.8, 0.3, 1.2
BODY_FLOOR = -4.5
AS_OUTLET = {"outlet": 1.5, "organization": -1.0}
AS_BODY = {"organization": 0.5, "outlet": -0.5}


class Bodies:
    """Resolves phrases that mean bodies and places."""

    def __init__(self, state: State) -> None:
        self.state = state

    def known(self, spot: Spot, phrase: Phrase, sort: str, owner: int) -> Referent | None:
        """Return the body or place that a definite phrase means, None where none fits."""
        if phrase.is_plural:
            return None
        clock = self.state.clock(spot)
        if (team := self._team(phrase, owner, clock)) is not None:
            return team
        is_common = phrase.noun not in OWN_NAMED and phrase.possessor < 0 and phrase.determiner in DEFINITE
        scored: list[tuple[float, Referent]] = []
        for referent in self.state.role_candidates(phrase):
            fit = None if _is_of_other_sort(referent, phrase) else _sort_fit(referent, phrase, sort)
            if fit is None or referent.number == owner or self._is_of_others(referent, phrase, owner):
                continue
            match = rank.weigh_role(referent, phrase) * (COMMON_NOUN if phrase.noun in WITHOUT_MATCH else 1.0)
            match = max(match, rank.weigh_name_word(referent, phrase) * (COMMON_NOUN if phrase.noun in CITIES else 1.0))
            if (
                match <= 0.0
                and sort != "place"
                and not sort == referent.sort == "outlet"
                and phrase.words - rank.TEMPORAL - FIELDS
            ):
                continue
            if match <= 0.0 and referent.sort == "outlet" and sort != "outlet":
                continue
            if match <= 0.0 and not (is_common and _is_at_hand(referent, phrase, clock)):
                continue
            scored.append((match + fit + self._presence(referent, phrase, clock), referent))
        return choose(scored, BODY_FLOOR)

    def _team(self, phrase: Phrase, owner: int, clock: float) -> Referent | None:
        """Return the team of the one spoken of, where no such team was spoken of lately: *the campaign*."""
        subject = self.state.last_subject[0]
        number = self.state.owned.get((subject, phrase.noun))
        is_bare = owner < 0 and phrase.noun in TEAMS and not phrase.words and phrase.determiner in DEFINITE
        if not is_bare or number is None or self.state.referents[subject].present(clock) < AT_HAND:
            return None
        lately = (r for r in self.state.candidates() if r.present(clock) > LEFT_OFF)
        is_spoken_of = any(r.noun == phrase.noun or rank.weigh_name_word(r, phrase) > 0.0 for r in lately)
        return None if is_spoken_of else self.state.referents[number]

    def _is_of_others(self, referent: Referent, phrase: Phrase, owner: int) -> bool:
        """Tell whether a body belongs to another state or owner than the phrase says: *the Karvian government*."""
        asked = self.nations(phrase)
        if not asked:
            return is_anothers(referent, owner)
        borne = self._nations_of(referent)
        return not asked & borne if borne else not referent.is_named

    def nations(self, phrase: Phrase) -> frozenset[str]:
        """Return the states and peoples that a phrase names before its head, or of which its head is.

        One key stands for *Karvia* and *Karvian*.
        """
        is_of = self.state.word(phrase.head + 1) == "of"
        names = (self.state.name_at(token) for token in range(phrase.first, phrase.end if is_of else phrase.head))
        return frozenset(self._nation(name.words) for name in names if name is not None and name.label in NATIONS)

    def is_of_another_nation(self, referent: Referent, phrase: Phrase) -> bool:
        """Tell whether a phrase names a state or people, and what is told of the referent names others only."""
        asked = self.nations(phrase)
        borne = frozenset(key for role in referent.roles for key in self.nations(role))
        return bool(asked and borne) and not asked & borne

    def _nations_of(self, referent: Referent) -> frozenset[str]:
        found = frozenset(key for role in referent.roles for key in self.nations(role))
        if referent.group is None:
            return found
        lexicon = self.state.lexicon
        keys = [name_key(name.words) for name in referent.group.names[:3]]
        words = {word for key in keys for word in (*key.split(), key.rpartition(" ")[0])}
        return found | frozenset(self._nation((w,)) for w in words if w in lexicon.demonyms or w in lexicon.countries)

    def _nation(self, words: Sequence[str]) -> str:
        key = name_key(words)
        lexicon = self.state.lexicon
        return lexicon.demonyms.get(key) or lexicon.countries.get(key) or key[:STEM]

    def _presence(self, referent: Referent, phrase: Phrase, clock: float) -> float:
        unnamed = rank.NOT_YET_NAMED if referent.last is None else 0.0
        if phrase.noun not in CITIES:
            return unnamed + BODY_PRESENCE * rank.presence(referent, clock)
        home = DATELINE if referent.number == self.state.home else 0.0
        return unnamed + home + PLACE_PRESENCE * rank.presence(referent, clock) + PLACE_FREQUENCY * frequency(referent)


def _is_at_hand(referent: Referent, phrase: Phrase, clock: float) -> bool:
    """Tell whether a named body is near enough to be meant by a noun that nobody gave it."""
    if referent.last is None or not referent.is_named or (referent.sort == "country" and phrase.noun not in COUNTRIES):
        return False
    return phrase.noun in WITHOUT_MATCH or referent.present(clock) > AT_HAND


def _is_of_other_sort(referent: Referent, phrase: Phrase) -> bool:
    """Tell whether a body's own name speaks against a noun: the Ministry of Trade is not *the bank*."""
    if phrase.noun not in PRIVATE_BODIES or referent.group is None:
        return False
    words = {word.lower() for name in referent.group.names[:3] for word in name.words}
    return bool(words & STATE_BODIES) and phrase.noun not in words


def is_anothers(referent: Referent, owner: int) -> bool:
    """Tell whether an unnamed referent was not brought in as the owner's: *her spokesman* is not *a spokesman*."""
    return owner >= 0 and referent.group is None and referent.owner != owner


def _sort_fit(referent: Referent, phrase: Phrase, sort: str) -> float | None:
    """Return how well the sort of a referent fits a noun, None where it does not."""
    if referent.is_person or referent.is_plural:
        return None
    if phrase.noun in COUNTRIES:
        return 0.5 if referent.sort == "country" else None
    if phrase.noun in CITIES:
        return 0.5 if referent.sort == "place" else None
    return (AS_OUTLET if sort == "outlet" else AS_BODY).get(referent.sort)


__all__ = ["CITIES", "Bodies", "is_anothers"]
