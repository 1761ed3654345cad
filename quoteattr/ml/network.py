"""The parser's network in torch: an encoder, a tagger with a linear-chain CRF, pointers that link, an entity tagger.

Tags after Ramshaw & Marcus (1995); CRF after Lafferty et al. (2001); pointers are biaffine attention in the form of
Dozat & Manning (2017), from the first piece of a content or cue to the first piece of its target (`LINKS`), each
with a null target and a score for the distance.
"""

from typing import Any, NamedTuple

import torch
from torch import Tensor, nn

from quoteattr.ml.decoding import Weights, constrained
from quoteattr.ml.labels import ENTITY_TAGS, LINKS, ROLES, TAGS, allowed, starts
from quoteattr.ml.pieces import N_MARK_STATES, N_SHAPES

LINK_SIZE = 64
MAX_DISTANCE = 8  # buckets of log2 distance to either side
MAX_RANK = 4  # how many candidates nearer to the pointer are told apart, to either side
FORBIDDEN = -1e4


class Output(NamedTuple):
    """tags: (batch, length, 7) scores; entities: (batch, length, 11); starts, ends, keys: (batch, length, 4,
    LINK_SIZE), a span's query being made of `starts` at its first and `ends` at its last piece."""

    tags: Tensor
    entities: Tensor
    starts: Tensor
    ends: Tensor
    keys: Tensor


class Pointers(NamedTuple):
    """Spans that point, one entry each: the window, the index in LINKS, and the span's first and last piece."""

    rows: Tensor
    links: Tensor
    starts: Tensor
    ends: Tensor


class ParserNetwork(nn.Module):
    """encoder: a Hugging Face encoder that takes ``inputs_embeds`` and ``attention_mask``."""

    def __init__(self, encoder: Any, dropout: float = 0.1, marks: bool = True, shapes: bool = True) -> None:
        super().__init__()
        width = encoder.config.hidden_size
        embedded = encoder.get_input_embeddings().embedding_dim  # some encoders widen what they embed
        self.encoder = encoder
        self.mark_embedding = nn.Embedding(N_MARK_STATES, embedded) if marks else None
        self.shape_embedding = nn.Embedding(N_SHAPES, embedded) if shapes else None
        self.dropout = nn.Dropout(dropout)
        self.tagger = nn.Linear(width, len(TAGS))
        self.entity_tagger = nn.Linear(width, len(ENTITY_TAGS))
        self.start = nn.Linear(width, len(LINKS) * LINK_SIZE)
        self.end = nn.Linear(width, len(LINKS) * LINK_SIZE)
        self.key = nn.Linear(width, len(LINKS) * LINK_SIZE)
        self.null = nn.Parameter(torch.zeros(len(LINKS), LINK_SIZE))
        self.null_bias = nn.Parameter(torch.zeros(len(LINKS)))
        self.start_distance = nn.Parameter(torch.zeros(len(LINKS), 2 * MAX_DISTANCE + 1))
        self.end_distance = nn.Parameter(torch.zeros(len(LINKS), 2 * MAX_DISTANCE + 1))
        self.rank = nn.Parameter(torch.zeros(len(LINKS), 2 * MAX_RANK))
        self.transitions = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))
        self.may_follow: Tensor
        self.register_buffer("may_follow", torch.from_numpy(allowed(len(ROLES))))
        self.register_buffer("may_start", torch.from_numpy(starts(len(ROLES))))
        for embedding in (self.mark_embedding, self.shape_embedding):
            if embedding is not None:
                nn.init.zeros_(embedding.weight)  # starts as the encoder that was pre-trained

    def forward(self, ids: Tensor, mask: Tensor, marks: Tensor, shapes: Tensor) -> Output:
        embedded = self.encoder.get_input_embeddings()(ids)
        if self.mark_embedding is not None:
            embedded = embedded + self.mark_embedding(marks)
        if self.shape_embedding is not None:
            embedded = embedded + self.shape_embedding(shapes)
        hidden = self.encoder(inputs_embeds=embedded, attention_mask=mask)[0]
        hidden = self.dropout(hidden)
        shaped = (*hidden.shape[:2], len(LINKS), LINK_SIZE)
        return Output(
            self.tagger(hidden), self.entity_tagger(hidden),
            self.start(hidden).view(shaped), self.end(hidden).view(shaped), self.key(hidden).view(shaped),
        )  # fmt: skip

    def transition_scores(self) -> Tensor:
        return self.transitions.masked_fill(~self.may_follow, FORBIDDEN)

    def tag_loss(self, scores: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
        """Negative log-likelihood of the tag sequences, averaged over pieces. mask: the pieces that count (a suffix
        of each row up to its end), the first of which may carry any tag that its window's context allows."""
        transitions = self.transition_scores()
        scores = scores.float()
        gold = _path_score(scores, tags, mask, transitions)
        free = _partition(scores, mask, transitions)
        return (free - gold).sum() / mask.sum().clamp(min=1)

    def soft_tag_loss(self, scores: Tensor, tags: Tensor, pairs: Tensor, mask: Tensor) -> Tensor:
        """Cross-entropy against a distribution over sequences, averaged over pieces. tags: (batch, length, 7) and
        pairs: (batch, length, 7, 7), its marginals; a pair is of the piece before and the piece."""
        scores, weight = scores.float(), mask.float()
        # what the teacher's rounding leaves on forbidden pairs would count ten thousandfold
        transitions = self.transitions.masked_fill(~self.may_follow, 0.0)
        emitted = ((scores * tags).sum(2) * weight).sum(1)
        moved = (pairs[:, 1:] * transitions).sum((2, 3)) * weight[:, 1:] * weight[:, :-1]
        free = _partition(scores, mask, self.transition_scores())
        return (free - emitted - moved.sum(1)).sum() / mask.sum().clamp(min=1)

    def link_scores(self, output: Output, pointers: Pointers, candidates: Tensor) -> Tensor:
        """Scores (n, 1 + length) of pointing at nothing and at each piece; only candidates can be pointed at.

        candidates: (n, length), true where a span begins that the pointer may point at. Beside what the pieces are,
        it counts how far the candidate is from the pointer's start and from its end, and how many stand nearer.
        """
        rows, links, starts, ends = pointers
        query = torch.tanh(output.starts[rows, starts, links].float() + output.ends[rows, ends, links].float())
        keys = output.keys[rows, :, links].float()  # (n, length, size)
        scores = torch.einsum("nd,nld->nl", query, keys) / LINK_SIZE**0.5
        at = torch.arange(keys.shape[1], device=rows.device)[None]
        scores = scores + self.start_distance[links[:, None], bucket(at - starts[:, None])]
        scores = scores + self.end_distance[links[:, None], bucket(at - ends[:, None])]
        scores = scores + self.rank[links[:, None], rank(candidates, starts)]
        scores = scores.masked_fill(~candidates, FORBIDDEN)
        null = (query * self.null[links]).sum(1) / LINK_SIZE**0.5 + self.null_bias[links]
        return torch.cat([null[:, None], scores], dim=1)

    def decoding_weights(self) -> Weights:
        """What decoding takes beside the scores."""
        arrays = {name: getattr(self, name).detach().float().cpu().numpy() for name in Weights._fields}
        return Weights(**{**arrays, "transitions": constrained(arrays["transitions"], len(ROLES))})


def bucket(offset: Tensor) -> Tensor:
    """Signed logarithmic bucket of a distance in pieces, 0 .. 2 * MAX_DISTANCE."""
    size = torch.log2(offset.abs().float().clamp(min=1)).floor() + (offset != 0)
    return (offset.sign() * size.clamp(max=MAX_DISTANCE) + MAX_DISTANCE).long()


def rank(candidates: Tensor, starts: Tensor) -> Tensor:
    """How many candidates stand between a pointer and each piece: MAX_RANK for the first one after the pointer's start,
    MAX_RANK - 1 for the last one before it, and so on outwards."""
    count = candidates.long().cumsum(1)
    at = torch.arange(candidates.shape[1], device=starts.device)[None]
    before = (candidates & (at < starts[:, None])).sum(1, keepdim=True)
    return (count - 1 - before + MAX_RANK).clamp(0, 2 * MAX_RANK - 1)


def _path_score(scores: Tensor, tags: Tensor, mask: Tensor, transitions: Tensor) -> Tensor:
    weight = mask.float()
    emitted = (scores.gather(2, tags[..., None])[..., 0] * weight).sum(1)
    moved = transitions[tags[:, :-1], tags[:, 1:]] * weight[:, 1:] * weight[:, :-1]
    return emitted + moved.sum(1)


def _partition(scores: Tensor, mask: Tensor, transitions: Tensor) -> Tensor:
    """Log-sum over all paths through the counted pieces, which follow each other.

    The matrices that lead from each piece to the next are multiplied in pairs, and the products again: a logarithm of
    the length in steps, each over the whole batch, where a GPU would wait for every piece of the plain recursion.
    """
    counted = mask.bool()
    size = scores.shape[2]
    first = (counted & (counted.long().cumsum(1) == 1))[:, :, None]
    begun = (scores * first).sum(1)
    stays = torch.full_like(transitions, FORBIDDEN).fill_diagonal_(0.0)
    moves = (counted & ~first[:, :, 0])[:, :, None, None]
    steps = torch.where(moves, transitions + scores[:, :, None, :], stays)  # (batch, length, from, to)
    while steps.shape[1] > 1:
        if steps.shape[1] % 2:
            steps = torch.cat([steps, stays.expand(len(steps), 1, size, size)], dim=1)
        left, right = steps[:, 0::2], steps[:, 1::2]
        steps = torch.logsumexp(left[..., :, :, None] + right[..., None, :, :], dim=3)
    return torch.logsumexp(begun[:, :, None] + steps[:, 0], dim=(1, 2))
