"""A narrower encoder: the attention heads and the neurons between its layers that matter least are taken out.

How much one matters is how far the loss would move if it were gone, to the first order: the size of the loss's
derivative by a factor before it (Michel, Levy & Neubig 2019, "Are Sixteen Heads Really Better than One?"; for neurons
Molchanov et al. 2017). The width of what goes from layer to layer stays, so that a narrow network can go on from the
weights of a wide one, and every layer keeps its place.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import torch
from torch import Tensor, nn

from quoteattr.errors import InputError


class Importance(NamedTuple):
    """For each layer, of each of its heads and of each of its neurons; layers can be compared."""

    heads: Sequence[Tensor]
    neurons: Sequence[Tensor]


def importance(network: nn.Module, losses: Iterable[Callable[[], Tensor]]) -> Importance:
    """How much each head and neuron of a network with a BERT matters to the losses, each of which is one batch's."""
    layers = _layers(network)
    heads = [torch.ones(_heads(layer), requires_grad=True) for layer in layers]
    neurons = [torch.ones(layer.intermediate.dense.out_features, requires_grad=True) for layer in layers]
    hooks = []
    for layer, of_heads, of_neurons in zip(layers, heads, neurons, strict=True):
        size = layer.attention.self.attention_head_size
        hooks.append(layer.attention.output.dense.register_forward_pre_hook(_gate(of_heads, size)))
        hooks.append(layer.output.dense.register_forward_pre_hook(_gate(of_neurons, 1)))
    found = [torch.zeros_like(factors) for factors in (*heads, *neurons)]
    try:
        for loss in losses:
            for total, gradient in zip(found, torch.autograd.grad(loss(), (*heads, *neurons)), strict=True):
                total += gradient.abs()
    finally:
        for hook in hooks:
            hook.remove()
    return Importance(found[: len(layers)], found[len(layers) :])


def _gate(factors: Tensor, size: int) -> Callable[[nn.Module, tuple[Tensor]], tuple[Tensor]]:
    def before(module: nn.Module, inputs: tuple[Tensor]) -> tuple[Tensor]:
        return (inputs[0] * factors.to(inputs[0].dtype).repeat_interleave(size),)

    return before


def prune(network: nn.Module, matters: Importance, heads: int, neurons: int) -> None:
    """Keep so many heads and neurons, those that matter most in all layers together, at least one of each in a layer.

    Raises InputError where the network has not so many, or fewer layers than heads or neurons are to be kept.
    """
    for kind, values, count in (("heads", matters.heads, heads), ("neurons", matters.neurons, neurons)):
        if not len(values) <= count <= sum(map(len, values)):
            raise InputError(
                f"{count} {kind} cannot be kept: there are {sum(map(len, values))} in {len(values)} layers."
            )
    chosen = zip(_layers(network), _most(matters.heads, heads), _most(matters.neurons, neurons), strict=True)
    for layer, kept_heads, kept in chosen:
        size = layer.attention.self.attention_head_size
        pieces = (kept_heads[:, None] * size + torch.arange(size)).flatten()
        _keep(*_attention(layer), pieces)
        _keep(*_between(layer), kept)
        _resized(layer)


def fit_to(encoder: Any, weights: Mapping[str, Tensor], prefix: str = "") -> None:
    """Make an encoder as narrow and as shallow as the BERT that the weights are of, so that they can be loaded.

    prefix: what stands before the names of the encoder's own weights.
    """
    prefix += "encoder.layer"
    if f"{prefix}.0.attention.self.query.weight" not in weights:
        return  # an encoder of another build, of which nothing is ever taken out
    stack = encoder.encoder.layer
    while f"{prefix}.{len(stack) - 1}.intermediate.dense.weight" not in weights:
        del stack[len(stack) - 1]
    encoder.config.num_hidden_layers = len(stack)
    for number, layer in enumerate(stack):
        for pair, narrow in (
            (_attention(layer), weights[f"{prefix}.{number}.attention.self.query.weight"]),
            (_between(layer), weights[f"{prefix}.{number}.intermediate.dense.weight"]),
        ):
            _keep(*pair, torch.arange(len(narrow)))
        _resized(layer)


def _layers(network: nn.Module) -> Sequence[Any]:
    encoder: Any = network.encoder
    if type(encoder).__name__ != "BertModel":
        raise InputError(f"Only a BERT's heads and neurons can be taken out, not those of a {type(encoder).__name__}.")
    layers: Sequence[Any] = encoder.encoder.layer
    return layers


def _heads(layer: Any) -> int:
    return int(layer.attention.self.query.out_features // layer.attention.self.attention_head_size)


def _most(values: Sequence[Tensor], count: int) -> list[Tensor]:
    """Of each layer the places of those that are among the `count` largest of all; of equal ones any."""
    raised = [each.index_fill(0, each.argmax(), torch.inf) for each in values]  # a layer keeps its best
    kept = torch.zeros(sum(map(len, values)), dtype=torch.bool)
    kept[torch.cat(raised).topk(count).indices] = True
    return [part.nonzero()[:, 0] for part in torch.split(kept, [len(each) for each in values])]


def _attention(layer: Any) -> tuple[list[nn.Linear], nn.Linear]:
    """What makes the values of the heads, and what reads them."""
    own = layer.attention.self
    return [own.query, own.key, own.value], layer.attention.output.dense


def _between(layer: Any) -> tuple[list[nn.Linear], nn.Linear]:
    """What makes the values of the neurons, and what reads them."""
    return [layer.intermediate.dense], layer.output.dense


def _keep(makers: Sequence[nn.Linear], reader: nn.Linear, kept: Tensor) -> None:
    for linear in makers:
        linear.weight = nn.Parameter(linear.weight.detach()[kept].clone())
        linear.bias = nn.Parameter(linear.bias.detach()[kept].clone())
        linear.out_features = len(kept)
    reader.weight = nn.Parameter(reader.weight.detach()[:, kept].clone())
    reader.in_features = len(kept)


def _resized(layer: Any) -> None:
    layer.attention.self.num_attention_heads = _heads(layer)
    layer.attention.self.all_head_size = layer.attention.self.query.out_features


__all__ = ["Importance", "fit_to", "importance", "prune"]
