"""Write what is published of the contract: the JSON Schema, and the tables in docs/records.md.

Run: `python scripts/write_contract.py`. With `--check` nothing is written, and a file that is not
current ends it with status 1.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.document.schema import contract_schema

ROOT = Path(__file__).resolve().parent.parent
SCHEMA_FILE = ROOT / "docs" / "schema" / "onrecord-1.schema.json"
PAGE = ROOT / "docs" / "records.md"
BEGIN, END = "<!-- tables: written by scripts/write_contract.py -->\n", "<!-- end of tables -->\n"
PLAIN = {"string": "text", "integer": "whole number", "number": "number", "boolean": "true or false", "null": "null"}
FORMATS = {"date": "day", "date-time": "instant"}

Schema = dict[str, Any]


def schema_text() -> str:
    """Return the JSON Schema as it is published."""
    return json.dumps(contract_schema(), indent=2, ensure_ascii=False) + "\n"


def page_text(page: str) -> str:
    """Return the page with its tables made anew."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return before + BEGIN + "\n".join(tables(contract_schema()["$defs"])) + "\n" + END + after


def tables(records: dict[str, Schema]) -> Iterator[str]:
    """Yield the lines of a section for each record, those that hold others before those that they hold."""
    for name in in_order("Reading", records):
        if "properties" not in records[name]:
            continue
        described = records[name].get("description", "").split("\n\n")[0]
        yield f"\n### {name}\n\n{' '.join(described.split())}\n\n| field | holds |\n|---|---|"
        for field, schema in records[name]["properties"].items():
            yield f"| `{field}` | {in_words(schema)} |"


def in_order(name: str, records: dict[str, Schema], seen: list[str] | None = None) -> list[str]:
    """Return a record's name and those of all records that it holds, as they first come up."""
    seen = [] if seen is None else seen
    if name not in seen:
        seen.append(name)
        for held in held_in(records[name]):
            in_order(held, records, seen)
    return seen


def held_in(schema: Any) -> Iterator[str]:
    """Yield the names of the records that a schema points to."""
    if isinstance(schema, dict):
        if "$ref" in schema:
            yield schema["$ref"].rpartition("/")[2]
        for value in schema.values():
            yield from held_in(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from held_in(value)


def in_words(schema: Schema) -> str:
    """Return what a field holds, in words."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return "`[start, end)`" if name == "Span" else f"[{name}](#{name.lower()})"
    if "anyOf" in schema:
        return " or ".join(in_words(option) for option in schema["anyOf"])
    if "enum" in schema:
        return ", ".join("null" if value is None else f"`{value}`" for value in schema["enum"])
    if schema.get("type") == "array":
        return f"list of {in_words(schema['items'])}"
    if schema.get("type") == "object":
        return f"names with {in_words(schema['additionalProperties'])}"
    return FORMATS.get(schema.get("format", ""), PLAIN[schema["type"]])


def main() -> int:
    """Write or check both files; return the exit status."""
    wanted = {SCHEMA_FILE: schema_text(), PAGE: page_text(PAGE.read_text(encoding="utf-8"))}
    old = [path for path, text in wanted.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    if "--check" in sys.argv[1:]:
        for path in old:
            sys.stderr.write(f"{path.relative_to(ROOT)} is not current: run scripts/write_contract.py\n")
        return int(bool(old))
    for path in old:
        path.write_text(wanted[path], encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
