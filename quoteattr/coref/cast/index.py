"""Every mention of every identity, in the order of the text."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from quoteattr.coref.cast.fronted import lead_by_main_clause
from quoteattr.coref.cast.identities import Cast, Identity, Tokens
from quoteattr.coref.cast.mentions import Mention
from quoteattr.coref.naming.forms import ORG, PERSON
from quoteattr.coref.words.layout import Layout
from quoteattr.coref.words.lexicon import Lexicon
from quoteattr.coref.words.names import PARTICLES, fold, strip_possessive, tokens_of
from quoteattr.coref.words.seniority import ELDER, YOUNGER, age_of

#: Where a name can begin: a capital or figure at the head of a word, "al-Amr", "van Dam".
_HEAD = re.compile(rf"(?<![\w\-])(?:[^\W_a-zß-öø-ÿ]|[a-z]{{2}}-[A-Z]|(?:{PARTICLES}[ ]){{1,2}}[A-Z])")
_INSIDE = re.compile(r"\w|-\w")
_NEXT = re.compile(r"[ \u00a0]([\w’'\-]+)")
_BEFORE = re.compile(r"([\w.’'\-]+)[ \u00a0]$")


class Index:
    """Mentions by offset."""

    def __init__(self, mentions: list[Mention], shared: Sequence[tuple[int, Tokens]] = ()) -> None:
        self.mentions = mentions
        self.shared = shared  # numbers of the mentions whose spelling several people have, with the spelling
        self.doubtful: set[int] = set()  # where "Mr Roe" stands and of several people nothing tells which is a man
        self._starts = [mention.start for mention in mentions]

    def between(self, start: int, end: int) -> list[Mention]:
        """Mentions that begin at or after start and end at or before end."""
        found = self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return [mention for mention in found if mention.end <= end]

    def share(self, text: str, tokens: Tokens) -> None:
        """Note that several people have a spelling that one had."""
        places = (n for n, m in enumerate(self.mentions) if tokens_of(text[m.start : m.end]) == tokens)
        self.shared = sorted({*self.shared, *((number, tokens) for number in places)})

    def across(self, offset: int) -> Mention | None:
        """The mention inside which the offset stands."""
        before = bisect_left(self._starts, offset) - 1
        return self.mentions[before] if before >= 0 and self.mentions[before].end > offset else None


def spelled(text: str, cast: Cast) -> Iterator[tuple[int, int, Tokens]]:
    """Every place where a spelling of the cast stands, the longest one at each, also in capitals ("TRUMP:")."""
    table: dict[str, list[tuple[str, Tokens]]] = defaultdict(list)
    for spelling, tokens in cast.spellings.items():
        for form in {spelling, spelling.upper()} if len(spelling) > 2 else (spelling,):
            table[form[:2]].append((form, tokens))
    for forms in table.values():
        forms.sort(key=lambda entry: -len(entry[0]))
    reached = 0
    for match in _HEAD.finditer(text):
        start = match.start()
        if start < reached:
            continue
        for form, tokens in table.get(text[start : start + 2], ()):
            if text.startswith(form, start) and not _INSIDE.match(text, start + len(form)):
                reached = start + len(form)
                yield start, reached, tokens
                break


def build_index(
    text: str, layout: Layout, cast: Cast, lexicon: Lexicon, object_of: Callable[[int, int], str] = lambda *_: ""
) -> Index:
    """Find all mentions; a spelling that several people share goes to the one that was named last in full nearby.

    object_of: as of `syntax`, for the name between two offsets.
    """
    mentions: list[Mention] = []
    shared: list[tuple[int, Tokens]] = []
    recent: dict[int, int] = {}
    led = -1  # the sentence whose subject was found
    instead: dict[int, int] = {}
    for start, end, tokens in spelled(text, cast):
        choices = cast.by_form.get(tokens)
        if not choices or layout.furniture(start):
            continue
        if len(choices) > 1:
            shared.append((len(mentions), tokens))
        identity = (
            choices[0] if len(choices) == 1 else _choose(choices, recent, {}, set(), text, start, lexicon, layout)
        )
        if len(tokens) > 1 or len(choices) == 1:
            recent[identity.key] = start
        sentence = layout.sentence(start)
        possessive = _is_possessive(text, end)
        modifier = not possessive and not (identity.type == ORG and is_closed_by_kind(text, start, end))
        modifier = modifier and (
            _is_modifier(text, end, lexicon) or (identity.type == PERSON and _names_a_thing(text, start, end, lexicon))
        )
        quoted = layout.quoted(start) >= 0
        governed = _is_governed(text, start, lexicon)
        upright = not (possessive or modifier or quoted or governed or _in_dateline(text, start, end))
        if upright and led != sentence and (clause := object_of(start, end)):
            if clause != "relative":
                instead.setdefault(sentence, len(mentions))  # who the sentence is about if it names no subject
            upright = False
        mentions.append(
            Mention(
                start, end, identity, sentence, layout.paragraph(start), modifier, possessive, quoted,
                subject=upright and led != sentence, object=governed,
            )
        )  # fmt: skip
        led = sentence if upright else led
        identity.mentions.append((start, end))
    with_subject = {mention.sentence for mention in mentions if mention.subject} if instead else set()
    for sentence, number in instead.items():
        if sentence not in with_subject:
            mentions[number] = mentions[number]._replace(subject=True)
    lead_by_main_clause(text, layout, mentions, lexicon)
    return Index(mentions, shared)


def settle(index: Index, text: str, layout: Layout, cast: Cast, lexicon: Lexicon) -> bool:
    """Give shared spellings again, now that people's roles and sex are known: "President Roe", "Ms. Roe". Whether one
    went to somebody else."""
    changed = False
    if not index.shared:
        return changed
    shared = dict(index.shared)
    recent: dict[int, int] = {}
    styled: dict[int, str] = {}
    index.doubtful.clear()
    for number, mention in enumerate(index.mentions):
        tokens = shared.get(number)
        identity = mention.identity
        if tokens is not None:
            identity = _choose(
                cast.by_form[tokens], recent, styled, index.doubtful, text, mention.start, lexicon, layout
            )
            if identity is not mention.identity:
                mention.identity.mentions.remove((mention.start, mention.end))
                identity.mentions.append((mention.start, mention.end))
                index.mentions[number] = mention._replace(identity=identity)
                changed = True
        if tokens is None or len(tokens) > 1:
            recent[identity.key] = mention.start
    return changed


def _is_possessive(text: str, end: int) -> bool:
    following = text[end : end + 2]
    return following in ("'s", "’s") or (following[:1] in ("'", "’") and text[end - 1] == "s")


def _choose(
    choices: list[Identity], recent: dict[int, int], styled: dict[int, str], doubtful: set[int], text: str, at: int,
    lexicon: Lexicon, layout: Layout,
) -> Identity:  # fmt: skip
    """Among people of one surname: the sex or the office of the title before it, else who was named in this paragraph,
    else the first choice. styled: the sex of those who were meant behind such a title, by key; doubtful:
    as of `Index`; both are added to."""
    before = _BEFORE.search(text, max(0, at - 24), at)
    word = fold(before.group(1)) if before else ""
    title = lexicon.titles.get(word)
    sex = title.gender if title is not None and title.gender in "mf" else ""
    fitting = [person for person in choices if not sex or (person.fits(sex) and styled.get(person.key, sex) == sex)]
    choices = fitting or choices
    for fits in (_of_title, _of_no_title, _of_age):
        fitting = [choice for choice in choices if fits(choice, word, lexicon)]
        choices = fitting or choices
    known = [person for person in choices if sex and sex in (person.gender, styled.get(person.key))]
    choices = known or choices
    near = [choice for choice in choices if recent.get(choice.key, -1) >= layout.paragraph_span(at)[0]]
    chosen = max(near, key=lambda choice: recent[choice.key]) if near else choices[0]
    if sex:
        styled[chosen.key] = sex
        if not known and len(choices) > 1:
            doubtful.add(at)
    return chosen


def _of_title(person: Identity, word: str, lexicon: Lexicon) -> bool:
    """Whether the title before the surname is one that the person has, short or long: "Sen.", "Senator"."""
    if word not in lexicon.titles or word in ("mr", "mrs", "ms", "miss"):
        return False
    same = {word, *lexicon.kinds.get(word, ())}
    return bool(same & (person.titles | {role.head for role in person.roles}))


def _of_no_title(person: Identity, word: str, lexicon: Lexicon) -> bool:
    """Whether "Mr" can be all that is written before the name: "Mr Lee" is not Sir Al Lee, where there is an Al Lee."""
    plain = {"mr", "mrs", "ms", "miss"}
    ranks = (title for title in person.titles if title in lexicon.titles and title not in lexicon.kin)
    return word in plain and plain.issuperset(ranks)


def _of_age(person: Identity, word: str, lexicon: Lexicon) -> bool:
    """Whether "the younger" or "the elder" of a family is meant."""
    meant = age_of(word)
    told = person.situations & {ELDER, YOUNGER}
    if told:
        return meant in told
    ages = {lexicon.kin[role.head].age for role in person.roles if role.head in lexicon.kin}
    young = YOUNGER in ages or person.name.endswith(("Jr.", "Jr"))
    old = ELDER in ages or person.name.endswith(("Sr.", "Sr"))
    return (meant == YOUNGER and young) or (meant == ELDER and (old or not young))


def _is_modifier(text: str, end: int, lexicon: Lexicon) -> bool:
    """Whether a noun follows that the name only qualifies: "Varga campaign", "Kim aide"."""
    match = _NEXT.match(text, end)
    if match is None:
        return False
    word = strip_possessive(match.group(1))
    if not word.islower():
        return False
    single = lexicon.singular(word)
    if word in lexicon.noun_verbs:
        return False
    return (
        any(word in table or single in table for table in (lexicon.persons, lexicon.organisations, lexicon.documents))
        or word in lexicon.modifiers
        or word in lexicon.groups
    )


#: "the Vale Fish *company*" is Vale Fish.
_COMPANY = re.compile(
    r"[ ](?:chain|company|conglomerate|corporation|firm|group)(?=[,.;:]|$|[ ](?:has|had|is|said|says|was|will)\b)"
)


def is_closed_by_kind(text: str, start: int, end: int) -> bool:
    """Whether but a noun for firms follows a name of some words behind "the"."""
    the = text[max(0, start - 4) : start].lower() == "the " and " " in text[start:end]
    return the and _COMPANY.match(text, end) is not None


def _names_a_thing(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether one word with "the" before it and a noun behind it says which: "the *Tolmere* lifeboat"."""
    noun = _NEXT.match(text, end) if text[max(0, start - 4) : start].lower() == "the " else None
    if noun is None or " " in text[start:end] or not (noun[1].islower() and noun[1].isalpha()):
        return False
    verb = noun[1].endswith(("ed", "s")) or noun[1] in lexicon.noun_verbs
    return not (verb or noun[1] in lexicon.function_words or noun[1] in lexicon.clause_words)


def _in_dateline(text: str, start: int, end: int) -> bool:
    """Whether it is the place or the agency of a dateline: "*LUND*, Norland (*Elm*) -- "."""
    line = text.rfind("\n", 0, start) + 1
    if start - line > _LONGEST_PLACE or not text[line : line + 2].isupper():
        return False
    if start == line:
        return text[start:end].isupper() and _DATELINE_ON.match(text, end) is not None
    return text[start - 1] == "(" and _DASH_BEHIND.match(text, end) is not None


_DASH_BEHIND = re.compile(r"\)[ ]?(?:--?|—|–)[ ]")
_DATELINE_ON = re.compile(r"(?:,[ ][A-Z][\w.’']*){0,2}[ ]\([A-Z][\w./ \-]{1,30}\)[ ]?(?:--?|—|–)[ ]")
_LONGEST_PLACE = 60  # characters of a dateline before the agency


def _is_governed(text: str, start: int, lexicon: Lexicon) -> bool:
    words = text[max(0, start - 40) : start].replace("\u00a0", " ")
    if not words.endswith(" "):
        return False
    before = words.split()
    while before and (before[-1] in ("the", "former", "then") or _is_title(before[-1], lexicon)):
        before.pop()
    return bool(before) and before[-1] in lexicon.governors


def _is_title(word: str, lexicon: Lexicon) -> bool:
    return word[:1].isupper() and fold(word) in lexicon.titles


__all__ = ["Index", "Mention", "build_index", "settle", "spelled"]
