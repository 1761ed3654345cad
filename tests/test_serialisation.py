"""A doc and a pipeline keep what they know: on disk, in bytes, in a DocBin, pickled, copied, and in other processes."""

import copy
import multiprocessing
import pickle
import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

import quoteattr
from quoteattr import Article, Quote
from quoteattr.annotations import read_quotes

ARTICLE = Article(
    id="a1",
    outlet="The Ashby Herald",
    published="2031-05-14",
    authors=("Jo Ray",),
    text=(
        "Ashby council voted on Monday to close the pool.\n\n"
        "“It leaks,” said Meg Prowse, who chairs the works committee. “It has leaked since it was built.”\n\n"
        "She told the meeting that repairs would cost 4 million crowns. Her rival, Julian Sand, called the figure "
        "“a bathtub full of nonsense”.\n\n"
        "“Nobody asked the swimmers,” he said on Tuesday.\n"
    ),
)
OTHERS = [
    Article(id="a2", text='"We lost," said Bo Kim. "We will lose again."'),
    Article(id="a3", text="No one said a word."),
    Article(id="a4", text="“Rates are too high,” the minister, Ann Lee, said on Friday.", published="2031-05-14"),
    Article(id="a5", text=""),
    Article(id="a6", text='He said: "stop. The pump failed.\n\nThe road is closed.'),
]


@pytest.fixture(scope="module")
def doc(rules: Language) -> Doc:
    doc = rules(quoteattr.make_doc(rules, ARTICLE))
    assert len(read_quotes(doc)) >= 3, "the checks below need something to keep"
    return doc


@pytest.fixture(scope="module")
def alone(rules: Language) -> list[tuple[Quote, ...]]:
    """Each article read by itself."""
    return [quoteattr.extract(article, rules) for article in (ARTICLE, *OTHERS)]


def test_doc_bytes(doc: Doc, rules: Language) -> None:
    assert read_quotes(Doc(rules.vocab).from_bytes(doc.to_bytes())) == read_quotes(doc)
    assert read_quotes(Doc(spacy.blank("en").vocab).from_bytes(doc.to_bytes())) == read_quotes(doc)


def test_doc_disk(doc: Doc, rules: Language, tmp_path: Path) -> None:
    doc.to_disk(tmp_path / "doc")
    assert read_quotes(Doc(rules.vocab).from_disk(tmp_path / "doc")) == read_quotes(doc)


def test_docbin_with_user_data(doc: Doc, rules: Language) -> None:
    stored = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    [again] = DocBin(store_user_data=True).from_bytes(stored).get_docs(rules.vocab)
    assert read_quotes(again) == read_quotes(doc)


def test_pickled_doc(doc: Doc) -> None:
    assert read_quotes(pickle.loads(pickle.dumps(doc))) == read_quotes(doc)


def test_copied_doc(doc: Doc) -> None:
    assert read_quotes(doc.copy()) == read_quotes(doc)
    assert read_quotes(copy.copy(doc)) == read_quotes(doc)


def test_reading_a_doc_by_itself_keeps_the_article(doc: Doc) -> None:
    assert read_quotes(doc)[0].article == ARTICLE


def test_pipeline_bytes(rules: Language, alone: list[tuple[Quote, ...]]) -> None:
    again = spacy.util.load_model_from_config(rules.config, auto_fill=True).from_bytes(rules.to_bytes())
    assert quoteattr.extract(ARTICLE, again) == alone[0]


def test_pickled_pipeline(rules: Language, alone: list[tuple[Quote, ...]]) -> None:
    again = pickle.loads(pickle.dumps(rules))
    assert quoteattr.extract(ARTICLE, again) == alone[0]


def test_pipeline_runs_from_its_folder_in_a_new_process(rules: Language, tmp_path: Path, doc: Doc) -> None:
    rules.to_disk(tmp_path / "mine")
    code = (
        "import sys, quoteattr\n"
        "text = open(sys.argv[2], encoding='utf8', newline='').read()\n"
        "quotes = quoteattr.extract(text, quoteattr.load(sys.argv[1]))\n"
        "print(len(quotes))"
    )
    (tmp_path / "text.txt").write_text(ARTICLE.text, encoding="utf8", newline="")
    run = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "mine"), str(tmp_path / "text.txt")],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(quoteattr.__file__).parents[1],
    )
    assert int(run.stdout) == len(read_quotes(doc))


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_two_processes_give_what_one_gives(
    rules: Language, alone: list[tuple[Quote, ...]], method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if method not in multiprocessing.get_all_start_methods():
        pytest.skip(f"this platform cannot {method}")
    if "torch" in sys.modules and method == "fork":
        sys.modules["torch"].set_num_threads(1)  # else a fork after a forward pass hangs
    before = multiprocessing.get_start_method(allow_none=True)
    multiprocessing.set_start_method(method, force=True)
    try:
        results = list(quoteattr.pipe([ARTICLE, *OTHERS], rules, batch_size=4, n_process=2))
    finally:
        multiprocessing.set_start_method(before, force=True)
    assert [article for article, _ in results] == [ARTICLE, *OTHERS]
    assert [quotes for _, quotes in results] == alone


@pytest.mark.parametrize("batch_size", [1, 2, 64])
def test_a_prediction_does_not_depend_on_its_batch(
    rules: Language, alone: list[tuple[Quote, ...]], batch_size: int
) -> None:
    forwards = [quotes for _, quotes in quoteattr.pipe([ARTICLE, *OTHERS], rules, batch_size=batch_size)]
    backwards = [quotes for _, quotes in quoteattr.pipe([*OTHERS[::-1], ARTICLE], rules, batch_size=batch_size)]
    assert forwards == alone
    assert backwards == alone[::-1]


def test_reading_twice_gives_the_same(rules: Language, alone: list[tuple[Quote, ...]]) -> None:
    assert quoteattr.extract(ARTICLE, rules) == alone[0]
