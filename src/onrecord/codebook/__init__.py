"""What labels and words mean, as data files with a source column."""

from onrecord.codebook.codebook import Codebook, Row, parse_table, read_table
from onrecord.codebook.outlets import Outlets, compile_outlets

__all__ = ["Codebook", "Outlets", "Row", "compile_outlets", "parse_table", "read_table"]
