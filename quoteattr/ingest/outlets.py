"""Outlets and news agencies: names, domains and countries, as a table that users extend.

The column `state_controlled` is there for users who mark outlets so; the table that ships leaves it empty.
"""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from os import PathLike
from pathlib import Path
from urllib.parse import urlsplit

from quoteattr.errors import InputError
from quoteattr.types import Article

COLUMNS = ("domain", "name", "country", "kind", "aliases", "state_controlled")
KINDS = ("agency", "broadcaster", "magazine", "newspaper", "online")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """A publication or a news agency.

    domain: of its site, without "www.". country: ISO 3166-1 alpha-2, where it is edited. kind: one of KINDS.
    aliases: other spellings of the name. state_controlled: what the user's own table says, None if nothing.
    """

    domain: str
    name: str
    country: str | None = None
    kind: str | None = None
    aliases: tuple[str, ...] = ()
    state_controlled: bool | None = None


class Outlets:
    """Outlets by domain and by name; among outlets of one name or domain the first counts."""

    def __init__(self, outlets: Iterable[Outlet]) -> None:
        self._by_domain: dict[str, Outlet] = {}
        self._by_name: dict[str, Outlet] = {}
        self._sites: Counter[str] = Counter()
        for outlet in outlets:
            self._by_domain.setdefault(outlet.domain, outlet)
            self._sites[outlet.name] += 1
            for name in (outlet.name, *outlet.aliases):
                self._by_name.setdefault(_key(name), outlet)

    def __iter__(self) -> Iterator[Outlet]:
        return iter(self._by_domain.values())

    def by_domain(self, domain: str | None) -> Outlet | None:
        """The outlet of "news.bbc.co.uk": of the domain itself or the nearest one above it."""
        parts = (domain or "").lower().removeprefix("www.").split(".")
        tails = (".".join(parts[start:]) for start in range(len(parts) - 1))
        return next((self._by_domain[tail] for tail in tails if tail in self._by_domain), None)

    def by_name(self, name: str | None) -> Outlet | None:
        """The outlet of that name or alias; "the", case and stops make no difference."""
        return self._by_name.get(_key(name or ""))

    def agency(self, name: str | None) -> str | None:
        """The usual name of the news agency that is called so, None if it is none."""
        outlet = self.by_name(name)
        return outlet.name if outlet and outlet.kind == "agency" else None

    def complete(self, article: Article) -> dict[str, str]:
        """Fields of the article that are not known and follow from its URL, domain or outlet."""
        values = {}
        domain = article.domain or domain_of(article.url)
        known = self.by_domain(domain) or self.by_name(article.outlet)
        if domain and not article.domain:
            values["domain"] = domain
        if known and article.outlet is None:
            values["outlet"] = known.name
        if known and domain is None and self._sites[known.name] == 1:
            values["domain"] = known.domain
        if known and known.country and article.country is None:
            values["country"] = known.country
        return values


def _key(name: str) -> str:
    return " ".join(name.lower().replace(".", "").split()).removeprefix("the ")


def domain_of(url: str | None) -> str | None:
    """The web domain of a URL without "www."; None if it has none."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host and "." in host else None


@cache
def load_outlets(path: str | PathLike[str] | None = None) -> Outlets:
    """The table that ships, or the user's own rows first and then that table.

    path: a TSV file with a first line that names COLUMNS; only `domain` and `name` must be there. Aliases are separated
    by "|"; `state_controlled` is "yes", "no" or empty.

    Raises InputError for a table without these columns.
    """
    shipped = _read(Path(__file__).with_name("outlets.tsv"))
    return Outlets([*(_read(Path(path)) if path is not None else ()), *shipped])


def _read(path: Path) -> list[Outlet]:
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"The table of outlets {str(path)!r} cannot be read: {error}.") from error
    rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    if not {"domain", "name"} <= set(rows.fieldnames or ()):
        raise InputError(
            f"The table of outlets {str(path)!r} needs the columns domain and name; it may have {COLUMNS}."
        )
    return [_outlet(row) for row in rows if row["domain"] and row["name"]]


def _outlet(row: dict[str, str]) -> Outlet:
    state = (row.get("state_controlled") or "").strip().lower()
    return Outlet(
        domain=row["domain"].strip().lower(),
        name=row["name"].strip(),
        country=row.get("country") or None,
        kind=row.get("kind") or None,
        aliases=tuple(alias for alias in (row.get("aliases") or "").split("|") if alias),
        state_controlled={"yes": True, "no": False}.get(state),
    )
