"""Decide which group a role phrase means: *the two men*, *the candidates*, *the protesters*."""

from onrecord.document.records import EntityMention
from onrecord.resolve import rank
from onrecord.resolve.persons import LEAST_MATCH
from onrecord.resolve.phrases import INDEFINITE, Phrase
from onrecord.resolve.referents import Referent
from onrecord.resolve.spots import Spot
from onrecord.resolve.state import State, choose

RACE = frozenset({"candidate", "nominee", "rival", "opponent", "contender"})
"""Nouns by whose plural an article means its two main persons."""
MAIN = 4
TEAM_PRESENCE = 0.02


class Groups:
    """Resolves phrases that mean several persons."""

    def __init__(self, state: State) -> None:
        self.state = state

    def known(self, spot: Spot, phrase: Phrase) -> Referent | None:
        """Return the group that a definite phrase means, None where none is known."""
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


def _is_same_group(referent: Referent, phrase: Phrase) -> bool:
    return bool(referent.noun) and referent.noun == phrase.noun and not phrase.words - referent.known


__all__ = ["Groups"]
