"""The tokenizer of any encoder, as `pieces` reads with it."""

from typing import Any, NamedTuple


class Encoded(NamedTuple):
    ids: list[int]
    offsets: list[tuple[int, int]]


class TrimmedTokenizer:
    """A tokenizer whose offsets leave out the space before a word.

    SentencePiece and byte-level tokenizers count that space as part of the word; a span that begins with the word would
    begin with the space.
    """

    def __init__(self, tokenizer: Any) -> None:
        self._tokenizer = tokenizer

    def encode(self, text: str, add_special_tokens: bool = True) -> Encoded:
        encoding = self._tokenizer.encode(text, add_special_tokens=add_special_tokens)
        trimmed = [(start + (start < end and text[start].isspace()), end) for start, end in encoding.offsets]
        return Encoded(encoding.ids, trimmed)

    def token_to_id(self, token: str) -> int | None:
        found: int | None = self._tokenizer.token_to_id(token)
        return found


def open_tokenizer(tokenizer_json: bytes) -> Any:
    """A tokenizer from the content of its ``tokenizer.json``, without truncation and padding."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_str(tokenizer_json.decode("utf8"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    # BERT's own splits at every space: its offsets hold none, and the detour would cost time
    splits_at_spaces = type(tokenizer.pre_tokenizer).__name__ == "BertPreTokenizer"
    return tokenizer if splits_at_spaces else TrimmedTokenizer(tokenizer)
