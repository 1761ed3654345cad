"""What the command line prints, for programs and for people."""

import json
from typing import Any

from quoteattr.types import Quote
from quoteattr.wording import counted

__all__ = ["counted", "plain_row", "print_json"]


def plain_row(quote: Quote) -> dict[str, Any]:
    """A row of the table as JSON types: days as ISO 8601."""
    from quoteattr.rows import row

    return {name: cell.date().isoformat() if hasattr(cell, "date") else cell for name, cell in row(quote).items()}


def print_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2), flush=True)
