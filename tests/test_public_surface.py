"""What people may rely on: names, signatures, fields, and a docstring on each."""

import inspect
import subprocess
import sys
from dataclasses import fields

import pytest

import quoteattr

NAMES = [
    "Article",
    "Cue",
    "Quote",
    "QuoteDate",
    "Speaker",
    "TextSpan",
    "add_components",
    "extract",
    "from_jsonl",
    "load",
    "make_doc",
    "mask",
    "open_dataset",
    "pipe",
    "read_articles",
    "render",
    "run_corpus",
    "show",
    "to_arrow",
    "to_csv",
    "to_dataframe",
    "to_excel",
    "to_jsonl",
    "to_parquet",
    "to_polars",
]

FIELDS = {
    "TextSpan": "start end text",
    "Article": "text id title outlet domain country published url authors wire dateline section genre language group",
    "Cue": "span lemma stance negated",
    "Speaker": "id name type members role affiliation mentions known_as wikidata",
    "QuoteDate": "text span start end time grain iso basis",
    "Quote": (
        "id kind content fragments text cue source speaker addressee date via section floating parent group "
        "confidence evidence article"
    ),
}

PARAMETERS = {
    "load": "name",
    "extract": "text_or_article nlp kinds",
    "pipe": "articles nlp batch_size n_process on_error kinds",
    "make_doc": "nlp article",
    "add_components": "nlp components",
    "to_dataframe": "quotes",
    "to_arrow": "quotes",
    "to_polars": "quotes",
    "to_parquet": "quotes path",
    "to_csv": "quotes path escape_formulas",
    "to_excel": "quotes path",
    "to_jsonl": "quotes path",
    "from_jsonl": "path",
    "mask": "article quotes speaker",
    "run_corpus": (
        "input out model workers gpu kinds partition since limit format map gaps duplicates text max_memory chunk redo "
        "progress"
    ),
    "open_dataset": "out",
    "render": "what path",
    "show": "what height",
}


def test_the_public_names_are_these() -> None:
    assert sorted(quoteattr.__all__) == sorted(NAMES)
    assert set(NAMES) <= set(dir(quoteattr))
    assert not {"Any", "TYPE_CHECKING", "import_module", "sys"} & set(dir(quoteattr))


@pytest.mark.parametrize("name", NAMES)
def test_every_public_name_explains_itself(name: str) -> None:
    item = getattr(quoteattr, name)
    assert item.__doc__
    assert not item.__doc__.startswith(f"{name}("), "that is the docstring that dataclass makes"


@pytest.mark.parametrize("name", FIELDS)
def test_objects_keep_their_fields(name: str) -> None:
    cls = getattr(quoteattr, name)
    assert [field.name for field in fields(cls)] == FIELDS[name].split()
    positional = [field.name for field in fields(cls) if not field.kw_only]
    assert positional == (["text"] if name == "Article" else [])
    assert cls.__dataclass_params__.frozen
    assert not hasattr(cls, "__dict__") or "__slots__" in vars(cls)


@pytest.mark.parametrize("name", PARAMETERS)
def test_functions_keep_their_parameters(name: str) -> None:
    function = getattr(quoteattr, name)
    signature = inspect.signature(function)
    assert list(signature.parameters) == PARAMETERS[name].split()
    assert all(parameter.annotation is not inspect.Parameter.empty for parameter in signature.parameters.values())
    assert signature.return_annotation is not inspect.Signature.empty


def test_rooms_come_with_their_name() -> None:
    program = "import quoteattr; quoteattr.interop.write, quoteattr.analysis.timeline, quoteattr.errors.InputError"
    subprocess.run([sys.executable, "-c", program], check=True)
    assert {"analysis", "demo", "interop"} <= set(dir(quoteattr))


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = quoteattr.nonsense


def test_the_package_is_typed_and_has_a_version() -> None:
    from importlib.resources import files

    assert (files("quoteattr") / "py.typed").is_file()
    assert quoteattr.__version__.count(".") == 2
