"""Whom a story speaks of before it names them: "A farmer has refused to sell. Ann Lee, 61, was born on the land".

News says first what somebody is, and in the next sentence who. What is told first is a role of the one named then, if
nothing that is told there speaks against it.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from quoteattr.annotations import Offsets
from quoteattr.coref.cast.identities import Role
from quoteattr.coref.cast.index import Index, Mention
from quoteattr.coref.naming.forms import PERSON
from quoteattr.coref.words.layout import Layout
from quoteattr.coref.words.lexicon import Lexicon
from quoteattr.coref.words.names import fold
from quoteattr.coref.words.offices import core_of, strict_ranks
from quoteattr.lang import reporting_forms

_SENTENCES = 2  # from the description to the name
#: What opens a sentence, behind a place in capitals; or tells behind a comma who says it: "..., *a judge* ruled".
_OPENING = re.compile(
    r"[\s\"“‘]*(?:[A-Z][A-Z’'.\-]+[^—–\n]{0,40}[ ]?[—–-][ ])?"
    r"(?P<article>An?|The|One(?:[ ]of[ ](?:the|his|her|its|their))?)(?P<words>(?:[ ][\w’'\-]+){1,6})"
)
_BEHIND = re.compile(r"(?:,|\b(?:after|when|because))[ ](?P<article>an?)(?P<words>(?:[ ][\w’'\-]+){1,6})")
_WORD = re.compile(r"[\w’'\-]+")
#: Behind the noun, which is the subject: a verb, or what tells more.
_GOES_ON = re.compile(
    r",?[ ](?:[a-z]+ly[ ])?(?:[a-z]+ed|[a-z]{2,}s|accused|at|behind|bought|broke|came|could|did|fell|fought|from|gave"
    r"|got|had|held|in|kept|left|lost|made|may|met|might|must|of|on|put|ran|rang|said|sat|shot|sold|spent|stole|stood|told|took"
    r"|went|who|whose|will|with|won|would|wrote)\b"
)
#: What makes it news, and no story that is told: that somebody has done or does something, or says it. "A waiter
#: brought the bill" says nothing of the guest who is named behind it.
_NOW = frozenset(("has", "have", "is", "may", "must", "will"))
_VERBS = _NOW | {"had", "was", "were"}
_TODAY = re.compile(r"(?!was$|as$)[a-z]{2,}[a-rt-z]s")  # "reckons"
_SAYS = reporting_forms("en", "say", "write", "order", "claim", "deny", "promise", "label") | {"accused"}
_MORE = frozenset(("accused", "at", "behind", "for", "from", "in", "of", "on", "who", "whose", "with"))
_FAR = 140  # characters from the noun to the verb
_NEAR = 60  # characters between a closing mark and the name of who said it
#: The definite article says who is meant only with more: "The manager *of a mine*", "The nurse *who*".
_TELLS_WHICH = re.compile(r"[ ](?:who|whose|of|at|in|for)\b")
#: Who would not be named is not named then.
_NOT_NAMED = re.compile(r"\b(?:anonym\w+|asked not to be|not (?:want )?to be named|unnamed)\b")
_AGED = re.compile(r"(?:,[ ](?:aged[ ])?|[ ]\()\d{1,3}\b")
_CITED = re.compile(r"[,?!][\"”’'][ ](?:[a-z]+ly[ ])?[a-z]+[ ](?:[A-Z][\w.]+[ ]){0,3}$")
#: Somebody else, by what stands behind the name: "Ann Lee, for the trust, said", "Ann Lee, who saw it".
_ANOTHER = re.compile(
    r",[ ](?:(?:of|for|from|at|with)[ ](?:the|his|her|its|their|[\w’']+[ ]\w+[ ]?\w*,)"
    r"|(?:prosecuting|defending|representing|appearing)\b|(?:the|his|her|its|their|[A-Z]\w+[’']s)[ ]"
    r"|who[ ](?:saw|witnessed|found|heard|called|knew|represents|chairs|heads|leads|runs|lives)\b)"
)
#: "*Its author*, Ann Lee", a caption's "*(Photo: Ann Lee)*": no news of the one before.
_OWNED = re.compile(r"(?:Its|His|Her|Their|The)\b[^“”\"]*,|[^“”\"]*[(:][^“”\"]*$")
_TITLE = re.compile(r"([\w.]+)[ ]$")


class Lead(NamedTuple):
    """span: of the description, up to its noun. mention: where the name stands first."""

    span: Offsets
    noun: str
    mention: Mention


def find_leads(text: str, layout: Layout, index: Index, lexicon: Lexicon) -> dict[int, Lead]:
    """By the offset of the description; each gives its role to the one who is named behind it."""
    first: dict[int, Mention] = {}
    people = [m for m in index.mentions if m.identity.type == PERSON and not m.modifier and not layout.heading(m.start)]
    for mention in people:
        first.setdefault(mention.identity.key, mention)
    found: dict[int, Lead] = {}
    for number, mention in enumerate(people):
        if first[mention.identity.key] is not mention or not _brings_in(text, layout, mention, lexicon):
            continue
        before = people[number - 1].sentence if number else -1
        for sentence in range(mention.sentence - 1, max(before, mention.sentence - 1 - _SENTENCES), -1):
            lead = _lead_of(text, layout, lexicon, sentence, mention, first=before < 0)
            if lead is not None:
                found[lead.span[0]] = lead
                words = text[slice(*lead.span)].split()[1:]
                role = lead.noun if words[0] == "of" else " ".join(words)
                mention.identity.roles.append(Role(role, core_of(lead.noun), how="lead"))
                break
    return found


def _lead_of(text: str, layout: Layout, lexicon: Lexicon, sentence: int, mention: Mention, first: bool) -> Lead | None:
    start, end = layout.sentence_span(layout.sentence_starts[sentence])
    if layout.heading(start) or layout.furniture(start) or layout.paragraph(start) < mention.paragraph - 1:
        return None
    phrases = list(_phrases(text, start, end, lexicon))
    for phrase in phrases:
        at, stop, noun = phrase
        if _NOT_NAMED.search(text, stop, min(end, stop + _FAR)):
            continue
        if layout.quoted(at) >= 0 or (text[at] == "T" and not (first and _TELLS_WHICH.match(text, stop))):
            continue
        titled = _has_title(text, mention, noun, lexicon)
        if titled or (len(phrases) == 1 and _fits(text, phrase, end, mention, lexicon)):
            return Lead((at, stop), noun, mention)
    return None


def _phrases(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[tuple[int, int, str]]:
    """The descriptions of one person in the sentence: offsets and noun."""
    opening = _OPENING.match(text, start, end)
    for match in (*((opening,) if opening else ()), *_BEHIND.finditer(text, start, end)):
        stop, noun = 0, ""
        for word in _WORD.finditer(text, *match.span("words")):
            form = fold(word.group())
            form = lexicon.singular(form) if " of " in match["article"] else form  # "One of the climbers"
            if form in lexicon.persons and lexicon.persons[form].kind != "person" and form not in ("man", "woman"):
                stop, noun = word.end(), form
            elif stop or (word.group().islower() and form in lexicon.function_words - lexicon.modifiers):
                break
        told = match is opening or _next_word(text, stop) in _SAYS
        if stop and told and _GOES_ON.match(text, stop):
            yield match.start("article"), stop, noun


def _brings_in(text: str, layout: Layout, mention: Mention, lexicon: Lexicon) -> bool:
    """Whether it is a name in full, or with a title, and its sentence begins with it or names who said something."""
    start, _ = layout.sentence_span(mention.start)
    title = _TITLE.search(text, max(0, mention.start - 20), mention.start)
    full = " " in text[mention.start : mention.end] or (title is not None and fold(title[1]) in lexicon.titles)
    if mention.quoted or mention.possessive or not full or _OWNED.match(text, start, mention.start):
        return False
    return mention.subject or _CITED.search(text, max(start, mention.start - _NEAR), mention.start) is not None


def _has_title(text: str, mention: Mention, noun: str, lexicon: Lexicon) -> bool:
    """Whether the name's title is what was said before: "*A judge* ruled. *Justice* Ann Lee"."""
    title = _TITLE.search(text, max(0, mention.start - 20), mention.start)
    form = fold(title[1]) if title is not None else ""
    return bool(form) and (form == noun or form in lexicon.kinds.get(noun, ()) or noun in lexicon.kinds.get(form, ()))


def _fits(text: str, phrase: tuple[int, int, str], end: int, mention: Mention, lexicon: Lexicon) -> bool:
    """Whether nothing told of the name speaks against the description."""
    at, stop, noun = phrase
    known = lexicon.persons[noun]
    if noun in lexicon.other_voices:
        return False
    cited = text[at] == "a" or known.kind == "kin"  # "The daughter of a clerk said. Ann Lee, 67, was found"
    aged = _AGED.match(text, mention.end) is not None and not cited
    if cited and not (
        _next_word(text, mention.end) in _SAYS or _CITED.search(text, max(0, mention.start - _NEAR), mention.start)
    ):
        return False
    if known.gender in ("m", "f") and not mention.identity.fits(known.gender):
        return False
    offices = [role for role in mention.identity.roles if role.how != "registry" and _is_office(role, lexicon)]
    told = any(role.head == core_of(noun) for role in offices)  # "A minister left. Ann Lee, the farm minister, said"
    if not (aged or told) and (_ANOTHER.match(text, mention.end) or not _is_news(text, stop, end)):
        return False
    if known.kind != "role":
        return aged or not any(role.how == "prefix" for role in offices)
    same, ranks = {core_of(noun), *lexicon.kinds.get(noun, ())}, strict_ranks(text[at:stop])
    return all(
        same & {role.head, *lexicon.kinds.get(role.head, ())} and strict_ranks(role.text) == ranks for role in offices
    )


def _is_news(text: str, stop: int, end: int) -> bool:
    """Whether the verb of the description that ends at stop tells news."""
    words = [word.group().lower() for word in _WORD.finditer(text, stop, min(end, stop + _FAR))]
    passive = words[:2] in (["has", "been"], ["is", "being"])
    longer = bool(words) and words[0] in _MORE
    verb = next((word for word in words[: None if longer else 2] if word in _SAYS or word in _VERBS), "")
    return not passive and (verb in _SAYS or verb in _NOW or (not longer and _TODAY.fullmatch(words[0]) is not None))


def _next_word(text: str, at: int) -> str:
    word = _WORD.match(text, at + 1)
    return word.group() if word is not None else ""


def _is_office(role: Role, lexicon: Lexicon) -> bool:
    noun = lexicon.persons.get(role.head) or lexicon.titles.get(role.head)
    return noun is not None and noun.kind in ("role", "title")


__all__ = ["Lead", "find_leads"]
