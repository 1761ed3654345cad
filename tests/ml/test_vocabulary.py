"""A vocabulary cut down reads the same where its texts did, and any other text in shorter pieces."""

import json

import numpy as np
import pytest
import tiny

from quoteattr.errors import InputError
from quoteattr.ml.tokenizer import open_tokenizer
from quoteattr.ml.vocabulary import cut_embeddings, cut_tokenizer, needed_ids

pytest.importorskip("tokenizers")
TEXT = "Ann Lee said that taxes will fall."


@pytest.fixture(scope="module")
def whole():
    return tiny.make_tokenizer().to_str().encode("utf8")


def test_what_the_texts_use_is_cut_as_before(whole):
    kept = needed_ids(whole, [TEXT])
    before, after = open_tokenizer(whole), open_tokenizer(cut_tokenizer(whole, kept))
    assert after.get_vocab_size() == len(kept) < before.get_vocab_size()
    assert [kept[id] for id in after.encode(TEXT).ids] == before.encode(TEXT).ids
    assert after.encode(TEXT).offsets == before.encode(TEXT).offsets
    assert after.token_to_id("[unused1]") is not None


def test_other_words_fall_into_shorter_pieces_and_none_is_unknown(whole):
    other = "The harbour is safe"
    before, after = open_tokenizer(whole), open_tokenizer(cut_tokenizer(whole, needed_ids(whole, [TEXT])))
    pieces = after.encode(other, add_special_tokens=False)
    assert len(pieces.ids) > len(before.encode(other, add_special_tokens=False).ids)
    assert "[UNK]" not in pieces.tokens
    assert "".join(token.removeprefix("##") for token in pieces.tokens) == "theharbourissafe"


def test_a_piece_that_is_rare_goes(whole):
    assert len(needed_ids(whole, [TEXT] * 3 + ["prices"], least=2)) < len(needed_ids(whole, [TEXT, "prices"]))


def test_the_embeddings_are_those_of_the_kept_pieces(whole, tmp_path):
    torch = pytest.importorskip("torch", reason="torch is needed for training alone")
    pytest.importorskip("transformers", reason="transformers is needed for training alone")
    from quoteattr.ml.encoder import load_encoder

    encoder = load_encoder(tiny.save_encoder(tmp_path))
    kept = needed_ids(encoder.tokenizer, [TEXT])
    before = encoder.model.get_input_embeddings().weight.detach().numpy().copy()
    ids = open_tokenizer(encoder.tokenizer).encode(TEXT).ids
    encoder.model.eval()
    said = encoder.model(inputs_embeds=torch.from_numpy(before[ids])[None])[0]
    cut_embeddings(encoder.model, kept)
    again = open_tokenizer(cut_tokenizer(encoder.tokenizer, kept)).encode(TEXT).ids
    after = encoder.model.get_input_embeddings()(torch.tensor(again))
    assert np.array_equal(after.detach().numpy(), before[ids])
    assert torch.equal(encoder.model(inputs_embeds=after[None])[0], said)


def test_another_kind_of_vocabulary_is_refused(whole):
    content = json.loads(whole)
    content["model"]["type"] = "BPE"
    with pytest.raises(InputError, match="WordPiece"):
        needed_ids(json.dumps(content).encode(), [TEXT])
