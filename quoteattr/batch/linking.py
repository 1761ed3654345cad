"""Over the whole corpus: the same speaker in every article, and copies of articles and quotations.

Both change as the corpus grows, so they stand in tables of their own, keyed by row, and are made anew when asked:
`identities` (article_id, speaker_id -> corpus_speaker_id), `identity_speakers` (what is known of each), `copies`
(article_id, quote_id or null for the article itself -> group_id).
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from quoteattr.batch.dataset import Corpus
from quoteattr.batch.lock import locked
from quoteattr.batch.store import Store
from quoteattr.batch.tables import ARTICLES, QUOTES, SPEAKERS
from quoteattr.copies import mark_copies
from quoteattr.errors import InputError
from quoteattr.identity import Linked, link_speakers
from quoteattr.types import Article, Quote, Speaker

IDENTITIES, IDENTITY_SPEAKERS, COPIES = "identities", "identity_speakers", "copies"

#: Columns of the table of speakers, and of that of quotations, from which they are linked and copies found.
SPEAKER_COLUMNS = ("article_id", "speaker_id", "speaker", "speaker_type", "role", "affiliation", "members", "known_as",
                   "wikidata")  # fmt: skip
COPY_COLUMNS = ("article_id", "quote_id", "quote", "speaker", "speaker_type", "outlet", "published")


@cache
def schemas() -> dict[str, Any]:
    """The Arrow schema of each of these tables."""
    import pyarrow as pa

    text, names = pa.string(), pa.list_(pa.string())
    return {
        IDENTITIES: pa.schema([("article_id", text), ("speaker_id", text), ("corpus_speaker_id", text)]),
        IDENTITY_SPEAKERS: pa.schema(
            [("corpus_speaker_id", text), ("name", text), ("type", text), ("names", names), ("roles", names),
             ("articles", pa.int64()), ("reasons", names)]
        ),
        COPIES: pa.schema([("article_id", text), ("quote_id", text), ("group_id", text)]),
    }  # fmt: skip


def link_corpus_speakers(out: str | Path, decisions: Mapping[frozenset[str], str] | None = None) -> Linked:
    """Join the speakers of a dataset's articles, and write `identities` and `identity_speakers` into it.

    decisions: from `quoteattr.identity.read_decisions`. Returns what was found, for `write_review`.
    """
    import pyarrow as pa

    corpus, store = Corpus(out), Store(out)
    rows = (
        row
        for batch in corpus.batches(SPEAKERS, columns=SPEAKER_COLUMNS)
        for row in batch.to_pylist()
    )  # fmt: skip
    linked = link_speakers(map(spoken, rows), decisions)
    places = sorted(linked.ids.items())
    identities = {
        "article_id": [article for (article, _), _ in places],
        "speaker_id": [speaker for (_, speaker), _ in places],
        "corpus_speaker_id": [id for _, id in places],
    }
    with locked(store.lock):
        store.replace_table(IDENTITIES, pa.table(identities, schema=schemas()[IDENTITIES]))
        store.replace_table(IDENTITY_SPEAKERS, speaker_table(linked))
    return linked


def spoken(row: Mapping[str, Any]) -> Quote:
    """A quotation of no words by the speaker of this row, which is all that linking looks at."""
    speaker = Speaker(
        id=row["speaker_id"], name=row["speaker"], type=row["speaker_type"], role=row["role"],
        affiliation=row["affiliation"], members=tuple((row["members"] or "").split("; ")) if row["members"] else (),
        known_as=row["known_as"], wikidata=row["wikidata"],
    )  # fmt: skip
    return Quote(
        id="", kind="indirect", content=(), text="", speaker=speaker, article=Article(text="", id=row["article_id"])
    )


def speaker_table(linked: Linked) -> Any:
    """The joined speakers as a table of pyarrow, one a row."""
    import pyarrow as pa

    rows = [
        {
            "corpus_speaker_id": one.id, "name": one.name, "type": one.type, "names": list(one.names),
            "roles": list(one.roles), "articles": one.articles, "reasons": list(one.reasons),
        }
        for one in linked.speakers
    ]  # fmt: skip
    return pa.Table.from_pylist(rows, schema=schemas()[IDENTITY_SPEAKERS])


def mark_corpus_copies(out: str | Path) -> int:
    """Group copies of articles and of quotations, write `copies` into the dataset, and return how many rows have one.

    It takes the articles' texts from the dataset, and some 12 kB of memory an article.

    Raises InputError for a dataset without texts.
    """
    import pyarrow as pa

    corpus, store = Corpus(out), Store(out)
    if not corpus.manifest["settings"]["text"]:
        raise InputError(f"{out} was made without the articles' texts (--no-text), by which copies are found.")
    marked = mark_copies(_articles_with_quotes(corpus))
    rows = sorted(
        row
        for article, quotes in marked
        for row in [(article.id or "", "", article.group), *((article.id or "", q.id, q.group) for q in quotes)]
        if row[2]
    )
    columns = {
        "article_id": [article for article, _, _ in rows],
        "quote_id": [quote or None for _, quote, _ in rows],
        "group_id": [group for _, _, group in rows],
    }
    with locked(store.lock):
        store.replace_table(COPIES, pa.table(columns, schema=schemas()[COPIES]))
    return len(rows)


def _articles_with_quotes(corpus: Corpus) -> Iterator[tuple[Article, tuple[Quote, ...]]]:
    """Articles in the order of their ids, which no partition and no interruption changes."""
    articles = corpus.to_arrow(ARTICLES, columns=("article_id", "outlet", "published", "text")).sort_by("article_id")
    quotes = corpus.to_arrow(QUOTES, columns=COPY_COLUMNS).sort_by(
        [("article_id", "ascending"), ("quote_id", "ascending")]
    )
    by_article = groupby(_rows(quotes), key=itemgetter("article_id"))
    id, group = next(by_article, (None, iter(())))
    for row in _rows(articles):
        article = article_of(row)
        found: tuple[Quote, ...] = ()
        if id == article.id:
            found = tuple(said(quote, article) for quote in group)
            id, group = next(by_article, (None, iter(())))
        yield article, found


def _rows(table: Any) -> Iterator[dict[str, Any]]:
    return (row for batch in table.to_batches(max_chunksize=2000) for row in batch.to_pylist())


def article_of(row: Mapping[str, Any]) -> Article:
    """An article with no more than copies are found by."""
    published: dt.date | None = row["published"]
    return Article(text=row.get("text") or "", id=row["article_id"], outlet=row["outlet"], published=published)


def said(row: Mapping[str, Any], article: Article) -> Quote:
    """A quotation with no more than copies are found by."""
    speaker = None
    if row["speaker"]:
        speaker = Speaker(id="", name=row["speaker"], type=row["speaker_type"])
    return Quote(id=row["quote_id"], kind="indirect", content=(), text=row["quote"], speaker=speaker, article=article)


def groups_of(marked: Iterable[tuple[Article, tuple[Quote, ...]]]) -> Iterator[dict[str, str]]:
    """The group of every quotation that has one, keyed by row."""
    for article, quotes in marked:
        for quote in quotes:
            if quote.group:
                yield {"article_id": article.id or "", "quote_id": quote.id, "group_id": quote.group}
