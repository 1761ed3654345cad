"""Coreference from elsewhere, for whoever has it installed: our own resolver needs none.

A backend gives the clusters of an article as character spans; pronouns in a cluster with a name mean that name, all
others are left to our own resolver. Packages are imported with the first article.
"""

from collections.abc import Sequence
from importlib import import_module
from typing import Any, Protocol

from spacy.tokens import Doc

from quoteattr.annotations import Offsets
from quoteattr.errors import InputError, MissingExtraError

Clusters = Sequence[Sequence[Offsets]]


class CorefBackend(Protocol):
    """Anything that finds which spans of a text refer to the same."""

    def clusters(self, doc: Doc) -> Clusters:
        """The spans of each, in characters of the text. Raises MissingExtraError without the package."""
        ...


class Coreferee:
    """Chains that the `coreferee` component left on the doc; it must stand before ours in the pipeline."""

    def clusters(self, doc: Doc) -> Clusters:
        if not doc.has_extension("coref_chains"):
            _require("coreferee")
            raise MissingExtraError("backend 'coreferee': add the component 'coreferee' before 'quoteattr_speakers'.")
        return [
            [(doc[min(mention)].idx, doc[max(mention)].idx + len(doc[max(mention)])) for mention in chain]
            for chain in doc._.coref_chains or ()
        ]


class FastCoref:
    """The FCoref model of `fastcoref`, on the processor."""

    def __init__(self) -> None:
        self._model: Any = None

    def clusters(self, doc: Doc) -> Clusters:
        if self._model is None:
            self._model = _require("fastcoref").FCoref(device="cpu")
        found: Clusters = self._model.predict(texts=[doc.text])[0].get_clusters(as_strings=False)
        return found

    def __getstate__(self) -> dict[str, Any]:
        return {"_model": None}  # another process loads its own


BACKENDS: dict[str, type[Coreferee] | type[FastCoref]] = {"coreferee": Coreferee, "fastcoref": FastCoref}


def get_backend(name: str | None) -> CorefBackend | None:
    """The backend of that name; None for our own resolver. Raises InputError for a name that there is not."""
    if name is None:
        return None
    if name not in BACKENDS:
        raise InputError(f"backend is {name!r}; it must be None for our own resolver, or one of {sorted(BACKENDS)}.")
    return BACKENDS[name]()


def _require(package: str) -> Any:
    try:
        return import_module(package)
    except ImportError as error:
        raise MissingExtraError(
            f"backend {package!r} needs a package that is not installed. Install it with: pip install {package}"
        ) from error
