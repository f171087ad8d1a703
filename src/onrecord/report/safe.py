"""Make hostile text harmless to look at: article text may carry anything.

Every replacement is one character for one, so that offsets into a text stay true. What markup
would do in a page is the template's concern, which escapes; this module deals with what escaping
leaves alone: control characters, terminal sequences, overrides of the writing direction.
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import msgspec

from onrecord.document.records import Reading

REPLACEMENT = "\ufffd"
CONTROL_PICTURES = 0x2400
"""Block of visible pictures for the control characters: ESC becomes ␛."""
KEPT_CONTROLS = frozenset({0x09, 0x0A})
OVERRIDES = (0x202D, 0x202E)
"""They turn letters around whatever their script: no honest article needs them."""
DIRECTIONS = (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C)
INVISIBLE = (0xFEFF, 0xFFF9, 0xFFFA, 0xFFFB, *range(0xE0000, 0xE0080))
LINE_SEPARATORS = (0x85, 0x2028, 0x2029)
SAFE_SCHEMES = frozenset({"http", "https"})


def _controls() -> dict[int, str]:
    table = {code: chr(CONTROL_PICTURES + code) for code in range(0x20) if code not in KEPT_CONTROLS}
    table |= dict.fromkeys(range(0x7F, 0xA0), REPLACEMENT)
    table[0x7F] = "\u2421"
    table |= dict.fromkeys(range(0xD800, 0xE000), REPLACEMENT)
    table |= dict.fromkeys(LINE_SEPARATORS, "\n")
    table[0x0D] = "\n"
    return table


FOR_PAGE: Mapping[int, str] = _controls() | dict.fromkeys((*OVERRIDES, *INVISIBLE), REPLACEMENT)
"""Control characters made visible, direction overrides taken out."""
FOR_TERMINAL: Mapping[int, str] = {**FOR_PAGE, **dict.fromkeys(DIRECTIONS, REPLACEMENT)}
"""Everything made visible that a terminal would obey."""


def harmless(reading: Reading, table: Mapping[int, str]) -> Reading:
    """Return the reading with every string in it translated, so that no field is forgotten."""
    return msgspec.convert(_translated(msgspec.to_builtins(reading), table), Reading)


def _translated(value: Any, table: Mapping[int, str]) -> Any:
    if isinstance(value, str):
        return value.translate(table)
    if isinstance(value, dict):
        return {key: _translated(item, table) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_translated(item, table) for item in value]
    return value


def one_line(text: str) -> str:
    """Return the text with every run of white space as one space."""
    return " ".join(text.split())


def shorten(text: str, limit: int) -> str:
    """Return the text in one line, cut at a word border so that it has at most `limit` characters."""
    line = one_line(text[: 4 * limit + 200])
    if len(line) <= limit:
        return line
    cut = line[:limit]
    border = cut.rfind(" ")
    return (cut[:border] if border > limit // 2 else cut[:-1]).rstrip(" ,;:–—-") + "…"


def safe_address(url: str | None) -> str | None:
    """Return an address that may be linked to: http or https with a host; None for anything else."""
    if not url:
        return None
    address = "".join(url.split())
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    is_safe = parts.scheme.lower() in SAFE_SCHEMES and parts.netloc and address.isprintable()
    return address if is_safe else None
