"""What the shape of a name says of its kind, and what other names do: a surname's full name, who stands beside it."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence

from quoteattr.coref.naming.forms import ORG, PEOPLE, PERSON, Form
from quoteattr.coref.words.lexicon import Lexicon
from quoteattr.coref.words.names import core, fold, is_short_form
from quoteattr.lang import words


def names_a_thing(text: str, form: Form, lexicon: Lexicon) -> bool:
    """Whether it is the name of a storm, a ship or a house: "Typhoon Orani"."""
    before = (text[max(0, start - 20) : start].split()[-1:] for start, _ in form.places)
    return len(form.tokens) == 1 and any(word and fold(word[0]) in lexicon.thing_names for word in before)


_WHOSE_STYLE = re.compile(r"\b(?:[Yy]our|[Hh]is|[Hh]er)[ ]$")


def is_a_style(text: str, form: Form, lexicon: Lexicon) -> bool:
    """Whether it is but how somebody is addressed: "Your *Honor*"."""
    single = len(form.tokens) == 1 and form.tokens[0] in lexicon.styles
    return single and all(_WHOSE_STYLE.search(text, max(0, start - 6), start) for start, _ in form.places)


#: "*Tests* showed", "*Footage* shows".
_SHOWING = frozenset(words("en", "showing_sources"))
_WHERE = re.compile(r"\b(?:in|near|outside|across|throughout|around)[ ]$")
_WHITHER = re.compile(r"\b(?:in|near|outside|across|throughout|around|at|to|from|into|through|towards)[ ]$")


def stands_for_a_place(text: str, form: Form) -> bool:
    """Whether a single word stands only where places do, and once at least where people do not: "in Lund"."""
    if len(form.tokens) > 1 or form.titles or form.turn:
        return False
    whither = all(_WHITHER.search(text, max(0, start - 12), start) for start, _ in form.places)
    where = (_WHERE.search(text, max(0, start - 12), start) for start, _ in form.places)
    return whither and (any(where) or len(form.places) > 1)


def is_common(form: Form, common: set[str], lexicon: Lexicon) -> bool:
    """Whether it is an ordinary word, capitalised by its place ("Officials" at a sentence's head), or a nationality."""
    word = form.tokens[0]
    if " ".join(form.tokens) in lexicon.natives:
        return True
    if len(form.tokens) == 1 and (word in lexicon.titles or (word in lexicon.persons and not form.titles)):
        return True
    if len(form.tokens) > 1 or form.titles or form.text.isupper():
        return False
    if word in lexicon.function_words or word in lexicon.pronouns:
        return True
    nouns = lexicon.persons, lexicon.groups, lexicon.organisations, lexicon.documents, _SHOWING
    noun = any(word in table for table in nouns)
    plural = lexicon.singular(word) in lexicon.persons
    return (word in common and not form.inner) or ((noun or plural) and (word in common or not form.inner))


def vote_by_shape(form: Form, lexicon: Lexicon, known: Mapping[tuple[str, ...], str]) -> None:
    last = form.tokens[-1]
    if len(form.tokens) > 1 and (last in lexicon.organisations or lexicon.singular(last) in lexicon.organisations):
        form.votes[ORG] += 1 if form.votes[PERSON] >= 2 else 3  # "chair of governors Peter *Church*"
    elif not form.titles and ("&" in form.text or (len(form.tokens) > 1 and last in lexicon.company_names)):
        form.votes[ORG] += 2
    if len(form.tokens) > 1 and (last in lexicon.groups or lexicon.singular(last) in ("republican", "democrat")):
        form.votes[PEOPLE] += 4
    if len(form.tokens) == 1 and lexicon.is_plural(last) and last in lexicon.groups | {"republicans", "democrats"}:
        form.votes[PEOPLE] += 3
    if form.text in lexicon.countries and form.text.isalpha() and not form.text.isupper():
        form.votes[PEOPLE] += 1
    elif form.text in lexicon.capitals or form.text in lexicon.countries.values():
        form.votes[ORG] += 2
    elif len(form.tokens) == 1 and form.text.isupper() and 2 <= len(form.text) <= 6:
        form.votes[PERSON if form.turn else ORG] += 0.5  # type: ignore[assignment]
    if form.tokens in known:
        form.votes[known[form.tokens]] += 2


def vote_by_family(found: list[Form], lexicon: Lexicon) -> None:
    """A surname of a person named in full is that person's, whatever a label says of it."""
    found += _unglued(found, lexicon)
    full = [form for form in found if len(form.tokens) > 1 and form.kind == PERSON and form.votes[PERSON] > 0]
    by_last: dict[str, list[Form]] = defaultdict(list)
    for form in full:
        for token in form.tokens:
            by_last[token].append(form)
    short: dict[tuple[str, ...], Form] = {
        form.tokens: form for form in found if len(form.tokens) == 1 and form.kind == PERSON
    }
    for form in found:
        surname = short.get(form.tokens[-1:])
        if _is_glued(form, {*short, *((other.tokens[-1],) for other in full)}, found):
            form.votes = Counter()
        elif len(form.tokens) in (2, 3) and surname is not None and _vouches(surname, form):
            form.votes[PERSON] += 2
            full.append(form)
            for token in form.tokens:
                by_last[token].append(form)
    longest = {token: max(len(core(form.tokens)) for form in forms) for token, forms in by_last.items()}
    for form in found:
        longer = longest.get(form.tokens[-1], 0) > len(core(form.tokens))
        if longer and any(is_short_form(form.tokens, other.tokens) >= 2 for other in by_last[form.tokens[-1]]):
            form.votes[PERSON] += 3 + len(form.places)  # type: ignore[assignment]


def vote_by_first_word(found: list[Form]) -> None:
    """The first word of one organisation's name stands for it, where it is nobody's: "Vale" after "Vale Ports"."""
    people = {token for form in found if len(form.tokens) > 1 and form.kind == PERSON for token in form.tokens}
    bodies = (form for form in found if len(form.tokens) > 1 and form.kind == ORG and form.votes[ORG] >= 2)
    firsts = Counter(tokens[0] for tokens in {_without_legal_form(form.tokens) for form in bodies})
    for form in found:
        single = len(form.tokens) == 1 and form.kind == PERSON and not form.titles and not form.place
        if single and firsts.get(form.tokens[0]) == 1 and form.tokens[0] not in people:
            form.votes[ORG] += form.votes[PERSON] + 1


def vote_by_legal_form(found: list[Form]) -> None:
    """A firm's name without its legal form is the firm's too: "Vale Roe" of "Vale Roe plc"."""
    named = (form.tokens for form in found if form.votes[ORG] > 0)
    firms = {_without_legal_form(tokens) for tokens in named if tokens[-1] in _LEGAL_FORMS}
    for form in found:
        if form.tokens in firms and not form.titles:
            form.votes[ORG] += form.votes[PERSON] + 1


def _without_legal_form(tokens: tuple[str, ...]) -> tuple[str, ...]:
    return tokens[:-1] if tokens[-1] in _LEGAL_FORMS else tokens


_LEGAL_FORMS = frozenset(("ag", "corp", "gmbh", "inc", "llc", "llp", "ltd", "nv", "plc"))
#: "Delacroy said *in a statement*", "Delacroy said *its* plant".
_ISSUES = re.compile(
    r"[ ](?:(?:has|had)[ ])?(?:said|says|confirmed|announced|added|denied|warned|insisted|told[ ]\w+)[ ]"
    r"(?:(?:\w+[ ]){0,3}?(?:in|through)[ ]an?[ ](?:\w+[ ])?(?:statement|filing|press release|notice)|(?:that[ ])?its)\b"
)


def vote_by_statement(text: str, found: list[Form]) -> None:
    """One word that speaks in statements and is in nobody's longer name is a firm's name: people are named in full."""
    longer = {token for form in found if len(form.tokens) > 1 for token in form.tokens}
    for form in found:
        told = form.titles or form.place or form.turn or form.votes[PERSON] > _AS_LABELLED
        if len(form.tokens) > 1 or form.kind != PERSON or told or form.tokens[0] in longer:
            continue
        if any(_ISSUES.match(text, end) for _, end in form.places):
            form.votes[ORG] += form.votes[PERSON] + 1


#: "Vale Roe *said it accepted* the fine": of a person the article would say first for whom it is said.
_OF_ITSELF = re.compile(
    r"[ ](?:said|says|announced|confirmed|denied)[ ](?:on[ ][A-Z]\w+day[ ])?(?:that[ ])?"
    r"(?:its\b|it[ ](?:accept|apologis|apologiz|appeal|disagree|disput|expect|intend|plan|refut|regret|regrett|reject"
    r"|supported?|welcom)(?:ed|e?s)?\b|it[ ](?:was|is)[ ](?:aware|committed|confident|cooperating|co-operating"
    r"|disappointed|investigating|pleased|reviewing|sorry|working)\b|it[ ](?:would|will)[ ](?:appeal|apologi[sz]e|buy"
    r"|close|compensate|contest|cooperate|cut|defend|fight|hire|invest|open|pay|refund|repay|review|sell|sue)\b)"
)


def vote_by_itself(text: str, found: list[Form]) -> None:
    """A name of two words that nothing introduces, and that says what "it" has done, is a firm's, where no surname of
    it stands alone."""
    alone = {form.tokens[0] for form in found if len(form.tokens) == 1}
    for form in found:
        told = form.titles or form.place or form.turn or form.votes[PERSON] > _AS_LABELLED
        if len(form.tokens) != 2 or form.kind != PERSON or told or form.tokens[-1] in alone:
            continue
        if _OF_ITSELF.match(text, min(form.places)[1]):
            form.votes[ORG] += form.votes[PERSON] + 1


_AS_LABELLED = 2.0  # more than a label and standing as a source count


def _vouches(surname: Form, form: Form) -> bool:
    """Whether a surname that stands alone is somebody's often enough to make the longer name one."""
    two = len(form.tokens) == 2 and not form.place
    enough = surname.votes[PERSON] >= 2 or (surname.votes[PERSON] > 1 and len(form.tokens) == 2)
    if two and form.votes[ORG] == 1 and not surname.votes[ORG] and form.tokens[0] not in surname.tokens:
        enough = enough or surname.votes[PERSON] > 0  # "Lee said", and but a label says that Ann Lee is a firm
    return enough and (form.votes[ORG] < 3 or (bool(surname.titles) and form.votes[PERSON] > 0))


#: Between two people, or two who are neither: "and", "beat".
_BETWEEN_EQUALS = re.compile(
    r"[ ](?:(?:of|from)[ ][A-Z]\w+[ ])?(?:and|(?P<person>beat|beats|defeated|defeats|edged|outpointed|overcame|saw off"
    r"|lost to|loses to|married|is married to|was married to)|replaced|replaces|succeeded|succeeds|interviewed|met"
    r"|thanked|embraced|hugged)[ ]$"
)


def vote_by_partner(text: str, found: list[Form]) -> None:
    """Who is joined to somebody named in full by "and" or "beat" is a person too, where one label says otherwise; whom
    somebody beat or married is no place either."""
    full = {place: form for form in found if len(form.tokens) in (2, 3) for place in form.places}
    ends = {end: form for (_, end), form in full.items()}
    for (start, _), form in full.items():
        between = _BETWEEN_EQUALS.search(text, max(0, start - 40), start)
        other = ends.get(between.start()) if between is not None else None
        if between is None or other is None:
            continue
        for one, two in ((form, other), (other, form)):
            if one.kind == PERSON or two.kind != PERSON or two.votes[PERSON] < 1:
                continue
            if one.votes[ORG] <= 1 and "&" not in one.text and not (one.place and not between["person"]):
                one.votes[PERSON] += 1.5  # type: ignore[assignment]
                one.place = False


def _unglued(found: Sequence[Form], lexicon: Lexicon) -> list[Form]:
    """The organisations into whose label a surname ran that the text knows: "the *Norland Post* Lee said"."""
    known = {form.tokens for form in found}
    surnames = {form.tokens[-1] for form in found if len(form.tokens) > 1 and form.votes[PERSON] > 0}
    short: list[Form] = []
    for form in found:
        whole = form.tokens[:-1]
        body = len(whole) > 1 and whole[-1] in lexicon.organisations and form.votes[ORG] > 0
        if body and whole not in known and form.tokens[-1] in surnames - lexicon.organisations:
            cut = len(form.text.rpartition(" ")[2]) + 1
            places = {(start, end - cut) for start, end in form.places}
            short.append(Form(form.text[:-cut], whole, Counter({ORG: 3}), places, in_body=form.in_body, inner=True))
    return short


def _is_glued(form: Form, surnames: Collection[tuple[str, ...]], found: Sequence[Form]) -> bool:
    """Whether a label ran from an organisation's name into a person's ("Norland Post Lee")."""
    if len(form.tokens) < 3 or form.kind != ORG or form.tokens[-1:] not in surnames:
        return False
    return any(other.tokens == form.tokens[:-1] and other.kind == ORG for other in found)
