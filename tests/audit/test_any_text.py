"""Whatever the text, nothing raises and every span lies inside it."""

from typing import Any

from audit_build import BOOK, document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.audit import check_rules, find_signs
from onrecord.document import Span
from onrecord.document.records import Article, Entity, EntityMention, Event, Figure, Hop, Interval, Link, Statement

WORDS = st.sampled_from(
    [
        "“",
        "”",
        '"',
        "\n",
        "\n\n",
        ". ",
        " ",
        "[Insert name]",
        "304 North Cardinal St.",
        "Sources",
        "said",
        "@user",
        "lorem ipsum dolor",
        "İ",
        "👩🏽‍✈️",
        "example.com",
        "thousands of likes",
        "By Admin",
        "The Courier",
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(WORDS | st.text(max_size=8), max_size=40).map("".join))
TYPES = st.sampled_from(["named-person", "unnamed-person", "unnamed-group", "outlet", "social-account", "none"])


@st.composite
def records(draw: Any, text: str) -> list[Any]:
    def places() -> tuple[Span, ...]:
        ends = draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=2))
        return tuple(Span(min(pair), max(pair)) for pair in ends)

    found: list[Any] = [
        Entity(
            id=f"e{n}",
            key="k",
            kind="person",
            name=draw(st.none() | st.text(max_size=8)),
            mentions=(EntityMention(kind="name", spans=places()),),
        )
        for n in range(2)
    ]
    for number in range(draw(st.integers(0, 4))):
        kind = draw(TYPES)
        hop = Hop(
            kind=kind,
            name=draw(st.none() | st.text(max_size=8)),
            entity=draw(st.sampled_from([None, "e0"])),
            spans=places(),
        )
        found.append(
            Statement(
                id=f"s{number}", key="k", source=places(), cue=places(), content=places(), source_type=kind, expert=draw(st.booleans()),
                kind=draw(st.sampled_from(["statement", "no-comment"])), speaker=draw(st.sampled_from([None, "e0", "e1", "gone"])),
                quotation=draw(st.sampled_from(["direct", "indirect"])), chain=draw(st.sampled_from([(), (Hop(kind="article"),), (Hop(kind="article"), hop)])),
                confidence=draw(st.floats(0, 1)), certainty=draw(st.sampled_from(["asserted", "opinion"])),
            )
        )  # fmt: skip
    for number in range(draw(st.integers(0, 4))):
        status = draw(st.sampled_from(["asserted", "alleged", "reported", "denied", "planned"]))
        found.append(
            Event(
                id=f"v{number}", key="k", type=draw(st.sampled_from(["ASSAULT", "ACCUSE", "CONSULT"])), mode=("allege",),
                trigger=places(), evidence=places(), status=status, day=draw(st.none() | st.builds(Interval, from_=st.dates(), to=st.dates())),
                sourcing=draw(st.sampled_from(["own-voice", "attributed", "hearsay", "accusation"])), actors=("e0",), recipients=("e1",),
                same_as=draw(st.sampled_from([None, "v0", "v1", "gone"])), according_to=draw(st.sampled_from([(), ("s0",), ("s1", "gone")])),
                denied_by=draw(st.sampled_from([(), ("s0",), ("gone",)])), figures=(Figure(value="1", spans=places()),),
                confidence=draw(st.floats(0, 1)),
            )
        )  # fmt: skip
    return found


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data(), TEXTS)
def test_no_text_raises_and_every_span_lies_inside(data: Any, text: str) -> None:
    links = (Link(url="http://[", spans=(Span(0, len(text)),)),) if data.draw(st.booleans()) else ()
    title = data.draw(st.none() | st.text(max_size=30))
    byline = tuple(data.draw(st.lists(st.text(max_size=12), max_size=2)))
    doc = document(text, *data.draw(records(text)), title=title, byline=byline, links=links)
    found = [*find_signs(doc, codebook=BOOK), *check_rules(doc, codebook=BOOK)]
    for item in found:
        assert all(0 <= span.start <= span.end <= len(text) for span in item.spans)
        assert item.why
    assert isinstance(doc.article, Article)


@settings(deadline=None, max_examples=30)
@given(TEXTS)
def test_looking_twice_finds_the_same(text: str) -> None:
    doc = document(text)
    assert list(find_signs(doc, codebook=BOOK)) == list(find_signs(doc, codebook=BOOK))
    assert list(check_rules(doc, codebook=BOOK)) == list(check_rules(doc, codebook=BOOK))
