"""Find the entities of an article: who and what it speaks of, each with all its mentions."""

from collections.abc import Iterator, Sequence

from onrecord.codebook import Codebook, Outlets, compile_outlets
from onrecord.document import Document, Span, record_key
from onrecord.document.near import furniture_of
from onrecord.document.records import Entity, EntityMention, Rejected
from onrecord.resolve.affiliations import Affiliation, Affiliations
from onrecord.resolve.cut import cut_names, settle_labels
from onrecord.resolve.describe import find_descriptions
from onrecord.resolve.kinds import describe, kind_of, name_of
from onrecord.resolve.lexicon import compile_lexicon
from onrecord.resolve.names import group_names
from onrecord.resolve.parties import pronoun_spots, settle_parties
from onrecord.resolve.referents import Referent, named_referents
from onrecord.resolve.scene import set_scene
from onrecord.resolve.spots import Spotter
from onrecord.resolve.spread import spread_names
from onrecord.resolve.state import State
from onrecord.resolve.states import settle_states
from onrecord.resolve.walk import walk


def find_entities(doc: Document, *, codebook: Codebook) -> Iterator[Entity | Rejected]:
    """Yield the entities of a document in the order of their first mention, then what was left out."""
    lexicon = codebook.made(compile_lexicon)
    scene = set_scene(doc)
    furniture = furniture_of(doc)
    spread = spread_names(scene, cut_names(scene, lexicon), lexicon)
    cleared = [name for name in spread if not furniture.is_touched((name.span,))]
    names = settle_states(settle_labels(cleared, lexicon), scene, lexicon)
    groups = group_names(names, scene, lexicon)
    tokens = {token: number for number, name in enumerate(names) for token in scene.tokens.within(name.span)}
    descriptions = list(find_descriptions(scene, names, lambda token: tokens.get(token, -1), lexicon))
    referents = named_referents(groups, descriptions, lexicon, doc.text)
    state = State(scene, names, referents, lexicon)
    walk(state, Spotter(scene, names, tokens, descriptions, lexicon).collect(pronoun_spots(scene)))
    settle_parties(state)
    unique = {id(r): r for r in state.referents}
    outlets = codebook.made(compile_outlets)
    kept = sorted((r for r in unique.values() if _is_kept(r)), key=_first_place)
    affiliations = Affiliations(scene, names, state.referents, codebook)
    for number, referent in enumerate(kept, 1):
        yield _entity(f"e{number}", referent, state.referents, doc, outlets, affiliations)
    yield from state.rejected


def _is_kept(referent: Referent) -> bool:
    """Tell whether a referent becomes a record: it is named, a source, or a party of what is told."""
    if not referent.mentions:
        return False
    return referent.is_named or referent.is_source or referent.is_party


def _first_place(referent: Referent) -> tuple[Span, int]:
    return min(mention.spans[0] for mention in referent.mentions), referent.number


def _entity(
    entity_id: str,
    referent: Referent,
    referents: Sequence[Referent],
    doc: Document,
    outlets: Outlets,
    affiliations: Affiliations,
) -> Entity:
    mentions = _ordered(referent.mentions)
    name = name_of(referent, referents, doc)
    affiliation = affiliations.of(referent, kind_of(referent, name, doc, outlets))
    description, spans = describe(referent, doc)
    return Entity(
        id=entity_id,
        key=record_key(doc.id, "entity", [mentions[0].spans[0]]),
        kind=affiliation.kind,
        name=name,
        description=description,
        description_spans=spans,
        mentions=mentions,
        country=affiliation.country,
        sectors=affiliation.sectors,
        mandate=affiliation.mandate,
        why=_why(referent, affiliation),
    )


def _ordered(mentions: Sequence[EntityMention]) -> tuple[EntityMention, ...]:
    unique = {(mention.spans, mention.kind): mention for mention in mentions}
    return tuple(sorted(unique.values(), key=lambda mention: (mention.spans[0], mention.kind)))


def _why(referent: Referent, affiliation: Affiliation) -> str:
    unnamed = "" if referent.is_named else f"; the article gives no name to this {affiliation.kind}"
    return affiliation.why + unnamed
