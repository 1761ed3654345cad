"""Who is meant: names, roles, pronouns and descriptions of one article joined to identities.

The flow: `layout` (paragraphs, sentences, quoted regions) -> `names` and `forms` (what looks like a name) ->
`identities` -> `nicknames` -> `index` (every mention of them) -> `roles` -> `gender` ->
`phrases` (how a source is built) -> `antecedents` (pronouns) -> `resolver` (a speaker for every attribution).
"""
