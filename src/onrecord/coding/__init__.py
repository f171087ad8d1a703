"""Events with their standing, and how people take them: who did what to whom, as told by whom, and how surely."""

from onrecord.coding.events import choose_type, find_events
from onrecord.coding.reactions import find_reactions

__all__ = ["choose_type", "find_events", "find_reactions"]
