import io
import json
import pickle
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import EmptyInput, InputError, MalformedLine, TooLargeInput, UnreadableInput, WrongLanguage
from onrecord.ingest import Answer, Ingested, IngestOptions, Source, ingest_one, read_inputs

TEXT = "HALLIN, March 3 - Envoys met in secret, two officials said.\n\nThe ministry declined to comment on the report."
PAGE = (
    "<!doctype html><html><head><meta property='og:site_name' content='Wire'></head><body><article><h1>Talks</h1>"
    + "".join(
        f"<p>Envoys number {n} of both of the states met in secret last week, two of the officials said on Tuesday.</p>"
        for n in range(6)
    )
)


def lines(*rows: object, options: IngestOptions | None = None) -> list[Ingested | InputError]:
    data = "\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows).encode()
    return list(read_inputs(["-"], options=options, stdin=io.BytesIO(data)))


def one(data: bytes, options: IngestOptions | None = None) -> Ingested:
    return ingest_one(Source(kind="bytes", input="-", data=data), options=options)


def test_a_text_file_is_kept_whole_and_its_line_ends_made_plain(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.replace("\n", "\r\n").encode("utf-8-sig"))
    taken = ingest_one(Source(kind="file", input=str(path)))
    assert taken.text == TEXT
    assert taken.article.input == str(path)
    assert pickle.loads(pickle.dumps(taken)) == taken


def test_a_page_is_told_by_its_start_whatever_its_name(tmp_path: Path) -> None:
    path = tmp_path / "saved.txt"
    path.write_text(PAGE)
    taken = ingest_one(Source(kind="file", input=str(path)))
    assert (taken.article.title, taken.article.outlet, taken.article.language) == ("Talks", "Wire", "en")


def test_a_line_states_what_its_text_does_not() -> None:
    (taken,) = lines(
        {
            "id": "x1",
            "text": TEXT,
            "title": "T",
            "outlet": "O",
            "url": "https://o.example/",
            "published_at": "2026-03-03T08:00Z",
            "other": [1],
        }
    )
    assert isinstance(taken, Ingested)
    article = taken.article
    assert (article.input, article.title, article.outlet, article.url) == ("x1", "T", "O", "https://o.example/")
    assert article.published_at == datetime(2026, 3, 3, 8, tzinfo=UTC)
    assert article.dateline is not None
    assert str(article.dateline.day) == "2026-03-03"
    assert taken.text == TEXT


def test_a_line_may_hold_a_page() -> None:
    (taken,) = lines({"html": PAGE, "url": "https://o.example/a"})
    assert isinstance(taken, Ingested)
    assert (taken.article.input, taken.article.url) == ("-:1", "https://o.example/a")


def test_bad_lines_are_told_with_their_numbers_and_the_rest_goes_on() -> None:
    found = lines({"text": TEXT}, '{"text": ', "[1]", {"id": 3}, {"text": 5}, {"text": " "}, {"text": TEXT})
    assert [type(item) for item in found] == [
        Ingested,
        MalformedLine,
        MalformedLine,
        MalformedLine,
        MalformedLine,
        EmptyInput,
        Ingested,
    ]
    assert [item.input for item in found if isinstance(item, MalformedLine)] == ["-:2", "-:3", "-:4", "-:5"]


def test_a_day_that_cannot_be_read_is_left_out_and_told() -> None:
    (taken,) = lines({"text": TEXT, "published_at": "soon"})
    assert isinstance(taken, Ingested)
    assert taken.article.published_at is None
    assert any("published_at 'soon'" in item.reason for item in taken.rejected)


def test_lone_surrogates_in_a_line_never_reach_the_text() -> None:
    for item in lines('{"text": "He said \\ud800 no.\\u0000"}'):
        if isinstance(item, Ingested):
            item.text.encode()
            assert "\x00" not in item.text


def test_a_file_that_vanished_is_told_when_it_is_read(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="cannot be read"):
        ingest_one(Source(kind="file", input=str(tmp_path / "gone.txt")))


def test_an_empty_file_is_told() -> None:
    with pytest.raises(EmptyInput):
        one(b" \n ")


def test_the_limit_is_on_bytes_of_text() -> None:
    options = IngestOptions(max_bytes=10)
    assert one(b"0123456789", options).text == "0123456789"
    with pytest.raises(TooLargeInput, match=r"too large: 12 bytes of text, limit 10; --max-bytes raises it"):
        one("éééééé".encode(), options)


def test_the_language_check_can_be_turned_off() -> None:
    german = (
        "Die Regierung hat am Montag mitgeteilt, dass sie die Gespräche nicht fortsetzen wird und das nicht will. " * 3
    ).encode()
    with pytest.raises(WrongLanguage):
        one(german)
    assert one(german, IngestOptions(language_check=False)).article.language is None


def test_an_address_is_fetched_and_dated() -> None:
    noon = datetime(2026, 3, 3, 12, tzinfo=UTC)
    chunks = [PAGE.encode(), b""]
    options = IngestOptions(
        resolve=lambda _host, _port: ["93.184.216.34"],
        transport=lambda _: Answer(
            status=200, headers={"content-type": "text/html"}, read=lambda: chunks.pop(0), close=lambda: None
        ),
        clock=lambda: noon,
    )
    (taken,) = read_inputs(["https://wire.example/talks"], options=options)
    assert isinstance(taken, Ingested)
    assert (taken.article.input, taken.article.url) == ("https://wire.example/talks", "https://wire.example/talks")
    assert taken.article.retrieved_at == noon


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_taken_or_refused_in_words(data: bytes) -> None:
    for prefix in (b"", b"<html><body><p>", b'{"text": "', b"\xff\xfe"):
        for found in read_inputs(["-"], stdin=io.BytesIO(prefix + data)):
            if isinstance(found, Ingested):
                assert all(span.of(found.text).strip() for block in found.blocks for span in block.spans)
            else:
                assert isinstance(found, InputError)


def test_nothing_heavy_is_loaded_before_it_is_needed() -> None:
    code = "import sys, onrecord.ingest; print([m for m in ('trafilatura', 'lxml', 'py3langid', 'urllib3') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
