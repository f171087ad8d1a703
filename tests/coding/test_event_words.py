"""What the codebook knows of a trigger's words."""

import pytest
from deed_build import CODEBOOK

from onrecord.coding.event_words import compile_event_words, meanings_of, weigh_types


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("bombarded", "ASSAULT"),
        ("expelling", "SANCTION"),
        ("met", "CONSULT"),
        ("banned", "COERCE"),
        ("condemnation", "ACCUSE"),
        ("accused", "ACCUSE"),
    ],
)
def test_forms_of_words_are_found(words: str, kind: str) -> None:
    found = meanings_of(words, *CODEBOOK.made(compile_event_words))
    assert max(found, key=found.__getitem__) == kind


def test_unknown_words_change_nothing() -> None:
    chances = {"none": 0.2, "AID": 0.5, "CONSULT": 0.3}
    assert weigh_types(chances, "zzz qqq", CODEBOOK, no_event="none") == pytest.approx(chances)


def test_the_codebook_shares_out_among_types_and_leaves_the_rest() -> None:
    weighed = weigh_types({"none": 0.4, "AID": 0.35, "ASSAULT": 0.25}, "shelled", CODEBOOK, no_event="none")
    assert weighed["none"] == 0.4
    assert weighed["ASSAULT"] > weighed["AID"]
    assert sum(weighed.values()) == pytest.approx(1.0)
