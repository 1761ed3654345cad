"""A corpus at a time: any number of articles to a folder of Parquet that says how it was made.

`run.run_corpus` is the door in, `dataset.open_dataset` the door out. Between them: `inputs` (which files, with their
hashes) -> `stream` (their articles, from where the last run stopped) -> `tasks` (portions of work, and where a chunk
ends) -> `pool` and `worker` (processes that may die) -> `tables` (rows as Arrow) -> `store` (files, journal and errors
that survive a power cut at any moment).
"""
