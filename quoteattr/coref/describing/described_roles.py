"""Which person a description means by the role that the article gives: "the former minister", "his sister"."""

import re

from quoteattr.coref.cast.identities import Cast, Identity, Role
from quoteattr.coref.cast.trail import Trail
from quoteattr.coref.naming.forms import PERSON
from quoteattr.coref.phrasing.phrases import Phrase
from quoteattr.coref.words.lexicon import Lexicon
from quoteattr.coref.words.names import fold
from quoteattr.coref.words.offices import FORMER, FORMER_WORDS, ranks_of, strict_ranks
from quoteattr.coref.words.seniority import age_within

_ARTICLE = re.compile(r"^(?:the|The|A(?=[ ])|An(?=[ ]))[ ]")
_FURTHER = re.compile(r"[ ](?:of|for|at|in|from|with|to|on|who|until)[ ].*$")
_OF_THE_OTHER = re.compile(r"[ ](?:of|at|on|from|in)[ ](?:the other|another)[ ]")
_ORDINAL = re.compile(r"\b(?:second|third|fourth|fifth)\b", re.IGNORECASE)


def by_role(
    cast: Cast, lexicon: Lexicon, phrase: Phrase, surface: str, trail: Trail, bare: bool
) -> tuple[Identity, str] | None:
    """The person with such a role: most words in common, then mentioned last; bare nouns need an only one."""
    if phrase.possessor:
        return _by_relation(cast, phrase)
    if _OF_THE_OTHER.search(surface):
        return None  # "the pilot of the other aircraft" is not the one named
    last = {event.identity.key: n for n, event in enumerate(trail.events)}
    fitting = 0
    best: tuple[float, int, Identity] | None = None
    for identity in cast.identities:
        if identity.type not in (PERSON, "UNNAMED") or identity.plural:
            continue
        shared = _overlap(identity, phrase.head, surface, lexicon)
        if shared > 0:
            fitting += 1
            entry = (shared, last.get(identity.key, -1), identity)
            best = entry if best is None or entry[:2] > best[:2] else best
    if best is None or (bare and fitting > 1):
        return None
    return best[2], "description fits a role of the article"


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


def _overlap(identity: Identity, head: str, surface: str, lexicon: Lexicon) -> float:
    """1 for the main noun, half for one that it can stand for, and 1 for every further word in common.

    An office of another rank is another office, save that "former" and the like may be left out.
    """
    words = set(fold_words(surface).replace("-", " ").split())
    if identity.head == head and identity.type != PERSON:
        if (FORMER in ranks_of(surface)) != (FORMER in ranks_of(identity.name)):
            return 0.0
        if age_within(surface) != age_within(identity.name):
            return 0.0  # "the younger man", "the older man"
        return 1 + len(words & set(fold_words(identity.name).split()) - {head})
    kinds = _kinds_of(head, surface, lexicon)
    same = {head, *kinds}
    others = [role for role in identity.roles if _is_another_office(role.text, surface, lexicon)]
    best = 0.9 * bool(same & identity.titles and not ranks_of(surface) and not others)
    for role in identity.roles:
        base = 1.0 if role.head == head else 0.5 if role.head in kinds else 0.0
        if any(role is other for other in others):
            continue
        if role.head == "predecessor" and FORMER in ranks_of(surface):
            return 1.0
        if base and strict_ranks(role.text) == strict_ranks(surface):
            own = set(fold_words(role.text).replace("-", " ").split())
            apart = 0.9 * bool(ranks_of(role.text) ^ ranks_of(surface))
            apart += 0.3 * (FORMER in ranks_of(surface) - ranks_of(role.text))
            base -= 0.2 * (role.how == "registry")
            best = max(best, base + len(words & own - {head, "the", "of"} - FORMER_WORDS) - apart)
    return best


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
    return FORMER in ranks_of(role.text) or " until " in role.text


def fold_words(text: str) -> str:
    return " ".join(fold(word) for word in _ARTICLE.sub("", text).split())
