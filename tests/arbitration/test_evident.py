"""Reports that verb and object show by themselves, and what only looks like one. All people are invented."""

import pytest
from attributed import attribution

from quoteattr.arbitration.evident import is_evident, names
from quoteattr.arbitration.objects import is_of_things
from quoteattr.marks import find_marks
from quoteattr.patterns.page import Page


def evident(sentence: str, evidence: str, *finite: str) -> bool:
    text, att = attribution(sentence)
    page = Page(text, find_marks(text), [], sorted(text.index(verb) for verb in finite))
    return is_evident(att._replace(evidence=("patterns", evidence)), page)


@pytest.mark.parametrize(
    ("sentence", "evidence", "finite"),
    [
        ("[Nurses](SOURCE:Q1) [demanded](CUE:Q1) [answers](CONTENT:Q1).", "verb.object", "demanded"),
        (
            "[The board of the mill](SOURCE:Q1) [recommended](CUE:Q1) [a sale](CONTENT:Q1).",
            "verb.object",
            "recommended",
        ),
        ("[The captain](SOURCE:Q1) [has called for](CUE:Q1) [calm](CONTENT:Q1).", "verb.for", "has"),
        ("[The owner](SOURCE:Q1) [denies](CUE:Q1) [it](CONTENT:Q1).", "verb.object", "denies"),
        ("[Ann Lee](SOURCE:Q1) later [confirmed](CUE:Q1) [this](CONTENT:Q1).", "verb.object", "confirmed"),
        ("[Police](SOURCE:Q1) [named](CUE:Q1) [the dead man as Bo Kim, 58](CONTENT:Q1).", "verb.label", "named"),
        ("[The abbey](SOURCE:Q1) [insists](CUE:Q1) [the bell rang twice](CONTENT:Q1).", "verb.clause", "insists rang"),
        ("[Ann Lee](SOURCE:Q1)'s [advice](CUE:Q1): [boil it](CONTENT:Q1).", "phrase.noun-colon", "boil"),
    ],
)
def test_what_is_asked_denied_named_and_stated(sentence: str, evidence: str, finite: str) -> None:
    assert evident(sentence, evidence, *finite.split())


@pytest.mark.parametrize(
    ("sentence", "evidence", "finite"),
    [
        ("[The recipe](SOURCE:Q1) [calls for](CUE:Q1) [nine hours](CONTENT:Q1).", "verb.for", "calls"),
        ("[The goalkeeper](SOURCE:Q1) [called for](CUE:Q1) [the ball](CONTENT:Q1).", "verb.for", "called"),
        ("[The owner](SOURCE:Q1) [does not deny](CUE:Q1) [it](CONTENT:Q1).", "verb.object", "does"),
        ("[The owner](SOURCE:Q1) [rejected](CUE:Q1) [it flatly](CONTENT:Q1).", "verb.object", "rejected"),
        ("[The party](SOURCE:Q1) [named](CUE:Q1) [the senator as its chair](CONTENT:Q1).", "verb.label", "named"),
        ("[The village](SOURCE:Q1) [said](CUE:Q1) [lies above the lake](CONTENT:Q1).", "verb.clause", "said lies"),
        ("[I](SOURCE:Q1) [said](CUE:Q1) [it was late](CONTENT:Q1).", "verb.clause", "said was"),
        ("[Police](SOURCE:Q1) [said](CUE:Q1) [whether he had left](CONTENT:Q1).", "verb.clause", "said had"),
        ("[Editor](SOURCE:Q1)'s [note](CUE:Q1): [names were changed](CONTENT:Q1).", "phrase.noun-colon", "were"),
    ],
)
def test_what_is_done_or_not_said(sentence: str, evidence: str, finite: str) -> None:
    assert not evident(sentence, evidence, *finite.split())


def test_who_is_named_is_no_thing() -> None:
    text, att = attribution("[Police](SOURCE:Q1) [named](CUE:Q1) [the victim as Bo Kim](CONTENT:Q1).")
    page = Page(text, find_marks(text), [], [text.index("named")])
    assert names(att, page)
    assert not is_of_things(page, att)
