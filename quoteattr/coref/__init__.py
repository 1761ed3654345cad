"""Who is meant: names, roles, pronouns and descriptions of one article joined to identities.

The rooms, each using only those before it: `words` (tables, titles, offices, the article's layout) -> `naming` (what
is a name, and of what kind) -> `cast` (identities, their mentions, whom a pronoun can reach) -> `facts` (roles, kin,
sex, what has happened) -> `phrasing` (how a source is built) -> `unnamed` (whose words name no source) ->
`describing` ("the former minister") -> `pronouns`. `resolver` leads them through an article and gives every
attribution a speaker, `sources` asks them who one source is, `waiting` keeps what can be told only at the article's
end.
"""
