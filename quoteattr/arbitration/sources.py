"""Sources put right: without a dateline before them and a clause behind; and the words beside a cue that has none."""

import re

from quoteattr.annotations import Attribution
from quoteattr.arbitration.agents import agent_behind, behind_passive, without_means
from quoteattr.arbitration.short_names import whole_name
from quoteattr.lang import one_of, one_of_kind, words
from quoteattr.lang.calendar import MONTH, WEEKDAY
from quoteattr.lang.grammar import DETERMINER, IS_OR_BEEN, OBJECT, OWN_DETERMINER
from quoteattr.lang.sentences import abbreviations

_UTTERANCES = one_of_kind("en", "utterance_nouns")
#: "NORTHPORT, 4 May - ", "KISAUNI, Wednesday — ", "NEW PALAM: ": a place in capitals that opens the paragraph.
DATELINE = re.compile(
    r"(?<![^\n])[ \t]*[A-ZÀ-Þ]{3}[A-ZÀ-Þ .'’-]*(?:\([^()\n]{2,40}\) ?)?(?:, ?[^\n:—–]{2,30}?)?"
    r"\s*(?:—|–|--|[ ]-[ ]|:)\s*(?=\S)"
)
_CLAUSE = re.compile(r",?\s(?:as|when|while|after|before|because)\s(?:he|she|they|it|we|I)\s.*$", re.DOTALL)
#: Two clauses with a speaker each: "said Ann Lee, *while* her brother, Jo, said".
_MEANWHILE = re.compile(rf",\s(?:while|whereas|as|but)\s(?={DETERMINER}\s|[A-Z])")
#: A source that two sentences share: "“We had not met,” said *Krag. Golestan* insists that they had."
_STOP = re.compile(r"(?<![\w.])([^\W\d_][a-zà-ÿ]{3,})\.\s(?=[A-ZÀ-Þ][a-zà-ÿ])")
_SAID = re.compile(r"\b(?:said|says|told|announced)\b")
_HEADLINES = 3  # line breaks before the first paragraph of news
_NEWS = 12  # words of it, at least
_SPEAKING = re.compile(r"\b(?:I|we|you|my|our|your|us|me)\b|[?!“”\"]", re.IGNORECASE)
_AUXILIARY = re.compile(
    r"\s(?:(?:did|does|do|has|have|had|would|could|was|is|were|are)(?:n['’]t|\s+not|\s+never)?|used\s+to|later|then|also"
    r"|now|still|just|again|already)$"
)
#: A letter to the editor: "*Sir, –* Your columnist says".
_SALUTATION = re.compile(r"(?:Dear\s)?(?:Sir|Madam|Editor)\b,?\s*[—–-]\s*")
#: "To *the warden*’s mind, the fence was cut".
_VIEW = re.compile(rf"(?:(?<=[sz])['’]|['’]s)\s{_UTTERANCES['view']}$")
_STANDING = re.compile(r"(?:^|[.!?\n”\"]\s*)(?:Standing|Sitting|Seated|Flanked|Walking|Leaning)\s(?:\w+\s){0,3}$")
_NOUN_PHRASE = re.compile(r"(?:the|an?|his|her|their|one|[a-z]+(?=\s[A-Z])|[A-Z][\w’'.-]+)\s")
_HALF_AN_ASIDE = re.compile(r"\s*\([^()]*$")
_ACCUSED = re.compile(r"(?:accused|suspected)\sof\s")
#: What stands before who speaks and is no part of it: "To its staff *it* wrote"; "*3/* The factory says".
_IN_FRONT = re.compile(r"(?<=\b(?:To|In|On|At)\s)[^,.;]*\s(?=(?:he|she|it|they|we)$)")
#: "*As* the mayor said, it was late".
_AS = re.compile(r"As\s(?=(?:the\s|an?\s|one\s|his\s|her\s|[A-ZÀ-Þ])[^,.;]*$)(?![^,.;]*\s(?:he|she|they|it|I|we)$)")
#: "*Why* the mayor thinks it is late": a headline over an article that tells.
_WHY = re.compile(r"(?<![^\n])(?:Why|How)\s(?=(?:the\s|[A-ZÀ-Þ])[^,.;]*$)")
#: "said Ann Lee *about her brother*": of whom, and not who.
_OF_WHOM = re.compile(r"(?<=\w)\sabout\s\w")
_NUMBER = re.compile(r"(?<![^\n])\d{1,3}[/.)]\s+(?=\w)")
#: "came *the reply*": a word for what is said, which says nothing of who does.
_REPLY = re.compile(rf"(?:the|an?|his|her|their)\s(?:\w+\s)?{one_of(words('en', 'reply_nouns'))}")
#: What a reply does that lies there to be read.
_PAPER = re.compile(r"(?:read|reads|ran|runs|said|says|states|stated)")
#: The name of an account, in which the parse may see several words.
_HANDLE = re.compile(r"@\w+")
#: "*an assurance from* the engineer that it holds": the noun is the cue.
_NOUN_FROM = re.compile(rf"((?i:an?|the|this|that|his|her|their|its)\s{_UTTERANCES['from']})\s(?:from|by)\s")
_DAY_BEHIND = re.compile(rf"(?:\s{one_of(words('en', 'issuing_participles'))})?\son\s(?:[A-Z]\w+\s)?{WEEKDAY}$")
#: "The palace *last night* denied"; "“Home!” cried the crowd *in one voice*".
_HOW_BEHIND = re.compile(
    r"\s(?:last\s(?:night|week|month|year)|yesterday|today|tonight|this\s(?:morning|afternoon|evening|week|month|year)"
    r"|in\s(?:one\svoice|unison|chorus)|as\sone)$"
)
#: "a poll *released* last week": the time is the poll's.
_DATED = re.compile(r"\b(?:\w+ed|made|sent|taken|written|of|from)\s")
#: "In *her log for 3 February* Captain Ruth Hall wrote": where something stands is no part of who wrote it.
_DATED_PLACE = re.compile(
    rf"{DETERMINER}\s[^,.;:]{{0,60}}?\b(?:(?:\d{{1,2}}\s)?{MONTH}(?:\s\d{{1,2}})?|{WEEKDAY}|\d{{4}})\s"
    r"(?=(?:[A-Z][\w’'.-]+\s)+[A-Z])"
)


def bounded_source(att: Attribution, text: str) -> Attribution | None:
    """The attribution with the bounds of its source put right; None where the source was only a dateline."""
    if (att := without_means(att, text)).source is None:
        return att._replace(source=agent_behind(att, text))
    if (speaker := behind_passive(att, text)) is not None:
        return att._replace(source=speaker)
    if _is_inverted(att, text):
        return None
    # "resisted calls for *a cut and* warning that"; not "Ann Lee, 80, *a smith and*, of late, a poet"
    hanging = text.endswith(_JOINED, *att.source) and "," not in text[slice(*att.source)]
    empty = _REPLY.fullmatch(text, *att.source) is not None and not _is_of_paper(att, text)
    if hanging or empty or _is_of_next_sentence(att, text):
        return att._replace(source=None)
    start, end = whole_name(text, att.source)
    if (handle := _HANDLE.match(text, start)) is not None:
        end = max(end, handle.end())
    line = text.rfind("\n", 0, start) + 1
    if _PLACED.match(text, start, end) and (whose := _WHO_HAS.search(text, max(line, start - 160), start)) is not None:
        start = whose.start(1)  # "Ann Lee, who keeps the inn *at the foot of the hill,* figures"
    dateline = None if any(name.startswith("turn.") for name in att.evidence) else DATELINE.match(text, line)
    if dateline is not None and start < dateline.end():
        if end <= dateline.end():
            return att if dateline[0].rstrip().endswith(":") and not _tells(text, dateline) else None
        start = dateline.end()
    if (stop := _full_stop(text, start, end)) is not None and att.cue is not None:
        start, end = (start, stop.end(1)) if att.cue[1] <= start else (stop.end(), end)
    for pattern in (_SALUTATION, _NUMBER, _AS, _WHY, _IN_FRONT):
        if (ahead := pattern.match(text, start, end)) is not None:
            start = ahead.end()
    if text.endswith(("In ", "On ", "in ", "on "), 0, start) and (dated := _DATED_PLACE.match(text, start, end)):
        start = dated.end()
    behind = att.cue is not None and att.content[0][1] <= att.cue[0] < start
    if behind and (whom := _OF_WHOM.search(text, start, end)) is not None:
        named = text[start : whom.start()].split()[-1].istitle()
        end = whom.start() if named else end
    if (other := _MEANWHILE.search(text, start, end)) is not None and att.cue is not None:
        start, end = (start, other.start()) if att.cue[1] <= start else (other.end(), end)
    if att.cue is not None and end <= att.cue[0] and _STANDING.search(text, max(0, start - 40), start):
        last = text.rfind(", ", start, end) + 2  # "Standing between Ann Lee and her son, *a clerk* said"
        start = last if last > 1 and _NOUN_PHRASE.match(text, last, end) else start
    wordless = att.cue is None or not any(map(str.isalpha, text[slice(*att.cue)]))
    if wordless and (noun := _NOUN_FROM.match(text, start, end)) is not None:
        return att._replace(source=(noun.end(), end), cue=(start, start + len(noun[1])))
    if att.cue is None or text[slice(*att.cue)].lower() in ("to", "in", "by"):
        view = _VIEW.search(text, start, end)
        return att._replace(source=(start, view.start() if view is not None else end))
    for pattern in (_CLAUSE, _AUXILIARY, _HALF_AN_ASIDE, _DAY_BEHIND):
        tail = pattern.search(text, start, end)
        if tail is not None and tail.start() > start:
            end = tail.start()
    if _DATED.search(text, start, end) is None and (tail := _HOW_BEHIND.search(text, start, end)) is not None:
        end = tail.start()
    return att._replace(source=(start, end))


def _full_stop(text: str, start: int, end: int) -> re.Match[str] | None:
    """The first in a stretch behind a word that is no abbreviation."""
    return next((stop for stop in _STOP.finditer(text, start, end) if stop[1] not in abbreviations()), None)


def without_hearer(att: Attribution, text: str) -> Attribution:
    """Without a source that only hears it: "*The court* was told", "*Ann Lee* was asked whether". For what has been
    decided on: nobody is named for it, and a report without a source is less likely one."""
    if att.source is None or att.cue is None or att.source[1] > att.cue[0]:
        return att
    if text[att.source[1] : att.cue[0]].strip(" ,"):
        return att
    at_the_end = text[slice(*att.cue)] == "told" and text[att.cue[1] : att.cue[1] + 1] in ("", "\n")
    if not at_the_end and _HEARS.search(text, *att.cue) is None:  # a headline's "Bridge could fall, *court told*"
        return att
    return att._replace(source=None)


def without_accused(att: Attribution, text: str) -> Attribution:
    """Without a source that is only accused, as in a headline: "*Council* accused of waste"."""
    if att.source is None or att.cue is None or att.source[1] > att.cue[0]:
        return att
    start, end = att.content[0]
    if _ACCUSED.fullmatch(text, att.cue[0], start + len("of ")) is None:
        return att
    of = start + len("of")
    return att._replace(source=None, cue=(att.cue[0], of), content=((of + 1, end), *att.content[1:]))


def is_told(att: Attribution, text: str) -> bool:
    """Whether somebody "was told" what stands behind the cue, and nobody is named who told it."""
    if att.cue is None or att.source is not None or att.content[0][0] < att.cue[1]:
        return False
    return _HEARS.search(text, *att.cue) is not None


def _is_of_paper(att: Attribution, text: str) -> bool:
    """Whether the verb says that a reply lies there to be read: "“No,” *says* the reply"."""
    return att.cue is not None and _PAPER.fullmatch(text, *att.cue) is not None


def _is_inverted(att: Attribution, text: str) -> bool:
    """Whether the source is what the speaker says, or no subject at all: of "The tower, said Rex Holl, would be down"
    the tower; of "and *beyond it* lies a boot" the place."""
    assert att.source is not None
    if att.cue is not None and att.source[1] <= att.cue[0] and _BEYOND.match(text, *att.source) is not None:
        return True
    if att.cue is None or att.content[0][0] < att.cue[1] or "," in text[slice(*att.source)]:
        return False
    return text[att.source[1] : att.cue[0]].strip() == "," and _SPEAKER_BEHIND.match(text, att.cue[0]) is not None


def _is_of_next_sentence(att: Attribution, text: str) -> bool:
    """Whether the source begins the sentence behind a content that stands behind its cue: "Ann Parr said: “A.” *Mr Mab*
    has"."""
    assert att.source is not None
    if att.cue is None or att.cue[1] > att.content[0][0] or att.source[0] < att.content[-1][1]:
        return False
    return _ENDED.search(text[att.content[-1][1] - 3 : att.source[0]]) is not None


def with_neighbour(att: Attribution, text: str) -> Attribution:
    """With the words beside the cue as source, where neither side found one: '"A," quipped *the umpire*', "*Al Roe*
    said".

    Only beside whole quotations, or where the words are a name.
    """
    if att.source is not None or att.cue is None or att.floating:
        return att
    start, end = att.cue[0], att.cue[1] - text[slice(*att.cue)].endswith(":")
    if not text[start:end].isalpha() or text[start:end].endswith("ly"):
        return att  # several words or none, or "reportedly", which leaves it open
    quoted = (
        text[max(0, start - 4) : start].rstrip()[-1:] in {'"', "”", "’", "'", "»", "“"} and att.content[-1][1] <= start
    )
    behind = _BEHIND.match(text, end) if quoted else None
    if behind is not None:
        empty = _REPLY.fullmatch(text, *behind.span(1)) is not None and not _is_of_paper(att, text)
        return att if empty else att._replace(source=behind.span(1))
    before = _BEFORE.search(text, max(0, start - 60), start)
    if before is None or any(s < before.end(1) for s, _ in att.content):
        return att
    return att._replace(source=before.span(1))


_SPEAKER_BEHIND = re.compile(
    r"(?:said|says|say|reported|reports|warned|explained|added)(?=\s+(?:[A-Z]|the\b|an?\b|one\b))"
)
_ENDED = re.compile(r"[.!?][”»\"’']*\s*$")
_BEYOND = re.compile(rf"(?:above|behind|below|beneath|beside|beyond|underneath)\s{OBJECT}\b", re.IGNORECASE)
_PLACED = re.compile(r"(?:at|in|on|of|near|from|under|outside|behind|beside|by)\s")
_WHO_HAS = re.compile(r"((?<![\w’'.\-])[A-ZÀ-Þ][\w’'.\-]*(?:\s[A-ZÀ-Þ][\w’'.\-]*){0,4}),\swho\s[^.!?\n;:“”\"]*$")
_JOINED = (" and", " or", " but")
_HEARS = re.compile(
    rf"\b{IS_OR_BEEN}\s+(?:\w+ly\s+|also\s+|then\s+)?"
    r"(?:told|asked|assured|informed|warned|advised|reminded|instructed)$"
)
#: A noun phrase behind the cue: with a determiner, a name, or a name behind one word for what somebody is.
_BEHIND = re.compile(
    rf"[ ]((?:{OWN_DETERMINER}[ ])?(?:[a-z][\w'’-]*[ ]){{0,3}}?"
    r"(?:[A-Z][\w.'’-]*(?:[ ][A-Z][\w.'’-]*)*)"
    rf"|{OWN_DETERMINER}(?:[ ][a-z][\w'’-]*){{1,3}}?)"
    r"(?=[,.;:!?\n]|$"
    r"|[ ](?:in|on|at|as|to|of|for|from|with|after|before|when|while|who|during|outside|inside|last|this)\b)"
)
#: A name of at least two words that ends right before the cue.
_BEFORE = re.compile(r"(?:^|[ ,\n])([A-Z][\w.'’-]+(?:[ ][A-Z][\w.'’-]+)+)[ ]$")


def _tells(text: str, dateline: re.Match[str]) -> bool:
    """Whether a paragraph of news follows, and not the turn of somebody whose name is in capitals."""
    end = text.find("\n", dateline.end())
    if text.count(dateline[0].strip()) > 1:
        return False
    paragraph = text[dateline.end() : end if end >= 0 else len(text)]
    if _SAID.search(paragraph):
        return True
    opens = text.count("\n", 0, dateline.start()) <= _HEADLINES
    return opens and len(paragraph.split()) >= _NEWS and not _SPEAKING.search(paragraph)
