"""The spaCy components, one concept a file. None imports another; each reads layers and writes its own."""
