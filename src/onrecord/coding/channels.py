"""Tell by which way the parties dealt with each other: words of the text first, else what the reader proposes."""

import re
from typing import cast

from onrecord.codebook import Codebook
from onrecord.coding.scene import Scene
from onrecord.document import hull
from onrecord.document.marks import Deed
from onrecord.document.records import Channel

BETWEEN = frozenset(
    {"CONSULT", "AGREE", "COOPERATE", "AID", "REQUEST", "SUPPORT", "CONCEDE", "REJECT", "THREATEN", "RETREAT"}
)
"""Types of deeds that go through a channel between parties."""
REACH = 70
"""Characters around a trigger in which words of a channel are about it."""
SURE = 0.5


def compile_channels(codebook: Codebook) -> tuple[re.Pattern[str], dict[str, Channel]]:
    """Return the words of channels as one pattern, and the channel of each."""
    rows = codebook.rows("channel_words")
    channels = {row["words"].lower(): cast("Channel", row["channel"]) for row in rows}
    words = "|".join(re.escape(word).replace(r"\ ", r"[\s-]+") for word in sorted(channels, key=len, reverse=True))
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE), channels


def find_channel(deed: Deed, scene: Scene, codebook: Codebook) -> tuple[Channel, str]:
    """Return the channel of an event and the reason."""
    proposed = deed.chances["channel"]
    best = cast("Channel", max(proposed, key=proposed.__getitem__))
    if deed.type in BETWEEN:
        words = _words(deed, scene, codebook)
        if words is not None:
            return words
    return (best, "") if proposed[best] >= SURE else ("unknown", "")


def _words(deed: Deed, scene: Scene, codebook: Codebook) -> tuple[Channel, str] | None:
    pattern, channels = codebook.made(compile_channels)
    place = scene.around(hull(deed.trigger), REACH)
    match = pattern.search(scene.text, place.start, place.end)
    if match is None:
        return None
    key = re.sub(r"[\s-]+", " ", match.group().lower())
    channel = channels.get(key) or channels.get(match.group().lower())
    return (channel, f"channel by “{' '.join(match.group().split())}”") if channel else None
