import pickle
from pathlib import Path

import msgspec
import pytest

import onrecord
from onrecord.document.records import Reading
from onrecord.errors import EmptyInput, InputError, OnrecordError, ReadingFailed, UnreadableInput
from onrecord.ingest import IngestOptions, Source
from onrecord.reader import Reader

TEXT = "HALLIN, 3 March 2026 — “No unit has moved,” Defence Minister Ivo Tann said on Monday.\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def fail(reading: Reading) -> int:
    return [0][len(reading.text)]


def test_the_public_names_are_there() -> None:
    assert {"Reader", "Reading", "read"} <= set(onrecord.__all__)
    assert onrecord.Reader is Reader


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'reed'"):
        onrecord.reed  # noqa: B018


@pytest.mark.model
def test_read_takes_a_path_and_gives_a_reading(article: Path) -> None:
    reading = onrecord.read(article)
    assert reading.article.input == str(article)
    assert "No unit has moved" in reading.statements[0].content[0].of(reading.text)


def test_read_refuses_a_folder_of_several_articles(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    with pytest.raises(InputError, match="more than one article"):
        onrecord.read(tmp_path)


def test_read_of_nothing_says_so() -> None:
    with pytest.raises(UnreadableInput, match="no such file"):
        onrecord.read("nowhere.txt")


def test_a_reader_is_pickled_without_its_weights() -> None:
    copy = pickle.loads(pickle.dumps(Reader(threads=2, options=IngestOptions(max_bytes=7))))
    assert (copy.threads, copy.options.max_bytes) == (2, 7)


def test_errors_keep_their_stage_on_the_way_between_processes() -> None:
    copy = pickle.loads(pickle.dumps(ReadingFailed("a.txt", "broke", stage="resolve")))
    assert (type(copy), copy.input, copy.reason, copy.stage) == (ReadingFailed, "a.txt", "broke", "resolve")


@pytest.mark.model
def test_a_fault_of_ours_becomes_a_report_with_its_place(reader: Reader, article: Path) -> None:
    failed = reader.try_source(Source(kind="file", input=str(article)), make=fail)
    assert isinstance(failed, ReadingFailed)
    assert "IndexError: list index out of range" in failed.reason
    assert "in fail" in failed.trace


@pytest.mark.model
def test_one_bad_article_does_not_stop_the_others(reader: Reader, tmp_path: Path, article: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("")
    results = list(reader.read_many([article, empty, tmp_path / "gone.txt", article]))
    assert [type(result) for result in results] == [Reading, EmptyInput, UnreadableInput, Reading]


@pytest.mark.model
def test_several_processes_give_the_same_in_the_same_order(reader: Reader, root: Path) -> None:
    folder = [root / "examples" / "karvia"]
    alone = [msgspec.json.encode(item) for item in reader.read_many(folder) if isinstance(item, Reading)]
    together = [msgspec.json.encode(item) for item in Reader().read_many(folder, jobs=2) if isinstance(item, Reading)]
    assert alone == together


@pytest.mark.model
def test_known_facts_about_a_text_are_kept(reader: Reader) -> None:
    reading = reader.read_text(TEXT, id="7", outlet="The Courier", url="https://courier.example/7")
    assert (reading.article.input, reading.article.outlet) == ("7", "The Courier")


def test_a_reader_without_weights_says_what_is_missing(tmp_path: Path) -> None:
    from onrecord.annotate import Model

    with pytest.raises(OnrecordError, match=r"lacks reader\.json"):
        Model.load(tmp_path)
