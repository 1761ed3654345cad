"""Attributions by a verb: subject, verb and content in every order, by the dependency parse."""

from bisect import bisect_left

from quoteattr.annotations import Offsets
from quoteattr.lang import words
from quoteattr.patterns.clefts import find_cleft
from quoteattr.patterns.contents import reported_by
from quoteattr.patterns.found import Found, merged, stripped, without
from quoteattr.patterns.joined import with_joined
from quoteattr.patterns.lexicon import Lexicon
from quoteattr.patterns.page import Page
from quoteattr.patterns.sources import (
    AUXILIARIES,
    is_passive,
    own_subject,
    parenthetical,
    phrase,
    quoted_as,
    relayed,
    source_of,
)
from quoteattr.patterns.tree import QUOTE_CHARACTERS, Range, Tree

#: Passives whose reporter stays unnamed on purpose, and which report all the same.
UNNAMED = frozenset(words("en", "unnamed_passives"))
#: Inside a quotation only these count: "I like the plan" is what is said, not a report of it.
QUOTED_FRAMES = frozenset({"clause", "label"})
#: Besides these, what somebody there is told to do, or promised: "They *ordered us to jump*", "*promised us beds*".
QUOTED_DEEDS = {"order": frozenset({"infinitive"}), "ask": frozenset({"infinitive"}),
                "promise": frozenset({"infinitive", "object"})}  # fmt: skip
#: Stances of participles that go on with the speaker of the sentence.
CONTINUING = frozenset({"say", "claim", "write", "ask", "deny", "label"})
#: "declined to ..." and what, behind it, is no content.
SILENT = frozenset({"decline", "refuse"})
COMMENTING = frozenset({"comment", "elaborate", "respond", "answer", "discuss", "speak", "talk", "address"})
#: A participle goes on with a verb at most this many tokens before it.
REACH = 150
#: Who quotes is no source: the network, which learned that it is, gives way.
RELAYED = "block.relayed"
RANKS = {"clause": 70, "infinitive": 60, "label": 58, "object": 55}


def verbs_of(tree: Tree, lexicon: Lexicon) -> list[tuple[int, str]]:
    """Tokens that are forms of reporting verbs and tagged as verbs, with their lemmas."""
    lemmas, tags = lexicon.lemmas, tree.tags
    return [(i, lemmas[word]) for i, word in enumerate(tree.words) if word in lemmas and tags[i][:2] == "VB"]


def find_clauses(tree: Tree, lexicon: Lexicon, page: Page) -> list[Found]:
    """The attributions of all reporting verbs that have a content and somebody behind it."""
    found = []
    for verb, lemma in verbs_of(tree, lexicon):
        if page.is_read(tree.starts[verb]):
            attribution = find_cleft(tree, verb, lemma, lexicon, page) or by_verb(tree, verb, lemma, lexicon, page)
            if attribution is not None:
                found.append(attribution)
    return with_joined(tree, _with_participles(tree, found, page), page)


def _with_participles(tree: Tree, found: list[Found], page: Page) -> list[Found]:
    """Give "..., saying that ..." behind a reported clause to the speaker of the sentence, not to the clause's subject.

    The parser hangs such a participle on the nearest verb, which is the reported one.
    """
    outer = [f for f in found if tree.tags[f.verb] != "VBG" and f.source is not None]
    verbs = [o.verb for o in outer]  # in the order of the text, as `found` is
    for f in found:
        if tree.tags[f.verb] != "VBG" or f.verb < 2 or f.clause is None or f.stance not in CONTINUING:
            continue
        comma = f.verb - 1 - (tree.deps[f.verb - 1] == "advmod")
        if tree.words[comma] != ",":
            continue
        at = tree.starts[f.verb]
        near = outer[bisect_left(verbs, f.verb - REACH) : bisect_left(verbs, f.verb)]
        around = [o for o in near if o.start <= at < o.end and o.evidence[0] == "verb.clause"]
        if around and page.quotation_at(at) is None:
            speaker = max(around, key=lambda o: o.end - o.start)
            hole = tree.starts[comma], max(f.end, tree.ends[f.verb])
            for o in around:
                o.content = [part for piece in o.content for part in without(piece, hole)] or o.content
            f.source = speaker.source
    return found


def window(tree: Tree, verb: int, page: Page) -> tuple[Range, Offsets]:
    """The tokens and characters among which a verb's content and source can be: its quotation, or its paragraph."""
    offset = tree.starts[verb]
    at = page.quotation_at(offset)
    if at is None:
        low, high = page.paragraph(offset)
    else:
        low, high = page.quotations[at].inner_start, page.quotations[at].inner_end
    return (tree.first_from(low), tree.first_from(high)), (low, high)


def by_verb(tree: Tree, verb: int, lemma: str, lexicon: Lexicon, page: Page) -> Found | None:
    """The attribution of one verb, by its dependents; None where it reports nothing."""
    (low, high), _ = window(tree, verb, page)
    frames = lexicon.frames.get(lemma, frozenset())
    if page.quotation_at(tree.starts[verb]) is not None:
        done = tree.tags[verb] != "VB"  # no "can promise a safe birth"
        frames &= QUOTED_FRAMES | (QUOTED_DEEDS.get(lexicon.stances[lemma], frozenset()) if done else frozenset())
    reported = reported_by(tree, verb, lemma, frames, low, high)
    if reported is None:
        return None
    if _keeps_silent(tree, verb, lemma, lexicon):
        return None
    source = source_of(tree, verb)
    if source is not None and tree.words[source] == "it" and own_subject(tree, verb) is None:
        source = None  # "it is difficult to predict": nobody in particular
    elif source is not None and tree.words[source] == "that" and tree.words[verb] == "said" and verb == source + 1:
        return None  # "That said, ..."
    elif source is None and not (is_passive(tree, verb) and lemma in UNNAMED):
        return None
    if source is not None and reported.frame == "object" and tree.words[source] in ("that", "which"):
        return None  # "a resolution that condemned the attack": the noun acts, nobody speaks
    pieces = [_without_aside(tree, piece, page) for piece in reported.pieces]
    if source is None and reported.frame != "clause":
        subject = tree.child(verb, "nsubjpass")
        if subject is not None:
            pieces.append(phrase(tree, subject, low, high))
    found = assemble(tree, verb, pieces, source, reported.frame, lexicon.stances[lemma], page)
    if found is not None and _is_relayed(tree, verb):
        found.evidence = [RELAYED]
    return found


def _is_relayed(tree: Tree, verb: int) -> bool:
    """Whether the verb is "quoted" or "saying" of "was quoted by the agency as saying"."""
    head = tree.heads[tree.heads[verb]] if tree.deps[verb] == "pcomp" else verb
    return relayed(tree, head) in (verb, quoted_as(tree, verb)) and relayed(tree, head) is not None


def assemble(
    tree: Tree, verb: int, pieces: list[Range], source: int | None, frame: str, stance: str, page: Page
) -> Found | None:
    (low, high), (first, last) = window(tree, verb, page)
    cue = cue_range(tree, verb, frame)
    named = source_range(tree, verb, source, pieces, low, high)
    between = parenthetical(tree, cue[0], cue[1], named) if frame == "clause" else None
    if named is not None and between is not None:
        pieces, named = [named, *pieces], between
    clause = tree.offsets(_covering(cue, named if named and _beside(named, verb) else None))
    inside = page.quotation_at(tree.starts[verb]) is not None
    content: list[Offsets] = []
    for piece in pieces:
        offsets = tree.offsets(piece)
        if offsets is None:
            continue
        offsets = max(offsets[0], first), min(offsets[1], last)
        offsets = _balanced(offsets, tree.text) if inside else page.snapped(offsets, clause)
        if frame in ("object", "label"):
            offsets = offsets[0], page.dash_in(*offsets)
        content += without(offsets, clause) if clause else [offsets]
    content = merged([stripped(piece, tree.text) for piece in content], tree.text)
    if not any(map(str.isalnum, "".join(tree.text[s:e] for s, e in content))):
        return None
    return Found(
        content, tree.offsets(cue), tree.offsets(named) if named else None, clause,
        rank=RANKS.get(frame, 45), evidence=["verb." + frame], stance=stance, verb=verb,
    )  # fmt: skip


def _keeps_silent(tree: Tree, verb: int, lemma: str, lexicon: Lexicon) -> bool:
    """Whether nothing is said, as in "declined to comment"; of "declined to say" only "say" counts."""
    if lemma in SILENT:
        below = tree.child(verb, "xcomp")
        spoken = lexicon.lemmas.get(tree.words[below]) if below is not None else None
        return spoken is not None and lexicon.stances[spoken] in ("say", "ask", "claim", "write", "think")
    if lemma in ("confirm", "deny"):
        near = tree.words[max(0, verb - 4) : verb + 4]
        return "nor" in near or ("or" in near and sum(word.startswith(("confirm", "den")) for word in near) > 1)
    above = lexicon.lemmas.get(tree.words[tree.heads[verb]])
    return lemma in COMMENTING and tree.deps[verb] == "xcomp" and above in SILENT


def _without_aside(tree: Tree, piece: Range, page: Page) -> Range:
    """Without a relative clause behind a comma at the end: ", which ..." is the writer's own remark."""
    start, end = piece
    for i in range(max(start + 1, end - 40), end - 1):
        if tree.words[i] == "," and tree.words[i + 1] in ("which", "who", "whose", "whom", "where"):
            clause = tree.heads[i + 1]
            ends = tree.subtree(clause)[1] >= end - 1 and i - start >= 3
            if ends and page.quotation_at(tree.starts[i]) == page.quotation_at(tree.starts[start]):
                return start, i
    return piece


def _balanced(piece: Offsets, text: str) -> Offsets:
    """Without a mark at the edge whose partner lies outside the enclosing quotation."""
    start, end = piece
    if (
        start < end
        and text[start] in QUOTE_CHARACTERS
        and not any(c in QUOTE_CHARACTERS for c in text[start + 1 : end])
    ):
        start += 1
    if (
        start < end
        and text[end - 1] in QUOTE_CHARACTERS
        and not any(c in QUOTE_CHARACTERS for c in text[start : end - 1])
    ):
        end -= 1
    return start, end


def source_range(tree: Tree, verb: int, source: int | None, pieces: list[Range], low: int, high: int) -> Range | None:
    if source is None:
        return None
    for start, end in pieces:  # a subject whose phrase runs into the content by a slip of the parser
        if source < start:
            high = min(high, start)
        elif source >= end:
            low = max(low, end)
    if source < verb:
        high = min(high, verb)
    elif source > verb:
        low = max(low, verb + 1)
    span = phrase(tree, source, low, high)
    return span if span[0] < span[1] else None


def cue_range(tree: Tree, verb: int, frame: str) -> Range:
    """The verb with its auxiliaries, adverbs and particle, and the verbs that lead up to it ("went on to say")."""
    start, end = verb, verb + 1
    node = verb
    if tree.deps[verb] == "pcomp" and tree.words[tree.heads[verb]] == "as" and tree.heads[verb] == verb - 1:
        node = start = tree.heads[verb - 1]  # "was quoted as saying"
    while tree.deps[node] == "xcomp" and tree.heads[node] < node and node - tree.heads[node] <= 4:
        node = tree.heads[node]
        start = node
    helpers = {c for c in tree.children[node] if tree.deps[c] in AUXILIARIES} | {
        c for c in tree.children[verb] if tree.deps[c] in AUXILIARIES
    }
    while start - 1 in helpers:
        start -= 1
    below = quoted_as(tree, verb)
    if below is not None:
        end = max(end, below + 1)
    if end < len(tree) and tree.heads[end] == verb and tree.deps[end] == "prt":
        end += 1
    if end < len(tree) and tree.words[end] == frame and tree.heads[end] == verb and frame != "as":
        end += 1
    return start, end


def _beside(span: Range, verb: int) -> bool:
    return span[1] <= verb <= span[1] + 8 or verb < span[0] <= verb + 4


def _covering(first: Range, second: Range | None) -> Range:
    return (min(first[0], second[0]), max(first[1], second[1])) if second else first
