"""Tell a cue of saying, finding out or believing from one of wanting and doing."""

import re
from dataclasses import dataclass

from onrecord.attribute.certainty import compile_scales
from onrecord.attribute.speech import compile_speech
from onrecord.attribute.tables import Ruled, first_match
from onrecord.codebook import Codebook

PASSING_ON = re.compile(
    r"\b(?:according to|per|citing|as|cit(?:e|es|ed)|quot(?:e|es|ed)|ask|learn|hear|underst(?:and|ood)|kn[eo]w|contact|reach"
    r"|obtain|seen?|saw|review|verif|establish|wish|find|found|show|indicat|advis|inform|remember|relat|brief|acknowledg|disclos|mention|publish|urg|press(?=ed|ing)|demand|accus|complain|warn|alleg|insist|predict|request)\w*\b",
    re.IGNORECASE,
)
DOING = re.compile(r"\b(?:call(?:s|ed|ing)? (?:for|on)|offer\w*|agree\w* to)\b", re.IGNORECASE)
"""Verbs of saying by which somebody wants a thing done, and tells nothing that happened."""


@dataclass(frozen=True, slots=True)
class Telling:
    """The verbs of saying, and the tables of cues that tell what somebody thinks."""

    verb: re.Pattern[str]
    beliefs: tuple[Ruled, ...]

    def is_told(self, cue: str) -> bool:
        """Tell whether a cue says that somebody says, knows or believes something."""
        if not DOING.search(cue) and (self.verb.search(cue) or PASSING_ON.search(cue)):
            return True
        return any(first_match(rules, cue) for rules in self.beliefs)


def compile_telling(codebook: Codebook) -> Telling:
    """Return the words of telling; meant for `codebook.made`."""
    beliefs = tuple(rules for on, rules in codebook.made(compile_scales).cues if on == "cue")
    return Telling(codebook.made(compile_speech).verb, beliefs)
