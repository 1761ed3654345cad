"""What entity labels say of names, put right where the words around them say otherwise."""

import re
from itertools import pairwise

from spacy.tokens import Doc, Span

from quoteattr.coref.naming.forms import ORG, OTHER, PEOPLE, PERSON, Forms
from quoteattr.coref.naming.runs import ALSO_NAMES, name_in_run
from quoteattr.coref.words.lexicon import Lexicon
from quoteattr.coref.words.names import PARTICLES, RUN, fold, split_titles, tokens_of

_LABELS = {"PERSON": PERSON, "PER": PERSON, "ORG": ORG, "GPE": ORG, "LOC": ORG, "NORP": PEOPLE}
_OTHER = {"FAC", "WORK_OF_ART", "EVENT", "LAW", "PRODUCT", "LANGUAGE", "MISC"}

#: "Superintendent of Police *(Rural)* K. Veld", "Hon. *(Mrs)* Veld": the name stands behind it.
_ASIDE_IN_TITLE = re.compile(r"[^()\n]{2,40}\([^()\n]{1,20}\)\s+(?=[A-Z])")
#: The rest of "the Teachers' Union *of Norland*".
_OF_WHAT = re.compile(r"[ ]of[ ](?:the[ ])?[A-ZÀ-Þ][\w\-]+(?:[ ][A-ZÀ-Þ][\w\-]+)*(?![\w’'])")
_LEGAL = re.compile(r"[ ]plc\b")
#: The rest of a name whose entity ends before a small word: "Ana *dos Santos*".
_PARTICLED = re.compile(rf"(?:[ ]{PARTICLES}){{1,2}}[ ](?:[A-ZÀ-Þ][\w’'\-]+)")
#: The rest of a name whose entity ends at a hyphen: "Lee Sung-hee".
_HYPHENATED = re.compile(r"(?:(?:[-‐‑]|(?<=\w[-‐‑]))[A-Za-zÀ-ÿ]\w*)+")


def from_labels(doc: Doc, forms: Forms) -> None:
    """Add what the pipeline has labelled: an organisation with a title before it is a person, and the like."""
    _from_neighbours(doc, forms)
    for ent in doc.ents:
        label = _LABELS.get(ent.label_, OTHER if ent.label_ in _OTHER else "")
        if not label:
            continue
        start, surface = _surface(forms, ent, label)
        if article := _ARTICLE.match(surface):  # "*the* Rev Ann Lee"
            styled = split_titles(surface[article.end() :], forms.lexicon)[0]
            shift = article.end() if styled and forms.lexicon.titles[styled[0]].kind == "honorific" else 0
            start, surface = start + shift, surface[shift:]
        if label == PERSON and " " not in surface and _is_all_that_is_said(forms.text, start, start + len(surface)):
            continue
        if label == PERSON and " & " in surface:
            forms.add(start, start + len(surface), ORG, 1.0)  # "Lee & Kim" is a firm
        elif label == PERSON:
            run = RUN.search(surface)
            if run is None:
                continue
            begin, end, titles = name_in_run(forms.text, start + run.start(), start + run.end(), forms.lexicon)
            if surface.split(" ")[0] in ALSO_NAMES and surface.count(" ") == 1 and not _is_asked(forms, start):
                begin = start + run.start()  # "Will Roe", as labelled
            if begin < end:
                forms.add(begin, end, PERSON, 1.0, titles)
        elif (head := split_titles(surface, forms.lexicon))[0] and forms.lexicon.titles[head[0][0]].kind == "honorific":
            forms.add(start + head[1], start + len(surface), PERSON, 3.0, head[0])
        elif label == ORG and (behind := _behind_office(forms.text, start, surface, forms.lexicon)):
            forms.add(behind[0], behind[1], PERSON, 2.0, [behind[2]])
        elif label == ORG and (titled := _titled_person(surface, forms.lexicon)):
            forms.add(start + titled[0], start + len(surface), PERSON, 2.0, titled[1])
        elif club := _CLUB_BEFORE.search(forms.text, max(0, start - 6), start):
            forms.add(club.start(), start + len(surface), ORG, 3.0)
        elif surface[:1].isupper() or surface[:4].lower() == "the ":
            while (
                " " in surface
                and (first := fold(surface.split(" ")[0])) != "the"
                and first in forms.lexicon.function_words
            ):
                start, surface = start + surface.index(" ") + 1, surface.split(" ", 1)[1]
            surface = _HANGING.sub("", surface)
            forms.add(start, start + len(surface), label, 1.0)
            if ent.label_ in ("GPE", "LOC"):
                forms.places.add(tokens_of(surface))


def _surface(forms: Forms, ent: Span, label: str) -> tuple[int, str]:
    """Where the name in the entity begins, behind a title with an aside, and the name with the rest of its surname."""
    start = ent.start_char
    aside = _ASIDE_IN_TITLE.match(forms.text, start, ent.end_char) if label == PERSON else None
    if aside is not None and split_titles(aside[0].split(" (")[0], forms.lexicon)[0]:
        start = aside.end()
    rest = _HYPHENATED.match(forms.text, ent.end_char)
    if label == ORG and rest is None:
        ends = fold(ent.text.split()[-1]) in forms.lexicon.organisations
        rest = (_OF_WHAT.match(forms.text, ent.end_char) if ends else None) or _LEGAL.match(forms.text, ent.end_char)
    rest = rest or (_PARTICLED.match(forms.text, ent.end_char) if label == PERSON else None)
    if label == ORG and len(ent) == 1 and ent.text.istitle() and fold(ent.text) in forms.lexicon.organisations:
        whole = [run for run in RUN.finditer(forms.text, max(0, start - 60), ent.end_char) if run.end() == ent.end_char]
        start = name_in_run(forms.text, whole[0].start(), ent.end_char, forms.lexicon)[0] if whole else start
    return start, forms.text[start : rest.end() if rest else ent.end_char].split("\n")[0].rstrip()


def _is_asked(forms: Forms, start: int) -> bool:
    """Whether a question opens there: "*Will Roe* resign?"."""
    return (
        forms.layout.begins_sentence(start)
        and forms.text[slice(*forms.layout.sentence_span(start))].rstrip()[-1:] == "?"
    )


def _is_all_that_is_said(text: str, start: int, end: int) -> bool:
    """Whether one word is a whole quotation: "“Sit,” he said" names nobody."""
    return text[start - 1 : start] in _OPENING and _CLOSING.match(text, end) is not None


_ARTICLE = re.compile(r"[Tt]he[ ](?:(?:Rt|Right|Most|Very)\.?[ ])?(?=[A-Z])")
_HANGING = re.compile(r"(?:[ ](?:and|at|for|from|in|of|on|the|to))+$")  # "Ann Lee *of*"
_OPENING = frozenset("\"'“‘«„")
_CLOSING = re.compile(r"[,.!?…]+[\"'”’»]")
#: A label that ends amid a surname: "Ana *dos* Santos".
_CUT = re.compile(rf"[ ]{PARTICLES}$")
_DOUBLE = re.compile(r"[ ][A-ZÀ-Þ][\w’']+[-‐‑][A-ZÀ-Þ][\w’']+")


def _from_neighbours(doc: Doc, forms: Forms) -> None:
    """Two labels of one word each with but a space between are a first name and a surname; so is a double-barrelled
    surname that the label left out."""
    for ent in doc.ents:
        double = _DOUBLE.match(forms.text, ent.end_char) if len(ent) == 1 and ent.label_ == "PERSON" else None
        if double is not None:
            forms.add(ent.start_char, double.end(), PERSON, 2.0)
    for ent in doc.ents:
        first = (
            _FIRST.search(forms.text, max(0, ent.start_char - 24), ent.start_char) if ent.label_ == "PERSON" else None
        )
        if first is not None and len(ent) == 1 and _may_be_first_name(forms, first[1], first.start(1)):
            forms.add(first.start(1), ent.end_char, PERSON, 2.0, labelled=True)
    for one, other in pairwise(doc.ents):
        if _is_first_name(forms, one, other):
            forms.add(one.start_char, other.end_char, PERSON, 2.0, labelled=True)
        both = one.label_ == other.label_ == "PERSON" and (_CUT.search(one.text) or (len(one) == 1 and len(other) < 3))
        plain = both and one.text.replace(" ", "").isalpha() and not one.text.isupper() and not one.text.islower()
        if plain and forms.text[one.end_char : other.start_char] == " " and other.text[:1].isupper():
            begin, end, titles = name_in_run(forms.text, one.start_char, other.end_char, forms.lexicon)
            if begin == one.start_char and end == other.end_char:
                forms.add(begin, end, PERSON, 2.0, titles)


_FIRST = re.compile(r"(?<![.!?:]\s)(?<=[a-z,;]\s)([A-ZÀ-Þ][a-zß-ÿ]+)[ ]$")


def _may_be_first_name(forms: Forms, word: str, at: int) -> bool:
    """Whether a word with a capital amid a sentence, before a surname that alone was labelled, is the first name."""
    lexicon, form = forms.lexicon, fold(word)
    tables = (lexicon.organisations, lexicon.function_words, lexicon.titles, lexicon.persons, lexicon.groups,
              lexicon.modifiers, lexicon.countries, lexicon.documents, lexicon.thing_names)  # fmt: skip
    known = any(form in table or word in table for table in tables)
    return not known and not forms.layout.headline(at) and not forms.layout.begins_sentence(at)


def _is_first_name(forms: Forms, one: Span, other: Span) -> bool:
    """Whether a word before somebody's name, labelled as an organisation or a place, is the first name."""
    word, lexicon = one.text, forms.lexicon
    if other.label_ != "PERSON" or one.label_ not in ("ORG", "GPE", "LOC") or not (word.isalpha() and word.istitle()):
        return False
    if forms.text[one.end_char : other.start_char] != " " or not forms.layout.begins_sentence(one.start_char):
        return False
    known = (lexicon.organisations, lexicon.function_words, lexicon.titles, lexicon.persons, lexicon.groups)
    place = word in lexicon.countries or word in lexicon.capitals or word in lexicon.countries.values()
    return not place and not any(fold(word) in table for table in known)


#: Letters before the name of a sports club: "FK Lund".
_CLUB_BEFORE = re.compile(r"(?<!\w)(?:FC|FK|AFC|SC|AC|AS|SV|CD|CF|NK|HNK|KF|IF|IK|BK|SK|TSV|UD)[ ]$")
_OFFICE_OF = re.compile(r"\b([\w\-]+)[ ](?:of|for)[ ](?:the[ ])?$")


def _behind_office(text: str, start: int, surface: str, lexicon: Lexicon) -> tuple[int, int, str] | None:
    """Where the name stands in "the Opposition Ann Lee" behind "Leader of", labelled as an organisation, and the title;
    to the end of the name if the label ends in it."""
    office = _OFFICE_OF.search(text, max(0, start - 30), start)
    article = _ARTICLE.match(surface)
    run = RUN.match(text, start + (article.end() if article else 0)) if office is not None else None
    if office is None or run is None or not 2 <= run.group().count(" ") <= 4:
        return None
    begin, end, _ = name_in_run(text, run.start(), run.end(), lexicon)
    if begin == run.start():
        plain = all(word.isalpha() and word.istitle() for word in run.group().split(" "))
        if run.group().count(" ") != 2 or not plain:
            return None
        begin = run.start() + run.group().index(" ") + 1
    title = fold(office[1])
    known = title in lexicon.titles or title in lexicon.persons
    named = " " in text[begin:end] and _may_name(text[begin:end].split()[-1], lexicon)
    return (begin, end, title) if known and named else None


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
