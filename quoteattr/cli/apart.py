"""What a command writes is none of what it reads."""

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from quoteattr.cli.reading import STDIN
from quoteattr.errors import InputError
from quoteattr.saving import check_outside, is_same


def check_apart(out: Path | None, *inputs: Iterable[str | Path | None]) -> None:
    """Raises InputError, before anything is written, for an output file that is one of the inputs.

    inputs: files, "-", and folders, which stand for all that is read in them. An output that is there already and lies
    in such a folder would be read as an article.
    """
    if out is None or not out.exists():
        return
    for given in _paths(chain(*inputs)):
        if is_same(out, given):
            raise InputError(f"{out} is read here and would be lost; give another name to write to.")
        if given.is_dir() and _reads(given, out):
            raise InputError(
                f"{out} is there already and would be read with the folder {given}; "
                "take it away, or write it somewhere else."
            )


def check_outside_of(out: Path, files: Iterable[str]) -> None:
    """Raises InputError for an output that a second run of the same command would read with a folder."""
    check_outside(out, (path for path in _paths(files) if path.is_dir()), "folder")


def _paths(inputs: Iterable[str | Path | None]) -> Iterator[Path]:
    """Those that are there; standard input is one where a file is led into it."""
    for given in inputs:
        path = Path("/dev/stdin" if str(given) == STDIN else given or "")
        if given is not None and path.exists():
            yield path


def _reads(folder: Path, out: Path) -> bool:
    from quoteattr.ingest.inputs import files_in

    return any(is_same(path, out) for path in files_in(folder))
