"""Walk through an article once and give every spot its referent.

Names bring their group's referent; pronouns and role phrases are given to the best candidate; a
phrase that fits nobody brings in a new referent without a name.
"""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.document.records import MentionKind
from onrecord.resolve.ahead import Ahead
from onrecord.resolve.pronouns import Pronouns
from onrecord.resolve.referents import Referent
from onrecord.resolve.roles import Roles
from onrecord.resolve.spots import Spot
from onrecord.resolve.state import State


def walk(state: State, spots: Sequence[Spot]) -> None:
    """Give every spot its referent, in reading order; `state` holds them afterwards."""
    ahead = Ahead(state.scene, state.names, state.referents)
    pronouns, roles = Pronouns(state, ahead), Roles(state, ahead)
    for spot in spots:
        if spot.name >= 0:
            state.note(spot, state.of_name(state.names[spot.name]), "name")
            continue
        if spot.members:
            referent = _joined(state, spot)
        elif spot.pronoun:
            referent = pronouns.resolve(spot)
        else:
            referent = roles.resolve(spot)
        if referent is not None:
            kind = _kind(state, roles, spot, referent)
            is_called = kind == "name" and spot.phrase is not None and not spot.members
            state.note(replace(spot, span=roles.called_span(spot)) if is_called else spot, referent, kind)
    pronouns.resolve_waiting()


def _kind(state: State, roles: Roles, spot: Spot, referent: Referent) -> MentionKind:
    """Return `name` for *A and B* of two names and for *the Orsk campaign*; else what the spot looks like."""
    if spot.members:
        return "name" if _all_named(state, referent) else "nominal"
    return "name" if referent.called is not None and roles.is_called(spot) else spot.kind


def _joined(state: State, spot: Spot) -> Referent | None:
    """Return *A and B* as one group."""
    members = tuple(dict.fromkeys(state.of_token[token] for token in spot.members if token in state.of_token))
    if len(members) < 2:
        return state.referents[members[0]] if members else None
    known = next((r for r in state.candidates() if r.members == members), None)
    return known or state.new("group", is_plural=True, members=members)


def _all_named(state: State, referent: Referent) -> bool:
    return bool(referent.members) and all(state.referents[member].is_named for member in referent.members)


__all__ = ["walk"]
