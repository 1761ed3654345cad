"""Quotations and the cues beside them: "A," she said; she said, "A"; and the pieces of an interrupted one.

Marks say where a quotation begins and ends far better than the parser does, which often loses its way in them; so here
the marks give the content, and tags and dependencies only the cue and its subject (after Pouliquen et al. 2007 and
O'Keefe et al. 2012, who worked from marks, verbs and the nearest noun phrase).
"""

from quoteattr.annotations import Mark
from quoteattr.patterns.clauses import cue_range
from quoteattr.patterns.found import Found, merged
from quoteattr.patterns.lexicon import SPOKEN, Lexicon
from quoteattr.patterns.page import Page
from quoteattr.patterns.sources import own_subject, phrase, source_of
from quoteattr.patterns.tree import QUOTE_CHARACTERS, Range, Tree

NOUN_PHRASE = frozenset({
    "NN", "NNS", "NNP", "NNPS", "DT", "PRP", "PRP$", "JJ", "JJR", "JJS", "CD", "POS", "CC", "WP", "HYPH",
    "VBN", "VBG", "IN", ",", "FW", "RB", "-LRB-", "-RRB-", "PDT",
})  # fmt: skip
NARROW = NOUN_PHRASE - {"IN", ",", "VBG", "VBN", "RB", "-LRB-", "-RRB-"}
SENTENCE_END = frozenset({".", "!", "?", ";"})
REACH = 45


class Quotations:
    """The quotations of a page, and the attribution that each has been given."""

    def __init__(self, tree: Tree, lexicon: Lexicon, page: Page, found: list[Found]) -> None:
        self.tree, self.lexicon, self.page = tree, lexicon, page
        self.found = found
        self.by_verb = {f.verb: f for f in found if f.verb >= 0}
        self.given: dict[int, Found] = {}

    def attach(self) -> list[Found]:
        """Give every quotation that has a cue to it; what stays in `self.given` unassigned has none."""
        self._covered()
        for index, mark in enumerate(self.page.quotations):
            if self.page.is_read(mark.start) and mark.previous < 0:
                self._attach(index, mark)
        return self.found

    def _covered(self) -> None:
        for f in self.found:
            for start, end in f.content:
                for index in self.page.quotations_in(start, end):
                    mark = self.page.quotations[index]
                    if start <= mark.start and mark.end <= end and index not in self.given:
                        self.given[index] = f

    def _attach(self, index: int, mark: Mark) -> None:
        opens = starts_sentence(self.page.text, mark)
        if index in self.given:
            return
        cue = (self._after(mark) or self._before(mark)) if opens else (self._before(mark) or self._after(mark))
        if cue is None:
            return
        verb, source, evidence = cue
        known = self.by_verb.get(verb)
        if known is None:
            known = self._new(verb, source, evidence)
            self.found.append(known)
            self.by_verb[verb] = known
        elif evidence not in known.evidence:
            known.evidence.append(evidence)
            known.rank = max(known.rank, 80)
        known.content = merged([*known.content, (mark.start, mark.end)], self.page.text)
        self.given[index] = known

    def _new(self, verb: int, source: Range | None, evidence: str) -> Found:
        tree = self.tree
        start, end = cue_range(tree, verb, "")
        cue = start, max(end, self._phrasal_end(verb))
        bounds = (min(cue[0], source[0]), max(cue[1], source[1])) if source else cue
        return Found(
            [], tree.offsets(cue), tree.offsets(source) if source else None, tree.offsets(bounds),
            rank=80, evidence=[evidence], stance=self.lexicon.stance(tree.words[verb]), verb=verb,
        )  # fmt: skip

    def _is_cue(self, i: int) -> bool:
        if self.tree.tags[i][:2] != "VB":
            return False
        lemma = self.lexicon.lemmas.get(self.tree.words[i])
        return (lemma is not None and self.lexicon.stances[lemma] in SPOKEN) or self._phrasal_end(i) > i + 1

    def _phrasal_end(self, verb: int) -> int:
        """The token behind a phrasal verb ("went on"), or behind the verb alone."""
        for rest in self.lexicon.phrasal.get(self.tree.words[verb], ()):
            if tuple(self.tree.words[verb + 1 : verb + 1 + len(rest)]) == rest:
                return verb + 1 + len(rest)
        return verb + 1

    def _after(self, mark: Mark) -> tuple[int, Range | None, str] | None:
        """The cue in the words right behind a quotation: SUBJECT VERB or VERB SUBJECT."""
        tree, text = self.tree, self.page.text
        if not ends_clause(text, mark):
            return None
        first, last = self._stretch_behind(mark)
        for verb in range(first, last):
            if not self._is_cue(verb) or tree.tags[verb] == "VBG":  # a participle goes on with the clause before
                continue
            if verb <= first + 1 and (verb == first or tree.tags[first] in ("RB", "MD", "VBD", "VBZ")):
                source = self._noun_phrase_behind(verb, last)
                if source is not None:
                    return verb, source, "quotation.verb-subject"
            subject = own_subject(tree, verb)
            if subject is not None and first <= subject < verb:
                source = phrase(tree, subject, first, verb)
                if source[0] <= first + 1:
                    return verb, source, "quotation.subject-verb"
            if all(tree.tags[i] in NOUN_PHRASE for i in range(first, verb)) and verb > first:
                start = first + (tree.tags[first] in ("RB", "CC"))
                return verb, self._until_aside(start, verb), "quotation.subject-verb"
        return None

    def _until_aside(self, start: int, verb: int) -> Range:
        return self.tree.trimmed((start, verb))

    def _stretch_behind(self, mark: Mark) -> Range:
        """Tokens of the rest of the sentence behind a quotation, up to the next quotation."""
        tree = self.tree
        first = tree.first_from(mark.end)
        end = self.page.paragraph(mark.start)[1]
        following = self.page.quotations_in(mark.end, end)
        if following:
            end = min(end, self.page.quotations[following[0]].start)
        limit = min(tree.first_from(end), first + REACH)
        while first < limit and (
            tree.words[first] in (",", "-", "—", "–", "--") or tree.words[first] in QUOTE_CHARACTERS
        ):
            first += 1
        last = first
        while last < limit and tree.words[last] not in SENTENCE_END:
            last += 1
        return first, last

    def _noun_phrase_behind(self, verb: int, last: int) -> Range | None:
        tree = self.tree
        subject = own_subject(tree, verb)
        if subject is not None and verb < subject < last:
            return phrase(tree, subject, verb + 1, last)
        end = verb + 1
        while end < last and tree.tags[end] in NARROW:
            end += 1
        span = tree.trimmed((verb + 1, end))
        nouns = any(tree.tags[i][:2] in ("NN", "PR") for i in range(*span))
        return span if nouns else None

    def _before(self, mark: Mark) -> tuple[int, Range | None, str] | None:
        """The cue in front of a quotation, in the same sentence, with nothing between but what belongs to the cue."""
        tree = self.tree
        first = self.page.paragraph(mark.start)[0]
        at = tree.token_at(mark.start) - 1
        if not self.page.text[first : mark.start].strip():
            first, end = self.page.paragraph_before(first)
            if not self.page.text[first:end].rstrip().endswith(":"):
                return None
            at = tree.token_at(end - 1) - 1
        low = tree.first_from(first)
        for i in range(at, max(low, at - REACH) - 1, -1):
            word = tree.words[i]
            if (
                (word in SENTENCE_END and i < at)
                or (word == ":" and i < at - 1)
                or self.page.quotation_at(tree.starts[i]) is not None
            ):
                break
            if self._is_cue(i):
                source = self._source_before(i, low)
                if source is not None:
                    return i, source, "quotation.before"
        return None

    def _source_before(self, verb: int, low: int) -> Range | None:
        tree = self.tree
        subject = source_of(tree, verb)
        if subject is not None:
            bounds = (low, verb) if subject < verb else (verb + 1, len(tree))
            span = phrase(tree, subject, *bounds)
            if self.page.quotation_at(tree.starts[subject]) is None and span[0] < span[1]:
                return span
            return None
        end = verb
        while end > low and tree.tags[end - 1] in ("RB", "VBD", "VBZ", "VBP", "MD", "VBN", "VB") and verb - end < 4:
            end -= 1
        start = end
        while start > low and tree.tags[start - 1] in NARROW:
            start -= 1
        span = tree.trimmed((start, end))
        return span if any(tree.tags[i][:2] in ("NN", "PR", "WP") for i in range(*span)) else None


def starts_sentence(text: str, mark: Mark) -> bool:
    """Whether nothing of its sentence stands before a quotation."""
    before = text[max(0, mark.start - 12) : mark.start].rstrip(" \t")
    return not before or before[-1] in "\n.!?:…" + QUOTE_CHARACTERS or (before[-1] in ")—" and len(before) < 2)


def ends_clause(text: str, mark: Mark) -> bool:
    """Whether a quotation ends as one before a cue does: with a comma, ?, ! or dash inside or behind the mark."""
    inside = text[mark.inner_start : mark.inner_end].rstrip()[-1:]
    behind = text[mark.end : mark.end + 3].lstrip()[:1]
    return (
        inside in {",", "?", "!", ".", "…", "-", "—", "–"}
        or behind in {",", "-", "—", "–"}
        or (mark.end - mark.start > 25)
    )
