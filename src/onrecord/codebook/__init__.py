"""What labels and words mean, as data files with a source column."""

from onrecord.codebook.actors import SECTORS, declared_names, parse_day, read_actors
from onrecord.codebook.codebook import Codebook, Row, parse_table, read_table
from onrecord.codebook.outlets import Outlets, compile_outlets

__all__ = [
    "SECTORS",
    "Codebook",
    "Outlets",
    "Row",
    "compile_outlets",
    "declared_names",
    "parse_day",
    "parse_table",
    "read_actors",
    "read_table",
]
