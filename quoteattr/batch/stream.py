"""The articles of the input from where the last run stopped, and what could not be read between them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import blake2b
from itertools import islice
from typing import Any, NamedTuple

from quoteattr.batch.inputs import InputFile
from quoteattr.errors import InputError
from quoteattr.given import language_complaint
from quoteattr.ingest import Problem
from quoteattr.ingest.inputs import open_sources
from quoteattr.ingest.reading import read, read_source
from quoteattr.types import Article


class Item(NamedTuple):
    """An article and its place: the input's number, how many of its articles are read with this one, and a name."""

    article: Article
    place: int
    done: int
    file: str | None
    record: int | str | None


class Position(NamedTuple):
    """Where to go on: in which input, after how many of its articles."""

    place: int = 0
    done: int = 0


class Stream:
    """Articles, one at a time; problems met on the way to an article are there, once, when it comes out."""

    def __init__(self) -> None:
        self._problems: list[Problem] = []

    def take_problems(self) -> list[Problem]:
        """What was met since this was last asked."""
        taken = list(self._problems)
        self._problems.clear()  # the readers hold this very list
        return taken

    def _notice(self, article: Article, file: str, record: int | str | None) -> None:
        """Note an article that is in another language than English."""
        if complaint := language_complaint(article):
            self._problems.append(Problem(file=file, record=record, reason=complaint, skipped=False))

    def __iter__(self) -> Iterator[Item]:
        raise NotImplementedError


class FileStream(Stream):
    """The articles of a list of files.

    What was met before the article from which it goes on has been told by the run that read it, and is left out.
    """

    def __init__(
        self,
        files: Sequence[InputFile],
        start: Position,
        *,
        format: str | None,
        columns: Mapping[str, str],
        gaps: Mapping[str, Any],
    ) -> None:
        super().__init__()
        self.files, self.start, self.format = files, start, format
        self.columns, self.gaps = dict(columns), dict(gaps)

    def __iter__(self) -> Iterator[Item]:
        for place in range(self.start.place, len(self.files)):
            yield from self._file(place, self.start.done if place == self.start.place else 0)

    def _file(self, place: int, done: int) -> Iterator[Item]:
        file = self.files[place]
        if file.problem is not None:
            self._problems.append(Problem(file=file.path, record=None, reason=file.problem))
            return
        try:
            for source in open_sources(file.path, self.format, self.columns, self._problems.append):
                named = replace(source, label=file.label, exact=False)
                readings = read_source(named, self.gaps)
                if file.skip + done:
                    for _ in islice(readings, file.skip + done):
                        pass
                    self._problems.clear()
                for number, reading in enumerate(readings, done + 1):
                    self._notice(reading.article, file.path, reading.record)
                    yield Item(reading.article, place, number, file.path, reading.record)
        except (InputError, OSError) as error:
            self._problems.append(Problem(file=file.path, record=None, reason=str(error)))


class ArticleStream(Stream):
    """Articles of the caller's own: an iterable of `Article` or str, or a table or stream that the readers take.

    digests: of the articles read before, (how many, digest) by chunk: they must come again, in the same order.
    """

    def __init__(
        self,
        given: Any,
        start: Position,
        digests: Sequence[tuple[int, str]],
        *,
        format: str | None,
        columns: Mapping[str, str],
        gaps: Mapping[str, Any],
    ) -> None:
        super().__init__()
        self.start, self._digests = start, digests
        if _is_readable(given):
            readings = read(given, format=format, map=columns, gaps=gaps, on_error=lambda p: self._problems.append(p))
            self._articles = ((reading.article, reading.record) for reading in readings)
        elif format or columns or gaps:
            raise InputError("format, map and gaps are for files and tables; articles have all that already.")
        else:
            self._articles = ((_as_article(item), None) for item in _items(given))

    def __iter__(self) -> Iterator[Item]:
        self._skip()
        for number, (article, record) in enumerate(self._articles, self.start.done + 1):
            place = record if record is not None else number
            self._notice(article, "<articles>", place)
            yield Item(article, 0, number, None, place)

    def _skip(self) -> None:
        """Pass over what was read before. Raises InputError if it is not what comes now."""
        for count, digest in self._digests:
            found = blake2b(digest_size=16)
            for article, _ in islice(self._articles, count):
                found.update(article_digest(article))
            if found.hexdigest() != digest:
                raise InputError(
                    "The input does not begin with the articles that the dataset was made of. Give the same ones in "
                    "the same order, with new ones after them, or begin anew with redo."
                )
        self._problems.clear()


def _is_readable(given: Any) -> bool:
    from quoteattr.ingest.arrow import is_table

    return isinstance(given, (bytes, bytearray)) or hasattr(given, "read") or is_table(given)


def _items(given: Any) -> Iterator[Any]:
    if isinstance(given, str) or not hasattr(given, "__iter__"):
        raise InputError(f"{type(given).__name__} is nothing that articles are read from; give paths or articles.")
    return iter(given)


def _as_article(item: Any) -> Article:
    if isinstance(item, (Article, str)):
        return item if isinstance(item, Article) else Article(text=item)
    raise InputError(f"One item of the input is {type(item).__name__}; give articles (quoteattr.Article) or texts.")


def first_article(items: Iterator[Item], stream: Stream) -> Item:
    """The first article of a stream. Raises InputError, with what could not be read, if there is none."""
    first = next(items, None)
    if first is not None:
        return first
    met = [problem for problem in stream.take_problems() if problem.skipped]
    if met:
        more = f" (and {len(met) - 1:,} more)" if len(met) > 1 else ""
        raise InputError(f"No article could be read: {met[0]}{more}.")
    raise InputError("There is no article in the input.")


def article_digest(article: Article) -> bytes:
    """Tells whether an article is the one that was read before."""
    return blake2b(f"{article.id}\0{article.text}".encode("utf-8", "surrogatepass"), digest_size=16).digest()
