"""What looks like a name in the article: its spellings, where they stand, and the votes for the kind of name."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from quoteattr.annotations import Offsets
from quoteattr.coref.words.layout import Layout
from quoteattr.coref.words.lexicon import Lexicon
from quoteattr.coref.words.names import POST_NOMINAL, strip_possessive, tokens_of

PERSON, ORG, PEOPLE, OTHER = "PERSON", "ORG", "PEOPLE", "OTHER"  # PEOPLE: "Republicans", "Mexicans"
_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)


#: A sum ("P200,000"), "I'll".
_NO_NAME = re.compile(r"[A-Z]{1,3}\d[\d,.]*$|I['’](?:ll|m|ve|d)\b")
_POST_NOMINAL = re.compile(rf"(?:,?[ ]{POST_NOMINAL}\.?)+$")


@dataclass(slots=True)
class Form:
    """One spelling of a name: where it stands, what votes for each kind, and the titles written before it."""

    text: str
    tokens: tuple[str, ...]
    votes: Counter[str] = field(default_factory=Counter)
    places: set[Offsets] = field(default_factory=set)
    titles: Counter[str] = field(default_factory=Counter)
    first_title: int = 1 << 60  # where it first stands behind a title that is no honorific
    place: bool = False  # labelled as a place
    in_body: bool = False  # also outside lines in title case
    turn: bool = False  # also at the head of a transcript's turn ("LEE:")
    inner: bool = False  # also where no sentence begins, or no capital is owed to that

    @property
    def kind(self) -> str:
        return max(self.votes, key=lambda kind: (self.votes[kind], kind == PERSON), default=OTHER)


class Forms:
    """Collects the forms of one article, by their folded tokens."""

    def __init__(self, text: str, layout: Layout, lexicon: Lexicon) -> None:
        self.text, self.layout, self.lexicon = text, layout, lexicon
        self.places: set[tuple[str, ...]] = set()
        self.by_tokens: dict[tuple[str, ...], Form] = {}

    def add(
        self, start: int, end: int, kind: str, weight: float, titles: Iterable[str] = (), labelled: bool = False,
        whole: bool = False,
    ) -> None:  # fmt: skip
        """Record that text[start:end] was seen as a name of that kind. labelled: its first word by itself, too. whole:
        the "'s" at its end is of the name."""
        surface = self.text[start:end] if whole else strip_possessive(self.text[start:end])
        if match := _ARTICLE.match(surface):
            start, surface = start + match.end(), surface[match.end() :]
        surface = surface.rstrip(" ,.;:") if not surface.endswith(("Jr.", "Sr.")) and surface[-3:-2] != "." else surface
        surface = _POST_NOMINAL.sub("", surface) or surface
        tokens = tokens_of(surface)
        if not tokens or not surface[0].isalnum() or self.layout.furniture(start) or _NO_NAME.match(surface):
            return
        form = self.by_tokens.get(tokens)
        if form is None:
            form = self.by_tokens[tokens] = Form(surface, tokens)
        if form.text.isupper() and not surface.isupper():
            form.text = surface
        form.places.add((start, start + len(surface)))
        form.votes[kind] += weight  # type: ignore[assignment]
        form.in_body = form.in_body or not self.layout.headline(start)
        form.turn = form.turn or self.text[start + len(surface) : start + len(surface) + 1] == ":"
        form.inner = form.inner or labelled or start > self.layout.sentence_span(start)[0] + 1
        form.titles.update(titles)
        for title in titles:
            noun = self.lexicon.titles.get(title)
            if noun is not None and noun.kind == "title":
                form.first_title = min(form.first_title, start)
