"""Quotation marks that report no speech: nicknames, titles of works, songs and the words on signs.

The marks hold a name and not an utterance where every word of weight has a capital, and the cue names, shows, performs
or reports nothing; or where what says it is a sign. "Critics branded it "a tax on breathing"" stays.
"""

import re
from functools import cache

from quoteattr.annotations import Attribution, Mark
from quoteattr.arbitration.inscriptions import is_inscription
from quoteattr.arbitration.reporting import is_reporting
from quoteattr.arbitration.titles import is_name
from quoteattr.arbitration.unsaid import is_person_noun
from quoteattr.arbitration.works import is_work
from quoteattr.lang import one_of_kind
from quoteattr.lang.sentences import END
from quoteattr.patterns.page import Page

#: Without a source, so many characters before the cue are looked at for what bears the words.
_BEFORE = 40
#: Before a pair of marks, so many for what it is marked with, and around it for what sings it.
_LEAD = 40
_SUNG = 80


#: "The Environment *Board* said": not one on a wall.
_BODY = re.compile(r"[A-Z][a-z]+\s(?:Board|Panel|Register)$")
#: "*board* president Ann Lee", "the *card* players": somebody, whom the word tells apart.
_COMPOUND = re.compile(r"\s([\w-]+)")
#: "mugs *that* say": what bears the words stands before.
_RELATIVE = re.compile(r"that|which")
#: An hour, as in the programme of a channel.
_CLOCK = re.compile(r"\b\d{1,2}(?:[.:]\d\d)?\s?(?:am|pm|a\.m\.|p\.m\.)|\b\d{1,2}[.:]\d\d\b")
#: "*Podcast of the week*: “The Mayor Was A Ghost”"
_CHOSEN = re.compile(r"\bof the (?:day|week|month|season|year)$")
#: "“Why I sold my goats”: the week's *most-read* column"
_MOST_READ = re.compile(r"\bmost[- ](?:read|viewed|watched|shared|popular|listened)\b")
_AT_NINE = re.compile(r"\b(?:\d{1,2}\s?[ap]\.?m\.?|\d{1,2}[.:]\d\d(?:\s?[ap]\.?m\.?)?):\s*$")


@cache
def _kinds() -> dict[str, re.Pattern[str]]:
    found = one_of_kind("en", "unspoken_words")
    patterns = {kind: re.compile(rf"\b{forms}\b", re.IGNORECASE) for kind, forms in found.items()}
    song = rf"(?:an?|the|that|this|one|its|their|another)\s+(?:[\w’'-]+\s+){{0,3}}?{found['song']}"
    runs = found["running"]
    sung = rf"[,.]?[\"”’'»]?,?\s*(?:as\s+)?(?:{runs}\s+{song}\b|{song}\s+{runs}\b)"
    sings = rf"\b{found['song']}(?:\s+(?:of|in|from)\s[\w\s]{{2,30}})?\s+{runs}(?:,[^,:]*)?[,:]\s*$"
    shown = rf"\s{found['sign']}\b"
    marked = rf"\b{found['marked']}(?:\s+(?:with|as))?\W*$"
    performed = rf"\b{found['performing']}\s(?:his\s|her\s)?{song}"
    return patterns | {
        "performed": re.compile(rf"{performed}(?:\s(?:of|in|from)\s[\w\s]{{2,30}})?[,:]\s*$", re.IGNORECASE),
        "sung": re.compile(sung, re.IGNORECASE),
        "sings": re.compile(sings, re.IGNORECASE),
        "shown": re.compile(shown, re.IGNORECASE),
        "marked": re.compile(marked),  # "a crate marked *“ceramics”*": or what it is called
    }


def is_unspoken(page: Page, att: Attribution) -> bool:
    """Whether what is in marks is a name, a title, a song or the words on a sign."""
    if is_inscription(page, att) or _is_song(page, att) or is_work(page, att):
        return True
    if _is_in_programme(page, att):
        return True
    if att.cue is None or att.floating:
        return False
    inside = [page.quotations[i] for piece in att.content for i in page.quotations_in(*piece)]
    if not inside or any(mark.state != "closed" for mark in inside):
        return False
    kinds = _kinds()
    marked = kinds["marked"].search(page.text, max(0, inside[0].start - _LEAD), inside[0].start)
    by_itself = marked is not None and att.cue[0] <= marked.start() < att.cue[1]  # "which he labelled “mostly true”"
    if marked is not None and not by_itself and len(att.content) == 1 and att.content[0][0] >= inside[0].start:
        return True
    if all(_is_on_show(page, mark, kinds) for mark in inside):
        return True
    cue = page.text[slice(*att.cue)] + " with" * page.text.startswith("with ", att.content[0][0])
    titles = all(is_name(page.text, mark, sentence=True) for mark in inside)
    if titles and not is_reporting(page.text, att):
        return True  # "The band came back with “Tell Me You Lied” and “Harbour Lights”"
    if titles and any(kinds[kind].search(cue) is not None for kind in ("naming", "performing")):
        return True
    if len(inside) != 1 and att.content[0][0] < att.cue[1]:
        return False
    if att.source is None and kinds["brand"].fullmatch(cue):
        return True  # "the mill's old *slogan*, “Ask for the red one!”"
    bearer = att.source or (max(0, att.cue[0] - _BEFORE), att.cue[0])
    if _RELATIVE.fullmatch(page.text, *bearer):
        bearer = max(0, bearer[0] - _BEFORE), bearer[0]
    if _is_sign(page, bearer, kinds["sign"]) and kinds["showing"].search(cue):
        return not _is_read_out(page, att, inside[0])
    if len(inside) != 1:
        return False
    if cue.strip() == ":" and att.source is not None and _MOST_READ.search(page.text, *att.source):
        return True
    listed = att.source is None or any(pattern.search(page.text, *att.source) for pattern in (_CLOCK, _CHOSEN))
    return cue.strip() == ":" and listed and titles  # "9pm: “The Mayor Was A Ghost.”"


def _is_song(page: Page, att: Attribution) -> bool:
    """Whether a song or a saying has the words: "“Home, boys, home,” goes the chorus", "the old joke runs: “...”"; or
    somebody sings it: "sang the old verse, “...”"."""
    start = att.content[0][0]
    at = page.quotation_at(start)
    if at is None or page.quotations[at].start != start:
        return False
    kinds, mark = _kinds(), page.quotations[at]
    if kinds["sung"].match(page.text, mark.inner_end, mark.inner_end + _SUNG) is not None:
        return True
    if _is_sung(page.text, att, kinds):
        return True
    lead = max(0, start - _SUNG), start
    return any(kinds[kind].search(page.text, *lead) is not None for kind in ("sings", "performed"))


def _is_sung(text: str, att: Attribution, kinds: dict[str, re.Pattern[str]]) -> bool:
    """Whether those who sing for others do it: "the *choir sang* “Lead us home”"; a crowd may mean what it sings."""
    if att.cue is None or att.source is None or kinds["singing"].search(text, *att.cue) is None:
        return False
    return kinds["singers"].search(text, *att.source) is not None


def _is_in_programme(page: Page, att: Attribution) -> bool:
    """Whether a title stands right behind an hour: "Channel Two, 9pm: “The Mayor Was A Ghost”"."""
    start = att.content[0][0]
    at = page.quotation_at(start)
    if att.cue is not None and page.text[slice(*att.cue)] != ":":
        return False
    if at is None or _AT_NINE.search(page.text, max(0, start - _LEAD), start) is None:
        return False
    return is_name(page.text, page.quotations[at], sentence=True)


def _is_on_show(page: Page, mark: Mark, kinds: dict[str, re.Pattern[str]]) -> bool:
    """Whether a sign is named right behind the words on it: "walked past *a “Keep Out” notice*"."""
    before = page.text[max(0, mark.start - 5) : mark.start].lower()
    return before.endswith((" a ", " an ", " the ")) and kinds["shown"].match(page.text, mark.end) is not None


def _is_read_out(page: Page, att: Attribution, mark: Mark) -> bool:
    """Whether a whole clause in marks stands in front, as what a paper says: "“It is closed,” *reads the card*"."""
    assert att.cue is not None
    ahead = mark.end <= att.cue[0] and att.source is not None and att.cue[1] <= att.source[0]
    comma = "," in page.text[mark.inner_end - 1 : att.cue[0]] and not page.text[mark.end : att.cue[0]].strip(" ,")
    return ahead and comma and page.finite_in(mark.inner_start, mark.inner_end)


def _is_sign(page: Page, source: tuple[int, int], signs: re.Pattern[str]) -> bool:
    """Whether the noun that a source is about, before its first preposition, is a sign."""
    bearer = END.split(page.text[slice(*source)])[-1]
    head = re.split(r"\s(?:on|in|at|above|over|outside|by|near|from|of|held|that|which)\s", bearer)[0]
    sign = signs.search(head[-40:])
    if sign is None or _BODY.search(head[-40:]) is not None:
        return False
    behind = _COMPOUND.match(head[-40:], sign.end())
    return behind is None or not is_person_noun(behind[1])
