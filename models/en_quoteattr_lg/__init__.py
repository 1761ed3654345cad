"""Quotations of English news by a small network and rules, on a CPU without torch."""

from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.util import load_model_from_path


def load(**overrides: Any) -> Language:
    """Load the pipeline of this folder; the arguments are those of `spacy.load`."""
    return load_model_from_path(Path(__file__).parent, **overrides)
