"""Read what a page states of its publication: JSON-LD first, then its meta elements, then trafilatura.

Only what is stated counts: a day in an address or a copyright year is no day of publication.
"""

import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

import msgspec

from onrecord.ingest.instants import read_instant
from onrecord.ingest.plain import split_names

MOST_SCRIPTS = 30
MOST_SCRIPT_CHARACTERS = 1_000_000
MOST_NODES = 5_000
LONGEST_VALUE = 1_000
MOST_NAMES = 50
_ARTICLE_TYPE = re.compile(r"(?:\w*Article|Report|BlogPosting|LiveBlogPosting|NewsStory)$")
_DAY_KEYS = (
    "article:published_time", "og:published_time", "article:published", "datepublished", "publishdate", "publish-date", "pubdate",
    "publication_date", "dc.date.issued", "dcterms.created", "dcterms.date", "dc.date", "parsely-pub-date", "sailthru.date",
    "cxenseparse:recs:publishtime", "displaydate", "date",
)  # fmt: skip
_FORM_OF_AUTHOR = re.compile(r"^(?:\s*(?:(?:written\s+)?by|authors?)\b[:\s]+)+", re.IGNORECASE)
_NO_NAME = re.compile(
    r"https?:|www\.|@|\d|\b(?:january|february|march|april|june|july|august|september|october|november|december)\b$|"
    r"^(?:admin|administrator|staff|editor|(?:no |the )?author|none|null|undefined|anonymous|article by|posted by|by)$",
    re.IGNORECASE,
)


class Stated(msgspec.Struct, frozen=True, kw_only=True):
    """What a page says of itself."""

    title: str | None = None
    outlet: str | None = None
    byline: tuple[str, ...] = ()
    url: str | None = None
    published_at: datetime | None = None
    description: str | None = None
    guessed_byline: tuple[str, ...] = ()
    """Names that trafilatura takes for authors: they may stand anywhere on the page."""


def read_metadata(tree: Any, *, address: str | None = None) -> Stated:
    """Return what a page states; `address` is where it was fetched, null for a file."""
    nodes = list(_all_nodes(tree))
    data = next((node for node in nodes if _is_article(node)), {})
    meta = _meta(tree)
    url = _url(tree, data, meta, address)
    outlet = _text(_followed(data.get("publisher"), nodes)) or _first(
        meta, "og:site_name", "application-name", "twitter:app:name:iphone"
    )
    title = _title(tree, data, meta)
    outlet = re.split(r"\s+[|»]\s+", outlet)[0] if outlet else _outlet_of_title(_title_element(tree), title)
    byline = _byline(data, meta, outlet)
    return Stated(
        title=title and _without_outlet(title, outlet),
        outlet=outlet,
        byline=byline,
        url=url,
        published_at=_published_at(tree, data, meta),
        description=_first(meta, "og:description", "description", "twitter:description"),
        guessed_byline=() if byline else pick_names([_trafilatura_author(tree)], outlet),
    )


def _all_nodes(tree: Any) -> Iterator[dict[str, Any]]:
    scripts = tree.iterfind('.//script[@type="application/ld+json"]')
    for script, _ in zip(scripts, range(MOST_SCRIPTS), strict=False):
        yield from _nodes(_parsed((script.text or "")[:MOST_SCRIPT_CHARACTERS]))


def _is_article(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    return any(isinstance(k, str) and _ARTICLE_TYPE.search(k) for k in (kinds if isinstance(kinds, list) else [kinds]))


def _followed(value: Any, nodes: list[dict[str, Any]]) -> Any:
    """Return what a JSON-LD reference points at, the value itself where it is none."""
    name = value.get("@id") if isinstance(value, dict) and "name" not in value else None
    return next((node for node in nodes if name and node.get("@id") == name and "name" in node), value)


def _parsed(text: str) -> Any:
    text = re.sub(r"^\s*(?:<!--|(?://)?\s*<!\[CDATA\[|/\*.{0,40}?\*/)\s*|\s*(?:-->|(?://)?\s*\]\]>|;)\s*$", "", text)
    for attempt in (text, re.sub(r",(\s*[}\]])", r"\1", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    waiting, count = [data], 0
    while waiting and count < MOST_NODES:
        node = waiting.pop(0)
        count += 1
        if isinstance(node, dict):
            yield node
            waiting.extend(value for value in node.values() if isinstance(value, dict | list))
        elif isinstance(node, list):
            waiting.extend(node[:MOST_NODES])


def _meta(tree: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        content = " ".join((element.get("content") or "").split())
        for attribute in ("property", "name", "itemprop"):
            key = (element.get(attribute) or "").lower()
            values = found.setdefault(key, [])
            if key and content and len(content) <= LONGEST_VALUE and len(values) < MOST_NAMES:
                values.append(content)
    return found


def _first(meta: dict[str, list[str]], *keys: str) -> str | None:
    return next((_plain(value) for key in keys for value in meta.get(key, ()) if _plain(value)), None)


def _text(value: Any) -> str | None:
    """Return the words of a JSON-LD value: itself, its name, or those of the first of several."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value")
    return _plain(value) if isinstance(value, str) else None


def _plain(text: str) -> str | None:
    from html import unescape

    return " ".join(re.sub(r"<[^<>]{1,200}>", "", unescape(text[:LONGEST_VALUE])).split()) or None


def _byline(data: dict[str, Any], meta: dict[str, list[str]], outlet: str | None) -> tuple[str, ...]:
    stated = data.get("author") or data.get("creator") or []
    for values in (
        [_text(value) or "" for value in (stated if isinstance(stated, list) else [stated])[:MOST_NAMES]],
        meta.get("author", [])
        + meta.get("article:author", [])
        + meta.get("dc.creator", [])
        + meta.get("parsely-author", []),
        meta.get("byl", []),
    ):
        names = pick_names(values, outlet)
        if names:
            return names
    return ()


def pick_names(values: list[str], outlet: str | None) -> tuple[str, ...]:
    """Return the names in what is said to name authors, each once, the outlet and what is no name left out."""
    kept: list[str] = []
    for value in values:
        for name in split_names(_FORM_OF_AUTHOR.sub("", _plain(value) or "")):
            is_outlet = outlet is not None and name.casefold() == outlet.casefold()
            if 2 < len(name) <= 80 and not _NO_NAME.search(name) and not is_outlet and name not in kept:
                kept.append(name)
    return tuple(kept)


def _trafilatura_author(tree: Any) -> str:
    from trafilatura.metadata import extract_author

    try:
        return extract_author(tree) or ""
    except (ValueError, TypeError, AttributeError, KeyError):
        return ""


def _url(tree: Any, data: dict[str, Any], meta: dict[str, list[str]], address: str | None) -> str | None:
    link = next(
        (e.get("href") for e in tree.iter("link") if (e.get("rel") or "").lower() == "canonical" and e.get("href")),
        None,
    )
    main = data.get("mainEntityOfPage")
    main = main.get("@id") if isinstance(main, dict) else main
    for stated in (link, _first(meta, "og:url"), main, data.get("url"), address):
        found = absolute(stated, address) if isinstance(stated, str) else None
        if found:
            return found
    return None


def absolute(link: str, base: str | None) -> str | None:
    """Return the http address that a link leads to, None where it leads to none."""
    try:
        found = urljoin(base or "", link.strip())
        parts = urlsplit(found)
    except ValueError:
        return None
    is_web = parts.scheme in ("http", "https") and parts.netloc and len(found) <= LONGEST_VALUE * 2
    return "".join(found.split()) if is_web else None


def _title(tree: Any, data: dict[str, Any], meta: dict[str, list[str]]) -> str | None:
    """Return the first stated title that another one bears out, else the first."""
    stated = [
        _text(data.get("headline")),
        _first(meta, "og:title"),
        _first(meta, "twitter:title"),
        _title_element(tree),
    ]
    titles = [title for title in stated if title]
    for number, title in enumerate(titles):
        words = set(title.casefold().split())
        if any(
            len(words & set(other.casefold().split())) * 2 >= len(words)
            for other in titles[:number] + titles[number + 1 :]
        ):
            return title
    return titles[0] if titles else None


def _title_element(tree: Any) -> str | None:
    title = tree.find(".//head/title")
    return _plain(title.text_content()) if title is not None else None


def _without_outlet(title: str, outlet: str | None) -> str:
    parts = re.split(r"\s+(?:[|»·•]|[-–—])\s+", title)
    if (
        len(parts) > 1
        and outlet
        and parts[-1].casefold() in outlet.casefold() + " " + outlet.casefold().replace(" ", "")
    ):
        return title[: title.rindex(parts[-1])].rstrip(" |»·•-–—")
    return title


def _outlet_of_title(element: str | None, title: str | None) -> str | None:
    """Return the outlet where the page's title is its headline, a dash or bar, and a name (*Talks held – Wire*)."""
    if not element or not title or not element.casefold().startswith(title.casefold()):
        return None
    parts = re.split(r"\s+(?:[|»·•]|[-–—])\s+", element[len(title) :])[1:]
    names = [part.strip() for part in parts if part.strip() and not re.fullmatch(r"[\w-]+(?:\.[\w-]+)+", part.strip())]
    return names[-1] if names else None


def _published_at(tree: Any, data: dict[str, Any], meta: dict[str, list[str]]) -> datetime | None:
    stated = [
        data.get("datePublished"),
        data.get("dateCreated"),
        *(value for key in _DAY_KEYS for value in meta.get(key, ())),
    ]
    found = (read_instant(value) for value in stated if isinstance(value, str))
    return next((instant for instant in found if instant), None) or _time_element(tree)


def _time_element(tree: Any) -> datetime | None:
    paths = (
        './/*[@itemprop="datePublished"]',
        ".//time[@pubdate]",
        './/*[@class="published"]',
        ".//article//time",
        ".//main//time",
        ".//time",
    )
    for path in paths:
        for element in tree.iterfind(path):
            found = read_instant(element.get("datetime") or element.get("content") or element.text)
            if found:
                return found
    return None
