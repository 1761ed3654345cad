"""Annotated corpora as evaluation data: PolNeAR, GUM and whatever else stands in PolNeAR's JSONL form."""

from quoteattr.corpora.cofenet import Piece, read_pieces
from quoteattr.corpora.gold import GoldArticle, GoldAttribution, GoldSpeaker, read_gold

__all__ = ["GoldArticle", "GoldAttribution", "GoldSpeaker", "Piece", "read_gold", "read_pieces"]
