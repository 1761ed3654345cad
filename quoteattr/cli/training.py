"""``quoteattr train``: options to a recipe, and what came of it in a few lines."""

import os
from pathlib import Path
from typing import Annotated

import typer

from quoteattr.cli.options import AsJson, Quiet
from quoteattr.cli.plain import print_json

Paths = list[Path]


def train(
    data: Annotated[
        Paths, typer.Argument(metavar="DATA...", help="Annotated articles: .jsonl, .ann, .tsv, .spacy, or folders.")
    ],
    out: Annotated[Path, typer.Option("-o", "--out", metavar="FOLDER", help="Where to save the pipeline.")],
    tune: Annotated[
        Paths | None, typer.Option(metavar="DATA", help="Articles to stop by; else a tenth of the others.")
    ] = None,
    config: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Recipe: a file with [recipe], [training].")
    ] = None,
    encoder: Annotated[
        str | None, typer.Option(metavar="NAME", help="minilm, or any encoder of Hugging Face by name or path.")
    ] = None,
    route: Annotated[
        str | None, typer.Option(metavar="NAME", help="onnx: runs without torch. torch: runs on a GPU.")
    ] = None,
    epochs: Annotated[
        int | None, typer.Option(metavar="N", help="Passes over the articles, at most; few articles need many.")
    ] = None,
    seed: Annotated[int | None, typer.Option(metavar="N", help="Seed of all that is random.")] = None,
    threads: Annotated[int | None, typer.Option(metavar="N", help="Processor threads; by default all.")] = None,
    device: Annotated[
        str | None, typer.Option(metavar="NAME", help="cpu or cuda; by default a GPU where there is one.")
    ] = None,
    work: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Checkpoints; by default FOLDER.training.")
    ] = None,
    entities: Annotated[bool, typer.Option(help="Learn entities from the rule pipeline's NER, too.")] = True,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """Train a pipeline on annotated articles of your own.

    Content, cue and source may come as JSON lines, from brat, INCEpTION (WebAnno TSV 3), Prodigy, or as a spaCy DocBin.
    Interrupted, the same command goes on from its last checkpoint.

    \b
    Examples:
      quoteattr train annotations/ -o my_pipeline
      quoteattr train train.jsonl --tune dev.jsonl -o my_pipeline --encoder roberta-base --route torch
      quoteattr extract --model my_pipeline article.txt
    """
    from quoteattr.training import recipe_of
    from quoteattr.training import train as run

    recipe = recipe_of(config)
    from quoteattr.ml.fitting import override  # after the check that torch is there

    if threads is None and config is None:
        threads = os.cpu_count()
    recipe = override(recipe, encoder=encoder, route=route, epochs=epochs, seed=seed, threads=threads)
    progress = not (quiet or as_json)
    done = run(
        data, out, tune=tune or None, recipe=recipe, work=work, entities=entities, device=device, progress=progress
    )
    if as_json:
        print_json({"path": str(done.path), "e2e": done.e2e, "best": done.best, "tuned": done.tuned})
        return
    if not quiet:
        for epoch, value in sorted(done.e2e.items()):
            print(f"epoch {epoch}: e2e F {value:.1f} on the tune part{', kept' if epoch == done.best else ''}")
        print(f"as saved: e2e F {done.tuned:.1f}")
    print(done.path)
