import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import BinaryInput, InputError
from onrecord.ingest.decode import clean, decode, sniff


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_encodings_are_read_exactly(encoding: str) -> None:
    text = "“Kyiv” – 🇺🇦 🇽 مرحبا, she said."
    assert decode(text.encode(encoding), "a.txt") == (text, None)


def test_what_is_not_utf8_is_read_as_windows_1252_and_says_so() -> None:
    text, notice = decode("“No comment”".encode("cp1252"), "a.txt")
    assert text == "“No comment”"
    assert notice is not None
    assert notice.startswith("decoded as windows-1252")


def test_a_page_may_declare_its_encoding() -> None:
    data = b'<html><meta charset="windows-1251">' + "Война".encode("cp1251")
    assert "Война" in decode(data, "a.html", is_page=True)[0]


@pytest.mark.parametrize("label", ["zip", "rot13", "unicode_escape", "nonsense", "idna", "undefined"])
def test_an_encoding_that_no_page_has_is_not_believed(label: str) -> None:
    data = f"<html><meta charset={label}>caf\xe9".encode("cp1252")
    assert decode(data, "a.html", is_page=True)[0].endswith("café")


def test_only_line_ends_are_changed() -> None:
    assert clean("a\r\nb\rc\nd\t  e ") == "a\nb\nc\nd\t  e "


def test_what_utf8_cannot_hold_is_replaced_one_for_one() -> None:
    assert clean("a\ud800b\x00c") == "a\ufffdb\ufffdc"


@pytest.mark.parametrize("data", [b"abc\x00def", b"%PDF-1.7 x", b"\x89PNG\r\n", b"\x01\x02\x03\x04\x05\x06" * 40])
def test_binary_files_are_refused(data: bytes) -> None:
    with pytest.raises(BinaryInput):
        decode(data, "a.bin")


@pytest.mark.parametrize(
    ("data", "shape"),
    [
        (b"<!DOCTYPE html><p>", "html"),
        (b"\xef\xbb\xbf  <HTML lang=en>", "html"),
        (b"<!-- saved --> <html>", "html"),
        (b'{"id": 1, "text": "a"}', "jsonl"),
        (b"{braces} are text", "text"),
        (b"HALLIN, March 3 -", "text"),
    ],
)
def test_the_kind_of_text_is_told_by_its_start(data: bytes, shape: str) -> None:
    assert sniff(data) == shape


@given(st.binary(max_size=400))
def test_bytes_become_storable_text_or_are_refused(data: bytes) -> None:
    try:
        text, _ = decode(data, "a")
    except InputError:
        return
    text.encode()
    assert "\r" not in text
    assert "\x00" not in text
