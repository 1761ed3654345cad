"""Names beside what somebody is, which are people whatever a label says: "Ann Lee, a welder,"."""

import re

from quoteattr.coref.naming.forms import ORG, Form
from quoteattr.coref.words.lexicon import Lexicon
from quoteattr.coref.words.names import fold

_BESIDE = re.compile(
    r",[ ](?:who[ ](?!was[ ]founded)|\d{1,3},[ ]|(?:\d{1,3},[ ])?(?:a|an|the|his|her|their)[ ]"
    r"((?:[\w\-]+[ ]){0,3}?[\w\-]+)(?=[,.;]|[ ](?:of|at|for|in|from|who|with)\b))"
)
_AHEAD = re.compile(
    r"(?:\b(?:the|an?|his|her|their|its|my|our)|(?-i:[A-ZÀ-Þ][\w\-]*(?:['’]s|(?<=s)['’])))[ ]"
    r"([^,;:.()\"“”\n]{3,60}),[ ](?:(?:one|the|a)[ ])?(?:\d{1,3}-year-old[ ])?$",
    re.IGNORECASE,
)
_FURTHER = re.compile(r"[ ](?:of|for|at|in|from|with|to|on|who|which|that|under|against|behind|by)[ ].*$")
_CLOSES = re.compile(r"[,.;—)]|[ ]\(\d|[ ](?:of|from|at)[ ][A-Z]")
_LONGEST = 3  # words of the name
_PLACES = 3  # that are looked at
_FAR = 70  # characters before a name that a description of it takes
#: "Cross-examined by Ann Lee, *the witness* wept": no apposition.
_ASKS = re.compile(
    r"(?:[Ee]xamined|Asked|Challenged|Confronted|Interviewed|Pressed|Questioned)[ ]by[ ](?:[\w.]+[ ]){0,3}$"
)
_QUESTION = re.compile(r",?[ ](?:about|how|if|to|what|when|where|whether|who|why)\b")
#: Somebody else says it: "sales fell in Norland, *the company said*".
_SAYS = re.compile(
    r"^(?:the|an?|his|her|its|their)[ ](?:(?!(?:who|which|that)\b)[\w\-]+[ ]){1,4}?"
    r"(?:said|says|added|adds|warned|warns|told|wrote|admitted)(?=[.]|$)"
)


def is_of_another(text: str, start: int, apposed: re.Match[str]) -> bool:
    """Whether what stands behind the name that begins at start tells of somebody else: the subject of the main clause,
    or who says it. apposed: with the words of the apposition in its group "role"."""
    asked = _ASKS.search(text, max(0, start - 60), start) is not None
    return (asked and not _QUESTION.match(text, apposed.end())) or _SAYS.search(apposed["role"]) is not None


def is_beside_a_person_noun(text: str, form: Form, lexicon: Lexicon) -> bool:
    """Whether one of the first places where the name stands says by an apposition that it is a person."""
    if len(form.tokens) > _LONGEST or form.text.isupper():
        return False
    if len(form.tokens) > 1 and form.tokens[-1] in lexicon.company_names:
        return False  # "the contractor, Vale Holdings,"
    known = form.votes[ORG] > 0 or len(form.tokens) == 1
    return any(_at(text, start, end, lexicon, known) for start, end in sorted(form.places)[:_PLACES])


def _at(text: str, start: int, end: int, lexicon: Lexicon, known: bool) -> bool:
    """known: the name may be an organisation's, which can be the owner of something too."""
    if " " in text[start:end] and (beside := _BESIDE.match(text, end)):
        noun = fold(beside.group(1).split()[-1]) if beside.group(1) else ""
        of_firms = known and (noun in lexicon.org_roles or noun in lexicon.org_anaphors)  # "Vale, the tour operator,"
        if not noun or (noun in lexicon.persons and not of_firms):
            return True
    noun, last = noun_ahead(text, start)
    if last[:1].isupper() and " " not in text[start:end]:
        return False  # "the mayor of Dunmere, Norland,"
    if noun in lexicon.org_roles:
        return False  # "the developer, Vale": but a label may say that it is somebody
    return noun in lexicon.persons and _CLOSES.match(text, end) is not None


def noun_ahead(text: str, start: int) -> tuple[str, str]:
    """The main noun of the description before the name that begins at start, folded, and the description's last word:
    "the *mayor* of Dunmere, "."""
    ahead = _AHEAD.search(text, max(0, start - _FAR), start)
    if ahead is None:
        return "", ""
    words = _FURTHER.sub("", " " + ahead.group(1)).split()
    return (fold(words[-1]) if words else ""), ahead.group(1).split()[-1]
