"""Ties of kin that an article names: "Ann Lee and her brother, Bo", "Al Roe, his uncle", "Ann married Bo Kim"."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from quoteattr.coref.cast.identities import Identity
from quoteattr.coref.cast.index import Index, Mention
from quoteattr.coref.facts.gender import sex_of
from quoteattr.coref.facts.roles import EACH
from quoteattr.coref.naming.forms import PERSON
from quoteattr.coref.words.layout import Layout
from quoteattr.coref.words.lexicon import Lexicon
from quoteattr.coref.words.names import fold
from quoteattr.coref.words.seniority import COMPARED, ELDER, YOUNGER, age_of, age_of_sibling
from quoteattr.lang import one_of

FORMER = frozenset(("ex", "former", "onetime", "then"))
SPOUSE, FORMER_SPOUSE = "spouse", "former spouse"
_FAR = 80
_NAMED = r"[ ](?:to[ ])?(?:[A-Z][\w.]+[ ])?$"
_MARRIED = re.compile(
    r",?[ ](?:who[ ])?(?:(?:is|has[ ]been|is[ ]now)[ ])?(?:married|wed|remarried|marries|(?:is[ ]to|will|is[ ]due[ ]to"
    rf"|plans[ ]to)[ ]marry){_NAMED}"
)
_WERE_MARRIED = re.compile(
    r",?[ ](?:who[ ])?(?:(?:is|was|had[ ]been)[ ](?:once[ ])?)?(?:married|divorced)"
    r"(?:[ ]for[ ][\w\-]+[ ](?:years|months|days))?(?:[ ](?:to|from))?[ ](?:[A-Z][\w.]+[ ])?$"
)
_TO_WHOM = re.compile(
    r",?[ ]to[ ]whom[ ](?:he|she)[ ](?:(is|was|has[ ]been|had[ ]been)[ ])?(?:now[ ])?(?:married|engaged)\b"
)
#: Behind the second of two names, and before the first of them: what each is to the other.
_OF_EACH = {
    "brothers": "sibling", "cousins": "cousin", "half-brothers": "sibling", "half-sisters": "sibling",
    "husband and wife": SPOUSE, "married": SPOUSE, "partners": "partner", "siblings": "sibling", "sisters": "sibling",
    "twins": "sibling",
}  # fmt: skip
_ARE = re.compile(
    rf"(?:,)?[ ](?:(?:who[ ])?(?:are|were|have[ ]been)[ ])?(?:(?:twin|both|long|younger|older)[ ])?({one_of(_OF_EACH)})"
    r"(?=[.,;:)]|[ ](?:and|who|from|of|in|since|for)\b)"
)
_BOTH = re.compile(rf"\b({one_of(_OF_EACH)})[ ]$", re.IGNORECASE)
#: "*He married* Ann Lee": whose spouse she is, a pronoun says.
_PRONOUN_MARRIED = re.compile(
    r"\b([Hh]e|[Ss]he)[ ](?:(?:later|then|also|had|has|first)[ ]){0,2}(?:(?:is|was|been|got)[ ])?(married|wed)"
    r"(?:[ ]to)?[ ](?:[A-Z][\w.]+[ ])?$"
)
_HAS_KIN = re.compile(
    r"\b([Hh]is|[Hh]er)[ ](?:[a-z][\w\-]*[ ]){0,2}(?:sons?|daughters?|child(?:ren)?|baby|toddler|twins)\b"
)
_RANKED = re.compile(rf",[ ]the[ ]({COMPARED})\b(?![ ][A-Z])")
#: Somebody without a name, whom "his" may mean: "a man and *his* wife, Ann Lee"; but "Bo Kim, a baker, and his wife".
_UNNAMED = re.compile(
    r"(?<!, )(?<!\bis )(?<!\bwas )(?<!\bas )\b(?:an?|one|another)[ ](?:[a-z\-]+[ ]){0,2}?([a-z\-]+)"
    r"(?=$|['’,.;:]|[ ](?:$|(?:who|whose|that|and|with|without|in|at|of|on|for|from|to|by|had|has|was|is)\b))"
)
_POSSESSED = re.compile(r"['’]s?[ ](?:[a-z\-]+[ ]){0,2}?([a-z\-]+)\b")
#: Between a name and "whose": nothing but an age or what somebody is.
_UP_TO_WHOSE = re.compile(r"(?:,[ ](?!and\b)[^,.;:]{1,60})?,?[ ]$")
_TITLES = re.compile(r"[\w.\-]+")
_COPULA = r",?[ ](?:who[ ])?(?:is|was)[ ](?:now[ ])?"


class Tie(NamedTuple):
    """Of whom who is what: "Ann's brother Bo" has of Ann, who Bo, relation "sibling"."""

    of: Identity
    who: Identity
    relation: str


class Ties:
    """What one article says. ties: in the order of the text; parents also get "father" or "mother" as a situation."""

    def __init__(self, text: str, layout: Layout, index: Index, lexicon: Lexicon) -> None:
        self._text, self._layout, self._lexicon = text, layout, lexicon
        self._people = [m for m in index.mentions if m.identity.type == PERSON and not m.modifier]
        self.ties: list[Tie] = []
        self._name_by_kin(index)
        before, behind = _patterns(tuple(sorted(lexicon.kin)))
        for number, mention in enumerate(self._people):
            start, end = layout.sentence_span(mention.start)
            if ranked := _RANKED.match(text, mention.end, end):
                mention.identity.situations.add(age_of(ranked[1]))
            ahead = before.search(text, max(start, mention.start - _FAR), mention.start)
            told = ahead is not None and self._introduces(ahead) and not (ahead["copula"] and mention.possessive)
            found = ahead if told else behind.match(text, mention.end, end)
            if found is not None:
                self._tie(found, self._owner(found, number), mention.identity)
            elif (spouse := self._spouse(number, start)) is not None:
                self.ties.append(Tie(spouse, mention.identity, SPOUSE))
            if number:
                self.ties += self._between(self._people[number - 1], mention)

    def _introduces(self, found: re.Match[str]) -> bool:
        """Whether only titles stand between the kin and the name: no "his brother to Ann Lee"."""
        words = [fold(word) for word in _TITLES.findall(found["titles"])]
        light = ("the", "named", "called")
        return all(w in light or w in self._lexicon.persons or w in self._lexicon.titles for w in words)

    def _name_by_kin(self, index: Index) -> None:
        """Whose "his son" or "her children" stands in the text is a father or a mother."""
        for found in _HAS_KIN.finditer(self._text):
            if self._layout.quoted(found.start()) >= 0:
                continue
            start, _ = self._layout.sentence_span(found.start())
            here = [m for m in index.between(start, found.start()) if m.identity.type == PERSON and not m.quoted]
            leading = [m for m in here if m.subject][-1:] or here[:1]
            if not leading or not leading[0].identity.fits(sex_of(found[1].lower())):
                continue
            if not self._speaks_of_another(leading[0], found.start()):
                leading[0].identity.situations.add("father" if found[1].lower() == "his" else "mother")

    def _tie(self, found: re.Match[str], of: Identity | None, who: Identity) -> None:
        if of is None or of is who:
            return
        noun = found["kin"].lower()
        rank = set(found["rank"].lower().split()) if found["rank"] else set()
        kin = self._lexicon.kin[noun]
        relation = relation_of(kin.relation, bool(rank & FORMER))
        self._tell_sex(noun, who)
        self.ties.append(Tie(of, who, relation))
        age = age_of_sibling(rank) if relation == "sibling" else kin.age
        if age in (ELDER, YOUNGER):
            who.situations.add(age)
            of.situations.add(YOUNGER if age == ELDER else ELDER)

    def _tell_sex(self, noun: str, who: Identity) -> None:
        known = self._lexicon.persons.get(noun)
        who.masculine += 2 * (known is not None and known.gender == "m")
        who.feminine += 2 * (known is not None and known.gender == "f")

    def _between(self, one: Mention, other: Mention) -> Iterator[Tie]:
        """What stands between two names: "Ann Lee married Bo Kim", "Ann Lee, the mother of Bo Kim"."""
        if one.end > other.start or one.sentence != other.sentence or one.identity is other.identity:
            return
        of_name, has = _between_names(tuple(sorted(self._lexicon.kin)))
        has_kin = has.fullmatch(self._text, one.end, other.start)
        if has_kin is not None and not other.possessive:
            self._tie(has_kin, one.identity, other.identity)
        kin = of_name.fullmatch(self._text, one.end, other.start)
        if kin is not None and not one.possessive and not other.possessive:
            self._tie(kin, other.identity, one.identity)
        both = EACH.match(self._text, other.end) if self._text[one.end : other.start] == " and " else None
        if both is not None and both[1] in self._lexicon.kin and both[2] in self._lexicon.kin:
            self._tell_sex(both[1], one.identity)
            self._tell_sex(both[2], other.identity)
            yield Tie(other.identity, one.identity, self._lexicon.kin[both[1]].relation)
            return
        if each_other := self._of_each(one, other):
            yield Tie(one.identity, other.identity, each_other)
            return
        whom = _TO_WHOM.match(self._text, other.end)
        present = whom[1] in ("is", "has been", None) if whom else _MARRIED.fullmatch(self._text, one.end, other.start)
        past = whom if whom and not present else _WERE_MARRIED.fullmatch(self._text, one.end, other.start)
        if present:
            yield Tie(one.identity, other.identity, SPOUSE)
        elif past:
            yield Tie(one.identity, other.identity, FORMER_SPOUSE)

    def _of_each(self, one: Mention, other: Mention) -> str:
        """What two joined by "and" are to each other: "Ann and Bo Lee are twins", "brothers Al and Bo Lee"."""
        if self._text[one.end : other.start] != " and ":
            return ""
        told = _ARE.match(self._text, other.end) or _BOTH.search(self._text, max(0, one.start - 20), one.start)
        return _OF_EACH[told[1].lower()] if told is not None else ""

    def _spouse(self, number: int, start: int) -> Identity | None:
        """Whom "he married" before a name means."""
        at = self._people[number].start
        wed = _PRONOUN_MARRIED.search(self._text, max(start, at - _FAR), at)
        if wed is None:
            return None
        before = [
            m for m in self._people[max(0, number - 8) : number] if m.identity is not self._people[number].identity
        ]
        sentence = self._people[number].sentence
        near = [m for m in before if sentence - m.sentence <= 1]
        return self._meant(near, "m" if wed[1].lower() == "he" else "f", wed.start())

    def _owner(self, found: re.Match[str], number: int) -> Identity | None:
        """Whose kin it is: the name that the possessor is, else whom "his" can mean: the subject, or who came last."""
        word, at = found["whose"].lower(), found.start("whose")
        mention, people = self._people[number], self._people
        if word not in ("his", "her", "their", "whose"):
            named = [
                m for m in people[max(0, number - 4) : number + 4] if at <= m.start and m.end <= found.end("whose")
            ]
            return named[-1].identity if named else None
        before = [m for m in people[max(0, number - 8) : number] if m.end <= at and m.identity is not mention.identity]
        here = [m for m in before if m.sentence == mention.sentence]
        if word == "whose":
            last = here[-1] if here and not here[-1].possessive else None
            return last.identity if last and _UP_TO_WHOSE.fullmatch(self._text, last.end, at) else None
        sex = sex_of(word) if word != "their" else ""
        near = here or [m for m in before if m.sentence == mention.sentence - 1]
        return self._meant(near, sex, at)

    def _meant(self, near: Sequence[Mention], sex: str, at: int) -> Identity | None:
        fitting = [m for m in near if m.identity.fits(sex or m.identity.gender)]
        leading = [m for m in fitting if m.subject]
        meant = (leading or fitting[::-1])[:1]
        return meant[0].identity if meant and not self._speaks_of_another(meant[0], at) else None

    def _speaks_of_another(self, mention: Mention, at: int) -> bool:
        """Whether somebody without a name stands between: "Lee saw a man with *his* son", "Lee's cook lost *her*"."""
        nouns = [match[1] for match in _UNNAMED.finditer(self._text, mention.end, at)]
        possessed = _POSSESSED.match(self._text, mention.end, at)
        return any(noun in self._lexicon.persons for noun in (*nouns, *((possessed[1],) if possessed else ())))


def relation_of(relation: str, former: bool) -> str:
    """A spouse or a partner who is "former" is one no more; nobody is a former brother."""
    return f"former {relation}" if former and relation in (SPOUSE, "partner") else relation


@lru_cache(maxsize=4)
def _patterns(nouns: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What makes whose name follows somebody's kin, and whose name stands before."""
    kin = one_of(nouns)
    whose = r"\b(?P<whose>his|her|their|whose|(?-i:[A-ZÀ-Þ])[\w’'\- ]{1,40}?(?=['’]s?[ ]))(?:['’]s?)?"
    phrase = rf"{whose}[ ](?P<rank>(?:[a-z][\w\-]*[ ]){{0,3}})(?P<kin>{kin})\b"
    before = re.compile(
        rf"{phrase}(?:,|(?P<copula>[ ](?:is|was)))?[ ](?P<titles>(?:(?:the[ ])?[\w.\-]+[ ]){{0,2}})$", re.IGNORECASE
    )
    behind = re.compile(
        rf"(?:,[ ]\d{{1,3}})?(?:{_COPULA}|,[ ]|[ ]\()(?!whose\b){phrase}"
        r"(?=[.;:)\n]|,(?![ ](?:and|or)\b)|$|[ ](?:who|of|from|in|at)\b)",
        re.IGNORECASE,
    )
    return before, behind


@lru_cache(maxsize=4)
def _between_names(nouns: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands between two names of whom the first is the second one's kin, and of whom the second is the first
    one's: ", the mother of"; "has a wife,"."""
    kin = rf"(?P<rank>(?:[a-z][\w\-]*[ ]){{0,2}})(?P<kin>{one_of(nouns)})"
    title = r"(?:[A-Z][\w.]+[ ])?"
    return (
        re.compile(rf"(?:,[ ]\d{{1,3}})?(?:{_COPULA}|,[ ])(?:(?:the|an?)[ ])?{kin}[ ]of[ ]{title}"),
        re.compile(rf",?[ ](?:who[ ])?(?:has|had|leaves|left)[ ]an?[ ]{kin}(?:,|[ ](?:called|named))[ ]{title}"),
    )
