"""Whom a description means: "the former minister", "her nephew", "the airline", "the café owner"."""
