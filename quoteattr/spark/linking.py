"""Speaker identity over the corpus and groups of copies on Spark, block by block, with the functions of one machine.

The tables are those that `quoteattr.batch.linking` writes. Speakers are blocked by surname, blocks that an entry of the
registry ties together being one; texts by the buckets of their signatures, as far as buckets hang together.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from quoteattr.batch import linking
from quoteattr.batch.blocks import ARTICLE_RUN, QUOTE_LEAST, QUOTE_RUN, bands, merged, registry_entry, speaker_block
from quoteattr.copies import mark_copies
from quoteattr.identity import link_speakers

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

Decisions = Mapping[frozenset[str], str] | None
_ROUNDS = 50  # of joining buckets; each halves at least what is left of a chain


def identities(speakers: "DataFrame", decisions: Decisions = None) -> "DataFrame":
    """The corpus-wide id of every speaker of every article: article_id, speaker_id, corpus_speaker_id.

    speakers: the table of speakers, as `quoteattr.spark.speakers` gives it. decisions: from
    `quoteattr.identity.read_decisions`.
    """
    return _linked(speakers, decisions, linking.IDENTITIES)


def identity_speakers(speakers: "DataFrame", decisions: Decisions = None) -> "DataFrame":
    """The speakers of the corpus: id, name, type, names, roles, number of articles, reasons. As `identities`."""
    return _linked(speakers, decisions, linking.IDENTITY_SPEAKERS)


def _linked(speakers: "DataFrame", decisions: Decisions, table: str) -> "DataFrame":
    from pyspark.sql import functions as f
    from pyspark.sql.pandas.types import from_arrow_schema

    rows = speakers.select(*linking.SPEAKER_COLUMNS)
    blocked = rows.mapInArrow(_with_blocks, f"{_ddl(rows)}, block string, entry string")
    ties = blocked.where("entry is not null").select("entry", "block").distinct().groupBy("entry")
    across = ties.agg(f.sort_array(f.collect_set("block")).alias("blocks")).where("size(blocks) > 1").collect()
    pairs = [(row["blocks"][0], other) for row in across for other in row["blocks"][1:]]
    heads = merged([*pairs, *_decided(decisions)])
    if heads:
        names = f.create_map(*(f.lit(item) for pair in heads.items() for item in pair))
        blocked = blocked.withColumn("block", f.coalesce(names[f.col("block")], f.col("block")))
    decided = dict(decisions or {})
    return blocked.groupBy("block").applyInArrow(
        lambda block: _link_block(
            block, decided, table
        ),  # Spark 4.3 reads the hints of a function, and fails on partial
        from_arrow_schema(linking.schemas()[table]),
    )


def _decided(decisions: Decisions) -> Iterator[tuple[str, str]]:
    """Blocks that a decision ties together; the keys of profiles begin with type and name."""
    for pair in decisions or {}:
        keys = [key.partition("@")[0].partition("|")[0].partition(":") for key in sorted(pair)]
        found = [
            speaker_block({"speaker_type": kind, "speaker": name, "members": name.replace(" & ", "; ")})
            for kind, _, name in keys
        ]
        if len(found) == 2:
            yield found[0], found[1]


def _with_blocks(batches: Iterator[Any]) -> Iterator[Any]:
    import pyarrow as pa

    for batch in batches:
        rows = batch.to_pylist()
        blocks = pa.array([speaker_block(row) for row in rows], pa.string())
        entries = pa.array([registry_entry(row) for row in rows], pa.string())
        yield pa.RecordBatch.from_arrays(
            [*batch.columns, blocks, entries], names=[*batch.schema.names, "block", "entry"]
        )


def _link_block(block: Any, decisions: Mapping[frozenset[str], str], table: str) -> Any:
    """Runs in an executor: the speakers of one block."""
    import pyarrow as pa

    rows = sorted(block.to_pylist(), key=itemgetter("article_id", "speaker_id"))
    linked = link_speakers(map(linking.spoken, rows), decisions)
    if table == linking.IDENTITY_SPEAKERS:
        return linking.speaker_table(linked)
    found = [
        {"article_id": article, "speaker_id": speaker, "corpus_speaker_id": id}
        for (article, speaker), id in linked.ids.items()
    ]
    return pa.Table.from_pylist(found, schema=linking.schemas()[table])


def copies(articles: "DataFrame", quotes: "DataFrame") -> "DataFrame":
    """Groups of copies: article_id, quote_id (null for an article), group_id.

    articles, quotes: the tables of articles, with their texts, and of quotations.
    """
    from pyspark.sql import functions as f

    texts = articles.select("article_id", f.lit(None).cast("string").alias("quote_id"), "outlet", "published", "text")
    whole = _grouped(texts, partial(_with_buckets, run=ARTICLE_RUN, least=1, column="text"), _mark_articles)
    said = quotes.select(*linking.COPY_COLUMNS)
    parts = _grouped(said, partial(_with_buckets, run=QUOTE_RUN, least=QUOTE_LEAST, column="quote"), _mark_quotes)
    return whole.unionByName(parts)


def _grouped(rows: "DataFrame", buckets: Callable[..., Any], mark: Callable[[Any], Any]) -> "DataFrame":
    from pyspark.sql import functions as f
    from pyspark.sql.pandas.types import from_arrow_schema

    pairs = rows.mapInArrow(buckets, "article_id string, quote_id string, node string, bucket long").cache()
    heads = _components(pairs.select("node", "bucket"))
    # Whoever shares no bucket has no copy: only what hangs together is looked at.
    together = heads.join(heads.groupBy("head").count().where("count > 1"), "head").select("node", "head")
    nodes = pairs.select("article_id", "quote_id", "node").distinct().join(together, "node").drop("node")
    same = rows["article_id"].eqNullSafe(nodes["article_id"]) & rows["quote_id"].eqNullSafe(nodes["quote_id"])
    blocked = rows.join(nodes, same).select(*(rows[name] for name in rows.columns), f.col("head"))
    return blocked.groupBy("head").applyInArrow(mark, from_arrow_schema(linking.schemas()[linking.COPIES]))


def _components(pairs: "DataFrame") -> "DataFrame":
    """node, head: nodes that hang together over buckets have one head, the smallest of them."""
    from pyspark.sql import functions as f

    heads = pairs.select("node", f.col("node").alias("head")).distinct()
    for _ in range(_ROUNDS):
        of_bucket = pairs.join(heads, "node").groupBy("bucket").agg(f.min("head").alias("head"))
        new = pairs.join(of_bucket, "bucket").groupBy("node").agg(f.min("head").alias("head"))
        # A head follows its own head, so that long chains grow short quickly.
        jump = new.alias("n").join(new.select(f.col("node").alias("head"), f.col("head").alias("further")), "head")
        new = jump.select("node", f.col("further").alias("head")).localCheckpoint()
        changed = new.join(heads.withColumnRenamed("head", "before"), "node").where("head != before")
        heads = new
        if changed.isEmpty():
            break
    return heads


def _with_buckets(batches: Iterator[Any], run: int, least: int, column: str) -> Iterator[Any]:
    import pyarrow as pa

    schema = pa.schema(
        [("article_id", pa.string()), ("quote_id", pa.string()), ("node", pa.string()), ("bucket", pa.int64())]
    )
    for batch in batches:
        found = [
            {
                "article_id": row["article_id"],
                "quote_id": row["quote_id"],
                "node": f"{row['article_id']}\0{row['quote_id'] or ''}",
                "bucket": bucket,
            }
            for row in batch.to_pylist()
            for bucket in bands(row[column] or "", run, least)
        ]
        yield pa.RecordBatch.from_pylist(found, schema=schema)


def _mark_articles(block: Any) -> Any:
    """Runs in an executor: the groups of articles that hang together."""
    rows = sorted(block.to_pylist(), key=itemgetter("article_id"))
    marked = mark_copies([linking.article_of(row) for row in rows])
    return _groups({"article_id": a.id, "quote_id": None, "group_id": a.group} for a, _ in marked if a.group)


def _mark_quotes(block: Any) -> Any:
    """Runs in an executor: the groups of quotations that hang together, by articles without their texts."""
    rows = sorted(block.to_pylist(), key=itemgetter("article_id", "quote_id"))
    pairs = []
    for _, group in groupby(rows, key=itemgetter("article_id")):
        listed = list(group)
        article = linking.article_of(listed[0])
        pairs.append((article, tuple(linking.said(row, article) for row in listed)))
    return _groups(linking.groups_of(mark_copies(pairs)))


def _groups(rows: Any) -> Any:
    import pyarrow as pa

    return pa.Table.from_pylist(list(rows), schema=linking.schemas()[linking.COPIES])


def _ddl(df: "DataFrame") -> str:
    return ", ".join(f"{field.name} {field.dataType.simpleString()}" for field in df.schema.fields)
