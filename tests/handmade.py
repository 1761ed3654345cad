"""Quotations made by hand on the demo article, for tests of tables, pages and the command line."""

import datetime as dt
from typing import Any

from quoteattr import Article, Cue, Quote, QuoteDate, Speaker, TextSpan, demo


def span(article: Article, words: str, after: str = "") -> TextSpan:
    """The first stretch of these words, from where `after` begins."""
    start = article.text.index(words, article.text.index(after))
    return TextSpan(start=start, end=start + len(words), text=words)


def quotes(article: Article | None = None) -> tuple[Quote, ...]:
    """A direct, a floating, a mixed, a denied (indirect, in one sentence with the mixed one) and a nested quotation."""
    a = article or demo.article()

    def at(words: str, after: str = "") -> TextSpan:
        return span(a, words, after)

    def make(id: str, kind: Any, *content: TextSpan, **more: Any) -> Quote:
        return Quote(id=id, kind=kind, content=content, text=" ".join(c.text for c in content), article=a, **more)

    varga = Speaker(
        id="S1", name="Ilse Varga", type="PERSON", role="mayor", mentions=(at("Ilse Varga"), at("Varga", "Varga told"))
    )
    reuel = Speaker(
        id="S2", name="Tomas Reuel", type="PERSON", role="chief executive", affiliation="Northstrand Ferries"
    )
    told = Cue(span=at("told"), lemma="tell", stance="say")
    tuesday = QuoteDate(
        text="on Tuesday", span=at("on Tuesday"), start=dt.date(2031, 5, 13), end=dt.date(2031, 5, 13),
        grain="day", iso="2031-05-13", basis="inherited",
    )  # fmt: skip
    monday = QuoteDate(
        text="on Monday", span=at("on Monday"), start=dt.date(2031, 5, 12), end=dt.date(2031, 5, 12),
        grain="day", iso="2031-05-12", basis="stated",
    )  # fmt: skip
    october = at("“may well run into October”")
    return (
        make(
            "Q1",
            "direct",
            at("“We have looked at every bolt of that pier,”"),
            at("“Nobody will have to take the long way round.”"),
            fragments=(
                at("We have looked at every bolt of that pier,"),
                at("Nobody will have to take the long way round."),
            ),
            cue=told,
            source=at("Varga", "Varga told"),
            speaker=varga,
            addressee=at("reporters"),
            date=tuesday,
            confidence=0.93,
            evidence=("cue:tell",),
        ),
        make(
            "Q2",
            "direct",
            at("“People here plan their lives by that timetable.”"),
            floating=True,
            speaker=varga,
            fragments=(at("People here plan their lives by that timetable."),),
            evidence=("floating: goes on from Q1",),
        ),
        make(
            "Q3",
            "mixed",
            at("The repairs “may well run into October”"),
            fragments=(TextSpan(start=october.start + 1, end=october.end - 1, text=october.text[1:-1]),),
            cue=Cue(span=at("said", "October”, he"), lemma="say", stance="say"),
            source=at("he", "he said in"),
            speaker=reuel,
            via=at("in comments published by the Larsen Courier"),
            date=monday,
            confidence=0.81,
        ),
        make(
            "Q4",
            "indirect",
            at("that jobs were at risk"),
            cue=Cue(span=at("denied"), lemma="deny", stance="deny"),
            source=at("he", "he denied"),
            speaker=reuel,
        ),
        make(
            "Q5",
            "indirect",
            at("she would believe the mayor when the cranes arrived"),
            cue=Cue(span=at("added"), lemma="add", stance="say"),
            source=at("She", "She added"),
            speaker=None,
        ),
        make(
            "Q6",
            "indirect",
            at("the cranes arrived"),
            parent="Q5",
            speaker=Speaker(id="S3", name="the mayor", type="UNNAMED"),
        ),
        make(
            "Q7",
            "indirect",
            at("whether fares would rise"),
            cue=Cue(span=at("did not say"), lemma="say", stance="say", negated=True),
            source=at("Varga", "Varga did"),
            speaker=varga,
        ),
    )
