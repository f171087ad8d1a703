"""Cut the reader's name mentions to names: titles, possessives and stray words off.

The reader marks words; *Mr.* may stand inside a mention, beside it, or be one by itself. What is no name at all goes:
an office (*Minister of Defence*), a storm, an abbreviation of everyday. Afterwards every form of a name has one label.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.document import Span
from onrecord.document.marks import Mention
from onrecord.resolve.lexicon import Lexicon, Title
from onrecord.resolve.scene import Scene
from onrecord.resolve.widen import join_pieces

POSSESSIVE = re.compile(r"['’][sS]?$")
EDGE = " \t\r\n\"“”„‟«»‘’'`()[]{},;:*_–—-.!?"
ABBREVIATION = re.compile(r"(?:[^\W\d_]\.)+$|\b(?:Jr|Sr|Inc|Corp|Co|Ltd|Bros|St|Mt|No|Fla|Calif|Pa|Va|Mo|Ind|Wis)\.$")
BEFORE = re.compile(r"\b([A-Z][A-Za-z-]*)\.?\s$")
PARTY_OF_STATE = re.compile(r"[RDI]-(?:[A-Z][a-z]*\.?)+")
"""A party letter with a state, as it stands behind a name: *D-Fla.*, *R-N.Y.*"""
NO_NAMES = frozenset(
    {"i", "me", "my", "we", "us", "our", "you", "your", "he", "him", "his", "she", "her", "it", "its", "they"}
    | {"them", "their", "who", "what", "which", "that", "this", "these", "those", "the", "a", "an", "and"}
    | {"or", "but", "if", "in", "on", "at", "of", "for", "to", "by", "as", "not", "no", "yes", "so", "all"}
    | {"both", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january"}
    | {"february", "march", "april", "june", "july", "august", "september", "october", "november", "december"}
    | {"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec"}
)
ABBREVIATIONS = frozenset(
    {
        "lol",
        "lmao",
        "omg",
        "btw",
        "imo",
        "fyi",
        "asap",
        "rsvp",
        "faq",
        "pdf",
        "tv",
        "dvd",
        "gps",
        "atm",
        "vip",
        "diy",
        "phd",
        "mba",
    }
    | {"ceo", "cfo", "coo", "cto", "svp", "evp", "rfp", "lng", "gdp", "hr", "pr", "id", "am", "pm"}
)
"""Abbreviations of everyday that name nobody."""
OFFICE_OF = re.compile(r"\b(?:[Mm]inister|[Ss]ecretary)\s(?:of|for)\s(?:the\s)?$")
SUBJECTS = frozenset(
    {"defense", "defence", "state", "interior", "finance", "justice", "health", "education", "energy", "trade", "labor"}
    | {"labour", "agriculture", "commerce", "environment", "economy", "information", "culture", "transport"}
)
"""What offices are of: *Minister of Defence Ivo Tann*."""
STORM = re.compile(r"\b(?:[Hh]urricanes?|[Tt]yphoons?|[Cc]yclones?|[Tt]ropical [Ss]torm)\s(?P<name>[A-Z]\w+)")
SURE_PLACES = frozenset({"west bank", "left bank", "right bank", "south bank", "outer banks", "gaza strip"})
"""Places whose words are those of bodies."""
PLACES_TOO = frozenset(
    {"georgia", "carolina", "virginia", "charlotte", "austin", "florence", "jordan", "chad", "israel"}
    | {"orlando", "victoria", "madison", "sydney", "paris", "alexandria", "houston", "jackson", "dallas"}
    | {"lincoln", "sofia", "lourdes", "valencia", "cordoba", "santiago"}
)
"""First names that are places as well: they alone do not make a person of a name."""


@dataclass(slots=True)
class Name:
    """One mention of a name, cut to the name itself."""

    span: Span
    label: str
    words: tuple[str, ...]
    title: Title | None = None
    group: int = -1


def cut_names(scene: Scene, lexicon: Lexicon) -> list[Name]:
    """Return the name mentions of a document in reading order, titles and possessives cut off."""
    text = scene.doc.text
    found: list[Name] = []
    storms = {match["name"] for match in STORM.finditer(text)}
    marks = sorted(scene.doc.of_kind(Mention), key=lambda mark: (mark.span.start, -mark.span.end))
    for span, label in join_pieces(marks, text, lexicon):
        name = _cut(span, label, text, lexicon)
        if name is None or (len(name.words) == 1 and name.words[0] in storms):
            continue
        if not found or found[-1].span.end <= name.span.start:
            found.append(name)
    return found


def _cut(span: Span, label: str, text: str, lexicon: Lexicon) -> Name | None:
    start, bare = _trimmed(span, text)
    words = bare.split()
    if (extra := _nouns_before(words, lexicon)) > 0:
        start, words = start + _length(text, start, words[:extra]), words[extra:]
        start = text.index(words[0], start)
    if label == "person" and len(words) > 1 and words[0].lower() == "the":
        start, words = text.index(words[1], start + len(words[0])), words[1:]
    if len(words) > 1 and words[0].lower() in SUBJECTS and OFFICE_OF.search(text[max(0, start - 24) : start]):
        start, words, label = text.index(words[1], start + len(words[0])), words[1:], "person"
    title = _title_before(text, start, lexicon)
    while len(words) > 1 and label == "person" and (found := lexicon.titles.get(words[0].lower().rstrip("."))):
        title = found
        start = text.index(words[1], start + len(words[0]))
        words = words[1:]
    if (
        label == "person"
        and len(words) > 2
        and text[max(0, start - 3) : start] == "of "
        and words[1].lower() in lexicon.first_names
    ):
        start, words = text.index(words[1], start + len(words[0])), words[1:]
    if not _is_name(words, lexicon) or _is_no_name(words, label, text, start):
        return None
    return Name(Span(start, start + _length(text, start, words)), label, tuple(words), title)


def _nouns_before(words: Sequence[str], lexicon: Lexicon) -> int:
    """Return how many words of a mention stand before an outlet's name: *Karvian daily Slovo*."""
    for place in range(len(words) - 2, -1, -1):
        role = lexicon.roles.get(words[place])
        if role is not None and role.kind == "outlet" and words[place + 1][0].isupper():
            return place + 1
    return 0


def _trimmed(span: Span, text: str) -> tuple[int, str]:
    """Return the start and words of a mention without signs at its edges and the possessive."""
    start, end = span.start, span.end
    while start < end and text[start] in EDGE:
        start += 1
    bare = POSSESSIVE.sub("", text[start:end].rstrip(EDGE.replace(".", "")))
    if not ABBREVIATION.search(bare):
        bare = bare.rstrip(EDGE)
    return start, POSSESSIVE.sub("", bare)


def _title_before(text: str, start: int, lexicon: Lexicon) -> Title | None:
    match = BEFORE.search(text, max(0, start - 20), start)
    return lexicon.titles.get(match.group(1).lower()) if match else None


def _is_name(words: Sequence[str], lexicon: Lexicon) -> bool:
    if not words or not any(character.isalnum() for word in words for character in word):
        return False
    first = words[0].lower().rstrip(".")
    if PARTY_OF_STATE.fullmatch(words[0]):
        return False
    if len(words) > 1:
        return True
    is_shouted = len(words[0]) > 1 and words[0].isupper()
    return (is_shouted or first not in NO_NAMES) and (
        first not in lexicon.titles or first in ("lord", "king", "prince", "justice", "chair")
    )


def _is_no_name(words: Sequence[str], label: str, text: str, start: int) -> bool:
    """Tell whether one word is a letter, a tag, an abbreviation of everyday or an office's subject."""
    if "#" in (words[0][:1], text[start - 1 : start]):
        return True
    if len(words) > 1:
        return False
    is_letter = label == "person" and len(words[0].strip(".")) == 1
    before = text[max(0, start - 24) : start]
    is_subject = label == "organization" and OFFICE_OF.search(before) is not None
    return is_letter or is_subject or words[0].lower() in ABBREVIATIONS


def _length(text: str, start: int, words: Iterable[str]) -> int:
    """Return how many characters the words take in the text, white space between them included."""
    at = start
    for word in words:
        at = text.index(word, at) + len(word)
    return at - start


def settle_labels(names: list[Name], lexicon: Lexicon) -> list[Name]:
    """Give every mention of one form the label that most mentions of the form have."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for name in names:
        votes[name_key(name.words)][name.label] += 1
    for name in names:
        key = name_key(name.words)
        name.label = _known_label(key, name, lexicon) or votes[key].most_common(1)[0][0]
    surnames = {name.words[-1].lower() for name in names if name.label == "person" and len(name.words) > 1}
    for name in names:
        is_surname = len(name.words) == 1 and name.words[0].lower() in surnames
        if is_surname and votes[name_key(name.words)].most_common(1)[0][0] == "person":
            name.label = "person"
        if name.label in ("organization", "nationality") and (is_surname or (name.title and len(name.words) < 3)):
            name.label = "person"
    return names


def _known_label(key: str, name: Name, lexicon: Lexicon) -> str | None:
    """Return the label that the tables give a name whatever the reader said."""
    is_capital = key in lexicon.capitals and key not in lexicon.first_names
    if ((key in lexicon.countries or is_capital) and not name.title) or key in SURE_PLACES:
        return "place"
    if key in lexicon.demonyms and len(name.words) == 1:
        return "nationality"
    words = key.split()
    is_personal = words[0] in lexicon.first_names and words[0] not in PLACES_TOO
    if (
        is_personal
        and 1 < len(words) < 4
        and not any(w in lexicon.name_words for w in words)
        and name.words[-1][0].isupper()
    ):
        return "person"
    return None


def name_key(words: Iterable[str]) -> str:
    """Return the words of a name in lower case, without *the* before them."""
    kept = [word.lower().replace(".", "") or word.lower() for word in words]
    return " ".join(kept[1:] if len(kept) > 1 and kept[0] == "the" else kept)


__all__ = ["NO_NAMES", "PLACES_TOO", "SURE_PLACES", "Name", "cut_names", "name_key", "settle_labels"]
