import time

from hypothesis import given, settings
from hypothesis import strategies as st
from resolve_articles import CODEBOOK

from onrecord.document import Document, Span, text_id
from onrecord.document.marks import Attribution, Mention, Quotation
from onrecord.document.records import Article, Entity
from onrecord.resolve import find_entities

WORDS = st.sampled_from(
    """he She the president Orsk Lena Mr. said “ ” , . and 's two officials candidates both Courier I we his campaign
    who (DNC) U.S. 🙂 İ a of -- Trump his's 's's city ¶ \u2028""".replace("¶", "\n\n").split(" ")
)
TEXTS = st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=60).map(" ".join))


@st.composite
def documents(draw: st.DrawFn) -> Document:
    text = draw(TEXTS)
    size = len(text)
    spans = st.tuples(st.integers(0, max(0, size - 1)), st.integers(1, 20)).map(
        lambda pair: Span(pair[0], min(size, pair[0] + pair[1]))
    )
    doc = Document(Article(id=text_id(text), input="test", byline=("Lena Orsk",)), text)
    if not size:
        return doc
    labels = st.sampled_from(["person", "organization", "place", "nationality"])
    mentions = [Mention(spans=(span,), by="test", label=draw(labels)) for span in draw(st.lists(spans, max_size=8))]
    attributions = [
        Attribution(
            spans=(span,),
            by="test",
            number=number,
            parent=draw(st.sampled_from([None, 0, 1])),
            source=tuple(draw(st.lists(spans, max_size=2))),
            content=tuple(draw(st.lists(spans, max_size=2))),
        )
        for number, span in enumerate(draw(st.lists(spans, max_size=5)))
    ]
    quotations = [Quotation(spans=(s,), by="test", inside=(s,)) for s in draw(st.lists(spans, max_size=2))]
    return doc.with_found([*mentions, *attributions, *quotations])


@settings(max_examples=150, deadline=None)
@given(documents())
def test_no_text_makes_it_raise_and_spans_lie_in_the_text(doc: Document) -> None:
    for item in find_entities(doc, codebook=CODEBOOK):
        spans = [span for m in item.mentions for span in m.spans] if isinstance(item, Entity) else item.spans
        assert all(0 <= span.start < span.end <= len(doc.text) for span in spans)


@settings(max_examples=60, deadline=None)
@given(documents())
def test_reading_twice_gives_the_same(doc: Document) -> None:
    assert list(find_entities(doc, codebook=CODEBOOK)) == list(find_entities(doc, codebook=CODEBOOK))


@settings(max_examples=60, deadline=None)
@given(documents())
def test_entities_stand_in_reading_order(doc: Document) -> None:
    found = [item for item in find_entities(doc, codebook=CODEBOOK) if isinstance(item, Entity)]
    starts = [min(m.spans[0] for m in item.mentions) for item in found]
    assert starts == sorted(starts)
    assert [item.id for item in found] == [f"e{number}" for number in range(1, len(found) + 1)]


def test_thousands_of_names_take_seconds() -> None:
    parts = [f"Anna Name{number} met the president. “No,” he said. She left." for number in range(4000)]
    text = " ".join(parts)
    marks: list[Mention | Attribution] = []
    at = 0
    for number, part in enumerate(parts):
        name = part[: part.index(" met")]
        marks.append(Mention(spans=(Span(at, at + len(name)),), by="test", label="person"))
        he = at + part.index(" he ") + 1
        no = at + part.index("“")
        source, content = (Span(he, he + 2),), (Span(no, no + 5),)
        marks.append(Attribution(spans=source, by="test", number=number, source=source, content=content))
        at += len(part) + 1
    doc = Document(Article(id=text_id(text), input="test"), text).with_found(marks)
    start = time.process_time()
    found = list(find_entities(doc, codebook=CODEBOOK))
    assert len(found) > 4000
    assert time.process_time() - start < 20


def test_one_line_of_a_million_characters_is_read() -> None:
    text = "the president said that Lena Orsk and he met, " * 22_000
    doc = Document(Article(id=text_id(text), input="test"), text)
    start = time.process_time()
    list(find_entities(doc, codebook=CODEBOOK))
    assert time.process_time() - start < 40
