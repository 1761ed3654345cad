"""Impressions have no source: "it should be obvious that", "the plan seems to be dead" are the writer's own."""

import re
from functools import cache

from quoteattr.annotations import Attribution
from quoteattr.lang import one_of, words_of_kind

_AUXILIARY = (
    r"(?:it|this|that|[’']s|has|have|had|is|was|are|were|be|been|being|should|would|may|might|must|not|\w+ly|also|now"
    r"|still|quite|very|so)"
)


@cache
def _impression() -> re.Pattern[str]:
    kinds = words_of_kind("en", "unheld_cues")
    some = one_of((*kinds["impression"], *kinds["judgement"]))
    return re.compile(rf"\W*(?:{_AUXILIARY}\W+)*{some}(?:\s+(?:that|to))?\W*", re.IGNORECASE)


def without_holder(text: str, att: Attribution) -> Attribution:
    """The attribution without a source where its cue is an impression and nothing more; "appears to think" is more."""
    if att.cue is None or att.source is None or not _impression().fullmatch(text[slice(*att.cue)]):
        return att
    return att._replace(source=None)
