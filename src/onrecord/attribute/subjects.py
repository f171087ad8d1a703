"""Find the subject of a verb without a parser: the phrase before it, up to the border of its clause."""

import re

from onrecord.document import Span, trim

LONGEST = 160
"""Characters before a verb that are looked through."""
BORDER = re.compile(
    r".*(?:[;:–—“”\"]|\b(?:and|but|while|though|although|whereas|yet|because|however|meanwhile)\b),?\s*",
    re.DOTALL | re.IGNORECASE,
)
SOURCE = re.compile(
    r"(?:[A-Z][\w.’'-]*|the|an?|his|her|its|their|our|he|she|they|it|neither|none|both|several|two|police|officials)\b"
)
PRONOUN = re.compile(r"\s(he|she|it|they)\Z")
NO_SOURCE = re.compile(
    r"(?:this|that|there|which|who|phone|calls?|e-?mails?|messages?|requests?|questions?)\b", re.IGNORECASE
)


def subject_before(start: int, end: int, text: str) -> Span | None:
    """Return the subject that ends at a place: a phrase, or a phrase with one apposition between commas."""
    start = max(start, end - LONGEST)
    border = BORDER.match(text, start, end)
    whole = trim(Span(border.end() if border else start, end), text)
    parts = [
        trim(Span(whole.start + part.start(), whole.start + part.end()), text)
        for part in re.finditer(r"[^,]+", whole.of(text))
    ]
    is_apposed = text[whole.start : whole.end].endswith(",")
    if not parts or (is_apposed and len(parts) < 2):
        return None
    source = Span(parts[-2 if is_apposed else -1].start, whole.end)
    if pronoun := PRONOUN.search(text, source.start, source.end):
        source = Span(pronoun.start(1), source.end)
    is_source = SOURCE.match(text, source.start, source.end) and not NO_SOURCE.match(text, source.start, source.end)
    return source if is_source else None
