"""Tokenizers of every kind give offsets without the space before a word."""

import tiny
from tokenizers import Tokenizer, models, pre_tokenizers, trainers

from quoteattr.ml.tokenizer import TrimmedTokenizer, open_tokenizer

TEXT = "  Ann Lee said “no” twice."


def trained(model, pre_tokenizer, trainer):
    tokenizer = Tokenizer(model)
    tokenizer.pre_tokenizer = pre_tokenizer
    tokenizer.train_from_iterator([record["text"] for record in tiny.articles(20)], trainer)
    return tokenizer.to_str().encode()


def words(tokenizer):
    return [TEXT[start:end] for start, end in tokenizer.encode(TEXT, add_special_tokens=False).offsets]


def test_offsets_hold_no_space():
    metaspace = trained(
        models.Unigram(), pre_tokenizers.Metaspace(), trainers.UnigramTrainer(vocab_size=200, unk_token="?",
                                                                              special_tokens=["?"])
    )  # fmt: skip
    bytelevel = trained(
        models.BPE(), pre_tokenizers.ByteLevel(add_prefix_space=True),
        trainers.BpeTrainer(vocab_size=300, initial_alphabet=pre_tokenizers.ByteLevel.alphabet()),
    )  # fmt: skip
    for content in (metaspace, bytelevel):
        tokenizer = open_tokenizer(content)
        assert isinstance(tokenizer, TrimmedTokenizer)
        found = words(tokenizer)
        assert not any(word != word.strip() for word in found)
        assert set(TEXT.replace(" ", "")) <= set("".join(found))


def test_a_tokenizer_like_berts_is_used_as_it_is():
    tokenizer = open_tokenizer(tiny.make_tokenizer().to_str().encode())
    assert isinstance(tokenizer, Tokenizer)
    assert "".join(words(tokenizer)) == TEXT.replace(" ", "")
