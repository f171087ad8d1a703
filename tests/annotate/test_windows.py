"""Windows cover an article once, are all of one length, and keep each piece where it is seen best."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.windows import plan_windows


@given(st.integers(1, 5000), st.integers(32, 254))
def test_every_piece_is_kept_once(pieces: int, size: int) -> None:
    windows = plan_windows(pieces, size=size, stride=max(1, size * 3 // 4))
    assert windows[0].keep_start == 0
    assert windows[-1].keep_end == pieces
    assert all(a.keep_end == b.keep_start for a, b in pairwise(windows))
    assert all(w.start <= w.keep_start < w.keep_end <= w.end for w in windows)


@given(st.integers(1, 5000))
def test_all_windows_of_an_article_are_full_so_that_no_mask_is_needed(pieces: int) -> None:
    windows = plan_windows(pieces, size=254, stride=192)
    assert {w.end - w.start for w in windows} == {min(254, pieces)}


def test_no_pieces_have_no_windows() -> None:
    assert plan_windows(0, size=254, stride=192) == []
