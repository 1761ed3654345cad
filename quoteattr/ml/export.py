"""From the trained network in torch to the files that `runtime` reads: ONNX with int8 weights."""

import gzip
import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

import numpy as np
import torch
from torch import Tensor, nn

from quoteattr.ml.network import ParserNetwork
from quoteattr.ml.runtime import COMPRESSED, FILES, OUTPUTS

Quantize = bool | Literal["weights"]
#: The largest of the whole numbers that weights alone become: of 7 bits, an eighth smaller when compressed than of 8.
_STEPS = 63
#: Smaller matrices stay as they are.
_LEAST_WEIGHTS = 100_000


class _OneWindow(nn.Module):
    """The network without padding: a window runs alone."""

    def __init__(self, network: ParserNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, marks: Tensor, shapes: Tensor) -> tuple[Tensor, ...]:
        return tuple(self.network(ids, torch.ones_like(ids), marks, shapes))


class _Unmasked(nn.Module):
    """A BERT that hides nothing: adding a mask of zeros to every attention score takes a twentieth of its time."""

    def __init__(self, bert: Any) -> None:
        super().__init__()
        self.bert = bert

    def get_input_embeddings(self) -> Any:
        return self.bert.get_input_embeddings()

    def forward(self, inputs_embeds: Tensor, attention_mask: Tensor) -> Any:
        return self.bert.encoder(self.bert.embeddings(inputs_embeds=inputs_embeds))


@contextmanager
def _without_mask(network: ParserNetwork) -> Iterator[ParserNetwork]:
    encoder = network.encoder
    if type(encoder).__name__ == "BertModel":
        network.encoder = _Unmasked(encoder)
    try:
        yield network
    finally:
        network.encoder = encoder


def export(
    network: ParserNetwork,
    tokenizer_json: bytes,
    settings: dict[str, Any],
    quantize: Quantize = True,
    compress: bool = False,
) -> dict[str, bytes]:
    """The files of `runtime.FILES` by name; with `compress` the network as `runtime.COMPRESSED`.

    settings: "window", "context", "special" (ids that open and close an input), "calibration".
    quantize: True for int8 weights with activations quantised as they come; "weights" for int8 weights with which it
    calculates in float32: encoders of the size of BERT base have a few activations far larger than all others, and lose
    a fifth of their F where these set the scale; False for float32.
    """
    network = network.eval().float()
    with tempfile.TemporaryDirectory() as folder, _without_mask(network):
        plain = Path(folder) / "float32.onnx"
        example = tuple(torch.zeros(1, 16, dtype=torch.long) for _ in range(3))
        axes = {name: {1: "length"} for name in ("ids", "marks", "shapes", *OUTPUTS)}
        torch.onnx.export(
            _OneWindow(network).eval(), example, str(plain), dynamo=False, opset_version=17,
            input_names=["ids", "marks", "shapes"], output_names=list(OUTPUTS), dynamic_axes=axes,
        )  # fmt: skip
        final = plain if not quantize else _weights_in_int8(plain) if quantize == "weights" else _quantized(plain)
        onnx_bytes = final.read_bytes()
    return {
        **({COMPRESSED: gzip.compress(onnx_bytes, mtime=0)} if compress else {FILES[0]: onnx_bytes}),
        "tokenizer.json": tokenizer_json,
        "decoding.npz": _decoding(network),
        "settings.json": json.dumps(settings, indent=1, sort_keys=True).encode(),
    }


def _quantized(path: Path) -> Path:
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    prepared, final = path.with_name("prepared.onnx"), path.with_name("int8.onnx")
    quant_pre_process(str(path), str(prepared), skip_symbolic_shape=True)
    # 7 bits: on processors without VNNI sums of 8-bit products overflow, and a pipeline would read otherwise there
    quantize_dynamic(str(prepared), str(final), per_channel=True, weight_type=QuantType.QInt8, reduce_range=True)
    return final


def _weights_in_int8(path: Path) -> Path:
    """Every large matrix as int8 with a scale for each row: of the embeddings a piece, of the others an input.

    A few of the encoder's activations are far larger than all others, and the weights that they meet far smaller. With
    a scale for each output these weights would be rounded as coarsely as the rest.
    """
    import onnx
    from onnx import helper, numpy_helper
    from onnxruntime.quantization.shape_inference import quant_pre_process

    prepared, final = path.with_name("prepared.onnx"), path.with_name("int8.onnx")
    quant_pre_process(str(path), str(prepared), skip_symbolic_shape=True)
    model = onnx.load(str(prepared))
    graph = model.graph
    weights = {tensor.name: tensor for tensor in graph.initializer}
    read = [node.input[1] for node in graph.node if node.op_type == "MatMul"]
    read += [node.input[0] for node in graph.node if node.op_type == "Gather"]
    for name in dict.fromkeys(read):
        matrix = numpy_helper.to_array(weights[name]) if name in weights else np.zeros(0)
        if matrix.ndim != 2 or matrix.size < _LEAST_WEIGHTS or matrix.dtype != np.float32:
            continue
        scale = np.maximum(np.abs(matrix).max(1), 1e-12).astype(np.float32) / _STEPS
        whole = np.round(matrix / scale[:, None]).astype(np.int8)
        parts = {f"{name}_int8": whole, f"{name}_scale": scale, f"{name}_zero": np.zeros(len(scale), np.int8)}
        graph.initializer.extend(numpy_helper.from_array(part, key) for key, part in parts.items())
        graph.initializer.remove(weights[name])
        graph.node.insert(0, helper.make_node("DequantizeLinear", list(parts), [name], name=f"{name}_float", axis=0))
    onnx.save(model, str(final))
    return final


def _decoding(network: ParserNetwork) -> bytes:
    buffer = BytesIO()
    np.savez(buffer, **network.decoding_weights()._asdict())
    return buffer.getvalue()
