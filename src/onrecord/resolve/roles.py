"""Decide whom a role phrase means: *the president*, *her spokesman*, *the two men*, *the report*."""

from onrecord.document.records import EntityMention
from onrecord.resolve import rank
from onrecord.resolve.ahead import MANY_BEARERS, Ahead
from onrecord.resolve.bodies import CITIES, Bodies, is_anothers
from onrecord.resolve.phrases import DEFINITE, INDEFINITE, Phrase
from onrecord.resolve.referents import Referent, frequency
from onrecord.resolve.spots import TEAMS, Spot
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
SPOUSES = {"wife": ("husband", "spouse"), "husband": ("wife", "spouse")}
RACE = frozenset({"candidate", "nominee", "rival", "opponent", "contender"})
"""Nouns by whose plural an article means its two main persons."""
MAIN = 4
TEAM_PRESENCE = 0.02
LEAST_MATCH = 2.0
TOPIC_PRESENCE, AT_HAND = 0.5, 0.25
ROLE_FLOOR = -4.2
NEAR = 600


class Roles:
    """Resolves the role phrases of one walk."""

    def __init__(self, state: State, ahead: Ahead) -> None:
        self.state = state
        self.ahead = ahead
        self.bodies = Bodies(state)

    def resolve(self, spot: Spot) -> Referent | None:
        """Return whom a role phrase means; who is not known yet is new."""
        phrase = spot.phrase
        if phrase is None:
            return None
        if spot.described >= 0:
            return self._described(phrase, self.state.of_name(self.state.names[spot.described]))
        place = self._named_place(phrase)
        if place is not None:
            return place
        owner = self._owner(phrase)
        sort = _sort_of(phrase)
        found = self._owned_or_new(spot, phrase, sort, owner)
        if found is not None and found.group is None and self._is_called(phrase, sort, owner):
            found.called = self._called(phrase)
        return found

    def _owned_or_new(self, spot: Spot, phrase: Phrase, sort: str, owner: int) -> Referent | None:
        key = (owner, phrase.role.noun if phrase.role else phrase.noun)
        is_owned = owner >= 0 and not phrase.is_plural
        if is_owned and key in self.state.owned and phrase.noun not in OTHER_PARTY:
            return self.state.referents[self.state.owned[key]]
        found = self._known(spot, phrase, sort, owner) or self.ahead.named_later(spot, phrase, sort)
        if found is None and (spot.source_of is not None or sort != "place"):
            is_plural = phrase.is_plural or sort == "group"
            found = self.state.new(sort, is_plural=is_plural, phrase=phrase, owner=owner)
        if found is not None and is_owned:
            self.state.owned.setdefault(key, found.number)
        return found

    def _is_called(self, phrase: Phrase, sort: str, owner: int) -> bool:
        """Tell whether a phrase is as good as a name: *the Orsk campaign*, *the Republicans*."""
        if phrase.possessor >= 0:
            return False
        if sort == "organization":
            return owner >= 0 and not phrase.is_plural and phrase.noun in TEAMS
        is_bare = phrase.head - phrase.first <= 1 and phrase.end == phrase.head + 1
        is_people = self.state.lexicon.name_words.get(phrase.noun) == "group"
        return is_people and is_bare and self.state.scene.tokens.is_capital(phrase.head)

    def _called(self, phrase: Phrase) -> str:
        """Return the name in *the Orsk campaign*: the phrase without its determiner."""
        tokens = self.state.scene.tokens
        first = phrase.first + (1 if phrase.determiner else 0)
        return " ".join(self.state.scene.doc.text[tokens.starts[first] : tokens.ends[phrase.head]].split())

    def _described(self, phrase: Phrase, named: Referent) -> Referent:
        """Return the named referent that a description stands beside; who was unnamed till now becomes it."""
        owner = self._owner(phrase)
        if owner >= 0 and owner != named.number and phrase.role is not None and not phrase.is_plural:
            key = (owner, phrase.role.noun)
            unnamed = self.state.referents[self.state.owned[key]] if key in self.state.owned else None
            if unnamed is not None and not unnamed.is_named:
                self.state.absorb(unnamed, named)
            self.state.owned[key] = named.number
            for answer in SPOUSES.get(phrase.role.noun, ()):
                self.state.owned.setdefault((named.number, answer), owner)
        return named

    def _named_place(self, phrase: Phrase) -> Referent | None:
        """Return the place in *the city of Sant Mavre*."""
        following = phrase.head + 1
        if phrase.noun not in CITIES or self.state.word(following) != "of" or not self.state.word(following + 1):
            return None
        name = self.state.name_at(following + 1)
        return self.state.of_name(name) if name is not None and name.label == "place" else None

    def _owner(self, phrase: Phrase) -> int:
        """Return who possesses the phrase: *his* campaign, *Karvia's* envoy, the *Trump* campaign."""
        if phrase.possessor >= 0:
            name = self.state.name_at(phrase.possessor)
            known = self.state.of_token.get(phrase.possessor, -1)
            return known if name is None else self.state.of_group[name.group]
        for token in range(phrase.head - 1, phrase.first - 1, -1):
            name = self.state.name_at(token)
            if name is not None and name.label != "nationality":
                return self.state.of_group[name.group]
        return -1

    def _known(self, spot: Spot, phrase: Phrase, sort: str, owner: int) -> Referent | None:
        if not phrase.is_definite and phrase.determiner in INDEFINITE:
            return None
        if sort == "person":
            return self._person(spot, phrase, owner)
        if sort == "group":
            return self._group(spot, phrase)
        if sort in ("organization", "outlet", "place"):
            return self.bodies.known(spot, phrase, sort, owner)
        return self._thing(phrase)

    # ---- persons

    def _person(self, spot: Spot, phrase: Phrase, owner: int) -> Referent | None:
        clock = self.state.clock(spot)
        gender = phrase.role.gender if phrase.role else None
        can_be_unmatched = _can_be_unmatched(phrase)
        subject = self._subject_so_far(spot)
        speaker = self.state.speaker_at(spot.span.start)
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

    # ---- groups and things

    def _group(self, spot: Spot, phrase: Phrase) -> Referent | None:
        clock = self.state.clock(spot)
        is_pair = self._is_pair(phrase)
        scored = [
            (rank.presence(referent, clock), referent)
            for referent in self.state.candidates()
            if referent.last is not None
            and referent.is_plural
            and ((referent.members and is_pair) or _is_same_group(referent, phrase))
        ]
        found = choose(scored)
        if found is not None:
            return found
        return self._two_of(clock, phrase) if is_pair else self._two_called(spot, phrase, clock)

    def _two_called(self, spot: Spot, phrase: Phrase, clock: float) -> Referent | None:
        """Return the only two whom the article calls so, or its two main persons: *the candidates*, *the nominees*."""
        if phrase.role is None or phrase.role.kind != "person" or phrase.determiner != "the" or phrase.possessor >= 0:
            return None
        if self._is_counted(phrase):
            return None
        persons = [r for r in self.state.role_candidates(phrase) if r.is_person and r.group is not None and r.mentions]
        called = [r for r in persons if rank.weigh_role(r, phrase) >= LEAST_MATCH and r.present(clock) > TEAM_PRESENCE]
        if len(called) == 2:
            return self._pair(called[0], called[1])
        is_race = phrase.role.noun in RACE and spot.source_of is not None
        main = sorted((r for r in persons if r.name_count >= MAIN), key=lambda r: -r.name_count)[:2]
        return self._pair(main[0], main[1]) if is_race and not called and len(main) == 2 else None

    def _is_counted(self, phrase: Phrase) -> bool:
        """Tell whether a number other than two stands in the phrase: *the four candidates*."""
        words = self.state.scene.tokens.lower[phrase.first : phrase.head]
        return any((word in INDEFINITE and word not in ("two", "both")) or word.isdigit() for word in words)

    def _is_pair(self, phrase: Phrase) -> bool:
        words = self.state.scene.tokens.lower[phrase.first : phrase.head + 1]
        return "two" in words or words[0] == "both" or phrase.noun in ("pair", "duo", "couple")

    def _two_of(self, clock: float, phrase: Phrase) -> Referent | None:
        """Return the two who are most present as one group: *the two men*, *the two countries*."""
        gender = phrase.role.gender if phrase.role else None
        sort = "country" if phrase.noun in ("countries", "nations", "states") else "person"
        present = [
            r
            for r in self.state.candidates()
            if r.sort == sort and r.is_named and r.last is not None and (gender is None or r.gender_fit(gender) > -1.0)
        ]
        present.sort(key=lambda r: -rank.presence(r, clock))
        return self._pair(present[0], present[1]) if len(present) > 1 else None

    def _pair(self, one: Referent, other: Referent) -> Referent:
        """Return two as one group; where they were last named is one mention of it with two places."""
        pair = self.state.new("group", is_plural=True, members=(one.number, other.number))
        named = [next((m.spans[0] for m in reversed(r.mentions) if m.kind == "name"), None) for r in (one, other)]
        spans = tuple(sorted(span for span in named if span is not None))
        if len(spans) == 2:
            pair.mentions.append(EntityMention(kind="name", spans=spans))
        return pair

    def _thing(self, phrase: Phrase) -> Referent | None:
        if phrase.determiner not in DEFINITE:
            return None
        for referent in self.state.candidates():
            if referent.noun and referent.noun == phrase.noun and not referent.is_named:
                return referent
        return None


def _sort_of(phrase: Phrase) -> str:
    if phrase.noun in INDEFINITE:
        return "person" if phrase.noun in ("one", "another", "each", "neither", "either") else "group"
    kind = phrase.role.kind if phrase.role else "other"
    if phrase.is_plural and (kind in ("person", "place") or (phrase.role is None and phrase.determiner in INDEFINITE)):
        return "group"
    return kind


def _can_be_unmatched(phrase: Phrase) -> bool:
    """Tell whether a phrase may mean a named person of whom the article does not tell the role."""
    role = phrase.role
    if phrase.possessor >= 0:
        return phrase.noun in OTHER_PARTY or (role is not None and role.is_office)
    if phrase.determiner not in DEFINITE or role is None:
        return False
    if role.is_office or "politician" in role.broader or phrase.noun in NAMED_WITHOUT_MATCH:
        return True
    return phrase.noun not in MANY_BEARERS | rank.VAGUE and phrase.end == phrase.head + 1


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


def _is_same_group(referent: Referent, phrase: Phrase) -> bool:
    return bool(referent.noun) and referent.noun == phrase.noun and not phrase.words - referent.known


__all__ = ["Roles"]
