"""A vocabulary cut down to the pieces that a kind of text needs: of a large encoder a fifth of its weights is names of
pieces, most of which English news never uses.

What is cut away still reads: WordPiece then takes shorter pieces, and every single character stays.
"""

import json
from collections.abc import Iterable
from typing import Any

from quoteattr.errors import InputError
from quoteattr.ml.pieces import FIRST_PARAGRAPH, PARAGRAPH
from quoteattr.ml.tokenizer import open_tokenizer


def needed_ids(tokenizer_json: bytes, texts: Iterable[str], least: int = 1) -> list[int]:
    """Ids, in their order, of the pieces that the texts use at least so often, of single characters, and of those that
    mean something by themselves.

    Raises InputError for another tokenizer than WordPiece, whose longer pieces may be needed to build others.
    """
    content = json.loads(tokenizer_json)
    if content["model"]["type"] != "WordPiece":
        raise InputError(f"Only a WordPiece vocabulary can be cut down, not {content['model']['type']}.")
    tokenizer = open_tokenizer(tokenizer_json)
    counts: dict[int, int] = {}
    for text in texts:
        for line in text.splitlines():
            for id in tokenizer.encode(line, add_special_tokens=False).ids:
                counts[id] = counts.get(id, 0) + 1
    vocabulary = content["model"]["vocab"]
    prefix = content["model"]["continuing_subword_prefix"]
    named = {token["content"] for token in content["added_tokens"]} | {FIRST_PARAGRAPH, PARAGRAPH}
    named |= {content["model"]["unk_token"], "[PAD]", "[CLS]", "[SEP]", "[MASK]"}
    return sorted(
        id
        for piece, id in vocabulary.items()
        if counts.get(id, 0) >= least or piece in named or len(piece.removeprefix(prefix)) == 1
    )


def cut_tokenizer(tokenizer_json: bytes, kept: list[int]) -> bytes:
    """The tokenizer with these pieces alone, numbered anew in their order."""
    content = json.loads(tokenizer_json)
    number = {old: new for new, old in enumerate(kept)}
    vocabulary = content["model"]["vocab"]
    content["model"]["vocab"] = {piece: number[id] for piece, id in vocabulary.items() if id in number}
    for token in content["added_tokens"]:
        token["id"] = number[token["id"]]
    content["post_processor"] = _renumbered(content["post_processor"], number)
    return json.dumps(content, ensure_ascii=False).encode("utf8")


def cut_embeddings(encoder: Any, kept: list[int]) -> None:
    """Leave the encoder the embeddings of these pieces alone, in their order."""
    import torch

    weights = encoder.get_input_embeddings().weight.detach()[kept].clone()
    embeddings = torch.nn.Embedding(*weights.shape)
    embeddings.weight.data.copy_(weights)
    encoder.set_input_embeddings(embeddings)
    encoder.config.vocab_size = len(kept)


def _renumbered(processor: Any, number: dict[int, int]) -> Any:
    """The post-processor, which puts the pieces that open and close an input around it, with their new numbers."""
    if not processor:
        return processor
    for side in ("sep", "cls"):  # BertProcessing, RobertaProcessing
        if side in processor:
            processor[side][1] = number[processor[side][1]]
    for token in processor.get("special_tokens", {}).values():  # TemplateProcessing
        token["ids"] = [number[id] for id in token["ids"]]
    return processor


__all__ = ["cut_embeddings", "cut_tokenizer", "needed_ids"]
