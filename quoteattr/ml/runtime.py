"""The trained network at run time: onnxruntime and tokenizers, no torch.

A folder holds `network.onnx`, `tokenizer.json`, `decoding.npz` (transitions and link weights) and `settings.json`.
Every window runs alone: dynamic quantisation scales activations over a whole batch, so that a window would get other
numbers in other company; alone, a prediction depends on nothing but its article.
"""

import gzip
import json
import os
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np

from quoteattr.annotations import Mark, Offsets
from quoteattr.errors import QuoteattrError
from quoteattr.ml.decoding import Scores, Weights
from quoteattr.ml.pieces import Pieces, Window, cut_windows, sentence_starts, split_pieces
from quoteattr.ml.tokenizer import open_tokenizer

FILES = ("network.onnx", "tokenizer.json", "decoding.npz", "settings.json")
#: In place of the network where size counts: weights of 7 bits take a quarter less, and half a second more to open.
COMPRESSED = "network.onnx.gz"
OUTPUTS = ("tags", "entities", "starts", "ends", "keys")
#: Fusions of onnxruntime that cost more than they save: this one takes three times its two parts (1.32, AVX-512).
SLOWER = ["SkipLayerNormFusion"]


class Runtime:
    """Runs the network over articles.

    files: contents of FILES by name, the network maybe COMPRESSED. The session is made when first needed, and once in
    every process, since it survives neither pickling nor a fork.
    """

    def __init__(self, files: dict[str, bytes]) -> None:
        missing = [name for name in FILES if name not in files and not (name == FILES[0] and COMPRESSED in files)]
        if missing:
            raise QuoteattrError(f"The parser's model lacks {', '.join(missing)}; it needs {', '.join(FILES)}.")
        self.files = files
        self.settings: dict[str, Any] = json.loads(files["settings.json"])
        with np.load(BytesIO(files["decoding.npz"]), allow_pickle=False) as arrays:
            self.weights = Weights(*(arrays[name] for name in Weights._fields))
        self._owner = -1
        self._session: Any = None
        self._tokenizer: Any = None

    @classmethod
    def from_folder(cls, folder: Path) -> "Runtime":
        names = [name for name in (*FILES, COMPRESSED) if (folder / name).is_file()]
        return cls({name: (folder / name).read_bytes() for name in names})

    def to_folder(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in self.files.items():
            (folder / name).write_bytes(content)

    def change(self, **settings: Any) -> None:
        """Change settings, so that they are also saved: "calibration", "open_cost" (see `decoding.decode`)."""
        self.settings.update(settings)
        self.files["settings.json"] = json.dumps(self.settings, indent=1, sort_keys=True).encode()

    def __getstate__(self) -> dict[str, bytes]:
        return self.files

    def __setstate__(self, files: dict[str, bytes]) -> None:
        self.__init__(files)  # type: ignore[misc]

    def _open(self) -> None:
        if self._owner == os.getpid():
            return
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1  # one core an article; processes do the rest
        options.log_severity_level = 3
        network = self.files.get(FILES[0]) or gzip.decompress(self.files[COMPRESSED])
        self._session = onnxruntime.InferenceSession(
            network, options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOWER
        )
        self._tokenizer = open_tokenizer(self.files["tokenizer.json"])
        self._owner = os.getpid()

    def read(
        self, text: str, marks: Sequence[Mark], paragraphs: Sequence[Offsets]
    ) -> tuple[Pieces, list[Window], Scores]:
        """Pieces of the given paragraphs, the windows they were read in, and the network's scores."""
        self._open()
        pieces = split_pieces(text, marks, paragraphs, self._tokenizer)
        size, context = self.settings["window"], self.settings["context"]
        windows = list(cut_windows(pieces.paragraph, size, context, sentence_starts(text, pieces)))
        parts = [self._run(pieces, window) for window in windows]
        return pieces, windows, Scores(*(np.concatenate(arrays) for arrays in zip(*parts, strict=True)))

    def _run(self, pieces: Pieces, window: Window) -> list[Any]:
        opener, closer = self.settings["special"]
        inner = slice(window.start, window.end)
        feed = {
            name: np.concatenate([[first], column[inner], [last]])[None]
            for name, column, first, last in (
                ("ids", pieces.ids, opener, closer),
                ("marks", pieces.marks, 0, 0),
                ("shapes", pieces.shapes, 0, 0),
            )
        }
        core = slice(1 + window.core - window.start, 1 + window.end - window.start)
        return [array[0, core] for array in self._session.run(OUTPUTS, feed)]
