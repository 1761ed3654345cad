"""Who and what is in an article: names joined to identities, each with its mentions, and whom a pronoun can reach."""
