"""The same on Spark: a DataFrame of articles to one of quotations, batch by batch in Arrow.

>>> from quoteattr import spark
>>> quotes = spark.quotes(df, text="body", id="guid", published="day")

Rows are those of `quoteattr.run_corpus` on the same articles: the same code makes them. Python and quoteattr, of one
version, must be on every executor. Needs PySpark 4: pip install 'quoteattr[spark]'.
"""

from quoteattr.spark.linking import copies, identities, identity_speakers
from quoteattr.spark.reading import articles, quotes, spark_schema, speakers

__all__ = ["articles", "copies", "identities", "identity_speakers", "quotes", "spark_schema", "speakers"]
