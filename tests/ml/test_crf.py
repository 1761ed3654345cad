"""Decoding and the CRF's loss against all paths written out."""

from itertools import pairwise, product

import numpy as np
import pytest

from quoteattr.ml.crf import marginals, runs, viterbi
from quoteattr.ml.labels import allowed


def brute_force(scores, transitions, first):
    def value(path):
        moves = sum(transitions[a, b] for a, b in pairwise(path))
        return first[path[0]] + moves + sum(row[tag] for row, tag in zip(scores, path, strict=True))

    return max(product(range(scores.shape[1]), repeat=len(scores)), key=value)


@pytest.mark.parametrize("seed", range(5))
def test_viterbi_finds_the_best_path_of_sequences_of_different_length(seed):
    rng = np.random.default_rng(seed)
    transitions = np.where(allowed(1), rng.normal(size=(3, 3)), -1e4).astype(np.float32)
    first = np.array([0, 0, -1e4], np.float32)
    lengths = np.array([5, 3, 1])
    scores = rng.normal(size=(3, 5, 3)).astype(np.float32)
    tags = viterbi(scores, lengths, transitions, first)
    for row, length in enumerate(lengths):
        assert tuple(tags[row, :length]) == brute_force(scores[row, :length], transitions, first)


def test_marginals_are_sums_over_all_paths():
    rng = np.random.default_rng(2)
    scores, transitions = rng.normal(size=(6, 3)).astype(np.float32), rng.normal(size=(3, 3)).astype(np.float32)
    tags, pairs = marginals(scores, [(0, 4), (4, 5), (5, 6)], transitions)

    def weight(path):
        moves = sum(transitions[a, b] for a, b in pairwise(path))
        return np.exp(moves + sum(scores[i, tag] for i, tag in enumerate(path)))

    weights = {path: weight(path) for path in product(range(3), repeat=4)}
    whole = sum(weights.values())
    for step, one, other in product(range(1, 4), range(3), range(3)):
        through = sum(weight for path, weight in weights.items() if path[step - 1 : step + 1] == (one, other))
        assert pairs[step, one, other] == pytest.approx(through / whole, abs=1e-5)
    assert tags[2] == pytest.approx(
        [sum(w for p, w in weights.items() if p[2] == t) / whole for t in range(3)], abs=1e-5
    )
    assert tags[4] == pytest.approx(np.exp(scores[4]) / np.exp(scores[4]).sum(), abs=1e-5)
    assert not pairs[0].any() and not pairs[4].any()


def test_runs_reads_spans_that_touch_and_an_inside_tag_that_begins():
    assert runs(np.array([1, 2, 1, 0, 4, 4, 3, 2]), 2) == [(0, 0, 2), (0, 2, 3), (1, 4, 6), (1, 6, 7), (0, 7, 8)]


def test_runs_of_nothing():
    assert runs(np.zeros(4, np.int64), 3) == []
    assert runs(np.zeros(0, np.int64), 3) == []


def test_the_loss_is_the_negative_log_probability_of_the_path():
    torch = pytest.importorskip("torch", reason="torch is needed for training alone")
    from quoteattr.ml.network import _partition, _path_score

    rng = np.random.default_rng(1)
    scores, transitions = rng.normal(size=(1, 4, 3)), rng.normal(size=(3, 3))
    mask = torch.tensor([[0, 1, 1, 1]])  # the first piece is context
    paths = list(product(range(3), repeat=3))

    def value(path):
        moves = sum(transitions[a, b] for a, b in pairwise(path))
        return moves + sum(scores[0, 1 + i, tag] for i, tag in enumerate(path))

    expected = np.log(sum(np.exp(value(path)) for path in paths))
    args = torch.tensor(scores).float(), mask, torch.tensor(transitions).float()
    assert float(_partition(*args)) == pytest.approx(expected, abs=1e-4)
    tags = torch.tensor([[0, 2, 0, 1]])
    assert float(_path_score(args[0], tags, mask, args[2])) == pytest.approx(value((2, 0, 1)), abs=1e-4)


def test_context_and_padding_add_no_paths():
    torch = pytest.importorskip("torch", reason="torch is needed for training alone")
    from quoteattr.ml.network import _partition

    torch.manual_seed(0)
    scores, transitions = torch.randn(3, 13, 7), torch.randn(7, 7)
    counted = [(0, 13), (3, 9), (12, 13)]
    mask = torch.zeros(3, 13, dtype=torch.long)
    for row, (start, end) in enumerate(counted):
        mask[row, start:end] = 1
    together = _partition(scores, mask, transitions)
    for row, (start, end) in enumerate(counted):
        alone = scores[row : row + 1, start:end]
        assert float(together[row]) == pytest.approx(
            float(_partition(alone, torch.ones(1, end - start), transitions)), abs=1e-4
        )


@pytest.fixture
def network():
    pytest.importorskip("torch", reason="torch is needed for training alone")
    pytest.importorskip("transformers", reason="transformers is needed for training alone")
    import torch
    from transformers import BertConfig, BertModel

    from quoteattr.ml.network import ParserNetwork

    torch.manual_seed(0)
    small = BertConfig(hidden_size=8, num_hidden_layers=1, num_attention_heads=1, intermediate_size=8, vocab_size=9)
    network = ParserNetwork(BertModel(small))
    torch.nn.init.normal_(network.transitions)
    return network


def test_a_teacher_who_is_sure_counts_as_gold(network):
    import torch

    tags = torch.tensor([[0, 1, 2, 2, 0, 3], [0, 0, 3, 4, 4, 0]])
    mask = torch.tensor([[0, 1, 1, 1, 1, 1], [0, 0, 1, 1, 1, 0]])
    scores = torch.randn(2, 6, 7)
    soft = torch.nn.functional.one_hot(tags, 7).float()
    pairs = torch.zeros(2, 6, 7, 7)
    pairs[:, 1:] = soft[:, :-1, :, None] * soft[:, 1:, None, :]
    hard = network.tag_loss(scores, tags, mask)
    assert float(network.soft_tag_loss(scores, soft, pairs, mask)) == pytest.approx(float(hard), abs=1e-4)


def test_a_student_can_do_no_better_than_its_teacher(network):
    """The cross-entropy against a distribution is least where the student has that distribution."""
    import torch

    scores = torch.randn(1, 5, 7)
    tags, pairs = marginals(scores[0].numpy(), [(0, 5)], network.transition_scores().detach().numpy())
    teacher = scores.clone().requires_grad_()
    given = torch.from_numpy(tags)[None], torch.from_numpy(pairs)[None], torch.ones(1, 5, dtype=torch.long)
    network.soft_tag_loss(teacher, *given).backward()
    assert teacher.grad.abs().max() < 1e-4
    assert network.transitions.grad.abs().max() < 1e-4
    other = (scores + torch.randn(1, 5, 7)).requires_grad_()
    network.soft_tag_loss(other, *given).backward()
    assert other.grad.abs().max() > 1e-2
