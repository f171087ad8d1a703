"""Count signs of high severity on texts of reputable outlets, where each is a false alarm."""

from pathlib import Path

from onrecord.evaluate.corpora import read_exactly, read_rows
from onrecord.evaluate.report import Report, Score, file_hash, with_interval
from onrecord.pipeline import made_by
from onrecord.reader import Reader


def evaluate_signs(data: Path, reader: Reader) -> Report:
    """Count articles with signs, by severity; rows need `text`, taken as reputable."""
    alarms: list[dict[str, int]] = []
    kinds: dict[str, int] = {}
    for number, row in enumerate(read_rows(data, fields=("text",))):
        reading = read_exactly(reader, row["text"], str(row.get("doc", row.get("id", number))))
        alarms.append({level: sum(s.severity == level for s in reading.signs) for level in ("high", "medium", "low")})
        for sign in reading.signs:
            name = f"{sign.severity}: {sign.kind}"
            kinds[name] = kinds.get(name, 0) + 1
    scores = [
        with_interval(
            f"signs of {level} severity per 100 texts",
            alarms,
            lambda part, level=level: sum(item[level] for item in part) / len(part),  # type: ignore[misc]
            of=len(alarms),
        )
        for level in ("high", "medium", "low")
    ]
    by_kind = [Score(name=name, value=count, of=len(alarms)) for name, count in sorted(kinds.items())]
    return Report(
        task="signs",
        data=data.name,
        data_sha256=file_hash(data),
        model_sha256=made_by(reader.model).model_sha256,
        scores=(*scores, *by_kind),
    )
