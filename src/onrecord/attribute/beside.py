"""What finders need that look for attributions beside those already known: numbers still free, and words already taken."""

from collections.abc import Sequence

from onrecord.document.marks import Attribution
from onrecord.document.near import Near


def first_free(known: Sequence[Attribution]) -> int:
    """Return the first number behind those of known attributions."""
    return 1 + max((item.number for item in known), default=-1)


def words_taken(known: Sequence[Attribution]) -> Near[Attribution]:
    """Return known attributions by the words of their cues, contents and sources."""
    return Near(((*item.cue, *item.content, *item.source), item) for item in known)
