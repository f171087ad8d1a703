"""Decide whom a word for a relative means: *her husband*, *Tann's daughter*, *the wife of Paul Rask*.

Relatives often bear one surname, and a husband has the wife whose husband he is.
"""

from collections import defaultdict

from onrecord.resolve.names import SUFFIXES
from onrecord.resolve.phrases import Phrase
from onrecord.resolve.referents import Referent
from onrecord.resolve.state import State

KIN = frozenset(
    {"spouse", "wife", "husband", "child", "parent", "sibling", "relative", "father", "mother", "grandfather"}
    | {"grandmother", "grandson", "granddaughter"}
)
"""Nouns for relatives; whatever the table of roles puts under one of them is a relative too."""
ANSWERS = {"wife": "husband", "husband": "wife"}
"""What the owner is to the relative."""


class Kin:
    """Knows who bears which surname and who is whose husband or wife."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.by_surname: dict[str, list[Referent]] = defaultdict(list)
        for referent in state.referents:
            if referent.is_person and referent.group is not None:
                self.by_surname[_surname(referent)].append(referent)

    def known(self, phrase: Phrase, owner: int) -> Referent | None:
        """Return the only other bearer of the owner's surname who can be this relative."""
        if owner < 0 or phrase.is_plural or not is_kin(phrase):
            return None
        of = self.state.referents[owner]
        if not of.is_person or of.group is None:
            return None
        fitting = [r for r in self.by_surname[_surname(of)] if r is not of and _can_be(r, phrase)]
        if len(fitting) != 1:
            return None
        fitting[0].learn(phrase)
        return fitting[0]

    def note(self, phrase: Phrase, owner: int, relative: int) -> None:
        """Write down what the owner is to a relative: her husband is whose wife she is."""
        answer = ANSWERS.get(phrase.role.noun) if phrase.role else None
        if answer is not None:
            self.state.owned.setdefault((relative, answer), owner)


def is_kin(phrase: Phrase) -> bool:
    """Tell whether a phrase means a relative."""
    return phrase.role is not None and bool(KIN & {phrase.role.noun, *phrase.role.broader})


def _can_be(referent: Referent, phrase: Phrase) -> bool:
    """Tell whether a person's gender fits and the article does not call the person another relative."""
    role = phrase.role
    if role is None or (role.gender is not None and referent.gender_fit(role.gender) <= 0.0):
        return False
    called = {item.role.noun for item in referent.roles if is_kin(item) and item.role is not None}
    return not called or bool(called & {role.noun, *role.broader})


def _surname(referent: Referent) -> str:
    """Return the last word of a person's longest name, without *Jr.* and the like."""
    if referent.group is None:
        return ""
    words = max((name.words for name in referent.group.names), key=len)
    kept = [word.lower().strip(".,") for word in words]
    return next((word for word in reversed(kept) if word not in SUFFIXES), kept[-1])


__all__ = ["Kin", "is_kin"]
