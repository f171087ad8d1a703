"""Settle what a referent is, how it is called and described, and whether it holds an office."""

from collections.abc import Sequence

from onrecord.codebook import Outlets
from onrecord.document import Document, Span, Spans, trim
from onrecord.document.records import EntityKind
from onrecord.resolve.names import NameGroup
from onrecord.resolve.referents import Referent

KINDS: dict[str, EntityKind] = {
    "person": "person",
    "organization": "organization",
    "outlet": "outlet",
    "place": "place",
    "country": "country",
    "group": "group",
    "document": "document",
    "account": "account",
}
FORMS = ("title", "apposition", "before")
SIGNS = " \t\r\n,.;:“”\"'’‘()—–"
HONORIFICS = frozenset({"dr", "mr", "mrs", "ms", "miss", "prof", "sir", "dame", "lord", "lady"})
"""Titles that say nothing of what somebody is or does."""


def kind_of(referent: Referent, name: str | None, doc: Document, outlets: Outlets) -> EntityKind:
    """Return the kind of entity that a referent is."""
    if referent.group is not None and name is not None:
        is_known = outlets.is_listed(name) or (referent.sort == "organization" and outlets.is_name(name))
        is_own = is_outlet_of(doc, name) and outlets.is_press(doc.article.outlet or "", doc.text)
        if is_known or is_own:
            return "outlet"
    return KINDS.get(referent.sort, "other")


def is_outlet_of(doc: Document, name: str) -> bool:
    """Tell whether a name is the article's own outlet, in full or by its last words: *the Courier*."""
    outlet, short = (words.lower().removeprefix("the ") for words in (doc.article.outlet or "", name))
    return bool(outlet) and (outlet == short or outlet.endswith(" " + short))


def name_of(referent: Referent, referents: Sequence[Referent], doc: Document) -> str | None:
    """Return the fullest name; for several named together all their names; None for the unnamed."""
    if referent.group is not None:
        name = _fullest(referent.group, doc)
        return doc.article.outlet if is_outlet_of(doc, name) else name
    if referent.called is not None:
        return referent.called
    if referent.noun == "author" and doc.article.byline:
        return doc.article.byline[0]
    names = [name_of(referents[m], referents, doc) for m in referent.members if not referents[m].members]
    if names and len(names) == len(referent.members) and all(names):
        return " and ".join(name for name in names if name)
    return None


def _fullest(group: NameGroup, doc: Document) -> str:
    """Return the longest form, the first of several; one in mixed case before one in capitals."""
    best = max(
        group.names, key=lambda name: (not _shouts(name.words), len(name.words), len(name.span), -name.span.start)
    )
    return " ".join(best.span.of(doc.text).split())


def _shouts(words: Sequence[str]) -> bool:
    return len(words) > 1 and all(word.isupper() for word in words)


def describe(referent: Referent, doc: Document) -> tuple[str | None, Spans]:
    """Return the words that say who a referent is, and their place; a bare *Dr* only where nothing says more."""
    spans = [
        span
        for form in FORMS
        for found in referent.descriptions
        if found.form == form and (span := trim(found.span, doc.text, SIGNS))
    ]
    for span in sorted(spans, key=lambda span: span.of(doc.text).lower() in HONORIFICS):
        return " ".join(span.of(doc.text).split()), (span,)
    if referent.group is None and referent.mentions:
        nominal = _first_nominal(referent, doc)
        return (" ".join(nominal.of(doc.text).split()), (nominal,)) if nominal else (None, ())
    return None, ()


def _first_nominal(referent: Referent, doc: Document) -> Span | None:
    spans = (trim(m.spans[0], doc.text, SIGNS) for m in referent.mentions if m.kind == "nominal")
    return next((span for span in spans if span), None)
