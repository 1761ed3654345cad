"""The network run by torch, on a GPU where there is one: the route for any encoder of Hugging Face.

The folder holds `encoder/` (as transformers saves one, so that other tools can read it, spacy-transformers among them),
`heads.safetensors` (what stands on the encoder), `tokenizer.json` and `settings.json`.
"""

import json
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from quoteattr.annotations import Mark, Offsets
from quoteattr.errors import QuoteattrError
from quoteattr.ml.decoding import Scores
from quoteattr.ml.encoder import quietly, without_pooler
from quoteattr.ml.network import ParserNetwork
from quoteattr.ml.pieces import Pieces, Window, cut_windows, sentence_starts, split_pieces
from quoteattr.ml.pruning import fit_to
from quoteattr.ml.tokenizer import open_tokenizer

HEADS = "heads.safetensors"
ENCODER = "encoder"
_BATCH_PIECES = 8192


def best_device() -> str:
    return "cuda" if torch.cuda.is_available() else "cpu"


class TorchRuntime:
    """Runs the network over articles, with the interface of `runtime.Runtime`.

    The windows of one article make a batch, and no window of another one joins it: a prediction depends on nothing
    but its article. settings: as for `export.export`, and "marks" and "shapes", the network's features.
    half: calculate in bfloat16, by default on a GPU.
    """

    def __init__(
        self,
        network: ParserNetwork,
        tokenizer_json: bytes,
        settings: dict[str, Any],
        device: str | None = None,
        half: bool | None = None,
    ) -> None:
        self.device = device or best_device()
        self.network = network.to(self.device).eval()
        self.settings = settings
        self.half = self.device != "cpu" if half is None else half
        self.weights = network.decoding_weights()
        self._tokenizer_json = tokenizer_json
        self._tokenizer = open_tokenizer(tokenizer_json)
        self._owner = os.getpid()

    @classmethod
    def from_folder(cls, folder: Path) -> "TorchRuntime":
        """The network that `to_folder` has left. Raises QuoteattrError where the folder holds none, or one of another
        build."""
        from safetensors.torch import load_file
        from transformers import AutoConfig, AutoModel

        if not (folder / HEADS).is_file():
            raise QuoteattrError(f"{folder} holds no parser: it lacks {HEADS}.")
        settings = json.loads((folder / "settings.json").read_text(encoding="utf8"))
        models: Any = AutoModel
        encoder = without_pooler(models.from_config(AutoConfig.from_pretrained(folder / ENCODER)).float())
        weights = load_file(folder / ENCODER / "model.safetensors")
        fit_to(encoder, weights)
        encoder.load_state_dict(weights)
        network = ParserNetwork(encoder, marks=settings["marks"], shapes=settings["shapes"])
        missing, unexpected = network.load_state_dict(load_file(folder / HEADS), strict=False)
        missing = [name for name in missing if not name.startswith("encoder.")]
        if missing or unexpected:
            raise QuoteattrError(f"{folder / HEADS} does not fit: {', '.join([*missing, *unexpected])}.")
        return cls(network, (folder / "tokenizer.json").read_bytes(), settings)

    @classmethod
    def from_files(cls, files: dict[str, bytes]) -> "TorchRuntime":
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            for file, content in files.items():
                (folder / file).parent.mkdir(parents=True, exist_ok=True)
                (folder / file).write_bytes(content)
            return cls.from_folder(folder)

    @property
    def files(self) -> dict[str, bytes]:
        """The folder's files by their path in it."""
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            self.to_folder(folder)
            paths = [path for path in sorted(folder.rglob("*")) if path.is_file()]
            return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}

    def to_folder(self, folder: Path) -> None:
        from safetensors.torch import save_file

        folder.mkdir(parents=True, exist_ok=True)
        with quietly():
            self.network.encoder.save_pretrained(folder / ENCODER, max_shard_size="100GB")
        state = self.network.state_dict()
        heads = {key: value.contiguous().cpu() for key, value in state.items() if not key.startswith("encoder.")}
        save_file(heads, folder / HEADS)
        (folder / "tokenizer.json").write_bytes(self._tokenizer_json)
        (folder / "settings.json").write_text(json.dumps(self.settings, indent=1, sort_keys=True), encoding="utf8")

    def change(self, **settings: Any) -> None:
        """As `runtime.Runtime.change`."""
        self.settings.update(settings)

    def __getstate__(self) -> dict[str, bytes]:
        return self.files

    def __setstate__(self, files: dict[str, bytes]) -> None:
        self.__dict__.update(self.from_files(files).__dict__)

    def read(
        self, text: str, marks: Sequence[Mark], paragraphs: Sequence[Offsets]
    ) -> tuple[Pieces, list[Window], Scores]:
        """Pieces of the given paragraphs, the windows they were read in, and the network's scores."""
        if self._owner != os.getpid():  # torch's threads do not survive a fork: the child would wait for them
            torch.set_num_threads(1)
            self._owner = os.getpid()
        pieces = split_pieces(text, marks, paragraphs, self._tokenizer)
        size, context = self.settings["window"], self.settings["context"]
        windows = list(cut_windows(pieces.paragraph, size, context, sentence_starts(text, pieces)))
        count = max(1, _BATCH_PIECES // (size + 2))
        parts = [part for at in range(0, len(windows), count) for part in self._run(pieces, windows[at : at + count])]
        return pieces, windows, Scores(*(np.concatenate(arrays) for arrays in zip(*parts, strict=True)))

    @torch.inference_mode()
    def _run(self, pieces: Pieces, windows: Sequence[Window]) -> list[list[NDArray[np.float32]]]:
        length = max(window.end - window.start for window in windows) + 2
        ids, mask, marks, shapes = np.zeros((4, len(windows), length), np.int64)
        opener, closer = self.settings["special"]
        for row, (start, _, end) in enumerate(windows):
            inner = slice(1, 1 + end - start)
            mask[row, : end - start + 2] = 1
            ids[row, 0], ids[row, inner.stop] = opener, closer
            ids[row, inner] = pieces.ids[start:end]
            marks[row, inner] = pieces.marks[start:end]
            shapes[row, inner] = pieces.shapes[start:end]
        grids = [torch.from_numpy(grid).to(self.device) for grid in (ids, mask, marks, shapes)]
        with torch.autocast(self.device, dtype=torch.bfloat16, enabled=self.half):
            output = self.network(*grids)
        arrays = [tensor.float().cpu().numpy() for tensor in output]
        return [
            [array[row, 1 + window.core - window.start : 1 + window.end - window.start] for array in arrays]
            for row, window in enumerate(windows)
        ]
