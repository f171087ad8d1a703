"""Corpora as files: JSON lines whose rows have the fields that a task needs; and reading their texts."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.document import text_id
from onrecord.document.records import SCHEMA, Article, Reading
from onrecord.errors import EmptyInput, EvaluationError, InputError
from onrecord.pipeline import made_by
from onrecord.reader import Reader

Row = dict[str, Any]


def read_rows(path: Path, *, fields: tuple[str, ...]) -> Iterator[Row]:
    """Yield the rows of a JSON-lines file.

    Raises:
        EvaluationError: the file is missing or empty, a line is no JSON object, or a field is missing.
    """
    number = 0
    try:
        with path.open(encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield _row(line, fields, f"{path} line {number}")
    except OSError as error:
        raise EvaluationError(f"{path}: the corpus cannot be read ({error.strerror})") from None
    except UnicodeDecodeError:
        raise EvaluationError(f"{path}: no UTF-8 after line {number}; a corpus is JSON lines") from None
    if not number:
        raise EvaluationError(f"{path}: the file is empty; a corpus is JSON lines")


def _row(line: str, fields: tuple[str, ...], where: str) -> Row:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise EvaluationError(f"{where}: no JSON ({error.msg})") from None
    missing = [field for field in fields if not isinstance(row, dict) or field not in row]
    if missing:
        raise EvaluationError(f"{where}: without {', '.join(missing)}; the task needs {', '.join(fields)}")
    return dict(row)


def read_exactly(reader: Reader, text: str, name: str, **known: str | None) -> Reading:
    """Return the reading of a corpus text; a text without any word has an empty one.

    Raises:
        EvaluationError: the text cannot be read, or offsets of the corpus would not fit what was read.
    """
    try:
        reading = reader.read_text(text, id=name, **known)
    except EmptyInput:
        article = Article(id=text_id(text), input=name)
        return Reading(schema=SCHEMA, by=made_by(reader.model), article=article, text=text)
    except InputError as error:
        raise EvaluationError(f"a text of the corpus cannot be read: {error}") from None
    if reading.text != text:
        raise EvaluationError(f"{name}: line ends or characters that no text keeps; its offsets would be wrong")
    return reading


def gold_attributions(row: Row) -> list[Row]:
    """Return the first annotator's attributions of a PolNeAR row, those without any span left out.

    Raises:
        EvaluationError: the row names no annotator, or one whose annotations are not there.
    """
    try:
        annotations = row["annotations"][row["annotators"][0]]
    except (IndexError, KeyError, TypeError):
        raise EvaluationError(f"{row.get('doc')}: no annotations by the first annotator") from None
    return [item for item in annotations if any(item[role] for role in ("source", "cue", "content"))]
