"""Give the parties of deeds their referents: who is named nowhere and is no source may still have acted.

Names, roles and pronouns have theirs from the walk. What is left are phrases such as *Karvian troops* or
*protesters*: each becomes a referent, and a later phrase with the same head that tells nothing else is the same.
"""

from collections.abc import Iterator
from dataclasses import replace

from onrecord.document import Span
from onrecord.document.marks import Deed
from onrecord.resolve.phrases import CONJUNCTIONS, DEFINITE, ENDS, INDEFINITE, Phrase, read_phrase
from onrecord.resolve.scene import Scene
from onrecord.resolve.spots import PRONOUNS, Spot
from onrecord.resolve.state import State

OPEN = frozenset({"that", "which", "who", "whom", "whose", "what", "anyone", "someone", "nobody", "everyone"})
"""Words that stand where a party would and mean nobody by themselves."""

LATEST = 24
"""So many phrases with one head, the latest, are compared with."""


def parties_of(scene: Scene) -> Iterator[Span]:
    """Yield the words for actors and recipients of deeds, each place once, in reading order."""
    deeds = scene.doc.of_kind(Deed)
    yield from sorted({span for deed in deeds if deed.type != "none" for span in (*deed.actor, *deed.recipient)})


def settle_parties(state: State) -> None:
    """Give every party without a referent one, new or known by the same head."""
    known: dict[str, list[tuple[frozenset[str], int]]] = {}
    for span in parties_of(state.scene):
        place = state.scene.tokens.within(span)
        phrase = _phrase(state, place)
        if phrase is None:
            continue
        spot = Spot(_within(state, phrase), "nominal", phrase.head, phrase=phrase)
        number = _same(known.get(phrase.noun, [])[-LATEST:], phrase)
        referent = state.referents[number] if number >= 0 else state.new(_sort(phrase), phrase=phrase)
        known.setdefault(phrase.noun, []).append((phrase.words, referent.number))
        referent.is_party = True
        state.note(spot, referent, "nominal")


def _phrase(state: State, place: range) -> Phrase | None:
    """Return the phrase of a party that has no referent yet; None for names, pronouns, and what is no phrase."""
    tokens = state.scene.tokens
    if not place or (len(place) == 1 and tokens.lower[place.start] in PRONOUNS | OPEN):
        return None

    def name_at(token: int) -> int:
        number = state.first_name_after(tokens.starts[token])
        starts_before = number < len(state.names) and state.names[number].span.start <= tokens.starts[token]
        return number if starts_before else -1

    phrase = read_phrase(tokens, place, name_at, state.lexicon)
    if phrase is None or phrase.head in state.of_token or name_at(phrase.head) >= 0:
        return None
    word = tokens.lower[phrase.head]
    return phrase if word[0].isalpha() and word not in DEFINITE | INDEFINITE | ENDS | CONJUNCTIONS else None


def _within(state: State, phrase: Phrase) -> Span:
    tokens = state.scene.tokens
    return Span(tokens.starts[phrase.first], tokens.ends[max(phrase.end, phrase.head + 1) - 1])


def _same(known: list[tuple[frozenset[str], int]], phrase: Phrase) -> int:
    """Return the referent of an earlier phrase whose words hold all that this one says, -1 for none."""
    for words, number in reversed(known):
        if phrase.words <= words and (phrase.is_definite or phrase.words == words):
            return number
    return -1


def _sort(phrase: Phrase) -> str:
    if phrase.is_plural:
        return "group"
    if phrase.role is not None and phrase.role.kind in ("person", "organization", "group", "document"):
        return phrase.role.kind
    return "group"


def pronoun_spots(scene: Scene) -> Iterator[Spot]:
    """Yield the pronouns that are parties of deeds, so that the walk gives them their referents."""
    for span in parties_of(scene):
        place = scene.tokens.within(span)
        if len(place) == 1 and scene.tokens.lower[place.start] in PRONOUNS:
            yield replace(Spot(span, "pronoun", place.start), pronoun=scene.tokens.lower[place.start])


__all__ = ["parties_of", "pronoun_spots", "settle_parties"]
