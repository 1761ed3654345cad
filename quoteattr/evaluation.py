"""Run pipelines over gold articles and score them: the work behind ``quoteattr evaluate``."""

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any

from spacy.language import Language

from quoteattr.annotations import Attribution, read_quotes, write_attributions
from quoteattr.corpora import GoldArticle, GoldAttribution, read_gold
from quoteattr.errors import InputError
from quoteattr.pipeline import load, make_doc, pipe
from quoteattr.scorer import (
    Counts,
    Interval,
    Prediction,
    SegmentScores,
    SpanScores,
    SpeakerScores,
    align,
    count_segments,
    count_spans,
    count_speakers,
    interval,
    segment_scores,
    span_scores,
    speaker_scores,
    speech_only,
    total,
)
from quoteattr.types import Article, Kind

BASELINES = ("textacy",)

#: The rows of the table: which gold contents are asked for.
GROUPS: dict[str, tuple[Kind, ...]] = {
    "all": ("direct", "mixed", "indirect"),
    "direct": ("direct",),
    "direct+mixed": ("direct", "mixed"),
    "indirect": ("indirect",),
}

#: Components that find attributions, and those that say something about each one.
_FINDERS = ("quoteattr_patterns", "quoteattr_arbiter")
_READERS = ("quoteattr_cues", "quoteattr_speakers", "quoteattr_dates")

Find = Callable[[GoldArticle], Sequence[Prediction]]


@dataclass(frozen=True, slots=True, kw_only=True)
class SystemScores:
    """The scores of one system, in percent. intervals: 95 % of resamplings of the articles, for e2e F and segments
    attributed. failed: ids of articles on which it raised."""

    name: str
    articles: int
    words_per_second: float
    spans: dict[str, SpanScores]
    segments: SegmentScores
    speakers: SpeakerScores | None
    intervals: dict[str, Interval]
    failed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """Systems side by side on the same gold articles."""

    gold: str
    systems: tuple[SystemScores, ...]


def evaluate_file(
    gold: str | Path,
    *,
    model: str | Path | None = None,
    baseline: str | None = None,
    speakers: str | Path | None = None,
    gold_spans: bool = False,
    speech: bool = False,
    limit: int | None = None,
) -> Evaluation:
    """Score a pipeline on gold articles in PolNeAR's JSONL form, and a baseline beside it.

    model: as `quoteattr.load` takes it. baseline: "textacy". speakers: a file with speakers and dates, where
    the gold file does not hold them itself. gold_spans: put the gold attributions on each article and run only what
    comes after them, so that speakers and dates are measured alone. speech: leave predictions of beliefs, feelings
    and wishes out, for gold that does. limit: only so many articles.

    Raises InputError for unreadable gold or an unknown baseline, PipelineNotFoundError for an unknown model.
    """
    if baseline is not None and baseline not in BASELINES:
        raise InputError(f"No baseline {baseline!r}. There is: {', '.join(BASELINES)}.")
    articles = read_gold(gold, speakers)[:limit]
    nlp = load(model)
    name = str(nlp.meta.get("name") or "quoteattr")
    if gold_spans:
        systems = [_score(f"{name} on gold spans", articles, lambda article: on_gold_spans(nlp, article), speech)]
    else:
        systems = [_score(name, articles, lambda article: _ours(nlp, article), speech)]
    if baseline == "textacy":
        bare = _bare()
        systems.append(_score("textacy", articles, lambda article: _textacys(bare, article), speech=False))
    return Evaluation(gold=Path(gold).name, systems=tuple(systems))


def _score(name: str, articles: Sequence[GoldArticle], find: Find, speech: bool) -> SystemScores:
    predictions: dict[str, Sequence[Prediction]] = {}
    failed = []
    started = time.process_time()
    for article in articles:
        try:
            predictions[article.id] = find(article)
        except Exception:  # a system that fails on an article has found nothing there
            failed.append(article.id)
    seconds = time.process_time() - started
    if speech:
        predictions = {key: speech_only(found) for key, found in predictions.items()}
    words = sum(len(article.text.split()) for article in articles)
    return scores_of(name, articles, predictions, words / max(seconds, 1e-9), tuple(failed))


def scores_of(
    name: str,
    articles: Sequence[GoldArticle],
    predictions: dict[str, Sequence[Prediction]],
    words_per_second: float = 0.0,
    failed: tuple[str, ...] = (),
) -> SystemScores:
    """Score predictions that are there already, by article id."""
    aligned = [align(article, predictions.get(article.id, ())) for article in articles]
    spans = {group: [count_spans(one, kinds) for one in aligned] for group, kinds in GROUPS.items()}
    segments = [count_segments(article, predictions.get(article.id, ())) for article in articles]
    speakers = [count_speakers(article, predictions.get(article.id, ())) for article in articles]
    intervals = {f"e2e {group}": interval(counts, _e2e) for group, counts in spans.items()}
    intervals["segments"] = interval(segments, lambda counts: segment_scores(counts).attributed)
    added = total(speakers)
    return SystemScores(
        name=name,
        articles=len(articles),
        words_per_second=words_per_second,
        spans={group: span_scores(total(counts)) for group, counts in spans.items()},
        segments=segment_scores(total(segments)),
        speakers=speaker_scores(added) if added["gold"] else None,
        intervals=intervals,
        failed=failed,
    )


def _e2e(counts: Counts) -> float:
    return span_scores(counts).e2e.f


# -- systems -----------------------------------------------------------------------------------------------------------


def _ours(nlp: Language, gold: GoldArticle) -> list[Prediction]:
    def give_up(article: Article, error: Exception) -> None:
        raise error

    [(_, quotes)] = pipe([gold.article], nlp, on_error=give_up)
    return [Prediction.of(quote) for quote in quotes]


def on_gold_spans(nlp: Language, gold: GoldArticle) -> list[Prediction]:
    """Quotations with gold's contents, cues and sources, and the speakers and dates that the pipeline gives them."""
    doc = make_doc(nlp, gold.article)
    for name, component in nlp.pipeline:
        if name not in (*_FINDERS, *_READERS):
            doc = component(doc)
    write_attributions(doc, [_row(att) for att in gold.attributions])
    for name, component in nlp.pipeline:
        if name in _READERS:
            doc = component(doc)
    return [Prediction.of(quote) for quote in read_quotes(doc, gold.article)]


def _row(gold: GoldAttribution) -> Attribution:
    """Gold in the form of our layer: of a cue or source in pieces the longest piece."""
    cue, source = (max(spans, key=lambda s: s[1] - s[0], default=None) for spans in (gold.cue, gold.source))
    return Attribution(
        gold.id, gold.content, cue, source, floating=cue is None and source is None, evidence=("gold spans",)
    )


def _bare() -> Language:
    """The tagger, parser and lemmatizer of the rule pipeline, which is all that a baseline needs."""
    nlp = load("rules")
    for name in [name for name in nlp.pipe_names if name == "ner" or name.startswith("quoteattr_")]:
        nlp.disable_pipe(name)
    return nlp


def _textacys(nlp: Language, gold: GoldArticle) -> list[Prediction]:
    from quoteattr.interop.textacy import textacy_quotations

    return [
        Prediction(
            content=(found.content,),
            cue=found.cue,
            source=found.speaker,
            speaker=" ".join(gold.text[start:end] for start, end in found.speaker) or None,
        )
        for found in textacy_quotations(gold.text, nlp)
    ]


# -- the table ---------------------------------------------------------------------------------------------------------


def format_evaluation(evaluation: Evaluation) -> str:
    """The scores as a plain table, with the interval of each e2e F behind it."""
    return "\n\n".join(_block(evaluation.gold, system) for system in evaluation.systems)


def _block(gold: str, system: SystemScores) -> str:
    lines = [
        f"{system.name} on {gold}: {system.articles} articles, {system.words_per_second:,.0f} words per CPU second",
        f"{'':13}  gold  found  exact F  overlap F  source  e2e P  e2e R  e2e F  95 %",
    ]
    for group, spans in system.spans.items():
        low, high = system.intervals[f"e2e {group}"]
        lines.append(
            f"{group:13}{spans.gold:6d}{spans.predicted:7d}{spans.exact.f:9.1f}{spans.overlap.f:11.1f}"
            f"{_shown(spans.source):>8}{spans.e2e.p:7.1f}{spans.e2e.r:7.1f}{spans.e2e.f:7.1f}  {low:.1f}-{high:.1f}"
        )
    low, high = system.intervals["segments"]
    segments = system.segments
    lines.append(
        f"quoted segments: {segments.n}, found {segments.found:.1f}, attributed {segments.attributed:.1f}  "
        f"{low:.1f}-{high:.1f}"
    )
    if system.speakers is not None:
        lines += _speaker_lines(system.speakers)
    if system.failed:
        lines.append(f"failed on {len(system.failed)} articles: {', '.join(system.failed)}")
    return "\n".join(lines)


def _speaker_lines(scores: SpeakerScores) -> list[str]:
    counts = scores.counts
    strata = "  ".join(f"{key} {s.right}/{s.matched}" for key, s in scores.strata.items())
    return [
        f"speakers: e2e P {scores.e2e.p:.1f}  R {scores.e2e.r:.1f}  F {scores.e2e.f:.1f}, "
        f"of found {_shown(scores.given)}  ({strata})",
        f"dates: stated {counts['date right']}/{counts['date gold']} ({_shown(scores.date)}), "
        f"inherited {counts['inherited right']}/{counts['inherited gold']} ({_shown(scores.inherited)}), "
        f"given without need {counts['undated given']}/{counts['undated gold']} ({_shown(scores.spurious)})",
    ]


def _shown(value: float | None) -> str:
    return "-" if value is None else f"{value:.1f}"


def evaluation_json(evaluation: Evaluation) -> str:
    """The scores as JSON, rounded to a thousandth."""
    return json.dumps(_plain(evaluation), ensure_ascii=False, indent=2)


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, dict):
        return {key if isinstance(key, str) else " ".join(key): _plain(item) for key, item in value.items()}
    if hasattr(value, "_asdict"):
        return _plain(value._asdict())
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return round(value, 3) if isinstance(value, float) else value
