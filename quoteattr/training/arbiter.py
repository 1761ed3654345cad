"""Odds for the arbiter of a trained pipeline, from articles that its network was not trained on."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from spacy.language import Language

from quoteattr.annotations import Attribution, read_candidates
from quoteattr.arbitration import Odds, arbitrate, candidates
from quoteattr.arbitration.fitting import Judged, fit_odds
from quoteattr.components.arbiter import Arbiter
from quoteattr.components.parser import AttributionParser
from quoteattr.corpora import GoldArticle
from quoteattr.patterns.page import Page
from quoteattr.pipeline import make_doc
from quoteattr.scorer import Prediction, align, count_spans, span_scores, total

NAME = "quoteattr_arbiter"
#: What beginning a span may cost the network, in nats: below 0 it proposes more, for the arbiter to choose from.
OPEN_COSTS = (0.0, -0.25, -0.5, -0.75)
THRESHOLDS = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6)
#: Of thresholds this close to the best (points of F) the lowest stands: users can filter by confidence, but cannot
#: bring back what is gone.
CLOSE = 0.05
FOLDS = 4


class Tuned(NamedTuple):
    """What was best. e2e: F in percent, each article judged by odds from the other folds."""

    e2e: float
    open_cost: float
    least: float
    odds: dict[str, dict[str, float]]


def tune_arbiter(nlp: Language, articles: Sequence[GoldArticle]) -> Tuned:
    """Give the pipeline's arbiter the odds that `articles` show, and it and the network the thresholds best on them."""
    arbiter, parser = nlp.get_pipe(NAME), nlp.get_pipe("quoteattr_parser")
    assert isinstance(arbiter, Arbiter)
    assert isinstance(parser, AttributionParser)
    assert parser.runtime is not None
    tried = []
    for cost in OPEN_COSTS:
        parser.runtime.change(open_cost=cost)
        tried.append(_tried(nlp, articles, arbiter.overriding, cost))
    best = max(tried)
    parser.runtime.change(open_cost=best.open_cost)
    config = {"overriding": list(arbiter.overriding), "odds": best.odds, "least": best.least}
    nlp.replace_pipe(NAME, NAME, config=config)
    return best


def _tried(nlp: Language, articles: Sequence[GoldArticle], overriding: tuple[str, ...], cost: float) -> Tuned:
    read = [_read(nlp, article) for article in articles]
    known = [list(judged(one, overriding)) for one in read]
    e2e = {least: _cross_fitted(read, known, overriding, least) for least in THRESHOLDS}
    least = min(least for least, f in e2e.items() if f >= max(e2e.values()) - CLOSE)
    return Tuned(e2e[least], cost, least, fit_odds([one for article in known for one in article]))


class Read(NamedTuple):
    """An article as the arbiter finds it."""

    gold: GoldArticle
    parser: list[Attribution]
    patterns: list[Attribution]
    page: Page


def _read(nlp: Language, article: GoldArticle) -> Read:
    doc = make_doc(nlp, article.article)
    for name, component in nlp.pipeline:
        if name == NAME:
            break
        doc = component(doc)
    page = Page.of(doc)
    return Read(article, read_candidates(doc, "parser"), read_candidates(doc, "patterns"), page)


def _cross_fitted(
    read: Sequence[Read], known: Sequence[Sequence[Judged]], overriding: tuple[str, ...], least: float
) -> float:
    counts = []
    for fold in range(FOLDS):
        others = [one for number, article in enumerate(known) if number % FOLDS != fold for one in article]
        odds = Odds(fit_odds(others))
        for article in read[fold::FOLDS]:
            rows = arbitrate(article.parser, article.patterns, article.page, overriding, odds, least)
            counts.append(count_spans(align(article.gold, [prediction_of(row) for row in rows])))
    return round(span_scores(total(counts)).e2e.f, 3)


def judged(article: Read, overriding: tuple[str, ...]) -> Iterator[Judged]:
    """Every candidate of an article, and whether it is right. Those that count neither way are left out.

    Each side is judged as a whole, as if the other were not there; what both have stands on both sides.
    """
    outermost = [row for row in article.parser if row.parent is None]
    found = candidates(outermost, article.patterns, article.page, overriding)
    for by_parser in (True, False):
        side = [one for one in found if one.by_parser == by_parser or one.relation == "agree"]
        right = _right(article.gold, [one.row for one in side])
        for candidate, answer in zip(side, right, strict=True):
            if answer is not None and candidate.by_parser == by_parser:
                yield Judged(candidate, answer)


def _right(article: GoldArticle, rows: Sequence[Attribution]) -> Iterator[bool | None]:
    aligned = align(article, [prediction_of(row) for row in rows])
    place = {(prediction.content, prediction.source): j for j, prediction in enumerate(aligned.predictions)}
    gold_of = {j: i for i, j in aligned.pairs.items()}
    for row in rows:
        j = place.get((row.content, prediction_of(row).source))
        if j is None or j in aligned.free:
            yield None
        elif j not in gold_of:
            yield False
        else:
            gold, side = aligned.gold[gold_of[j]], aligned.predicted[j]
            yield gold.shares_source(side) if gold.source else not side.source


def prediction_of(row: Attribution) -> Prediction:
    return Prediction(
        content=row.content,
        cue=(row.cue,) if row.cue else (),
        source=(row.source,) if row.source else (),
        nested=row.parent is not None,
    )
