"""Whatever the text, no reaction raises, and every span lies inside it."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reaction_build import BOOK, document

from onrecord.coding import find_reactions
from onrecord.document import Span, Spans
from onrecord.document.records import Entity, EntityMention, Event, Reaction, Record, Statement

WORDS = st.sampled_from(
    [
        "Karvia", "condemned", "the raid", "by", "from", ",", "and", ".", "“", "”", "was", "to", "not", "who", "praise", "drew",
        "voiced", "concern", "called", "it", "a betrayal", "as", "divided over", "amid", "fears", "that", "reactions ranged from",
        "’s", "whether", "?", "\n", "İ", "👩🏽‍✈️", "We", "welcome", "n’t", "with", "was met with", "afraid", "of",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=30).map(" ".join))


@st.composite
def records(draw: st.DrawFn, text: str) -> list[Record]:
    def places() -> Spans:
        ends = draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=2))
        return tuple(Span(min(pair), max(pair)) for pair in ends)

    mentions = tuple(EntityMention(kind="name", spans=places()) for _ in range(3))
    event = Event(id="v1", key="k", type="ASSAULT", trigger=places())
    statement = Statement(id="s1", key="k", source=places(), cue=places(), content=places(), source_entity="e1")
    return [Entity(id="e1", key="k", kind="person", name=None, mentions=mentions), event, statement]


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data(), TEXTS)
def test_no_text_raises_and_every_span_lies_inside(data: st.DataObject, text: str) -> None:
    doc = document(text, *data.draw(records(text)))
    found = list(find_reactions(doc, BOOK))
    assert found == list(find_reactions(doc, BOOK))
    for item in found:
        assert all(0 <= span.start <= span.end <= len(text) for span in item.spans)
        assert item.spans
    kept = [item for item in found if isinstance(item, Reaction)]
    assert [item.id for item in kept] == [f"r{number}" for number in range(1, len(kept) + 1)]
