"""Draw a record as a small HTML table, for notebooks that ask for `_repr_html_`.

Only what fits under a cell: the report is `onrecord.report`. Everything is escaped.
"""

from collections.abc import Iterable, Iterator
from html import escape

import msgspec

from onrecord.document.records import Reading, Record, Statement
from onrecord.document.spans import words_of

SHOWN_ROWS = 50
SHOWN_CHARACTERS = 160


def html_of(record: Record) -> str:
    """Return a small HTML table of a record: a reading as its statements, any other field by field."""
    if isinstance(record, Reading):
        return _table(_reading_caption(record), ("", "who", "certainty", "quotation", "words"), _statements(record))
    fields = ((name, _shown(getattr(record, name))) for name in record.__struct_fields__)
    return _table(type(record).__name__, ("field", "value"), fields)


def _reading_caption(reading: Reading) -> str:
    count = len(reading.statements)
    more = f", first {SHOWN_ROWS} shown" if count > SHOWN_ROWS else ""
    return f"{reading.article.title or reading.article.input}: {count} statement{'' if count == 1 else 's'}{more}"


def _statements(reading: Reading) -> Iterator[tuple[str, ...]]:
    for item in reading.statements[:SHOWN_ROWS]:
        said = item.certainty if item.kind == "statement" else item.kind
        words = words_of(item.content or (*item.source, *item.cue), reading.text)
        yield item.id, _chain(item, reading), said, item.quotation, words


def _chain(item: Statement, reading: Reading) -> str:
    names = ("page" if hop.kind == "article" else hop.name or "nobody" for hop in item.chain)
    return " → ".join(names) or words_of(item.source, reading.text) or "nobody"


def _shown(value: object) -> str:
    if isinstance(value, str):
        return value
    return "" if value is None or value == () else msgspec.json.encode(value).decode()


def _table(caption: str, heads: Iterable[str], rows: Iterable[tuple[str, ...]]) -> str:
    head = "".join(f"<th>{escape(each)}</th>" for each in heads)
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows)
    return f"<table><caption>{escape(_short(caption))}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _cell(words: str) -> str:
    return f'<td style="text-align:left"><bdi>{escape(_short(words))}</bdi></td>'


def _short(words: str) -> str:
    return words if len(words) <= SHOWN_CHARACTERS else f"{words[:SHOWN_CHARACTERS]}…"
