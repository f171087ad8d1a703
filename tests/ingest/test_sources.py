import io
import os
import pickle
from pathlib import Path

import pytest

from onrecord.errors import EmptyInput, InputError, RefusedAddress, TooLargeInput, UnreadableInput
from onrecord.ingest import IngestOptions, Source, list_sources


def names(*inputs: str, stdin: bytes = b"") -> list[str]:
    return [found.input for found in list_sources(inputs, stdin=io.BytesIO(stdin))]


def test_inputs_are_listed_in_their_order(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("b")
    (tmp_path / "a.html").write_text("a")
    given = [str(tmp_path / "b.txt"), "https://x.example/", str(tmp_path / "a.html"), "-"]
    assert names(*given, stdin=b"text") == given


def test_a_folder_gives_its_known_files_sorted_with_those_below(tmp_path: Path) -> None:
    for name in ("b.txt", "a.htm", "c/d.md", "e.pdf", ".hidden.txt", ".git/x.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("words")
    assert [Path(name).name for name in names(str(tmp_path))] == ["a.htm", "b.txt", "d.md"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is closed to this user")
def test_a_folder_that_may_not_be_read_says_so(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0)
    (found,) = list_sources([str(closed)])
    closed.chmod(0o700)
    assert isinstance(found, UnreadableInput)
    assert "Permission denied" in found.reason


def test_json_lines_give_a_source_a_line(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "a"}\n\n{"text": "b"}')
    assert names(str(path)) == [f"{path}:1", f"{path}:3"]


def test_json_lines_are_told_by_their_start_too(tmp_path: Path) -> None:
    path = tmp_path / "export"
    path.write_text('{"text": "a"}\n{"text": "b"}\n')
    assert len(names(str(path))) == 2
    assert names("-", stdin=path.read_bytes()) == ["-:1", "-:2"]


def test_what_cannot_be_listed_is_an_error_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "none.jsonl").write_text("\n\n")
    given = [str(tmp_path / "gone.txt"), str(tmp_path / "empty"), str(tmp_path / "none.jsonl"), "a\x00b", "-"]
    found = list(list_sources(given, stdin=io.BytesIO(b"text")))
    assert [type(item) for item in found] == [UnreadableInput, EmptyInput, EmptyInput, UnreadableInput, Source]


@pytest.mark.parametrize("given", ["file:///etc/passwd", "ftp://wire.example/a"])
def test_other_addresses_than_http_are_refused_by_name(given: str) -> None:
    (found,) = list_sources([given])
    assert isinstance(found, RefusedAddress)
    assert "only these are fetched" in found.reason


def test_a_line_that_is_too_long_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("x" * 5_000 + '\n{"text": "b"}\n')
    found = list(list_sources([str(path)], options=IngestOptions(max_bytes=100)))
    assert [type(item) for item in found] == [TooLargeInput, Source]
    assert found[1].input == f"{path}:2"


def test_standard_input_over_the_limit_is_an_error() -> None:
    (found,) = list_sources(["-"], options=IngestOptions(max_bytes=10), stdin=io.BytesIO(b"x" * 200))
    assert isinstance(found, TooLargeInput)


def test_sources_and_errors_can_travel_to_a_worker() -> None:
    source = Source(kind="line", input="a:1", data=b"{}")
    assert pickle.loads(pickle.dumps(source)) == source
    error = pickle.loads(pickle.dumps(EmptyInput("a", "b")))
    assert isinstance(error, InputError)
    assert str(error) == "a: b"
