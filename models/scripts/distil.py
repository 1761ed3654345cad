"""What a small network learns from: the annotated articles and others, with the tags that teachers see in all of them.

    python scripts/distil.py runs/minilm runs/student
        --teachers configs/mpnet.cfg=runs/teacher:6 configs/minilm.cfg=runs/minilm:8
        --labels runs/en_quoteattr_teacher
        --more "$QUOTEATTR_DATA/bbc/unlabelled.jsonl" "$QUOTEATTR_DATA/gum/conllu/GUM_[!n]*.conllu" --most 2200

Writes into the second folder what train.py reads: train.jsonl, tune.jsonl (the first folder's), and soft-N.npz. The
attributions of the articles that nobody annotated are the labels' pipeline's, whose patterns and arbiter know more than
the teachers' networks alone. GUM's news is for measuring: the pattern above leaves it out. Stopped, it goes on.
"""

import argparse
import json
import shutil
from collections.abc import Iterator
from glob import glob
from pathlib import Path
from typing import Any

from tqdm import tqdm

import quoteattr
from quoteattr.ml.distillation import save_soft_tags, soft_tags
from quoteattr.ml.fitting import float_reader, read_recipe
from quoteattr.ml.routes import Reader
from quoteattr.scorer import Prediction

CHUNK = 50  # articles a file of soft tags
WORDS = 1500  # longer texts, novels among them, are cut off here at a paragraph


def teacher(told: str) -> Reader:
    """A reader from ``CONFIG=RUN:EPOCH`` or ``CONFIG=WEIGHTS``."""
    config, _, place = told.partition("=")
    if place.endswith(".pt"):
        return float_reader(read_recipe(config), Path(place))
    run, _, epoch = place.rpartition(":")
    return float_reader(read_recipe(config), Path(run), int(epoch))


def texts_of(path: Path) -> Iterator[tuple[str, str]]:
    """(id, text) of JSON lines with a text, of CoNLL-U, and of plain text."""
    content = path.read_text(encoding="utf8")
    if path.suffix == ".jsonl":
        for line in content.splitlines():
            record = json.loads(line)
            yield f"{path.stem}-{record['id']}", record["text"]
    elif path.suffix == ".conllu":
        yield path.stem, _conllu_text(content)
    else:
        paragraphs = content.split("\n\n")
        yield path.stem, "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


def _conllu_text(content: str) -> str:
    text = ""
    for line in content.splitlines():
        if line.startswith("# newpar"):
            text = f"{text.rstrip()}\n\n"
        elif line.startswith("# text = "):
            text += line.removeprefix("# text = ") + " "
    return text.strip()


def spread(pairs: list[tuple[str, str]], most: int) -> list[tuple[str, str]]:
    """At most so many, evenly spread over all."""
    return pairs if len(pairs) <= most else pairs[:: len(pairs) // most][:most]


def cut(text: str) -> str:
    """The paragraphs before word WORDS."""
    kept, words = [], 0
    for paragraph in text.split("\n"):
        words += len(paragraph.split())
        if words > WORDS and kept:
            break
        kept.append(paragraph)
    return "\n".join(kept).strip()


def labelled(texts: dict[str, str], pipeline: Path) -> Iterator[dict[str, Any]]:
    """Records in PolNeAR's form, with the pipeline's attributions."""
    nlp = quoteattr.load(pipeline)
    for id, text in tqdm(texts.items(), desc="labelling", unit="article"):
        found = [Prediction.of(quote)._asdict() for quote in quoteattr.extract(text, nlp)]
        roles = ("content", "cue", "source")
        yield {"id": id, "text": text, "attributions": [{role: each[role] for role in roles} for each in found]}


def write_articles(options: argparse.Namespace) -> list[dict[str, Any]]:
    path = options.out / "train.jsonl"
    if not path.is_file():
        paths = [sorted(map(Path, glob(pattern))) for pattern in options.more]
        found = [spread([pair for path in group for pair in texts_of(path)], options.most) for group in paths]
        texts = {id: short for group in found for id, text in group if (short := cut(text))}
        lines = (options.run / "train.jsonl").read_text(encoding="utf8").splitlines()
        lines += [json.dumps(record, ensure_ascii=False) for record in labelled(texts, options.labels)]
        path.with_suffix(".partial").write_text("\n".join(lines) + "\n", encoding="utf8")
        path.with_suffix(".partial").replace(path)
    return [json.loads(line) for line in path.read_text(encoding="utf8").split("\n") if line]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run", type=Path, help="the folder that prepare.py wrote")
    parser.add_argument("out", type=Path, help="the student's folder")
    parser.add_argument(
        "--teachers", nargs="+", required=True, help="CONFIG=RUN:EPOCH or CONFIG=WEIGHTS, of one vocabulary of pieces"
    )
    parser.add_argument("--labels", type=Path, required=True, help="the pipeline that labels what nobody annotated")
    parser.add_argument("--more", nargs="*", default=[], help="files, or patterns in quotes, of texts without labels")
    parser.add_argument("--most", type=int, default=2200, help="texts of each --more")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    shutil.copy(options.run / "tune.jsonl", options.out / "tune.jsonl")
    articles = write_articles(options)
    readers = [teacher(told) for told in options.teachers]
    with tqdm(total=len(articles), desc="reading", unit="article") as bar:
        for number in range(-(-len(articles) // CHUNK)):
            chunk = articles[number * CHUNK : (number + 1) * CHUNK]
            path = options.out / f"soft-{number:03}.npz"
            if not path.is_file():
                found = {article["id"]: soft_tags(readers, article["text"]) for article in chunk}
                save_soft_tags(path, {id: soft for id, soft in found.items() if soft is not None})
            bar.update(len(chunk))


if __name__ == "__main__":
    main()
