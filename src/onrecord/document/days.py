"""Days as English names them: the months, and a day from its parts."""

from datetime import date

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip


def read_day(year: int, month: str, day: int) -> date | None:
    """Return the day, the month given by name or its first three letters; None where there is no such day."""
    number = next((i for i, name in enumerate(MONTHS, 1) if name.startswith(month.lower().rstrip(".")[:3])), 0)
    try:
        return date(year, number, day)
    except ValueError:
        return None
