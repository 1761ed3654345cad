"""The table of quotations that the analyses start from."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quoteattr.errors import InputError
from quoteattr.rows import COLUMNS, Quotes, rows

if TYPE_CHECKING:
    import pandas as pd

    Source = Quotes | pd.DataFrame | str | Path

NEEDED = (
    "quote",
    "kind",
    "stance",
    "negated",
    "speaker",
    "speaker_type",
    "known_as",
    "article_id",
    "outlet",
    "published",
)
NAMED = ("PERSON", "ORG", "GROUP")
UNKNOWN = "(unknown)"


def table(quotes: "Source") -> "pd.DataFrame":
    """Quotations as a DataFrame, with three columns more.

    `who`: the speaker, by the registry's spelling where it has one. `day`: of the quotation, else of publication.
    `article`: what tells articles apart. Quotations that were *not* said are left out.

    Raises InputError for a DataFrame that lacks columns and for a path that holds no table.
    """
    import pandas as pd

    if isinstance(quotes, (str, Path)):
        frame = read_quotes(quotes)
    elif isinstance(quotes, pd.DataFrame):
        frame = quotes
    else:
        frame = pd.DataFrame(_numbered(quotes), columns=[*COLUMNS, "article"])
    missing = [name for name in NEEDED if name not in frame]
    if missing:
        raise InputError(f"This table has no column {missing[0]!r}; give one as quoteattr.to_dataframe makes it.")
    said = frame[~frame["negated"].fillna(False).astype(bool)].copy()
    said["who"] = said["known_as"].fillna(said["speaker"])
    if "article" not in said:
        said["article"] = said["article_id"].fillna(said.get("title", UNKNOWN)).fillna(UNKNOWN)
    for name in ("said_on", "published"):
        said[name] = pd.to_datetime(said[name], errors="coerce") if name in said else pd.NaT
    said["day"] = said["said_on"].fillna(said["published"])
    return said.reset_index(drop=True)


def _numbered(quotes: Quotes) -> Iterable[dict[str, Any]]:
    """Rows with a key of the article, which need not have an id."""
    from quoteattr.rows import by_article

    for number, (article, of_article) in enumerate(by_article(quotes)):
        for cells in rows([(article, of_article)]):
            yield {**cells, "article": article.id or f"article {number}"}


def read_quotes(path: str | Path) -> "pd.DataFrame":
    """The table of quotations in a Parquet file, or in a corpus run's folder. Raises InputError."""
    import pandas as pd

    place = Path(path) / "quotes" if (Path(path) / "quotes").is_dir() else Path(path)
    if not place.exists():
        raise InputError(f"There is no {path}.")
    try:
        return pd.read_parquet(place)
    except (OSError, ValueError) as error:
        raise InputError(f"{path} holds no table of quotations as Parquet: {error}") from error


def group_column(frame: "pd.DataFrame", by: str) -> "pd.Series[str]":
    """The column to compare by: "speaker" means `who`. Raises InputError for one that there is not."""
    name = "who" if by == "speaker" else by
    if name not in frame:
        raise InputError.unknown("column to compare by", by, COLUMNS)
    return frame[name].astype("object").fillna(UNKNOWN)
