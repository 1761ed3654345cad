"""Names that the text shortens as only people's are: by a surname with "Mr" before it, or by the last word alone.

"*Ann Vale* lives there. Ms Vale said"; "*Ann Quorn* lives there. According to Quorn". Firms are cut the other way:
"Vale Ports said. Vale had".
"""

from collections import defaultdict
from collections.abc import Sequence

from quoteattr.coref.naming.forms import ORG, PERSON, Form
from quoteattr.coref.words.lexicon import Lexicon
from quoteattr.coref.words.names import SURNAME_PARTICLES, fold, is_short_form
from quoteattr.lang import words

#: Words at the end of bodies' names that are surnames, too: "Edda *Church*", "Torben *Banks*".
SURNAMES_TOO = frozenset(words("en", "surnames_too"))
_LONGEST = 4  # words of a name
_MOST = 40  # longer names that are looked at
_SHORTEST = 3  # characters of a name that stands alone


def vote_by_short_form(text: str, found: Sequence[Form], lexicon: Lexicon) -> None:
    """Votes for names that at most a label says are no person's, and for first names that stand alone."""
    by_word: dict[str, list[Form]] = defaultdict(list)
    for form in found:
        if 2 <= len(form.tokens) <= _LONGEST:
            for token in set(form.tokens):
                by_word[token].append(form)
    for short in found:
        if len(short.tokens) >= _LONGEST or short.votes[PERSON] <= 0 or len(short.tokens[-1]) < _SHORTEST:
            continue
        alike = by_word[short.tokens[-1]][:_MOST]
        longer = [form for form in alike if is_short_form(short.tokens, form.tokens)]
        people = [form for form in longer if form.kind == PERSON and form.votes[PERSON] > 0]
        if people:
            _vote_for_first_name(text, short, people, by_word)
            continue
        shown = [form for form in longer if _can_be_a_person(form, lexicon) and _shows(text, short, form, lexicon)]
        if len(shown) == 1:
            shown[0].votes[PERSON] += shown[0].votes[ORG] + 1
            shown[0].place = False


def _can_be_a_person(form: Form, lexicon: Lexicon) -> bool:
    last, first = form.tokens[-1], form.tokens[0]
    if form.votes[ORG] > (4 if last in SURNAMES_TOO else 1) or "&" in form.text:
        return False
    if form.text in lexicon.countries or form.text in lexicon.capitals or not form.in_body:
        return False
    if not lexicon.function_words.isdisjoint(form.tokens):
        return False  # "Ann Lee Is Right"
    bodies = lexicon.organisations | lexicon.company_names | lexicon.thing_names
    return first not in bodies and (last in SURNAMES_TOO or not {last, lexicon.singular(last)} & bodies)


def _shows(text: str, short: Form, form: Form, lexicon: Lexicon) -> bool:
    """Whether the shorter name shows that the longer one is a person's."""
    titles = (lexicon.titles.get(title) for title in short.titles)
    if any(title is not None and title.kind == "honorific" for title in titles):
        return True
    if is_short_form(short.tokens, form.tokens) == 1:  # "Park" of "Park Min-ho"
        return short.kind == PERSON and len(form.tokens) == 2 and "-" in form.tokens[1]
    if len(short.tokens) > 1 and short.tokens[0] not in SURNAME_PARTICLES:
        return False  # "Social Care Ann Lee"
    return short.votes[ORG] <= 1 and not _has_article(text, short) and not _has_article(text, form)


def _has_article(text: str, form: Form) -> bool:
    return any(fold(text[max(0, start - 4) : start].strip()) == "the" for start, _ in form.places)


def _vote_for_first_name(text: str, short: Form, people: list[Form], by_word: dict[str, list[Form]]) -> None:
    """A first name that stands alone is that person's, where a label says otherwise and no firm's name begins so."""
    first = len(short.tokens) == 1 and all(person.tokens[0] == short.tokens[0] for person in people)
    if not first or short.votes[ORG] > 1 or _has_article(text, short):
        return
    if not any(form.kind == ORG and form.tokens[0] == short.tokens[0] for form in by_word[short.tokens[0]]):
        short.votes[PERSON] += short.votes[ORG]
