"""The two ways to run the parser's network, told apart by the files that it was saved as."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

from quoteattr.annotations import Mark, Offsets
from quoteattr.errors import MissingExtraError
from quoteattr.ml.decoding import Scores, Weights
from quoteattr.ml.pieces import Pieces, Window
from quoteattr.ml.runtime import Runtime

ONNX_FILE, TORCH_FILE = "network.onnx", "heads.safetensors"


class Reader(Protocol):
    """What reads articles: `runtime.Runtime` (onnxruntime) or `torch_runtime.TorchRuntime`."""

    settings: dict[str, Any]
    weights: Weights

    @property
    def files(self) -> dict[str, bytes]: ...

    def to_folder(self, folder: Path) -> None: ...

    def change(self, **settings: Any) -> None: ...

    def read(
        self, text: str, marks: Sequence[Mark], paragraphs: Sequence[Offsets]
    ) -> tuple[Pieces, list[Window], Scores]: ...


def open_folder(folder: Path) -> Reader:
    """The network saved in a folder. Raises MissingExtraError where it takes torch and there is none."""
    if not (folder / ONNX_FILE).is_file() and (folder / TORCH_FILE).is_file():
        reader: Reader = _torch().from_folder(folder)
        return reader
    return Runtime.from_folder(folder)


def open_files(files: dict[str, bytes]) -> Reader:
    """The network from its files by name."""
    if ONNX_FILE not in files and TORCH_FILE in files:
        reader: Reader = _torch().from_files(files)
        return reader
    return Runtime(files)


def _torch() -> Any:
    try:
        from quoteattr.ml.torch_runtime import TorchRuntime
    except ImportError as error:
        raise MissingExtraError(
            f"This pipeline runs its network with torch, but {error.name} is missing: pip install 'quoteattr[trf]'"
        ) from error
    return TorchRuntime
