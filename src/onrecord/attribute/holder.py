"""What is known of one source: its kind, its name, and the words that decided."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.attribute.called import Figure
from onrecord.attribute.cast import Cast, first_words
from onrecord.attribute.lexicon import Lexicon, is_plural
from onrecord.attribute.phrases import Phrase
from onrecord.document import Spans
from onrecord.document.records import Access, Entity, HopKind

KIND_OF_ENTITY: dict[str, HopKind] = {
    "person": "named-person",
    "organization": "named-organization",
    "country": "named-organization",
    "place": "named-organization",
    "nationality": "named-organization",
    "group": "named-organization",
    "outlet": "outlet",
    "account": "social-account",
    "document": "document",
}
PEOPLE = re.compile(r"(?:ians|kers|ers|ites|icans|ocrats)$")
"""How words for the people of a place or a party end."""
KIND_WITHOUT_NAME: dict[str, HopKind] = KIND_OF_ENTITY | {"group": "unnamed-group", "person": "unnamed-person"}


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody or something that a source span names.

    `word` are the words that decided its kind, `noun` the common noun at its head, if any.
    """

    kind: HopKind
    name: str | None
    spans: Spans
    word: str
    noun: str = ""
    entity: Entity | None = None
    count: int | None = None
    access: Access = "unknown"


@dataclass(frozen=True, slots=True)
class Search:
    """One source phrase with all that may tell who it is; `earlier` are the holders found before it."""

    phrase: Phrase
    spans: Spans
    cast: Cast
    lexicon: Lexicon
    earlier: Sequence[Holder]

    @property
    def text(self) -> str:
        """The text of the article."""
        return self.cast.text

    @property
    def words(self) -> str:
        """The words of the whole phrase."""
        return self.phrase.whole.of(self.text)


def kind_of_name(label: str, name: str) -> HopKind:
    """Return the kind of source that a name of this label makes: *Republicans* and *New Yorkers* are not named."""
    last = name.split()[-1] if name.split() else name
    is_people = label == "group" and is_plural(last.lower())
    if is_people or (label in ("group", "place", "nationality") and PEOPLE.search(last)):
        return "unnamed-group"
    return KIND_OF_ENTITY.get(label, "named-organization")


def holder_by_name(figure: Figure, search: Search) -> Holder:
    """Return the holder of a name."""
    words = figure.span.of(search.text)
    kind = kind_of_name(figure.label, words)
    name = (figure.entity.name if figure.entity else None) or words
    return Holder(kind, name, search.spans, words, entity=figure.entity)


def holder_of_entity(entity: Entity, search: Search, word: str) -> Holder:
    """Return the holder of an entity, named or not."""
    if not entity.name:
        kind = KIND_WITHOUT_NAME.get(entity.kind, "unnamed-person")
        return Holder(kind, first_words(entity, search.text) or word, search.spans, word, entity=entity)
    kind = kind_of_name(entity.kind, entity.name)
    called = search.cast.called
    if entity.id in called.outlets or search.lexicon.outlets.is_listed(entity.name):
        kind = "outlet"
    elif entity.id in called.accounts:
        kind = "social-account"
    elif kind == "named-person" and entity.id in called.places | called.no_people:
        kind = "named-organization"
    return Holder(kind, entity.name, search.spans, word, entity=entity)
