"""`quoteattr_speakers`: who said it.

Reads sections, marks, attributions and entities; writes one row a speaker and the evidence for each attribution.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from quoteattr.annotations import SpeakerEvidence, SpeakerRow, read_attributions, write_speakers
from quoteattr.coref.cast.antecedents import weights_of
from quoteattr.coref.pronouns.backends import get_backend
from quoteattr.coref.resolver import Resolver, Settings
from quoteattr.coref.words.lexicon import english
from quoteattr.registry import Entry, Registry, packaged, read_table, rows_of


class Speakers:
    """Gives every attribution its speaker.

    threshold: least probability at which he or she is given a name; below it the speaker is None and the candidates
    stand in the evidence. least_score: the same for they and it, on the scale of their score.
    ranker: "learned" or "rules". registry: whether the packaged registry is asked; people: a CSV or JSON file with a
    table of one's own, laid over it. backend: None for our own resolver of pronouns, or "coreferee" or "fastcoref".
    words: rows to use instead of a packaged word table, by its name.
    """

    def __init__(
        self,
        threshold: float = 0.5,
        least_score: float = -1.0,
        ranker: str = "learned",
        registry: bool = True,
        people: str | None = None,
        backend: str | None = None,
        words: dict[str, list[str]] | None = None,
    ) -> None:
        self.settings = Settings(threshold, least_score, weights_of(ranker))
        self.words = words or {}
        self.backend = get_backend(backend)
        self.own: list[Entry] = []
        self.packaged = registry
        self._known = self._merged()
        english(self.words)  # an unknown table is told now, not with the first article
        if people:
            self.use_registry(people)

    def use_registry(self, table: Any, packaged_too: bool = True) -> None:
        """Lay a table of one's own (CSV or JSON path, list of rows, DataFrame) over the packaged registry.

        packaged_too: False to ask this table alone. Raises InputError for a table that cannot be read.
        """
        self.own, self.packaged = read_table(table), packaged_too
        self._known = self._merged()

    def _merged(self) -> Registry:
        base = packaged() if self.packaged else Registry()
        return base.extended(self.own) if self.own else base

    def __call__(self, doc: Doc) -> Doc:
        speakers, evidence = self.resolve(doc)
        write_speakers(doc, speakers, evidence)
        return doc

    def resolve(self, doc: Doc) -> tuple[list[SpeakerRow], list[SpeakerEvidence]]:
        """The speakers of the doc's attributions, and why."""
        if not read_attributions(doc):
            return [], []
        return Resolver(doc, self.settings, english(self.words), self._known, self.backend).resolve()

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """The registry of one's own; everything else stands in the config."""
        return json.dumps({"packaged": self.packaged, "own": rows_of(self.own)}, ensure_ascii=False).encode()

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> "Speakers":
        """Take the registry of one's own back."""
        state = json.loads(data)
        self.use_registry(state["own"], state["packaged"])
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the registry of one's own into a folder."""
        Path(path).mkdir(parents=True, exist_ok=True)
        (Path(path) / "registry.json").write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> "Speakers":
        """Read the registry of one's own out of a folder, where there is one."""
        file = Path(path) / "registry.json"
        return self.from_bytes(file.read_bytes()) if file.is_file() else self


@Language.factory(
    "quoteattr_speakers",
    requires=["doc.ents"],
    assigns=[],
    default_config={
        "threshold": 0.5,
        "least_score": -1.0,
        "ranker": "learned",
        "registry": True,
        "people": None,
        "backend": None,
        "words": {},
    },
)
def make_speakers(
    nlp: Language,
    name: str,
    threshold: float,
    least_score: float,
    ranker: str,
    registry: bool,
    people: str | None,
    backend: str | None,
    words: dict[str, list[str]],
) -> Speakers:
    """Build the component; see `Speakers`."""
    return Speakers(threshold, least_score, ranker, registry, people, backend, words)
