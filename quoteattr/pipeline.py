"""The pipelines: the order of the components, `load`, `extract` and `pipe`."""

import re
import warnings
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import lru_cache
from importlib.util import find_spec
from itertools import islice
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from quoteattr.annotations import read_quotes, write_article
from quoteattr.errors import PipelineNotFoundError
from quoteattr.types import Article, Kind, Quote

PACKAGED = ("en_quoteattr_lg", "en_quoteattr_sm")  # best first
#: The name of the small pipeline without its network: spaCy's NER then finds the entities that the network found.
RULES = "rules"
ALIASES = {RULES: "en_quoteattr_sm", "sm": "en_quoteattr_sm", "lg": "en_quoteattr_lg"}

#: What each kind of pipeline adds, in order.
RULE_COMPONENTS = (
    "quoteattr_sections", "quoteattr_marks", "quoteattr_patterns",
    "quoteattr_arbiter", "quoteattr_cues", "quoteattr_speakers", "quoteattr_dates",
)  # fmt: skip
PARSER_COMPONENTS = (
    "quoteattr_sections", "quoteattr_marks", "quoteattr_parser", "quoteattr_patterns",
    "quoteattr_arbiter", "quoteattr_cues", "quoteattr_speakers", "quoteattr_dates",
)  # fmt: skip

_SURROGATE = re.compile("[\ud800-\udfff]")

OnError = Callable[[Article, Exception], None]


def add_components(nlp: Language, components: Iterable[str] = RULE_COMPONENTS) -> Language:
    """Add quoteattr's components to an English pipeline, in order, and return it.

    >>> nlp = add_components(spacy.load("en_core_web_sm"))
    """
    for name in components:
        if name not in nlp.pipe_names:
            nlp.add_pipe(name)
    return nlp


def load(name: str | Path | None = None) -> Language:
    """Load a pipeline.

    name: None for the best one installed; "rules" for the small one without its network; the name of an installed
    pipeline package; or a path.

    Raises PipelineNotFoundError, which says what is installed.
    """
    for candidate in folders_of(name):
        found = _find(candidate)
        if found is not None:
            nlp = _without_network(found) if name == RULES else spacy.load(found)
            nlp.max_length = max(nlp.max_length, 10**9)  # a text that is too long is slow, not an error
            return nlp
    raise PipelineNotFoundError(
        f"No pipeline {str(name)!r}. Installed: {', '.join(installed()) or 'none'}. "
        "Give one of these names, 'rules', or the path of a folder that holds a spaCy pipeline."
    )


def folders_of(name: str | Path | None) -> tuple[str, ...]:
    """The pipelines, best first, whose folder serves a name that `load` takes."""
    if name is None:
        return PACKAGED
    return (ALIASES.get(str(name), str(name)),)


def _without_network(found: Path | str) -> Language:
    nlp = spacy.load(found, exclude=["quoteattr_parser"])
    if "ner" in nlp.disabled:
        nlp.enable_pipe("ner")
    nlp.meta["name"] = "quoteattr_rules"
    return nlp


def installed() -> list[str]:
    """Names of the pipelines of ours that are installed, best first."""
    return [name for name in PACKAGED if _find(name) is not None]


def _find(name: str) -> Path | str | None:
    """Where the pipeline lies: a package beside ours, a folder with a config, or a name that spaCy knows.

    A name of ours means our package, whatever folder of that name the working directory holds.
    """
    path = Path(name)
    if name not in PACKAGED and (path / "config.cfg").is_file():
        return path
    if name.isidentifier() and (spec := find_spec(name)) and spec.origin and spec.submodule_search_locations:
        folder = Path(next(iter(spec.submodule_search_locations)))
        if (folder / "config.cfg").is_file():
            return folder
        return name if (folder / "meta.json").is_file() else None
    if name in PACKAGED:
        beside = Path(__file__).parent.parent / "models" / name  # a checkout that is not installed
        return beside if (beside / "config.cfg").is_file() else None
    return None


@lru_cache(maxsize=1)
def _default() -> Language:
    return load()


def make_doc(nlp: Language, article: Article | str) -> Doc:
    """Tokenize the article and keep its metadata on the Doc.

    Lone surrogates, which spaCy cannot hold, become U+FFFD.
    """
    article = article if isinstance(article, Article) else Article(text=article)
    doc = nlp.make_doc(_SURROGATE.sub("\ufffd", article.text))
    write_article(doc, article)
    return doc


def extract(
    text_or_article: str | Article, nlp: Language | None = None, kinds: Collection[Kind] | None = None
) -> tuple[Quote, ...]:
    """The quotations of one article, in the order of the text.

    nlp: the pipeline, by default the best one installed (loaded once). kinds: only these, e.g. {"direct", "mixed"}.
    """
    nlp = nlp or _default()
    article = text_or_article if isinstance(text_or_article, Article) else Article(text=text_or_article)
    doc = nlp(make_doc(nlp, article))
    return _of_kinds(read_quotes(doc, article), kinds)


def _of_kinds(quotes: tuple[Quote, ...], kinds: Collection[Kind] | None) -> tuple[Quote, ...]:
    return quotes if kinds is None else tuple(quote for quote in quotes if quote.kind in kinds)


def warn_of_failure(article: Article, error: Exception) -> None:
    """The default `on_error`: a warning that names the article."""
    warnings.warn(f"article {article.id!r} failed: {type(error).__name__}: {error}", RuntimeWarning, stacklevel=3)


def pipe(
    articles: Iterable[Article | str],
    nlp: Language | None = None,
    batch_size: int = 8,
    n_process: int = 1,
    on_error: OnError | None = None,
) -> Iterator[tuple[Article, tuple[Quote, ...]]]:
    """Stream articles through the pipeline: every article once, in input order, with its quotations.

    batch_size: articles held in memory at once by each process; more gains no speed and takes some 10 MB each.

    An article that fails comes back with () after ``on_error(article, exception)``, by default a warning.
    """
    nlp = nlp or _default()
    on_error = on_error or warn_of_failure
    stream = iter(articles)
    size = batch_size * n_process
    while batch := [item if isinstance(item, Article) else Article(text=item) for item in islice(stream, size)]:
        with nlp.memory_zone():  # keeps the string store from growing; nothing of the docs is handed out
            yield from list(_read_batch(nlp, batch, n_process, on_error))


def _read_batch(
    nlp: Language, batch: list[Article], n_process: int, on_error: OnError
) -> Iterator[tuple[Article, tuple[Quote, ...]]]:
    done: dict[int, tuple[Quote, ...]] = {}
    try:
        docs = ((make_doc(nlp, article), index) for index, article in enumerate(batch))
        share = -(-len(batch) // n_process)
        for doc, index in nlp.pipe(docs, as_tuples=True, n_process=n_process, batch_size=share):
            done[index] = read_quotes(doc, batch[index])
    except Exception:  # one of the batch failed: the rest is read one by one below
        pass
    for index, article in enumerate(batch):
        if index in done:
            yield article, done[index]
        else:
            yield article, _read_alone(nlp, article, on_error)


def _read_alone(nlp: Language, article: Article, on_error: OnError) -> tuple[Quote, ...]:
    try:
        return extract(article, nlp)
    except Exception as error:
        on_error(article, error)
        return ()
