"""No text and no proposal of the reader makes these stages fail, and every span lies inside the text."""

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st
from marking_helpers import CODEBOOK, document

from onrecord.attribute import find_attributions, find_hedges, find_quotations, find_statements
from onrecord.document import Document, Span, Spans
from onrecord.document.marks import Attribution, Candidate, Mention
from onrecord.document.records import Statement

WORDS = st.sampled_from(
    [
        "The",
        "Courier",
        "said",
        "that",
        "two",
        "officials",
        "told",
        "it",
        "“may”",
        "'likely'",
        ",",
        ".",
        "?",
        "\n\n",
        "—",
        "Ana",
        "Lund's",
        "according",
        "to",
        "citing",
        "allegedly",
        "if",
        "@user",
        "2",
        "(AFP)",
        "—",
        "denied",
        "“",
        "”",
        '"',
        "of",
        "the",
        "people",
        "who",
        "saw",
        "a",
        "report",
        "seen",
        "by",
        "Reuters",
        "on",
        "condition",
        "anonymity",
        "because",
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=80).map(" ".join))


@st.composite
def documents(draw: st.DrawFn) -> Document:
    text = draw(TEXTS)
    doc = document(text)
    return doc.with_found([*_candidates(draw, len(text)), *_mentions(draw, len(text))])


def _candidates(draw: st.DrawFn, length: int) -> Iterator[Candidate]:
    count = draw(st.integers(0, 5))
    for number in range(count):
        cue = _spans(draw, length)
        parent = draw(st.one_of(st.none(), st.integers(0, count)))
        yield Candidate(
            spans=cue,
            by="test",
            number=number,
            parent=parent,
            source=_spans(draw, length),
            cue=cue,
            content=_spans(draw, length),
            confidence=0.7,
        )


def _mentions(draw: st.DrawFn, length: int) -> Iterator[Mention]:
    for span in _spans(draw, length):
        yield Mention(spans=(span,), by="test", label=draw(st.sampled_from(["person", "organization", "place"])))


def _spans(draw: st.DrawFn, length: int) -> Spans:
    edges = draw(st.lists(st.integers(0, length), max_size=4, unique=True))
    pairs = zip(sorted(edges)[::2], sorted(edges)[1::2], strict=False)
    return tuple(Span(start, end) for start, end in pairs)


@given(documents())
@settings(max_examples=150, deadline=None)
def test_nothing_raises_and_all_spans_lie_in_the_text(doc: Document) -> None:
    doc = doc.with_found(find_quotations(doc))
    doc = doc.with_found(find_hedges(doc, codebook=CODEBOOK))
    doc = doc.with_found(find_attributions(doc, codebook=CODEBOOK))
    numbers = [item.number for item in doc.of_kind(Attribution)]
    assert numbers == sorted(set(numbers))
    for item in find_statements(doc, codebook=CODEBOOK):
        if isinstance(item, Statement):
            _check(item, doc)


def _check(statement: Statement, doc: Document) -> None:
    lists = [statement.source, statement.cue, statement.content, statement.anonymity_spans]
    lists += [hop.spans for hop in statement.chain]
    for spans in lists:
        assert list(spans) == sorted(spans)
        assert all(0 <= span.start < span.end <= len(doc.text) for span in spans)
    assert statement.cue or statement.content
    assert statement.chain[0].kind == "article"
    expected = "none" if len(statement.chain) == 1 else statement.chain[-1].kind
    assert statement.source_type == expected
