"""Bylines as names."""

import re
from collections.abc import Mapping
from typing import Any

_BY = re.compile(r"^\s*(?:written |reported |story |words )?by:?\s+", re.IGNORECASE)
#: What follows a name and is none: "Ann Lee, Staff Writer", "Bo Kim in Oakville", "Cy Roe for The Elm".
_ROLE = re.compile(
    r"\b(?:staff|writers?|reporters?|reporting|correspondents?|editors?|bureau|desk|columnists?|contributors?|producers?"
    r"|team|newsroom|photographers?|journalists?|chief|agenc(?:y|ies)|special to|updated|published|minutes? read"
    r"|january|february|march|april|june|july|august|september|october|november|december)\b|\d",
    re.IGNORECASE,
)
_PLACE = re.compile(r"\s+(?:in|for|at|from|with|of|on)\s+(?:the\s+)?[A-Z].*$")
_FAMILY_FIRST = re.compile(r"([A-ZÀ-Þ][\w'’\-]*[a-zß-ÿ]), ([A-ZÀ-Þ][\w'’\-]*[a-zß-ÿ](?: [A-ZÀ-Þ][\w.'’\-]*)?)")


def split_authors(value: Any) -> tuple[str, ...]:
    """Names from a list, objects with a name, or a byline: "By Ann Lee and Bo Kim, Staff Writers" are two.

    Desks and roles stay where nothing else is named ("Newsroom"). A name in capitals gets its small letters.
    """
    if isinstance(value, Mapping):
        value = [value]
    if not isinstance(value, str):
        names = [name.get("name") if isinstance(name, Mapping) else name for name in _listed(value)]
        return tuple(dict.fromkeys(part for name in names if isinstance(name, str) for part in split_authors(name)))
    value = _BY.sub("", value)
    if value.lstrip().startswith("["):  # a list that a table has made text
        value = "; ".join(_quoted(value)) or value.strip("[] ")
    chunks = re.split(r"\s*[;|\n]\s*|\s+/\s+", value)
    parts = [part for chunk in chunks for part in _names_in(chunk)]
    tidy = [_PLACE.sub("", re.sub(r"\s+", " ", re.sub(r"\(.*?\)", "", part))).strip(" .,") for part in parts]
    cased = [name.title() if name.isupper() and " " in name else name for name in tidy if name and "@" not in name]
    people = [name for name in cased if not _ROLE.search(name)]
    return tuple(dict.fromkeys(people or [name for name in cased if not name.isdigit()]))


def _listed(value: Any) -> list[Any]:
    return list(value) if isinstance(value, (list, tuple, set)) or hasattr(value, "tolist") else []


def _quoted(value: str) -> list[str]:
    return [name for _, name in re.findall(r"""(['"])(.+?)\1(?=\s*[,\]])""", value)]


def _names_in(chunk: str) -> list[str]:
    """The names between commas and "and"; "Lee, Ann" is one."""
    if match := _FAMILY_FIRST.fullmatch(chunk.strip()):
        return [f"{match[2]} {match[1]}"]
    return re.split(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s+&\s+", chunk)
