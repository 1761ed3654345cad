"""What a training is told: how long, how fast, and what counts for how much."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Settings:
    """epochs: passes over the articles. batch_pieces: pieces a step, padding included. encoder_rate, head_rate: peak
    learning rates. warmup: share of the steps. varied: share of articles read in other typography. average: decay a
    step of the running average of the weights, which is what is kept. context: pieces of context before a core.
    soft: weight of a teacher's tags against gold's, where there is a teacher. words: whether the embeddings of the
    vocabulary are trained as well.
    """

    epochs: int = 8
    batch_pieces: int = 4096
    encoder_rate: float = 1.2e-4
    head_rate: float = 1e-3
    weight_decay: float = 0.01
    warmup: float = 0.06
    varied: float = 0.25
    average: float = 0.998
    link_weight: float = 1.0
    entity_weight: float = 0.3
    soft: float = 0.0
    words: bool = True
    window: int = 254
    context: int = 64
    seed: int = 1
    threads: int = 1
