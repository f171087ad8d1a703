"""Write the expected essentials of the golden articles anew; look at the difference before committing it.

Run: `python scripts/write_golden.py [SLUG…]`
"""

import json
import sys
from pathlib import Path
from typing import Any

from onrecord.document import Spans, words_of
from onrecord.document.records import Reading, Statement
from onrecord.errors import InputError
from onrecord.reader import Reader, Result

GOLDEN = Path(__file__).resolve().parent.parent / "tests" / "golden"


def golden_folders() -> list[Path]:
    """Return the folders of the golden articles."""
    return sorted(path for path in GOLDEN.iterdir() if path.is_dir() and not path.name.startswith("_"))


def article_of(folder: Path) -> Path:
    """Return the article in a golden folder."""
    return next(iter(sorted(folder.glob("article.*"))))


def essentials(result: Result) -> dict[str, Any]:
    """Return what must stay as it is: words instead of places, and nothing that moves with the weights."""
    if isinstance(result, InputError):
        return {"skipped": type(result).__name__, "reason": result.reason}
    return {
        "title": result.article.title,
        "blocks": [block.kind for block in result.blocks],
        "statements": [_statement(item, result) for item in result.statements],
    }


def _statement(item: Statement, reading: Reading) -> dict[str, Any]:
    def words(spans: Spans) -> str:
        return words_of(spans, reading.text)

    return {
        "kind": item.kind,
        "source": words(item.source),
        "cue": words(item.cue),
        "content": words(item.content),
        "quotation": item.quotation,
        "certainty": item.certainty,
    }


def as_text(expected: dict[str, Any]) -> str:
    """Return essentials as they are kept."""
    return json.dumps(expected, indent=1, ensure_ascii=False) + "\n"


def main() -> None:
    """Write the essentials of all golden articles, or of those named."""
    reader = Reader()
    for folder in golden_folders():
        if not sys.argv[1:] or folder.name in sys.argv[1:]:
            (result,) = reader.read_many([article_of(folder)])
            (folder / "expected.json").write_text(as_text(essentials(result)), encoding="utf-8")


if __name__ == "__main__":
    main()
