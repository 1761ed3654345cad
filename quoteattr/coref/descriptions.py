"""Descriptions ("the former secretary of state", "a senior official", "the poll") joined to identities.

A definite description means the one identity of the article whose role, name or earlier description has its main noun;
where none has, it stands for itself under the fullest description.
"""

import re
from datetime import date

from quoteattr.coref.antecedents import Event, Trail
from quoteattr.coref.forms import ORG, PERSON
from quoteattr.coref.identities import Cast, Identity
from quoteattr.coref.known import GENDERS, holder_of
from quoteattr.coref.lexicon import Lexicon
from quoteattr.coref.names import fold
from quoteattr.coref.phrases import Phrase, is_indefinite, kind_of_head
from quoteattr.registry import Registry

_ARTICLE = re.compile(r"^(?:the|The|A(?=[ ])|An(?=[ ]))[ ]")
_CAPITAL = re.compile(r"\b[A-Z]")
_UPRIGHT = ("subject", "possessive", "other", "object", "speaker", "pronoun")
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|[A-Z][a-z]{2}\.)"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DATED = re.compile(  # "a poll released in late August" is "a poll"
    r"[ ](?:being[ ])?(?:(?:released|published|conducted|taken|done|issued|posted|made)[ ])?"
    rf"(?:(?:in|on|from|since)[ ](?:late[ ]|early[ ]|mid-)?(?:\d{{4}}|{_MONTH}|{_WEEKDAY})"
    r"|(?:last|this|earlier this)[ ](?:week|month|year|summer|fall))\b.*$"
)
_FORMER = frozenset(("former", "ex", "then", "onetime", "late"))
_TAIL = re.compile(r"(?:,.*|[ ](?:who|which|that|whose|—|–)\b.*)$", re.DOTALL)


class Descriptions:
    """Identities that have no name of their own, and the named ones that a description can mean."""

    def __init__(self, cast: Cast, lexicon: Lexicon, registry: Registry, published: date | None) -> None:
        self.cast, self.lexicon, self.registry, self.published = cast, lexicon, registry, published
        self.known: dict[str, Identity] = {}
        self.joints: dict[frozenset[int], Identity] = {}

    def joint(self, members: tuple[Identity, ...]) -> Identity:
        """The group of these people; the same people are the same group."""
        key = frozenset(member.key for member in members)
        if key not in self.joints:
            group = self.cast.add("GROUP", " & ".join(member.name for member in members))
            group.members, group.plural = members, True
            self.joints[key] = group
        return self.joints[key]

    def get(self, text: str, phrase: Phrase) -> Identity:
        """The identity that this description stands for itself."""
        name = _DATED.sub("", " ".join(_TAIL.sub("", text[phrase.start : phrase.end]).split()))
        plain = fold_words(name)
        if plain not in self.known:
            identity = self.cast.add(kind_of_head(phrase, self.lexicon), name)
            identity.head, identity.plural = phrase.head, phrase.plural
            noun = self.lexicon.persons.get(phrase.head)
            identity.fixed_gender = noun.gender if noun is not None and noun.gender in "mf" else ""
            self.known[plain] = identity
            self._look_up(identity, name)
        identity = self.known[plain]
        identity.mentions.append((phrase.start, phrase.end))
        return identity

    def _look_up(self, identity: Identity, name: str) -> None:
        """Tell who holds the described office, where the article does not."""
        entry = holder_of(name, self.registry, self.lexicon, self.published) if identity.type == "UNNAMED" else None
        if entry is not None:
            identity.type, identity.known_as, identity.wikidata = PERSON, entry.name, entry.wikidata
            identity.fixed_gender = GENDERS.get(entry.pronoun, "")

    def resolve(self, text: str, phrase: Phrase, trail: Trail) -> tuple[Identity, str] | None:
        """The earlier identity that the description takes up, with the reason, or None."""
        surface = text[phrase.start : phrase.end]
        bare = not phrase.definite and not phrase.plural and not is_indefinite(surface) and surface.count(" ") < 3
        if not phrase.head or not (phrase.definite or bare):
            return None
        words = set(fold_words(text[phrase.start : phrase.end]).split())
        if phrase.plural:
            return self._group(phrase, trail)
        if phrase.head in self.lexicon.persons or phrase.head in self.lexicon.titles:
            return self._by_role(phrase, words, trail, bare)
        return self._by_name(phrase, surface, trail)

    def _by_role(self, phrase: Phrase, words: set[str], trail: Trail, bare: bool) -> tuple[Identity, str] | None:
        """The person with such a role: most words in common, then mentioned last; bare nouns need an only one."""
        if phrase.possessor:
            return None
        last = {event.identity.key: n for n, event in enumerate(trail.events)}
        fitting = 0
        best: tuple[float, int, Identity] | None = None
        for identity in self.cast.identities:
            if identity.type not in (PERSON, "UNNAMED") or identity.plural:
                continue
            shared = self._role_overlap(identity, phrase.head, words)
            if shared > 0:
                fitting += 1
                entry = (shared, last.get(identity.key, -1), identity)
                best = entry if best is None or entry[:2] > best[:2] else best
        if best is None or (bare and fitting > 1):
            return None
        return best[2], "description fits a role of the article"

    def _role_overlap(self, identity: Identity, head: str, words: set[str]) -> float:
        """1 for the main noun, half for one that it can stand for, and 1 for every further word in common."""
        if identity.head == head:
            return 1 + len(words & set(fold_words(identity.name).split()) - {head})
        best = 0.0
        for role in identity.roles:
            base = 1.0 if role.head == head else 0.5 if role.head in self.lexicon.kinds.get(head, ()) else 0.0
            if base:
                own = set(fold_words(role.text).split())
                former = 0.9 * (bool(_FORMER & own) != bool(_FORMER & words))
                base -= 0.2 * (role.how == "registry")
                best = max(best, base + len(words & own - {head, "the", "of"} - _FORMER) - former)
        return best

    def _by_name(self, phrase: Phrase, surface: str, trail: Trail) -> tuple[Identity, str] | None:
        """The organisation or document whose name, kind or earlier description has the same main noun."""
        named = _CAPITAL.search(surface, 4) is not None  # "the Norland poll" is no other poll
        if phrase.head in self.lexicon.organisations and not named:
            for event in reversed(trail.events[-80:]):
                identity = event.identity
                if identity.type == ORG and (
                    any(phrase.head in form for form in identity.forms)
                    or any(role.head == phrase.head for role in identity.roles)
                ):
                    return identity, "description fits a name of the article"
        if named:
            return None
        again = next(((n, who) for n, _, who in reversed(trail.speakers[-20:]) if who.head == phrase.head), None)
        if phrase.head in self.lexicon.org_anaphors and phrase.definite and not phrase.possessor:
            latest = self._latest_organisation(phrase, trail)
            if latest is not None and (again is None or latest.offset > again[0]):
                return latest.identity, "the last organisation named"
        return (again[1], "description taken up again") if again else None

    def _latest_organisation(self, phrase: Phrase, trail: Trail) -> Event | None:
        """Where this sentence or one of the two before spoke of an organisation last."""
        sentence = trail.layout.sentence(phrase.start)
        for event in reversed(trail.events[-20:]):
            if sentence - event.sentence > 2:
                break
            named = event.identity.forms and not event.identity.place
            if event.identity.type == ORG and named and event.how in _UPRIGHT:
                return event
        return None

    def _group(self, phrase: Phrase, trail: Trail) -> tuple[Identity, str] | None:
        for _, _, identity in reversed(trail.speakers[-20:]):
            if identity.members and any(role.head == phrase.head for m in identity.members for role in m.roles):
                return identity, "description fits the members' role"
            if identity.plural and identity.head == phrase.head:
                return identity, "description taken up again"
        return None


def fold_words(text: str) -> str:
    return " ".join(fold(word) for word in _ARTICLE.sub("", text).split())
