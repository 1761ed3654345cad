"""Quotations and the cues beside them: "A," she said; she said, "A"; and the pieces of an interrupted one.

Marks say where a quotation begins and ends far better than the parser does, which often loses its way in them; so here
the marks give the content, and tags and dependencies only the cue and its subject (after Pouliquen et al. 2007 and
O'Keefe et al. 2012, who worked from marks, verbs and the nearest noun phrase).
"""

from typing import NamedTuple

from quoteattr.annotations import Mark, Offsets
from quoteattr.patterns.clauses import cue_range
from quoteattr.patterns.contents import PREPOSITIONS
from quoteattr.patterns.found import Found, merged
from quoteattr.patterns.lexicon import SPOKEN, Lexicon
from quoteattr.patterns.page import FINITE, Page
from quoteattr.patterns.shapes import ends_clause, goes_on, is_title, starts_sentence
from quoteattr.patterns.sources import is_in_aside, own_subject, phrase, source_of
from quoteattr.patterns.tree import QUOTE_CHARACTERS, Range, Tree

NOUN_PHRASE = frozenset({
    "NN", "NNS", "NNP", "NNPS", "DT", "PRP", "PRP$", "JJ", "JJR", "JJS", "CD", "POS", "CC", "WP", "HYPH",
    "VBN", "VBG", "IN", ",", "FW", "RB", "-LRB-", "-RRB-", "PDT",
})  # fmt: skip
NARROW = NOUN_PHRASE - {"IN", ",", "VBG", "VBN", "RB", "-LRB-", "-RRB-"}
#: Behind a full stop only these may stand for a comma: "“It is.” Lee said", but not "“It is.” The council has held".
AFTER_STOP = frozenset({"say", "write", "ask"})
SENTENCE_END = frozenset({".", "!", "?", ";"})
REACH = 45
#: What leads over from a cue to a quotation.
INTRODUCING = frozenset({",", ":", "—", "–", "-", "--"})
BREAKS = frozenset({",", ":", "—", "–", "--"})
#: Verbs of these stances stand before a whole quotation only if what they name can be read.
UNSPOKEN = frozenset({"show", "feel", "want"})
#: What is sung or shown under a title is a work or a sign.
PERFORMING = frozenset({"sing", "play", "read", "show"})
READ_ALOUD = frozenset({"read", "state", "proclaim", "declare", "show"})


class BesideCue(NamedTuple):
    """A verb, the tokens of its source, the pattern, and the content: the quotation, or the clause around it."""

    verb: int
    source: Range | None
    evidence: str
    content: Offsets


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
        tree = self.tree
        if index in self.given:
            return
        cue = (self._after(mark) or self._before(mark)) if opens else (self._before(mark) or self._after(mark))
        if cue is None:
            return
        verb, source, evidence, whole = cue
        known = self.by_verb.get(verb)
        if known is not None and whole == (mark.start, mark.end) and self._is_introduction(mark, known):
            known.content, known.cue = [], tree.offsets(cue_range(tree, verb, ""))
            known.evidence.clear()
        if known is None:
            known = self._new(verb, source, evidence)
            self.found.append(known)
            self.by_verb[verb] = known
        elif evidence not in known.evidence:
            known.evidence.append(evidence)
            known.rank = max(known.rank, 80)
            if source is not None and known.source is not None and self._is_quoted(known.source, verb):
                known.source = tree.offsets(source)  # "The engine," explained Lee: the parser took the engine
        known.content = merged([*known.content, whole], self.page.text)
        for covered in self.page.quotations_in(*whole):
            self.given.setdefault(covered, known)

    def _is_quoted(self, source: Offsets, verb: int) -> bool:
        """Whether a source stands in a quotation and its verb does not."""
        at = self.page.quotation_at(source[0])
        return at is not None and at != self.page.quotation_at(self.tree.starts[verb])

    def _is_introduction(self, mark: Mark, known: Found) -> bool:
        """Whether the object of a verb only leads up to a quotation: "wrote on the site: ...", "posted a note: ..."."""
        frame = known.evidence[0].removeprefix("verb.") if known.evidence else ""
        before = self.page.text[max(0, mark.start - 3) : mark.start].rstrip()[-1:]
        return frame in PREPOSITIONS or (before in (":", "") and frame in ("object", "infinitive"))

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

    def _after(self, mark: Mark) -> BesideCue | None:
        """The cue in the words right behind a quotation: SUBJECT VERB or VERB SUBJECT."""
        tree, text = self.tree, self.page.text
        if not ends_clause(text, mark) or (not starts_sentence(text, mark) and is_title(text, mark)):
            return None
        whole = mark.start, mark.end
        first, last = self._stretch_behind(mark)
        ended = text[mark.inner_start : mark.inner_end].endswith(".")
        for verb in range(first, last):
            if not self._is_cue(verb) or tree.tags[verb] == "VBG":  # a participle goes on with the clause before
                continue
            if ended and self.lexicon.stances.get(self.lexicon.lemmas.get(tree.words[verb], "")) not in AFTER_STOP:
                continue
            if verb <= first + 1 and (verb == first or tree.tags[first] in ("RB", "MD", "VBD", "VBZ")):
                source = self._noun_phrase_behind(verb, last)
                if source is not None:
                    return BesideCue(verb, source, "quotation.verb-subject", whole)
            subject = own_subject(tree, verb)
            if subject is not None and first <= subject < verb:
                source = phrase(tree, subject, first, verb)
                if source[0] <= first + 1:
                    return BesideCue(verb, source, "quotation.subject-verb", whole)
            if all(tree.tags[i] in NOUN_PHRASE for i in range(first, verb)) and verb > first:
                start = first + (tree.tags[first] in ("RB", "CC"))
                return BesideCue(verb, tree.trimmed((start, verb)), "quotation.subject-verb", whole)
        return None

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

    def _before(self, mark: Mark) -> BesideCue | None:
        """The cue in front of a quotation, in the same sentence; or at the end of the line before it, with a colon."""
        tree = self.tree
        first, at = self._line_before(mark)
        low = tree.first_from(first)
        for verb in range(at, max(low, at - REACH) - 1, -1):
            word = tree.words[verb]
            ends = word in SENTENCE_END or (word == ":" and verb < at - 1)
            if ends or self.page.quotation_at(tree.starts[verb]) is not None:
                break
            introduced = tree.words[at] in INTRODUCING or tree.words[at - 1] == ":" or self._are_words(at)
            if verb < at - 1 and tree.words[at] != ":" and is_title(self.page.text, mark):
                break
            if self.lexicon.lemmas.get(word) in PERFORMING and is_title(self.page.text, mark):
                break
            if is_in_aside(tree, verb, self.lexicon):
                continue
            if self._is_cue(verb) and self._may_take(verb, at, introduced):
                source = self._source_before(verb, low) or self._speaker_before(verb, first, mark)
                if source is not None and (introduced or not self._is_subject(verb, at)):
                    whole = (mark.start, mark.end) if introduced else self._clause_with(verb, at, mark)
                    return BesideCue(verb, source, "quotation.before", whole)
        return None

    def _speaker_before(self, verb: int, first: int, mark: Mark) -> Range | None:
        """Who says the quotation before in the sentence: "shouted “Out!” and, as it fell, *added* “All of you”"."""
        before = self.page.quotations_in(first, mark.start)
        known = self.given.get(before[-1]) if before else None
        if known is None or known.source is None or known.verb < 0:
            return None
        between = self.page.text[self.page.quotations[before[-1]].end : self.tree.starts[verb]]
        start, end = known.source
        return (self.tree.first_from(start), self.tree.first_from(end)) if goes_on(between) else None

    def _are_words(self, at: int) -> bool:
        """Whether only the quotation is written: "replied under it with a thumbs-up and *the words* “so be it”"."""
        return self.tree.words[at] in ("word", "words") and self.tree.words[at - 1] == "the"

    def _is_subject(self, verb: int, at: int) -> bool:
        """Whether it is a noun, whose verb stands behind it: "The *lectures* in Holm *begin* with “Salt and Sin”"."""
        if self.tree.words[verb] not in self.lexicon.verb_nouns or self.tree.tags[verb + 1] != "IN":
            return False
        return any(tag in FINITE or tag == "VB" for tag in self.tree.tags[verb + 2 : at + 1])

    def _line_before(self, mark: Mark) -> tuple[int, int]:
        """Where the line with the cue begins, and its last token in front of the quotation."""
        tree, text = self.tree, self.page.text
        first = self.page.paragraph(mark.start)[0]
        if text[first : mark.start].strip():
            return first, tree.token_at(mark.start) - 1
        first, end = self.page.paragraph_before(first)
        if not text[first:end].endswith(":"):
            return mark.start, -1
        return first, tree.token_at(end - 1)

    def _may_take(self, verb: int, at: int, introduced: bool) -> bool:
        """Whether a verb can have the quotation behind token `at` as its content."""
        tree = self.tree
        lemma = self.lexicon.lemmas.get(tree.words[verb], "")
        frames = self.lexicon.frames.get(lemma, frozenset())
        if introduced:
            apart = tree.deps[verb] == "relcl" and at - verb > 3
            return not apart and (lemma in READ_ALOUD or self.lexicon.stance(tree.words[verb]) not in UNSPOKEN)
        return bool(frames & {"clause", "object", "label"})

    def _clause_with(self, verb: int, at: int, mark: Mark) -> Offsets:
        """The rest of the clause behind a verb, around a quotation that the parser did not put below it."""
        tree, text = self.tree, self.page.text
        start = next((i for i in range(verb + 1, at + 1) if tree.words[i] == "that"), verb + 1)
        end = mark.end
        if text[mark.inner_end - 1] not in ",.!?":
            last = self.page.paragraph(mark.start)[1]
            token = tree.first_from(end)
            while token + 1 < len(tree) and tree.starts[token] < last:
                inside = self.page.quotation_at(tree.starts[token])
                if inside is None and (tree.words[token] in SENTENCE_END or tree.words[token] in BREAKS):
                    break
                if inside is None and start > at and tree.tags[token] == "CC" and tree.tags[token + 1] in FINITE:
                    break  # "muttered “Fool” *and went* home"
                end = tree.ends[token] if inside is None else self.page.quotations[inside].end
                if inside is not None and text[self.page.quotations[inside].inner_end - 1] in ",.!?":
                    break
                token = max(token + 1, tree.first_from(end))
        return tree.starts[min(start, at + 1)] if start <= at else mark.start, end

    def _source_before(self, verb: int, low: int) -> Range | None:
        tree = self.tree
        subject = source_of(tree, verb)
        if subject is not None:
            bounds = (low, verb) if subject < verb else (verb + 1, len(tree))
            span = phrase(tree, subject, *bounds)
            if self.page.quotation_at(tree.starts[subject]) is None and span[0] < span[1]:
                return span
            return None
        if verb == low:  # "Said Ann Lee:"
            return self._noun_phrase_behind(verb, min(verb + 8, len(tree)))
        head = tree.heads[verb]
        if tree.deps[verb] == "acl" and tree.words[verb] in ("said", "told") and low <= head < verb:
            return phrase(tree, head, low, verb)  # "her adviser, Ann Lee, said:", where the parser sees a participle
        if tree.words[verb - 1] == "," and all(
            tree.tags[i] in NARROW or tree.words[i] == "," for i in range(low, verb)
        ):
            return tree.trimmed((low, verb))
        end = verb
        while end > low and tree.tags[end - 1] in ("RB", "VBD", "VBZ", "VBP", "MD", "VBN", "VB") and verb - end < 4:
            end -= 1
        start = end
        while start > low and tree.tags[start - 1] in NARROW:
            start -= 1
        span = tree.trimmed((start, end))
        return span if any(tree.tags[i][:2] in ("NN", "PR", "WP") for i in range(*span)) else None
