"""Readings for other programs: PLOVER 2.0 as JSON lines, and one flat row an event."""

from onrecord.export.plover import DEFAULT_STATUSES, cameo_root, plover_records, plover_type
from onrecord.export.rows import COLUMNS, csv_header, csv_rows, event_rows

__all__ = [
    "COLUMNS",
    "DEFAULT_STATUSES",
    "cameo_root",
    "csv_header",
    "csv_rows",
    "event_rows",
    "plover_records",
    "plover_type",
]
