"""All names of an article, with everything that says what kind of name each is.

Entity labels of the pipeline are one voice among several: titles, role nouns, words that end organisations' names,
acronyms, other occurrences and the registry have theirs, so that a wrong or missing label on a name is outvoted.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from spacy.tokens import Doc

from quoteattr.annotations import Offsets
from quoteattr.coref.naming.appositions import is_beside_a_person_noun
from quoteattr.coref.naming.bodies import does_something, treated_as_a_body
from quoteattr.coref.naming.bodies_of import from_bodies
from quoteattr.coref.naming.firms_and_kin import from_firms, from_kin
from quoteattr.coref.naming.firms_taken_up import vote_by_company
from quoteattr.coref.naming.forms import ORG, OTHER, PERSON, Form, Forms
from quoteattr.coref.naming.labels import from_labels
from quoteattr.coref.naming.runs import name_in_run
from quoteattr.coref.naming.said_to_be_places import is_said_to_be_a_place
from quoteattr.coref.naming.shortened import vote_by_short_form
from quoteattr.coref.naming.taken_up import vote_by_pronoun
from quoteattr.coref.naming.votes import (
    is_a_style,
    is_common,
    names_a_thing,
    stands_for_a_place,
    vote_by_family,
    vote_by_first_word,
    vote_by_itself,
    vote_by_legal_form,
    vote_by_partner,
    vote_by_shape,
    vote_by_statement,
)
from quoteattr.coref.naming.vouched import SURE, vouched_for
from quoteattr.coref.words.layout import Layout
from quoteattr.coref.words.lexicon import Lexicon
from quoteattr.coref.words.names import PARTICLES, RUN, fold, tokens_of
from quoteattr.coref.words.offices import person_noun

_LONGEST_PLACE = 4  # letters of a country or city that is written in capitals: "USA"
_COMMON = re.compile(r"\b[a-z]+\b")


def collect(
    doc: Doc,
    layout: Layout,
    lexicon: Lexicon,
    known: Mapping[tuple[str, ...], str],
    sources: Sequence[Offsets] = (),
    more: Callable[[str, "Forms"], None] = lambda text, forms: None,
) -> list[Form]:
    """All forms of the article with their votes.

    more: adds forms of its own. known: folded names of the registry and their kind. sources: the spans that
    attributions name as responsible.
    """
    forms = Forms(layout.text, layout, lexicon)
    from_labels(doc, forms)
    _from_runs(layout.text, forms)
    _from_joined_names(layout.text, forms)
    from_bodies(forms)
    from_firms(layout.text, forms)
    from_kin(layout.text, forms)
    _from_pronouns(layout.text, forms)
    _from_vouched(layout, forms)
    _from_sources(layout.text, sources, forms)
    more(layout.text, forms)
    for form in forms.by_tokens.values():
        form.place = form.tokens in forms.places and not (form.text.isupper() and len(form.text) > _LONGEST_PLACE)
        if names_a_thing(layout.text, form, lexicon):
            form.votes[PERSON] -= 4
        elif is_beside_a_person_noun(layout.text, form, lexicon):
            form.votes[PERSON] += 2
        if not form.titles and (body := treated_as_a_body(layout.text, form.tokens, form.places, lexicon)):
            form.votes[ORG] += body  # type: ignore[assignment]
            form.place = False
        form.place = form.place and not does_something(layout.text, form.places)
    common = set(_COMMON.findall(layout.text))
    found = [form for form in forms.by_tokens.values() if form.in_body or len(form.tokens) < 2 or form.tokens in known]
    for form in found:
        vote_by_shape(form, lexicon, known)
        if is_common(form, common, lexicon) or is_a_style(layout.text, form, lexicon):
            form.votes = Counter()
    for form in found:
        if stands_for_a_place(layout.text, form):
            form.votes[PERSON] -= 2
        if form.kind == PERSON and is_said_to_be_a_place(layout.text, form):
            form.votes[ORG] += form.votes[PERSON] + 1
            form.place = True
    vote_by_short_form(layout.text, found, lexicon)
    vote_by_family(found, lexicon)
    vote_by_partner(layout.text, found)
    vote_by_legal_form(found)
    vote_by_first_word(found)
    vote_by_statement(layout.text, found)
    vote_by_itself(layout.text, found)
    vote_by_company(layout.text, found)
    vote_by_pronoun(layout.text, layout, found, lexicon)
    return [form for form in found if any(weight > 0 for weight in form.votes.values())]


def _from_runs(text: str, forms: Forms) -> None:
    """Runs of capitalised words: a vote for PERSON behind a title or a role noun, else only an occurrence."""
    for match in RUN.finditer(text):
        if match.group().count(" ") > 7:
            continue  # a headline in title case
        start, end, titles = name_in_run(text, match.start(), match.end(), forms.lexicon)
        if start >= end:
            continue
        if start == match.start() and not titles:
            before = re.search(r"([\w\-]+)[ \u00a0]$", text[max(0, start - 24) : start])
            noun = before.group(1).lower() if before else ""
            if noun in forms.lexicon.persons and forms.lexicon.persons[noun].kind != "person":
                titles = [noun]
        qualified = fold(text[start:end].split()[0]) in forms.lexicon.modifiers and end - start > 14
        firm = " " in text[start:end] and fold(text[start:end].split()[-1]) in forms.lexicon.company_names
        if firm and titles and titles[-1] in forms.lexicon.org_roles | forms.lexicon.organisations:
            forms.add(start, end, ORG, 2.0)  # "Supplier Vale Foods"
        elif titles and (may_be := _may_be_firm(text[start:end], titles[-1], forms.lexicon)):
            forms.add(start, end, *may_be)
        elif titles and not (qualified and not forms.lexicon.titles.get(titles[-1])):
            plural = titles[-1].endswith("s") and titles[-1] not in ("ms",)
            forms.add(start, end, PERSON, 1.0 if plural else 3.0, titles)
        elif end - start > 1:
            forms.add(start, end, OTHER, 0.0)


def _may_be_firm(name: str, noun: str, lexicon: Lexicon) -> tuple[str, float] | None:
    """The vote for a name behind a noun that firms have as well as people: "the regulator Ofvale", "its rival Vale"."""
    single = " " not in name  # people are named in full first
    if noun in lexicon.org_anaphors:
        return (ORG, 1.5) if single else (PERSON, 0.9)
    return (PERSON, 0.5) if single and noun in lexicon.org_roles - lexicon.unaffiliated else None


_AND_NAME = re.compile(r"\b[Tt]he ([A-Z][\w\-]+(?: and|s['’]|['’]s) (?:[A-Z][\w\-]+ ){0,3}([A-Z][\w\-]+))(?![\w’'])")


def _from_joined_names(text: str, forms: Forms) -> None:
    """One organisation with "and" or a possessor in its name: "the Northern and Eastern Lakes Board", "the Ferrymen's
    Union"."""
    for match in _AND_NAME.finditer(text):
        if match[2].lower() in forms.lexicon.organisations:
            forms.add(match.start(1), match.end(1), ORG, 2.0)


_TAKEN_UP = re.compile(
    rf"({RUN.pattern}) (?!(?:after|before|when|while|since|until|because|if|as)\b)"
    r"(?:(?!(?:and|but)\b)\w+ ){1,3}(?:he|she)\b"
)
_PRONOUN = re.compile(r"\b(?:he|she)\b")
#: How far before a pronoun the run of names is looked for: a page in capitals is one run, and looked through but once.
_BEFORE = 200


def _from_pronouns(text: str, forms: Forms) -> None:
    """Who is taken up by he or she in the same clause is a person: "Quorn said that she"."""
    done = 0
    for pronoun in _PRONOUN.finditer(text):
        match = _TAKEN_UP.search(text, max(done, pronoun.start() - _BEFORE), pronoun.end())
        if match is None:
            continue
        done = match.end()
        start, end, titles = name_in_run(text, match.start(1), match.end(1), forms.lexicon)
        nation = text[start:end] in forms.lexicon.countries  # "the Dane said he" names nobody
        if start < end and end - start < 40 and not nation:
            forms.add(start, end, PERSON, 2.0, titles)


def _from_vouched(layout: Layout, forms: Forms) -> None:
    surnames = {tokens[-1] for tokens in forms.by_tokens if 2 <= len(tokens) <= 3}
    for first, last, weight in vouched_for(layout.text, layout, surnames):
        start, end, titles = name_in_run(layout.text, first, last, forms.lexicon)
        if start < end and (weight >= SURE or tokens_of(layout.text[start:end]) not in forms.places):
            forms.add(start, end, PERSON, weight, titles)


def _from_sources(text: str, sources: Sequence[Offsets], forms: Forms) -> None:
    """A source that is nothing but capitalised words is a name, and of two or three words more likely a person's."""
    for source_start, source_end in sources:
        if _HOUSE.fullmatch(text, source_start, source_end) and _HOUSE_SAYS.match(text, source_end):
            forms.add(source_start, source_end, ORG, 5.0, whole=True)
            continue
        _from_titled_source(text, source_start, source_end, forms)
        if (particled := _PARTICLED.fullmatch(text, source_start, source_end)) is not None:
            forms.add(*particled.span(), PERSON, 0.6)  # "van Dam"
            continue
        match = RUN.match(text, source_start, source_end)
        if match is not None and _OF.match(text, match.end(), source_end) and match.group().count(" ") in (1, 2):
            start, end, titles = name_in_run(text, match.start(), match.end(), forms.lexicon)
            role = person_noun(fold(match.group().split()[-1]), forms.lexicon) is not None  # "the Paramount Chief of"
            if start < end and " " in text[start:end] and not role and not forms.layout.headline(source_start):
                forms.add(start, end, PERSON, 0.6, titles)  # "Ann Lee of the rescue team"
        if match is None or source_end - match.end() > 1 or forms.layout.headline(source_start):
            continue
        start, end, titles = name_in_run(text, match.start(), match.end(), forms.lexicon)
        if start < end:
            article = not titles and text[match.start() : start].lower() == "the " and " " in text[start:end]
            kind = ORG if article else PERSON  # "The Evening Ledger"
            forms.add(start, end, kind, 0.6 if text[start:end].count(" ") in (1, 2) else 0.3, titles)


#: A house that is called by its founder's name: "*Harrowby's* said", which is no claim of Harrowby's.
_HOUSE = re.compile(r"[A-Z][\w\-]+['’]s")
_HOUSE_SAYS = re.compile(
    r"[ ](?:has|had|says?|said|told|warned|warns|confirmed|announced|insisted|insists|wrote|denied|denies|declined"
    r"|expects?|added|adds|hopes|plans|believes)\b|[ ]in[ ]an?[ ]|[,.]"
)
_DETERMINERS = frozenset(("the", "a", "an", "his", "her", "their", "our"))
_PARTICLED = re.compile(rf"(?:{PARTICLES}[ ]){{1,2}}[A-ZÀ-Þ][\w’'\-]+")
_OF = re.compile(r"[ ](?:of|from|at|with)[ ]")
_EDGE = " ,;\u00a0"
_MOST = 4  # words of a name at the end of a source


def _from_titled_source(text: str, start: int, end: int, forms: Forms) -> None:
    """A name at the end of a source, behind a noun for people: "our guide Ann Lee", "counsel for the union, Bo Kim"."""
    end = start + len(text[start:end].rstrip(_EDGE))
    last = next((run for run in reversed(list(RUN.finditer(text, start, end))) if run.end() == end), None)
    if last is None or last.start() == start:
        return
    begin, stop, titles = name_in_run(text, last.start(), last.end(), forms.lexicon)
    before = text[start:begin].split()
    words = [fold(word.strip("(),")) for word in before]
    if not words or not 1 < len(text[begin:stop].split()) <= _MOST:
        return
    known = any(word in forms.lexicon.persons or word in forms.lexicon.titles for word in words)
    if not known and not _may_say_what_somebody_is(before, forms.lexicon):
        return
    if words[-1] in forms.lexicon.governors or words[-1] in forms.lexicon.function_words:
        return
    tokens = tokens_of(text[begin:stop])
    labelled = tokens in forms.by_tokens and forms.by_tokens[tokens].votes[PERSON] > 0
    if tokens[-1] in forms.lexicon.company_names or (tokens[-1] in forms.lexicon.organisations and not labelled):
        return
    shorter = (forms.by_tokens.get(tokens[size:]) for size in range(1, len(tokens)))
    whole = words[-1].isalpha() and before[-1].islower() and not titles
    if whole or not any(form is not None and form.votes[PERSON] > 0 for form in shorter):
        forms.add(begin, stop, PERSON, 1.5 if known else 1.0, titles)


def _may_say_what_somebody_is(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether the words before a name may be an occupation that no table holds: "the bandmaster", "deckhand"."""
    last = fold(words[-1])
    if len(words) > 3 or not (words[-1].isalpha() and words[-1].islower()):
        return False
    things = (lexicon.organisations, lexicon.documents, lexicon.groups, lexicon.thing_names, lexicon.modifiers)
    if any(last in table or lexicon.singular(last) in table for table in things):
        return False
    forms = [fold(word) for word in words]
    return not any(form in lexicon.function_words and form not in _DETERMINERS for form in forms)
