"""Words are data: one folder a language, one table a concept, read once.

>>> table("en", "reporting_verbs")[0]
('abhor', 'feel', 'abhor abhors abhorred abhorring')
"""

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from quoteattr.errors import InputError

Rows = tuple[tuple[str, ...], ...]

SUFFIXES = (".tsv", ".txt")


@cache
def table(language: str, name: str) -> Rows:
    """The rows of a table, as tuples of its tab-separated cells; a plain word list has rows of one cell.

    language: ISO 639-1 folder under ``quoteattr/lang``. name: the file's name, with or without its suffix.
    A line that begins with "#" is a comment; empty lines are left out. A header line is a row like any other.

    Raises InputError for a language that has no tables, since only English has some; FileNotFoundError for a table that
    the language lacks, which says what there is.
    """
    folder = files(__package__).joinpath(language)
    if not tables(language):
        raise InputError(f"quoteattr reads English only; it has no words of the language {language!r}.")
    for file_name in (name, *(name + suffix for suffix in SUFFIXES)):
        file = folder.joinpath(file_name)
        if file.is_file():
            lines = file.read_text(encoding="utf-8").splitlines()
            return tuple(tuple(line.split("\t")) for line in lines if line.strip() and not line.startswith("#"))
    raise FileNotFoundError(f"No table {name!r} for language {language!r}. There are: {', '.join(tables(language))}.")


@cache
def words(language: str, name: str) -> tuple[str, ...]:
    """The first column of a table, in its order."""
    return tuple(row[0] for row in table(language, name))


@cache
def reporting_forms(language: str, *stances: str) -> frozenset[str]:
    """All forms of the reporting verbs of these stances."""
    rows = table(language, "reporting_verbs")
    return frozenset(form for _, stance, forms in rows if stance in stances for form in forms.split())


@cache
def words_of_kind(language: str, name: str) -> dict[str, tuple[str, ...]]:
    """The words of a table by what its second column says of them."""
    kinds: dict[str, list[str]] = {}
    for word, kind, *_ in table(language, name):
        kinds.setdefault(kind, []).append(word)
    return {kind: tuple(found) for kind, found in kinds.items()}


def one_of(forms: Iterable[str]) -> str:
    """An expression for any of these forms, the longest first, with any white space between the words of one.

    >>> one_of(("note", "press release"))
    '(?:press\\\\s+release|note)'
    """
    escaped = (re.escape(form).replace(r"\ ", r"\s+") for form in sorted(forms, key=len, reverse=True))
    return f"(?:{'|'.join(escaped)})"


@cache
def one_of_kind(language: str, name: str) -> dict[str, str]:
    """An expression for any word of each kind in a table of words and kinds."""
    return {kind: one_of(found) for kind, found in words_of_kind(language, name).items()}


def tables(language: str) -> list[str]:
    """Names of the tables that a language has, sorted; empty where there is no such language."""
    folder = files(__package__).joinpath(language)
    return sorted(file.name for file in folder.iterdir() if file.name.endswith(SUFFIXES)) if folder.is_dir() else []
