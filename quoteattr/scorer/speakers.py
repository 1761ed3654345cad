"""Resolved speakers and dates."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from quoteattr.corpora.gold import GoldArticle, GoldAttribution, GoldSpeaker, Spans
from quoteattr.scorer.matching import Prediction, Predictions, align
from quoteattr.scorer.ratios import Counts, Ratio, percent, total

#: Sources that say nothing about who it is.
PRONOUNS = frozenset(
    {"he", "she", "him", "her", "his", "they", "them", "their", "we", "us"}
    | {"i", "it", "who", "which", "that", "this", "one", "you"}
)
_TITLES = re.compile(
    r"^(mr|mrs|ms|miss|dr|sen|senator|rep|representative|gov|governor|president|vice president|secretary"
    r"|prime minister|foreign minister|minister|judge|justice|gen|general|col|sgt|lt|sir|dame|lord|lady|rev|former|us"
    r"|u\.s\.|chancellor|mayor|king|queen|pope|prof|professor|spokesman|spokeswoman|spokesperson)\.?\s+(?=\S)"
)
_MEMBERS = re.compile(r"\s*(?:,|&|\band\b)\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stratum:
    """gold: attributions of one sort; matched: those whose content was found; right: those with the right speaker."""

    gold: int
    matched: int
    right: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerScores:
    """given: accuracy over matched attributions. strata: by form of the source, kind, and type of the speaker.

    date: right ones of matched attributions whose date stands in the content's own paragraph; inherited: where it
    stands elsewhere; spurious: percent of matched attributions without a date that were given one. counts holds what
    these were made of, also as ``(name, kind)``.
    """

    given: float | None
    e2e: Ratio
    strata: dict[str, Stratum]
    date: float | None
    inherited: float | None
    spurious: float | None
    counts: Counts


def normalised(name: str | None) -> str:
    """A name without honorifics, case, article, possessive and punctuation."""
    key = (name or "").replace("’", "'").lower().strip()
    key = re.sub(r"'s?$", "", key)
    key = re.sub(r"^(the|a|an)\s+", "", key)
    while (shorter := _TITLES.sub("", key)) != key:
        key = shorter
    return re.sub(r"[^\w ]+", "", key).strip()


def accepted(gold: GoldSpeaker) -> set[str]:
    """The names that are right, normalised; of joint speakers each member too."""
    names = {*gold.names, gold.name or ""}
    names |= {member for name in names if " & " in name for member in name.split(" & ")}
    return {normalised(name) for name in names if name} - {""}


def same_speaker(name: str | None, speaker_type: str | None, gold: GoldSpeaker) -> bool:
    """Whether the predicted name is one of gold's. Of joint speakers one in common is enough; the article's writer
    is right by type."""
    if gold.type == "AUTHOR" and speaker_type == "AUTHOR":
        return True
    if not gold.name:
        return not name
    if not name:
        return False
    forms = {normalised(name)} | ({normalised(member) for member in _MEMBERS.split(name)} - {""})
    return bool(forms & accepted(gold))


def count_speakers(article: GoldArticle, predictions: Iterable[Prediction]) -> Counts:
    """Counts of one article for `speaker_scores`: over the attributions whose speaker is annotated."""
    counts: Counts = Counter()
    annotated = [att for att in article.attributions if att.speaker is not None]
    if not annotated:
        return counts
    aligned = align(article, predictions, annotated)
    counts["gold"] = len(annotated)
    counts["predicted"] = len(aligned.predicted) - len(aligned.free)
    for i, att in enumerate(annotated):
        assert att.speaker is not None
        strata = _source_form(article.text, att, att.speaker), att.kind, att.speaker.type
        counts.update(("gold", stratum) for stratum in strata)
        if i in aligned.pairs:
            prediction = aligned.predictions[aligned.pairs[i]]
            right = same_speaker(prediction.speaker, prediction.speaker_type, att.speaker)
            for key in (None, *strata):
                counts["matched" if key is None else ("matched", key)] += 1
                counts["right" if key is None else ("right", key)] += right
            _count_date(counts, article.text, att, att.speaker, prediction.date)
    return counts


def _source_form(text: str, att: GoldAttribution, gold: GoldSpeaker) -> str:
    source = " ".join(text[start:end] for start, end in att.source).lower()
    if not source:
        return "no source"
    if source in PRONOUNS:
        return "pronoun"
    key = normalised(source)
    named = key in accepted(gold) or (gold.type == "PERSON" and any(normalised(name) in key for name in gold.names))
    return "named" if named else "nominal"


def _count_date(counts: Counts, text: str, att: GoldAttribution, gold: GoldSpeaker, date: str | None) -> None:
    if gold.date:
        sort = "date" if (gold.date_text or "").replace("\xa0", " ") in _paragraph(text, att.content) else "inherited"
        outcome = {"gold": True, "given": bool(date), "right": date == gold.date}
    elif not gold.date_text:
        sort, outcome = "undated", {"gold": True, "given": bool(date)}
    else:
        return  # an expression that no annotator could resolve counts neither way
    for name, holds in outcome.items():
        counts[f"{sort} {name}"] += holds
        counts[f"{sort} {name}", att.kind] += holds


def _paragraph(text: str, content: Spans) -> str:
    """The lines that the content touches, with plain spaces."""
    start = text.rfind("\n", 0, min(start for start, _ in content)) + 1
    end = text.find("\n", max(end for _, end in content))
    return text[start : end if end >= 0 else None].replace("\xa0", " ")


def speaker_scores(counts: Counts) -> SpeakerScores:
    """Scores from the added counts of the articles."""
    strata = sorted(key[1] for key in counts if isinstance(key, tuple) and key[0] == "gold")
    return SpeakerScores(
        given=percent(counts["right"], counts["matched"]),
        e2e=Ratio.of(counts["right"], counts["predicted"], counts["gold"]),
        strata={
            key: Stratum(gold=counts["gold", key], matched=counts["matched", key], right=counts["right", key])
            for key in strata
        },
        date=percent(counts["date right"], counts["date gold"]),
        inherited=percent(counts["inherited right"], counts["inherited gold"]),
        spurious=percent(counts["undated given"], counts["undated gold"]),
        counts=counts,
    )


def score_speakers(articles: Iterable[GoldArticle], predictions: Predictions) -> SpeakerScores:
    """Resolved speakers and dates, over the attributions that are annotated for them."""
    return speaker_scores(total(count_speakers(article, predictions.get(article.id, ())) for article in articles))
