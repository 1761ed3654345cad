"""Fixtures that several test modules share."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from spacy.language import Language

if TYPE_CHECKING:
    from browser import Browser

sys.path.insert(0, str(Path(__file__).parent))  # `from annotated import read_answer` in any test; never the package


# The same examples in every run, so that a change is judged by itself; HYPOTHESIS_PROFILE=search draws new ones.
settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("search", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))


@pytest.fixture(scope="session")
def rules() -> Language:
    """The rule pipeline, as packaged."""
    import quoteattr

    return quoteattr.load("rules")


@pytest.fixture(scope="session")
def corpora() -> Path:
    """The folder of the corpora; tests that measure on them skip without it."""
    folder = os.environ.get("QUOTEATTR_DATA")
    if not folder:
        pytest.skip("QUOTEATTR_DATA does not name the folder of the corpora")
    return Path(folder)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> "Iterator[Browser]":
    """A browser for the tests of one file that click; they skip on a machine without one."""
    from browser import CHROMIUM, Browser

    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine")
    opened = Browser(tmp_path_factory.mktemp("profile"))
    yield opened
    opened.close()
