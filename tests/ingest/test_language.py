import pytest

from onrecord.errors import WrongLanguage
from onrecord.ingest.language import check_language

GERMAN = (
    "Die Regierung hat am Montag mitgeteilt, dass sie die Gespräche mit dem Nachbarland nicht fortsetzen wird. "
    "Ein Sprecher des Ministeriums sagte, man habe alles versucht, aber die andere Seite sei nicht bereit gewesen. "
) * 2


def test_english_is_english() -> None:
    assert (
        check_language("The minister said that she had been told of the talks by two of his aides. " * 4, "a") == "en"
    )


def test_english_full_of_names_is_english() -> None:
    text = "Retired general Lena Orsk accused Defence Minister Ivo Tann of hiding brigade movements near Valdora, " * 3
    assert check_language(text, "a") == "en"


def test_another_language_is_named() -> None:
    with pytest.raises(WrongLanguage, match=r"looks like de\); --language-check off"):
        check_language(GERMAN, "a")


@pytest.mark.parametrize("text", ["", "Nein.", "🙂🙂", "123 456"])
def test_a_very_short_text_passes_without_a_language(text: str) -> None:
    assert check_language(text, "a") is None


def test_a_short_text_in_other_letters_is_not_english() -> None:
    with pytest.raises(WrongLanguage, match="other letters"):
        check_language("שלום עולם, אמר השר ביום שני כי השיחות נמשכות", "x")
