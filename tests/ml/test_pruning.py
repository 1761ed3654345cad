"""What does not matter is taken out of an encoder, and what is left says the same."""

import pytest

torch = pytest.importorskip("torch", reason="torch is needed for training alone")
transformers = pytest.importorskip("transformers", reason="transformers is needed for training alone")

from quoteattr.errors import InputError  # noqa: E402
from quoteattr.ml.network import ParserNetwork  # noqa: E402
from quoteattr.ml.pruning import Importance, fit_to, importance, prune  # noqa: E402

HEADS, NEURONS, SIZE = 4, 12, 4  # of each of two layers; SIZE is a head's


def make_network(seed: int = 0) -> ParserNetwork:
    torch.manual_seed(seed)
    config = transformers.BertConfig(
        vocab_size=30, hidden_size=HEADS * SIZE, num_hidden_layers=2, num_attention_heads=HEADS,
        intermediate_size=NEURONS, max_position_embeddings=20,
    )  # fmt: skip
    return ParserNetwork(transformers.BertModel(config, add_pooling_layer=False)).eval()


@pytest.fixture
def network() -> ParserNetwork:
    """Of the first layer only heads 1 and 3 and even neurons are read, of the second head 0 and neurons 0 to 3."""
    network = make_network()
    first, second = network.encoder.encoder.layer
    for layer, heads, neurons in ((first, (1, 3), range(0, NEURONS, 2)), (second, (0,), range(4))):
        torch.nn.init.normal_(layer.output.dense.weight)
        torch.nn.init.normal_(layer.attention.output.dense.weight)
        read = torch.zeros(HEADS, SIZE)
        read[list(heads)] = 1
        layer.attention.output.dense.weight.data *= read.flatten()
        layer.output.dense.weight.data *= torch.tensor([float(n in neurons) for n in range(NEURONS)])
    return network


def read(network: ParserNetwork):
    ids = torch.arange(1, 13)[None]
    with torch.no_grad():
        return network(ids, torch.ones_like(ids), torch.zeros_like(ids), torch.zeros_like(ids)).tags


def importance_of(network: ParserNetwork) -> Importance:
    def loss():
        ids = torch.arange(1, 13)[None]
        output = network(ids, torch.ones_like(ids), torch.zeros_like(ids), torch.zeros_like(ids))
        return torch.nn.functional.cross_entropy(output.tags[0], torch.arange(12) % 7)

    return importance(network, [loss, loss])


def test_what_nothing_reads_does_not_matter(network: ParserNetwork) -> None:
    matters = importance_of(network)
    assert [heads.nonzero()[:, 0].tolist() for heads in matters.heads] == [[1, 3], [0]]
    assert [neurons.nonzero()[:, 0].tolist() for neurons in matters.neurons] == [[0, 2, 4, 6, 8, 10], [0, 1, 2, 3]]


def test_without_what_does_not_matter_the_network_says_the_same(network: ParserNetwork) -> None:
    before = read(network)
    prune(network, importance_of(network), heads=3, neurons=10)
    first, second = network.encoder.encoder.layer
    assert (first.attention.self.query.out_features, second.attention.self.query.out_features) == (2 * SIZE, SIZE)
    assert (first.intermediate.dense.out_features, second.intermediate.dense.out_features) == (6, 4)
    assert torch.allclose(read(network), before, atol=1e-5)


def test_what_matters_most_of_all_layers_stays_and_one_of_each(network: ParserNetwork) -> None:
    matters = Importance(
        [torch.tensor([0.1, 0.9, 0.2, 0.8]), torch.tensor([0.01, 0.02, 0.03, 0.0])],
        [torch.arange(12.0) + 100, torch.arange(12.0)],
    )
    prune(network, matters, heads=3, neurons=5)
    first, second = network.encoder.encoder.layer
    assert (first.attention.self.query.out_features, second.attention.self.query.out_features) == (2 * SIZE, SIZE)
    assert (first.intermediate.dense.out_features, second.intermediate.dense.out_features) == (4, 1)


def test_a_network_takes_the_weights_of_a_narrower_and_shallower_one(network: ParserNetwork) -> None:
    prune(network, importance_of(network), heads=3, neurons=10)
    del network.encoder.encoder.layer[1]
    weights = network.state_dict()
    other = make_network(seed=1)
    fit_to(other.encoder, weights, "encoder.")
    other.load_state_dict(weights)
    assert torch.allclose(read(other), read(network), atol=1e-6)


def test_weights_of_another_build_change_nothing() -> None:
    network = make_network()
    before = read(network)
    fit_to(network.encoder, {"encoder.layer.0.attention.attn.q.weight": torch.zeros(3, 3)})
    assert torch.equal(read(network), before)


def test_of_equal_ones_so_many_stay(network: ParserNetwork) -> None:
    prune(network, Importance([torch.ones(4), torch.ones(4)], [torch.zeros(12), torch.zeros(12)]), heads=5, neurons=9)
    layers = network.encoder.encoder.layer
    assert sum(layer.attention.self.query.out_features for layer in layers) == 5 * SIZE
    assert sum(layer.intermediate.dense.out_features for layer in layers) == 9


@pytest.mark.parametrize(("heads", "neurons"), [(1, 12), (9, 12), (4, 1), (4, 25)])
def test_what_cannot_be_kept_is_refused(network: ParserNetwork, heads: int, neurons: int) -> None:
    with pytest.raises(InputError, match="cannot be kept"):
        prune(network, importance_of(network), heads, neurons)


def test_an_encoder_that_is_no_bert_is_refused(network: ParserNetwork) -> None:
    class Other(torch.nn.Module):
        encoder = torch.nn.Linear(2, 2)

    with pytest.raises(InputError, match="not those of a Linear"):
        importance(Other(), [])
