"""Files put in their place whole, and never over what they are made of."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from quoteattr.errors import InputError


@contextmanager
def whole_file(path: str | Path) -> Iterator[Path]:
    """A file beside `path` to write to, put in its place when all went well: a failure leaves no half of a file.

    Its name begins with a dot, as those that no reader of a folder takes for an article. A device or a pipe is written
    to as it is.

    Raises InputError for a folder, and where there is none to write in.
    """
    path = check_target(path)
    if path.exists() and not path.is_file():
        yield path
        return
    part = path.with_name(f".{path.name}.part")
    try:
        yield part
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)


def check_target(path: str | Path) -> Path:
    """The path. Raises InputError, before anything is read, for one that no file can be written to."""
    path = Path(path)
    if path.is_dir():
        raise InputError(f"Cannot write {path}: it is a folder; give the name of a file.")
    if not path.parent.is_dir():
        raise InputError(f"Cannot write {path}: there is no folder {path.parent}.")
    return path


def is_same(one: str | Path, other: str | Path) -> bool:
    """Whether both are one file or folder: by another spelling, a symbolic or a hard link, too."""
    try:
        return os.path.samefile(one, other)
    except (OSError, ValueError):  # one of them is not there
        return Path(one).resolve() == Path(other).resolve()


def check_outside(out: str | Path, inputs: Iterable[str | Path], what: str = "input") -> None:
    """Raises InputError for an output that is an input, or lies in a folder that is: the next run would read it.

    what: the inputs are, in a word.
    """
    resolved = Path(out).resolve()
    for given in inputs:
        if is_same(out, given):
            raise InputError(f"{out} is the {what} itself; write it somewhere else.")
        if any(is_same(parent, given) for parent in resolved.parents if parent.exists()):
            raise InputError(f"{out} lies in the {what} {given}; write it somewhere else.")
