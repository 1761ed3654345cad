"""Who is responsible for a verb: the noun phrase of its subject, wherever the sentence puts it."""

from quoteattr.lang import words, words_of_kind
from quoteattr.patterns.lexicon import SPOKEN, Lexicon
from quoteattr.patterns.tree import QUOTE_CHARACTERS, SUBJECTS, Range, Tree

AUXILIARIES = frozenset({"aux", "auxpass", "neg", "advmod"})
#: A verb without a subject of its own takes that of the verb above it along these relations.
SHARED = frozenset(
    {"conj", "advcl", "xcomp", "ccomp", "acomp", "pcomp", "prep", "dep", "attr", "oprd", "parataxis", "appos"}
)
TIMES = frozenset(words("en", "calendar_words"))
MEANS = frozenset(words("en", "means"))
NAMING = frozenset({"NNP", "NNPS", "NN", "NNS", "DT", "JJ", "PRP", "PRP$", "POS"})
HAVING = frozenset({"being", "having"})
#: Verbs that hand on what somebody else said, with "as saying" behind them.
QUOTING = frozenset(words_of_kind("en", "relaying_verbs")["quoting"])
#: What makes a phrase too long to be the name of a speaker.
LONGEST = 60
#: So many words before "a statement" may stand who made it: "wrote, in a long and rambling statement read ...".
ASIDE = 8


def source_of(tree: Tree, verb: int) -> int | None:
    """The head of the noun phrase that says it, or None."""
    seen = 0
    node = verb
    while seen < 6:
        if relayed(tree, node) is not None or _is_reported_to_have(tree, node):
            return _quoted_one(tree, node)
        own = own_subject(tree, node)
        if own is None and (node != verb or quoted_as(tree, node) is not None):
            own = tree.child(node, "nsubjpass")
        if own is not None or (node == verb and is_passive(tree, verb)):
            return own
        dep = tree.deps[node]
        head = tree.heads[node]
        if dep == "acl" and tree.tags[node] == "VBN":  # "a class called ...": who calls it so is not said
            return None
        if dep in ("acl", "relcl"):
            return head if tree.tags[head][:2] in ("NN", "PR", "DT", "CD", "JJ") else None
        if head == node or dep not in SHARED:
            return None
        if tree.tags[head][:2] in ("NN", "PR") and dep in ("ccomp", "xcomp", "prep", "pcomp"):
            return _possessor(tree, head)
        node = head
        seen += 1
    return None


def own_subject(tree: Tree, verb: int) -> int | None:
    """The verb's subject, or the agent of a passive; None where it has neither."""
    passive = False
    for child in tree.children[verb]:
        dep = tree.deps[child]
        if dep == "agent" and not _is_means(tree, agent := tree.child(child, "pobj")):
            return agent
        passive = passive or dep in ("nsubjpass", "auxpass")
    if passive:
        return None
    subjects = (child for child in tree.children[verb] if tree.deps[child] in SUBJECTS)
    # the tagger takes marks that it does not know, such as guillemets, for names
    return next((child for child in subjects if tree.words[child] not in QUOTE_CHARACTERS), None)


def _is_means(tree: Tree, noun: int | None) -> bool:
    """Whether it says how, and not by whom: "confirmed by *telephone*"."""
    return noun is not None and tree.words[noun] in MEANS and tree.child(noun, "det", "poss") is None


def is_passive(tree: Tree, verb: int) -> bool:
    """Whether the verb's subject is not who acts."""
    if tree.child(verb, "nsubjpass", "auxpass") is not None:
        return True
    apart = tree.deps[verb] in ("advcl", "acl") and tree.tags[verb] == "VBN"  # "Asked whether he would resign, ..."
    return apart and tree.child(verb, "aux", "nsubj") is None


def quoted_as(tree: Tree, verb: int) -> int | None:
    """The token of "saying" in "was quoted as saying", whose subject is the one who said it."""
    for preposition in tree.children[verb]:
        if tree.words[preposition] == "as" and preposition > verb:
            below = tree.child(preposition, "pcomp")
            if below is not None and tree.tags[below] == "VBG":
                return below
    return None


def relayed(tree: Tree, verb: int) -> int | None:
    """The token of "saying" where the verb is of quoting: who quotes is the intermediary, who is quoted the source."""
    if tree.words[verb] not in QUOTING:
        return None
    below = quoted_as(tree, verb)
    return below if below is not None and tree.words[below] not in HAVING else None


def _is_reported_to_have(tree: Tree, verb: int) -> bool:
    """Whether it is "was reported by the agency *to have said*"."""
    return (
        tree.words[verb] == "reported"
        and tree.child(verb, "agent") is not None
        and tree.child(verb, "nsubjpass") is not None
        and tree.child(verb, "xcomp") is not None
    )


def _quoted_one(tree: Tree, verb: int) -> int | None:
    """Who is quoted: the subject of the passive, the object of the active, or the noun that "quoted" hangs on."""
    if is_passive(tree, verb) or tree.child(verb, "agent") is not None:
        own = tree.child(verb, "nsubjpass", "nsubj")
        hangs = tree.deps[verb] in ("acl", "relcl")
        if hangs and (own is None or tree.tags[own] in ("WDT", "WP")):
            return int(tree.heads[verb])
        return own
    whom = tree.child(verb, "dobj")
    if whom is None and tree.deps[verb] == "acl":
        return int(tree.heads[verb])
    return whom


def _possessor(tree: Tree, noun: int) -> int | None:
    owner = tree.child(noun, "poss")
    return owner


def phrase(tree: Tree, head: int, low: int, high: int) -> Range:
    """The whole noun phrase of a head, kept within the tokens [low, high)."""
    start, end = tree.subtree(head)
    start, end = max(start, low), min(end, high)
    if end - start > LONGEST:
        start, end = max(start, head - 8), min(end, head + 3)
    words = tree.words
    end = _before_aside(tree, head, start, end)
    while start < head and words[start] in TIMES and tree.tags[start + 1][:3] == "NNP":
        start += 1  # "On Friday Ann Lee said": the parser takes the day for a part of the name
    if end - start > 1 and words[end - 1] in ("'s", "’s") and tree.deps[end - 1] == "case":
        end -= 1
    return tree.trimmed((start, end))


def _before_aside(tree: Tree, head: int, start: int, end: int) -> int:
    """Where a name ends before what only the parser hangs on it: ", echoing the ministry, ..."; "on Feb. 19"."""
    for child in tree.children[head]:
        if head < child < end:
            dep = tree.deps[child]
            first = tree.subtree(child)[0]
            if dep in ("acl", "advcl") and tree.tags[child] == "VBG" and first > head and tree.words[first - 1] == ",":
                return first - 1
            if dep == "prep" and tree.tags[head][:3] in ("NNP", "PRP") and _is_time(tree, child):
                return first
    return end


def _is_time(tree: Tree, preposition: int) -> bool:
    time = tree.child(preposition, "pobj")
    if tree.words[preposition] not in ("on", "in", "at", "during", "since") or time is None:
        return False
    return any(tree.words[i].rstrip(".") in TIMES or tree.words[i].isdigit() for i in range(*tree.subtree(time)))


def parenthetical(tree: Tree, start: int, end: int, named: Range | None) -> Range | None:
    """The speaker in "Voters, the minister suggested, will decide", where the parser takes "voters" for the subject.

    start, end: the tokens of the cue. named: what the parser gives.
    """
    if named is None or end >= len(tree) or tree.words[end] != "," or named[1] >= start or tree.words[named[1]] != ",":
        return None
    between = tree.trimmed((named[1] + 1, start))
    tags = [tree.tags[i] for i in range(*between)]
    if not tags or any(tag not in NAMING for tag in tags) or tags[-1][:2] not in ("NN", "PR"):
        return None
    return between


def is_in_aside(tree: Tree, verb: int, lexicon: Lexicon) -> bool:
    """Whether a verb tells only of what words stood in, which others say: "wrote, in *a statement read* to them"."""
    head = tree.heads[verb]
    if tree.deps[verb] != "acl" or head > verb or tree.deps[head] != "pobj":
        return False
    before = (lexicon.lemmas.get(tree.words[i], "") for i in range(max(0, head - ASIDE), head))
    return any(lexicon.stances.get(lemma) in SPOKEN for lemma in before)
