"""The words that the patterns go by, read from the tables of the language."""

from dataclasses import dataclass

from quoteattr.lang import table, words

#: Stances whose verbs can stand beside a quotation with nothing else: "...," she joked.
SPOKEN = frozenset({"say", "write", "ask", "claim", "order", "promise", "agree", "deny", "show", "think", "feel"})
#: Forms that two verbs share, and the one that news means.
AMBIGUOUS = {"found": "find", "felt": "feel", "saw": "see", "said": "say"}


@dataclass(frozen=True)
class Lexicon:
    """lemmas: inflected form to lemma. stances: lemma to stance. frames: lemma to the frames of its content.

    nouns: form of a cue noun ("claims") to its stance. source_follows: phrases as words ("according", "to") to stance.
    phrasal: first word of a phrasal verb's form ("went") to its other words ("on") and the stance.
    turn_labels: what stands before a colon and names no speaker. verb_nouns: forms of verbs that are plurals as well.
    """

    lemmas: dict[str, str]
    stances: dict[str, str]
    frames: dict[str, frozenset[str]]
    nouns: dict[str, str]
    source_follows: dict[tuple[str, ...], str]
    phrasal: dict[str, dict[tuple[str, ...], str]]
    turn_labels: frozenset[str]
    verb_nouns: frozenset[str]

    def stance(self, form: str) -> str:
        return self.stances.get(self.lemmas.get(form, ""), "other")


def read_lexicon(
    language: str = "en",
    verbs: dict[str, str] | None = None,
    frames: dict[str, list[str]] | None = None,
) -> Lexicon:
    """The tables of a language, with a user's own entries.

    verbs: further reporting verbs or other stances for known ones, as form: "lemma/stance"; "" takes one out.
    frames: lemma to frames, instead of those of the table.
    """
    lemmas: dict[str, str] = {}
    stances: dict[str, str] = {}
    for lemma, stance, forms in table(language, "reporting_verbs"):
        stances[lemma] = stance
        for form in forms.split():
            lemmas.setdefault(form, lemma)
    lemmas.update({form: lemma for form, lemma in AMBIGUOUS.items() if lemma in stances})
    framed = {lemma: frozenset(names.split()) for lemma, names in table(language, "content_frames")}
    for form, entry in (verbs or {}).items():
        if not entry:
            lemmas.pop(form, None)
            continue
        lemma, _, stance = entry.partition("/")
        lemmas[form] = lemma
        stances[lemma] = stance or stances.get(lemma, "say")
        framed.setdefault(lemma, frozenset({"clause"}))
    framed.update({lemma: frozenset(names) for lemma, names in (frames or {}).items()})
    nouns, source_follows, phrasal = _phrases(language)
    labels, verb_nouns = (frozenset(words(language, name)) for name in ("turn_labels", "verb_noun_forms"))
    return Lexicon(lemmas, stances, framed, nouns, source_follows, phrasal, labels, verb_nouns)


Phrasal = dict[str, dict[tuple[str, ...], str]]


def _phrases(language: str) -> tuple[dict[str, str], dict[tuple[str, ...], str], Phrasal]:
    nouns: dict[str, str] = {}
    source_follows: dict[tuple[str, ...], str] = {}
    phrasal: Phrasal = {}
    for _, role, stance, forms in table(language, "cue_phrases"):
        for form in forms.split("|"):
            if role == "noun":
                nouns[form] = stance
            elif role == "source-follows":
                source_follows[tuple(form.split())] = stance
            elif role == "phrasal":
                first, *rest = form.split()
                phrasal.setdefault(first, {})[tuple(rest)] = stance
    return nouns, source_follows, phrasal
