"""What entity labels say of names, put right where the words around them say otherwise."""

import re
from itertools import pairwise

from spacy.tokens import Doc

from quoteattr.coref.forms import ORG, OTHER, PEOPLE, PERSON, Forms
from quoteattr.coref.lexicon import Lexicon
from quoteattr.coref.names import RUN, fold, split_titles, tokens_of
from quoteattr.coref.runs import name_in_run

_LABELS = {"PERSON": PERSON, "PER": PERSON, "ORG": ORG, "GPE": ORG, "LOC": ORG, "NORP": PEOPLE}
_OTHER = {"FAC", "WORK_OF_ART", "EVENT", "LAW", "PRODUCT", "LANGUAGE", "MISC"}

#: "Superintendent of Police *(Rural)* K. Veld", "Hon. *(Mrs)* Veld": the name stands behind it.
_ASIDE_IN_TITLE = re.compile(r"[^()\n]{2,40}\([^()\n]{1,20}\)\s+(?=[A-Z])")
#: The rest of a name whose entity ends at a hyphen: "Lee Sung-hee".
_HYPHENATED = re.compile(r"(?:[-‐‑][A-Za-zÀ-ÿ]\w*)+")


def from_labels(doc: Doc, forms: Forms) -> None:
    """Add what the pipeline has labelled: an organisation with a title before it is a person, and the like."""
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
            while (
                " " in surface
                and (first := fold(surface.split(" ")[0])) != "the"
                and first in forms.lexicon.function_words
            ):
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
