"""Tell how a statement came out: an interview, a post, a leak, and whether its source speaks as an expert."""

import re
from dataclasses import dataclass

from onrecord.attribute.holders import Holder
from onrecord.attribute.tables import Ruled, compile_rules, first_match
from onrecord.codebook import Codebook
from onrecord.document import Spans, words_of
from onrecord.document.records import Medium


@dataclass(frozen=True, slots=True)
class Media:
    """The patterns of media by place, and those of experts."""

    by_place: tuple[tuple[str, Ruled], ...]
    experts: re.Pattern[str]


def compile_media(codebook: Codebook) -> Media:
    """Return the tables of media and experts as few patterns."""
    rows = codebook.rows("medium")
    places = [(on, compile_rules([row for row in rows if row["on"] == on], "medium")) for on in ("source", "cue", "frame")]
    experts = "|".join(f"(?:{row['pattern']})" for row in codebook.rows("experts"))
    return Media(tuple(places), re.compile(experts, re.IGNORECASE))


def find_medium(holder: Holder | None, before: tuple[Holder, ...], places: dict[str, str], media: Media) -> Medium:
    """Return the way a statement came out, by the words of source, cue and frame; else by who holds it."""
    for on, rules in media.by_place:
        if found := first_match(rules, places[on]):
            return _named(found[0])
    if holder is None:
        return "unknown"
    if holder.kind == "social-account":
        return "social-media"
    if holder.kind == "document":
        return "document"
    return "interview" if before else "unknown"


def is_expert(holder: Holder | None, source: Spans, text: str, media: Media) -> bool:
    """Tell whether a person is cited for what it knows: a professor, an analyst, a former adviser."""
    if holder is None or not holder.kind.endswith(("-person", "-group")):
        return False
    description = (holder.entity.description or "") if holder.entity is not None else ""
    return media.experts.search(f"{words_of(source, text)} | {description}") is not None


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
