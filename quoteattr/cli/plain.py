"""What the command line prints for programs, and numbers in words."""

import json
from typing import Any

from quoteattr.types import Quote


def plain_row(quote: Quote) -> dict[str, Any]:
    """A row of the table as JSON types: days as ISO 8601."""
    from quoteattr.rows import row

    return {name: cell.date().isoformat() if hasattr(cell, "date") else cell for name, cell in row(quote).items()}


def print_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2), flush=True)


def counted(number: int, noun: str) -> str:
    """ "1 article", "1,200 articles"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
