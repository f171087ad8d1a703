"""What labels and words mean, as data files with a source column."""

from onrecord.codebook.codebook import Codebook, Row, parse_table, read_table

__all__ = ["Codebook", "Row", "parse_table", "read_table"]
