"""What looks like a name in the article, with everything that says what kind of name it is.

Entity labels of the pipeline are one voice among several: titles, role nouns, words that end organisations' names,
acronyms, other occurrences and the registry have theirs, so that a wrong or missing label on a name is outvoted.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from spacy.tokens import Doc

from quoteattr.annotations import Offsets
from quoteattr.coref.appositions import is_beside_a_person_noun
from quoteattr.coref.layout import Layout
from quoteattr.coref.lexicon import Lexicon
from quoteattr.coref.names import RUN, fold, is_short_form, split_titles, strip_possessive, tokens_of
from quoteattr.coref.vouched import vouched_for

PERSON, ORG, PEOPLE, OTHER = "PERSON", "ORG", "PEOPLE", "OTHER"  # PEOPLE: "Republicans", "Mexicans"
_LABELS = {"PERSON": PERSON, "PER": PERSON, "ORG": ORG, "GPE": ORG, "LOC": ORG, "NORP": PEOPLE}
_OTHER = {"FAC", "WORK_OF_ART", "EVENT", "LAW", "PRODUCT", "LANGUAGE", "MISC"}
_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)


_POST_NOMINAL = re.compile(r"(?:,?[ ](?:KC|QC|SC|MP|MSP|MBE|OBE|CBE|KBE|DBE|PhD|Ph\.D\.?|MD|M\.D\.?|Esq\.?|RN))+$")


@dataclass(slots=True)
class Form:
    """One spelling of a name: where it stands, what votes for each kind, and the titles written before it."""

    text: str
    tokens: tuple[str, ...]
    votes: Counter[str] = field(default_factory=Counter)
    places: set[Offsets] = field(default_factory=set)
    titles: Counter[str] = field(default_factory=Counter)
    first_title: int = 1 << 60  # where it first stands behind a title that is no honorific
    place: bool = False  # labelled as a place
    in_body: bool = False  # also outside lines in title case
    turn: bool = False  # also at the head of a transcript's turn ("LEE:")
    inner: bool = False  # also where no sentence begins

    @property
    def kind(self) -> str:
        return max(self.votes, key=lambda kind: (self.votes[kind], kind == PERSON), default=OTHER)


class Forms:
    """Collects the forms of one article, by their folded tokens."""

    def __init__(self, text: str, layout: Layout, lexicon: Lexicon) -> None:
        self.text, self.layout, self.lexicon = text, layout, lexicon
        self.places: set[tuple[str, ...]] = set()
        self.by_tokens: dict[tuple[str, ...], Form] = {}

    def add(self, start: int, end: int, kind: str, weight: float, titles: Iterable[str] = ()) -> None:
        """Record that text[start:end] was seen as a name of that kind."""
        surface = strip_possessive(self.text[start:end])
        if match := _ARTICLE.match(surface):
            start, surface = start + match.end(), surface[match.end() :]
        surface = surface.rstrip(" ,.;:") if not surface.endswith(("Jr.", "Sr.")) and surface[-3:-2] != "." else surface
        surface = _POST_NOMINAL.sub("", surface) or surface
        tokens = tokens_of(surface)
        if not tokens or not surface[0].isalnum() or self.layout.furniture(start):
            return
        form = self.by_tokens.setdefault(tokens, Form(surface, tokens))
        if form.text.isupper() and not surface.isupper():
            form.text = surface
        form.places.add((start, start + len(surface)))
        form.votes[kind] += weight  # type: ignore[assignment]
        form.in_body = form.in_body or not self.layout.headline(start)
        form.turn = form.turn or self.text[start + len(surface) : start + len(surface) + 1] == ":"
        form.inner = form.inner or start > self.layout.sentence_span(start)[0] + 1
        form.titles.update(titles)
        for title in titles:
            noun = self.lexicon.titles.get(title)
            if noun is not None and noun.kind == "title":
                form.first_title = min(form.first_title, start)


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
    _from_entities(doc, forms)
    _from_runs(layout.text, forms)
    _from_joined_names(layout.text, forms)
    _from_pronouns(layout.text, forms)
    _from_vouched(layout, forms)
    _from_sources(layout.text, sources, forms)
    more(layout.text, forms)
    for form in forms.by_tokens.values():
        if _names_a_thing(layout.text, form, lexicon):
            form.votes[PERSON] -= 4
        elif is_beside_a_person_noun(layout.text, form.tokens, form.text, form.places, lexicon):
            form.votes[PERSON] += 2
    for form in forms.by_tokens.values():
        form.place = form.tokens in forms.places
    common = set(_COMMON.findall(layout.text))
    found = [form for form in forms.by_tokens.values() if form.in_body or len(form.tokens) < 2 or form.tokens in known]
    for form in found:
        _vote_by_shape(form, lexicon, known)
        if _is_common(form, common, lexicon):
            form.votes = Counter()
    _vote_by_family(found)
    _vote_by_partner(layout.text, found)
    return [form for form in found if any(weight > 0 for weight in form.votes.values())]


def _names_a_thing(text: str, form: Form, lexicon: Lexicon) -> bool:
    """Whether it is the name of a storm, a ship or a house: "Typhoon Orani"."""
    before = (text[max(0, start - 20) : start].split()[-1:] for start, _ in form.places)
    return len(form.tokens) == 1 and any(word and fold(word[0]) in lexicon.thing_names for word in before)


_COMMON = re.compile(r"\b[a-z]+\b")


def _is_common(form: Form, common: set[str], lexicon: Lexicon) -> bool:
    """Whether the one word is an ordinary one, capitalised by its place: "Officials" at a sentence's head."""
    word = form.tokens[0]
    if len(form.tokens) == 1 and (word in lexicon.titles or (word in lexicon.persons and not form.titles)):
        return True
    if len(form.tokens) > 1 or form.titles or form.text.isupper():
        return False
    if word in lexicon.function_words or word in lexicon.pronouns:
        return True
    noun = (
        word in lexicon.persons or word in lexicon.groups or word in lexicon.organisations or word in lexicon.documents
    )
    plural = lexicon.singular(word) in lexicon.persons
    return (word in common and not form.inner) or ((noun or plural) and (word in common or not form.inner))


#: "Superintendent of Police *(Rural)* K. Veld", "Hon. *(Mrs)* Veld": the name stands behind it.
_ASIDE_IN_TITLE = re.compile(r"[^()\n]{2,40}\([^()\n]{1,20}\)\s+(?=[A-Z])")
#: The rest of a name whose entity ends at a hyphen: "Lee Sung-hee".
_HYPHENATED = re.compile(r"(?:[-‐‑][A-Za-zÀ-ÿ]\w*)+")


def _from_entities(doc: Doc, forms: Forms) -> None:
    _from_neighbours(doc, forms)
    for ent in doc.ents:
        label = _LABELS.get(ent.label_, OTHER if ent.label_ in _OTHER else "")
        if not label:
            continue
        start = ent.start_char
        aside = _ASIDE_IN_TITLE.match(forms.text, start, ent.end_char) if label == PERSON else None
        if aside is not None and split_titles(aside[0].split(" (")[0], forms.lexicon)[0]:
            start = aside.end()
        rest = _HYPHENATED.match(forms.text, ent.end_char)
        surface = forms.text[start : rest.end() if rest else ent.end_char].split("\n")[0].rstrip()
        if label == PERSON and " & " in surface:
            forms.add(start, start + len(surface), ORG, 1.0)  # "Lee & Kim" is a firm
        elif label == PERSON:
            run = RUN.search(surface)
            if run is None:
                continue
            begin, end, titles = name_in_run(surface, run.start(), run.end(), forms.lexicon)
            if begin < end:
                forms.add(start + begin, start + end, PERSON, 1.0, titles)
        elif (head := split_titles(surface, forms.lexicon))[0] and forms.lexicon.titles[head[0][0]].kind == "honorific":
            forms.add(start + head[1], start + len(surface), PERSON, 3.0, head[0])
        elif label == ORG and (behind := _behind_office(forms.text, start, surface, forms.lexicon)):
            forms.add(start + behind[0], start + len(surface), PERSON, 2.0, [behind[1]])
        elif label == ORG and (titled := _titled_person(surface, forms.lexicon)):
            forms.add(start + titled[0], start + len(surface), PERSON, 2.0, titled[1])
        elif club := _CLUB_BEFORE.search(forms.text, max(0, start - 6), start):
            forms.add(club.start(), start + len(surface), ORG, 3.0)
        elif surface[:1].isupper() or surface[:4].lower() == "the ":
            while " " in surface and fold(surface.split(" ")[0]) in forms.lexicon.function_words - {"the"}:
                start, surface = start + surface.index(" ") + 1, surface.split(" ", 1)[1]
            forms.add(start, start + len(surface), label, 1.0)
            if ent.label_ in ("GPE", "LOC"):
                forms.places.add(tokens_of(surface))


_DOUBLE = re.compile(r"[ ][A-ZÀ-Þ][\w’']+[-‐‑][A-ZÀ-Þ][\w’']+")


def _from_neighbours(doc: Doc, forms: Forms) -> None:
    """Two labels of one word each with but a space between are a first name and a surname; so is a double-barrelled
    surname that the label left out."""
    for ent in doc.ents:
        double = _DOUBLE.match(forms.text, ent.end_char) if len(ent) == 1 and ent.label_ == "PERSON" else None
        if double is not None:
            forms.add(ent.start_char, double.end(), PERSON, 2.0)
    for one, other in pairwise(doc.ents):
        single = len(one) == len(other) == 1 and one.label_ == other.label_ == "PERSON"
        plain = single and one.text.isalpha() and not one.text.isupper() and not one.text.islower()
        if plain and forms.text[one.end_char : other.start_char] == " " and other.text[:1].isupper():
            begin, end, titles = name_in_run(forms.text, one.start_char, other.end_char, forms.lexicon)
            if begin == one.start_char and end == other.end_char:
                forms.add(begin, end, PERSON, 2.0, titles)


#: Letters before the name of a sports club: "FK Lund".
_CLUB_BEFORE = re.compile(r"(?<!\w)(?:FC|FK|AFC|SC|AC|AS|SV|CD|CF|NK|HNK|KF|IF|IK|BK|SK|TSV|UD)[ ]$")
_OFFICE_OF = re.compile(r"\b([\w\-]+)[ ](?:of|for)[ ]$")


def _behind_office(text: str, start: int, surface: str, lexicon: Lexicon) -> tuple[int, str] | None:
    """Where the name begins in "Opposition Ann Lee" behind "Leader of", labelled as an organisation, and the title."""
    office = _OFFICE_OF.search(text, max(0, start - 30), start)
    words = surface.split(" ")
    if office is None or len(words) != 3 or not all(word[:1].isupper() and word.isalpha() for word in words):
        return None
    title = fold(office[1])
    known = title in lexicon.titles or title in lexicon.persons
    return (len(words[0]) + 1, title) if known and _may_name(words[-1], lexicon) else None


def _may_name(word: str, lexicon: Lexicon) -> bool:
    last = fold(word)
    return last not in lexicon.organisations and lexicon.singular(last) not in lexicon.organisations


def _titled_person(surface: str, lexicon: Lexicon) -> tuple[int, list[str]] | None:
    """Where the name begins in "Bishop Al Roe", labelled as an organisation, and the titles before it."""
    begin, end, titles = name_in_run(surface, 0, len(surface), lexicon)
    words = surface[begin:end].split()
    lettered = begin > 0 and len(words) == 2 and surface[:begin].split()[-1].isupper()  # "Area MCA Ann Lee"
    if not (titles or lettered) or len(words) < 2 or not _may_name(words[-1], lexicon):
        return None
    return (begin, titles) if all(word[:1].isupper() and word.isalpha() for word in words) else None


def name_in_run(text: str, start: int, end: int, lexicon: Lexicon) -> tuple[int, int, list[str]]:
    """The name inside a run of capitalised words: function words, titles and roles at its head are left out.

    "The Norlandish Foreign Minister Ann Lee" -> the offsets of "Ann Lee" and ["foreign minister"].
    """
    words = [(m.start() + start, m.end() + start) for m in re.finditer(r"[^\s]+", text[start:end])]
    while words and fold(text[words[0][0] : words[0][1]]) in lexicon.function_words | lexicon.numbers:
        words = words[1:]
    while words and fold(text[words[-1][0] : words[-1][1]]) in lexicon.function_words:
        words = words[:-1]
    if not words:
        return end, end, []
    titles: list[str] = []
    begin = 0
    for index in range(len(words) - 1):
        surface = text[words[index][0] : words[index][1]]
        word = fold(surface)
        if surface[-1] in ")]" or (
            surface.isalpha() and surface.isupper() and 3 <= len(surface) <= 4 and index < len(words) - 2
        ):
            begin = index + 1  # "Police (South) Ann Lee", "Area MCA Ann Lee"
            continue
        if word in _FIRST_NAMES and len(words) == 2 and words[index][0] == start:
            continue  # "Dean Roe"
        if word in lexicon.titles or word in lexicon.persons or word.rpartition("-")[2] in lexicon.persons:
            begin = index + 1
            titles.append(_longest_title(text, words, index, lexicon))
    return words[begin][0], words[-1][1], titles


_FIRST_NAMES = frozenset(
    ("dane", "dean", "don", "earl", "finn", "marshal", "pole", "scot", "turk")
)  # oftener names than titles


def _longest_title(text: str, words: list[Offsets], index: int, lexicon: Lexicon) -> str:
    for first in range(max(0, index - 2), index + 1):
        form = fold(text[words[first][0] : words[index][1]])
        if form in lexicon.titles:
            return form
    return fold(text[words[index][0] : words[index][1]])


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
        if titles and not (qualified and not forms.lexicon.titles.get(titles[-1])):
            plural = titles[-1].endswith("s") and titles[-1] not in ("ms",)
            forms.add(start, end, PERSON, 1.0 if plural else 3.0, titles)
        elif end - start > 1:
            forms.add(start, end, OTHER, 0.0)


_AND_NAME = re.compile(r"\b[Tt]he ([A-Z][\w\-]+(?: and|s['’]|['’]s) (?:[A-Z][\w\-]+ ){0,3}([A-Z][\w\-]+))(?![\w’'])")


def _from_joined_names(text: str, forms: Forms) -> None:
    """One organisation with "and" or a possessor in its name: "the Northern and Eastern Lakes Board", "the Ferrymen's
    Union"."""
    for match in _AND_NAME.finditer(text):
        if match[2].lower() in forms.lexicon.organisations:
            forms.add(match.start(1), match.end(1), ORG, 2.0)


_TAKEN_UP = re.compile(
    rf"({RUN.pattern}) (?!(?:after|before|when|while|since|until|because|if|as)\b)(?:\w+ ){{1,3}}(?:he|she)\b"
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
    for first, last, weight in vouched_for(layout.text, layout):
        start, end, titles = name_in_run(layout.text, first, last, forms.lexicon)
        if start < end and tokens_of(layout.text[start:end]) not in forms.places:
            forms.add(start, end, PERSON, weight, titles)


def _from_sources(text: str, sources: Sequence[Offsets], forms: Forms) -> None:
    """A source that is nothing but capitalised words is a name, and of two or three words more likely a person's."""
    for source_start, source_end in sources:
        _from_titled_source(text, source_start, source_end, forms)
        match = RUN.match(text, source_start, source_end)
        if match is None or source_end - match.end() > 1 or forms.layout.headline(source_start):
            continue
        start, end, titles = name_in_run(text, match.start(), match.end(), forms.lexicon)
        if start < end:
            forms.add(start, end, PERSON, 0.6 if text[start:end].count(" ") in (1, 2) else 0.3, titles)


_DETERMINERS = frozenset(("the", "a", "an", "his", "her", "their", "our"))
_TAIL_NAME = re.compile(r"[ ]((?:[A-ZÀ-Þ][\w’'\-]+[ ]){1,2}[A-ZÀ-Þ][\w’'\-]+)$")


def _from_titled_source(text: str, start: int, end: int, forms: Forms) -> None:
    """Two or three capitalised words at the end of a source, behind a noun for people: "our guide Ann Lee"."""
    match = _TAIL_NAME.search(text[start:end])
    words = [fold(word.strip("(),")) for word in text[start : start + match.start()].split()] if match else []
    if match is None or not words:
        return
    known = any(word in forms.lexicon.persons or word in forms.lexicon.titles for word in words)
    if not known and not _may_say_what_somebody_is(text[start : start + match.start()].split(), forms.lexicon):
        return
    if words[-1] in forms.lexicon.governors or words[-1] in forms.lexicon.function_words:
        return
    begin, stop, titles = name_in_run(text, start + match.start(1), start + match.end(1), forms.lexicon)
    tokens = tokens_of(text[begin:stop])
    shorter = (forms.by_tokens.get(tokens[size:]) for size in range(1, len(tokens)))
    whole = words[-1].isalpha() and text[start : start + match.start()].split()[-1].islower() and not titles
    if begin < stop and (whole or not any(form is not None and form.votes[PERSON] > 0 for form in shorter)):
        forms.add(begin, stop, PERSON, 1.5 if known else 1.0, titles)


def _may_say_what_somebody_is(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether the words before a name may be an occupation that no table holds: "the bandmaster", "deckhand"."""
    last = fold(words[-1])
    if len(words) > 3 or not (words[-1].isalpha() and words[-1].islower()):
        return False
    things = (lexicon.organisations, lexicon.documents, lexicon.groups, lexicon.thing_names, lexicon.modifiers)
    if any(last in table or lexicon.singular(last) in table for table in things):
        return False
    return not any(fold(word) in lexicon.function_words - _DETERMINERS for word in words)


def _vote_by_shape(form: Form, lexicon: Lexicon, known: Mapping[tuple[str, ...], str]) -> None:
    last = form.tokens[-1]
    if len(form.tokens) > 1 and (last in lexicon.organisations or lexicon.singular(last) in lexicon.organisations):
        form.votes[ORG] += 3
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


def _vote_by_family(found: list[Form]) -> None:
    """A surname of a person named in full is that person's, whatever a label says of it."""
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
        if _is_glued(form, short, found):
            form.votes = Counter()
        elif len(form.tokens) in (2, 3) and surname is not None and surname.votes[PERSON] >= 2 > form.votes[ORG] - 1:
            form.votes[PERSON] += 2
            full.append(form)
            for token in form.tokens:
                by_last[token].append(form)
    for form in found:
        if any(is_short_form(form.tokens, other.tokens) >= 2 for other in by_last.get(form.tokens[-1], ())):
            form.votes[PERSON] += 3 + len(form.places)  # type: ignore[assignment]


def _vote_by_partner(text: str, found: list[Form]) -> None:
    """Who is joined to somebody named in full by "and" is a person too, where but one label says otherwise."""
    full = {place: form for form in found if len(form.tokens) in (2, 3) for place in form.places}
    ends = {end: form for (_, end), form in full.items()}
    for (start, _), form in full.items():
        other = ends.get(start - len(" and ")) if text.endswith(" and ", 0, start) else None
        for one, two in ((form, other), (other, form)):
            if one is None or two is None or one.kind == PERSON or two.kind != PERSON or two.votes[PERSON] < 1:
                continue
            if one.votes[ORG] <= 1 and not one.place and "&" not in one.text:
                one.votes[PERSON] += 1.5  # type: ignore[assignment]


def _is_glued(form: Form, short: Mapping[tuple[str, ...], Form], found: Sequence[Form]) -> bool:
    """Whether a label ran from an organisation's name into a person's ("Norland Post Lee")."""
    if len(form.tokens) < 3 or form.kind != ORG or form.tokens[-1:] not in short:
        return False
    return any(other.tokens == form.tokens[:-1] and other.kind == ORG for other in found)


__all__ = ["ORG", "OTHER", "PEOPLE", "PERSON", "Form", "Forms", "collect", "name_in_run"]
