"""Back from a packaged network to weights for torch: to train on from it, or to teach with it.

They are what the pipeline calculates with, so as coarse as its int8; a training folder's own are finer.
"""

import gzip
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from quoteattr.errors import InputError
from quoteattr.ml.fitting import Recipe, untrained
from quoteattr.ml.pruning import fit_to
from quoteattr.ml.runtime import COMPRESSED, FILES

_EMBEDDINGS = "word_embeddings.weight"
_FIXED = ("may_follow", "may_start")
Arrays = dict[str, NDArray[Any]]


def restored(folder: Path, recipe: Recipe) -> dict[str, Tensor]:
    """The state of the network that `export` wrote into the folder, whose recipe it was trained by.

    Pieces that a cut vocabulary lacks get the encoder's embeddings, as they were before any training. Raises InputError
    where the folder holds no such network.
    """
    weights = _weights_in(folder)
    network, encoder, _ = untrained(replace(recipe, begin=None))  # what its training began with need not be there
    fit_to(network.encoder, {name: torch.tensor(array) for name, array in weights.items()}, "encoder.")
    state: dict[str, Tensor] = network.state_dict()
    if missing := [name for name in state if name not in weights and name not in _FIXED]:
        raise InputError(f"{folder} does not say what {', '.join(missing)} are: it is of another recipe.")
    pieces = json.loads((folder / "tokenizer.json").read_text(encoding="utf8"))["model"]["vocab"]
    rows = json.loads(encoder.tokenizer)["model"]["vocab"]
    for name, tensor in state.items():
        if name.endswith(_EMBEDDINGS):
            for piece, id in pieces.items():
                tensor[rows[piece]] = torch.tensor(weights[name][id])
        elif name not in _FIXED:
            tensor.copy_(torch.tensor(weights[name]))
    state["transitions"].masked_fill_(~state["may_follow"], 0.0)
    return state


def _weights_in(folder: Path) -> Arrays:
    packed = folder / COMPRESSED
    try:
        content = gzip.decompress(packed.read_bytes()) if packed.is_file() else (folder / FILES[0]).read_bytes()
        with np.load(folder / "decoding.npz", allow_pickle=False) as arrays:
            return _named_for_torch(content) | {name: arrays[name] for name in arrays.files}
    except OSError as error:
        raise InputError(f"{folder} holds no exported network: {error}") from error


def _named_for_torch(content: bytes) -> Arrays:
    """The weights of an ONNX network by torch's names and in torch's shapes.

    ONNX keeps the names of biases and embeddings, and numbers the matrices: a node's name says whose matrix it reads.
    """
    import onnx
    from onnx import numpy_helper

    graph = onnx.load_from_string(content).graph
    stored = _in_floats({tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer})
    found = {name: array for name, array in stored.items() if name.startswith("network.")}
    for node in graph.node:
        matrix = node.input[1].removesuffix("_quantized") if node.op_type in ("MatMul", "MatMulInteger") else ""
        if matrix in stored:
            module = node.name.strip("/").rpartition("/")[0].replace("/", ".")
            found[f"{module}.weight"] = stored[matrix].T
    return {name.removeprefix("network.").replace("encoder.bert.", "encoder."): found[name] for name in found}


def _in_floats(stored: Arrays) -> Arrays:
    """With what int8 matrices stand for, under the name that they had before: of `export` or of onnxruntime."""
    floats = {}
    for name, scale in stored.items():
        base = name.removesuffix("_scale")
        if name != base and f"{base}_int8" in stored:
            floats[base] = stored[f"{base}_int8"].astype(np.float32) * scale[:, None]  # a scale for each input
        elif name != base and f"{base}_quantized" in stored:
            whole = stored[f"{base}_quantized"].astype(np.float32)
            floats[base] = (whole - stored[f"{base}_zero_point"].astype(np.float32)) * scale
    return stored | floats


__all__ = ["restored"]
