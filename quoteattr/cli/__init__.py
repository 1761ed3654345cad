"""The command line: ``quoteattr`` with ``demo``, ``extract``, ``show``, ``review``, ``export``, ``run``, ``evaluate``,
``train``, ``info`` and ``speakers``, each in a module of its own; `commands` has them by name."""

import os
import sys
import warnings
from collections.abc import Sequence

from quoteattr.errors import QuoteattrError


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line. Exit codes: 0 done, 1 some articles failed, 2 wrong input, 130 interrupted."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")  # no crash where the terminal is not UTF-8
    from quoteattr.cli.commands import app
    from quoteattr.warned import LanguageWarning

    warnings.filterwarnings("ignore", category=LanguageWarning)  # the commands tell it among their notes

    try:
        app(args=None if arguments is None else list(arguments), prog_name="quoteattr")
    except BrokenPipeError:  # the reader has gone, as in `quoteattr ... | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except QuoteattrError as error:
        _stop(str(error))
    except OSError as error:
        _stop(f"{error.filename}: {(error.strerror or '').lower()}" if error.filename else str(error))


def _stop(message: str) -> None:
    print("quoteattr: " + " ".join(message.split()), file=sys.stderr)
    sys.exit(2)
