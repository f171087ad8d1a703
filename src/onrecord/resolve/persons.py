"""Decide which person a role phrase means: *the president*, *the real estate mogul*, *her opponent*."""

import re

from onrecord.resolve import rank
from onrecord.resolve.ahead import MANY_BEARERS
from onrecord.resolve.bodies import is_anothers
from onrecord.resolve.kin import is_kin
from onrecord.resolve.phrases import DEFINITE, Phrase
from onrecord.resolve.referents import Referent, frequency
from onrecord.resolve.spots import Spot
from onrecord.resolve.state import State, choose

NAMED_WITHOUT_MATCH = frozenset(
    {"candidate", "nominee", "rival", "opponent", "contender", "leader", "star", "celebrity", "host", "mogul", "tycoon"}
    | {"billionaire", "businessman", "businesswoman", "magnate", "frontrunner", "front-runner", "hopeful", "developer"}
    | {"lady", "incumbent", "challenger", "statesman", "dictator", "strongman", "author", "republican", "democrat"}
    | {"winner"}
)
"""Nouns by which an article may mean somebody whom it never calls so."""
OTHER_PARTY = frozenset({"opponent", "rival", "counterpart", "challenger", "boss", "predecessor", "foe", "adversary"})
"""Nouns that mean another than their owner: *her opponent*."""
LEAST_MATCH = 2.0
TOPIC_PRESENCE, AT_HAND = 0.5, 0.25
ROLE_FLOOR = -4.2
NEAR = 600
KNOWN_OTHERWISE = -1.5
"""What tells against one whom the article brings in by another role, where nobody was called by this one."""
NAMED_IN_OWN_WORDS = -2.0
AGE = re.compile(r"\d+-year-old")


class Persons:
    """Resolves phrases that mean one person."""

    def __init__(self, state: State) -> None:
        self.state = state

    def known(self, spot: Spot, phrase: Phrase, owner: int) -> Referent | None:
        """Return the person that a definite phrase means, None where nobody fits."""
        clock = self.state.clock(spot)
        gender = phrase.role.gender if phrase.role else None
        can_be_unmatched = _can_be_unmatched(phrase)
        subject = self._subject_so_far(spot)
        speaker = self.state.speaker_at(spot.span.start)
        own = self.state.named_in_own_words(spot)
        scored: list[tuple[float, Referent]] = []
        for referent in self.state.role_candidates(phrase):
            if not referent.is_person or referent.number == owner or is_anothers(referent, owner):
                continue
            if gender is not None and referent.gender_fit(gender) <= -1.0:
                continue
            match = rank.weigh_role(referent, phrase)
            if match < LEAST_MATCH and not (can_be_unmatched and _is_at_hand(referent, phrase, clock)):
                continue
            score = match + rank.ROLE_PRESENCE * rank.presence(referent, clock) + rank.weigh_gender(referent, gender)
            score += self._weigh_place(referent, spot)
            score += rank.SAME_SENTENCE if referent.number == subject else 0.0
            score += rank.OWN_WORDS if referent.number == speaker else 0.0
            score += frequency(referent) if phrase.noun in OTHER_PARTY else 0.0
            score += KNOWN_OTHERWISE if match < LEAST_MATCH and _is_otherwise_known(referent) else 0.0
            score += NAMED_IN_OWN_WORDS if referent.number in own else 0.0
            scored.append((score, referent))
        return choose(scored, ROLE_FLOOR) or self._topic(phrase, clock)

    @staticmethod
    def _weigh_place(referent: Referent, spot: Spot) -> float:
        """Return what tells against one not named yet, or named only in the words that are said here."""
        score = rank.NOT_YET_NAMED if referent.last is None else 0.0
        content = spot.source_of.content if spot.source_of is not None else ()
        if rank.stands_only_in(referent, content, spot.span.start - NEAR):
            score += rank.OWN_WORDS / 2
        return score

    def _subject_so_far(self, spot: Spot) -> int:
        """Return the subject of the sentence so far; a role phrase behind it rarely means the same person."""
        number, start = self.state.last_subject
        is_behind = self.state.sentence(spot).start <= start < spot.span.start
        return number if is_behind and spot.source_of is None else -1

    def _topic(self, phrase: Phrase, clock: float) -> Referent | None:
        """Return the one named person spoken of right now: *The director* after two sentences on one person."""
        if phrase.determiner != "the" or phrase.possessor >= 0 or phrase.end > phrase.head + 1:
            return None
        if phrase.noun in MANY_BEARERS:
            return None
        subject = self.state.last_subject[0]
        present = [
            r
            for r in self.state.latest(4)
            if r.is_person and r.is_named and r.present(clock) > TOPIC_PRESENCE and r.number == subject
        ]
        gender = phrase.role.gender if phrase.role else None
        if len(present) != 1 or (gender is not None and present[0].gender_fit(gender) <= -1.0):
            return None
        return present[0] if rank.weigh_role(present[0], phrase) >= 0.0 else None


def _can_be_unmatched(phrase: Phrase) -> bool:
    """Tell whether a phrase may mean a named person of whom the article does not tell the role."""
    role = phrase.role
    if phrase.possessor >= 0:
        return phrase.noun in OTHER_PARTY or (role is not None and role.is_office)
    if phrase.determiner not in DEFINITE or role is None:
        return False
    if role.is_office or "politician" in role.broader or phrase.noun in NAMED_WITHOUT_MATCH:
        return True
    is_aged = any(AGE.fullmatch(word) for word in phrase.words)
    return phrase.noun not in MANY_BEARERS | rank.VAGUE and (is_aged or phrase.end == phrase.head + 1)


def _is_otherwise_known(referent: Referent) -> bool:
    """Tell whether the article brings somebody in by a role that is none of fame or office: *Judge Tann*."""
    nouns = [role.role for role in referent.roles if role.role is not None and not is_kin(role)]
    return bool(nouns) and not any(n.noun in NAMED_WITHOUT_MATCH or "politician" in n.broader for n in nouns)


def _is_at_hand(referent: Referent, phrase: Phrase, clock: float) -> bool:
    """Tell whether a referent is named and near enough to be meant by a role that nobody gave it."""
    if not referent.is_named or referent.last is None:
        return False
    if phrase.noun in OTHER_PARTY:
        return True
    has_other = any(role.role is not None for role in referent.roles)
    if has_other and phrase.role is not None and phrase.role.is_office and "politician" not in phrase.role.broader:
        return False
    is_elected = phrase.role is not None and ("politician" in phrase.role.broader or phrase.noun in NAMED_WITHOUT_MATCH)
    return referent.present(clock) > (0.0 if is_elected and phrase.possessor < 0 else AT_HAND)


__all__ = ["LEAST_MATCH", "OTHER_PARTY", "Persons"]
