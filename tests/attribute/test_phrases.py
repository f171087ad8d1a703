"""The head of a source stands before what modifies it."""

import pytest

from onrecord.attribute.phrases import parse_phrase
from onrecord.document import Span


@pytest.mark.parametrize(
    ("words", "head"),
    [
        ("A recording aired by Channel 12", "recording"),
        ("A court filing dated May 2", "filing"),
        ("A channel popular with exiles", "channel"),
        ("two officials briefed on the talks", "officials"),
        ("an investigation led by Rask", "investigation"),
        ("the warring parties", "parties"),
    ],
)
def test_the_head_stands_before_its_modifiers(words: str, head: str) -> None:
    assert parse_phrase(Span(0, len(words)), words).head.of(words) == head
