"""How a source phrase is built, and the identities that it holds."""
