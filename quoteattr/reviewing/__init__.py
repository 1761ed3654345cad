"""A page on this machine to go through the quotations of a run: accept, correct, reject, add.

What is decided is saved as gold articles that `quoteattr evaluate` and `quoteattr train` read; the run stays as it is.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from quoteattr.errors import InputError, MissingExtraError
from quoteattr.saving import is_same

LOOPBACK = "127.0.0.1"


def make_server(path: str | Path, out: str | Path | None = None, port: int = 0) -> Any:
    """A server over the run at `path`, bound to this machine only; `serve_forever` starts it, `port` is where.

    out: the file of corrections; by default NAME.corrections.jsonl beside the run. port: 0 takes a free one.

    Raises InputError for a run that does not open or a port that is taken, MissingExtraError without werkzeug.
    """
    try:
        from werkzeug.serving import WSGIRequestHandler
        from werkzeug.serving import make_server as make
    except ImportError:
        raise MissingExtraError("The reviewing page needs werkzeug: pip install 'quoteattr[review]'") from None
    from quoteattr.reviewing.app import App
    from quoteattr.reviewing.decisions import Corrections
    from quoteattr.reviewing.runs import open_run

    class Silent(WSGIRequestHandler):
        def log(self, type: str, message: str, *args: Any) -> None:
            pass

    run = open_run(path)
    corrections = Corrections(corrections_path(path, out))
    app = App(run, corrections, ())
    try:
        server = make(LOOPBACK, port, app, threaded=True, request_handler=Silent)
    except (OSError, SystemExit):  # werkzeug exits where a port is taken
        raise InputError(f"Port {port} is taken; give another with --port, or none for a free one.") from None
    app.hosts = frozenset({f"{LOOPBACK}:{server.port}", f"localhost:{server.port}"})
    return server


def corrections_path(path: str | Path, out: str | Path | None) -> Path:
    """Where corrections go. Raises InputError for a place inside the run, which is never changed."""
    run = Path(path).resolve()
    chosen = Path(out).resolve() if out is not None else run.with_name(f"{run.stem}.corrections.jsonl")
    if is_same(chosen, run) or run in chosen.parents:
        raise InputError(f"{chosen} lies inside the run, which is never changed; put the corrections elsewhere.")
    if not chosen.parent.is_dir():
        raise InputError(f"Cannot write {chosen}: there is no folder {chosen.parent}.")
    return chosen


def serve(
    path: str | Path, out: str | Path | None = None, port: int = 0, started: Callable[[str], Any] = print
) -> None:
    """Serve the page until interrupted. started: called with its address."""
    server = make_server(path, out, port)
    started(f"http://{LOOPBACK}:{server.port}/")
    try:
        server.serve_forever()
    finally:
        server.server_close()
