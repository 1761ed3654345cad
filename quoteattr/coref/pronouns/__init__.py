"""Whom "he", "she", "they", "it" and "you" mean."""
