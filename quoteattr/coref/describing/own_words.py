"""Under which words a description stands for itself: "a poll" for "a poll of last August", "those who live here"."""

import re

from quoteattr.coref.describing.named_in import name_given
from quoteattr.coref.phrasing.phrases import Phrase
from quoteattr.coref.words.lexicon import Lexicon
from quoteattr.lang import one_of, words
from quoteattr.lang.calendar import MONTH, WEEKDAY
from quoteattr.lang.numbers import NUMBER

_DATED = re.compile(  # "a poll released in late August" is "a poll"
    rf"[ ](?:being[ ])?(?:{one_of(words('en', 'issuing_participles'))}[ ])?"
    rf"(?:(?:in|on|from|since)[ ](?:late[ ]|early[ ]|mid-)?(?:\d{{4}}|{MONTH}|[A-Z][a-z]{{2}}\.|{WEEKDAY})|{WEEKDAY}"
    rf"|dated[ ](?:\d|{MONTH})|(?:last|this|earlier this)[ ](?:week|month|year|summer|fall)"
    r"|(?:at|over)[ ]the[ ]weekend)\b.*$"
)
#: How the paper came by a document, and whom it is written to, are no part of its name: "a memo seen by the Mail".
_CAME_BY = re.compile(
    r"(?<=\w),?[ ](?:(?:seen|obtained|reviewed|viewed|read|shared)[ ](?:by|with)[ ]|leaked[ ]to[ ]|"
    r"to[ ](?!.*\b(?:from|by)[ ])).*$"
)
_OWN = re.compile(r"['’]s own$")  # "the lobbyist's own" admission
#: The bracket may be cut off at the end: "Lee (letters, 3 May".
_BRACKETED = re.compile(r"(?<=[\w”\"])\s+\([^()]*(?:\)|$)")
#: "Water minister *@AnnLee*" is named by the handle.
_HANDLE = re.compile(r",?\s(@\w{2,30})$|^(@\w{2,30})(?:[.,;:]\s|\s(?:at|on)\b)")
#: A word that a line breaks: "the watch-\nman".
_BROKEN = re.compile(r"(?<=[a-z])-\s*\n\s*(?=[a-z])")
#: Not of "the people *I spoke with*".
_HANGING = re.compile(
    r"^(?!.*[ ](?:I|we|he|she|they)[ ]\w+[ ]\w+$)(.*\w)[ ](?:in|on|of|from|by|at|for|with|and|or)$", re.DOTALL
)
_TAIL = re.compile(r"(?:,(?!\d).*|[ ](?:(?:who|which|that|whose)\b|[—–][ ]).*)$", re.DOTALL)
#: Without what says who they are these are nobody: "those who live here", "the three who stayed".
_BARE = re.compile(
    rf"(?:(?:all|both|many|most|none|some|several)[ ]of[ ])?(?:those|the[ ](?:few|many|others|{NUMBER}))"
    r"[ ](?:who|whose|that)\b",
    re.IGNORECASE,
)
#: "the mayors of *Ostra*, Lenn and Vale": no apposition begins at this comma.
_FIRST_OF = re.compile(r"[ ](?:of|from|in|for)[ ](?:the[ ])?[A-Z][\w’' \-]*$")
_NAMED = re.compile(r"(?:the[ ])?[A-Z]")
_APPOSED = re.compile(r",(?!\d).*$", re.DOTALL)


#: "*The prosecution's* case is that"; a capital may belong to a name: "the nuns of St Mary's".
_WHOSE = re.compile(r"(?<=\s)([a-z][\w\-]*?)(?:['’]s|(?<=s)['’])$")


def without_break(surface: str) -> str:
    """Without the hyphen at which a line breaks a word."""
    return _BROKEN.sub("", surface)


def _is_list(surface: str) -> bool:
    """Whether the description closes with several names: "the mayors of Ostra, Lenn and Vale"."""
    first, *names = surface.split(", ")
    listed = bool(names) and " and " in names[-1] and all(_NAMED.match(name) for name in names)
    return listed and _FIRST_OF.search(first) is not None


def shortened(whole: str, phrase: Phrase, lexicon: Lexicon) -> str:
    """The description without what only dates it or tells more of it, which need not come again; or the name that it
    gives."""
    surface = _WHOSE.sub(r"\1", _OWN.sub("", " ".join(_BRACKETED.sub("", whole).split())))
    if (handle := _HANDLE.search(surface)) is not None:
        return handle[1] or handle[2]
    if called := name_given(surface, lexicon):
        return called
    if phrase.head in lexicon.documents:
        reduced = re.match(
            rf"((?:[\w\-]+[ ]){{1,4}}?{re.escape(phrase.head)})[ ](?:the|an?|his|her|their|its)[ ]", surface
        )
        surface = _CAME_BY.sub("", reduced[1] if reduced is not None else surface)
    if phrase.plural and _is_list(surface):
        return surface
    if _BARE.match(surface):
        return _HANGING.sub(r"\1", _APPOSED.sub("", surface))
    return _HANGING.sub(r"\1", _DATED.sub("", _TAIL.sub("", surface)))


__all__ = ["shortened", "without_break"]
