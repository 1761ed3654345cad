"""Names of bodies that say of whom or for what they are: "the Chamber *of Shipping and Trade*", "the National Union *of
Bakers*", "the Commission *for Water and Soil*"."""

import re

from quoteattr.coref.naming.forms import ORG, PERSON, Forms
from quoteattr.coref.words.names import fold, tokens_of

_HEAD = re.compile(r"(?<![\w’'])((?:[A-ZÀ-Þ][\w’'\-]+[ ]){0,3}([A-ZÀ-Þ][a-z]+))[ ](?:of|for)[ ](?:the[ ])?(?=[A-ZÀ-Þ])")
#: What is joined to the first field: "Roads, *Bridges and Ferries*".
_JOINED = re.compile(
    r"((?:,[ ][A-ZÀ-Þ][\w’'\-]+){0,2}),?[ ](?:and|&)[ ]"
    r"([A-ZÀ-Þ][\w’'\-]+(?:[ ][A-ZÀ-Þ][\w’'\-]+)?)(?![ ]?[A-ZÀ-Þ])(?!\w)"
)
_FIELD = re.compile(r"[A-ZÀ-Þ][\w’'\-]+(?:[ ][A-ZÀ-Þ][\w’'\-]+){0,3}(?![\w’'])")
_WEIGHT = 3.0  # above a label that ends too early


def from_bodies(forms: Forms) -> None:
    """Add each as one organisation, to the end of its fields."""
    for head in _HEAD.finditer(forms.text):
        noun = fold(head[2])
        field = _FIELD.match(forms.text, head.end())
        if field is None or noun not in forms.lexicon.organisations:
            continue
        joined = _JOINED.match(forms.text, field.end())
        if joined is not None and _are_fields(forms, field.group(), joined):
            forms.add(head.start(), joined.end(), ORG, _WEIGHT)
        elif field.group().count(" ") < 3 and not _is_person(forms, field.group()):
            forms.add(head.start(), field.end(), ORG, 1.0)


def _are_fields(forms: Forms, first: str, joined: re.Match[str]) -> bool:
    """Whether what is joined is what the body is for, and no name of its own: no "Bank of Norland and Ann Lee"."""
    names = [first, *(name for name in joined[1].split(", ") if name), joined[2]]
    known = forms.lexicon.countries
    return not any(
        name in known or tokens_of(name) in forms.places or _is_person(forms, name) or _is_body(forms, name)
        for name in names
    )


def _is_person(forms: Forms, name: str) -> bool:
    form = forms.by_tokens.get(tokens_of(name))
    return form is not None and form.votes[PERSON] > 0 and " " in name


def _is_body(forms: Forms, name: str) -> bool:
    last = fold(name.split(" ")[-1])
    return " " in name and (last in forms.lexicon.organisations or last in forms.lexicon.company_names)


__all__ = ["from_bodies"]
