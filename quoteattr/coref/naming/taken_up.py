"""Names that "he" or "she" takes up, where the pronoun can be nobody else's: they are people's, whatever their label.

"A photograph shows *Ann Lee* on the bridge. *She* recalls"; "The house was built by *Ann Lee*. *She* said".
"""

import re
from bisect import bisect_left, insort
from collections.abc import Sequence

from quoteattr.coref.naming.forms import ORG, PERSON, Form
from quoteattr.coref.naming.shortened import SURNAMES_TOO
from quoteattr.coref.words.layout import Layout
from quoteattr.coref.words.lexicon import Lexicon
from quoteattr.coref.words.names import fold
from quoteattr.lang import one_of, words

_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|[Hh]im)\b")
#: No third word of a name, but one more person: the pronoun may be theirs.
_OTHER = re.compile(r"(?<![\w’'])[A-ZÀ-Þ][\w’'\-]+[ ][A-ZÀ-Þ][\w’'\-]+")
#: Before firms, places, ships and prizes rather than people; "for" opens a sentence before anybody.
_BEFORE_THINGS = re.compile(
    rf"(?:\b(?i:the|an?|its|their|{one_of(words('en', 'before_places'))})"
    r"|\b(?:for|with))[ ]$"
)
_OF_SOMEBODY = re.compile(rf"\b{one_of(words('en', 'nouns_of_people'))}[ ]of[ ]$")
#: "The winner was *Ann Lee*" is said of one person, not of two; nor is "*Ann Lee* was a waiter".
_COPULA = re.compile(r"\b(?:was|is|be|been|became|remains)[ ]$")
_SAYS_WHAT = re.compile(
    r"(?:\b(?:was|is|been|became|as|remains)|,)[ ](?:(?:an?|the|once|now|then)[ ])*(?:[\w’'\-]+[ ]){0,4}$"
)
_WORD = re.compile(r"[a-z][a-z\-]+")
_IN_PLACES = frozenset(words("en", "place_words"))
_FAR = 300  # characters up to the pronoun
_BACK = 600  # characters before in which nobody else may be named
_VOTE = 1.5  # more, where more than a label says otherwise: "Edda *Church*"


def is_taken_up(text: str, layout: Layout, end: int) -> bool:
    """Whether the first "he" or "she" behind, outside quotations and in the paragraph or right behind it, can be nobody
    else's."""
    paragraph = layout.paragraph(end)
    for pronoun in _PRONOUN.finditer(text, end, end + _FAR):
        if layout.quoted(pronoun.start()) >= 0:
            continue
        if layout.paragraph(pronoun.start()) - paragraph > 1:
            return False
        others = (other for other in _OTHER.finditer(text, end, pronoun.start()) if layout.quoted(other.start()) < 0)
        return next(others, None) is None
    return False


def vote_by_pronoun(text: str, layout: Layout, found: Sequence[Form], lexicon: Lexicon) -> None:
    """A name of two words or more that at most a label says is no person's, and that a pronoun takes up before which
    nobody else is spoken of, is a person's. The first in its sentence is; the others are of places and firms."""
    pronouns = [match.start() for match in _PRONOUN.finditer(text) if layout.quoted(match.start()) < 0]
    if not pronouns:
        return
    people = sorted(
        start for form in found if form.kind == PERSON and form.votes[PERSON] > 0 for start, _ in form.places
    )
    names = _places(found, lexicon)
    starts = [start for start, _, _ in names]
    for pronoun in pronouns:
        near = bisect_left(people, pronoun - _BACK)
        if near < len(people) and people[near] < pronoun:
            continue
        meant = _meant(
            text, layout, names[bisect_left(starts, pronoun - _FAR) : bisect_left(starts, pronoun)], pronoun, lexicon
        )
        if meant is not None:
            meant.votes[PERSON] += max(_VOTE, meant.votes[ORG] + 1)  # type: ignore[assignment]
            meant.place = False
            for start, _ in meant.places:
                insort(people, start)


def _places(found: Sequence[Form], lexicon: Lexicon) -> list[tuple[int, int, Form]]:
    """Where names stand that may be people's, in the order of the text."""
    may_be = (form for form in found if _may_be_a_person(form, lexicon))
    return sorted(((*place, form) for form in may_be for place in form.places), key=lambda entry: entry[:2])


def _may_be_a_person(form: Form, lexicon: Lexicon) -> bool:
    last = form.tokens[-1]
    both = last in SURNAMES_TOO
    if not 2 <= len(form.tokens) <= 4 or form.votes[ORG] > (4 if both else 1):
        return False
    if form.text in lexicon.countries or form.text in lexicon.capitals or "&" in form.text:
        return False
    bodies = lexicon.organisations | lexicon.company_names
    return both or not (_IN_PLACES.intersection(form.tokens) or {last, lexicon.singular(last)} & bodies)


def _meant(
    text: str, layout: Layout, names: Sequence[tuple[int, int, Form]], pronoun: int, lexicon: Lexicon
) -> Form | None:
    """The first name of the last sentence that has some, where nobody else is spoken of up to the pronoun."""
    some = [name for name in names if layout.quoted(name[0]) < 0 and not layout.headline(name[0])]
    if not some or layout.paragraph(pronoun) - layout.paragraph(some[-1][0]) > 1:
        return None
    begin = layout.sentence_span(some[-1][0])[0]
    first = next((name for name in some if name[0] >= begin and not _of_a_thing(text, name[0])), None)
    if first is None or _speaks_of_people(text, begin, first, pronoun, lexicon):
        return None
    return first[2]


def _of_a_thing(text: str, start: int) -> bool:
    before = _BEFORE_THINGS.search(text, max(0, start - 16), start)
    return before is not None and _OF_SOMEBODY.search(text, max(0, start - 24), start) is None


def _speaks_of_people(text: str, begin: int, name: tuple[int, int, Form], pronoun: int, lexicon: Lexicon) -> bool:
    """Whether the text between the offsets has a noun for a person that does not tell what the named one is."""
    told = _COPULA.search(text, max(begin, name[0] - 10), name[0]) is not None
    for word in _WORD.finditer(text, name[1] if told else begin, pronoun):
        noun = fold(word.group())
        if noun not in lexicon.persons and lexicon.singular(noun) not in lexicon.persons:
            continue
        if word.start() < name[0] or not _SAYS_WHAT.search(text, max(name[1], word.start() - 50), word.start()):
            return True
    return False
