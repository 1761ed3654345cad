"""Which person a description means by the role that the article gives: "the former minister", "his sister"."""

import re

from quoteattr.coref.cast.identities import Cast, Identity, Role
from quoteattr.coref.cast.trail import Trail
from quoteattr.coref.describing.used_before import is_brought_in
from quoteattr.coref.facts.opposite_numbers import COUNTERPART
from quoteattr.coref.naming.forms import PERSON
from quoteattr.coref.phrasing.phrases import Phrase
from quoteattr.coref.words.lexicon import Lexicon
from quoteattr.coref.words.names import fold
from quoteattr.coref.words.offices import FORMER, FORMER_WORDS, core_of, ranks_of, strict_ranks
from quoteattr.coref.words.seniority import age_within

_ARTICLE = re.compile(r"^(?:the|The|A(?=[ ])|An(?=[ ]))[ ]")
_FURTHER = re.compile(r"[ ](?:of|for|at|in|from|with|to|on|who|until)[ ].*$")
_ASIDE = re.compile(r",[ ](?:an?|himself|herself|once|formerly)[ ].*$", re.DOTALL)  # "The mayor, *a former nurse*,"
_OTHER = re.compile(r"[Tt]he[ ]other[ ][a-z\-]+")
_OF_THE_OTHER = re.compile(r"[ ](?:of|at|on|from|in)[ ](?:the other|another)[ ]")
#: Who holds an office now, or will: "the *new* editor", "the mayor-*elect*".
_NEW = frozenset(("current", "elect", "incoming", "new", "newest", "next", "present"))
#: Words that say how somebody is, or since when: "the *outspoken* bishop", "the *second-term* lawmaker".
_HOW = re.compile(
    r"(?:ed|en|ing|(?<!t)y|ful|ous|ish|al|ive|ble|less|ern|ic|est|ior)$|-|\d|^(?:same|ill|late|own|blind|deaf|blunt)$"
)
#: What makes a title another than its last word says: the *chief* supt is no supt, the attorney *general* no general.
_NO_RANKS = frozenset(("chief", "general"))
_KIND = 0.5  # what a noun is worth that only can stand for the role's
#: "mayor *from 2010 to 2014*".
_OVER = re.compile(r"[ ](?:until|from[ ]\d{4}[ ](?:to|until)|between[ ]\d{4}[ ]and)[ ]")
_ELECT, _FORMERLY = frozenset(("elect",)), frozenset((FORMER,))
#: "The Liberal", who is "Liberal member for Dunmere".
_SORT = re.compile(r"[Tt]he[ ]([A-Z]\w+)")
_ORDINAL = re.compile(r"\b(?:second|third|fourth|fifth)\b", re.IGNORECASE)


def by_role(
    cast: Cast, lexicon: Lexicon, phrase: Phrase, surface: str, trail: Trail, bare: bool
) -> tuple[Identity, str] | None:
    """The person with such a role: most words in common, then mentioned last; bare nouns need an only one."""
    if phrase.possessor:
        return _by_relation(cast, phrase)
    surface = _ASIDE.sub("", surface)
    if _OF_THE_OTHER.search(surface):
        return None  # "the pilot of the other aircraft" is not the one named
    if _OTHER.fullmatch(surface):
        return _other_holder(cast, lexicon, phrase, trail)
    last = {event.identity.key: n for n, event in enumerate(trail.events)}
    fitting = 0
    held = phrase.head in lexicon.complements or any(
        role.head == phrase.head for identity in cast.identities for role in identity.roles
    )
    best: tuple[float, int, Identity] | None = None
    for identity in cast.identities:
        if identity.type not in (PERSON, "UNNAMED") or identity.plural:
            continue
        shared = _overlap(identity, phrase.head, surface, lexicon, held)
        if 0 < shared < 1 and identity.type == PERSON and _is_another(identity, phrase, trail):
            continue
        if shared > 0:
            fitting += 1
            entry = (shared, last.get(identity.key, -1), identity)
            best = entry if best is None or entry[:2] > best[:2] else best
    if best is None or (bare and fitting > 1):
        return None
    return best[2], "description fits a role of the article"


def _is_another(person: Identity, phrase: Phrase, trail: Trail) -> bool:
    """Whether the noun, which is not what the person is called, was used of somebody else since the name stood: "Det
    Con Lee called *another officer*"."""
    called = phrase.head in person.titles or any(role.head == phrase.head for role in person.roles)
    named = min(person.mentions, default=(phrase.start,))[0]
    return not called and named < phrase.start and is_brought_in(trail.layout.text, phrase, named)


def _other_holder(cast: Cast, lexicon: Lexicon, phrase: Phrase, trail: Trail) -> tuple[Identity, str] | None:
    """Of two who hold the office the one who has not just spoken: "the other manager"."""
    last = trail.last_speaker(phrase.start, paragraphs=1)
    people = (identity for identity in cast.identities if identity.type == PERSON)
    holders = [person for person in people if _overlap(person, phrase.head, phrase.head, lexicon, held=False) > 0]
    if len(holders) != 2 or last not in holders:
        return None
    return holders[holders[0] is last], "the other one with that office"


def _by_relation(cast: Cast, phrase: Phrase) -> tuple[Identity, str] | None:
    """The only person whom the article introduces as somebody's: "his sister" after "His sister, Ann Lee,"."""
    people = [identity for identity in cast.identities if identity.type == PERSON]
    fitting = [p for p in people if any(_is_relation(role, phrase) for role in p.roles)]
    if not fitting and phrase.head == "predecessor":
        fitting = [p for p in people if any(role.head == "predecessor" for role in p.roles)]
    if not fitting and phrase.head == "predecessor":
        fitting = [p for p in people if any(_has_ended(role) for role in p.roles if role.how != "registry")]
    if not fitting and phrase.possessor.lower() in ("its", "their"):
        fitting = [p for p in people if any(_holds(role, phrase) for role in p.roles) or phrase.head in p.titles]
    return (fitting[0], "relation that the article names") if len(fitting) == 1 else None


def _overlap(identity: Identity, head: str, surface: str, lexicon: Lexicon, held: bool) -> float:
    """1 for the main noun, half for one that it can stand for, and 1 for every further word in common.

    An office of another rank is another office, save that "former" and the like may be left out. held: it is an office
    that somebody follows another in.
    """
    words = set(fold_words(surface).replace("-", " ").split())
    if identity.head == head and identity.type != PERSON:
        if (FORMER in ranks_of(surface)) != (FORMER in ranks_of(identity.name)):
            return 0.0
        if age_within(surface) != age_within(identity.name):
            return 0.0  # "the younger man", "the older man"
        return 1 + len(words & set(fold_words(identity.name).split()) - {head})
    kinds = _kinds_of(head, surface, lexicon)
    same = {head, core_of(head), *kinds}
    others = [role for role in identity.roles if _is_another_office(role.text, surface, lexicon)]
    whole = head in lexicon.titles  # a "chief supt" is an officer, but no superintendent
    ranked = (title.split() for title in identity.titles)  # a "det con" is a "con"
    of_rank = {words[-1] for words in ranked if not whole or _NO_RANKS.isdisjoint(words)}
    titled = ((same & identity.titles) | (kinds & of_rank)) and not ranks_of(surface) and not others
    titled = titled and not any(role.head in same and FORMER in ranks_of(role.text) for role in identity.roles)
    titled = titled and (head in identity.titles or not _says_more(Role("", ""), head, surface, lexicon))
    best = 0.9 * bool(titled)
    for role in identity.roles:
        base = 1.0 if role.head in (head, core_of(head)) else _KIND if role.head in kinds else 0.0
        base = base or _in_other_words(role, surface)
        if any(role is other for other in others) or (base == _KIND and _says_more(role, head, surface, lexicon)):
            continue
        if role.head == "predecessor" and held and FORMER in ranks_of(surface):
            return 1.0
        if role.head == "successor" and held and FORMER not in ranks_of(surface):
            best = max(best, _KIND)  # "the mayor" is the former one's successor
        if role.how == "appointed" and FORMER in ranks_of(surface):
            continue  # who was elected now is not "the former mayor"
        if _NEW & words and FORMER in ranks_of(role.text):
            continue
        if base and strict_ranks(role.text) == strict_ranks(surface) - (_ELECT if role.how == "appointed" else set()):
            own = set(fold_words(role.text).replace("-", " ").split())
            ranks = ranks_of(role.text) | (_FORMERLY if _OVER.search(role.text) else frozenset())
            apart = 0.9 * bool(ranks ^ ranks_of(surface)) - 0.5 * (role.how == "appointed" and bool(_NEW & words))
            apart += 0.3 * (FORMER in ranks_of(surface) - ranks_of(role.text))
            base -= 0.2 * (role.how == "registry")
            base += 0.1 * (role.how == COUNTERPART and any(word.istitle() for word in surface.split()[1:]))
            best = max(best, base + len(words & own - {head, "the", "of"} - FORMER_WORDS) - apart)
    return best


def _in_other_words(role: Role, surface: str) -> float:
    """What it is worth that somebody is called by what he or she is to another one: "the deputy mayor" is the mayor's
    deputy, "the Dunmere mayor" another mayor's "Dunmere counterpart"; or by a word of the role: "the Liberal"."""
    if (sort := _SORT.fullmatch(surface)) is not None:
        return float(sort[1] in role.text.split())
    return _KIND * (role.head in ("deputy", "assistant") and f"the {role.head} " in surface.lower())


def _says_more(role: Role, head: str, surface: str, lexicon: Lexicon) -> bool:
    """Whether the description by another noun says what the office is for and the role does not: "the rescue chief" is
    no president."""
    core = _core(surface).split()
    if " ".join(core[-2:]) in lexicon.kinds:
        return False
    own = set(fold_words(f"{role.text} {role.affiliation or ''}").replace("-", " ").split())
    named = {
        fold(word) for word in _ARTICLE.sub("", surface).split() if not word.islower()
    }  # whose: "the Norland leader"
    said = {word for word in core[:-1] if word in lexicon.office_fields or not _HOW.search(word)} - named
    said -= lexicon.modifiers - lexicon.office_fields
    return bool(said) and not said & own and head not in said


def _is_another_office(role: str, surface: str, lexicon: Lexicon) -> bool:
    """Whether both say what the office is for, and not the same: the finance minister is not the foreign one; nor is
    "the army chief" one who was that before."""
    own, said = (lexicon.office_fields & set(_core(text).replace("-", " ").split()) for text in (role, surface))
    if not own or not said:
        return False
    return not own & said or (FORMER in ranks_of(role) and FORMER not in ranks_of(surface))


def _core(text: str) -> str:
    """The words up to the main noun: "finance minister of Norland" -> "finance minister"."""
    return _FURTHER.sub("", " " + fold_words(text))


def _kinds_of(head: str, surface: str, lexicon: Lexicon) -> frozenset[str]:
    """Nouns that the main noun can stand for; the two last words are asked first: "chief executive"."""
    if _ORDINAL.search(surface):
        return frozenset()  # "the fourth official" is no referee
    two = " ".join(fold_words(surface).split()[-2:])
    return lexicon.kinds.get(two, lexicon.kinds.get(head, frozenset()))


def _is_relation(role: Role, phrase: Phrase) -> bool:
    """Whether the role is the relation that the description names, to somebody of the same sex or name."""
    if not role.whose or role.head != phrase.head or phrase.possessor.lower() in ("my", "our", "your"):
        return False
    whose = {role.whose.lower(), phrase.possessor.lower()}
    return len(whose) == 1 or not whose <= {"his", "her", "their", "its"}


def _holds(role: Role, phrase: Phrase) -> bool:
    """Whether it is the office that a body's own holder has: "its governor", where "Governor Ann Lee" is named."""
    return role.head == phrase.head and role.how != "registry" and FORMER not in ranks_of(role.text)


def _has_ended(role: Role) -> bool:
    return FORMER in ranks_of(role.text) or _OVER.search(role.text) is not None


def fold_words(text: str) -> str:
    return " ".join(fold(word) for word in _ARTICLE.sub("", text).split())
