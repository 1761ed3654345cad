"""`manifest.json`: how a dataset was made, for a person to read and for the next run to compare with."""

import datetime as dt
import time
from collections.abc import Sequence
from typing import Any

from quoteattr.batch.inputs import InputFile
from quoteattr.batch.store import FORMAT, STATE, State, Store

_LISTED = 10_000  # input files in the manifest; the list of all is beside the journal
_EVERY = 5.0  # seconds between two writings during a run


class Manifest:
    """The manifest of a run. made: what `provenance.describe` says; before: the manifest that was there."""

    def __init__(
        self, store: Store, made: dict[str, Any], before: dict[str, Any] | None, partition: Sequence[str]
    ) -> None:
        self._store = store
        self._now = time.monotonic()
        self._content: dict[str, Any] = {
            "format": FORMAT,
            **made,
            "partition": list(partition),
            "started": (before or {}).get("started") or _clock(),
            "updated": None,
            "status": "running",
        }

    def describe_inputs(self, files: Sequence[InputFile], given: str | None) -> None:
        """Name the input: its files with their hashes, or what the caller gave in their place."""
        if given is not None:
            self._content["input"] = {"given": given}
            return
        self._content["input"] = {
            "files": len(files),
            "bytes": sum(file.bytes for file in files),
            "list": f"{STATE}/inputs.jsonl",
            "listed": [{"path": file.path, "bytes": file.bytes, "sha256": file.sha256} for file in files[:_LISTED]],
        }

    def write(self, state: State, status: str = "running", replaced: int = 0, force: bool = True) -> None:
        """Bring counts up to date. force: False to leave it where it was written just now."""
        if not force and time.monotonic() - self._now < _EVERY:
            return
        self._now = time.monotonic()
        self._content |= {
            "updated": _clock(),
            "status": status,
            "counts": {**state.totals._asdict(), "parts": state.part},
            "seconds": round(state.seconds, 1),
            "workers_replaced": replaced,
        }
        self._store.write_manifest(self._content)


def _clock() -> str:
    return dt.datetime.now(dt.timezone.utc).isoformat(timespec="seconds")
