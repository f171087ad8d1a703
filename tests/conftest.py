"""Shared fixtures: where the corpora are, the trained reader loaded once, and loud skips."""

from pathlib import Path

import pytest

from onrecord.reader import Reader

ROOT = Path(__file__).resolve().parent.parent
CORPORA = ROOT.parent / "shared" / "corpora"


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def corpora_or_nothing() -> Path:
    """The folder where corpora would be; it may be missing."""
    return CORPORA


@pytest.fixture(scope="session")
def corpora() -> Path:
    """The folder of corpora; a test that needs it is skipped where it is missing, and says so."""
    if not CORPORA.is_dir():
        pytest.skip("corpus missing: there is no ../shared/corpora, nothing was measured")
    return CORPORA


@pytest.fixture(scope="session")
def reader() -> Reader:
    """One reader for all tests that need the trained model."""
    return Reader(threads=2)
