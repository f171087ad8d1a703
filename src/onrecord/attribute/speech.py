"""The verbs of saying, compiled once: for telling a hedge from a report, and for quotations with their speaker beside them."""

import re
from dataclasses import dataclass

from onrecord.codebook import Codebook

PRONOUN = r"(?:he|she|they|it|I|we)"


@dataclass(frozen=True, slots=True)
class Speech:
    """Any form of a verb of saying; and the words behind a quotation that name its speaker."""

    verb: re.Pattern[str]
    behind: re.Pattern[str]


def compile_speech(codebook: Codebook) -> Speech:
    """Return the patterns of the verbs of saying."""
    rows = codebook.rows("speech_verbs")
    forms = sorted({form for row in rows for form in row["forms"].split()}, key=lambda form: (-len(form), form))
    told = sorted({form for row in rows for form in row["forms"].split()[1:3]}, key=lambda form: (-len(form), form))
    said = rf"(?:{'|'.join(told)})"
    name = r"(?=[A-Z]|(?:the|a|an|his|her|its|their|one)\s)(?:[\w.’'-]+\s){0,7}?[\w’'-]+(?:,\s[^,.\n“”\"]{2,80},|\s\([^()\n]{1,20}\))?"
    behind = (
        rf"\s*(?:(?P<cue1>{said})\s(?P<who1>{PRONOUN}\b|(?=[A-Z]|(?:the|a|an|his|her|its|their|one)\s)[^\n“”\"‘;:!?]{{2,120}}?)(?=[.,]\s|[.,]?\n|[.,]?$|\s(?:in|on|at|during|after|as|when|who|told)\s)"
        rf"|(?P<who2>{PRONOUN}|{name})\s(?P<cue2>(?:\w+ly\s|also\s|later\s|then\s)?{said})\b(?!\s(?:that|the|a|to)\b))"
    )
    return Speech(re.compile(rf"\b(?:{'|'.join(forms)})\b", re.IGNORECASE), re.compile(behind))
