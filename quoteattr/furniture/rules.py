"""What a line says by itself: page furniture, a caption, a byline, a time, or nothing."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from quoteattr.furniture.captions import is_caption, is_credit
from quoteattr.furniture.people import is_byline, is_contact
from quoteattr.lang import table, words

#: How far a rule reaches: this line; what follows until the article goes on; the same, where it plainly goes on;
#: everything that follows.
SINGLE, SOFT, BOX, HARD = "single", "soft", "box", "hard"
CAPTION, CREDIT, BYLINE, TIME, COUNT, WRITERS = "caption", "credit", "byline", "time", "count", "writers"

#: A line with more characters is prose, or a caption; nothing else is looked for in it.
MAX_FURNITURE = 400
#: More words than any time, count, byline or list of links has.
MAX_WORDS = 30
#: The most words by which the beginning of a line is compared.
LONGEST_START = 7
#: Above so many characters a call to subscribe is rather a paragraph.
LONGEST_CALL = 260


class Verdict(NamedTuple):
    """What a line is by itself. reason: the rule; reach: single, soft, box or hard."""

    reason: str
    reach: str = SINGLE


@dataclass(frozen=True)
class Rules:
    """The phrases of one language, ready for matching."""

    whole: dict[str, str]  # line -> reach
    starts: dict[str, str]  # first words -> reach
    time_words: frozenset[str]


_NAME_FIRST = re.compile(r"(?:Dr|Prof)?\.? ?[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,2}(?: @\w+)?\s?[–—|•·,-]?\s")
_TOKENS = re.compile(r"[^\W\d_]+|\d+")
_COUNT = re.compile(
    r"[\d.,+%()k·•:/ \u00a0-]+(?:[km]\b)?\s*(?:(?:view )?comments?|shares?|views?|likes?|retweets|related|reviews?"
    r"|photos?|images?|words?|sec(?:ond)?s?|[ -]?min(?:ute)?s?(?: (?:to )?read| listen)?|-min(?:ute)? read)?\.?",
    re.I,
)
_PLAYER = re.compile(
    r"video player is loading\.?|(?:current time|duration|remaining time|playback rate):?\W[\d:.x-]{0,8}"
    r"|loaded: ?[\d.]+%|/|stream type.{0,20}|seek to live.{0,40}|related video:.{3,120}",
    re.I,
)
_MINUTES = re.compile(
    r"(?:est\. )?\W?\d{1,3}[ -]?min(?:ute)?s?\b[\w .]{0,12}|listen\W.{0,12}min|(?:reading time|time to read).*", re.I
)
_SIGNED = re.compile(r"(?:by|posted by:?|story by|written by) (?=[A-Z])", re.I)
_SITE = re.compile(
    r"\byou(?:['’]ve| have)\b.{0,40}\bfree (?:articles?|stories|views)\b"
    r"|\bis not responsible for (?:the )?content of (?:external|other|third-party)\b",
    re.I,
)
#: Who else has worked on the article: "Bo Kim contributed to this report."
_CONTRIBUTED = re.compile(r"(?:[\w.’'-]+,? ){1,12}contributed (?:to this (?:article|report|story)|reporting)\b")
_THOUGHTS = re.compile(r"\d+ (?:thoughts?|comments?|responses?|replies) on .*", re.I)
_SAYS = re.compile(r"[\w .@-]{1,40} says:$")
_COPYRIGHT = re.compile(
    r"(?:^|[\s(])©|copyright (?:\(c\) )?(?:\d{4}|the )|all rights reserved|may not be (?:published|reproduced)", re.I
)
_CALL = re.compile(rf"\b(?:{'|'.join(words('en', 'calls_to_readers'))})", re.I)
_TO_READERS = re.compile(r"\b(?:[Yy]ours?|[Yy]ou|[Ww]e|[Oo]urs?|[Gg]et|use of|[Nn]ewsletters?|[Ss]ign)\b")
_BOX = re.compile(r"\{\{.*\}\}|opens in (?:a )?new (?:window|tab)", re.I)
_NAVIGATION = re.compile(r"[^|>›»·]{1,30}(?:[|>›»·][^|>›»·]{1,30}){2,}|[Hh]ome(?: / [^/]{1,30}){1,5}")
_TWO_LINKS = re.compile(r"[^|›>»]{1,20} ?[|›>»] ?[^|›>»]{1,20}(?<![.!?\"”])")
_RECORD = re.compile(r'[{\[]\s*(?:[{\[]\s*)*"[\w.-]+"\s*:\s*["\d{\[nft-]')  # JSON
#: A record that a sentence goes on from: '{"text": "Sold"} was all that the archive returned.'
_OF_SENTENCE = re.compile(r'["\d][}\]]+ [a-z]+ [a-z]')
_SYMBOLS = re.compile(r"#[# ]*")
_ABOUT = re.compile(r"About [A-Z][\w.&’'-]*(?: (?:[A-Z][\w.&’'-]*|of|the|and|for|&)){0,6}")
#: What the next issue or programme will have: "COMING UP ON SUNDAY: the actress who", "Next week: how to boil".
_TEASER = re.compile(
    r"(?:COMING (?:UP|NEXT|SOON)|(?:NEXT|THIS) (?:WEEK|MONTH|ISSUE|TIME)|TOMORROW|INSIDE|STILL TO COME"
    r"|ALSO (?:INSIDE|IN)"
    r"|IN (?:NEXT|TOMORROW|THIS|TODAY|[A-Z]+DAY)|ON (?:PAGE|OTHER PAGES|[A-Z]+DAY))\b[A-Z0-9 ,.'’&-]{0,50}:\s"
    r"|(?:Coming (?:up|next|soon)|(?:Next|In next|This) (?:week|month)|(?:In )?[Tt]omorrow"
    r"|In [A-Z][a-z]+day['’]s|On [A-Z][a-z]+day|Inside"
    r"|Still to come)\b[^:.;\"“]{0,40}:\s"
    r"(?:(?:the|an?|our)\s(?:[\w’'-]+\s){1,3}(?:who|whose|that|which)|how to|why|what)\b"
)
_LONGEST_TEASER = 300
QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]")
_SAID = re.compile(r"\b(?:said|says|told|added|asked|wrote|warned|claimed|called)\b")


@cache
def default_rules(language: str = "en") -> Rules:
    """The phrases that ship for a language."""
    return compile_rules(table(language, "furniture"), words(language, "timestamp_words"))


def compile_rules(phrases: Iterable[tuple[str, ...]], time_words: Iterable[str]) -> Rules:
    """phrases: rows of phrase, match ("line" or "start") and reach."""
    whole: dict[str, str] = {}
    starts: dict[str, str] = {}
    for phrase, match, reach in phrases:
        (whole if match == "line" else starts)[phrase] = reach
    return Rules(whole | starts, starts, frozenset(time_words))


def judge(line: str, rules: Rules) -> Verdict | None:
    """What the line says by itself; None where it says nothing."""
    if _RECORD.match(line) and not _OF_SENTENCE.search(line):
        return Verdict("record of a program")
    if len(line) > MAX_FURNITURE:
        return Verdict(CAPTION) if is_caption(line) else None
    return _phrase(line, rules) or _short(line, rules) or _sentence(line)


def key_of(line: str) -> str:
    """The line for comparing: lower case, straight apostrophes, single spaces, no mark at its end."""
    return " ".join(line.lower().replace("’", "'").replace("‘", "'").split()).rstrip(" .:…»›>→|").strip("•·-– ")


def _phrase(line: str, rules: Rules) -> Verdict | None:
    plain = " ".join(line.lower().replace("’", "'").split())
    reach = rules.whole.get(plain) or rules.whole.get(key_of(line))
    if reach:
        return Verdict("phrase", reach)
    if _SYMBOLS.fullmatch(plain) or (_ABOUT.fullmatch(line) and line[-1] not in ".!?:"):
        return Verdict("phrase", HARD)
    parts = plain.split(" ", LONGEST_START)
    for count in range(min(LONGEST_START, len(parts)), 0, -1):
        first = " ".join(parts[:count])
        reach = rules.starts.get(first) or rules.starts.get(first.rstrip(":,.?!|"))
        if reach and (first.endswith(":") or not _reports(line)):
            return Verdict("phrase", reach)
    return None


def _reports(line: str) -> bool:
    """A sentence with somebody's words in quotation marks: rather the article's than the site's."""
    if line[-1] not in '.!?"”' or sum(char in '"“”' for char in line) < 2:
        return False
    return _SAID.search(QUOTED.sub(" ", line)) is not None  # "Read next: “My vet told me”" is the site's


def _short(line: str, rules: Rules) -> Verdict | None:
    """Lines of a few words: times, counts, bylines, links, contacts, credits."""
    if line.count(" ") >= MAX_WORDS:
        return None
    if _is_time(line, rules):
        return Verdict(TIME)
    if _THOUGHTS.fullmatch(line) or _SAYS.fullmatch(line):
        return Verdict("comment", HARD)
    if _PLAYER.fullmatch(line):
        return Verdict("player")
    if _MINUTES.fullmatch(line) or (any(map(str.isdigit, line)) and _COUNT.fullmatch(line)):
        return Verdict(COUNT)
    signed = line[match.end() :] if (match := _SIGNED.match(line)) else line
    if is_byline(line) or ((name := _NAME_FIRST.match(signed)) and _is_time(signed[name.end() :], rules)):
        return Verdict(BYLINE)
    if _BOX.search(line) or (_NAVIGATION.fullmatch(line) and line[-1] not in ".!?"):
        return Verdict("links")
    if is_contact(line):
        return Verdict("contact")
    if is_credit(line):
        return Verdict(CAPTION if is_caption(line) and line.count(" ") > 5 else CREDIT)
    return Verdict("links") if _TWO_LINKS.fullmatch(line) else None


def _is_time(line: str, rules: Rules) -> bool:
    """Nothing but when: Published 4 May 2021, 5:03 AM ET | Updated 2 hours ago."""
    if len(line) > 120:
        return False
    tokens = _TOKENS.findall(line.lower())
    digits = sum(token.isdigit() for token in tokens)
    known = sum(not token.isdigit() and token in rules.time_words for token in tokens)
    return known > 0 and digits + known == len(tokens) and (digits > 0 or "ago" in tokens)


def _sentence(line: str) -> Verdict | None:
    """Whole sentences of the site: captions with their credit, rights, calls to subscribe."""
    if is_caption(line):
        return Verdict(CAPTION)
    if len(line) <= _LONGEST_TEASER and _TEASER.match(line):
        return Verdict("teaser")
    if len(line) <= _LONGEST_TEASER and _CONTRIBUTED.match(line):
        return Verdict(WRITERS)
    if len(line) <= LONGEST_CALL and _SITE.search(line):
        return Verdict("call")
    if ("©" in line or " rights " in line or "opyright" in line) and _COPYRIGHT.search(line) and not _reports(line):
        return Verdict("rights", HARD)
    if len(line) <= LONGEST_CALL and _TO_READERS.search(line) and _CALL.search(line) and not _reports(line):
        return Verdict("call")
    return None
