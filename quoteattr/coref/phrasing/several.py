"""What "they" and "it" mean behind a sentence that speaks of several, or of a body, without a name, though it is about
somebody else: "Lee said *two women* had come. *They* told her"; "Lee insisted that *his party* would win. *It* argues".
"""

import re
from collections.abc import Iterator

from quoteattr.annotations import Offsets
from quoteattr.coref.words.layout import Layout
from quoteattr.coref.words.lexicon import Lexicon
from quoteattr.coref.words.names import fold
from quoteattr.lang import one_of, one_of_kind, words

_MANY = one_of_kind("en", "quantities")["many"]
_BETWEEN = r"(?:[ ](?!(?:of|to|in|on|at|by|for|from|with|that|who|and|or)\b)[a-z][\w\-]*){0,3}?"
_SEVERAL = re.compile(
    rf"(?<![\w’'-])(?:(?P<mine>[Mm]y|[Oo]ur|[Yy]our)|(?:[Tt]he|[Tt]hose|[Tt]hese|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)|\d[\d,]*|(?i:{_MANY}))"
    rf"{_BETWEEN}[ ](?P<noun>[a-z][\w\-]*s|people|men|women|children)\b(?![’'])"
)
#: Who are named together with somebody else are not all that "they" means: "Lee and *her two sons*".
_JOINED = re.compile(r"\band[ ]$")
_JOINS = re.compile(r"[ ]and[ ](?:[A-Z]|the|his|her|their|an?)\b")
#: Behind the subject of a clause.
_ACTS = (
    r"(?=[ ](?:(?:who|with|from|in|of)[ ][^.,;:]{1,40}?[ ])?"
    r"(?:had|has|have|was|were|is|are|would|will|could|came|went|\w+ed)\b)"
)
_ACTING = re.compile(_ACTS)
#: A body of which somebody tells what it does.
_BODY = re.compile(
    r"[ ](?:that|sa(?:id|ys)|insist(?:s|ed)|claim(?:s|ed)|after|although|because|before|since|when|while)[ ]"
    r"(?P<body>(?:the|his|her|their)(?:[ ][a-z][\w\-]*)??[ ](?P<noun>[a-z]+))"
    rf"(?:{_ACTS}|(?=[ ]{one_of(words('en', 'irregular_pasts'))}\b))"
)

#: A body to which somebody has turned, or that has dealt with somebody: "Lee complained to *the council*".
_TURNED_TO = (
    r"\b(?:{verbs})[ ](?P<body>(?:the|his|her|their|its|an?)(?:[ ][a-z][\w\-]*){{0,2}}?[ ](?P<noun>[a-z][\w\-]*))"
    r"(?=[.,;]|[ ](?:about|after|and|before|for|he|in|last|on|she|that|they|to|when|who|with)\b)"
)
_ASKED = (
    "asked|called|contacted|emailed|e-mailed|phoned|rang|told"
    "|(?:appealed|complained|reported|spoke|turned|went|wrote)[ ](?:[a-z]+[ ])?to"
)
_TOLD, _DEALT = (re.compile(_TURNED_TO.format(verbs=verbs)) for verbs in (_ASKED, _ASKED + "|by|from"))


def several_before(text: str, layout: Layout, at: int, quoted: bool, lexicon: Lexicon) -> Offsets | None:
    """The only people of whom the sentence before the offset speaks so, or those of them who act.

    quoted: whether the pronoun is; what is quoted is for it alone.
    """
    low, high = _sentence_before(layout, at)
    found = [m for m in _people(text, low, high, lexicon) if quoted or layout.quoted(m.start()) < 0]
    acting = [m for m in found if _ACTING.match(text, m.end(), high)]
    one = acting[-1] if acting else found[0] if len(found) == 1 else None
    if one is None or _JOINED.search(text, low, one.start()) or _JOINS.match(text, one.end()):
        return None
    return one.end("mine") + 1 if one["mine"] else one.start(), one.end()


def body_before(text: str, layout: Layout, at: int, lexicon: Lexicon) -> Offsets | None:
    """The only body of which somebody tells in the sentence before the offset what it does."""
    found = [m for m in _BODY.finditer(text, *_sentence_before(layout, at)) if m["noun"] in lexicon.organisations]
    return found[0].span("body") if len(found) == 1 and layout.quoted(found[0].start()) < 0 else None


def body_turned_to(text: str, layout: Layout, at: int, lexicon: Lexicon, dealt: bool = False) -> Offsets | None:
    """The only body to which the sentence before tells that somebody has turned. dealt: or that has done something to
    somebody: "fined by *the council*"."""
    low, high = _sentence_before(layout, at)
    found = {}
    for match in (_DEALT if dealt else _TOLD).finditer(text, low, high):
        noun = fold(match["noun"])
        if (noun in lexicon.organisations or noun in lexicon.org_anaphors) and layout.quoted(match.start()) < 0:
            found[noun] = match.span("body")
    return next(iter(found.values())) if len(found) == 1 else None


def _sentence_before(layout: Layout, at: int) -> Offsets:
    begin, _ = layout.sentence_span(at)
    low, _ = layout.sentence_span(max(0, begin - 1))
    far = layout.paragraph(at) - layout.paragraph(low) > 1
    return begin if far else low, begin


def _people(text: str, low: int, high: int, lexicon: Lexicon) -> Iterator[re.Match[str]]:
    for match in _SEVERAL.finditer(text, low, high):
        noun = fold(match["noun"])
        single = lexicon.singular(noun)
        if (single != noun and single in lexicon.persons) or noun == "people":
            yield match


__all__ = ["body_before", "body_turned_to", "several_before"]
