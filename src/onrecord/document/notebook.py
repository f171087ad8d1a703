"""Draw a record as a small HTML table, for notebooks that ask for `_repr_html_`.

Only what fits under a cell: the report is `onrecord.report`. Everything is escaped.
"""

from collections.abc import Iterable, Iterator
from html import escape

import msgspec

from onrecord.document.lookup import Lookup
from onrecord.document.records import Reading, Record
from onrecord.document.spans import words_of

SHOWN_ROWS = 50
SHOWN_CHARACTERS = 160
EVENT_HEADS = ("", "who", "type", "whom", "channel", "status", "according to", "denied by", "words")
STATEMENT_HEADS = ("", "who", "certainty", "quotation", "words")


def html_of(record: Record) -> str:
    """Return a small HTML table of a record: a reading as its events and statements, any other field by field."""
    if isinstance(record, Reading):
        return "".join(_reading(record))
    fields = ((name, _shown(getattr(record, name))) for name in record.__struct_fields__)
    return _table(type(record).__name__, ("field", "value"), fields)


def _reading(reading: Reading) -> Iterator[str]:
    lookup, name = Lookup(reading), reading.article.title or reading.article.input
    if reading.events:
        yield _table(_caption(name, len(reading.events), "event"), EVENT_HEADS, _events(lookup))
    yield _table(_caption(name, len(reading.statements), "statement"), STATEMENT_HEADS, _statements(lookup))


def _caption(name: str, count: int, what: str) -> str:
    more = f", first {SHOWN_ROWS} shown" if count > SHOWN_ROWS else ""
    return f"{name}: {count} {what}{'' if count == 1 else 's'}{more}"


def _events(lookup: Lookup) -> Iterator[tuple[str, ...]]:
    for item in lookup.reading.events[:SHOWN_ROWS]:
        actors, recipients = (", ".join(map(lookup.name_of, ids)) for ids in (item.actors, item.recipients))
        told = "; ".join(map(lookup.chain_words, lookup.according_to(item)))
        type_ = " ".join((item.type, *item.mode))
        words = words_of(item.trigger, lookup.reading.text)
        denied = ", ".join(lookup.deniers(item))
        yield item.id, actors, type_, recipients, item.channel, item.status, told, denied, words


def _statements(lookup: Lookup) -> Iterator[tuple[str, ...]]:
    for item in lookup.reading.statements[:SHOWN_ROWS]:
        said = item.certainty if item.kind == "statement" else item.kind
        words = words_of(item.content or (*item.source, *item.cue), lookup.reading.text)
        yield item.id, lookup.chain_words(item), said, item.quotation, words


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
