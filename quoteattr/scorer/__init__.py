"""Compare quotations with gold ones: spans, sources, quoted segments, speakers, dates.

Contents are compared as sets of words, so that marks and spaces never count. One gold content is matched to one
predicted content, best first, from an intersection over union of 0.5 on. **e2e** (end to end) counts a prediction that
matches and shares a word of its source with the gold source, or has none where gold has none.

A prediction inside another one (`nested`) may match; where it does not it is no error, since PolNeAR annotates the
outermost attribution alone. The same holds for predictions that match an article's optional cases.

Every score is a ratio of counts that add up over articles; `interval` resamples the articles.
"""

from quoteattr.scorer.cofenet import score_cofenet
from quoteattr.scorer.matching import Alignment, Prediction, Predictions, Words, align, overlap, speech_only
from quoteattr.scorer.ratios import Counts, Interval, Ratio, interval, percent, total
from quoteattr.scorer.spans import (
    KindRecall,
    SegmentScores,
    SpanScores,
    count_segments,
    count_spans,
    score_segments,
    score_spans,
    segment_scores,
    span_scores,
)
from quoteattr.scorer.speakers import (
    SpeakerScores,
    Stratum,
    accepted,
    count_speakers,
    normalised,
    same_speaker,
    score_speakers,
    speaker_scores,
)

__all__ = [
    "Alignment",
    "Counts",
    "Interval",
    "KindRecall",
    "Prediction",
    "Predictions",
    "Ratio",
    "SegmentScores",
    "SpanScores",
    "SpeakerScores",
    "Stratum",
    "Words",
    "accepted",
    "align",
    "count_segments",
    "count_spans",
    "count_speakers",
    "interval",
    "normalised",
    "overlap",
    "percent",
    "same_speaker",
    "score_cofenet",
    "score_segments",
    "score_spans",
    "score_speakers",
    "segment_scores",
    "span_scores",
    "speaker_scores",
    "speech_only",
    "total",
]
