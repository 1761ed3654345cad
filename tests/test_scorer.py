"""The scorer: small cases by hand, and the same figures as the reference scorers on the same predictions."""

import importlib
import json
import random
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from annotated import read_answer

from quoteattr import Article
from quoteattr.corpora import GoldArticle, GoldAttribution, GoldSpeaker, read_gold, read_pieces
from quoteattr.corpora.cofenet import locate
from quoteattr.errors import InputError
from quoteattr.scorer import (
    Prediction,
    Words,
    count_spans,
    interval,
    normalised,
    same_speaker,
    score_cofenet,
    score_segments,
    score_spans,
    score_speakers,
    span_scores,
    speech_only,
)
from quoteattr.scorer.matching import align


def gold_article(marked: str, **speakers: GoldSpeaker) -> GoldArticle:
    answer = read_answer(marked)
    words = Words(answer.text)
    attributions = tuple(
        GoldAttribution(
            id=key,
            kind=words.kind(tuple(spans["CONTENT"])),
            content=tuple(spans["CONTENT"]),
            cue=tuple(spans.get("CUE", ())),
            source=tuple(spans.get("SOURCE", ())),
            speaker=speakers.get(key),
        )
        for key, spans in answer.spans.items()
    )
    return GoldArticle(article=Article(text=answer.text, id="a"), attributions=attributions)


def as_predictions(article: GoldArticle, **changes: Any) -> list[Prediction]:
    return [Prediction(att.content, att.cue, att.source)._replace(**changes) for att in article.attributions]


TWO = gold_article(
    '["Rates are far too high,"](CONTENT:Q1) [said](CUE:Q1) [Ann Lee](SOURCE:Q1). '
    "[Bo Kim](SOURCE:Q2) [said](CUE:Q2) [the vote would wait](CONTENT:Q2)."
)


def test_gold_against_itself_is_perfect() -> None:
    scores = score_spans([TWO], {"a": as_predictions(TWO)})
    assert (scores.exact.f, scores.e2e.f, scores.source_exact, scores.predicted, scores.gold) == (100, 100, 100, 2, 2)
    assert {kind: recall.attributed for kind, recall in scores.by_kind.items()} == {"direct": 100, "indirect": 100}


def test_no_prediction_scores_zero_and_raises_nothing() -> None:
    scores = score_spans([TWO], {})
    assert (scores.e2e.p, scores.e2e.r, scores.e2e.f, scores.source) == (0, 0, 0, None)


def test_a_wrong_source_matches_but_is_not_right_end_to_end() -> None:
    swapped = [p._replace(source=q.source) for p, q in zip(as_predictions(TWO), as_predictions(TWO)[::-1], strict=True)]
    scores = score_spans([TWO], {"a": swapped})
    assert (scores.overlap.f, scores.e2e.f, scores.source) == (100, 0, 0)


def test_marks_and_spaces_never_count() -> None:
    start, end = TWO.attributions[0].content[0]
    bare = Prediction(((start + 1, end - 2),), source=TWO.attributions[0].source)
    assert score_spans([TWO], {"a": [bare]}, {"direct"}).exact.f == 100


def test_an_unmatched_nested_prediction_is_no_error() -> None:
    start, _ = TWO.attributions[1].content[0]
    extra = Prediction(((start, start + 3),))
    counted = score_spans([TWO], {"a": [*as_predictions(TWO), extra]})
    nested = score_spans([TWO], {"a": [*as_predictions(TWO), extra._replace(nested=True)]})
    assert (counted.predicted, nested.predicted) == (3, 2)


def test_an_optional_case_counts_neither_way() -> None:
    optional = replace(TWO, attributions=TWO.attributions[:1], optional=(TWO.attributions[1].content,))
    assert score_spans([optional], {"a": as_predictions(TWO)}).e2e.p == 100
    assert score_spans([optional], {"a": as_predictions(optional)}).e2e.r == 100


def test_one_prediction_answers_one_gold_content() -> None:
    whole = Prediction(((0, len(TWO.text)),))
    assert score_spans([TWO], {"a": [whole, whole]}).overlap.f <= 50


def test_segments_are_found_by_any_grouping() -> None:
    start, end = TWO.attributions[0].content[0]
    half = start + 15
    pieces = [Prediction(((start, half),), source=TWO.attributions[0].source), Prediction(((half, end),))]
    scores = score_segments([TWO], {"a": pieces})
    assert (scores.n, scores.found, scores.attributed) == (1, 100, 100)


def test_beliefs_can_be_left_out() -> None:
    said, thought = Prediction(((0, 1),), stance="say"), Prediction(((0, 1),), stance="think")
    assert speech_only([said, thought]) == [said]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Mr. Bo Kim", "bo kim"),
        ("Vice President Ann Lee", "ann lee"),
        ("the Harbour Board’s", "harbour board"),
        ("Dr Prof. Lee", "lee"),
        (None, ""),
    ],
)
def test_names_are_compared_without_honorifics(name: str | None, expected: str) -> None:
    assert normalised(name) == expected


def test_of_joint_speakers_one_is_enough() -> None:
    gold = GoldSpeaker(name="Ann Lee & Bo Kim")
    assert same_speaker("Bo Kim", "PERSON", gold)
    assert same_speaker("Bo Kim and Cy Roe", "GROUP", gold)
    assert not same_speaker("Cy Roe", "PERSON", gold)
    assert not same_speaker(None, None, gold)


def test_the_author_is_right_by_type_and_nobody_by_silence() -> None:
    assert same_speaker("Jo Ray", "AUTHOR", GoldSpeaker(name="the author", type="AUTHOR"))
    assert same_speaker(None, None, GoldSpeaker(name=None))
    assert not same_speaker("Jo Ray", "PERSON", GoldSpeaker(name=None))


def test_dates_are_scored_by_where_they_stand() -> None:
    article = gold_article(
        "On Monday [Ann Lee](SOURCE:Q1) [said](CUE:Q1) [rates would fall](CONTENT:Q1).\n\n"
        "[She](SOURCE:Q2) [added](CUE:Q2) [jobs would follow](CONTENT:Q2).\n\n"
        "[Bo Kim](SOURCE:Q3) [said](CUE:Q3) [nobody knew](CONTENT:Q3).",
        Q1=GoldSpeaker(name="Ann Lee", date="2031-05-05", date_text="Monday"),
        Q2=GoldSpeaker(name="Ann Lee", date="2031-05-05", date_text="Monday"),
        Q3=GoldSpeaker(name="Bo Kim"),
    )
    predictions = [
        prediction._replace(speaker=name, date="2031-05-05")
        for prediction, name in zip(as_predictions(article), ("Ann Lee", "She", "Kim"), strict=True)
    ]
    scores = score_speakers([article], {"a": predictions})
    assert (scores.date, scores.inherited, scores.spurious) == (100, 100, 100)
    assert (scores.strata["pronoun"].right, scores.strata["named"].right) == (0, 1)


def test_intervals_hold_the_score_and_repeat() -> None:
    articles = [replace(TWO, article=replace(TWO.article, id=str(i))) for i in range(20)]
    counts = [count_spans(align(a, as_predictions(a)[: i % 3])) for i, a in enumerate(articles)]
    first = interval(counts, lambda c: span_scores(c).e2e.f, resamples=200)
    assert first == interval(counts, lambda c: span_scores(c).e2e.f, resamples=200)
    score = score_spans(articles, {str(i): as_predictions(a)[: i % 3] for i, a in enumerate(articles)}).e2e.f
    assert first.low <= score <= first.high
    assert first.low < first.high


def test_treebank_tokens_are_found_in_the_text() -> None:
    text = "“No,” she said (twice) — it’s over…"
    tokens = ["``", "No", ",", "''", "she", "said", "-LRB-", "twice", "-RRB-", "--", "it", "'s", "over", "..."]
    assert [text[s:e] for s, e in filter(None, locate(text, tokens))] == [
        "“", "No", ",", "”", "she", "said", "(", "twice", ")", "—", "it", "’s", "over", "…",
    ]  # fmt: skip


@pytest.mark.parametrize("line", ["{", '{"id": "a", "text": "x"}', '["a"]'])
def test_a_line_that_is_no_gold_article_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(f"\n{line}\n", encoding="utf8")
    with pytest.raises(InputError, match="line 2"):
        read_gold(path)


def test_a_missing_gold_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere\.jsonl"):
        read_gold(tmp_path / "nowhere.jsonl")


# -- the reference scorers ---------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def reference(corpora: Path) -> Any:
    folder = corpora.parent / "eval"
    if not (folder / "score.py").is_file():
        pytest.skip("no reference scorers beside the corpora")
    sys.path.insert(0, str(folder))
    try:
        yield {name: importlib.import_module(name) for name in ("score", "speakers", "cofenet", "polnear")}
    finally:
        sys.path.remove(str(folder))


def perturbed(articles: tuple[GoldArticle, ...], seed: int) -> dict[str, list[Prediction]]:
    """Predictions made of gold: some lost, some moved, some with another's source, some invented, some nested."""
    draw = random.Random(seed)
    stances = ["say", "think", "want", None]
    predictions: dict[str, list[Prediction]] = {}
    for article in articles:
        out = predictions.setdefault(article.id, [])
        names = [att.speaker.name for att in article.attributions if att.speaker] or ["Ann Lee"]
        for att in article.attributions:
            for _ in range(draw.choice([0, 1, 1, 1, 1, 2])):
                moved = tuple((max(0, s + draw.choice([0, 0, 0, -9, 20])), e + draw.choice([0, 0, 0, -25, 12]))
                              for s, e in att.content)  # fmt: skip
                other = draw.choice(article.attributions)
                right = [att.speaker.name] * 2 if att.speaker else []
                dates = [None, att.speaker.date if att.speaker else None, "2016-10-01"]
                out.append(
                    Prediction(
                        content=tuple((s, max(s, e)) for s, e in moved),
                        cue=att.cue if draw.random() < 0.9 else other.cue,
                        source=draw.choice([att.source, att.source, other.source, ()]),
                        speaker=draw.choice([*right, draw.choice(names), None]),
                        speaker_type=draw.choice(["PERSON", "AUTHOR"]),
                        date=draw.choice(dates),
                        stance=draw.choice(stances),
                        nested=draw.random() < 0.1,
                    )
                )
        for spans in article.optional:
            out.append(Prediction(content=spans))
    return predictions


def as_reference(predictions: dict[str, list[Prediction]]) -> dict[str, list[dict[str, Any]]]:
    plain = {
        key: [{**p._asdict(), "parent": "x" if p.nested else None} for p in found] for key, found in predictions.items()
    }
    return json.loads(json.dumps(plain))


def rounded(value: Any) -> Any:
    if hasattr(value, "_asdict"):
        return {key: round(number, 1) for key, number in value._asdict().items()}
    return None if value is None else round(value, 1)


SETS = [("polnear", "dev", "dev_speakers.jsonl"), ("gum", "news_dev", None)]


@pytest.mark.parametrize("seed", [0, 1])
@pytest.mark.parametrize(("folder", "part", "speakers"), SETS)
def test_spans_and_segments_agree_to_the_digit(
    corpora: Path, reference: Any, folder: str, part: str, speakers: str | None, seed: int
) -> None:
    gold = read_gold(corpora / folder / f"{part}.jsonl")
    predictions = perturbed(gold, seed)
    docs = reference["polnear"].load(corpora / folder, part)
    theirs_read = as_reference(predictions)
    for kinds in (("direct", "mixed", "indirect"), ("direct",), ("direct", "mixed")):
        ours = score_spans(gold, predictions, kinds)
        theirs = reference["score"].score(docs, theirs_read, set(kinds) if len(kinds) < 3 else None)
        for field in ("token", "exact", "overlap", "e2e"):
            assert rounded(getattr(ours, field)) == theirs[field], (kinds, field)
        assert (rounded(ours.source), rounded(ours.source_exact)) == (theirs["source_acc"], theirs["source_exact"])
        assert (ours.predicted, ours.gold) == (theirs["n_pred"], theirs["n_gold"])
        assert {
            k: {"n": v.n, "found": round(v.found, 1), "attributed": round(v.attributed, 1)}
            for k, v in ours.by_kind.items()
        } == theirs["recall_by_kind"]
    segments = score_segments(gold, predictions)
    assert {"n": segments.n, "found": round(segments.found, 1), "attributed": round(segments.attributed, 1)} == (
        reference["score"].segments(docs, theirs_read)
    )


@pytest.mark.parametrize("seed", [0, 1])
@pytest.mark.parametrize(("folder", "part", "speakers"), SETS)
def test_speakers_and_dates_agree_to_the_digit(
    corpora: Path, reference: Any, folder: str, part: str, speakers: str | None, seed: int
) -> None:
    extra = corpora / folder / speakers if speakers else None
    gold = read_gold(corpora / folder / f"{part}.jsonl", extra)
    predictions = perturbed(gold, seed)
    docs = reference["polnear"].load(corpora / folder, part)
    lines = (
        [json.loads(line) for line in extra.read_text(encoding="utf8").split("\n") if line.strip()]
        if extra
        else [dict(att, doc=doc["id"]) for doc in docs for att in doc["attributions"]]
    )
    theirs = reference["speakers"].evaluate(docs, lines, as_reference(predictions))
    ours = score_speakers(gold, predictions)
    assert rounded(ours.given) == theirs["given"]
    assert rounded(ours.e2e) == theirs["e2e"]
    assert {key: ours.counts[key] for key in theirs["date"] if key != "date spurious"} == {
        key: value for key, value in theirs["date"].items() if key != "date spurious"
    }
    assert ours.counts["undated given"] == theirs["date"]["date spurious"]
    assert [rounded(value) for value in (ours.date, ours.inherited, ours.spurious)] == [
        theirs["date acc"], theirs["inherited acc"], theirs["spurious %"],
    ]  # fmt: skip
    for key, shown in theirs["strata (right of matched / matched of gold)"].items():
        mine = ours.strata[key]
        right = round(100 * mine.right / mine.matched, 1) if mine.matched else None
        assert shown == f"{right} / {round(100 * mine.matched / mine.gold, 1)} (n {mine.gold})"


def test_cofenets_protocol_agrees_to_the_digit(corpora: Path, reference: Any) -> None:
    gold = read_gold(corpora / "polnear" / "dev.jsonl")
    pieces = corpora / "polnear" / "cofenet_valid.jsonl"
    predictions = perturbed(gold, 0)
    theirs = reference["cofenet"].evaluate(str(pieces), str(corpora / "polnear"), "dev", as_reference(predictions))
    ours = score_cofenet(gold, read_pieces(pieces), predictions)
    assert {role: rounded(ratio) for role, ratio in ours.items()} == {role: theirs[role] for role in ours}
