"""Each golden article is read as its `expected.json` says; `python scripts/write_golden.py` writes that anew."""

import json
from pathlib import Path

import pytest
import write_golden

from onrecord.reader import Reader

pytestmark = pytest.mark.model


@pytest.mark.parametrize("folder", write_golden.golden_folders(), ids=lambda folder: folder.name)
def test_a_golden_article_is_read_as_before(folder: Path, reader: Reader) -> None:
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    (result,) = reader.read_many([write_golden.article_of(folder)])
    assert write_golden.essentials(result) == expected


@pytest.mark.parametrize("folder", write_golden.golden_folders(), ids=lambda folder: folder.name)
def test_a_golden_article_says_what_it_is_for(folder: Path) -> None:
    assert len((folder / "NOTES.md").read_text(encoding="utf-8").split()) > 5


def test_nothing_of_scripts_comments_and_templates_comes_into_a_text(reader: Reader) -> None:
    reading = reader.read(write_golden.GOLDEN / "scripts-in-odd-places" / "article.html")
    for words in ("script", "style", "comment said", "template", "alert", "&", "Home"):
        assert words not in reading.text.replace("Ferry & bridge", "")
    assert "<no price>" in reading.text


def test_words_behind_emoji_are_whole(reader: Reader) -> None:
    reading = reader.read(write_golden.GOLDEN / "emoji" / "article.txt")
    last = reading.statements[-1]
    assert [span.of(reading.text) for span in last.content] == ["the mood was 👍🏽 at first and 👎🏽 after lunch"]
