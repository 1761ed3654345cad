"""What a line's place says: before the first paragraph, between paragraphs, or behind the last one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from quoteattr.annotations import Section
from quoteattr.furniture.captions import is_shouted_credit
from quoteattr.furniture.people import is_biography
from quoteattr.furniture.rules import (
    BOX,
    BYLINE,
    CAPTION,
    COUNT,
    CREDIT,
    HARD,
    SINGLE,
    SOFT,
    TIME,
    Rules,
    Verdict,
    default_rules,
    judge,
    key_of,
)
from quoteattr.marks import split_paragraphs

HEADLINE, LEAD, BODY, FURNITURE = "headline", "lead", "body", "furniture"

#: A headline has so many words. Fewer are a section's label, more a paragraph.
HEADLINE_WORDS = 4, 28
#: Without a page around the article even a shorter first line is its headline.
SHORT_HEADLINE = 2
#: Lines of furniture that make a text a page. With fewer only those lines themselves are left out.
PAGE = 2
#: So many lines are looked at for the headline, the writers' names, and whether the article goes on.
LOOK = 80
#: A label of the site has at most so many words.
LABEL_WORDS = 4
#: A standfirst has its byline or time within so many lines.
NEAR = 5
#: So many paragraphs that belong to the article show that a line was no end of it.
GOES_ON = 3

_SENTENCE_END = re.compile(r"[.!?…:][\"”’')\]]*$|[.!?,][\"”’']+\s*\w[^.]{0,60}$")
_DATELINE = re.compile(r"[A-Z][\w .,'’/()-]{2,60} ?(?:\([\w .'’/-]{2,40}\) ?)?(?:—|–|--| - )\s?\S")
_NAME = re.compile(r"(?<=[a-z0-9,;:’'\"“(—–-] )[A-Z][\w’'-]*[a-z][\w]{1,}")
_GOES_ON = re.compile(r"(?:He|She|They|It|His|Her|Their|But|And|The (?:man|woman|couple|latter|former))\b")
_SAID = re.compile(r"\b(?:he|she|they) [a-z]{2,12}ed\b|\b(?:said|says|told|wrote|added|asked)\b")
_TO_READERS = re.compile(r"\b(?:you|your|our|we|us|please|subscribers?|readers?|click|app|inbox)\b", re.I)
#: Names that say nothing about a line being the article's, beside the words of times.
_COMMON_NAMES = frozenset(["Facebook", "Instagram", "News", "Photo", "That", "The", "This", "Twitter", "Video"])


@dataclass(slots=True)
class _Line:
    start: int
    end: int
    text: str
    key: str
    words: int
    verdict: Verdict | None
    prose: bool
    close: bool  # no blank line before it
    label: str = BODY
    reason: str = ""

    def mark(self, label: str, reason: str) -> None:
        self.label, self.reason = label, reason


def find_sections(text: str, title: str | None = None, rules: Rules | None = None, pages: bool = True) -> list[Section]:
    """Label every line of the text; neighbours of one label and reason are one section.

    title: the headline, if it is known. pages: False for a text that is known to hold nothing but its article.
    """
    rules = rules or default_rules()
    spans = split_paragraphs(text)
    lines = [
        _line(text, start, end, index > 0 and text.count("\n", spans[index - 1][1], start) < 2, rules)
        for index, (start, end) in enumerate(spans)
    ]
    if not pages:
        for line in lines:
            line.verdict = None
    _label(lines, key_of(title) if title else "")
    return _merged(lines)


def _line(text: str, start: int, end: int, close: bool, rules: Rules) -> _Line:
    content = text[start:end]
    if end - start > 1200:  # a paragraph, whatever it says
        return _Line(start, end, content, "", 200, None, True, close)
    words, verdict = content.count(" ") + 1, judge(content, rules)
    return _Line(start, end, content, key_of(content), words, verdict, _is_prose(content), close)


def _is_prose(content: str) -> bool:
    """A sentence or more, as against a label, a headline or a link."""
    words = content.count(" ") + 1
    return words >= 20 or (words >= 4 and _SENTENCE_END.search(content[-80:]) is not None)


def _label(lines: list[_Line], title: str) -> None:
    page = _is_page(lines)
    headline = _headline(lines, title, page)
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


def _is_page(lines: Sequence[_Line]) -> bool:
    """Enough lines are certainly the site's; times and bare numbers also stand in articles."""
    certain = sum(line.verdict is not None and line.verdict.reason not in (TIME, COUNT, CAPTION) for line in lines)
    above = any(line.verdict is not None for line in lines[:6])
    return certain >= PAGE or (certain > 0 and above)


def _headline(lines: Sequence[_Line], title: str, page: bool) -> int | None:
    """Index of the headline: the title's line, or the first that may be one before the first paragraph.

    Without a page around the article that is the first line, or none.
    """
    if title:
        found = next((i for i, line in enumerate(lines[:60]) if _same_title(line.key, title)), None)
        if found is not None:
            return found
    if len(lines) < 2:
        return None
    if not page:
        return 0 if _may_be_headline(lines[0], SHORT_HEADLINE) else None
    candidates = [i for i, line in enumerate(lines[:40]) if _may_be_headline(line, HEADLINE_WORDS[0])]
    keys = [lines[i].key for i in candidates[:8]]
    repeated = next((i for i in candidates[:8] if keys.count(lines[i].key) > 1), None)
    if repeated is not None or not candidates:
        return repeated
    first = candidates[1] if _is_site_name(lines, candidates) else candidates[0]
    prose = next((i for i, line in enumerate(lines) if line.verdict is None and line.words >= 12 and line.prose), first)
    return first if first <= prose and first + 1 < len(lines) else None


def _is_site_name(lines: Sequence[_Line], candidates: Sequence[int]) -> bool:
    """Whether the first candidate is the outlet's name or a menu: capitalised words, the headline further down."""
    if len(candidates) < 2 or candidates[1] == candidates[0] + 1 or lines[candidates[1]].prose:
        return False
    first = lines[candidates[0]]
    proper = all(word[0].isupper() or word in ("of", "the", "and", "for") for word in first.text.split())
    return proper and first.words <= LABEL_WORDS + 1 and first.text[-1].isalpha()


def _same_title(key: str, title: str) -> bool:
    if key == title:
        return True
    shorter, longer = sorted((key, title), key=len)
    return len(shorter) >= 0.6 * len(longer) and shorter.count(" ") >= 3 and shorter in longer


def _may_be_headline(line: _Line, low: int) -> bool:
    if line.verdict is not None or not low <= line.words <= HEADLINE_WORDS[1] or line.text[0] in "*•-–—":
        return False
    if line.words > 14 and line.text.endswith(".") and _DATELINE.match(line.text):
        return False
    if not line.text.endswith("."):
        return True
    return line.words <= 14 or _title_case(line.text)


def _title_case(text: str) -> bool:
    long_words = [word for word in text.split() if len(word) > 4 and word[0].isalpha()]
    return sum(word[0].isupper() for word in long_words) >= 0.8 * len(long_words)


def _lead(lines: Sequence[_Line], first: int) -> int | None:
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


def _captioned(lines: Sequence[_Line], index: int) -> bool:
    """Whether a line of credit stands right behind this short line, or right before it without a line of its own."""
    line = lines[index]
    if line.words > 40 or line.text[-1] in '"”':
        return False
    if index + 1 < len(lines) and lines[index + 1].close and _is_credit(lines[index + 1]):
        return True
    if not index or not line.close or not _is_credit(lines[index - 1]):
        return False
    return index < 2 or not lines[index - 1].close or lines[index - 2].verdict is not None


def _is_credit(line: _Line) -> bool:
    return line.verdict.reason == CREDIT if line.verdict else is_shouted_credit(line.text)


def _label_header(header: list[_Line], page: bool, headline: int | None) -> None:
    """Above the first paragraph of a page all is furniture but headline, standfirst and caption."""
    writers = _writers(header)
    for index, line in enumerate(header):
        if index == headline:
            continue
        if line.verdict is not None:
            line.mark(*_of(line.verdict))  # a time or a credit above the first paragraph, even without a page
        elif page and _captioned(header, index):
            line.mark(CAPTION, "beside a credit")
        elif page and (not line.prose or is_biography(line.text, writers)):
            line.mark(FURNITURE, "above the first paragraph")
        else:
            line.mark(BODY, "standfirst" if page else "")


def _of(verdict: Verdict) -> tuple[str, str]:
    return (CAPTION if verdict.reason in (CAPTION, CREDIT) else FURNITURE), verdict.reason


def _label_rest(lines: list[_Line], lead: int, page: bool) -> None:
    """From the first paragraph on: single lines of furniture, and stretches that begin with a line that reaches on."""
    names: set[str] = set()
    writers = _writers(lines[:lead])
    index = lead
    last_prose = lead
    while index < len(lines):
        line = lines[index]
        verdict = line.verdict or _biography(line, writers, page)
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
            if page and verdict.reach != SINGLE:
                index = _skip(lines, index, names, verdict)
                continue
        index += 1
    if page:
        _label_tail(lines, last_prose)


def _may_be_article(line: _Line, verdict: Verdict) -> bool:
    """Without a page: the times of a live blog, attendances, a heading of a word or two."""
    return verdict.reason in (TIME, COUNT, CREDIT) or (verdict.reason == "phrase" and line.words < 3)


def _writers(header: Sequence[_Line]) -> frozenset[str]:
    """Names that bylines and name-only lines of the header give."""
    header = header[-LOOK:]
    lines = [line for line in header if line.verdict and line.verdict.reason == BYLINE]
    found = {word for line in lines for word in re.findall(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)+", line.text)}
    found |= {line.text for line in header if re.fullmatch(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,2}", line.text)}
    return frozenset(name.removeprefix("By ").removeprefix("BY ") for name in found)


def _biography(line: _Line, writers: frozenset[str], page: bool) -> Verdict | None:
    if not page or len(line.text) > 500:
        return None
    if is_biography(line.text, writers):
        return Verdict("biography", HARD)
    if line.text in writers:
        return Verdict("writer", HARD)
    return None


def _goes_with_furniture(lines: Sequence[_Line], index: int, names: set[str]) -> bool:
    """Right behind furniture: a label of a few words, or a line to the readers with nothing of the article."""
    line = lines[index]
    if lines[index - 1].label != FURNITURE or line.text[0] in "\"“'‘" or line.text[-1] in '"”':
        return False
    if line.words <= LABEL_WORDS and line.text[-1].isalpha():
        return True
    return _TO_READERS.search(line.text) is not None and not _belongs(line, names)


def _names(text: str) -> set[str]:
    """Names inside sentences, by which later paragraphs of the same article are known."""
    names = {name.removesuffix("'s").removesuffix("’s") for name in _NAME.findall(text)} - _COMMON_NAMES
    return {name for name in names if name.lower() not in default_rules().time_words}


def _skip(lines: list[_Line], at: int, names: set[str], verdict: Verdict) -> int:
    """Label the stretch that the line `at` begins, and return the index where the article goes on."""
    end = _resumes(lines, at, names, verdict)
    for line in lines[at + 1 : end]:
        label = CAPTION if line.verdict and line.verdict.reason in (CAPTION, CREDIT) else FURNITURE
        line.mark(label, "after " + verdict.reason)
    return end


def _resumes(lines: Sequence[_Line], at: int, names: set[str], verdict: Verdict) -> int:
    """Where the article goes on after furniture.

    Soft: at the first prose, if any later line before a hard end belongs to the article. Box: if the first prose goes
    on in mid-story, or several paragraphs belong. Hard: only if more of the article follows than stood before.
    """
    ahead: list[int] = []
    connected = 0
    limit = len(lines) if verdict.reach == HARD else at + 1 + LOOK
    for index in range(at + 1, min(limit, len(lines))):
        line = lines[index]
        if line.verdict and line.verdict.reach == HARD:
            break
        if line.prose and line.verdict is None:
            ahead.append(index)
            connected += _belongs(line, names)
    if not ahead or not connected:
        return len(lines)
    if verdict.reach == SOFT:
        return ahead[0]
    if verdict.reach == BOX:
        goes_on = _GOES_ON.match(lines[ahead[0]].text) is not None or connected >= GOES_ON
        return ahead[0] if goes_on else len(lines)
    before = sum(line.prose and line.label in (BODY, LEAD) for line in lines[:at])
    return ahead[0] if connected >= GOES_ON and len(ahead) > before else len(lines)


def _belongs(line: _Line, names: set[str]) -> bool:
    """Whether a paragraph goes on with the article: a name of it, a pronoun at its head, or speech."""
    if _GOES_ON.match(line.text) or not names.isdisjoint(_names(line.text)):
        return True
    first = re.match(r"[A-Z][\w’'-]+", line.text)
    if first and first.group().removesuffix("'s").removesuffix("’s") in names:
        return True
    return line.text[0] in "\"“'‘" and line.prose and _SAID.search(line.text) is not None


def _label_tail(lines: list[_Line], last_prose: int) -> None:
    """Behind the last paragraph, from the first furniture on, nothing is the article's."""
    tail = next((i for i in range(last_prose + 1, len(lines)) if lines[i].label == FURNITURE), len(lines))
    for index in range(last_prose + 1, len(lines)):
        line = lines[index]
        if line.label == BODY and tail < len(lines) and (index > tail or line.text[-1].isalnum()):
            line.mark(FURNITURE, "behind the last paragraph")


def _label_repeats(lines: Sequence[_Line], headline: int | None) -> None:
    """The headline counts once; its other copies are alternative texts, menus and links."""
    if headline is None:
        return
    key = lines[headline].key
    for index, line in enumerate(lines):
        if index != headline and line.key == key and line.label != LEAD:
            line.mark(FURNITURE, "repeated headline")


def _merged(lines: Sequence[_Line]) -> list[Section]:
    sections: list[Section] = []
    for line in lines:
        last = sections[-1] if sections else None
        if last and (last.label, last.reason) == (line.label, line.reason) and line.label != HEADLINE:
            sections[-1] = last._replace(end=line.end)
        else:
            sections.append(Section(line.start, line.end, line.label, line.reason))
    return sections
