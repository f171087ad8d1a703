"""Tell furniture from article: address templates, newsletter prompts, *Read more*, cookie notices.

The list is a data file, `data/furniture.tsv`, each row with its reason. A row must match the whole
block and a block has at most sixty words, so a sentence that only mentions a newsletter is safe. Letters
that only look Latin, and bold ones of mathematics, are read as what they look like.
"""

import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

from onrecord.codebook import parse_table

MOST_WORDS = 60
_LEADING_SIGNS = re.compile(r"^[^\w“”\"‘’'(\[©]+")
# Cyrillic and Greek letters that look like Latin ones: adverts are written in them so that no filter finds them.
_LOOK_ALIKES = str.maketrans(
    "аАеЕоОрРсСуУхХіІѕЅјЈԁһԛԝВНКМТгɡοΟΑΒΕΖΗΙΚΜΝΡΤΥΧν", "aAeEoOpPcCyYxXiIsSjJdhqwBHKMTrgoOABEZHIKMNPTYXv"
)
_FURNITURE_HINT = re.compile(
    r"(?:^|[\s_-])(?:newsletters?|related|promo|promos|sidebar|share|sharing|social|recirc|recirculation|"
    r"recommended|trending|most-?read|outbrain|taboola|advert|advertisement|ads?|cookie|consent|paywall|"
    r"subscribe|subscription|signup|sign-up|donate|donation|comments?|breadcrumbs?|tags?|byline|print-only)(?:[\s_-]|$)",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def why_furniture(block: str) -> str | None:
    """Return the reason why a block is furniture, None where no row of the list matches it."""
    if len(block) > MOST_WORDS * 40:
        return None
    text = _LEADING_SIGNS.sub("", " ".join(unicodedata.normalize("NFKC", block).translate(_LOOK_ALIKES).split()))
    if not text or len(text) > MOST_WORDS * 12 or text.count(" ") >= MOST_WORDS:
        return None
    pattern, reasons = _rows()
    match = pattern.fullmatch(text)
    return reasons[match.lastindex - 1] if match and match.lastindex else None


def has_furniture_name(names: str) -> bool:
    """Tell whether the class and id of an element say that it holds furniture."""
    return bool(_FURNITURE_HINT.search(names))


@cache
def _rows() -> tuple[re.Pattern[str], tuple[str, ...]]:
    """Return one pattern with a group for each row, five times as fast as one after another, and the reasons."""
    lines = (files("onrecord.ingest") / "data" / "furniture.tsv").read_text(encoding="utf-8").splitlines()
    rows = parse_table(lines, "ingest/data/furniture")
    pattern = "|".join(f"({row['pattern']})" for row in rows)
    return re.compile(pattern, re.IGNORECASE), tuple(row["reason"] for row in rows)
