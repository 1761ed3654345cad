"""The pipelines: the order of the components, `load`, `extract` and `pipe`."""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, distribution
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from weakref import WeakKeyDictionary

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from quoteattr.annotations import read_quotes, write_article, write_pipeline
from quoteattr.errors import InputError, PipelineNotFoundError
from quoteattr.given import article_of, articles_of, kinds_of, language_complaint, pipeline_of
from quoteattr.lang import tables
from quoteattr.parts import MOST, join_parts, split_parts
from quoteattr.scans import Mended, mended
from quoteattr.types import Article, Kind, Quote
from quoteattr.typography import in_capitals, readable
from quoteattr.warned import LanguageWarning, warn

LARGE = "en_quoteattr_lg"
PACKAGED = (LARGE, "en_quoteattr_sm")  # best first
#: The name of the small pipeline without its network: spaCy's NER then finds the entities that the network found.
RULES = "rules"
ALIASES = {RULES: "en_quoteattr_sm", "sm": "en_quoteattr_sm", "lg": LARGE}

#: What each kind of pipeline adds, in order.
RULE_COMPONENTS = (
    "quoteattr_sections", "quoteattr_marks", "quoteattr_patterns",
    "quoteattr_arbiter", "quoteattr_cues", "quoteattr_speakers", "quoteattr_dates",
)  # fmt: skip
PARSER_COMPONENTS = (
    "quoteattr_sections", "quoteattr_marks", "quoteattr_parser", "quoteattr_patterns",
    "quoteattr_arbiter", "quoteattr_cues", "quoteattr_speakers", "quoteattr_dates",
)  # fmt: skip

#: Documents that a component reads together, where it is not the whole batch: the parser is a third faster on many, but
#: spaCy's convolutions take memory faster than they gain by it.
AT_ONCE = {"tok2vec": {"batch_size": 2}}

#: Words that the vocabulary keeps, of the first hundred articles or so: the tokenizer is three times as fast over what
#: it has met before, but remembers nothing that it meets in a memory zone.
KEPT = 10_000
#: What each pipeline is called; spaCy puts the meta together anew whenever it is asked for.
_CALLED: WeakKeyDictionary[Language, str] = WeakKeyDictionary()

OnError = Callable[[Article, Exception], None]


def add_components(nlp: Language, components: Iterable[str] = RULE_COMPONENTS) -> Language:
    """Add quoteattr's components to an English pipeline, in order, and return it.

    >>> nlp = add_components(spacy.load("en_core_web_sm"))

    Raises InputError for a pipeline of another language, which is left as it was.
    """
    if not tables(nlp.lang or ""):
        raise InputError(f"quoteattr reads English only; this pipeline is for the language {nlp.lang!r}.")
    for name in components:
        if name not in nlp.pipe_names:
            nlp.add_pipe(name)
    return nlp


def load(name: str | Path | None = None) -> Language:
    """Load a pipeline.

    name: None for the best one installed: en_quoteattr_lg, which is slower, where it was installed as a package of its
    own, else en_quoteattr_sm. "rules" for the small one without its network; the name of an installed pipeline package;
    or a path.

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
        return tuple(package for package in PACKAGED if package != LARGE or _is_distributed(package))
    return (ALIASES.get(str(name), str(name)),)


def _is_distributed(package: str) -> bool:
    """Whether somebody installed the package; its folder in a checkout is there for everybody."""
    try:
        distribution(package)
    except PackageNotFoundError:
        return False
    return True


def _without_network(found: Path | str) -> Language:
    nlp = spacy.load(found, exclude=["quoteattr_parser"])
    if "ner" in nlp.disabled:
        nlp.enable_pipe("ner")
    nlp.meta["name"] = "quoteattr_rules"
    return nlp


def installed() -> list[str]:
    """Names of the pipelines of ours that are installed, best first."""
    return [name for name in PACKAGED if _find(name) is not None]


def default() -> str | None:
    """The name of the pipeline that `load` takes without one, None where none is installed."""
    return next((name for name in folders_of(None) if _find(name) is not None), None)


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

    The Doc has the length of the article's text, so that offsets hold in both, but not always its characters: lone
    surrogates, line breaks in mid-sentence and text all in capitals are replaced, see `quoteattr.typography`.
    """
    article = article_of(article)
    doc = nlp.make_doc(readable(article.text))
    write_article(doc, article)
    write_pipeline(doc, called(nlp))
    return doc


def called(nlp: Language) -> str:
    """The pipeline's name and version, which end the `evidence` of each quotation: "en_quoteattr_sm 0.1.0"."""
    if nlp not in _CALLED:
        _CALLED[nlp] = f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}"
    return _CALLED[nlp]


def extract(
    text_or_article: str | Article, nlp: Language | None = None, kinds: Collection[Kind] | None = None
) -> tuple[Quote, ...]:
    """The quotations of one article, in the order of the text.

    nlp: the pipeline, by default the best one installed (loaded once). kinds: only these, e.g. {"direct", "mixed"}.
    More than 200,000 characters are read in parts; what only another part could tell is then not known.

    A text that is plainly in another language than English is read, and warned of (LanguageWarning).

    Raises ArticleError for what is not a text, InputError for a file's name, several articles, an unknown kind, and a
    pipeline without our components.
    """
    article, chosen = _noticed(article_of(text_or_article)), kinds_of(kinds)
    quotes = _extract(article, _default() if nlp is None else pipeline_of(nlp))
    return quotes if chosen is None else _of_kinds(quotes, chosen)


def _noticed(article: Article) -> Article:
    """The article, once a warning was given where it is in another language."""
    if complaint := language_complaint(article):
        warn(complaint, LanguageWarning)
    return article


def _extract(article: Article, nlp: Language) -> tuple[Quote, ...]:
    if len(article.text) > MOST:
        return join_parts(article, ((offset, _extract(part, nlp)) for offset, part in split_parts(article)))
    scan = mended(article)
    return scan.restored(_read(nlp(make_doc(nlp, scan.article)), scan.article))


def _read(doc: Doc, article: Article) -> tuple[Quote, ...]:
    """The quotations, with names in capitals where the article has nothing else."""
    quotes = read_quotes(doc, article)
    return tuple(map(_shouted, quotes)) if quotes and in_capitals(article.text) else quotes


def _shouted(quote: Quote) -> Quote:
    speaker = quote.speaker
    if speaker is None:
        return quote
    written = {field: value.upper() for field in ("name", "role", "affiliation") if (value := getattr(speaker, field))}
    members = tuple(map(str.upper, speaker.members))
    return replace(quote, speaker=replace(speaker, members=members, **written))


def warn_of_failure(article: Article, error: Exception) -> None:
    """The default `on_error`: a warning that names the article."""
    warn(f"article {article.id!r} failed: {type(error).__name__}: {error}", RuntimeWarning)


def pipe(
    articles: Iterable[Article | str],
    nlp: Language | None = None,
    batch_size: int = 32,
    n_process: int = 1,
    on_error: OnError | None = None,
    kinds: Collection[Kind] | None = None,
) -> Iterator[tuple[Article, tuple[Quote, ...]]]:
    """Stream articles through the pipeline: every article once, in input order, with its quotations.

    batch_size: articles held in memory at once by each process; 32 take 60 MB more than 8, and 3 % less time.
    kinds: only quotations of these, as of `extract`; articles that have none of them come with ().

    An article that fails comes back with () after ``on_error(article, exception)``, by default a warning. One that is
    plainly in another language than English is read, and warned of (LanguageWarning).

    Raises InputError at once for one article, a table, an unknown kind, or a pipeline without our components.
    """
    stream, chosen = map(_noticed, articles_of(articles)), kinds_of(kinds)
    if batch_size < 1 or n_process < 1:
        raise InputError(f"batch_size is {batch_size} and n_process {n_process}; both are 1 or more.")
    nlp = _default() if nlp is None else pipeline_of(nlp)
    read = _stream(stream, nlp, batch_size * n_process, n_process, on_error or warn_of_failure)
    return read if chosen is None else ((article, _of_kinds(quotes, chosen)) for article, quotes in read)


def _of_kinds(quotes: tuple[Quote, ...], chosen: Collection[Kind]) -> tuple[Quote, ...]:
    return tuple(quote for quote in quotes if quote.kind in chosen)


def _stream(
    articles: Iterator[Article], nlp: Language, size: int, n_process: int, on_error: OnError
) -> Iterator[tuple[Article, tuple[Quote, ...]]]:
    while batch := list(islice(articles, size)):
        short = _mended(batch)
        docs = _tokenized(nlp, short) if len(nlp.vocab) < KEPT else {}
        with nlp.memory_zone():  # keeps the string store from growing; nothing of the docs is handed out
            yield from list(_read_batch(nlp, batch, short, docs, n_process, on_error))


def _mended(batch: list[Article]) -> dict[int, Mended]:
    """The articles that are read whole, by index; one that fails is read by itself later, and told then."""
    short: dict[int, Mended] = {}
    for index, article in enumerate(batch):
        if len(article.text) <= MOST:
            with suppress(Exception):
                short[index] = mended(article)
    return short


def _tokenized(nlp: Language, short: dict[int, Mended]) -> dict[int, Doc]:
    """Docs of the articles that are read whole, by index; one that fails is made again later, and told then."""
    docs: dict[int, Doc] = {}
    for index, scan in short.items():
        with suppress(Exception):
            docs[index] = make_doc(nlp, scan.article)
    return docs


def _read_batch(
    nlp: Language, batch: list[Article], short: dict[int, Mended], made: dict[int, Doc], n_process: int,
    on_error: OnError,
) -> Iterator[tuple[Article, tuple[Quote, ...]]]:  # fmt: skip
    """short: those of the batch that are read whole, by index, and made: the docs that they have."""
    done: dict[int, tuple[Quote, ...]] = {}
    try:
        docs = ((made[i] if i in made else make_doc(nlp, scan.article), i) for i, scan in short.items())
        share = -(-len(batch) // n_process)
        parse = nlp.pipe(docs, as_tuples=True, n_process=n_process, batch_size=share, component_cfg=AT_ONCE)
        for doc, index in parse:
            done[index] = short[index].restored(_read(doc, short[index].article))
    except Exception:  # one of the batch failed: the rest is read one by one below, as long ones are anyway
        pass
    for index, article in enumerate(batch):
        if index in done:
            yield article, done[index]
        else:
            yield article, _read_alone(nlp, article, on_error)


def _read_alone(nlp: Language, article: Article, on_error: OnError) -> tuple[Quote, ...]:
    try:
        return _extract(article, nlp)
    except Exception as error:
        on_error(article, error)
        return ()
