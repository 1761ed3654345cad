"""Training of the parser's network: schedule, weight averaging, checkpoints."""

import json
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

import torch
from torch import nn

from quoteattr.ml.batches import Batch, batches
from quoteattr.ml.examples import Example
from quoteattr.ml.loss import loss_of
from quoteattr.ml.network import ParserNetwork
from quoteattr.ml.training_settings import Settings

REPORTED_EVERY = 50  # steps
SAVED_EVERY = 200  # steps, so that an epoch of an hour on a large encoder is not lost


def optimizer_of(network: ParserNetwork, settings: Settings) -> torch.optim.Optimizer:
    """AdamW with one rate for the encoder and one for the rest; embeddings are trained where `words` says so."""
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
    run = _Run(network, settings, folder)
    steps = settings.epochs * sum(1 for _ in batches(articles, settings, special, random.Random(0)))
    run.resume()
    begun = time.monotonic()
    for epoch in range(run.progress.epoch, settings.epochs):
        run.begin(epoch, rng)
        losses: list[float] = []
        for arrays in islice(batches(articles, settings, special, rng), run.progress.done, None):
            losses.append(run.step(Batch(*(tensor.to(device) for tensor in arrays)), steps))
            if after_step is not None:
                after_step(run.progress.step, steps, losses[-1])
            if len(losses) % REPORTED_EVERY == 0:
                mean, spent = sum(losses) / len(losses), time.monotonic() - begun
                report(f"epoch {epoch} step {run.progress.step}/{steps} loss {mean:.4f} {spent:.0f} s")
            if run.progress.done % SAVED_EVERY == 0:
                run.save()
        run.end(epoch, rng)
        report(f"epoch {epoch} done, loss {sum(losses) / max(len(losses), 1):.4f}, {time.monotonic() - begun:.0f} s")
        if after_epoch is not None and after_epoch(epoch + 1, run.average.module):
            break
    return run.average.module


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


class _Run:
    """A training under way: what changes with each step, and is in its checkpoints."""

    def __init__(self, network: ParserNetwork, settings: Settings, folder: Path) -> None:
        self._network, self._settings, self._folder = network, settings, folder
        self._optimizer = optimizer_of(network, settings)
        self.average = torch.optim.swa_utils.AveragedModel(
            network,
            multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(settings.average),  # type: ignore[no-untyped-call]
            use_buffers=False,
        )
        self.progress = _Progress()

    def begin(self, epoch: int, rng: random.Random) -> None:
        """Begin an epoch, or go on with it; `rng` is put where it stood when the epoch began."""
        rng.setstate(self.progress.rng or rng.getstate())
        self.progress = replace(self.progress, epoch=epoch, rng=rng.getstate())
        self._network.train()

    def step(self, batch: Batch, steps: int) -> float:
        """Learn from a batch. steps: of the whole training. Returns the loss."""
        network, settings = self._network, self._settings
        rate = _rate(self.progress.step / steps, settings.warmup)
        for group, peak in zip(self._optimizer.param_groups, (settings.encoder_rate, settings.head_rate), strict=True):
            group["lr"] = peak * rate
        loss = loss_of(network, batch, settings)
        self._optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        self._optimizer.step()
        self.average.update_parameters(network)
        self.progress = replace(self.progress, step=self.progress.step + 1, done=self.progress.done + 1)
        return loss.item()

    def end(self, epoch: int, rng: random.Random) -> None:
        """Keep the epoch's average, and a checkpoint from which the next one begins."""
        self.progress = replace(self.progress, epoch=epoch + 1, done=0, rng=rng.getstate())
        self.save()
        torch.save(self.average.module.state_dict(), self._folder / f"average-{epoch + 1}.pt")

    def save(self) -> None:
        """Write the checkpoint, whole or not at all."""
        state = {
            "network": self._network.state_dict(),
            "average": self.average.state_dict(),
            "optimizer": self._optimizer.state_dict(),
            "progress": asdict(self.progress),
            "torch": torch.get_rng_state(),
        }
        torch.save(state, self._folder / "checkpoint.partial")
        (self._folder / "checkpoint.partial").replace(self._folder / "checkpoint.pt")

    def resume(self) -> None:
        """Go on from the checkpoint, where there is one."""
        path = self._folder / "checkpoint.pt"
        if not path.is_file():
            return
        # our own file: it holds the random states beside the tensors
        saved = torch.load(path, weights_only=False, map_location="cpu")
        self._network.load_state_dict(saved["network"])
        self.average.load_state_dict(saved["average"])
        self._optimizer.load_state_dict(saved["optimizer"])
        torch.set_rng_state(saved["torch"])
        self.progress = _Progress(**saved["progress"])


__all__ = ["Settings", "optimizer_of", "train"]
