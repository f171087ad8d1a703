"""The JSON Schema of the contract, generated from the structs."""

from typing import Any

import msgspec

from onrecord.document.records import SCHEMA, Reading


def contract_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of one reading, every record under `$defs`."""
    schema = msgspec.json.schema(Reading)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"{SCHEMA} reading",
        **schema,
    }
