"""Walk a page once and give its visible text, block by block, in page order.

What a reader of the page cannot see or fills in (scripts, styles, menus of forms, hidden parts) is
never given. No step calls itself, so the depth of a page does not matter.
"""

import re
from collections.abc import Iterator
from typing import Any, Literal

import msgspec

Role = Literal["text", "heading", "headline", "caption", "item", "quote", "row"]

INVISIBLE = frozenset([
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "canvas", "audio",
    "video", "select", "option", "datalist", "button", "input", "textarea", "progress", "meter", "map", "area",
    "link", "meta", "title", "head", "base", "dialog",
])  # fmt: skip
BLOCKS = frozenset([
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup",
    "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "search", "section", "summary", "table",
    "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
])  # fmt: skip
ASIDE = frozenset(["aside", "nav", "footer", "form", "menu", "search"])
_ROLES: dict[str, Role] = {
    "h1": "headline", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading", "h6": "heading",
    "figcaption": "caption", "caption": "caption", "li": "item", "dd": "item", "dt": "item",
    "blockquote": "quote", "td": "row", "th": "row",
}  # fmt: skip
_SPACE = re.compile(r"[\s\u00a0\u2028\u2029]+")
_SPACE_NOT_BREAK = re.compile(r"[^\S\x0b]+")
_UNSEEN = re.compile("[\u00ad\u200b\ufeff]")
_HIDDEN_STYLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
# Labels that only screen readers tell (*Image caption*) run into the words that they label.
_LABELS = frozenset(["span", "small", "b", "strong", "em", "i", "label"])
_FOR_EAR_NAME = re.compile(
    r"(?:^|[\s_-])(?:sr-only|visually-?hidden|screen-reader-(?:text|only)|off-?screen)(?:[\s_-]|$)", re.IGNORECASE
)
_CAPTION_NAME = re.compile(
    r"(?:^|[\s_-])(?:wp-caption-text|caption|figcaption|photo-?credit|image-?credit)(?:[\s_-]|$)", re.IGNORECASE
)


class Anchor(msgspec.Struct, frozen=True):
    """A link in a piece: where its words stand in the piece's text."""

    start: int
    end: int
    url: str


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """One block of a page as a reader sees it; `home` is the element that it stands in."""

    text: str
    role: Role
    home: Any
    names: str = ""
    is_aside: bool = False
    anchors: tuple[Anchor, ...] = ()

    @property
    def link_share(self) -> float:
        """How much of the text is links, 0 to 1."""
        return sum(anchor.end - anchor.start for anchor in self.anchors) / max(1, len(self.text))


def walk(root: Any, *, with_hidden: bool = False) -> Iterator[Piece]:
    """Yield the visible blocks of a page; `with_hidden` also those that a script would show."""
    from lxml import etree

    run = _Run()
    events = etree.iterwalk(root, events=("start", "end"))
    for event, element in events:
        if event == "start":
            if _is_unseen(element, with_hidden=with_hidden):
                events.skip_subtree()
                run.skipped = element
            else:
                yield from run.open(element)
        else:
            yield from run.close(element)
    yield from run.flush()


def _is_unseen(element: Any, *, with_hidden: bool) -> bool:
    if not isinstance(element.tag, str) or element.tag in INVISIBLE:
        return True
    if with_hidden:
        return False
    if element.get("hidden") is not None or _HIDDEN_STYLE.search(element.get("style") or ""):
        return True
    return element.tag in _LABELS and bool(_FOR_EAR_NAME.search(element.get("class") or ""))


class _Run:
    """The text of the block that is open, and the elements that are open around it."""

    def __init__(self) -> None:
        self.skipped: Any = None
        self._parts: list[str] = []
        self._length = 0
        self._links: list[tuple[int, int, str]] = []
        self._link_start: tuple[int, str] | None = None
        self._open: list[tuple[Any, Role | None, str, bool]] = []

    def open(self, element: Any) -> Iterator[Piece]:
        tag = element.tag
        if tag in BLOCKS:
            yield from self.flush()
            self._open.append(self._context(element))
        elif tag == "br":
            self._add("\x0b")
        elif tag == "a" and element.get("href"):
            self._link_start = (self._length, element.get("href"))
        self._add(_SPACE.sub(" ", element.text or ""))

    def close(self, element: Any) -> Iterator[Piece]:
        if element is self.skipped:
            self.skipped = None
        elif element.tag in BLOCKS:
            yield from self.flush()
            self._open.pop()
        elif element.tag == "a" and self._link_start:
            self._links.append((self._link_start[0], self._length, self._link_start[1]))
            self._link_start = None
        self._add(_SPACE.sub(" ", element.tail or ""))

    def flush(self) -> Iterator[Piece]:
        raw, links = "".join(self._parts), self._links
        if self._link_start:  # a link around several blocks: each has its share
            links = [*links, (self._link_start[0], len(raw), self._link_start[1])]
            self._link_start = (0, self._link_start[1])
        self._parts, self._length, self._links = [], 0, []
        if raw.strip("\x0b "):
            yield from self._pieces(raw, links)

    def _pieces(self, raw: str, links: list[tuple[int, int, str]]) -> Iterator[Piece]:
        home, role, names, is_aside = self._open[-1] if self._open else (None, None, "", False)
        start = 0
        for part in re.split(r"(\x0b(?: *\x0b)+)", raw):
            inside = [link for link in links if link[0] < start + len(part) and link[1] > start]
            text, places = _tidied(part) if inside else (tidy(part), [])
            if text:
                anchors = tuple(_anchors(inside, start, places, text))
                yield Piece(text=text, role=role or "text", home=home, names=names, is_aside=is_aside, anchors=anchors)
            start += len(part)

    def _context(self, element: Any) -> tuple[Any, Role | None, str, bool]:
        _, role, names, is_aside = self._open[-1] if self._open else (None, None, "", False)
        own = f"{element.get('class') or ''} {element.get('id') or ''}".strip()
        role = _ROLES.get(element.tag) or ("caption" if _CAPTION_NAME.search(own) else role)
        kept = own if element.tag in ("body", "html", "main", "article") else f"{names[-200:]} {own}"
        return element, role, kept, is_aside or element.tag in ASIDE

    def _add(self, text: str) -> None:
        if text:
            self._parts.append(text)
            self._length += len(text)


def tidy(part: str) -> str:
    """Return the text with single spaces; a vertical tab stands for a line break."""
    return re.sub(r" *\x0b *", "\n", _SPACE_NOT_BREAK.sub(" ", _UNSEEN.sub("", part))).strip()


def _tidied(part: str) -> tuple[str, list[int]]:
    """Return the text with single spaces, and for each of its characters the place it came from."""
    characters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(part):
        if _UNSEEN.match(character):
            continue
        plain = "\n" if character == "\x0b" else character
        if plain.isspace():
            if not characters or characters[-1] == "\n":
                continue
            if characters[-1] == " ":
                characters[-1] = plain
                continue
        characters.append(plain)
        places.append(place)
    while characters and characters[-1].isspace():
        characters.pop()
        places.pop()
    return "".join(characters), places


def _anchors(links: list[tuple[int, int, str]], offset: int, places: list[int], text: str) -> Iterator[Anchor]:
    from bisect import bisect_left

    for start, end, url in links:
        left, right = bisect_left(places, start - offset), bisect_left(places, end - offset)
        while left < right and text[left].isspace():
            left += 1
        while right > left and text[right - 1].isspace():
            right -= 1
        if left < right:
            yield Anchor(left, right, url)
