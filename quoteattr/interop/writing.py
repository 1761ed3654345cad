"""Every form of `quoteattr.interop` by its name: the work behind ``quoteattr export``."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from quoteattr.errors import InputError
from quoteattr.interop.atap import to_atap
from quoteattr.interop.brat import file_name, to_brat, write_brat_configuration
from quoteattr.interop.citron import to_citron
from quoteattr.interop.linked_data import to_schema_org, to_web_annotations
from quoteattr.interop.prodigy import to_prodigy
from quoteattr.interop.tei import to_tei
from quoteattr.interop.webanno import to_webanno
from quoteattr.rows import Quotes, by_article
from quoteattr.saving import whole_file
from quoteattr.surrogates import without_surrogates


def write(quotes: Quotes, form: str, path: str | Path) -> Path:
    """Write quotations in another tool's form, and return the path.

    form: atap (CSV), prodigy (JSON lines), tei (XML), schema-org (JSON-LD), annotations (W3C Web Annotations, JSON
    lines): `path` is a file; brat, citron, webanno: `path` is a folder, with one file or two for each article.

    Raises InputError for an unknown form, and for a file where the form needs a folder.
    """
    if form not in FORMS:
        raise InputError.unknown("form", form, FORMS)
    target = Path(path)
    if form in FOLDERS:
        if target.exists() and not target.is_dir():
            raise InputError(f"{form} writes a folder; {path} is a file. Give another name.")
        target.mkdir(parents=True, exist_ok=True)
        FORMS[form](quotes, target)
        return target
    with whole_file(target) as part:
        FORMS[form](quotes, part)
    return target


def _atap(quotes: Quotes, path: Path) -> None:
    to_atap(quotes).to_csv(path, index=False)


def _brat(quotes: Quotes, folder: Path) -> None:
    write_brat_configuration(folder)
    for name, article, of_article in _named(quotes):
        to_brat(article, of_article, folder, name)


def _citron(quotes: Quotes, folder: Path) -> None:
    for name, article, of_article in _named(quotes):
        _write_json(to_citron(article, of_article), folder / f"{name}.json")


def _webanno(quotes: Quotes, folder: Path) -> None:
    for name, article, of_article in _named(quotes):
        to_webanno(article, of_article, folder / f"{name}.tsv")


def _schema_org(quotes: Quotes, path: Path) -> None:
    _write_json(to_schema_org(quote for _, of_article in by_article(quotes) for quote in of_article), path)


def _annotations(quotes: Quotes, path: Path) -> None:
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        for _, of_article in by_article(quotes):
            for annotation in to_web_annotations(of_article):
                file.write(_json(annotation) + "\n")


def _named(quotes: Quotes) -> Any:
    """Articles with a file name of their own each."""
    taken: set[str] = set()
    for article, of_article in by_article(quotes):
        stem = name = file_name(article.id or "article")
        number = 1
        while name in taken:
            number += 1
            name = f"{stem}-{number}"
        taken.add(name)
        yield name, article, of_article


def _json(value: Any, indent: int | None = None) -> str:
    return without_surrogates(json.dumps(value, ensure_ascii=False, indent=indent))


def _write_json(value: Any, path: Path) -> None:
    path.write_text(_json(value, 2) + "\n", encoding="utf-8", newline="\n")


FORMS: dict[str, Callable[[Quotes, Path], object]] = {
    "annotations": _annotations,
    "atap": _atap,
    "brat": _brat,
    "citron": _citron,
    "prodigy": to_prodigy,
    "schema-org": _schema_org,
    "tei": to_tei,
    "webanno": _webanno,
}
FOLDERS = ("brat", "citron", "webanno")
