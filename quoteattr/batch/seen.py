"""Which article ids a dataset holds: eight bytes each, so that ten million take 80 MB."""

from collections.abc import Iterable
from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

_FRESH = 100_000


class SeenIds:
    """A set of ids by their hashes: those of late as a set, the others as a sorted array."""

    def __init__(self, ids: Iterable[str] = ()) -> None:
        self._fresh: set[int] = set()
        self._settled: np.ndarray | None = None
        for id in ids:
            self.add(id)

    def __contains__(self, id: str) -> bool:
        key = _hash(id)
        if key in self._fresh:
            return True
        if self._settled is None:
            return False
        at = int(self._settled.searchsorted(self._settled.dtype.type(key)))  # as it is: a Python int would be a float
        return at < len(self._settled) and int(self._settled[at]) == key

    def add(self, id: str) -> None:
        """Note an id as seen."""
        self._fresh.add(_hash(id))
        if len(self._fresh) >= _FRESH:
            self._settle()

    def _settle(self) -> None:
        import numpy as np

        fresh = np.sort(np.fromiter(self._fresh, dtype=np.uint64, count=len(self._fresh)))
        if self._settled is None:
            self._settled = fresh
        else:
            self._settled = np.insert(self._settled, self._settled.searchsorted(fresh), fresh)
        self._fresh.clear()


def _hash(id: str) -> int:
    return int.from_bytes(blake2b(id.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
