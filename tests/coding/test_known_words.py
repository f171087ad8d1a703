"""Words of a table in a stretch of text."""

from onrecord.coding.known_words import known_in
from onrecord.document import Span

TABLE = {"army": "military", "air force": "military", "court": "legal"}


def test_words_phrases_and_plurals_are_found_in_order() -> None:
    text = "The Air Force's courts and the army."
    assert [entry for entry, _ in known_in(text, Span(0, len(text)), TABLE)] == ["air force", "court", "army"]


def test_only_the_stretch_is_looked_at() -> None:
    text = "The army left the court."
    assert [entry for entry, _ in known_in(text, Span(10, len(text)), TABLE)] == ["court"]
