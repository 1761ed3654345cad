"""The large pipeline: a package of its own beside the wheel, with the interface of the small one."""

import hashlib
import json
import sys
from pathlib import Path

import pytest
from spacy.language import Language

import quoteattr
from quoteattr.pipeline import PARSER_COMPONENTS, _find

FOUND = _find("en_quoteattr_lg")
README = Path(__file__).parents[2] / "README.md"
pytestmark = pytest.mark.skipif(not isinstance(FOUND, Path), reason="not installed, and this is no checkout")
TEXT = (
    "“It leaks,” said Meg Prowse, who chairs the works committee. “It has leaked since it was built.”\n\n"
    "Her rival, Julian Sand, called the figure “a bathtub full of nonsense”. According to a report by the engineers, "
    "the floor has moved by nine centimetres."
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    return quoteattr.load("en_quoteattr_lg")


def size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc")


def test_it_stays_small_enough_for_a_repository() -> None:
    small = _find("en_quoteattr_sm")
    assert isinstance(FOUND, Path)
    assert isinstance(small, Path)
    assert size(FOUND) < 95e6
    assert size(FOUND) + size(small) < 150e6


def test_it_has_the_components_of_the_small_one(nlp: Language) -> None:
    assert [name for name in nlp.pipe_names if name.startswith("quoteattr_")] == list(PARSER_COMPONENTS)
    assert "torch" not in sys.modules or nlp.get_pipe("quoteattr_parser").runtime.__class__.__name__ == "Runtime"


def test_it_reads(nlp: Language) -> None:
    found = {(q.text, q.speaker.name if q.speaker else None) for q in quoteattr.extract(TEXT, nlp)}
    assert ("“It leaks,” “It has leaked since it was built.”", "Meg Prowse") in found
    assert any(name == "Julian Sand" for _, name in found)
    assert len(found) == 3


def test_company_changes_nothing(nlp: Language) -> None:
    texts = [TEXT, "It rained all day in Ashby.", TEXT.replace("\n\n", " ")]
    alone = [[q.text for q in quoteattr.extract(text, nlp)] for text in texts]
    assert [[q.text for q in quotes] for _, quotes in quoteattr.pipe(texts, nlp)] == alone


def test_words_outside_its_vocabulary_are_read_in_shorter_pieces(nlp: Language) -> None:
    quotes = quoteattr.extract("“Zyxwanthrop quillifies,” said Ottokar Vrbensky-Szlachta.", nlp)
    assert [(q.text, q.speaker.name) for q in quotes if q.speaker] == [
        ("“Zyxwanthrop quillifies,”", "Ottokar Vrbensky-Szlachta")
    ]


def test_its_weights_are_those_that_were_exported() -> None:
    assert isinstance(FOUND, Path)
    rows = [line.split("  ") for line in (FOUND / "checksums.sha256").read_text(encoding="utf8").splitlines()]
    assert "quoteattr_parser/network.onnx.gz" in [name for _, name in rows]
    for digest, name in rows:
        assert hashlib.sha256((FOUND / name).read_bytes()).hexdigest() == digest


def test_its_card_says_what_was_measured() -> None:
    assert isinstance(FOUND, Path)
    meta = json.loads((FOUND / "meta.json").read_text(encoding="utf8"))
    card = (FOUND / "README.md").read_text(encoding="utf8")
    assert f"{100 * meta['performance']['polnear_dev_e2e_f_all']:.1f} (" in card
    assert meta["sources"][0]["name"].startswith("all-mpnet-base-v2")


@pytest.mark.skipif(not README.is_file(), reason="this is no checkout")
def test_the_readme_says_what_was_measured() -> None:
    assert isinstance(FOUND, Path)
    scores = json.loads((FOUND / "meta.json").read_text(encoding="utf8"))["performance"]
    names = ("e2e_f_all", "e2e_f_direct_mixed", "e2e_f_direct", "segments_attributed")
    said = README.read_text(encoding="utf8")
    assert "| GUM news | `en_quoteattr_lg`, PolNeAR dev |" in said
    rows = [[cell.strip() for cell in line.split("|")] for line in said.split("\n") if line.startswith("|")]
    third = {row[1].split(",")[0]: row[4] for row in rows if len(row) > 5}
    measured = [f"{100 * scores[f'polnear_dev_{name}']:.1f}" for name in names]
    lines = ("all attributions", "direct and mixed", "direct", "quoted segments given to the right source")
    assert [third[line] for line in lines] == measured
