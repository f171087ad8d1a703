"""Find signs on the page: observations that anybody can check, each with its place and reason.

Style, surprise of words and the like are not used: they raise too many false alarms. High is kept
for what is near to proof: addresses of site templates, replies of text generators, orders to machines.
"""

from collections.abc import Iterator

from onrecord.audit.claims import gather_claims
from onrecord.audit.layout import lay_out
from onrecord.audit.phrases import find_phrases
from onrecord.audit.prose import find_prose_signs
from onrecord.audit.publication import find_publication_signs
from onrecord.audit.sourcing import find_sourcing_signs
from onrecord.audit.told import find_told_signs
from onrecord.audit.voices import hear
from onrecord.codebook import Codebook
from onrecord.document import Document
from onrecord.document.records import Sign

SEVERITIES = ("high", "medium", "low")


def find_signs(doc: Document, *, codebook: Codebook) -> Iterator[Sign]:
    """Yield the signs of a document, most telling first."""
    layout, voices = lay_out(doc), hear(doc, codebook=codebook)
    found = [
        *find_phrases(layout, codebook=codebook),
        *find_publication_signs(doc, layout, codebook=codebook),
        *find_prose_signs(doc, layout, codebook=codebook),
        *find_told_signs(doc, layout, gather_claims(doc, layout, voices)),
        *find_sourcing_signs(doc, layout, voices, codebook=codebook),
    ]
    yield from sorted(found, key=lambda sign: SEVERITIES.index(sign.severity))
