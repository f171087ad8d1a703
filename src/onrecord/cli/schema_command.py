"""`onrecord schema`: the contract of the records as JSON Schema."""

import sys


def schema() -> None:
    """Print the JSON Schema of what `read` writes."""
    import msgspec

    from onrecord.document.schema import contract_schema

    sys.stdout.write(msgspec.json.format(msgspec.json.encode(contract_schema()), indent=2).decode() + "\n")
