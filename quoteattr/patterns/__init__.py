"""The rule implementation of the attributions layer, by concept: what the `quoteattr_patterns` component puts together.

tree: the parse as plain lists. page: paragraphs, marks, sections. lexicon: the words. found: what a pattern proposes.
clauses, contents, sources: verbs and what depends on them. phrases: "according to" and cue nouns. quoted, floating:
marks with cues beside them and without. headlines, turns, blocks: patterns of the
line. assembly: all of them over one Doc.
nesting: parents, overlaps, order. arbitration: which holds where the parser proposes some too.
"""
