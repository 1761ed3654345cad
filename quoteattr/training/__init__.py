"""Train a pipeline of one's own on annotated articles: the work behind ``quoteattr train``.

>>> from quoteattr.training import train
>>> train("annotations/", "my_pipeline")
>>> nlp = quoteattr.load("my_pipeline")
"""

from quoteattr.training.arbiter import tune_arbiter
from quoteattr.training.assembling import make_pipeline, save_pipeline
from quoteattr.training.entities import find_entities
from quoteattr.training.inner import inner_articles
from quoteattr.training.running import Trained, recipe_of, split, train

__all__ = [
    "Trained",
    "find_entities",
    "inner_articles",
    "make_pipeline",
    "recipe_of",
    "save_pipeline",
    "split",
    "train",
    "tune_arbiter",
]
