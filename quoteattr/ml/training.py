"""Training of the parser's network: batches of windows, loss, schedule, weight averaging, checkpoints."""

import json
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from quoteattr.ml.examples import NULL, Example
from quoteattr.ml.labels import CONTENT_PREVIOUS, LINK_TARGETS, TAGS, begin
from quoteattr.ml.network import ParserNetwork, Pointers
from quoteattr.ml.pieces import Window, cut_windows

UNKNOWN = -100  # a link that leaves the window: no loss
SAVED_EVERY = 200  # steps, so that an epoch of an hour on a large encoder is not lost


@dataclass(frozen=True, kw_only=True)
class Settings:
    """epochs: passes over the articles. batch_pieces: pieces a step, padding included. encoder_rate, head_rate: peak
    learning rates. warmup: share of the steps. varied: share of articles read in other typography. average: decay a
    step of the running average of the weights, which is what is kept. context: pieces of context before a core.
    soft: weight of a teacher's tags against gold's, where there is a teacher. words: whether the embeddings of the
    vocabulary are trained as well.
    """

    epochs: int = 8
    batch_pieces: int = 4096
    encoder_rate: float = 1.2e-4
    head_rate: float = 1e-3
    weight_decay: float = 0.01
    warmup: float = 0.06
    varied: float = 0.25
    average: float = 0.998
    link_weight: float = 1.0
    entity_weight: float = 0.3
    soft: float = 0.0
    words: bool = True
    window: int = 254
    context: int = 64
    seed: int = 1
    threads: int = 1
    limit_seconds: float | None = None


class Item(NamedTuple):
    example: Example
    window: Window


class Batch(NamedTuple):
    ids: Tensor
    mask: Tensor
    marks: Tensor
    shapes: Tensor
    core: Tensor
    tags: Tensor
    entities: Tensor
    rows: Tensor  # of each link: its window, its index in LINKS, first and last piece of what points,
    links: Tensor
    starts: Tensor
    ends: Tensor
    targets: Tensor  # and 0 for null, 1 + the piece pointed at, or UNKNOWN
    soft: Tensor  # (windows, length, 7): the teacher's tags, gold where none was asked
    pairs: Tensor  # (windows, length, 7, 7): the teacher's pairs of tags; both without windows where no teacher is


def collate(items: Sequence[Item], special: tuple[int, int]) -> Batch:
    """Pad windows to one batch; `special` are the ids that open and close an input ([CLS], [SEP])."""
    length = max(item.window.end - item.window.start for item in items) + 2
    grids = np.zeros((7, len(items), length), np.int64)
    ids, mask, marks, shapes, core, tags, entities = grids
    taught = any(item.example.soft is not None for item in items)
    soft = np.zeros((len(items) * taught, length, len(TAGS)), np.float32)
    pairs = np.zeros((*soft.shape, len(TAGS)), np.float32)
    found = []
    for row, (example, window) in enumerate(items):
        inner = slice(window.start, window.end)
        size = window.end - window.start
        ids[row, 0], ids[row, 1 + size] = special
        mask[row, : size + 2] = 1
        ids[row, 1 : 1 + size] = example.pieces.ids[inner]
        marks[row, 1 : 1 + size] = example.pieces.marks[inner]
        shapes[row, 1 : 1 + size] = example.pieces.shapes[inner]
        tags[row, 1 : 1 + size] = example.tags[inner]
        entities[row, 1 : 1 + size] = example.entities[inner]
        core[row, 1 + window.core - window.start : 1 + size] = 1
        if taught:
            soft[row, 1 : 1 + size], pairs[row, 1 : 1 + size] = _soft(example, inner)
        for link, first, last, point in example.links.tolist():
            if window.core <= first and last < window.end:
                ends = 1 + first - window.start, 1 + last - window.start
                found.append((row, link, *ends, _target(point, window)))
    columns = torch.tensor(found, dtype=torch.long).reshape(-1, 5).T
    return Batch(*[*map(torch.from_numpy, grids), *columns, *map(torch.from_numpy, (soft, pairs))])


def _soft(example: Example, inner: slice) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Tags and pairs of a window as probabilities: the teacher's, or gold's where there is none."""
    size = len(TAGS)
    if example.soft is None:
        tags = np.eye(size, dtype=np.float32)[example.tags[inner]]
        pairs = np.zeros((len(tags), size, size), np.float32)
    else:
        tags = example.soft.tags[inner].astype(np.float32)
        pairs = example.soft.pairs[inner].astype(np.float32)
    begun = pairs[1:].sum((1, 2)) == 0  # no pair known: the two tags as if they had nothing to do with each other
    pairs[1:][begun] = tags[:-1][begun][:, :, None] * tags[1:][begun][:, None, :]
    return tags, pairs


def _target(point: int, window: Window) -> int:
    if point == NULL:
        return 0
    return 2 + point - window.start if window.start <= point < window.end else UNKNOWN


def batches(
    articles: Sequence[Sequence[Example]], settings: Settings, special: tuple[int, int], rng: random.Random
) -> Iterator[Batch]:
    """One epoch. articles: for each the original first, then its variants."""
    items = []
    for variants in articles:
        varied = len(variants) > 1 and rng.random() < settings.varied
        example = rng.choice(variants[1:]) if varied else variants[0]
        size = rng.randint(settings.window * 3 // 4, settings.window)
        items += [Item(example, window) for window in cut_windows(example.pieces.paragraph, size, settings.context)]
    rng.shuffle(items)
    pools = [items[i : i + 512] for i in range(0, len(items), 512)]
    groups = [group for pool in pools for group in _by_length(pool, settings.batch_pieces)]
    rng.shuffle(groups)
    for group in groups:
        yield collate(group, special)


def _by_length(pool: list[Item], batch_pieces: int) -> Iterator[list[Item]]:
    pool = sorted(pool, key=lambda item: item.window.end - item.window.start)
    group: list[Item] = []
    for item in pool:
        if group and (item.window.end - item.window.start + 2) * (len(group) + 1) > batch_pieces:
            yield group
            group = []
        group.append(item)
    if group:
        yield group


def loss_of(network: ParserNetwork, batch: Batch, settings: Settings) -> Tensor:
    with torch.autocast(batch.ids.device.type, dtype=torch.bfloat16):
        output = network(batch.ids, batch.mask, batch.marks, batch.shapes)
    loss = network.tag_loss(output.tags, batch.tags, batch.core)
    if settings.soft and len(batch.soft):
        taught = network.soft_tag_loss(output.tags, batch.soft, batch.pairs, batch.core)
        loss = (1 - settings.soft) * loss + settings.soft * taught
    entity_loss = nn.functional.cross_entropy(
        output.entities.float().flatten(0, 1), batch.entities.flatten(), reduction="none"
    )
    core = batch.core.flatten().float()
    loss = loss + settings.entity_weight * (entity_loss * core).sum() / core.sum().clamp(min=1)
    if len(batch.rows):
        pointers = Pointers(batch.rows, batch.links, batch.starts, batch.ends)
        candidates = candidates_of(batch)
        scores = network.link_scores(output, pointers, candidates)
        hidden = (batch.targets > 0) & ~candidates.gather(1, (batch.targets - 1).clamp(min=0)[:, None])[:, 0]
        targets = batch.targets.masked_fill(hidden, UNKNOWN)  # painted over by another span
        link_loss = nn.functional.cross_entropy(scores, targets, ignore_index=UNKNOWN, reduction="sum")
        loss = loss + settings.link_weight * link_loss / batch.targets.numel()
    return loss


def candidates_of(batch: Batch) -> Tensor:
    """(links, length): where spans begin that each link may lead to; a content only goes on with an earlier one."""
    begins = torch.tensor([begin(role) for role in LINK_TARGETS], device=batch.tags.device)
    found = (batch.tags[batch.rows] == begins[batch.links][:, None]) & batch.mask[batch.rows].bool()
    earlier = torch.arange(found.shape[1], device=found.device)[None] < batch.starts[:, None]
    return found & (earlier | (batch.links != CONTENT_PREVIOUS)[:, None])


def optimizer_of(network: ParserNetwork, settings: Settings) -> torch.optim.Optimizer:
    network.encoder.get_input_embeddings().requires_grad_(settings.words)
    trained = [(name, parameter) for name, parameter in network.named_parameters() if parameter.requires_grad]
    encoder = [parameter for name, parameter in trained if name.startswith("encoder.")]
    heads = [parameter for name, parameter in trained if not name.startswith("encoder.")]
    return torch.optim.AdamW(
        [{"params": encoder, "lr": settings.encoder_rate}, {"params": heads, "lr": settings.head_rate}],
        weight_decay=settings.weight_decay, betas=(0.9, 0.98), fused=True,
    )  # fmt: skip


def train(
    network: ParserNetwork,
    articles: Sequence[Sequence[Example]],
    settings: Settings,
    special: tuple[int, int],
    folder: Path,
    report: Callable[[str], Any] = print,
    device: str = "cpu",
    after_step: Callable[[int, int, float], Any] | None = None,
    after_epoch: Callable[[int, nn.Module], bool] | None = None,
) -> nn.Module:
    """Train, with checkpoints in `folder` from which a later call goes on as if nothing had happened. Returns the
    average.

    after_step: called with the step, the number of steps and the loss. after_epoch: called with the number of epochs
    done and the averaged network; True stops.
    """
    torch.manual_seed(settings.seed)
    torch.set_num_threads(settings.threads)
    network.to(device)
    rng = random.Random(settings.seed)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "settings.json").write_text(json.dumps(asdict(settings), indent=1))
    optimizer = optimizer_of(network, settings)
    average = torch.optim.swa_utils.AveragedModel(
        network,
        multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(settings.average),  # type: ignore[no-untyped-call]
        use_buffers=False,
    )
    steps = settings.epochs * sum(1 for _ in batches(articles, settings, special, random.Random(0)))
    progress = _resume(folder, network, average, optimizer)
    begun = time.monotonic()
    for epoch in range(progress.epoch, settings.epochs):
        rng.setstate(progress.rng or rng.getstate())
        progress = replace(progress, epoch=epoch, rng=rng.getstate())
        network.train()
        total, count = 0.0, 0
        for arrays in islice(batches(articles, settings, special, rng), progress.done, None):
            batch = Batch(*(tensor.to(device) for tensor in arrays))
            rate = _rate(progress.step / steps, settings.warmup)
            for group, peak in zip(optimizer.param_groups, (settings.encoder_rate, settings.head_rate), strict=True):
                group["lr"] = peak * rate
            loss = loss_of(network, batch, settings)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            average.update_parameters(network)
            progress = replace(progress, step=progress.step + 1, done=progress.done + 1)
            total, count = total + loss.item(), count + 1
            if after_step is not None:
                after_step(progress.step, steps, loss.item())
            if count % 50 == 0:
                spent = time.monotonic() - begun
                report(f"epoch {epoch} step {progress.step}/{steps} loss {total / count:.4f} {spent:.0f} s")
            if progress.done % SAVED_EVERY == 0:
                _save(folder, network, average, optimizer, progress)
        progress = replace(progress, epoch=epoch + 1, done=0, rng=None)
        _save(folder, network, average, optimizer, replace(progress, rng=rng.getstate()))
        torch.save(average.module.state_dict(), folder / f"average-{epoch + 1}.pt")
        report(f"epoch {epoch} done, loss {total / max(count, 1):.4f}, {time.monotonic() - begun:.0f} s")
        if after_epoch is not None and after_epoch(epoch + 1, average.module):
            break
    return average.module


def _rate(progress: float, warmup: float) -> float:
    """Linear warm-up, then linear down to nothing."""
    return progress / warmup if progress < warmup else max(0.0, (1 - progress) / (1 - warmup))


@dataclass(frozen=True)
class _Progress:
    """epoch: the one that is under way, from 0. step: steps done in all. done: steps done in this epoch. rng: state of
    the random numbers when it began, from which its batches follow."""

    epoch: int = 0
    step: int = 0
    done: int = 0
    rng: Any = None


def _save(folder: Path, network: nn.Module, average: nn.Module, optimizer: Any, progress: _Progress) -> None:
    state = {
        "network": network.state_dict(),
        "average": average.state_dict(),
        "optimizer": optimizer.state_dict(),
        "progress": asdict(progress),
        "torch": torch.get_rng_state(),
    }
    torch.save(state, folder / "checkpoint.partial")
    (folder / "checkpoint.partial").replace(folder / "checkpoint.pt")


def _resume(folder: Path, network: nn.Module, average: nn.Module, optimizer: Any) -> _Progress:
    path = folder / "checkpoint.pt"
    if not path.is_file():
        return _Progress()
    # our own file: it holds the random states beside the tensors
    saved = torch.load(path, weights_only=False, map_location="cpu")
    network.load_state_dict(saved["network"])
    average.load_state_dict(saved["average"])
    optimizer.load_state_dict(saved["optimizer"])
    torch.set_rng_state(saved["torch"])
    return _Progress(**saved["progress"])
