"""Invented articles by number: the same number, the same article."""

import json
import random
from collections.abc import Iterable, Mapping

NAMES = ["Ann Lee", "Bo Kim", "Mara Voss", "Ivo Brandt", "Nell Okoro"]
CLAIMS = ["Taxes will fall", "The ferry is late", "The bridge must close", "Nobody was hurt", "The vote stands"]
OUTLETS = ["The Larsen Bay Post", "THE LARSEN BAY POST", "Elm/Oak: Weekly", "1843"]


def record(number: int, words: str = "") -> dict:
    """An invented article."""
    chance = random.Random(number)
    lines = [f"“{chance.choice(CLAIMS)},” said {chance.choice(NAMES)}." for _ in range(chance.randrange(4))]
    return {
        "id": f"a{number}",
        "text": " ".join([f"Article {number} of the day. {words}", *lines]),
        "outlet": chance.choice(OUTLETS),
        "published": f"203{number % 2}-{number % 12 + 1:02d}-14" if number % 7 else None,
        "title": f"No. {number}",
    }


def record_lines(numbers: Iterable[int], words: Mapping[int, str] | None = None) -> str:
    """JSON lines of these articles; `words` go into those of some."""
    return "".join(json.dumps(record(number, (words or {}).get(number, ""))) + "\n" for number in numbers)
