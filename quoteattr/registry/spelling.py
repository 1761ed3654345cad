"""How names are compared: folded, token by token."""

import re
import unicodedata
from functools import lru_cache


@lru_cache(maxsize=4096)
def fold(word: str) -> str:
    """Lower case without accents, full stops and apostrophes: the form in which names are compared."""
    plain = unicodedata.normalize("NFKD", word)
    return "".join(ch for ch in plain if not unicodedata.combining(ch) and ch not in ".'’‘,").lower()


@lru_cache(maxsize=4096)
def tokens_of(name: str) -> tuple[str, ...]:
    """The name's words, folded; "J.R." stays one; commas and nicknames in marks or brackets are left out."""
    plain = re.sub(r"[\"“”(][^\"“”()]*[\"“”)]", " ", name)
    return tuple(t for t in (fold(word) for word in plain.replace("\u00a0", " ").split()) if t)
