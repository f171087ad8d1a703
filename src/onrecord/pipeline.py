"""The stages of reading one article, in order.

Each stage takes the document with what was found so far and yields complete records or inner
marks; none changes another's. Only this module knows the order.
"""

from collections.abc import Callable, Iterable
from functools import partial

from onrecord.annotate import Model, annotate
from onrecord.attribute import find_attributions, find_hedges, find_quotations, find_statements
from onrecord.audit import check_rules, find_signs
from onrecord.codebook import Codebook
from onrecord.coding import find_events, find_reactions
from onrecord.document import Document
from onrecord.document.marks import Mark
from onrecord.document.records import (
    SCHEMA,
    Block,
    By,
    Check,
    Entity,
    Event,
    Prediction,
    Reaction,
    Reading,
    Record,
    Rejected,
    Sign,
    Statement,
)
from onrecord.forecast import find_predictions
from onrecord.resolve import find_entities
from onrecord.version import __version__

Stage = Callable[[Document], Iterable[Mark | Record]]


def stages(model: Model, codebook: Codebook) -> tuple[tuple[str, Stage], ...]:
    """Return name and function of every stage, in reading order."""
    return (
        ("annotate", partial(annotate, model=model)),
        ("attribute.quotations", find_quotations),
        ("attribute.hedges", partial(find_hedges, codebook=codebook)),
        ("attribute.attributions", partial(find_attributions, codebook=codebook)),
        ("resolve.entities", partial(find_entities, codebook=codebook)),
        ("attribute.statements", partial(find_statements, codebook=codebook)),
        ("coding.events", partial(find_events, codebook=codebook)),
        ("coding.reactions", partial(find_reactions, codebook=codebook)),
        ("forecast.predictions", partial(find_predictions, codebook=codebook)),
        ("audit.signs", partial(find_signs, codebook=codebook)),
        ("audit.rules", partial(check_rules, codebook=codebook)),
    )


def read_document(
    doc: Document, model: Model, codebook: Codebook, *, watch: Callable[[str], None] | None = None
) -> Reading:
    """Return everything found in one document; `watch` hears the name of each stage as it starts."""
    for name, stage in stages(model, codebook):
        if watch is not None:
            watch(name)
        doc = doc.with_found(stage(doc))
    return collect(doc, made_by(model))


def made_by(model: Model) -> By:
    """Return which version and which trained reader a reading by this model names."""
    return By(onrecord=__version__, model=model.name, model_sha256=model.sha256.hex())


def collect(doc: Document, by: By) -> Reading:
    """Return the records of a document as one reading, inner marks left behind."""
    return Reading(
        schema=SCHEMA,
        by=by,
        article=doc.article,
        text=doc.text,
        blocks=doc.of_kind(Block),
        entities=doc.of_kind(Entity),
        statements=doc.of_kind(Statement),
        events=doc.of_kind(Event),
        predictions=doc.of_kind(Prediction),
        reactions=doc.of_kind(Reaction),
        signs=doc.of_kind(Sign),
        checks=doc.of_kind(Check),
        rejected=doc.of_kind(Rejected),
    )
