"""Whom a sentence is about whose first name stands in a clause before: "Sentencing Bo Kim, Judge Lee wept"; "When Bo
Kim rang, Lee slept"."""

import re
from itertools import groupby

from quoteattr.coref.cast.mentions import Mention
from quoteattr.coref.words.layout import Layout
from quoteattr.coref.words.lexicon import Lexicon
from quoteattr.coref.words.names import fold

_CLAUSE = re.compile(
    r"[\s\"“‘(]*(?:(?:After|Before|While|When|By|On|Upon|Since|Without|Despite)[ ][a-z\-]+ing"
    r"|(?:Having[ ]\w+|[A-Z][a-z\-]{2,}(?:ing|ed))"
    r"|(?:After|Although|As|Because|Before|Once|Though|Until|When|While"
    r"|Alongside|Besides|Like|Unlike|With))[ ]"
)
_TITLES = re.compile(r",[ ]((?:[\w.]+[ ]){0,3})$")
_VERB = re.compile(r"[ ](?:[A-Z]{2,4}[ ])?(?!and\b|or\b|of\b|from\b|who\b|to\b)[a-z]")


def lead_by_main_clause(text: str, layout: Layout, mentions: list[Mention], lexicon: Lexicon) -> None:
    """Let the subject be who stands before the main verb, and whom the clause in front names its object."""
    numbered = enumerate(mentions)
    for _, group in groupby(numbered, key=lambda entry: entry[1].sentence):
        names = list(group)
        start = layout.sentence_span(names[0][1].start)[0]
        if len(names) < 2 or not _CLAUSE.match(text, start):
            continue
        led = next((number for number, m in names if m.subject), None)
        main = next((number for number, m in names if _is_main(text, m, lexicon)), None)
        if led is not None and main is not None and led < main:
            mentions[led] = mentions[led]._replace(subject=False, object=True)
            mentions[main] = mentions[main]._replace(subject=True, object=False)


def _is_main(text: str, mention: Mention, lexicon: Lexicon) -> bool:
    """Whether a comma and titles stand before the name, and a verb behind it."""
    if mention.quoted or mention.possessive or mention.modifier or not _VERB.match(text, mention.end):
        return False
    before = _TITLES.search(text, max(0, mention.start - 40), mention.start)
    return before is not None and all(fold(word) in lexicon.titles for word in before.group(1).split())
