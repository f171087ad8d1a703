"""Events with their standing: who did what to whom, in which channel, as told by whom, and how surely."""

from onrecord.coding.events import choose_type, find_events

__all__ = ["choose_type", "find_events"]
