"""For whom somebody works: "Norland" of "minister of Norland", "Vale & Sons" of "a clerk at Vale & Sons"."""

import re
from collections.abc import Iterator

from quoteattr.coref.cast.identities import Cast, Role
from quoteattr.coref.naming.forms import ORG, PERSON
from quoteattr.coref.words.lexicon import Lexicon
from quoteattr.coref.words.names import RUN, fold, strip_possessive, tokens_of
from quoteattr.coref.words.offices import core_of, person_noun

#: What joins runs of capitals to one name: "Roe & Kim"; behind a word for an organisation also "of the", "for", "and".
_AND_SIGN = re.compile(r"[ ]&[ ]")
_OF = re.compile(r"[ ](?:of|for|and)[ ](?:the[ ])?")
_BEFORE = re.compile(r"([\w’'\-]+)[ ](?:(?:the|a|an|his|her|their|its)[ ])?$")
#: "*Hull-born*", "*Leeds-based*", "*US-backed*": where somebody is from, or who stands behind them.
_FROM = re.compile(r"\w[\w’'.]*-[a-z]")
_PREPOSITIONS = frozenset(("at", "for", "from", "in", "of", "to", "with"))
_POSSESSED = re.compile(r"['’]s?[ ]")
#: Behind these a place is only where somebody lives or is.
_WHERE = frozenset(("from", "in", "near"))
_RANKS = frozenset(("former", "ex", "then", "acting", "deputy", "senior", "chief", "veteran", "retired"))


def affiliation_of(role: Role, lexicon: Lexicon, cast: Cast) -> str | None:
    """The organisation, team or land that the role is held in, or None.

    No person is one ("Lee's captain", "a lawyer for Lee"), no place where somebody lives ("a nurse from Dunmere"), no
    field ("Minister for Rail"), and no common noun ("Council leader").
    """
    noun, fields = lexicon.persons.get(role.head), lexicon.fields.get(role.head, frozenset())
    kin, private = noun is not None and noun.kind == "kin", role.head in lexicon.unaffiliated
    in_field = False
    for start, end in _names(role.text, lexicon):
        before = _BEFORE.search(role.text, 0, start)
        preposition = before[1].lower() if before is not None else ""
        words = role.text[start:end].split()
        if not (preposition in _PREPOSITIONS or _POSSESSED.match(role.text, end)):  # "a cardiologist at *Vale General*"
            words = _without_roles(role, start, end, lexicon, cast)
        name = strip_possessive(" ".join(words))
        whole = _is_institution(name, lexicon)
        in_field = (preposition in fields and not (preposition == "of" and whole)) or (
            in_field and preposition == "and"
        )
        of_them = (private and preposition) or (kin and preposition != "at")  # "a partner at Roe & Vale"
        if in_field or of_them or not _may_be_a_body(name, lexicon) or _is(PERSON, name, cast):
            continue
        somewhere = preposition in _WHERE or private
        if whole or not somewhere or _is(ORG, name, cast):
            return name
    return None


def _names(role: str, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Where the names in the role stand, whole: "National Union of Dock Workers"."""
    reached = 0
    runs = [match.span() for match in RUN.finditer(role)]
    for index, (start, end) in enumerate(runs):
        if start < reached or fold(" ".join(role[:end].split()[-3:])) in lexicon.titles:
            continue  # "Secretary of *State* for Energy"
        for further, stop in runs[index + 1 :]:
            between = role[end:further]
            whole = _is_institution(role[start:end], lexicon)
            if not (_AND_SIGN.fullmatch(between) or (whole and _OF.fullmatch(between))):
                break
            end = stop
        reached = end
        yield start, end


def _is_institution(name: str, lexicon: Lexicon) -> bool:
    """Whether a word of the name is one for an organisation: "Lund University"."""
    words = [fold(strip_possessive(word)) for word in name.split()]
    return any(word in lexicon.organisations or lexicon.singular(word) in lexicon.organisations for word in words)


def _without_roles(role: Role, start: int, end: int, lexicon: Lexicon, cast: Cast) -> list[str]:
    """The words of a name in a role without what only says what somebody is: "Dunmere" of "Former Dunmere Mayor"."""
    name, leads = role.text[start:end], start == 0 and role.how == "prefix"
    words = name.split()
    joined = not RUN.fullmatch(name)
    if joined and leads and end == len(role.text) and core_of(fold(words[-1])) == role.head:
        words = words[:-1]  # "League of Lakes *Secretary-General*"
    while words and not joined and _is_role_word(fold(words[-1]), lexicon):
        words = words[:-1]
    while words and _is_rank(words, lexicon, cast, leads):
        words = words[1:]
    return words


def _is_rank(words: list[str], lexicon: Lexicon, cast: Cast, leads: bool) -> bool:
    first = fold(words[0])
    if first == "new":  # "New Dunmere Mayor Ann Lee", but "New Norland Mayor" where New Norland is a place
        named = any(tokens_of(" ".join(words[:size])) in cast.by_form for size in (2, 3))
        return len(words) == 1 or (leads and not named)
    told = first in lexicon.judging or _FROM.match(words[0]) is not None
    return first in lexicon.function_words or first in _RANKS or told


def _is_role_word(word: str, lexicon: Lexicon) -> bool:
    """Whether the word at the end of the run says what somebody is, not where: "Foreign Minister"."""
    qualifies = core_of(word) in lexicon.modifiers - lexicon.organisations
    return qualifies or person_noun(word, lexicon) is not None


def _may_be_a_body(name: str, lexicon: Lexicon) -> bool:
    """Whether it is a name, and not a common noun with a capital ("Opposition") or a people ("Russian")."""
    common = fold(name) in lexicon.organisations or fold(name) in lexicon.groups
    return len(name) > 1 and not common and name not in lexicon.countries


def _is(kind: str, name: str, cast: Cast) -> bool:
    """Whether the article knows the name as that of a person, or of an organisation that is no place."""
    known = cast.by_form.get(tokens_of(name), ()) if "&" not in name else ()
    return any(identity.type == kind and not identity.place for identity in known)
