"""Decoding and the CRF's loss against all paths written out."""

from itertools import pairwise, product

import numpy as np
import pytest

from quoteattr.ml.crf import runs, viterbi
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
