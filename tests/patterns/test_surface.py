"""Patterns that need no parse: answers behind a gesture, verdicts, views and posts."""

import pytest
import spacy
from annotated import read_answer
from spacy.language import Language

from quoteattr.annotations import read_candidates
from quoteattr.marks import find_marks
from quoteattr.patterns.page import Page
from quoteattr.patterns.views import find_convinced


@pytest.fixture(scope="module")
def blank() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("quoteattr_marks")
    nlp.add_pipe("quoteattr_patterns")
    return nlp


def wanted(marked: str) -> tuple[str, list[tuple[list[str], str | None, str | None]]]:
    answer = read_answer(marked)

    def words(labels: dict[str, list[tuple[int, int]]], label: str) -> str | None:
        return answer.text[slice(*labels[label][0])] if label in labels else None

    rows = [
        ([answer.text[s:e] for s, e in labels["CONTENT"]], words(labels, "CUE"), words(labels, "SOURCE"))
        for labels in answer.spans.values()
    ]
    return answer.text, rows


def found(nlp: Language, text: str) -> list[tuple[list[str], str | None, str | None]]:
    def words(span: tuple[int, int] | None) -> str | None:
        return text[slice(*span)] if span else None

    return [
        ([text[s:e] for s, e in row.content], words(row.cue), words(row.source))
        for row in read_candidates(nlp(text), "patterns")
    ]


@pytest.mark.parametrize(
    "marked",
    [
        'Dr Pell shook her head. ["Not today."](CONTENT:a)',
        'Ed Lunt was blunt. ["We have no beds."](CONTENT:a)',
        'Ida Moss had an answer when she was asked.\n\n["Onions."](CONTENT:a)\n\nShe left.',
        '["Not a penny more."](CONTENT:a) That was [Lady Blythe](SOURCE:a)\'s [answer](CUE:a) on Friday.',
        "[“Keep calm.”](CONTENT:a) This is the [advice](CUE:a) from [the lifeboat crew](SOURCE:a).",
        '["It sings."](CONTENT:a) That is how [Jo Lind](SOURCE:a) [describes](CUE:a) the saw.'.replace(
            "describes", "put"
        ),
        '["Where is the moss?"](CONTENT:a) were the first [words](CUE:a) of [botanist Ilsa Frey](SOURCE:a) on Friday.',
        "[“Keep it dry and sing to it”](CONTENT:a) was [the mayor](SOURCE:a)’s [advice](CUE:a).",
        "[As far as](CUE:a) [the tenants](SOURCE:a) are concerned, [the lift is broken](CONTENT:a).",
        '[To](CUE:a) [botanist Ilsa Frey](SOURCE:a), [the moss is "a library of rain"](CONTENT:a).',
        "[Who had paid for the yacht](CONTENT:a), [members](SOURCE:a) [wanted to know](CUE:a).",
        "[Was the pilot drunk?](CONTENT:a) [A passenger](SOURCE:a) [wondered aloud](CUE:a).",
        "[Who had the key?](CONTENT:a) [the verger](SOURCE:a) [wondered](CUE:a).",
        "As [the verger](SOURCE:a) [sees](CUE:a) it, [the bell was stolen](CONTENT:a).",
        "[The bell was stolen by a choir](CONTENT:a), as [the verger](SOURCE:a) [sees](CUE:a) it.",
        "[The verger](SOURCE:a) [was blunt](CUE:a): [the bell had been sold](CONTENT:a).",
        "[“Never!”](CONTENT:a) was all that [the verger](SOURCE:a) [said](CUE:a).",
        "[“Whose bell?”](CONTENT:a) was the first thing [Ilsa Frey](SOURCE:a) [asked](CUE:a).",
        '[@harbourwatch](SOURCE:a) [tweets](CUE:a): ["Two ferries turned back."](CONTENT:a)',
        '[@lunar](SOURCE:a)[:](CUE:a) ["No heat on the train."](CONTENT:a)',
        "It was dark in the hall.\n\n[‘Nobody told us that the lights were out.’](CONTENT:a)\n\nIt rains.",
        "The ferry is late.\n\n[“I have stood here since six and nobody has come.”](CONTENT:a)\n\nIt rains.",
        '["We sold the last one and then another man came in."](CONTENT:a)\n\nSo began the auction.',
        "[Residents](SOURCE:a) [are convinced](CUE:a) [that the smell comes from the plant](CONTENT:a).",
        "[Residents](SOURCE:a) [were unsure](CUE:a) [whether the smell comes from the plant](CONTENT:a).",
        "[Analysts at Holm](SOURCE:a) [put](CUE:a) [the cost of repairs at about £1.3 million](CONTENT:a).",
        "[The organist](SOURCE:a) [has put](CUE:a) [the audience at two hundred](CONTENT:a), the most since May.",
        "[Confirmation](CUE:a) came from [the abbey](SOURCE:a) at noon [that the bell had cracked](CONTENT:a).",
        "[Word](CUE:a) came on Friday from [Ann Lee](SOURCE:a) [that the pass was shut](CONTENT:a).",
    ],
)
def test_who_says_it_stands_on_the_surface(blank: Language, marked: str) -> None:
    text, rows = wanted(marked)
    assert found(blank, text) == rows


def test_an_advertisement_is_no_answer(blank: Language) -> None:
    text = "The clerk shook her head. Advertisement: “Ask your baker for a bun.”"
    assert found(blank, text) == []
    assert found(blank, text.replace("Advertisement: ", "")) != []


def test_a_short_answer_alone_in_its_paragraph_goes_with_the_question(blank: Language) -> None:
    text = "The clerk opened the drawer.\n\n“Is this your key, Mr Dunn?”\n\n“No.”\n\nHe shut it."
    assert [content for content, _, _ in found(blank, text)] == [["“Is this your key, Mr Dunn?”"], ["“No.”"]]


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("“It never rained”: farmer on the driest spring", "farmer"),
        ("Mill will stay dry till spring: farmers", "farmers"),
        ("Ferry crews sleeping on deck – union", "union"),
        ("Ferry fares to double by May – operator", "operator"),
        ("‘We sank twice’ – rescued sailors on a bad week", "rescued sailors"),
        ("Four dry fields “no reason for alarm”: Minister", "Minister"),
        ("Mill will stay dry till spring: Police", "Police"),
        ("“The Long Spring”: review of the year", None),
        ("The warden did not say whether the mill would close.", None),
        ("Wardens won’t say whether the mill will close", None),
        ("Wardens say the mill will close", "Wardens"),
        ("Lost goat is back, farmer says after long search", "farmer"),
        ("Rents slide as farmer says the well is dry", "farmer"),
        ("Dry well: farmer says the rain is late", "farmer"),
    ],
)
def test_a_headline_ends_with_who_says_it(line: str, source: str | None) -> None:
    text = f"{line}\n\nThe fields at Hollow End were dry in March, and the well gave out in the first days of April."
    nlp = spacy.blank("en")
    for name in ("sections", "marks", "patterns"):
        nlp.add_pipe(f"quoteattr_{name}")
    assert [who for _, _, who in found(nlp, text)] == ([source] if source else [])


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("Holm: “We sank twice”", "Holm"),
        ("The verger replied: “We sank twice”", None),
        ("Holm: “We sank twice.” It rained.", None),
        ("Verger: the bell", None),
    ],
)
def test_a_short_line_below_a_headline_is_one_too(line: str, source: str | None) -> None:
    nlp = spacy.blank("en")
    for name in ("sections", "marks", "patterns"):
        nlp.add_pipe(f"quoteattr_{name}")
    text = f"Bell lost in harbour\n{line}\nFerry runs late"
    rows = [row for row in read_candidates(nlp(text), "patterns") if "headline.deck" in row.evidence]
    assert [text[slice(*row.source)] for row in rows if row.source] == ([source] if source else [])


@pytest.mark.parametrize(
    "text",
    [
        'The novel is her third. "The Salt Road"',
        'It runs on Friday.\n\n"The Mayor Was A Ghost."\n\nBring a torch.',
        "For 2031, the bank plans two cuts.",
        "It is certain that the sea will rise.",
        "Write to @harbourwatch: the post is free.",
        "That was the answer of the day.",
        "The answer of the verger was blunt: sell the bell at once.",
        "The steps were firm: nobody slipped on the ice.",
        "Who had the key? Nobody asked.",
    ],
)
def test_nobody_says_it(blank: Language, text: str) -> None:
    assert found(blank, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The clerk put the tub at 12 Mill Lane. The clerk put the figure at the end of the table.",
        "The clerk put it at half past two in the diary. The clerk put it at 4 degrees and left.",
    ],
)
def test_what_is_put_at_a_place_is_no_estimate(blank: Language, text: str) -> None:
    assert found(blank, text) == []


@pytest.mark.parametrize(
    "content",
    [
        "the fee at 41 million plus a boat",
        "it at between three and four million crowns",
        "the cost of it at $18 million",
    ],
)
def test_what_is_put_at_a_sum_is_an_estimate(blank: Language, content: str) -> None:
    assert found(blank, f"The club put {content}.") == [([content], "put", "The club")]
    assert found(blank, f"The report is out. It put {content}.") == [([content], "put", "It")]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Police put the crowd at 12,000, organisers at 30,000.",
            [("the crowd at 12,000", "put", "Police"), ("at 30,000", None, "organisers")],
        ),
        ("The vet, Dr. Ann Lee, put the time of death at between 2 and 4 a.m.",
         [("the time of death at between 2 and 4 a.m.", "put", "The vet, Dr. Ann Lee,")]),
        ("But a report, published on Monday, put the cost at “nearer £2m” and led to a row.",
         [("the cost at “nearer £2m”", "put", "a report, published on Monday,")]),
        ("One poll: Prumo puts Ann Lee on 52%, far ahead.", [("Ann Lee on 52%", "puts", "Prumo")]),
        ("The auditors put the odds at one in three; the board put it at double that.",
         [("the odds at one in three", "put", "The auditors"), ("it at double that", "put", "the board")]),
    ],
)  # fmt: skip
def test_sums_by_people_in_apposition_and_by_the_next_ones(
    blank: Language, text: str, rows: list[tuple[str, str | None, str]]
) -> None:
    assert found(blank, text) == [([content], cue, source) for content, cue, source in rows]


def test_what_somebody_is_sure_of_in_a_quotation() -> None:
    text = "“It rained. I'm sure the beam held,” said Ann Lee."
    rows = find_convinced(Page(text, find_marks(text), [], [text.index("held")]))
    assert [[text[slice(*span)] for span in (row.source, row.cue, row.content[0]) if span] for row in rows] == [
        ["I", "'m sure", "the beam held"]
    ]
