"""The rule implementation of the attributions layer, by concept: what the `quoteattr_patterns` component puts together.

What they read: tree (the parse as plain lists), page (paragraphs, marks, sections), lexicon (the words), shapes (what a
quotation looks like). What they give: found.

By the parse: clauses (verbs), with contents (what depends on them), sources (who is responsible) and clefts ("what Lee
did say was"); phrases ("according to", cue nouns); quoted (marks with cues beside them), inner (marks within marks),
blocks (paragraphs behind a colon).

By the surface alone: headlines, turns, credits (a speaker behind a dash), told (", Lee told the court."), verdicts
("That was Lee's answer"), views ("As Lee sees it"), posts; floating (quotations without a cue, and the pieces of one).

assembly puts all of them together over one Doc; nesting makes a tree of what came of it: overlaps, parents, order.
"""
