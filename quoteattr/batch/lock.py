"""One run a folder: a lock that the system lets go of when its process ends, however that ends."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from quoteattr.errors import InputError


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock. Raises InputError if another process holds it."""
    with path.open("a+b") as file:
        try:
            _lock(file)
        except OSError:
            raise InputError(f"Another run writes to {path.parent.parent}; wait for it to end, or stop it.") from None
        yield


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
