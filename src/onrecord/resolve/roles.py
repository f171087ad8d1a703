"""Decide whom a role phrase means: *the president*, *her spokesman*, *the two men*, *the report*."""

from onrecord.document import Span
from onrecord.resolve.ahead import Ahead
from onrecord.resolve.bodies import CITIES, Bodies
from onrecord.resolve.groups import Groups
from onrecord.resolve.kin import Kin
from onrecord.resolve.persons import OTHER_PARTY, Persons
from onrecord.resolve.phrases import DEFINITE, INDEFINITE, Phrase
from onrecord.resolve.referents import Referent
from onrecord.resolve.spots import TEAMS, Spot
from onrecord.resolve.state import State


class Roles:
    """Resolves the role phrases of one walk."""

    def __init__(self, state: State, ahead: Ahead) -> None:
        self.state = state
        self.ahead = ahead
        self.bodies = Bodies(state)
        self.persons = Persons(state)
        self.kin = Kin(state)
        self.groups = Groups(state)

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
            found.called = self._called(phrase) if phrase.possessor < 0 or found.called is None else found.called
        return found

    def _owned_or_new(self, spot: Spot, phrase: Phrase, sort: str, owner: int) -> Referent | None:
        key = (owner, phrase.role.noun if phrase.role else phrase.noun)
        is_owned = owner >= 0 and not phrase.is_plural and phrase.determiner not in INDEFINITE
        if is_owned and key in self.state.owned and phrase.noun not in OTHER_PARTY:
            return self.state.referents[self.state.owned[key]]
        found = self._known(spot, phrase, sort, owner) or self.ahead.named_later(spot, phrase, sort)
        if found is None and (spot.source_of is not None or sort != "place"):
            is_plural = phrase.is_plural or sort == "group"
            found = self.state.new(sort, is_plural=is_plural, phrase=phrase, owner=owner)
        if found is not None and is_owned:
            self.state.owned.setdefault(key, found.number)
            self.kin.note(phrase, owner, found.number)
        return found

    def is_called(self, spot: Spot) -> bool:
        """Tell whether the words at a spot are as good as a name."""
        phrase = spot.phrase
        return phrase is not None and self._is_called(phrase, _sort_of(phrase), self._owner(phrase))

    def _is_called(self, phrase: Phrase, sort: str, owner: int) -> bool:
        """Tell whether a phrase is as good as a name: *the Orsk campaign*, *the Republicans*."""
        if sort == "organization":
            of_place = owner < 0 or self.state.referents[owner].sort in ("place", "country")
            is_war = phrase.noun == "campaign" and of_place
            is_of_somebody = not is_war and (owner >= 0 or bool(self.bodies.nations(phrase)))
            return is_of_somebody and self._is_direct(phrase) and not phrase.is_plural and phrase.noun in TEAMS
        if phrase.possessor >= 0:
            return False
        is_bare = phrase.head - phrase.first <= 1 and phrase.end == phrase.head + 1
        is_people = self.state.lexicon.name_words.get(phrase.noun) == "group"
        return is_people and is_bare and self.state.scene.tokens.is_capital(phrase.head)

    def _is_direct(self, phrase: Phrase) -> bool:
        """Tell whether nothing stands between the possessor's name and the noun: *Orsk's campaign*."""
        if phrase.possessor < 0:
            return True
        return self.state.name_at(phrase.possessor) is not None and phrase.head == phrase.possessor + 2

    def _called(self, phrase: Phrase) -> str:
        """Return the name in *the Orsk campaign*, *Orsk's campaign*: the phrase without its determiner."""
        return " ".join(self._name_part(phrase).of(self.state.scene.doc.text).split())

    def _name_part(self, phrase: Phrase) -> Span:
        """Return the words of a phrase that are as good as a name: up to its noun, without its determiner."""
        tokens = self.state.scene.tokens
        name = self.state.name_at(phrase.possessor) if phrase.possessor >= 0 else None
        first = tokens.first_at(name.span.start) if name else phrase.first + (1 if phrase.determiner else 0)
        return Span(tokens.starts[first], tokens.ends[phrase.head])

    def called_span(self, spot: Spot) -> Span:
        """Return the words at a spot that are as good as a name, all of them where it holds no phrase."""
        return spot.span if spot.phrase is None else self._name_part(spot.phrase)

    def _described(self, phrase: Phrase, named: Referent) -> Referent:
        """Return the named referent that a description stands beside; who was unnamed till now becomes it."""
        owner = self._owner(phrase)
        if owner >= 0 and owner != named.number and phrase.role is not None and not phrase.is_plural:
            key = (owner, phrase.role.noun)
            unnamed = self.state.referents[self.state.owned[key]] if key in self.state.owned else None
            if unnamed is not None and not unnamed.is_named:
                self.state.absorb(unnamed, named)
            self.state.owned[key] = named.number
            self.kin.note(phrase, owner, named.number)
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
        return self._owner_behind(phrase)

    def _owner_behind(self, phrase: Phrase) -> int:
        """Return the person in *the wife of Paul Rask*, *a spokesman for Lena Orsk*."""
        if phrase.end < phrase.head + 3 or self.state.word(phrase.head + 1) not in ("of", "for", "to"):
            return -1
        name = self.state.name_at(phrase.head + 2)
        return self.state.of_group[name.group] if name is not None and name.label == "person" else -1

    def _known(self, spot: Spot, phrase: Phrase, sort: str, owner: int) -> Referent | None:
        if not phrase.is_definite and phrase.determiner in INDEFINITE:
            return None
        if sort == "person":
            found = self.kin.known(phrase, owner) or self.persons.known(spot, phrase, owner)
            is_other = found is not None and self.bodies.is_of_another_nation(found, phrase)
            return None if is_other else found
        if sort == "group":
            return self.groups.known(spot, phrase)
        if sort in ("organization", "outlet", "place"):
            return self.bodies.known(spot, phrase, sort, owner)
        return self._thing(phrase)

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


__all__ = ["Roles"]
