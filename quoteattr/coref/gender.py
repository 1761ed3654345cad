"""Grammatical gender of people, from what the article says: never from a first name.

Fixed by a title ("Mrs."), a role ("spokeswoman"), kinship ("her husband, Al Roe") or the registry; voted by pronouns in
sentences that name one person only.
"""

import re
from collections import Counter
from collections.abc import Mapping

from quoteattr.coref.antecedents import Pronoun, Trail, candidates, rank
from quoteattr.coref.forms import PERSON, Form
from quoteattr.coref.identities import Cast
from quoteattr.coref.index import Index
from quoteattr.coref.layout import Layout
from quoteattr.coref.lexicon import Lexicon

#: By the number of a paragraph: whom he (m) or she (f) has meant there, by key.
Called = dict[int, dict[int, str]]
SINGULAR = re.compile(r"(?<![\w’'])(?:[Hh]e|[Hh]is|[Hh]im|[Hh]imself|[Ss]he|[Hh]er|[Hh]ers|[Hh]erself)(?![\w])")


def fix_genders(cast: Cast, forms: list[Form], lexicon: Lexicon) -> None:
    """Set `fixed_gender` where titles and roles agree."""
    votes: dict[int, dict[str, int]] = {}
    for form in forms:
        choices = cast.by_form.get(form.tokens, ())
        if len(choices) != 1:
            continue
        for title, count in form.titles.items():
            noun = lexicon.titles.get(title) or lexicon.persons.get(title)
            if noun is not None and noun.gender in "mf":
                votes.setdefault(choices[0].key, {"m": 0, "f": 0})[noun.gender] += count
    for identity in cast.identities:
        tally = votes.get(identity.key, {"m": 0, "f": 0})
        for role in identity.roles:
            noun = lexicon.persons.get(role.head) or lexicon.titles.get(role.head)
            if identity.type == PERSON and noun is not None and noun.gender in "mf":
                tally[noun.gender] += 1
        if tally["m"] != tally["f"] and not identity.fixed_gender and not (tally["m"] and tally["f"]):
            identity.fixed_gender = "m" if tally["m"] else "f"


def rehearse(text: str, layout: Layout, index: Index, weights: Mapping[str, float]) -> None:
    """Let pronouns vote for whom they mean.

    First those that can mean but one person, as the others are known to be of the other sex, then all: what is certain
    helps with what is not, wherever it stands in the article.
    """
    pronouns = [match for match in SINGULAR.finditer(text) if layout.quoted(match.start()) < 0]
    if not pronouns:
        return
    people = {mention.identity for mention in index.mentions if mention.identity.type == PERSON}
    called: Called = {}
    for certain in (True, False):
        votes = _reading(text, layout, index, pronouns, weights, certain, called)
        for person in people:
            person.masculine += votes[person.key, "m"]
            person.feminine += votes[person.key, "f"]


def _reading(
    text: str, layout: Layout, index: Index, pronouns: list[re.Match[str]], weights: Mapping[str, float], certain: bool,
    called: Called,
) -> Counter[tuple[int, str]]:  # fmt: skip
    """Votes for the sex of people. called: whom he or she has meant in a paragraph is not the other there; added to."""
    votes: Counter[tuple[int, str]] = Counter()
    trail = Trail(layout)
    mentions = iter([*index.mentions, None])
    mention = next(mentions)
    for match in pronouns:
        while mention is not None and mention.start < match.start():
            trail.add(mention.start, mention.identity, mention.how)
            mention = next(mentions)
        word = match.group().lower()
        gender, nominative = sex_of(word), word in ("he", "she")
        paragraph = called.setdefault(layout.paragraph(match.start()), {})
        others = frozenset() if certain else frozenset(key for key, sex in paragraph.items() if sex != gender)
        exclude = clause_subject(trail, text, match) | others
        ranked = rank(candidates(trail, Pronoun(match.start(), gender, nominative, exclude=exclude)), weights)
        sure = len(ranked) == 1 and ("away 0" in ranked[0].features or "away 1" in ranked[0].features)
        if sure if certain else ranked and ranked[0].probability > 0.5:
            share = (1.0 if nominative or certain else 0.4) * ranked[0].probability
            votes[ranked[0].identity.key, gender] += share  # type: ignore[assignment]
        if ranked and ranked[0].probability > 0.5:
            trail.add(match.start(), ranked[0].identity, "pronoun" if nominative else "oblique")
            if sure or (nominative and not certain):
                paragraph.setdefault(ranked[0].identity.key, gender)
    return votes


def sex_of(pronoun: str) -> str:
    return "f" if pronoun[0] == "s" or pronoun.startswith("her") else "m"


def clause_subject(trail: Trail, text: str, match: re.Match[str]) -> frozenset[int]:
    """Who cannot be meant by an object: the subject of its own clause ("Lee praised her"); nor by the subject of what
    is asked of somebody: who asks ("Lee asked Kim whether he")."""
    word = match.group().lower()
    if word in ("he", "she"):
        return (
            _asker(trail, text, match.start())
            | _antecedent(trail, text, match.start())
            | _asked_by(trail, text, match.start())
        )
    if word != "him" and not (word == "her" and _OBJECT.match(text, match.end())):
        return frozenset()
    sentence = trail.layout.sentence(match.start())
    for event in reversed(trail.events[-8:]):
        between = text[event.offset : match.start()].removesuffix(" to ")
        if event.sentence != sentence or _CLAUSE.search(between):
            break
        if event.how in ("subject", "pronoun"):
            return frozenset((event.identity.key,))
    return frozenset()


def _antecedent(trail: Trail, text: str, at: int) -> frozenset[int]:
    """Of whom the relative clause speaks whose subject the pronoun is: "Lee, to *whom he* was married"."""
    whom = _WHOM.search(text, max(0, at - 30), at)
    last = trail.events[-1] if whom is not None and trail.events else None
    near = last is not None and whom is not None and 0 <= whom.start() - last.offset < 60
    return frozenset((last.identity.key,)) if last is not None and near else frozenset()


def _asked_by(trail: Trail, text: str, at: int) -> frozenset[int]:
    """Who has asked the one who speaks: "Asked by *a boy* whether it was, *he* said"."""
    asked = _ASKED_BY.search(text, max(trail.layout.sentence_span(at)[0], at - 160), at)
    if asked is None:
        return frozenset()
    start, end = asked.span(1)
    return frozenset(event.identity.key for event in trail.events[-8:] if start <= event.offset < end)


def _asker(trail: Trail, text: str, at: int) -> frozenset[int]:
    """Who asks another person the question that the pronoun opens, or nobody."""
    asks = _ASKS.search(text, max(trail.layout.sentence_span(at)[0], at - 120), at)
    here = [event for event in trail.events[-8:] if event.sentence == trail.layout.sentence(at)] if asks else []
    asked = {event.identity for event in here if asks and event.offset > asks.start()}
    asking = [e for e in here if asks and e.offset < asks.start() and e.how in ("subject", "pronoun")]
    return (
        frozenset((asking[-1].identity.key,)) if asked and asking and asking[-1].identity not in asked else frozenset()
    )


_ASKED_BY = re.compile(r"\b(?:[Aa]sked|[Pp]ressed|[Qq]uestioned)[ ]by[ ]([^,.;:]{2,60}?)(?:[ ][^.;:]{0,90})?,[ ]$")
_WHOM = re.compile(r",?[ ](?:(?:to|with|for|by|from|of|about|on)[ ])?whom[ ]$")
_ASKS = re.compile(r"\bask(?:s|ed|ing)?[ ][^,.;:“”\"]{3,90}?[ ](?:whether|if|why|what|when|how|where)[ ]$")
_OBJECT = re.compile(
    r"[.,;:!?)—–]|[ ](?:to|that|in|on|at|with|for|from|and|but|as|after|before|when|while|because|if|about|by|into|of"
    r"|since|until|through|without|near|behind|how|why|what|not|again|too|there|here|during|over|off|down|up|out|back|away)\b"
)
_CLAUSE = re.compile(
    r"[,;:—–]|\b(?:that|who|which|when|as|and|but|because|if|whether|after|before|while|where|to|what|said|says)\b"
)
