"""Find addresses in a text: what stands in them is nobody's name, though it often looks like one."""

import re
from collections.abc import Iterator

from onrecord.document.spans import Span

ADDRESS = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+|(?:https?://|www\.)\S+"
    r"|(?<![\w.-])(?:[\w-]{1,63}\.){1,4}(?:com|org|net)\b",
    re.IGNORECASE,
)
"""Looked for at the starts of words only, so that a word without end takes no longer than any other."""


def find_addresses(text: str) -> Iterator[Span]:
    """Yield mail and web addresses in reading order."""
    for match in ADDRESS.finditer(text):
        yield Span(*match.span())
