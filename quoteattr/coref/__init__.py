"""Who is meant: names, roles, pronouns and descriptions of one article joined to identities.

The flow: `layout` (paragraphs, sentences, quoted regions) -> `names` and `collecting` (what looks like a name, by
`labels`, `runs` and what is `vouched` for, with its `votes` for a kind of name) -> `identities` -> `surnames` and
`nicknames` -> `index` (every mention of them) -> `roles` -> `gender` -> `phrases` (how a source is built) ->
`antecedents` (he and she), `things` (they and it), `descriptions` -> `resolver` (a speaker for every attribution).
"""
