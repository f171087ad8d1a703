"""Look at an article as a careful desk would: signs on the page, and twenty newsroom rules.

Everything here is an observation with its place and its reason. There is no total score, and no
result says that a text is true or false.
"""

from onrecord.audit.rules import check_rules
from onrecord.audit.signs import find_signs

__all__ = ["check_rules", "find_signs"]
