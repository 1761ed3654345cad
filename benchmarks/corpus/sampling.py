"""Articles of any number for measuring: paragraphs sampled from given articles, or made of invented sentences.

python benchmarks/corpus/sampling.py --number 1000 --words 300 out.jsonl
"""

import argparse
import datetime as dt
import json
import random
from collections.abc import Iterator
from pathlib import Path

GIVEN = ["Ann", "Bo", "Mara", "Ivo", "Nell", "Tam", "Ilse", "Tomas", "Anneke", "Julian", "Meg", "Rurik", "Sanna", "Odo"]
FAMILY = ["Lee", "Kim", "Voss", "Brandt", "Okoro", "Reyes", "Varga", "Reuel", "Doss", "Sand", "Prowse", "Halm", "Teige"]
ROLES = ["the mayor", "a spokesman for the harbour", "the head teacher", "who chairs the works committee", "a baker"]
CLAIMS = [
    "the ferry terminal will not close this year", "taxes will fall", "the pool leaks", "nobody was hurt",
    "repairs may well run into October", "the vote stands", "the bridge must close", "prices have doubled",
]  # fmt: skip
FILLERS = [
    "The council met on Monday in the old customs house.", "It had rained for three days.",
    "The pier was built in 1974 and has been painted four times since then.", "Few people came to the market.",
    "A report by the engineers is due in May.", "The works will cost 4 million crowns, half of it from the county.",
]  # fmt: skip
OUTLETS = ["The Larsen Bay Post", "Ashby Courier", "Elm Street Weekly", "The Northstrand Mail"]


def invented_paragraph(chance: random.Random) -> str:
    name = f"{chance.choice(GIVEN)} {chance.choice(FAMILY)}"
    claim = chance.choice(CLAIMS)
    said = chance.choice(
        [
            f"“{claim.capitalize()},” said {name}, {chance.choice(ROLES)}.",
            f"{name} said that {claim}.",
            f"According to {name}, {claim}.",
        ]
    )
    return " ".join([chance.choice(FILLERS), said, chance.choice(FILLERS)])


def articles(number: int, words: int, path: str | None = None, seed: int = 0) -> Iterator[dict[str, str]]:
    """Records with id, text, outlet and date. words: how long each is, about. path: JSONL to take paragraphs from."""
    chance = random.Random(seed)
    paragraphs = _paragraphs(path) if path else None
    day = dt.date(2031, 1, 1)
    for count in range(number):
        chosen: list[str] = []
        while sum(len(paragraph.split()) for paragraph in chosen) < words:
            chosen.append(chance.choice(paragraphs) if paragraphs else invented_paragraph(chance))
        yield {
            "id": f"s{seed}-{count}",
            "text": "\n\n".join(chosen),
            "outlet": chance.choice(OUTLETS),
            "published": (day + dt.timedelta(days=count % 365)).isoformat(),
        }


def _paragraphs(path: str) -> list[str]:
    lines = Path(path).read_text("utf-8").splitlines()
    found = [part.strip() for line in lines if line.strip() for part in json.loads(line)["text"].split("\n")]
    return [paragraph for paragraph in found if 5 <= len(paragraph.split()) <= 150]


def write(path: Path, number: int, words: int, source: str | None = None, seed: int = 0) -> Path:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(
            json.dumps(record, ensure_ascii=False) + "\n" for record in articles(number, words, source, seed)
        )
    return path


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--number", type=int, default=1000)
    parser.add_argument("--words", type=int, default=300, help="words an article")
    parser.add_argument("--articles", help="JSONL with a 'text' in each line, to take paragraphs from")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    print(write(options.out, options.number, options.words, options.articles, options.seed))


if __name__ == "__main__":
    main()
