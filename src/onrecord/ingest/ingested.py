"""What ingest takes and gives: options, the light `Source` that travels to a worker, and `Ingested`."""

from collections.abc import Callable
from datetime import datetime
from typing import Literal

import msgspec

from onrecord.document import Document
from onrecord.document.records import Article, Block, Rejected

DEFAULT_MAX_BYTES = 2_000_000
# A page's markup is far longer than its article: the longest of 32 pages had 737 kB of markup for 4 kB of text.
PAGE_FACTOR = 10

Resolve = Callable[[str, int], list[str]]
Clock = Callable[[], datetime]


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """One request to one address that was checked; `host` is only for the header and the certificate."""

    address: str
    port: int
    host: str
    is_secure: bool
    target: str
    headers: dict[str, str]
    seconds: float


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What came back; `read` gives the next bytes of the body, decompressed, and `b""` at its end."""

    status: int
    headers: dict[str, str]
    read: Callable[[], bytes]
    close: Callable[[], None]


Transport = Callable[[Request], Answer]


class IngestOptions(msgspec.Struct, frozen=True, kw_only=True):
    """How inputs are taken.

    Args:
        max_bytes: most bytes (UTF-8) of one article's text; markup of a page may have ten times that.
        language_check: refuse what is not English.
        resolve: host and port to numeric addresses; None asks the system.
        transport: sends a request to a checked address; None uses urllib3.
        clock: gives `retrieved_at`; None is the system's clock.
    """

    max_bytes: int = DEFAULT_MAX_BYTES
    language_check: bool = True
    resolve: Resolve | None = None
    transport: Transport | None = None
    clock: Clock | None = None

    @property
    def max_page_bytes(self) -> int:
        """Most bytes of a page, a line or a file before the text is taken from it."""
        return self.max_bytes * PAGE_FACTOR


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """Where one article is to be read from: small, can be pickled, nothing opened yet.

    `data` is there for a line of JSON lines and for standard input, None for a file or an address.
    """

    kind: Literal["file", "line", "bytes", "url"]
    input: str
    data: bytes | None = None


class Ingested(msgspec.Struct, frozen=True, kw_only=True):
    """One article as it was taken."""

    article: Article
    text: str
    blocks: tuple[Block, ...] = ()
    rejected: tuple[Rejected, ...] = ()

    def to_document(self) -> Document:
        """Return the document from which reading starts, blocks and rejected kept in it."""
        return Document(self.article, self.text).with_found((*self.blocks, *self.rejected))
