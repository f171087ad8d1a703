"""Look things up in a reading by their ids, and tell chains and parties in words.

Reports and exports share this: who a hop or an actor is must read the same everywhere.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property

from onrecord.document.records import Entity, Event, Hop, Reading, Statement
from onrecord.document.spans import words_of

FIXED_NAMES = {"article": "page", "author": "the page itself", "none": "nobody"}
ARROW = " → "


class Lookup:
    """The records of one reading by id, and the names by which people know them."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    @cached_property
    def entities(self) -> dict[str, Entity]:
        """Entities by id."""
        return {item.id: item for item in self.reading.entities}

    @cached_property
    def statements(self) -> dict[str, Statement]:
        """Statements by id."""
        return {item.id: item for item in self.reading.statements}

    @cached_property
    def events(self) -> dict[str, Event]:
        """Events by id."""
        return {item.id: item for item in self.reading.events}

    @cached_property
    def countries(self) -> dict[str, str]:
        """What this text calls the countries whose codes it leads to."""
        named = (item for item in self.reading.entities if item.kind == "country" and item.country and item.name)
        return {item.country or "": item.name or "" for item in reversed(tuple(named))}

    def name_of(self, id_: str | None) -> str:
        """Return the name of an entity, else the words that first mention it, else its id."""
        entity = self.entities.get(id_ or "")
        if entity is None:
            return id_ or "unnamed"
        first = next((words_of(mention.spans, self.reading.text) for mention in entity.mentions), "")
        return entity.name or first or entity.description or entity.id

    def hops(self, item: Statement) -> tuple[Hop, ...]:
        """Return a statement's chain with its end, also where the chain was not followed behind the page."""
        if item.chain and item.chain[-1].kind != "article":
            return item.chain
        name = words_of(item.source, self.reading.text) or None
        return (*(item.chain or (Hop(kind="article"),)), Hop(kind=item.source_type, name=name, entity=item.speaker))

    def hop_name(self, hop: Hop) -> str:
        """Return the name of a hop: its entity's, else its own words, else the kind in words."""
        if hop.kind in FIXED_NAMES:
            return FIXED_NAMES[hop.kind]
        entity = self.entities.get(hop.entity or "")
        is_named = entity is not None and entity.name and not hop.kind.startswith("unnamed")
        own = entity.name if entity is not None and is_named else hop.name
        return own or words_of(hop.spans, self.reading.text) or "unnamed"

    def according_to(self, event: Event) -> tuple[Statement, ...]:
        """Return the statements on whose word an event is told; those that are not there are passed over."""
        return tuple(self._statements(event.according_to))

    def speakers(self, event: Event) -> frozenset[str]:
        """Return the entities at the ends of the chains on which an event rests."""
        return frozenset(item.speaker for item in self.according_to(event) if item.speaker)

    def deniers(self, event: Event) -> tuple[str, ...]:
        """Return who says anywhere in the text that an event is not so, each once."""
        return tuple(dict.fromkeys(self.hop_name(self.hops(item)[-1]) for item in self._statements(event.denied_by)))

    def chain_words(self, item: Statement) -> str:
        """Return a chain as *page → The Courier → two officials (unnamed, 2)*."""
        return ARROW.join(marked(self.hop_name(hop), hop) for hop in self.hops(item))

    def _statements(self, ids: Iterable[str]) -> Iterator[Statement]:
        return (self.statements[id_] for id_ in ids if id_ in self.statements)


def marked(name: str, hop: Hop) -> str:
    """Return the name of a hop with what must be known of it: that it is unnamed, and how many it is."""
    if not hop.kind.startswith("unnamed"):
        return name
    marks = ["unnamed"] if name != "unnamed" else []
    marks += [str(hop.count)] if hop.count and hop.count > 1 else []
    return f"{name} ({', '.join(marks)})" if marks else name


def happening(event: Event) -> str:
    """Return the id of the first mention of what an event tells; mentions of one happening share it."""
    return event.same_as or event.id
