"""Words of any text lie in it, in order, and every feature has a class."""

from importlib.resources import as_file, files

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from onrecord.annotate.features import FEATURES, encode_text, load_tokenizer


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    with as_file(files("onrecord.models") / "en" / "tokenizer.json") as path:
        return load_tokenizer(path)


@given(text=st.text())
def test_words_of_any_text_lie_in_it_in_order(text: str, tokenizer: Tokenizer) -> None:
    encoded = encode_text(text, tokenizer)
    assert ((encoded.starts >= 0) & (encoded.ends <= len(text))).all()
    assert (encoded.starts < encoded.ends).all()
    assert (encoded.ends[:-1] <= encoded.starts[1:]).all()
    assert encoded.features.shape == (len(encoded), len(FEATURES))
    assert (encoded.features > 0).all()
    assert (encoded.features < list(FEATURES.values())).all()


def test_a_paragraph_that_forgets_its_closing_mark_spoils_no_other(tokenizer: Tokenizer) -> None:
    encoded = encode_text("He said “no.\n\nThen he left.", tokenizer)
    quote = encoded.features[:, 2].tolist()
    words = ["He said “no.\n\nThen he left."[a:b] for a, b in zip(encoded.starts, encoded.ends, strict=True)]
    assert quote[words.index("no")] == 2
    assert quote[words.index("Then")] == 1
