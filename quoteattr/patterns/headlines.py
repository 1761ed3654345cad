"""Headlines: `Ministry says roads will close`, `Lee: 'Taxes fall'`, `'Taxes fall': Lee`. They need no parse."""

import re

from quoteattr.annotations import Offsets
from quoteattr.lang import one_of_kind, words
from quoteattr.lang.grammar import function_words
from quoteattr.patterns.found import Found
from quoteattr.patterns.lexicon import Lexicon
from quoteattr.patterns.page import DOUBLE_MARK, Page

STANCES = frozenset({"say", "claim", "deny", "promise", "order", "show", "write", "ask", "agree", "think"})
_VERBS = one_of_kind("en", "headline_verbs")
#: Verbs that stand before the source: "Bridge will reopen, *vows* mayor".
_SAYS = _VERBS["before"]
_OPEN, _CLOSE = "['‘\"“«]", "['’\"”»]"
COLON = re.compile(rf"(?P<source>[A-Z][^:\n]{{1,60}}?)(?P<cue>:)\s+(?P<content>{_OPEN}[^\n]{{2,}}{_CLOSE})[.!?]?$")
REVERSED = re.compile(
    rf"(?P<content>{_OPEN}[^\n]{{2,}}?{_CLOSE})\s*(?P<cue>:|[-–—]|,? {_SAYS})"
    r"\s+(?P<source>[A-Z][^\n:]{1,60})$"
)
#: "“It rained”: farmer on a wet year": a noun for somebody, up to what he or she speaks about.
REVERSED_NOUN = re.compile(
    rf"(?P<content>{_OPEN}[^\n]{{2,}}?{_CLOSE})\s*(?P<cue>:|[-–—])\s+"
    r"(?P<source>(?:[a-z][\w’'-]*\s){0,3}?(?P<noun>[a-z][\w’'-]*))(?=\s(?:on|over|after|in|at|as|about|who|from)\b|$)"
)
#: "Bridge will stay shut: engineers", without marks.
REVERSED_PLAIN = re.compile(
    r"(?P<content>(?=\S+ \S+ \S)[A-Z](?:[^\n:\"“”«»]|“[^“”\n:]*”|\"[^\"\n:]*\"){9,}?)\s?(?P<cue>:|(?<=\s)[–—])\s"
    r"(?P<source>(?:[a-z][\w’'-]*\s){0,2}?(?P<noun>[a-z][\w’'-]*))$"
)
#: The same of one with a capital: "Bridge will stay shut for a month: Minister".
REVERSED_TITLE = re.compile(
    r"(?P<content>(?=(?:\S+ ){3}\S)[A-Z](?:[^\n:\"“”«»]|“[^“”\n:]*”|\"[^\"\n:]*\"){9,}?)\s?(?P<cue>:|(?<=\s)[–—])\s"
    r"(?P<source>(?:[A-Z][\w’'-]*\s){0,2}?(?P<noun>[A-Z][\w’'-]*))$"
)
#: "Bridge will reopen, says mayor": with a comma more, what stands before the verb is "Lee, the mayor, says ...".
_NO_PREPOSITION = r"(?!(?:of|about|for|against|on|over|to|in|at|by|with|from|that|it|he|she|they)\b)"
INVERTED = re.compile(
    rf"(?P<content>\S+ \S+ [^\n,]{{4,}}?)(?P<cue>, {_SAYS})\s+(?P<source>{_NO_PREPOSITION}[^\n:,]{{2,60}})$"
)
#: "Bridge will reopen, mayor says".
TRAILING = re.compile(
    r"(?P<content>\S+ \S+ [^\n,]{4,}?), (?P<source>[^\n:,]{2,60}?)"
    rf" (?P<cue>{_VERBS['behind']})(?:\s(?:as|after|amid|while|before|despite|following)\s[^\n]*)?$"
)
#: Nouns that a headline may end with for who says it: people, groups, organisations and documents.
SPEAKERS = frozenset(
    noun
    for name in ("person_nouns", "group_nouns", "org_nouns", "org_anaphors", "document_nouns")
    for noun in words("en", name)
)
#: A headline's source is a name or a short noun phrase: at most this many words.
LONGEST_SOURCE = 8
#: "U.S.", "Gov.": a full stop behind a longer word ends a sentence.
LONGEST_ABBREVIATION = 5
#: Before these words a form like "calls" or "plans" is a noun: "Lee plans for reform", "Calls on ministers ...".
BEHIND_NOUN = frozenset({
    "of", "on", "for", "from", "about", "in", "to", "are", "were", "and", "as", "by", "at",
})  # fmt: skip
#: Behind these words a form like "says" has no source of its own.
NO_SOURCE_END = frozenset({
    "to", "of", "the", "a", "an", "and", "in", "on", "for", "with", "his", "her", "their", "its", "as",
    "that", "what", "it", "how", "why", "who",
})  # fmt: skip


#: No subject of "say" ends with these.
AHEAD_OF_SAY = function_words("do", "modal") | {
    "can't", "cannot", "couldn't", "didn't", "doesn't", "don't", "never", "not", "won't", "wouldn't",
}  # fmt: skip


#: What a report is no part of, behind it: ", calling it empty", ", calls it empty", " as crews fight on".
_ASIDE = re.compile(
    r",\s((?:calling|citing|blaming|warning|saying|adding|urging|accusing"
    r"|accuses|blames|calls|denies|says|slams|tells|urges|vows|warns)\b)|\sas\s(?=[a-z]+\s[a-z])"
)
#: What stands in front of who says it: another clause with "as", or a topic and a colon.
_AHEAD = re.compile(r"(?<=\s)as\s|(?<=\w):\s(?=\S)")
#: A line below a headline: "Zoo: the llama is well".
DECK = re.compile(r"(?P<source>[A-Z][\w’'-]*(?: [\w’'-]+){0,3})(?P<cue>:) (?P<content>[^\s:;“”\"‘’][^\n:;“”\"]{7,})$")
#: Lines of at most so many words without a stop at the end, and so many of them, are headlines below a headline.
LONGEST_DECK, LONGEST_DECK_SOURCE, MOST_DECKS = 14, 4, 6
_LINE = re.compile(r"\s*(?P<line>\S[^\n]*)")
_STOPS = (".", "!", "?", ":", ",", ";", "…")

#: What a verb of reporting may have behind it in a headline besides a clause: "vows to mend it", "denies selling it".
INFINITIVE = re.compile(r"(?:not\s)?to\s[a-z]|[a-z]+ing\b|(?:that|whether|how|why|what)\s")
#: A headline that a mark opens has what is said before its verb.
OPENING = re.compile(_OPEN)


#: "*Poll shows* lead for Lee": what these show is said, a clause or not.
SHOWING = frozenset(words("en", "showing_sources"))


def find_headlines(page: Page, lexicon: Lexicon) -> list[Found]:
    """The attribution of each headline, and of one that is printed twice only the first."""
    found = []
    again = set(repeated_headlines(page))
    for section in page.sections:
        unclosed = any(page.quotations[i].state == "open" for i in page.quotations_in(section.start, section.end))
        if section.label == "headline" and not unclosed and (section.start, section.end) not in again:
            line = page.text[section.start : section.end]
            stripped = line.strip().split("\n")[0].rstrip()
            attribution = _headline(stripped, section.start + len(line) - len(line.lstrip()), lexicon, page)
            if attribution is not None:
                found.append(attribution)
            found += _decks(section.end, lexicon, page)
    return found


def _decks(start: int, lexicon: Lexicon, page: Page) -> list[Found]:
    """Those of the short lines behind a headline that begin with who says so and a colon."""
    found = []
    for _ in range(MOST_DECKS):
        line = _LINE.match(page.text, start)
        words = line["line"].rstrip() if line is not None else ""
        if line is None or words.endswith(_STOPS) or len(words.split()) > LONGEST_DECK:
            break
        start = line.start("line")
        match = page.section(start) != "headline" and page.is_read(start) and (DECK.match(words) or COLON.match(words))
        if match and _is_deck(match, start, lexicon, page):
            found.append(_row(match.span("content"), match.span("cue"), match.span("source"), start, "headline.deck"))
        start = line.end()
    return found


def _is_deck(match: re.Match[str], start: int, lexicon: Lexicon, page: Page) -> bool:
    """Whether a short name stands before the colon and what is quoted behind it, or somebody and a clause."""
    if len(match["source"].split()) > LONGEST_DECK_SOURCE or _tells(match["source"], lexicon):
        return False
    if match.re is COLON:
        return True
    noun = match["source"].split()[-1].lower()
    first, last = match.span("content")
    return not {noun, noun.removesuffix("s")}.isdisjoint(SPEAKERS) and page.finite_in(start + first, start + last)


def repeated_headlines(page: Page) -> list[Offsets]:
    """The second and later printings of a headline, which are left alone."""
    seen: set[str] = set()
    again = []
    for section in page.sections:
        if section.label == "headline":
            key = " ".join(page.text[section.start : section.end].lower().split())
            if key in seen:
                again.append((section.start, section.end))
            seen.add(key)
    return again


def _headline(line: str, start: int, lexicon: Lexicon, page: Page) -> Found | None:
    forms = (
        (COLON, "headline.colon"),
        (REVERSED, "headline.reversed"),
        (INVERTED, "headline.inverted"),
        (TRAILING, "headline.trailing"),
    )
    for pattern, name in forms:
        match = pattern.match(line)
        if pattern is INVERTED and match and _is_said_behind(match["source"], match.start("source") + start, page):
            continue
        if match and len(match["source"].split()) <= LONGEST_SOURCE and not _tells(match["source"], lexicon):
            cue = match.end("cue") - len(match["cue"].lstrip(" ,")), match.end("cue")
            if match["cue"] == "told":  # "Bridge could fall, *court told*"
                return _row(match.span("content"), cue, None, start, name)
            return _row(match.span("content"), cue, match.span("source"), start, name)
    match = REVERSED_NOUN.match(line) or REVERSED_PLAIN.match(line) or REVERSED_TITLE.match(line)
    if match is not None and not {match["noun"].lower(), match["noun"].lower().removesuffix("s")}.isdisjoint(SPEAKERS):
        return _row(match.span("content"), match.span("cue"), match.span("source"), start, "headline.reversed")
    return _says(line, start, lexicon, page)


def _is_said_behind(words: str, start: int, page: Page) -> bool:
    """Whether what stands behind "says" is what is said: "Minister sacks two, *says officials ‘slept’*"."""
    marked = re.search(_OPEN, words) is not None or DOUBLE_MARK.search(words) is not None
    return marked and page.finite is not None and (page.finite_in(start, start + len(words)) or marked)


def _tells(source: str, lexicon: Lexicon) -> bool:
    """Whether a verb of saying stands in what should be a name: "Ann Lee told members: 'Taxes fall'"."""
    words = [word.rstrip(",") for word in source.split()[1:]]
    return any(word.islower() and word in lexicon.lemmas and word not in lexicon.verb_nouns for word in words)


def _says(line: str, start: int, lexicon: Lexicon, page: Page) -> Found | None:
    """The first reporting verb in the third person, what stands before it, and the rest of the line."""
    if OPENING.match(line):
        return None
    words = list(re.finditer(r"\S+", line))
    for n in range(1, min(len(words) - 2, LONGEST_SOURCE + 1)):
        form = words[n][0].lower().rstrip(":,")
        if not _reports(form, words[n + 1][0].lower(), lexicon) or words[n - 1][0].lower() in NO_SOURCE_END:
            continue
        if _is_plural(form, words[n + 1], start, lexicon, page):
            continue
        if any(_ends_sentence(word[0]) for word in words[:n]):
            return None  # several sentences
        if form == "say" and words[n - 1][0].lower().replace("’", "'") in AHEAD_OF_SAY:
            return None  # "The mayor did not say whether she would sign": a sentence
        if DOUBLE_MARK.search(line, 0, words[n].start()):
            return None  # "A," said X: no headline, or one whose content stands before the verb
        first = n + 2 if words[n + 1][0].lower() == "that" and len(words) > n + 3 else n + 1
        cue = words[n].start(), words[n].start() + len(form)
        content = words[first].start(), _report_end(line, words[first].start(), start, page)
        found_out = (
            words[n - 1][0].lower().removesuffix("s") in SHOWING and lexicon.stances[lexicon.lemmas[form]] == "show"
        )
        said = found_out or lexicon.lemmas[form] == "say" or _is_said(line, content, start, page)
        if content[1] <= content[0] or not said:
            return None
        return _row(content, cue, _subject(line, words[n - 1].end(), start, page), start, "headline.says")
    return None


def _ends_sentence(word: str) -> bool:
    """Whether a sentence ends with a word; short ones with a full stop may be abbreviations."""
    return word[-1] in "!?" or (word[-1] == "." and len(word) > LONGEST_ABBREVIATION)


def _report_end(line: str, first: int, start: int, page: Page) -> int:
    """Where the report ends: before what happens meanwhile, "vows to stay *as crews fight on*", and before what the
    speaker does with it, "vows to veto it, *calling it “empty”*"."""
    for aside in _ASIDE.finditer(line, first):
        quoted = DOUBLE_MARK.search(line, first, aside.start()) or re.search(_OPEN, line[first : aside.start()])
        meanwhile = page.finite_in(start + aside.end(), start + len(line))
        meanwhile = meanwhile and not page.finite_in(start + first, start + aside.start())
        if not quoted and (aside[1] or meanwhile):
            return aside.start()
    return len(line.rstrip(" .,;"))


def _subject(line: str, end: int, start: int, page: Page) -> Offsets:
    """Who says it: "Shares slide as *founder* admits", "Dam burst: *minister* says", "*Minister* sacks two, says"."""
    ahead = list(_AHEAD.finditer(line, 0, end))
    first = ahead[-1].end() if ahead else 0
    words = list(re.finditer(r"\S+", line[first:end]))
    verb = next((word for word in words[1:] if page.finite_at(start + first + word.start())), None)
    return first, (first + verb.start() - 1 if verb is not None and line[:end].endswith(",") else end)


def _reports(form: str, following: str, lexicon: Lexicon) -> bool:
    lemma = lexicon.lemmas.get(form)
    if lemma is None or lexicon.stances[lemma] not in STANCES or "clause" not in lexicon.frames.get(lemma, ()):
        return False
    if form not in ("say", "said") and (not form.endswith("s") or form == lemma):
        return False
    return not (form in lexicon.verb_nouns and following in BEHIND_NOUN)


def _is_plural(form: str, following: re.Match[str], start: int, lexicon: Lexicon, page: Page) -> bool:
    """Whether it is a noun in the plural, whose verb stands behind it: "Pay *talks* stall", "Hill *states* accuse"."""
    if form not in lexicon.verb_nouns:
        return False
    word = following[0].lower()
    return lexicon.lemmas.get(word) == word or page.finite_in(start + following.start(), start + following.end())


def _is_said(line: str, content: Offsets, start: int, page: Page) -> bool:
    """Whether it is more than a thing: "Mayor vetoes *new bridge*". Without tags it is not known, and True."""
    if page.finite is None or DOUBLE_MARK.search(line, *content) or re.search(_OPEN, line[slice(*content)]):
        return True
    clause = page.finite_in(start + content[0], start + content[1])
    return clause or INFINITIVE.match(line, *content) is not None


def _row(content: Offsets, cue: Offsets, source: Offsets | None, start: int, evidence: str) -> Found:
    content, cue = (content[0] + start, content[1] + start), (cue[0] + start, cue[1] + start)
    source = (source[0] + start, source[1] + start) if source is not None else None
    first, last = source or cue
    return Found([content], cue, source, (min(cue[0], first), max(cue[1], last)), rank=90, evidence=[evidence])
