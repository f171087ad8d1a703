"""Turn bytes into text, and tell what kind of text it is.

Only line ends are changed (CRLF and CR become LF), and what no UTF-8 can hold (lone surrogates, NUL)
becomes U+FFFD one for one: every other character of plain text keeps its place.
"""

import codecs
import re
from typing import Literal

from onrecord.errors import BinaryInput

Shape = Literal["html", "jsonl", "text"]

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Encodings that a page may declare; Python's others (zip, rot13, punycode …) are no encodings of pages.
DECLARABLE = re.compile(
    r"(?:iso8859-\d+|cp125\d|cp87\d|cp932|cp949|koi8-[rut]|mac-\w+|gb\w+|big5\w*|shift_jis|euc_\w+|utf-8)"
)
MOST_CONTROLS = 0.02
_DECLARED = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*|<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_JSON_START = re.compile(rb'\s*\{\s*"')
_CONTROLS = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_PREFIXES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP or Office file"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x89PNG", "a picture"),
)


def sniff(data: bytes) -> Shape:
    """Tell by its first bytes whether something is a page, JSON lines or plain text."""
    start = _without_bom(data[:4096])
    if _HTML_START.match(start):
        return "html"
    return "jsonl" if _JSON_START.match(start) else "text"


def decode(data: bytes, name: str, *, declared: str | None = None, is_page: bool = False) -> tuple[str, str | None]:
    """Return the text of some bytes, and a notice where its encoding had to be guessed.

    The order is: byte order mark, strict UTF-8, the encoding that server or page declares, windows-1252.

    Raises:
        BinaryInput: the bytes are no text.
    """
    _refuse_binary(data, name)
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return _checked(data[len(mark) :].decode(encoding, "replace"), name), None
    try:
        return _checked(data.decode("utf-8"), name), None
    except UnicodeDecodeError as error:
        encoding = _declared(data, declared, is_page=is_page) or "cp1252"
        text = _checked(data.decode(encoding, "replace"), name)
        return text, f"decoded as {_public(encoding)}: not UTF-8 at byte {error.start}"


def clean(text: str) -> str:
    """Return the text with LF line ends and nothing that UTF-8 cannot hold."""
    return _UNSTORABLE.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def _refuse_binary(data: bytes, name: str) -> None:
    for prefix, what in _PREFIXES:
        if data.startswith(prefix):
            raise BinaryInput(name, f"is {what}; give plain text, HTML or JSON lines")
    if b"\x00" in data and not any(data.startswith(mark) for mark, _ in BOMS[1:]):
        raise BinaryInput(
            name, f"is no text (NUL at byte {data.index(0)}); give UTF-8, or UTF-16 with a byte order mark"
        )


def _checked(text: str, name: str) -> str:
    count = len(_CONTROLS.findall(text))
    if count > max(8, MOST_CONTROLS * len(text)):
        raise BinaryInput(
            name, f"is no text ({count} control characters in {len(text)}); give plain text, HTML or JSON lines"
        )
    return clean(text)


def _declared(data: bytes, declared: str | None, *, is_page: bool) -> str | None:
    match = _DECLARED.search(data[:4096]) if is_page else None
    for label in (declared, match.group(1).decode("ascii") if match else None):
        encoding = _known(label)
        if encoding is not None and _decodes(data, encoding):
            return encoding
    return None


def _known(label: str | None) -> str | None:
    try:
        encoding = codecs.lookup(label).name if label else None
    except (LookupError, ValueError):
        return None
    if encoding in ("iso8859-1", "ascii"):
        return "cp1252"  # what browsers do with both labels
    return encoding if encoding and DECLARABLE.fullmatch(encoding) else None


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _public(encoding: str) -> str:
    return encoding.replace("cp125", "windows-125") if encoding.startswith("cp125") else encoding


def _without_bom(data: bytes) -> bytes:
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "ignore").encode("utf-8", "replace")
    return data
