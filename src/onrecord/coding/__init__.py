"""Code what happened and how it is taken: who did what to whom, and who welcomes or condemns it."""

from onrecord.coding.reactions import find_reactions

__all__ = ["find_reactions"]
