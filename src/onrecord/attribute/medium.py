"""Tell how a statement came out: an interview, a post, a leak, and whether its source speaks as an expert."""

import re
from dataclasses import dataclass

from onrecord.attribute.cast import MOST
from onrecord.attribute.holder import Holder
from onrecord.attribute.tables import Ruled, compile_rules, first_match
from onrecord.codebook import Codebook
from onrecord.document import Spans, words_of
from onrecord.document.records import Medium

APPOSITION = re.compile(r",\s((?:an?|the|former|retired)\s[^,.;\n]+)")


@dataclass(frozen=True, slots=True)
class Media:
    """The patterns of media by place, and those of experts."""

    by_place: tuple[tuple[str, Ruled], ...]
    experts: re.Pattern[str]


def compile_media(codebook: Codebook) -> Media:
    """Return the tables of media and experts as few patterns."""
    rows = codebook.rows("medium")
    places = [
        (on, compile_rules([row for row in rows if row["on"] == on], "medium")) for on in ("source", "cue", "frame")
    ]
    experts = "|".join(f"(?:{row['pattern']})" for row in codebook.rows("experts"))
    return Media(tuple(places), re.compile(experts, re.IGNORECASE))


def find_medium(holder: Holder | None, spoke_to: Holder | None, places: dict[str, str], media: Media) -> Medium:
    """Return the way a statement came out, by the words of source, cue and frame; else by who holds it.

    `spoke_to` is the outlet that the holder told it, which makes it an interview where no word says more.
    """
    if holder is not None and holder.kind == "social-account":
        return "social-media"
    for on, rules in media.by_place:
        if found := first_match(rules, places[on]):
            return _named(found[0])
    if holder is None:
        return "unknown"
    if holder.kind == "document":
        return "document"
    return "interview" if spoke_to is not None else "unknown"


def is_expert(holder: Holder | None, source: Spans, text: str, media: Media) -> bool:
    """Tell whether a person is cited for what it knows: a professor, an analyst, a former adviser."""
    if holder is None or not holder.kind.endswith(("-person", "-group")):
        return False
    return media.experts.search(f"{words_of(source, text)} | {_description(holder, text)}") is not None


def _description(holder: Holder, text: str) -> str:
    """Return how the article describes an entity, or what stands in apposition behind its name."""
    if holder.entity is None:
        return ""
    names = [mention.spans[0] for mention in holder.entity.mentions[:MOST] if mention.kind == "name" and mention.spans]
    behind = (APPOSITION.match(text, span.end, span.end + 120) for span in names)
    return " | ".join([holder.entity.description or "", *(match[1] for match in behind if match)])


def _named(medium: str) -> Medium:
    names: dict[str, Medium] = {
        "interview": "interview",
        "speech": "speech",
        "press-release": "press-release",
        "document": "document",
        "social-media": "social-media",
        "leak": "leak",
        "broadcast": "broadcast",
    }
    return names.get(medium, "unknown")
