"""Invented annotated articles and a tiny encoder with random weights: enough to train on in seconds."""

import json
import random
from pathlib import Path
from typing import Any

from annotated import read_answer

NAMES = ["Ann Lee", "Bo Kim", "Mara Voss", "Ivo Brandt", "Nell Okoro", "Tam Reyes"]
VERBS = ["said", "warned", "claimed", "added", "argued"]
CLAIMS = [
    "taxes will fall", "the ferry is late", "the bridge must close", "nobody was hurt", "the vote stands",
    "prices went up", "the harbour is safe", "rain is on its way",
]  # fmt: skip
FILLERS = ["The council met in Port Larsen on Monday.", "It rained all day.", "Few people came to the market."]


def sentence(rng: random.Random, key: str) -> str:
    """One sentence with its answer, see `annotated.read_answer`."""
    name, verb, claim = rng.choice(NAMES), rng.choice(VERBS), rng.choice(CLAIMS)
    if rng.random() < 0.5:
        return f"[{name}](SOURCE:{key}) [{verb}](CUE:{key}) that [{claim}](CONTENT:{key})."
    return f"[“{claim.capitalize()},”](CONTENT:{key}) [{name}](SOURCE:{key}) [{verb}](CUE:{key})."


def articles(count: int, seed: int = 0, first: int = 0) -> list[dict]:
    """Records in our JSONL form."""
    rng = random.Random(seed)
    made = []
    for number in range(first, first + count):
        lines = [
            " ".join([rng.choice(FILLERS), *(sentence(rng, f"q{3 * n + i}") for i in range(rng.randint(1, 2)))])
            for n in range(3)
        ]
        answer = read_answer("\n".join(lines))
        attributions = [
            {role: labels.get(role.upper(), []) for role in ("content", "cue", "source")}
            for labels in answer.spans.values()
        ]
        made.append({"id": f"invented-{number}", "text": answer.text, "attributions": attributions})
    return made


def write_articles(path: Path, records: list[dict]) -> Path:
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf8")
    return path


def make_tokenizer() -> Any:
    """Word pieces of the articles' words, with BERT's special tokens and rules."""
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors, trainers

    tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    special = ["[PAD]", "[unused0]", "[unused1]", "[UNK]", "[CLS]", "[SEP]"]
    trainer = trainers.WordPieceTrainer(vocab_size=400, special_tokens=special)
    tokenizer.train_from_iterator([record["text"] for record in articles(50, seed=9)], trainer)
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[(name, tokenizer.token_to_id(name)) for name in ("[CLS]", "[SEP]")]
    )
    return tokenizer


def save_encoder(folder: Path, hidden: int = 32) -> Path:
    """A BERT of two layers with random weights and a vocabulary of the articles' words."""
    from transformers import BertConfig, BertModel, set_seed

    tokenizer = make_tokenizer()
    set_seed(0)
    config = BertConfig(
        vocab_size=tokenizer.get_vocab_size(), hidden_size=hidden, num_hidden_layers=2, num_attention_heads=2,
        intermediate_size=2 * hidden, max_position_embeddings=300,
    )  # fmt: skip
    BertModel(config).save_pretrained(folder)
    tokenizer.save(str(folder / "tokenizer.json"))
    return folder
