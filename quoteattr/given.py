"""What callers give, checked before any work is done: mistakes that would else be answered with nothing."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast, get_args

from quoteattr.errors import InputError
from quoteattr.language import is_foreign
from quoteattr.types import Article, Kind

if TYPE_CHECKING:
    from spacy.language import Language

#: Factories of spaCy's trained and rule pipelines, none of which finds quotations.
_SPACYS_OWN = frozenset({
    "attribute_ruler", "entity_ruler", "lemmatizer", "merge_entities", "merge_noun_chunks", "morphologizer", "ner",
    "parser", "sentencizer", "senter", "span_ruler", "tagger", "textcat", "tok2vec", "trainable_lemmatizer",
    "transformer",
})  # fmt: skip
_MISSING = ("NAType", "NaTType")  # what pandas has beside NaN for a cell that is empty
_LONGEST_NAME = 300  # characters; a text that is shorter and one line may be the name of a file


def article_of(given: str | Article) -> Article:
    """The article. Raises InputError for a file's name and for many articles, ArticleError for what is no text."""
    if isinstance(given, Article):
        return given
    if isinstance(given, PathLike) or (isinstance(given, str) and _names_a_file(given)):
        raise InputError(
            f"{str(given)!r} is the name of a file, and a text is read here; "
            f"quoteattr.read_articles({str(given)!r}) gives the articles of a file, for quoteattr.pipe."
        )
    if hasattr(given, "columns"):
        raise InputError(_is_table(given))
    if isinstance(given, Iterable) and not isinstance(given, (str, bytes, bytearray, Mapping)):
        raise InputError(f"One article is read here, not a {type(given).__name__}; quoteattr.pipe reads many.")
    if type(given).__name__ in _MISSING or (isinstance(given, float) and given != given):
        raise InputError("NaN stands where a text should: leave rows without a text out, as with table.dropna().")
    return Article(text=given)


def language_complaint(article: Article) -> str | None:
    """What to say of an article that is plainly not in English; None for others."""
    if not is_foreign(article.text):
        return None
    called = f"article {article.id!r}" if article.id else "the text"
    return f"{called} is in another language, as it seems; only English is read, and what is found in it means nothing"


def articles_of(given: Iterable[str | Article]) -> Iterator[Article]:
    """The articles, one at a time. Raises InputError at once for what is one article, a table or nothing."""
    if given is None or isinstance(given, (str, bytes, PathLike, Article)):
        raise InputError(
            f"Many articles are read here, not {'None' if given is None else f'one {type(given).__name__}'}; "
            "quoteattr.extract reads one text or Article, and quoteattr.read_articles gives those of a file or folder."
        )
    if hasattr(given, "columns"):
        raise InputError(_is_table(given))
    return map(article_of, iter(given))


def _is_table(given: Any) -> str:
    return (
        f"A {type(given).__name__} is a table; quoteattr.read_articles(table) gives its articles, for quoteattr.pipe, "
        "and map={'text': 'body'} says which column holds what."
    )


def kinds_of(kinds: Collection[str] | None) -> frozenset[Kind] | None:
    """The kinds; a single one may be given as it is. Raises InputError for an unknown kind, and for none at all."""
    if kinds is None:
        return None
    chosen: Collection[Any] = (kinds,) if isinstance(kinds, str) else kinds
    if not chosen:
        raise InputError(f"kinds is empty; give one or more of {', '.join(get_args(Kind))}, or leave it out for all.")
    for kind in chosen:
        if kind not in get_args(Kind):
            raise InputError.unknown("kind", kind, get_args(Kind))
    return frozenset(cast("Collection[Kind]", chosen))


def pipeline_of(nlp: "Language") -> "Language":
    """The pipeline. Raises InputError for a name, and for a pipeline that can find no quotations."""
    if isinstance(nlp, (str, PathLike)):
        raise InputError(f"nlp is {str(nlp)!r}; give a pipeline: quoteattr.load({str(nlp)!r}).")
    if {nlp.get_pipe_meta(name).factory for name in nlp.pipe_names} <= _SPACYS_OWN:  # others may write quotations, too
        raise InputError("This pipeline has no component of quoteattr's; see quoteattr.add_components.")
    return nlp


def _names_a_file(text: str) -> bool:
    if not text or len(text) > _LONGEST_NAME or "\n" in text:
        return False
    try:
        return Path(text).is_file()
    except (OSError, ValueError):
        return False
