"""Whether a cue says that something was not said."""

import re
from functools import lru_cache

from quoteattr.lang import table

#: What may stand between the negator and the main word: auxiliaries, adverbs, a catenative ("did not want to say").
BETWEEN = (
    r"(?:[ \u00a0,]+(?:\w+ly|yet|ever|even|so far|also|been|be|being|have|had|has|once|at all|however|then|now|further"
    r"|(?:want|wish|seem|appear|need|go|bother|dare|care|have|intend|plan|try|have|begin|want|like|come) to"
    r"|(?:go|been|be) on to|much|really|quite|any|the|a|an|such|immediate|specific|other|public|further))*[ \u00a0]*$"
)

#: "left no doubt that", "made no secret of": what is so denied makes the more sure.
_ASSURING = re.compile(r"(?:doubt|question|secret|bones)\b", re.IGNORECASE)
#: "No 10", "no doubt": these deny nothing.
_NO_NUMBER = re.compile(r"no\.?\s*(?:\d|doubt\b)", re.IGNORECASE)


@lru_cache(maxsize=4)
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    kinds: dict[str, list[str]] = {}
    for words, kind in table(language, "negators"):
        kinds.setdefault(kind, []).append(re.escape(words).replace(r"\ ", r"[ \u00a0]+"))
    before = "|".join(sorted(kinds["word"] + kinds["phrase"], key=len, reverse=True))
    ahead = re.compile(rf"(?:\b(?:{before})\b|n['’]t\b)(?! only\b| just\b| merely\b| simply\b){BETWEEN}", re.IGNORECASE)
    after = re.compile(rf"^[ \u00a0]+(?:{'|'.join(kinds['object'])})\b(?!,)", re.IGNORECASE)
    subjects = "|".join(sorted(kinds["subject"], key=len, reverse=True))
    subject = re.compile(rf"^\W*(?:{subjects})\b(?! wonder| doubt)", re.IGNORECASE)
    return ahead, after, subject


def negated(before: str, main: str, after: str, source: str, language: str = "en") -> bool:
    """Whether the main word is negated.

    before, after: the words of its sentence about it, without contents. source: as written. language: of the negators;
    the grammar between them is English.
    A negative question ("Didn't she say so?") and a tag ("..., didn't she?") negate nothing, nor does "not only".
    """
    ahead, behind, subject = _patterns(language)
    if subject.match(source) and not _NO_NUMBER.match(source):
        return True
    if _ASSURING.match(main) and re.search(r"\bno[ \u00a0]+$", before, re.IGNORECASE):
        return False
    if main and behind.match(after):
        return True
    window = before[-80:]
    if re.search(r"\b(?:no(?![ \u00a0]\d)|without(?: an?y?)?)(?: \w+)?[ \u00a0]*$", window, re.IGNORECASE):
        return True
    found = ahead.search(window)
    if found is None or re.match(r"[ \u00a0]+more\b", after):
        return False
    opening = before[: len(before) - len(window) + found.start()].rstrip()
    inverted = re.fullmatch(r"\W*(?:\w+)?\W*", opening[-25:]) is not None and len(opening) < 12
    return not (inverted and "?" in after)
