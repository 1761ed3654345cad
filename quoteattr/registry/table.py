"""The registry's table: reading it, looking names and dated roles up in it, laying a user's table over it.

Columns: name, aliases (joined by "|"), pronoun (he or she), wikidata, role, affiliation, country, since, until. Who has
several roles has a row for each; since and until are ISO days, empty where open. Only `name` must be filled.
"""

import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from quoteattr.errors import InputError
from quoteattr.registry.spelling import fold, tokens_of

FOLDER = Path(__file__).parent
COLUMNS = ("name", "aliases", "pronoun", "wikidata", "role", "affiliation", "country", "since", "until", "type")
_QID = re.compile(r"Q[1-9]\d*")


class DatedRole(NamedTuple):
    """since, until: ISO days, inclusive; "" where open or unknown."""

    role: str
    affiliation: str = ""
    country: str = ""
    since: str = ""
    until: str = ""

    def held_on(self, day: date) -> bool:
        return (not self.since or self.since <= day.isoformat()) and (not self.until or day.isoformat() <= self.until)

    def ended_before(self, day: date) -> bool:
        return bool(self.until) and self.until < day.isoformat()


class Entry(NamedTuple):
    """Somebody known. type: PERSON or ORG; pronoun: he, she or ""."""

    name: str
    type: str = "PERSON"
    aliases: tuple[str, ...] = ()
    pronoun: str = ""
    wikidata: str | None = None
    roles: tuple[DatedRole, ...] = ()


class Registry:
    """Known people and organisations by name and by role. Later entries of the same name replace earlier ones."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self.entries: dict[str, Entry] = {entry.name: entry for entry in entries}
        self._kinds: dict[tuple[str, ...], str] | None = None
        self._by_tokens: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
        for entry in self.entries.values():
            for tokens in {tokens_of(spelling) for spelling in (entry.name, *entry.aliases)}:
                self._by_tokens[tokens].append(entry)

    def __len__(self) -> int:
        return len(self.entries)

    def find(self, tokens: tuple[str, ...], kind: str = "PERSON") -> Entry | None:
        """The entry with that spelling (folded tokens), if there is exactly one of that type."""
        found = [entry for entry in self._by_tokens.get(tokens, ()) if entry.type == kind]
        return found[0] if len(found) == 1 else None

    def kinds(self) -> Mapping[tuple[str, ...], str]:
        """Every spelling with its type, for telling names apart; spellings of both types are left out."""
        if self._kinds is not None:
            return self._kinds
        kinds = {tokens: {entry.type for entry in found} for tokens, found in self._by_tokens.items()}
        self._kinds = {tokens: next(iter(types)) for tokens, types in kinds.items() if len(types) == 1}
        return self._kinds

    def holders(self, role: str, country: str, day: date) -> list[Entry]:
        """Who held that role ("foreign minister") in that country on that day."""
        wanted = fold(role)
        return [
            entry
            for entry in self.entries.values()
            for held in entry.roles
            if fold(held.role) == wanted and held.country == country and held.held_on(day)
        ]

    def extended(self, entries: Iterable[Entry]) -> "Registry":
        """This registry with these entries laid over it."""
        return Registry([*self.entries.values(), *entries])


@lru_cache(maxsize=1)
def packaged() -> Registry:
    """The registry that ships with quoteattr."""
    return Registry([*read_table(FOLDER / "people.csv"), *_organisations()])


def _organisations() -> list[Entry]:
    return [entry._replace(type="ORG") for entry in read_table(FOLDER / "organisations.csv")]


def read_table(source: Any) -> list[Entry]:
    """Entries from a CSV or JSON file, a list of mappings, or a DataFrame.

    Raises InputError that says which row and column is wrong.
    """
    rows = _rows(source)
    merged: dict[str, list[dict[str, str]]] = defaultdict(list)
    for number, row in enumerate(rows, 1):
        merged[_checked(row, number)["name"]].append(row)
    return [_entry(name, same) for name, same in merged.items()]


def rows_of(entries: Iterable[Entry]) -> list[dict[str, str]]:
    """The entries as rows that `read_table` reads again."""
    rows = []
    for entry in entries:
        own = {"name": entry.name, "aliases": "|".join(entry.aliases), "pronoun": entry.pronoun, "type": entry.type}
        own["wikidata"] = entry.wikidata or ""
        for role in entry.roles or (DatedRole(""),):
            rows.append({**own, **role._asdict()})
    return rows


def _rows(source: Any) -> list[dict[str, str]]:
    if hasattr(source, "to_dict"):  # a DataFrame
        source = source.to_dict("records")
    if isinstance(source, (str, Path)):
        path = Path(source)
        if not path.is_file():
            raise InputError(f"No registry table at {str(path)!r}; give a CSV or JSON file with the columns {COLUMNS}.")
        try:
            source = _read(path)
        except (ValueError, RecursionError, csv.Error) as error:
            raise InputError(f"{path} is not CSV or JSON in UTF-8: {error}") from error
    if not isinstance(source, list) or not all(isinstance(row, Mapping) for row in source):
        raise InputError(f"A registry table is a list of rows with the columns {COLUMNS}, not {type(source).__name__}.")
    return [{str(key): _text(value) for key, value in row.items() if key is not None} for row in source]


def _read(path: Path) -> Any:
    if path.suffix.lower() == ".json":
        return json.loads(path.read_text(encoding="utf-8"))
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _text(value: Any) -> str:
    if value is None or value != value:  # None and NaN
        return ""
    return "|".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value).strip()


def _checked(row: dict[str, str], number: int) -> dict[str, str]:
    unknown = sorted(set(row) - set(COLUMNS))
    if unknown:
        raise InputError(f"Row {number} of the registry table has the columns {unknown}; known ones are {COLUMNS}.")
    if not row.get("name"):
        raise InputError(f"Row {number} of the registry table has no name.")
    if row.get("pronoun", "") not in ("", "he", "she", "they"):
        raise InputError(
            f"Row {number} of the registry table: pronoun is {row['pronoun']!r}; it may be he, she or they."
        )
    if row.get("wikidata") and not _QID.fullmatch(row["wikidata"]):
        raise InputError(
            f"Row {number} of the registry table: wikidata is {row['wikidata']!r}; it must look like 'Q42'."
        )
    for column in ("since", "until"):
        if row.get(column):
            try:
                date.fromisoformat(row[column])
            except ValueError:
                raise InputError(
                    f"Row {number} of the registry table: {column} is {row[column]!r}; it must be an ISO day."
                ) from None
    return row


def _entry(name: str, rows: list[dict[str, str]]) -> Entry:
    def first(column: str) -> str:
        return next((row[column] for row in rows if row.get(column)), "")

    aliases = {alias.strip() for row in rows for alias in row.get("aliases", "").split("|") if alias.strip()}
    roles = tuple(
        DatedRole(*(row.get(column, "") for column in ("role", "affiliation", "country", "since", "until")))
        for row in rows
        if row.get("role")
    )
    kind = first("type") or "PERSON"
    return Entry(name, kind, tuple(sorted(aliases)), first("pronoun"), first("wikidata") or None, roles)
