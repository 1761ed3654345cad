"""Names that but a label calls people's, and that do what firms do and are taken up as firms: "*Vale Roe* recalled
4,000 kettles. *The company* said"; "*Vale Roe* posted a loss. *It* said".
"""

import re
from collections.abc import Sequence
from functools import cache

from quoteattr.coref.naming.forms import ORG, PERSON, Form
from quoteattr.coref.words.inflections import forms_of
from quoteattr.coref.words.lexicon import Association
from quoteattr.lang import one_of, table

_HELPERS = r"(?:(?:has|had|have|will|would|is|was|to|also|agreed|plans|planned|wants|wanted|said it)[ ]){0,3}"
_NOUNS = r"(?:business|company|firm|group|maker|manufacturer|retailer|supplier)"
#: "The *Dayton, Ohio-based* company".
_FROM = r"(?:[A-Z]\w+(?:,?[ ][A-Z]\w+){0,2}-based[ ])?"
#: A firm's message, and what "it" does by that: "Vale Roe *said in an email that it would*".
_MESSAGE = (
    r"(?:[ ]said[ ]in[ ]an?[ ](?:email|e-mail|filing|letter|post|statement)[ ](?:[\w’'\-]+[ ]){0,4}?(?:that[ ])?it[ ]"
    r"(?!(?:is|was|(?:has|had)[ ]been|(?:will|would)[ ]be|may|might|seem\w*)\b))"
)
#: The head of a later sentence that takes the firm up.
_COMPANY = re.compile(rf"(?<=[.!?”\"\n][ \n])(?:[“\"][^“”\"\n]{{1,200}}[”\"][ ])?[Tt]he[ ]{_FROM}{_NOUNS}\b")
_IT = re.compile(
    r"(?<=[.!?”\"\n][ \n])(?:[“\"][^“”\"\n]{1,200}[”\"][ ])?[Ii]t[ ](?:said|says|added|blamed|expects|warned)\b"
)
#: A firm or a person that may be meant instead.
_OTHER = re.compile(rf"\b(?:{_NOUNS}|start-?up|employer|[Hh]e|[Ss]he|[Hh]is|[Hh]er)\b|[A-Z][\w’'\-]+[ ][A-Z][\w’'\-]+")
_FAR = 260  # characters up to what takes the name up
_KINDS = ("sure", "maybe", "number")
_LONGEST = 3  # words of the name
_AS_LABELLED = 2.0  # more than a label and standing as a source count


def vote_by_company(text: str, found: Sequence[Form]) -> None:
    """A name that nothing says is a person's, with a firm's deed behind it, and taken up as a firm."""
    for form in found:
        told = form.titles or form.turn or form.votes[PERSON] > _AS_LABELLED
        if told or form.kind != PERSON or len(form.tokens) > _LONGEST:
            continue
        _, end = min(form.places)
        deed = _deeds().match(text, end)
        if deed is not None and any(_takes_up(by, text, end) for by in (_COMPANY, _IT)[: 1 + bool(deed["sure"])]):
            form.votes[ORG] += form.votes[PERSON] + 1
            form.place = False


def _takes_up(by: re.Pattern[str], text: str, end: int) -> bool:
    """Whether a later sentence takes the name up so, with nobody and nothing else between that it can mean."""
    found = by.search(text, end, end + _FAR)
    return found is not None and _OTHER.search(text, end, found.start()) is None


@cache
def _deeds() -> re.Pattern[str]:
    """What firms do, behind a name; of people most of it is seldom said."""
    verbs = {kind: [verb for verb, own in table("en", "firm_deeds") if own == kind] for kind in _KINDS}
    sure, maybe, number = (one_of(forms_of(Association(deeds=frozenset(verbs[kind])))) for kind in _KINDS)
    return re.compile(rf"{_MESSAGE}|[ ]{_HELPERS}(?:(?P<sure>{sure})[ ]|{maybe}[ ]|{number}[ ](?:up[ ]to[ ])?\d)")


__all__ = ["vote_by_company"]
