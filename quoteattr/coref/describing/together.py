"""Two people meant at once: by "they" and "both" after "Ann Lee and Bo Kim", or after each of them has spoken."""

import re
from collections.abc import Iterator
from itertools import pairwise

from quoteattr.annotations import Offsets
from quoteattr.coref.cast.identities import Identity
from quoteattr.coref.cast.index import Index, Mention
from quoteattr.coref.cast.trail import WINDOW, Trail
from quoteattr.coref.describing.used_before import are_brought_in
from quoteattr.coref.naming.forms import ORG, PERSON
from quoteattr.coref.phrasing.phrases import noun_phrase_before
from quoteattr.coref.words.lexicon import Lexicon
from quoteattr.coref.words.names import fold

_PLAYERS = "(?: (?:men|women|sides|leaders|ministers|candidates|players))?"
#: Two who are meant together, whoever they are.
BOTH = re.compile(rf"(?:both|the (?:two|pair|couple|duo|twins|newlyweds)){_PLAYERS}", re.IGNORECASE)
#: So many sentences before "the former" the two may be named.
_SENTENCES = 2
#: Two who must have been named together.
_RELATED = re.compile(
    r"the (?:two )?(?:brothers|sisters|siblings|teammates|team-mates|bandmates|spouses)", re.IGNORECASE
)


def joined_names(text: str, index: Index) -> Iterator[tuple[Mention, Mention]]:
    """Two people's names, or two firms', with but "and" between them, not in a longer list and not quoted."""
    for one, other in pairwise(index.mentions):
        both = one.identity.type == other.identity.type and one.identity is not other.identity
        both = both and (one.identity.type == PERSON or _are_bodies(one.identity, other.identity))
        aside = one.quoted or one.modifier or one.possessive or other.modifier or other.possessive
        listed = text[max(0, one.start - 2) : one.start] == ", "
        if both and not aside and not listed and text[one.end : other.start] == " and ":
            yield one, other


def _are_bodies(one: Identity, other: Identity) -> bool:
    return one.type == ORG and not (one.place or other.place)


#: Somebody without a name who speaks with who is named before: "Ann Lee *and her husband*".
_AND_SOMEBODY = re.compile(
    r",?[ ]and[ ]((?:his|her|their|the|an?|another|two|three|four|five|several)[ ](?:[\w\-]+[ ]){0,3}?([\w\-]+))"
    r"(?=$|,)"
)


def described_beside(text: str, start: int, end: int, lexicon: Lexicon) -> Offsets | None:
    """The description of who speaks together with the one whose name ends at start, up to the end of the source."""
    joined = _AND_SOMEBODY.match(text, start, end)
    if joined is None:
        return None
    noun = fold(joined[2])
    known = noun in lexicon.persons or lexicon.singular(noun) in lexicon.persons or noun in lexicon.groups
    return joined.span(1) if known else None


#: From one name to the other: an aside with both its commas, or a body or a place and no comma.
_APART = re.compile(
    r"(?:,[ ][^,;:.!?\n]{2,80},[ ]and|[ ](?:from|of)[ ][^,;:.!?\n]{2,50}[ ]and)"
    r"[ ](?:(?:the[ ])?(?:[a-z][\w’'-]*[ ]){0,4}|(?:his|her|the|its)(?:[ ][\w’'-]+){1,5},[ ])"
)


def named_with(text: str, source: Offsets, first: Mention, index: Index) -> Mention | None:
    """Who speaks together with the first one named, where it stands between them what they are: "Ann Lee, the mayor,
    *and Bo Kim*, her deputy"."""
    others = [m for m in index.between(first.end, source[1]) if m.identity.type == PERSON]
    if not others or others[0].identity is first.identity or others[0].possessive or others[0].modifier:
        return None
    return others[0] if _APART.fullmatch(text, first.end, others[0].start) is not None else None


def two_meant(text: str, start: int, end: int, trail: Trail) -> tuple[Identity, ...]:
    """Whom "both men", "the twins" or "the sisters" are, or ()."""
    aside = text.find(",", start, end)  # "the couple, who married on Saturday,"
    end = aside if aside >= 0 else end
    both = BOTH.fullmatch(text, start, end)
    if both or _RELATED.fullmatch(text, start, end):
        joined = _last_joined(trail, start)
        since = max((mention[1] for who in joined for mention in who.mentions if mention[0] < start), default=0)
        if text[start:end].lower().endswith("couple") and are_brought_in(text, "couple", since, start):
            return ()
        return joined or (trail.last_people(start, 2) if both else ())
    return ()


#: Two organisations that are meant together: "both companies", "the two clubs", "the banks".
_BODIES = re.compile(r"(?:(both|the two)|the)(?: (?:[a-z\-]+ )?([a-z\-]+s))?", re.IGNORECASE)
_WITH = re.compile(r"\b(?:and|by|than|with)[ ](?:the[ ])?$")  # no place, whatever a label says: "merges with Vale"


def two_bodies(start: int, end: int, trail: Trail, lexicon: Lexicon) -> tuple[Identity, ...]:
    """The only two organisations of which the two sentences before speak, or ()."""
    text = trail.layout.text
    both = _BODIES.fullmatch(text, start, end)
    noun = fold(both[2] or "") if both is not None else ""
    single = lexicon.singular(noun)
    known = single != noun and (single in lexicon.org_anaphors or single in lexicon.organisations)
    if both is None or not (known or (both[1] and (not noun or noun == "sides"))):
        return ()
    sentence, found = trail.layout.sentence(start), dict[int, Identity]()
    for event in trail.events[-WINDOW:]:
        here = 0 <= sentence - event.sentence <= _SENTENCES and event.offset < start
        body = event.identity.type == ORG and event.identity.forms and event.how not in ("modifier", "quoted")
        where = event.identity.place and not _WITH.search(text, max(0, event.offset - 10), event.offset)
        if here and body and not where:
            found.setdefault(event.identity.key, event.identity)
    return tuple(found.values()) if len(found) == 2 else ()


#: "The former", "only the latter", "the second of the two".
_FORMER = re.compile(
    r"(?:only |but )?the (former|latter|(?:first|second)(?= of the two))(?: of the two)?", re.IGNORECASE
)
_LATTER = ("latter", "second")


def former_or_latter(text: str, start: int, end: int, trail: Trail) -> Identity | None:
    """Who "the former" or "the latter" is: the first or the second in the last sentence that names two."""
    which = _FORMER.fullmatch(text, start, end)
    if which is None:
        return None
    named: dict[int, dict[int, Identity]] = {}  # sentence -> those in it
    for event in trail.events[-WINDOW:]:
        if (
            event.identity.type in (PERSON, ORG)
            and not event.identity.place
            and trail.layout.sentence(start) - event.sentence <= _SENTENCES
        ):
            named.setdefault(event.sentence, {}).setdefault(event.identity.key, event.identity)
    for _, found in sorted(named.items(), reverse=True):
        people = [identity for identity in found.values() if identity.type == PERSON]
        two = people if len(people) == 2 else list(found.values())  # where they are does not count: "at Mill Falls"
        if len(two) == 2:
            return two[which[1].lower() in _LATTER]
    return None


_AND = re.compile(r",?[ ]and[ ](?=(?:the|an?|his|her|its|their)[ ])")


def former_or_latter_described(
    text: str, start: int, end: int, trail: Trail, index: Index, lexicon: Lexicon
) -> Mention | Offsets | None:
    """Who "the former" or "the latter" is where the sentence before joins two of whom one at least has no name: "The
    *weavers' union* and the *rowing club* agree"."""
    which, layout = _FORMER.fullmatch(text, start, end), trail.layout
    if which is None:
        return None
    begin, _ = layout.sentence_span(start)
    low, _ = layout.sentence_span(max(0, begin - 1))
    named = {m.identity.key for m in index.between(low, begin) if not (m.quoted or m.identity.place)}
    joined = _AND.search(text, low, begin) if len(named) < 2 else None
    if joined is None or layout.quoted(joined.start()) >= 0:
        return None
    names = [m for m in index.between(low, joined.start()) if m.end == joined.start()]
    first = names[0] if names else noun_phrase_before(text, joined.start(), lexicon)
    second = _described_from(text, joined.end(), lexicon)
    if first is None or second is None or not (names or _described_from(text, first[0], lexicon) == first):
        return None
    return second if which[1].lower() in _LATTER else first


_DESCRIBED = re.compile(r"(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)((?:[ ][a-z][\w’'\-]*){1,5})")


def _described_from(text: str, start: int, lexicon: Lexicon) -> Offsets | None:
    """The noun phrase that begins there, up to its first noun for people or a body that no other such noun follows."""
    described, end = _DESCRIBED.match(text, start), 0
    for word in re.finditer(r"\S+", described[1]) if described is not None else ():
        noun = fold(word.group())
        if {noun, lexicon.singular(noun)} & (lexicon.persons.keys() | lexicon.organisations | lexicon.groups):
            end = word.end()
        elif end or noun in lexicon.function_words:
            break
    return (start, described.start(1) + end) if described is not None and end else None


def _last_joined(trail: Trail, offset: int) -> tuple[Identity, ...]:
    """The two who were named together last, in this paragraph or the one before, if nobody was named since."""
    here = trail.layout.paragraph(offset)
    for event in reversed(trail.events[-WINDOW:]):
        if here - event.paragraph > 1:
            break
        if len(event.identity.members) == 2:
            return event.identity.members
        if event.identity.type == PERSON and event.how == "subject":
            break
    return ()


_THEY = re.compile(
    r"[^.!?\n]{0,80}\b(?:(?:pronouns?(?:[ ]are)?|uses?|used)[ ][“\"]?they\b|they/them|non-?binary|genderqueer)"
)
_THEY_BEFORE = re.compile(r"\b(?:non-?binary|genderqueer)[ ](?:[\w\-]+[ ]){0,3}$")


def calls_they(text: str, person: Identity) -> bool:
    """Whether the article says of the person that "they" is their pronoun."""
    return any(
        _THEY.match(text, end) or _THEY_BEFORE.search(text, max(0, start - 50), start)
        for start, end in sorted(person.mentions)[:3]
    )


def people_here(trail: Trail, offset: int, but: frozenset[int]) -> tuple[Identity, ...]:
    """The people whom the paragraph has named so far, in their order, save those of the keys."""
    paragraph, found = trail.layout.paragraph(offset), dict[int, Identity]()
    for event in reversed(trail.events[-WINDOW:]):
        if event.paragraph != paragraph:
            break
        if event.identity.type == PERSON and event.identity.key not in but and event.how != "quoted":
            found.setdefault(event.identity.key, event.identity)
    return tuple(reversed(found.values()))
