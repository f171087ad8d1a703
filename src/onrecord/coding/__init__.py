"""Events with their standing, and how people take them: who did what to whom, as told by whom, and how surely."""

from onrecord.coding.event_words import weigh_types
from onrecord.coding.events import NO_EVENT, choose_type, find_events
from onrecord.coding.reactions import find_reactions

__all__ = ["NO_EVENT", "choose_type", "find_events", "find_reactions", "weigh_types"]
