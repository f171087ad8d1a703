from onrecord.document import Document, Span, record_key, text_id
from onrecord.document.marks import Paragraph, Sentence
from onrecord.document.records import Article


def make_document(text: str) -> Document:
    return Document(Article(id=text_id(text), input="test"), text)


def test_found_marks_are_kept_by_kind_in_order() -> None:
    doc = make_document("One. Two.")
    first = Sentence(spans=(Span(0, 4),), by="test/1")
    second = Sentence(spans=(Span(5, 9),), by="test/1")
    paragraph = Paragraph(spans=(Span(0, 9),), by="test/1")
    found = doc.with_found([first, paragraph]).with_found([second])
    assert found.of_kind(Sentence) == (first, second)
    assert found.of_kind(Paragraph) == (paragraph,)


def test_a_document_is_never_changed_by_what_is_found_later() -> None:
    doc = make_document("One.")
    doc.with_found([Sentence(spans=(Span(0, 4),), by="test/1")])
    assert doc.of_kind(Sentence) == ()


def test_the_key_of_a_record_does_not_depend_on_its_finder() -> None:
    assert record_key("a", "statement", (Span(1, 2),)) == record_key("a", "statement", (Span(1, 2),))
    assert record_key("a", "statement", (Span(1, 2),)) != record_key("a", "statement", (Span(1, 3),))


def test_a_text_with_a_lone_surrogate_has_an_id() -> None:
    assert len(text_id("a\ud800b")) == 64
