"""What a dataset holds, for comparing two."""

from quoteattr import open_dataset


def rows(out):
    """All rows of the three tables, and the errors without their tracebacks."""
    corpus = open_dataset(out)
    tables = {table: corpus.to_arrow(table).to_pylist() for table in ("quotes", "articles", "speakers")}
    for table, keys in (("quotes", ("article_id", "quote_id")), ("speakers", ("article_id", "speaker_id"))):
        tables[table].sort(key=lambda row, keys=keys: [row[key] for key in keys])
    tables["articles"].sort(key=lambda row: row["article_id"])
    return tables | {"errors": [{**line, "traceback": None} for line in corpus.failures()]}


def files(out):
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.parts[len(out.parts)] in ("quotes", "articles", "speakers", "errors.jsonl")
    }
