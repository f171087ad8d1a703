"""Take articles in: text, HTML pages, JSON lines, folders, standard input and web addresses.

`read_inputs` yields articles or errors in input order. For many processes, `list_sources` lists
cheaply and `ingest_one` does the work of one article; a `Source` and an `Ingested` can be pickled.
"""

from typing import TYPE_CHECKING, Any

from onrecord.ingest.ingested import DEFAULT_MAX_BYTES, Answer, Ingested, IngestOptions, Request, Source
from onrecord.ingest.sources import list_sources

if TYPE_CHECKING:
    from onrecord.ingest.take import ingest_one, read_inputs

__all__ = [
    "DEFAULT_MAX_BYTES",
    "Answer",
    "IngestOptions",
    "Ingested",
    "Request",
    "Source",
    "ingest_one",
    "list_sources",
    "read_inputs",
]


def __getattr__(name: str) -> Any:
    """Import what takes articles when it is first asked for."""
    if name in ("ingest_one", "read_inputs"):
        import onrecord.ingest.take as home

        return getattr(home, name)
    raise AttributeError(f"module 'onrecord.ingest' has no attribute {name!r}")
