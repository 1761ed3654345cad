"""Whether a noun phrase brings somebody in: "*a* nurse", not "the nurse", who may be somebody named."""

import re

_INDEFINITE = re.compile(r"(?:a|an|one|another|some|any|every|each|no)[ ]", re.IGNORECASE)


def is_indefinite(surface: str) -> bool:
    return bool(_INDEFINITE.match(surface))


__all__ = ["is_indefinite"]
