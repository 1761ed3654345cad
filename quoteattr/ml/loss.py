"""The loss of the parser's network on one batch: tags, names and links."""

import torch
from torch import Tensor, nn

from quoteattr.ml.batches import UNKNOWN, Batch
from quoteattr.ml.labels import CONTENT_PREVIOUS, LINK_TARGETS, begin
from quoteattr.ml.network import ParserNetwork, Pointers
from quoteattr.ml.training_settings import Settings


def loss_of(network: ParserNetwork, batch: Batch, settings: Settings) -> Tensor:
    """A scalar: that of the tags, and those of names and links by their weights in the settings."""
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
