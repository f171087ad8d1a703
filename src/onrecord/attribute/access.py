"""Tell in which way a source knows what it says: took part, saw the document, was briefed, heard of it."""

import re
from dataclasses import replace

from onrecord.attribute.holder import Holder, Search
from onrecord.attribute.tables import first_match
from onrecord.document.records import Access

BACK_TO = re.compile(
    r"(?:(?:one|two|three|some|another|both|most|all|a second|a third|none|neither)\b.*\bof (?:them|the|these|those)\b"
    r"|(?:this|that|these|those|the|one|another|both|all)\b)",
    re.IGNORECASE,
)
WAYS: dict[str, Access] = {
    "took-part": "took-part",
    "saw-document": "saw-document",
    "briefed": "briefed",
    "second-hand": "second-hand",
}

LOOK_BACK = 300
"""Holders behind which nobody is taken up: no article has so many, a text of megabytes has thousands."""


def with_access(holder: Holder, search: Search) -> Holder:
    """Return the holder with the way in which it knows, its own or that of the group it belongs to."""
    if holder.kind not in ("unnamed-person", "unnamed-group", "named-person"):
        return holder
    match = first_match(search.lexicon.access, search.words)
    if match is not None and match[0] in WAYS:
        return replace(holder, access=WAYS[match[0]])
    before = _same_before(holder, search)
    return replace(holder, access=before.access) if before is not None and holder.access == "unknown" else holder


def _same_before(holder: Holder, search: Search) -> Holder | None:
    """Return the earlier holder that *one of the officials* or *this person* takes up."""
    goes_back = BACK_TO.match(search.words) is not None
    for other in reversed(search.earlier[-LOOK_BACK:]):
        if holder.entity is not None and other.entity is not None and holder.entity.id == other.entity.id:
            return other
        if not other.kind.startswith("unnamed") or not goes_back:
            continue
        if not holder.noun or _stem(holder.noun) == _stem(other.noun) or holder.noun in ("them", "others"):
            return other
    return None


def _stem(noun: str) -> str:
    return "person" if noun == "people" else re.sub(r"s$", "", noun)
