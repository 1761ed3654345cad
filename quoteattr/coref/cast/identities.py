"""Forms of names joined to identities: one for each person and organisation of the article."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from quoteattr.annotations import Offsets
from quoteattr.coref.naming.forms import ORG, OTHER, PEOPLE, PERSON, Form
from quoteattr.coref.words.lexicon import Lexicon
from quoteattr.coref.words.names import (
    SURNAME_PARTICLES,
    is_short_form,
    is_surname_of,
    one_letter_apart,
    same_person,
    tokens_of,
)

Tokens = tuple[str, ...]


_SURE = 0.7  # votes of pronouns from which somebody's sex is taken as known


@dataclass(slots=True)
class Role:
    """A role or description of somebody: "Kremlin spokesperson", with the organisation named in it."""

    text: str
    head: str  # its main noun, singular, lower case
    affiliation: str | None = None
    how: str = "prefix"  # prefix, apposition, copula, appointed, lead or registry
    whose: str = ""  # possessor at its head: "his", "Lee's"


@dataclass(slots=True, eq=False)
class Identity:
    """Somebody or something of the article that can speak. type as of `Speaker`."""

    key: int
    type: str
    name: str
    forms: set[Tokens] = field(default_factory=set)
    masculine: float = 0.0  # votes, see `gender`
    feminine: float = 0.0
    fixed_gender: str = ""  # from a title, a role, kinship or the registry
    roles: list[Role] = field(default_factory=list)
    members: tuple["Identity", ...] = ()
    mentions: list[Offsets] = field(default_factory=list)
    place: bool = False
    plural: bool = False
    head: str = ""  # main noun of a description
    titles: set[str] = field(default_factory=set)  # written before a full name: "sen", "dr"
    origins: set[str] = field(default_factory=set)  # countries that somebody is said to be of; of firms the towns too
    ages: set[str] = field(default_factory=set)  # in years, as written
    situations: set[str] = field(default_factory=set)  # nouns that take them up by what happened: "defendant"
    towards: set[tuple[str, int]] = field(default_factory=set)  # what they are to whom: noun and key, ("employer", 3)
    known_as: str | None = None
    wikidata: str | None = None

    def fits(self, gender: str) -> bool:
        """Whether he (m) or she (f) can mean this person, as far as the article and the registry say."""
        return self.gender in ("", gender)

    @property
    def gender(self) -> str:
        if self.fixed_gender:
            return self.fixed_gender
        more, less = max(self.masculine, self.feminine), min(self.masculine, self.feminine)
        if more < _SURE or more <= 3 * less:
            return ""
        return "m" if self.masculine == more else "f"


class Cast:
    """All identities of one article, and which of them a spelling can mean."""

    def __init__(self) -> None:
        self.identities: list[Identity] = []
        self.by_form: dict[Tokens, list[Identity]] = defaultdict(list)
        self.spellings: dict[str, Tokens] = {}

    def add(self, kind: str, name: str) -> Identity:
        identity = Identity(len(self.identities), kind, name)
        self.identities.append(identity)
        return identity

    def spell(self, form: Form, *identities: Identity) -> None:
        """Let the form mean these identities, the likeliest first."""
        for identity in identities:
            identity.forms.add(form.tokens)
            if identity not in self.by_form[form.tokens]:
                self.by_form[form.tokens].append(identity)
        self.spellings[form.text] = form.tokens


def build(
    found: Sequence[Form],
    lexicon: Lexicon,
    acronyms: Mapping[str, Tokens],
    known: Callable[[Tokens], str] = lambda tokens: "",
) -> Cast:
    """Identities from forms. acronyms: short -> long as the article explains them; known: m, f or "" of a full name."""
    cast = Cast()
    people = [form for form in found if form.kind == PERSON and form.votes[PERSON] > 0]
    _people(cast, people, lexicon, known)
    _organisations(cast, [form for form in found if form.kind == ORG and form.votes[ORG] > 0], acronyms)
    for form in found:
        if form.kind == PEOPLE:
            identity = cast.add("GROUP", form.text)
            identity.plural = form.tokens[-1].endswith(("s", "ese", "ish")) or lexicon.is_plural(form.tokens[-1])
            cast.spell(form, identity)
        elif form.kind == OTHER and form.votes[OTHER] > 0:
            cast.spellings[form.text] = form.tokens  # a longer name hides the shorter ones in it
    return cast


def _people(cast: Cast, forms: list[Form], lexicon: Lexicon, known: Callable[[Tokens], str]) -> None:
    clusters: list[tuple[Identity, list[Form]]] = []
    full = sorted((f for f in forms if len(f.tokens) > 1), key=lambda f: (-len(f.tokens), min(f.places)))
    full = [
        form
        for form in full
        if form.tokens[0] not in SURNAME_PARTICLES or not any(is_surname_of(form.tokens, o.tokens) for o in full)
    ]
    used: set[Tokens] = set()
    for form in full:
        home = next((c for c in clusters if any(same_person(form.tokens, other.tokens) for other in c[1])), None)
        if home is None and _short_of_any(form, clusters):
            continue
        if home is None:
            home = (cast.add(PERSON, form.text), [])
            clusters.append(home)
        home[1].append(form)
        used.add(form.tokens)
        cast.spell(form, home[0])
    for identity, members in clusters:
        identity.name = _fullest(members).text
        identity.titles = {title for form in members for title in form.titles}
        identity.fixed_gender = _gender_of(members, lexicon) or next(
            filter(None, (known(f.tokens) for f in members)), ""
        )
    for form in forms:
        if form.tokens not in used:
            _place_short(cast, form, clusters, lexicon)


def _short_of_any(form: Form, clusters: list[tuple[Identity, list[Form]]]) -> bool:
    return any(is_short_form(form.tokens, other.tokens) >= 2 for _, members in clusters for other in members)


def _gender_of(members: list[Form], lexicon: Lexicon) -> str:
    """m or f when all titles before the forms that have a gender agree."""
    nouns = [lexicon.titles.get(title) or lexicon.persons.get(title) for form in members for title in form.titles]
    genders = {noun.gender for noun in nouns if noun is not None and noun.gender in "mf"}
    return genders.pop() if len(genders) == 1 else ""


def _misspelt(form: Form, members: list[Form]) -> bool:
    """Whether the word is the surname of one named in full, but for one letter ("Wimes", "Wines")."""
    word = form.tokens[0]
    return any(
        len(other.tokens) > 1 and other.tokens[-1][0] == word[0] and one_letter_apart(word, other.tokens[-1])
        for other in members
    )


def _is_acronym(form: Form) -> bool:
    """Whether a short word in capitals is no surname; a turn of a transcript ("LEE:") is one."""
    return len(form.text) <= 4 and form.text.replace(".", "").isupper() and not form.turn


def _full(members: list[Form]) -> bool:
    return any(len(other.tokens) > 1 for other in members)


def _fullest(forms: list[Form]) -> Form:
    """Most tokens; of equals not all in capitals, then the most frequent, then the first."""
    inner = [form for form in forms if not _is_stretched(form, forms)]
    return max(inner, key=lambda f: (len(f.tokens), not f.text.isupper(), len(f.places), -min(f.places)[0]))


def _is_stretched(form: Form, forms: list[Form]) -> bool:
    """Whether a word that opens its sentence was taken for the beginning of a name ("Imagine Ann Lee")."""
    rest = (other for other in forms if len(other.tokens) > 1 and form.tokens[1:] == other.tokens)
    return not form.inner and any(not _STYLES.intersection(other.titles) for other in rest)


def _place_short(cast: Cast, form: Form, clusters: list[tuple[Identity, list[Form]]], lexicon: Lexicon) -> None:
    """Give a surname or first name to the persons it can mean, by fit, then by how often they are named in full."""
    fits: list[tuple[int, int, int, Identity]] = []
    for identity, members in clusters:
        fit = max(is_short_form(form.tokens, other.tokens) for other in members)
        suffixed = any(other.tokens[-1] in ("jr", "iii", "ii") for other in members)
        introduced = min(min(other.places)[0] for other in members if len(other.tokens) > 1) if _full(members) else 0
        if form.first_title < introduced:
            continue  # "President Roe" before "Jane Roe": somebody else
        gender = _gender_of([form], lexicon)
        if gender and not identity.fits(gender):
            continue
        if fit and not _is_acronym(form):
            weight = sum(len(other.places) for other in members)
            fits.append((fit - 2 * suffixed, weight, -min(min(o.places)[0] for o in members), identity))
    best = max((fit for fit, *_ in fits), default=0)
    chosen = [entry for entry in fits if entry[0] >= min(best, 2)]
    chosen.sort(key=lambda entry: entry[:3], reverse=True)
    if not chosen and len(form.tokens) == 1 and len(form.text) > 4:
        chosen = [(0, 0, 0, identity) for identity, members in clusters if _misspelt(form, members)][:1]
    if chosen:
        cast.spell(form, *(entry[3] for entry in chosen))
    else:
        alone = cast.add(PERSON, form.text)
        alone.titles = set(form.titles) if form.tokens[-1] not in lexicon.organisations else set()
        cast.spell(form, alone)
        clusters.append((alone, [form]))


def _organisations(cast: Cast, forms: list[Form], acronyms: Mapping[str, Tokens]) -> None:
    by_tokens: dict[Tokens, Identity] = {}
    for form in sorted(forms, key=lambda f: (-len(f.tokens), min(f.places))):
        identity = _longer_of(form, by_tokens, acronyms)
        if identity is None:
            identity = cast.add(ORG, form.text)
            identity.place = form.place
        by_tokens[form.tokens] = identity
        cast.spell(form, identity)


#: Before surnames: "Mr. Ferrán Olmedo" is not the whole name.
_STYLES = frozenset(("miss", "mr", "mrs", "ms"))
_ACRONYM = re.compile(r"\(([A-Z][A-Za-z&.]{1,9})\)")


def explained(text: str) -> dict[str, Tokens]:
    """Acronyms that the article explains, with the words before the bracket: "the Norland Energy Board (NEB)"."""
    return {match[1]: tokens_of(text[max(0, match.start() - 80) : match.start()]) for match in _ACRONYM.finditer(text)}


def _longer_of(form: Form, known: Mapping[Tokens, Identity], acronyms: Mapping[str, Tokens]) -> Identity | None:
    """The organisation whose acronym, end or beginning this form is, if there is exactly one."""
    if form.text in acronyms:
        target = acronyms[form.text]
        for tokens, identity in known.items():
            if len(tokens) > 1 and target[-len(tokens) :] == tokens:
                return identity
    if len(form.tokens) == 1 and form.text.isupper() and len(form.text) > 1:
        letters = form.tokens[0]
        fits = {i for t, i in known.items() if len(t) > 1 and "".join(w[0] for w in t if w not in _SMALL) == letters}
        return fits.pop() if len(fits) == 1 else None
    ends = {i.key: i for t, i in known.items() if len(t) > len(form.tokens) and t[-len(form.tokens) :] == form.tokens}
    if ends or form.place:
        return next(iter(ends.values())) if len(ends) == 1 else None
    begin = {i.key: i for t, i in known.items() if len(t) > len(form.tokens) and t[: len(form.tokens)] == form.tokens}
    return next(iter(begin.values())) if len(begin) == 1 else None


_SMALL = frozenset(("of", "the", "and", "for", "&"))
