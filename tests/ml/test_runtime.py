"""The exported network at run time: what it reads depends on the article alone."""

import pickle

import numpy as np
import pytest
import tiny

from quoteattr.errors import QuoteattrError
from quoteattr.marks import find_marks
from quoteattr.ml.pieces import paragraphs_of
from quoteattr.ml.routes import open_files, open_folder
from quoteattr.ml.runtime import COMPRESSED, FILES, Runtime

for package in ("torch", "transformers", "onnx"):
    pytest.importorskip(package, reason=f"{package} is needed to make a network (extra train)")

TEXTS = [record["text"] for record in tiny.articles(3, seed=4)]
SETTINGS = {"window": 40, "context": 8, "marks": True, "shapes": True, "calibration": {"slope": 1.0, "intercept": 0.0}}


def read(reader, text):
    return reader.read(text, find_marks(text), paragraphs_of(text))


@pytest.fixture(scope="module")
def parts(tmp_path_factory):
    """A network with random weights, and its encoder."""
    import torch

    from quoteattr.ml.encoder import load_encoder
    from quoteattr.ml.network import ParserNetwork

    encoder = load_encoder(tiny.save_encoder(tmp_path_factory.mktemp("encoder")))
    torch.manual_seed(0)
    return ParserNetwork(encoder.model), encoder, {**SETTINGS, "special": list(encoder.special)}


@pytest.fixture(scope="module")
def runtime(parts):
    from quoteattr.ml.export import export

    network, encoder, settings = parts
    return Runtime(export(network, encoder.tokenizer, settings))


@pytest.fixture(scope="module")
def in_torch(parts):
    from quoteattr.ml.torch_runtime import TorchRuntime

    network, encoder, settings = parts
    return TorchRuntime(network, encoder.tokenizer, settings, device="cpu")


@pytest.mark.parametrize("route", ["runtime", "in_torch"])
def test_every_piece_has_its_scores(route, request):
    pieces, windows, scores = read(request.getfixturevalue(route), TEXTS[0])
    assert len(windows) > 1
    assert {len(array) for array in scores} == {len(pieces.ids)}
    assert all(array.dtype == np.float32 for array in scores)


@pytest.mark.parametrize("route", ["runtime", "in_torch"])
def test_company_changes_nothing(route, request):
    reader = request.getfixturevalue(route)
    alone = read(reader, TEXTS[0])[2]
    for text in TEXTS[1:]:
        read(reader, text)
    for before, after in zip(alone, read(reader, TEXTS[0])[2], strict=True):
        assert (before == after).all()


def test_the_two_routes_give_the_same_scores(parts, in_torch):
    from quoteattr.ml.export import export

    network, encoder, settings = parts
    exact = Runtime(export(network, encoder.tokenizer, settings, quantize=False))
    for one, other in zip(read(exact, TEXTS[1])[2], read(in_torch, TEXTS[1])[2], strict=True):
        np.testing.assert_allclose(one, other, atol=1e-4)
    for one, other in zip(exact.weights, in_torch.weights, strict=True):
        np.testing.assert_array_equal(one, other)


@pytest.mark.parametrize("route", ["runtime", "in_torch"])
def test_folder_bytes_and_pickle_keep_it(route, request, tmp_path):
    reader = request.getfixturevalue(route)
    reader.to_folder(tmp_path)
    expected = read(reader, TEXTS[0])[2]
    for again in (open_folder(tmp_path), open_files(reader.files), pickle.loads(pickle.dumps(reader))):
        assert type(again) is type(reader)
        assert again.settings == reader.settings
        for before, after in zip(expected, read(again, TEXTS[0])[2], strict=True):
            np.testing.assert_allclose(before, after, atol=1e-4)  # attention may be another kernel


def test_weights_alone_in_int8_read_nearly_as_float_does(parts, in_torch):
    from quoteattr.ml import export as module

    network, encoder, settings = parts
    module._LEAST_WEIGHTS, before = 64, module._LEAST_WEIGHTS
    try:
        near = Runtime(module.export(network, encoder.tokenizer, settings, quantize="weights"))
    finally:
        module._LEAST_WEIGHTS = before
    plain = Runtime(module.export(network, encoder.tokenizer, settings, quantize=False))
    assert len(near.files["network.onnx"]) < 0.8 * len(plain.files["network.onnx"])
    for text in TEXTS:
        exact = read(in_torch, text)[2].tags
        assert np.abs(read(near, text)[2].tags - exact).max() < 0.05 < np.abs(exact).max()


def test_a_network_kept_compressed_reads_the_same(parts, runtime, tmp_path):
    from quoteattr.ml.export import export

    network, encoder, settings = parts
    small = Runtime(export(network, encoder.tokenizer, settings, compress=True))
    small.to_folder(tmp_path)
    assert not (tmp_path / "network.onnx").exists()
    assert (tmp_path / COMPRESSED).stat().st_size < len(runtime.files["network.onnx"])
    for text in TEXTS:
        _, _, scores = read(open_folder(tmp_path), text)
        assert np.array_equal(scores.tags, read(runtime, text)[2].tags)


def test_missing_files_are_named(tmp_path):
    with pytest.raises(QuoteattrError, match=r"lacks network\.onnx, tokenizer\.json"):
        open_folder(tmp_path)
    with pytest.raises(QuoteattrError, match=r"lacks decoding\.npz"):
        Runtime({name: b"{}" for name in FILES if name != "decoding.npz"})


def test_heads_that_do_not_fit_are_refused(in_torch, tmp_path):
    from safetensors.torch import load_file, save_file

    in_torch.to_folder(tmp_path)
    heads = load_file(tmp_path / "heads.safetensors")
    del heads["transitions"]
    save_file(heads, tmp_path / "heads.safetensors")
    with pytest.raises(QuoteattrError, match="does not fit: transitions"):
        open_folder(tmp_path)


def test_scores_hold_their_sign_in_int8(runtime, in_torch):
    exact, rough = read(in_torch, TEXTS[2])[2].tags, read(runtime, TEXTS[2])[2].tags
    assert np.corrcoef(exact.ravel(), rough.ravel())[0, 1] > 0.99
