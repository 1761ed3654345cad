"""``quoteattr evaluate``: a pipeline's scores on annotated articles."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from quoteattr.cli.options import AsJson, Model, Quiet


def evaluate(
    gold: Annotated[
        Path,
        typer.Argument(metavar="GOLD.jsonl", help="Annotated articles: PolNeAR's JSONL form, or quoteattr review's."),
    ],
    speakers: Annotated[Path | None, typer.Option(metavar="FILE", help="Gold speakers and dates.")] = None,
    model: Model = None,
    baseline: Annotated[str | None, typer.Option(metavar="NAME", help="Score this beside it: textacy.")] = None,
    speech: Annotated[bool, typer.Option("--speech", help="Gold holds speech only, no beliefs or wishes.")] = False,
    gold_spans: Annotated[bool, typer.Option("--gold-spans", help="Score speakers and dates on gold spans.")] = False,
    limit: Annotated[int | None, typer.Option(metavar="N", help="Only the first N articles.")] = None,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """Score a pipeline on annotated articles.

    \b
    Examples:
      quoteattr evaluate dev.jsonl
      quoteattr evaluate corrections.jsonl --model my_pipeline
      quoteattr evaluate dev.jsonl --speakers dev_speakers.jsonl --baseline textacy --json
    """
    from quoteattr.evaluation import evaluate_file, evaluation_json, format_evaluation

    found = evaluate_file(
        gold, model=model, baseline=baseline, speakers=speakers, gold_spans=gold_spans, speech=speech, limit=limit
    )
    print(evaluation_json(found) if as_json else format_evaluation(found))
    failed = found.systems[0].failed
    for article in failed:
        print(f"quoteattr: article {article!r}: the pipeline failed on it", file=sys.stderr)
    if failed and not quiet:
        print("quoteattr: what failed counts as if nothing had been found there", file=sys.stderr)
    if failed:
        raise typer.Exit(1)
