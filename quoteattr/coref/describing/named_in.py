"""Names that a description gives somebody in its own words: "a man who gave his name only as Klaus", "a user called
mudlark_77", "a group calling itself Open Hearth"."""

import re

from quoteattr.coref.words.lexicon import Lexicon
from quoteattr.coref.words.names import RUN, fold

_SELF = r"(?:himself|herself|itself|themselves)"
_ALIAS = r"(?:alias|handle|name|pen name|pseudonym|screen name|user ?name)"
#: Whose name it is can only be who is described.
_BY_THEMSELVES = (
    rf"identified (?:only )?as|who gave (?:his|her|their) name (?:only )?as|(?:calling|naming|styling) {_SELF}"
    rf"|(?:who|which|that) (?:calls?|called|styles?) {_SELF}"
    rf"|(?:(?:posting|writing) )?(?:using|under|with|by) the {_ALIAS}(?: of)?"
    rf"|(?:who (?:goes|went|go)|going) by(?: the {_ALIAS}(?: of)?)?"
)
NAMED = re.compile(
    rf"\b(?P<how>named|called|(?:(?:only|simply|popularly|better) )?known (?:(?:only|simply) )?as|{_BY_THEMSELVES}) "
    r"(?P<mark>[“\"‘']?)(?:the )?(?=[A-Z]|@?\w*[_\d])"
)
_OWN = re.compile(_BY_THEMSELVES)
#: A name that none but a machine would give: "mudlark_77".
_HANDLE = re.compile(r"@?\w[\w.\-]*\w")
_SIGN = re.compile(r"[_\d]|^@")
#: Where what is called so is at home: "a company *in Dunmere* called Vale".
_WHERE = re.compile(r",?[ ](?:based[ ])?(?:in|from|at|near)[ ](?:[A-Z][\w\-]+[ ]?)+$")
#: Behind these something else than what is described is called so: "the owner *of* a dog called Rex".
_OF_ANOTHER = re.compile(r"\b(?:about|against|at|for|in|near|of|on|over|to|with)\b")


def name_given(surface: str, lexicon: Lexicon) -> str:
    """The name that the description says somebody goes by, or ""."""
    naming = NAMED.search(surface)
    if naming is None:
        return ""
    if not _OWN.fullmatch(naming["how"]) and not _is_so_called(surface[: naming.start()], lexicon):
        return ""
    run, handle = (known.match(surface, naming.end()) for known in (RUN, _HANDLE))
    if handle is not None and _SIGN.search(handle.group()):
        return handle.group()
    closes = run is not None and not surface[run.end() : run.end() + 1].isalnum()
    return run.group() if run is not None and closes else ""


def _is_so_called(before: str, lexicon: Lexicon) -> bool:
    """Whether the noun at the end, which has the name, is what is described, or who has written that."""
    before = _WHERE.sub("", before.rstrip(" ,"))
    noun = fold(before.split()[-1]) if before.split() else ""
    tables = (lexicon.persons, lexicon.titles, lexicon.organisations, lexicon.org_anaphors, lexicon.groups)
    return any(noun in table for table in tables) and _OF_ANOTHER.search(before) is None


__all__ = ["NAMED", "name_given"]
