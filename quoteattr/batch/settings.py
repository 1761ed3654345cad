"""What a run was asked for: what decides the rows, and how the folder is laid out."""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from quoteattr.errors import ArticleError, InputError
from quoteattr.given import kinds_of
from quoteattr.ingest.formats import FORMATS
from quoteattr.types import Article, Kind

Duplicates = Literal["skip", "number"]
PARTITIONS = ("year", "month", "outlet")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All that decides which rows come out of an article; it goes into the run id.

    kinds: only quotations of these kinds, None for all. since: only articles published on this day or later.
    format, map, gaps: as `quoteattr.read_articles` takes them. duplicates: what becomes of an article whose id an
    earlier one has: "skip" sets it aside, "number" gives it an id of its own ("a17#2"). text: keep the articles' texts
    in the table of articles. gpu: run on a GPU, whose sums differ in the last digits.
    """

    kinds: tuple[Kind, ...] | None = None
    since: dt.date | None = None
    format: str | None = None
    map: Mapping[str, str] = field(default_factory=dict)
    gaps: Mapping[str, Any] = field(default_factory=dict)
    duplicates: Duplicates = "skip"
    text: bool = True
    gpu: bool = False

    def as_json(self) -> dict[str, Any]:
        """The settings as JSON types, those of equal meaning alike."""
        return {
            "kinds": sorted(self.kinds) if self.kinds is not None else None,
            "since": self.since.isoformat() if self.since else None,
            "format": self.format,
            "map": {field: column for field, column in sorted(self.map.items()) if field != column},
            "gaps": {name: str(value) for name, value in sorted(self.gaps.items())},
            "duplicates": self.duplicates,
            "text": self.text,
            "gpu": self.gpu,
        }


def check_kinds(kinds: Collection[str] | None) -> tuple[Kind, ...] | None:
    """The kinds asked for. Raises InputError for an unknown one, and for none at all."""
    chosen = kinds_of(kinds)
    return None if chosen is None else tuple(kind for kind in get_args(Kind) if kind in chosen)


def check_day(value: Any) -> dt.date | None:
    """A day from a date or an ISO string. Raises InputError."""
    try:
        moment = Article(text="", published=value).published
    except ArticleError:
        raise InputError(f"since is {value!r}; give a day such as 2031-05-14.") from None
    return moment.date() if isinstance(moment, dt.datetime) else moment


def check_partition(partition: str | Collection[str] | None) -> tuple[str, ...]:
    """The parts of a folder's name: year, month (with its year), outlet. Raises InputError for another."""
    if partition is None:
        return ()
    names = [name.strip() for name in (partition.split(",") if isinstance(partition, str) else partition)]
    for name in names:
        if name not in PARTITIONS:
            raise InputError.unknown("part of a partition", name, PARTITIONS)
    if "month" in names and "year" not in names:
        names.insert(names.index("month"), "year")
    return tuple(dict.fromkeys(names))


def check_format(format: str | None) -> str | None:
    """The format asked for. Raises InputError for one that is not read."""
    if format is not None and format not in FORMATS:
        raise InputError.unknown("format", format, FORMATS)
    return format


def check_duplicates(duplicates: Duplicates) -> Duplicates:
    """What becomes of a second article of an id. Raises InputError."""
    if duplicates not in ("skip", "number"):
        raise InputError(f"duplicates is {duplicates!r}; give 'skip' or 'number'.")
    return duplicates


def check_bytes(size: str | int | None) -> int | None:
    """Bytes from a number or from "1.5 GB". Raises InputError."""
    if size is None or isinstance(size, int):
        return size
    number = size.strip().upper().removesuffix("IB").removesuffix("B").strip()
    factor = {"K": 10**3, "M": 10**6, "G": 10**9, "T": 10**12}.get(number[-1:], 1)
    try:
        return int(float(number.rstrip("KMGT").strip()) * factor)
    except ValueError:
        raise InputError(f"{size!r} is not a size of memory; give one such as 2GB or 800MB.") from None
