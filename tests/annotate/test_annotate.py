"""Names are told inside paragraphs and outside addresses; what is left out is counted."""

import re
from typing import Any

from onrecord.annotate import annotate
from onrecord.annotate.model import ModelOutput
from onrecord.annotate.names import FoundEntity
from onrecord.document import Document, text_id
from onrecord.document.marks import Mention
from onrecord.document.records import Article, Rejected


class Names:
    """Takes every run of capitalised words for a person, over line ends, too."""

    name, sha256 = "stand-in", bytes(32)

    def read(self, text: str) -> ModelOutput:
        runs = re.finditer(r"[A-Z]\w+(?:\s+[A-Z]\w+)*", text)
        return ModelOutput([], [], [FoundEntity(*run.span(), "PER", 0.9) for run in runs], [(0, 2)])


def found_in(text: str) -> list[Mention | Rejected]:
    model: Any = Names()
    doc = Document(Article(id=text_id(text), input="test"), text)
    return [mark for mark in annotate(doc, model=model) if isinstance(mark, Mention | Rejected)]


def names_in(text: str) -> list[str]:
    return [mark.span.of(text) for mark in found_in(text) if isinstance(mark, Mention)]


def test_a_name_does_not_run_over_the_end_of_a_paragraph() -> None:
    assert names_in("yours, Lena Orsk\nIvo Tann wrote back.") == ["Lena Orsk", "Ivo Tann"]
    assert names_in("yours, Lena\n\nOrsk wrote back.") == ["Lena", "Orsk"]


def test_words_of_an_address_are_no_names() -> None:
    assert names_in("write to Lena.Orsk@courier.example or see www.Courier.example/Sarn, Tann said.") == ["Tann"]


def test_what_is_left_out_is_told() -> None:
    reasons = [mark.reason for mark in found_in("see www.Courier.example now") if isinstance(mark, Rejected)]
    assert reasons == ["more words like a cue or an event than are looked at", "a name inside an address"]
