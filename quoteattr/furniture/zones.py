"""What a line's place says: before the first paragraph, between paragraphs, or behind the last one."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from quoteattr.annotations import Section
from quoteattr.furniture.captions import is_shouted_credit
from quoteattr.furniture.headlines import headline_of
from quoteattr.furniture.lines import BODY, LABEL_WORDS, Line, read_line
from quoteattr.furniture.people import is_biography
from quoteattr.furniture.rules import (
    BOX,
    BYLINE,
    CAPTION,
    COUNT,
    CREDIT,
    HARD,
    QUOTED,
    SINGLE,
    SOFT,
    TIME,
    WRITERS,
    Rules,
    Verdict,
    default_rules,
    key_of,
)
from quoteattr.marks import split_paragraphs
from quoteattr.turns import read_turns

HEADLINE, LEAD, FURNITURE = "headline", "lead", "furniture"

#: Lines of furniture that make a text a page. With fewer only those lines themselves are left out.
PAGE = 2
#: So many lines are looked at for the first paragraph, the writers' names, and whether the article goes on.
LOOK = 80
#: A standfirst has its byline or time within so many lines.
NEAR = 5
#: After so many ends behind which the article went on, no line is one.
MOST_ENDS = 8
#: So many paragraphs that belong to the article show that a line was no end of it.
GOES_ON = 3

_NAME = re.compile(r"(?<=[a-z0-9,;:’'\"“(—–-] )[A-Z][\w’'-]*[a-z][\w]{1,}")
_GOES_ON = re.compile(r"(?:He|She|They|It|His|Her|Their|But|And|The (?:man|woman|couple|latter|former))\b")
_SAID = re.compile(r"\b(?:he|she|they) [a-z]{2,12}ed\b|\b(?:said|says|told|wrote|added|asked)\b")
_LISTS = re.compile(
    r"(?:most (?:read|viewed|popular|shared|commented|watched)|trending|popular)(?: now| today| in .{2,30})?:?", re.I
)
_NUMBERED = re.compile(r"\(?\d{1,2}[.)]?\s|[•*·–-]\s")
_TO_READERS = re.compile(r"\b(?:you|your|our|we|us|please|subscribers?|readers?|click|app|inbox)\b", re.I)
_TURN = re.compile(r"[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+){1,3}(?:, [A-Z ]{3,30})?:")  # of a transcript
#: A teaser of a feed: "14:52 “We will appeal,” says keeper".
_CLOCKED = re.compile(r"\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)? [^\n]*[^.!?\n\"”]$")
_COMMENTS = re.compile(r"(?:view )?\(?\d[\d.,k]*\)? comments?|comments? \(?\d[\d.,k]*\)?", re.I)
#: Names that say nothing about a line being the article's, beside the words of times.
_COMMON_NAMES = frozenset(["Facebook", "Instagram", "News", "Photo", "That", "The", "This", "Twitter", "Video"])


def find_sections(text: str, title: str | None = None, rules: Rules | None = None, pages: bool = True) -> list[Section]:
    """Label every line of the text; neighbours of one label and reason are one section.

    title: the headline, if it is known. pages: False for a text that is known to hold nothing but its article.
    """
    rules = rules or default_rules()
    spans = split_paragraphs(text)
    lines = [
        read_line(text, start, end, index > 0 and text.count("\n", spans[index - 1][1], start) < 2, rules)
        for index, (start, end) in enumerate(spans)
    ]
    for line in _listed(lines):
        line.verdict = Verdict("list of articles")
    if not pages:
        for line in lines:
            line.verdict = None
    for line in _spoken(text, lines):
        line.spoken = True
    _label(lines, key_of(title) if title else "")
    return _merged(lines)


def _listed(lines: Sequence[Line]) -> Iterator[Line]:
    """The numbered lines of a list of other articles: those right under "Most read"."""
    listing = False
    for line in lines:
        listing = _LISTS.fullmatch(line.text) is not None or (listing and _NUMBERED.match(line.text) is not None)
        if listing:
            yield line


def _spoken(text: str, lines: Sequence[Line]) -> Iterator[Line]:
    """The lines that are turns of a conversation."""
    starts = {turn.start for turn in read_turns(text)}
    return (line for line in lines if starts and line.start in starts)


def _label(lines: list[Line], title: str) -> None:
    page = _is_page(lines)
    headline = headline_of(lines, title, page)
    first = 0 if headline is None else headline + 1
    lead = _lead(lines, first)
    if headline is not None:
        lines[headline].mark(HEADLINE, "title" if title else "first line")
    _label_header(lines[: len(lines) if lead is None else lead], page, headline)
    if lead is None:
        return
    lines[lead].mark(LEAD, "first paragraph")
    _label_rest(lines, lead, page)
    _label_repeats(lines, headline)


def _is_page(lines: Sequence[Line]) -> bool:
    """Enough lines are certainly the site's; times, bare numbers and who helped the writer also stand in articles."""
    uncertain = (TIME, COUNT, CAPTION, WRITERS)
    certain = sum(line.verdict is not None and line.verdict.reason not in uncertain for line in lines)
    above = any(line.verdict is not None for line in lines[:6])
    return certain >= PAGE or (certain > 0 and above)


def _lead(lines: Sequence[Line], first: int) -> int | None:
    """Index of the first paragraph: prose that is neither the site's nor a standfirst above the byline."""
    prose = (i for i in range(first, len(lines)) if lines[i].prose and lines[i].verdict is None)
    candidates = list(islice(prose, LOOK))
    writers = _writers(lines[: candidates[0]]) if candidates else frozenset()
    candidates = [i for i in candidates if not _captioned(lines, i) and not is_biography(lines[i].text, writers)]
    for at, index in enumerate(candidates[:4]):
        following = candidates[at + 1] if at + 1 < len(candidates) else None
        between = lines[index + 1 : min(following or index, index + 1 + NEAR)]
        header = any(line.verdict and line.verdict.reason in (BYLINE, TIME, COUNT) for line in between)
        if not (following and header and lines[index].words < 25):
            return index
    return candidates[-1] if candidates else None


def _captioned(lines: Sequence[Line], index: int) -> bool:
    """Whether a line of credit stands right behind this short line, or right before it without a line of its own."""
    line = lines[index]
    if line.words > 40 or line.text[-1] in '"”':
        return False
    if index + 1 < len(lines) and lines[index + 1].close and _is_credit(lines[index + 1]):
        return "/" in lines[index + 1].text or lines[index + 1].verdict is not None or _opens(lines, index)
    if not index or not line.close or not _is_credit(lines[index - 1]):
        return False
    return index < 2 or not lines[index - 1].close or lines[index - 2].verdict is not None


def _opens(lines: Sequence[Line], index: int) -> bool:
    """Whether no paragraph stands before it: further down a line in capitals is the label of other stories."""
    return index < LOOK and not any(line.prose and line.verdict is None for line in lines[:index])


def _is_credit(line: Line) -> bool:
    return line.verdict.reason == CREDIT if line.verdict else is_shouted_credit(line.text)


def _label_header(header: list[Line], page: bool, headline: int | None) -> None:
    """Above the first paragraph of a page all is furniture but headline, standfirst and caption."""
    writers = _writers(header)
    for index, line in enumerate(header):
        if index == headline:
            continue
        if line.verdict is not None:
            line.mark(*_of(line.verdict))  # a time or a credit above the first paragraph, even without a page
        elif page and _captioned(header, index):
            line.mark(CAPTION, "beside a credit")
        elif _TURN.fullmatch(line.text):
            line.mark(BODY, "turn")
        elif page and (not line.prose or _CLOCKED.match(line.text) or is_biography(line.text, writers)):
            line.mark(FURNITURE, "above the first paragraph")
        else:
            line.mark(BODY, "standfirst" if page else "")


def _of(verdict: Verdict) -> tuple[str, str]:
    return (CAPTION if verdict.reason in (CAPTION, CREDIT) else FURNITURE), verdict.reason


def _label_rest(lines: list[Line], lead: int, page: bool) -> None:
    """From the first paragraph on: single lines of furniture, and stretches that begin with a line that reaches on."""
    names: set[str] = set()
    writers = _writers(lines[:lead])
    index = last_prose = lead
    ends = 0
    while index < len(lines):
        line = lines[index]
        verdict = line.verdict or _biography(line, writers, page)
        if _counts_comments(line):
            verdict = Verdict(COUNT, HARD)  # below the article they are what follows
        if page and verdict is None and index > lead and _goes_with_furniture(lines, index, names):
            verdict = Verdict("behind furniture")
        if index > lead and page and verdict is None and _captioned(lines, index):
            line.mark(CAPTION, "beside a credit")
        elif verdict is None or index == lead or (not page and _may_be_article(line, verdict)):
            if page:
                names.update(_names(line.text))
            last_prose = index if line.prose else last_prose
        else:
            line.mark(*_of(verdict))
            if page and verdict.reach != SINGLE and ends < MOST_ENDS:
                ends += verdict.reach == HARD
                index = _skip(lines, index, names, verdict)
                continue
        index += 1
    if page:
        _label_tail(lines, last_prose)


def _counts_comments(line: Line) -> bool:
    return line.verdict is not None and line.verdict.reason == COUNT and _COMMENTS.fullmatch(line.text) is not None


def _may_be_article(line: Line, verdict: Verdict) -> bool:
    """Without a page: the times of a live blog, attendances, a heading of a word or two."""
    return verdict.reason in (TIME, COUNT, CREDIT) or (verdict.reason == "phrase" and line.words < 3)


def _writers(header: Sequence[Line]) -> frozenset[str]:
    """Names that bylines and name-only lines of the header give."""
    header = header[-LOOK:]
    lines = [line for line in header if line.verdict and line.verdict.reason == BYLINE]
    found = {word for line in lines for word in re.findall(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)+", line.text)}
    found |= {line.text for line in header if re.fullmatch(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,2}", line.text)}
    return frozenset(name.removeprefix("By ").removeprefix("BY ") for name in found)


def _biography(line: Line, writers: frozenset[str], page: bool) -> Verdict | None:
    if not page or len(line.text) > 500:
        return None
    if is_biography(line.text, writers):
        return Verdict("biography", HARD)
    if line.text in writers:
        return Verdict("writer", HARD)
    return None


def _goes_with_furniture(lines: Sequence[Line], index: int, names: set[str]) -> bool:
    """Right behind furniture: a label of a few words, or a line to the readers with nothing of the article."""
    line = lines[index]
    if lines[index - 1].label != FURNITURE or line.text[0] in "\"“'‘" or line.text[-1] in '"”':
        return False
    if line.words <= LABEL_WORDS and line.text[-1].isalpha():
        return True
    told = QUOTED.sub(" ", line.text)  # a "you" inside the marks is somebody else
    return _TO_READERS.search(told) is not None and not _belongs(line, names)


def _names(text: str) -> set[str]:
    """Names inside sentences, by which later paragraphs of the same article are known."""
    names = {name.removesuffix("'s").removesuffix("’s") for name in _NAME.findall(text)} - _COMMON_NAMES
    return {name for name in names if name.lower() not in default_rules().time_words}


def _skip(lines: list[Line], at: int, names: set[str], verdict: Verdict) -> int:
    """Label the stretch that the line `at` begins, and return the index where the article goes on."""
    end = _resumes(lines, at, names, verdict)
    for line in lines[at + 1 : end]:
        label = CAPTION if line.verdict and line.verdict.reason in (CAPTION, CREDIT) else FURNITURE
        line.mark(label, "after " + verdict.reason)
    return end


def _resumes(lines: Sequence[Line], at: int, names: set[str], verdict: Verdict) -> int:
    """Where the article goes on after furniture.

    Soft: at the first prose, if any later line before a hard end belongs to the article. Box: if the first prose goes
    on in mid-story, or several paragraphs belong. Hard: only if more of the article follows than stood before.
    """
    ahead: list[int] = []
    connected = 0
    limit = len(lines) if verdict.reach == HARD else at + 1 + LOOK
    for index in range(at + 1, min(limit, len(lines))):
        line = lines[index]
        if line.verdict and (line.verdict.reach == HARD or _counts_comments(line)):
            break
        if line.prose and line.verdict is None:
            ahead.append(index)
            connected += _belongs(line, names)
    if not ahead or not connected:
        return len(lines)
    if verdict.reach == SOFT:
        return ahead[0]
    if verdict.reach == BOX:
        first = lines[ahead[0]]
        goes_on = _GOES_ON.match(first.text) is not None or connected >= GOES_ON or _begins_with(first, names)
        return ahead[0] if goes_on else len(lines)
    before = sum(line.prose and line.label in (BODY, LEAD) for line in lines[:at])
    return ahead[0] if connected >= GOES_ON and len(ahead) > before else len(lines)


def _belongs(line: Line, names: set[str]) -> bool:
    """Whether a paragraph goes on with the article: a name of it, a pronoun at its head, or speech."""
    if _GOES_ON.match(line.text) or not names.isdisjoint(_names(line.text)):
        return True
    if _begins_with(line, names):
        return True
    return line.text[0] in "\"“'‘" and line.prose and _SAID.search(line.text) is not None


def _begins_with(line: Line, names: set[str]) -> bool:
    """Whether a name of the article is the line's first word: a surname, by which it goes on."""
    first = re.match(r"[A-Z][\w’'-]+", line.text)
    return first is not None and first.group().removesuffix("'s").removesuffix("’s") in names


def _label_tail(lines: list[Line], last_prose: int) -> None:
    """Behind the last paragraph, from the first furniture on, nothing is the article's."""
    tail = next((i for i in range(last_prose + 1, len(lines)) if lines[i].label == FURNITURE), len(lines))
    for index in range(last_prose + 1, len(lines)):
        line = lines[index]
        if line.label == BODY and tail < len(lines) and (index > tail or line.text[-1].isalnum()):
            line.mark(FURNITURE, "behind the last paragraph")


def _label_repeats(lines: Sequence[Line], headline: int | None) -> None:
    """The headline counts once; its other copies are alternative texts, menus and links."""
    if headline is None:
        return
    key = lines[headline].key
    for index, line in enumerate(lines):
        if index != headline and line.key == key and line.label != LEAD:
            line.mark(FURNITURE, "repeated headline")


def _merged(lines: Sequence[Line]) -> list[Section]:
    sections: list[Section] = []
    for line in lines:
        last = sections[-1] if sections else None
        if last and (last.label, last.reason) == (line.label, line.reason) and line.label != HEADLINE:
            sections[-1] = last._replace(end=line.end)
        else:
            sections.append(Section(line.start, line.end, line.label, line.reason))
    return sections
