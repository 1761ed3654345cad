"""Second verbs of one speaker: "said the dog was hers *and insisted* the neighbours knew"."""

from quoteattr.lang.grammar import function_words
from quoteattr.patterns.found import Found, stripped, without
from quoteattr.patterns.page import Page
from quoteattr.patterns.tree import SUBJECTS, Tree

#: Stances of a second verb that goes on with the speaker of the first.
JOINING = frozenset({"say", "claim", "write", "ask", "deny", "label", "promise", "order", "think", "agree"})
JOINTS = frozenset({"and", "but", "then", "yet"})
HAD = function_words("have")
#: Before a participle, which is no verb of its own, even behind an aside.
PERFECT = function_words("be", "be infinitive", "have") | {"been"}
REFLEXIVES = frozenset({"herself", "himself", "itself", "themselves"})
ASIDE = 12  # tokens


def with_joined(tree: Tree, found: list[Found], page: Page) -> list[Found]:
    """Give "... and insisted ..." behind a reported clause to who reported it, and take it out of the clause.

    The parser hangs such a verb on either; in news it goes on with the speaker.
    """
    verbs = {f.verb for f in found}
    for n, f in enumerate(found):
        at = tree.starts[f.verb]
        conjunct = tree.deps[f.verb] == "conj" and tree.child(f.verb, *SUBJECTS) is None
        if not (conjunct or _is_behind_elision(tree, f.verb)) or f.stance not in JOINING:
            continue
        if f.clause is None or page.quotation_at(at) is not None:
            continue
        outer = next((o for o in found[max(0, n - 4) : n][::-1] if _is_joined(tree, o, f)), None)
        if outer is None or outer.source is None or _is_of_the_clause(tree, f):
            continue
        if _ends_a_row(tree, outer, f, verbs):
            start, end = outer.content[-1]
            outer.content[-1] = start, max(end, f.end)
            continue
        token = next((i for i in range(f.verb - 1, max(f.verb - 4, 0), -1) if tree.words[i] in JOINTS), f.verb)
        token -= token > 0 and tree.words[token - 1] == ","
        if tree.words[token - 1] in PERFECT or (token == f.verb - 1 and _is_perfect(tree, token)):
            continue
        outer.content = [
            part
            for piece in outer.content
            for part in without(piece, (tree.starts[token], max(f.end, tree.ends[f.verb])))
            if part[0] < at
        ] or outer.content
        outer.content = [stripped(piece, tree.text) for piece in outer.content]
        f.source = outer.source
        f.evidence.append("verb.joined")
    return found


def _is_of_the_clause(tree: Tree, f: Found) -> bool:
    """Whether the verb goes on with the subject of what is reported: somebody "called *himself*" so."""
    return f.verb + 1 < len(tree) and tree.words[f.verb + 1] in REFLEXIVES


def _ends_a_row(tree: Tree, outer: Found, f: Found, verbs: set[int]) -> bool:
    """Whether the verb is the last of a row that is reported: "said she had cried, hugged them *and asked* for tea"."""
    member = tree.heads[f.verb]
    if tree.deps[f.verb] != "conj" or not outer.verb + 2 < member < f.verb or member in verbs:
        return False
    if tree.words[member - 1] != "," or not outer.start < tree.starts[member] < tree.starts[f.verb]:
        return False
    between = range(outer.verb + 1, member)
    return any(tree.tags[i] == "VBN" and any(tree.words[c] in HAD for c in tree.children[i]) for i in between)


def _is_behind_elision(tree: Tree, verb: int) -> bool:
    """Whether the verb's only helper is of a clause before it, whose own verb is left out: "warned that the tower would
    not and *asked* them to leave"."""
    if tree.tags[verb] not in ("VBD", "VBZ"):
        return False
    modal = next((c for c in tree.children[verb] if tree.tags[c] == "MD" and c < verb), None)
    return modal is not None and any(tree.words[i] in JOINTS for i in range(modal + 1, verb))


def _is_perfect(tree: Tree, comma: int) -> bool:
    """Whether an aside that ends with a comma stands behind an auxiliary: "he had, on three occasions, *warned*"."""
    opening = next((i for i in range(comma - 1, max(comma - ASIDE, 0), -1) if tree.words[i] == ","), 0)
    return tree.words[opening - 1] in PERFECT if opening else False


def _is_joined(tree: Tree, outer: Found, f: Found) -> bool:
    """Whether a verb can go on with another one's speaker: in the same tense, behind or in what that one reports."""
    tenses = tree.tags[outer.verb].replace("VBP", "VBZ"), tree.tags[f.verb].replace("VBP", "VBZ")
    same_sentence = not any(word in (".", "!", "?") for word in tree.words[outer.verb : f.verb])
    joined = tree.heads[f.verb] == outer.verb or outer.start < tree.starts[f.verb] < outer.end
    return same_sentence and joined and tenses[0] == tenses[1] and outer.verb < f.verb and outer.end > outer.start


__all__ = ["REFLEXIVES", "with_joined"]
