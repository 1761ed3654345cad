"""Nothing that is read reaches the network, runs as code, or grows without bound; and weights are what was exported."""

import ast
import socket
from pathlib import Path

import pytest
from spacy.language import Language

import quoteattr
from quoteattr import Article
from quoteattr.errors import InputError
from quoteattr.interop.tei_reading import from_tei
from quoteattr.training.assembling import CHECKSUMS, checksums

ROOT = Path(quoteattr.__file__).parent
MODELS = sorted(path.parent for path in (ROOT.parent / "models").glob("*/meta.json"))
TEXT = '"The bridge will open in the spring," said Marta Hollis, the county engineer.\n\nBo Kim spoke on Monday.'

#: Modules that unpickle: only what a process of ours wrote into a pipe to another one.
UNPICKLE = {"batch/worker.py", "batch/process.py", "batch/pool.py"}
FORBIDDEN = {"eval", "exec", "compile"}


@pytest.fixture
def closed(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("somebody opened a socket")

    for name in ("socket", "create_connection", "getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, name, refuse)


@pytest.mark.parametrize("name", ["rules", None])
def test_everything_is_read_and_written_without_a_network(closed: None, tmp_path: Path, name: str | None) -> None:
    nlp = quoteattr.load(name)
    page = f"<html><head><link rel=stylesheet href=https://x.example/a.css></head><body><p>{TEXT}</p></body></html>"
    (tmp_path / "a.html").write_text(page, encoding="utf8")
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf8")
    articles = list(quoteattr.read_articles(tmp_path, on_error=lambda problem: None))
    assert articles
    quotes = [quote for _, found in quoteattr.pipe(articles, nlp) for quote in found]
    assert quotes
    quoteattr.to_csv(quotes, tmp_path / "q.csv")
    quoteattr.to_jsonl(quotes, tmp_path / "q.jsonl")
    quoteattr.to_parquet(quotes, tmp_path / "q.parquet")
    assert quoteattr.render(quotes)


def calls(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf8"))):
        if isinstance(node, ast.Call):
            function = node.func
            if isinstance(function, ast.Name):
                found.add(function.id)
            elif isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name):
                found.add(f"{function.value.id}.{function.attr}")
    return found


def test_no_data_is_run_as_code() -> None:
    for path in sorted(ROOT.rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        used = calls(path)
        assert not used & FORBIDDEN, name
        assert not used & {"os.system", "os.popen", "yaml.load", "marshal.loads", "shelve.open", "dill.load"}, name
        assert name in UNPICKLE or not used & {"pickle.load", "pickle.loads", "pd.read_pickle", "joblib.load"}, name


def test_entities_of_xml_do_not_grow() -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 50}">' for n in range(1, 8))
    evil = f'<!DOCTYPE TEI [<!ENTITY e0 "lol">{entities}]><TEI xmlns="http://www.tei-c.org/ns/1.0">&e7;</TEI>'
    with pytest.raises(InputError):
        list(from_tei(evil))


def test_entities_of_xml_read_no_file(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("the secret", encoding="utf8")
    uri = (tmp_path / "secret.txt").as_uri()
    evil = (
        f'<!DOCTYPE TEI [<!ENTITY x SYSTEM "{uri}">]><TEI xmlns="http://www.tei-c.org/ns/1.0">'
        "<text><body><div><p>&x;</p></div></body></text></TEI>"
    )
    with pytest.raises(InputError):
        list(from_tei(evil))


@pytest.mark.parametrize("folder", MODELS, ids=lambda folder: folder.name)
def test_the_weights_are_those_that_were_exported(folder: Path) -> None:
    """After a change that is meant: `quoteattr.training.assembling.write_checksums(folder)`."""
    lines = (folder / CHECKSUMS).read_text(encoding="utf8").splitlines()
    assert {name: value for value, _, name in (line.partition("  ") for line in lines)} == checksums(folder)


@pytest.mark.parametrize("folder", MODELS, ids=lambda folder: folder.name)
def test_no_weights_are_a_pickle(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            assert path.suffix not in (".pkl", ".pickle", ".pt", ".joblib")
            assert not path.read_bytes()[:2].startswith((b"\x80\x04", b"\x80\x05"))


def test_markup_in_an_article_stays_text(rules: Language) -> None:
    evil = '"<script>alert(1)</script> <img src=x onerror=alert(1)> will open in the spring," said Marta Hollis.'
    quotes = quoteattr.extract(Article(text=evil, title="</script><b>", url="javascript:alert(1)"), rules)
    page = quoteattr.render(quotes)
    assert quotes
    assert "<script>alert(1)" not in page
    assert "<img src=x" not in page
    assert 'href="javascript:' not in page
