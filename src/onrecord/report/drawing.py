"""Lay out the drawing of a page's contacts and deeds: parties on a line, an arc for what is between two.

The style of an arc tells how it stands (told as fact, at a distance, only planned), the shape of its
number by which way it went. Only shapes and words carry meaning, colour helps. A template draws it.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from rich.cells import cell_len

from onrecord.document.lookup import Lookup
from onrecord.document.records import Channel
from onrecord.report.deeds import SHOWN_PARTIES, Deed
from onrecord.report.safe import shorten
from onrecord.report.words import Line

WIDTH, NODE_X, ROW, TOP = 360, 170, 50, 26
"""In units of the drawing: as wide as a phone's page, so that it is never made smaller than its letters allow."""
FIRST_REACH, STEP, SAME_PAIR, MOST_REACH = 34, 24, 26, 172
BADGE, RING, HEAD = 10, 3.5, 8
TEXT_WIDTH, NAME_SIZE, NOTE_SIZE, LEADING = 158, 13, 11, 14.5
MOST_NODES, MOST_TIES = 14, 28
SORTINGS = 4
"""Rounds of moving parties towards those with whom they deal (barycentre heuristic, Sugiyama and others 1981)."""
TURNS = (0.5, 0.36, 0.64, 0.25, 0.75, 0.43, 0.57, 0.3, 0.7)
"""Where on its arc a number may stand, as parts of a half turn; the first that is free."""


@dataclass(frozen=True)
class Label:
    """One line of letters beside a dot; `y` is its base line."""

    words: str
    is_name: bool
    y: float


@dataclass(frozen=True)
class Node:
    """One party: the lines that stand beside its dot, and its height."""

    id: str
    labels: tuple[Label, ...]
    y: float
    starts_side: bool


@dataclass(frozen=True)
class Tie:
    """One arc; `head` are the corners of its arrow, `badge` is the outline of its number."""

    number: int
    line: Line
    channel: Channel
    path: str
    head: str
    badge: str
    ring: str
    x: float
    y: float


@dataclass(frozen=True)
class Drawing:
    """All that is drawn, and how much found no room."""

    height: float
    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]
    left_out: int
    description: str
    width: int = WIDTH
    node_x: int = NODE_X


WIDE, NARROW = frozenset("mwMW@%…—&"), frozenset(" iIjltfr.,:;'’|!()[]/-")

Link = tuple[Deed, str, str]


def draw(deeds: Sequence[Deed], lookup: Lookup) -> Drawing | None:
    """Return the drawing; None where nothing is between two parties."""
    links = [link for deed in deeds for link in _links(deed)]
    shown = _with_room(links)
    if not shown:
        return None
    nodes = _nodes(shown, lookup)
    ties = tuple(_ties(shown, {node.id: node for node in nodes}))
    height = TOP * 2 + ROW * (len(nodes) - 1) + 8
    described = "; ".join(f"{deed.number}: {deed.in_words}, {deed.event.status}" for deed in _deeds_of(shown))
    return Drawing(height, nodes, ties, len(links) - len(shown), shorten(described, 1500))


def _links(deed: Deed) -> Iterator[Link]:
    """Yield who is tied to whom; parties who act together with nobody opposite are tied one to the next."""
    actors, recipients = (
        tuple(dict.fromkeys(ids))[:SHOWN_PARTIES] for ids in (deed.event.actors, deed.event.recipients)
    )
    pairs = product(actors, recipients) if recipients else pairwise(actors) if deed.is_mutual else ()
    yield from ((deed, one, other) for one, other in pairs if one != other)


def _with_room(links: Iterable[Link]) -> list[Link]:
    """Return the first links that find room, whole or not at all."""
    parties: set[str] = set()
    shown: list[Link] = []
    for link in links:
        more = parties | set(link[1:])
        if len(more) <= MOST_NODES and len(shown) < MOST_TIES:
            parties = more
            shown.append(link)
    return shown


def _deeds_of(links: Iterable[Link]) -> list[Deed]:
    return list({link[0].number: link[0] for link in links}.values())


def _nodes(links: Sequence[Link], lookup: Lookup) -> tuple[Node, ...]:
    """Return the parties, those of one country beside each other, in the order in which they come up."""
    ids = list(dict.fromkeys(id_ for link in links for id_ in link[1:]))
    sides = {id_: _side(id_, lookup) for id_ in ids}
    ids = _near_each_other(ids, sides, links)
    found = []
    for number, id_ in enumerate(ids):
        starts = number > 0 and sides[id_] != sides[ids[number - 1]]
        y = TOP + number * ROW
        found.append(Node(id_, tuple(_labels(id_, y, lookup)), y, starts))
    return tuple(found)


def _near_each_other(ids: list[str], sides: dict[str, str], links: Iterable[Link]) -> list[str]:
    """Return the parties side by side, inside a side those nearest whom they have most to do with."""
    order = list(dict.fromkeys(sides.values()))
    partners: dict[str, list[str]] = {id_: [] for id_ in ids}
    for _, one, other in links:
        partners[one].append(other)
        partners[other].append(one)
    ids = sorted(ids, key=lambda id_: order.index(sides[id_]))
    for _ in range(SORTINGS):
        at = {id_: number for number, id_ in enumerate(ids)}
        means = {id_: sum(at[other] for other in partners[id_]) / len(partners[id_]) for id_ in ids}
        ids.sort(key=lambda id_: (order.index(sides[id_]), means[id_]))
    return ids


def _side(id_: str, lookup: Lookup) -> str:
    entity = lookup.entities.get(id_)
    return (entity.country if entity else None) or id_


def _note(id_: str, lookup: Lookup) -> str:
    """Return what stands under a name: the country, or what the text calls the party."""
    entity = lookup.entities.get(id_)
    if entity is None:
        return ""
    country = lookup.countries.get(entity.country or "", entity.country or "")
    return country if country and country != entity.name else entity.description or ""


def _labels(id_: str, y: float, lookup: Lookup) -> Iterator[Label]:
    """Yield the name in at most two lines, and what stands under it, around the height of the dot."""
    lines = [(line, True) for line in broken(lookup.name_of(id_), NAME_SIZE)]
    note = _note(id_, lookup)
    lines += [(fitted(note, NOTE_SIZE), False)] if note else []
    first = y - LEADING * (len(lines) - 1) / 2 + NAME_SIZE / 3
    yield from (Label(words, is_name, round(first + LEADING * at, 1)) for at, (words, is_name) in enumerate(lines))


def broken(words: str, size: float) -> list[str]:
    """Return words in one line, or in two where they need more room, the second cut where it must be."""
    parts, first = shorten(words, 120).split(" "), ""
    while parts and length(f"{first} {parts[0]}".strip(), size) <= TEXT_WIDTH:
        first = f"{first} {parts.pop(0)}".strip()
    rest = " ".join(parts)
    return [fitted(line, size) for line in (first, rest) if line]


def fitted(words: str, size: float) -> str:
    """Return words cut to the room before the dots."""
    limit = len(words)
    while length(cut := shorten(words, limit), size) > TEXT_WIDTH and limit > 2:
        limit -= 1
    return cut


def length(words: str, size: float) -> float:
    """Return about how long words are at most, letter by letter: the page does not know the fonts of its reader."""
    return size * sum(_letter(letter) for letter in words)


def _letter(letter: str) -> float:
    """Return the width of a letter in sizes of the font, as in wide faces (DejaVu Sans, bold)."""
    cells = cell_len(letter)
    if cells != 1 or letter in WIDE:
        return 1.1 if cells else 0.0
    return 0.45 if letter in NARROW else 0.84 if letter.isupper() else 0.72


def _ties(links: Sequence[Link], nodes: dict[str, Node]) -> Iterator[Tie]:
    seen: Counter[frozenset[str]] = Counter()
    reaches = []
    for _, one, other in links:
        rows = abs(nodes[one].y - nodes[other].y) / ROW
        reaches.append(FIRST_REACH + STEP * (rows - 1) + SAME_PAIR * seen[frozenset((one, other))])
        seen[frozenset((one, other))] += 1
    scale = min(1.0, MOST_REACH / max(reaches))
    taken: list[tuple[float, float]] = []
    for (deed, one, other), reach in zip(links, reaches, strict=True):
        yield _tie(deed, nodes[one].y, nodes[other].y, reach * scale, taken)


def _tie(deed: Deed, start: float, end: float, reach: float, taken: list[tuple[float, float]]) -> Tie:
    height = abs(end - start) / 2
    x, y = _free_place((start + end) / 2, height, reach, taken)
    taken.append((x, y))
    tip, back = NODE_X + 6, NODE_X + 6 + HEAD
    return Tie(
        number=deed.number,
        line=deed.first.line,
        channel=deed.event.channel,
        path=f"M{NODE_X} {_n(start)}A{_n(reach)} {_n(height)} 0 0 {int(end > start)} {NODE_X} {_n(end)}",
        head="" if deed.is_mutual else f"{tip},{_n(end)} {back},{_n(end - 4)} {back},{_n(end + 4)}",
        badge=outline(deed.event.channel, x, y, BADGE),
        ring=outline(deed.event.channel, x, y, BADGE + RING) if deed.denied_by else "",
        x=round(x, 1),
        y=round(y, 1),
    )


def _free_place(
    middle: float, height: float, reach: float, taken: Sequence[tuple[float, float]]
) -> tuple[float, float]:
    places = [(NODE_X + reach * math.sin(math.pi * turn), middle - height * math.cos(math.pi * turn)) for turn in TURNS]
    apart = BADGE * 2 + 3
    free = (place for place in places if all(math.dist(place, other) >= apart for other in taken))
    return next(free, places[0])


def outline(channel: Channel, x: float, y: float, size: float) -> str:
    """Return the outline of a number by its channel, as a path: every channel has a shape of its own."""
    if channel in ("official", "unknown"):
        half = f"a{_n(size)} {_n(size)} 0 1 0"
        return f"M{_n(x - size)} {_n(y)}{half} {_n(2 * size)} 0{half} {_n(-2 * size)} 0z"
    return f"M{'L'.join(f'{_n(x + dx * size)} {_n(y + dy * size)}' for dx, dy in CORNERS[channel])}z"


CORNERS: dict[Channel, tuple[tuple[float, float], ...]] = {
    "back-channel": ((-0.95, -0.95), (0.95, -0.95), (0.95, 0.95), (-0.95, 0.95)),
    "intermediary": ((0, -1.35), (1.35, 0), (0, 1.35), (-1.35, 0)),
    "track-1.5": ((-1.2, 0), (-0.6, -1), (0.6, -1), (1.2, 0), (0.6, 1), (-0.6, 1)),
    "track-2": ((0, -1.15), (1.1, -0.35), (0.7, 0.95), (-0.7, 0.95), (-1.1, -0.35)),
    "public-statement": ((-1.05, -0.9), (1.05, -0.9), (1.05, 0.7), (0.2, 0.7), (-0.5, 1.35), (-0.4, 0.7), (-1.05, 0.7)),
}
"""Square, diamond, hexagon, pentagon, and a speech bubble."""


def _n(number: float) -> str:
    """Return a number as short as a drawing needs it."""
    return f"{number:.1f}".removesuffix(".0")
