"""Find time expressions in a text. The words and patterns of the language are tables; nothing is resolved here."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from quoteattr.lang import table
from quoteattr.lang.grammar import ANY_DETERMINER

#: What the patterns may name beside the slots of the table. A number is its own value.
NUMERIC = {
    "year": r"(?:1[5-9]|20)\d\d(?!\d|,\d|\.\d| ?%)",
    "day": r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d:%]|,\d{3}|\.\d)",
    "mm": r"(?:0?[1-9]|1[012])",
    "dd": r"(?:0?[1-9]|[12]\d|3[01])(?!\d)",
    "digit": r"[1-4]",
}
CLOCK = (
    r"(?:(?P<NAME_hour>[01]?\d|2[0-3])(?:[:.](?P<NAME_minute>[0-5]\d))?[ \u00a0]?(?P<NAME_half>[ap])\.?m\b\.?"
    r"|(?P<NAME_hour24>[01]?\d|2[0-3]):(?P<NAME_minute24>[0-5]\d)|(?P<NAME_name>noon|midnight|midday))"
    r"(?:[ \u00a0]\(?(?:GMT|UTC|BST|CET|E[SD]?T|P[SD]?T|C[SD]T|M[SD]T|local time|Eastern(?: time)?|Pacific)\)?)?"
)
HOURS = ("noon", "midnight", "midday")
PROPER = {"month", "weekday", "holiday"}  # must be written with their capitals
AUXILIARY = {"number", "ordinal", "shift", "step", "edge", "preposition", "hedge", "many"}  # no times by themselves
WORD = re.compile(r"[A-Za-z]+|\d+")
GAP = r"[ \u00a0]+"
ARTICLE = re.compile(rf"(?<!\w){ANY_DETERMINER}[ \u00a0]+$", re.IGNORECASE)
BEFORE_NOUNS = {"year!", "month!", "month", "month_day", "weekday"}  # "the 2000 election", "a Tuesday memo"
REACH = 36  # characters from the beginning of an expression to its word of time


class TimeExpression(NamedTuple):
    """Words that name a time: span, what to do with them, and the values of their slots.

    preposition: "at" (in, on, during, ...), "since", "aside" (before, after, until: not the time itself) or "".
    edge: "start", "early", "middle", "late", "end", "whole" or "". clock: ISO time of day or "".
    possessive: as in "Monday's". prenominal: as in "a 2013 memo". until: the other end of a range.
    """

    start: int
    end: int
    operation: str
    values: tuple[tuple[str, str], ...] = ()
    preposition: str = ""
    edge: str = ""
    clock: str = ""
    possessive: bool = False
    prenominal: bool = False
    until: "TimeExpression | None" = None

    @property
    def slots(self) -> dict[str, str]:
        return dict(self.values)

    def reversed(self) -> "TimeExpression":
        """Counted the other way: as long before as it is after."""
        turned = {"anchor_before": "anchor_after", "anchor_after": "anchor_before"}
        return self._replace(operation=turned.get(self.operation, self.operation))

    @property
    def vague(self) -> bool:
        return self.operation == "vague"


class Grammar:
    """The patterns of one language, compiled."""

    def __init__(self, language: str = "en") -> None:
        self.language = language
        self.values: dict[str, dict[str, str]] = {}
        for slot, words, value in table(language, "time_words"):
            self.values.setdefault(slot, {})[words.lower()] = value
        patterns = table(language, "time_patterns")
        self.operations = [operation for operation, _ in patterns]
        bases = "|".join(f"(?P<p{n}>{self._compile(pattern, n)})" for n, (_, pattern) in enumerate(patterns))
        self.regex = re.compile(
            rf"(?:(?:(?:at|around|by|before|until){GAP})?{CLOCK.replace('NAME', 'a')},?{GAP}(?:on{GAP})?)?"
            rf"(?:(?P<preposition>{self._forms('preposition')}){GAP})?"
            rf"(?P<article>{ANY_DETERMINER}{GAP})??"
            rf"(?:(?P<edge>{self._forms('edge')})(?:{GAP}|(?<=-)))?(?:the{GAP})??"
            rf"(?P<base>{bases})"
            rf"(?:,?{GAP}(?P<part>{self._forms('part')})\b)?(?P<possessive>['’]s)?"
            rf"(?:,?{GAP}(?:at|around|by){GAP}{CLOCK.replace('NAME', 'b')})?(?!\w)",
            re.IGNORECASE,
        )
        self.first_words = frozenset(self._first_words())
        self.time_words = frozenset(self._time_words())
        forms = " ".join(form for slot in self.values.values() for form in slot)
        #: Words that may stand within an expression: what begins with another one's needs one of these behind it.
        self.inner_words = frozenset(re.findall("[a-z]+", " ".join([forms, *HOURS, *(p for _, p in patterns)])))

    def _forms(self, slot: str) -> str:
        forms = "|".join(_flexible(form) for form in sorted(self._spelled(slot), key=len, reverse=True))
        return f"(?-i:{forms})" if slot in PROPER else forms

    def _spelled(self, slot: str) -> list[str]:
        return [words for name, words, _ in table(self.language, "time_words") if name == slot]

    def _compile(self, pattern: str, number: int) -> str:
        def fill(match: re.Match[str]) -> str:
            slot = match[1].rstrip("2")
            body = NUMERIC.get(slot) or rf"(?:{self._forms(slot)})(?!\w)"
            body += r"|\d{1,4}(?!\d)" if slot == "number" else ""
            return f"(?P<p{number}_{match[1]}>{body})"

        spaced = pattern.replace(" ?", "\0").replace(" ", GAP).replace("\0", "[ \u00a0]?")
        return re.sub(r"\{([a-z]+2?)\}", fill, spaced)

    def _first_words(self) -> Iterator[str]:
        """Words that an expression can begin with."""
        yield from ("the", "a", "an", "his", "her", "its", "their", "our", "my", "this", "that", "q", "eve", "week")
        yield from (*HOURS, "overnight", "later", "earlier", "around", "half")
        for forms in self.values.values():
            for form in forms:
                yield re.findall(r"[a-z]+|$", form)[0]

    def _time_words(self) -> Iterator[str]:
        """Words without which no expression is: the longest of each of the table's, and the patterns' own."""
        yield from ("weekend", "overnight", "before", "after", "ago", "q")
        for slot, forms in self.values.items():
            if slot not in AUXILIARY:
                for form in forms:
                    yield max(re.findall(r"[a-z]+", form), key=lambda word: (len(word), word))

    def find(self, text: str) -> list[TimeExpression]:
        """All time expressions of the text, in order, without overlap; ranges joined."""
        found: list[TimeExpression] = []
        for start in self._beginnings(text):
            if not found or start >= found[-1].end:
                match = self.regex.match(text, start)
                if match is not None:
                    found.append(self._read(match))
        return [expression for expression in _join_ranges(text, found) if _stands(text, expression)]

    def _beginnings(self, text: str) -> list[int]:
        """Where an expression may begin: at words it can begin with, with a word of time soon after.

        The patterns are costly, so they are tried nowhere else. Found from the end of the text backwards.
        """
        found: list[int] = []
        ahead = len(text) + REACH + 1
        goes_on = False  # whether the word behind may stand within an expression
        for match in reversed(list(WORD.finditer(text))):
            word = match.group().lower()
            start = match.start()
            number = word[0].isdigit()
            if word in self.time_words or (number and len(word) == 4):
                ahead = start
            opens = number or (word in self.first_words and (goes_on or word in self.time_words or word in HOURS))
            if ahead - start <= REACH and opens and not _glued(text, start):
                found.append(start)
            goes_on = number or word in self.inner_words
        return found[::-1]

    def _read(self, match: re.Match[str]) -> TimeExpression:
        groups = match.groupdict()
        number = next(n for n in range(len(self.operations)) if groups[f"p{n}"] is not None)
        prefix = f"p{number}_"
        values = tuple(
            (name.removeprefix(prefix), self._value(name.removeprefix(prefix), words))
            for name, words in groups.items()
            if words is not None and name.startswith(prefix)
        )
        start, end = match.span()
        preposition, edge = groups["preposition"] or "", groups["edge"] or ""
        return TimeExpression(
            start=start,
            end=end,
            operation=self.operations[number],
            values=values,
            preposition=self.values["preposition"].get(_plain(preposition), "") if preposition else "",
            edge=self.values["edge"].get(_plain(edge), "") if edge else "",
            clock=_clock(groups, "a") or _clock(groups, "b"),
            possessive=groups["possessive"] is not None,
            prenominal=self.operations[number] in BEFORE_NOUNS and _has_article(match) and _has_noun(match),
        )

    def _value(self, slot: str, words: str) -> str:
        slot = slot.rstrip("2")
        plain = _plain(words)
        if slot in NUMERIC:
            return re.match(r"\d+", plain)[0].lstrip("0")  # type: ignore[index]
        return self.values[slot].get(plain, plain)


def _plain(words: str) -> str:
    return re.sub(r"[ \u00a0]+", " ", words).replace("’", "'").lower()


def _flexible(words: str) -> str:
    return re.escape(words).replace(r"\ ", GAP).replace("'", "['’]")


def _has_article(match: re.Match[str]) -> bool:
    if match.string[max(0, match.start() - 3) : match.start()] in ("'s ", "’s "):
        return True
    return ARTICLE.search(match.string, match.start(), match.start("base")) is not None


def _has_noun(match: re.Match[str]) -> bool:
    """Whether a word follows that the expression may belong to: "a 2013 memo"."""
    return re.match(r"[ \u00a0]+[^\W\d]", match.string[match.end() : match.end() + 4]) is not None


def _clock(groups: Mapping[str, str | None], name: str) -> str:
    """The ISO time of day, or ""."""
    word = groups[name + "_name"]
    if word:
        return "00:00" if word.lower() == "midnight" else "12:00"
    if groups[name + "_hour24"]:
        return f"{int(groups[name + '_hour24'] or 0):02d}:{groups[name + '_minute24']}"
    hour = groups[name + "_hour"]
    if not hour or int(hour) > 12:
        return ""
    half = (groups[name + "_half"] or "").lower()
    return f"{int(hour) % 12 + (12 if half == 'p' else 0):02d}:{groups[name + '_minute'] or '00'}"


def _glued(text: str, start: int) -> bool:
    """Whether the word is part of a longer one, of a number or of an amount."""
    before = text[start - 1 : start]
    return before.isalnum() or (before != "" and before in "_$€£.,-'’" and (text[start].isdigit() or before in "_-'’"))


def _join_ranges(text: str, found: list[TimeExpression]) -> list[TimeExpression]:
    """Join "from X to Y" and "between X and Y"."""
    joined: list[TimeExpression] = []
    for expression in found:
        first = joined[-1] if joined else None
        if first is not None and first.until is None and _links(text, first, expression):
            joined[-1] = first._replace(end=expression.end, until=expression)
        else:
            joined.append(expression)
    return joined


def _links(text: str, first: TimeExpression, second: TimeExpression) -> bool:
    opener = text[first.start : first.start + 8].lower()
    if second.start - first.end > 5 or not opener.startswith(("from", "between")):
        return False
    between = text[first.end : second.start].strip().lower()
    return between in (("and",) if opener.startswith("between") else ("to", "-", "–", "—", "until", "through"))


def _stands(text: str, expression: TimeExpression) -> bool:
    """Whether a pattern that needs a preposition, an article with a noun, or an edge has one."""
    if not expression.operation.endswith("!") or expression.until is not None:
        return True
    if expression.operation == "unit!":
        return expression.edge not in ("", "whole")
    opener = text[expression.start : expression.start + 8].lower()
    if opener.startswith("between"):
        return False
    return bool(
        expression.preposition not in ("", "aside") or expression.edge or expression.prenominal or expression.possessive
    )


@lru_cache(maxsize=4)
def grammar(language: str = "en") -> Grammar:
    """The grammar of a language, compiled once."""
    return Grammar(language)
