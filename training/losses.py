"""Losses of the heads: cross-entropy of word labels, and a chain likelihood over the constrained role lattice."""

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from batches import Batch, role_labels
from deed_losses import deed_losses
from examples import HEADS, IGNORE
from network import Reader, RoleHead
from onrecord.annotate.decode import CUE, PLAIN, ROLE_ANCHOR, ROLE_WIDTH

NEVER = -1e4
CANDIDATE = 0.1  # a word counts as a mistaken cue from this probability on
ROLE_WEIGHT, IS_CUE_WEIGHT = 0.5, 1.0


def token_losses(logits: dict[str, Tensor], batch: Batch) -> dict[str, Tensor]:
    """Return the summed cross-entropy of each head, in nats."""
    return {
        name: F.cross_entropy(logits[name].float(), batch.labels[name], ignore_index=IGNORE, reduction="sum")
        for name in HEADS
    }


def gather_windows(words: Tensor, anchors: Tensor, batch: Batch) -> tuple[Tensor, Tensor]:
    """Return the word states around anchors, and a mask of those that lie in the anchor's part."""
    at = anchors[:, None] + torch.arange(-ROLE_ANCHOR, ROLE_WIDTH - ROLE_ANCHOR)[None]
    mask = (at >= batch.part_start[anchors][:, None]) & (at < batch.part_end[anchors][:, None])
    found = words[at.clamp(0, len(words) - 1)]
    return found * mask[:, :, None].to(found.dtype), mask


def mistaken_cues(logits: dict[str, Tensor], batch: Batch, limit: int) -> Tensor:
    """Return words that the cue heads hold for a cue's beginning and that are none."""
    chance = torch.maximum(logits["cue"].float().softmax(-1)[:, 1], logits["inner_cue"].float().softmax(-1)[:, 1])
    wrong = (chance > CANDIDATE) & (batch.cue_of < 0) & ~batch.unknown & batch.has_roles
    found = wrong.nonzero()[:, 0]
    return found[torch.randperm(len(found))[:limit]]


def role_losses(head: RoleHead, words: Tensor, logits: dict[str, Tensor], batch: Batch) -> dict[str, Tensor]:
    """Return the summed losses of role labels on gold cues, and of telling cues from mistaken ones."""
    count = len(batch.anchors)
    if not count:
        return {}
    with torch.no_grad():
        wrong = mistaken_cues(logits, batch, limit=8 + count // 2)
    anchors = torch.cat([batch.anchors, wrong])
    windows, mask = gather_windows(words, anchors, batch)
    scores, is_cue = head(windows, mask)
    truth = (torch.arange(len(anchors)) < count).float()
    keep = torch.from_numpy(lawful(batch.roles.numpy(), mask[:count].numpy()))
    found = {"is_cue": IS_CUE_WEIGHT * F.binary_cross_entropy_with_logits(is_cue.float(), truth, reduction="sum")}
    if keep.any():
        nll = chain_loss(scores[:count][keep].float(), mask[:count][keep], batch.roles[keep], head.transitions)
        found["roles"] = ROLE_WEIGHT * nll.sum()
    return found


def lawful(roles: np.ndarray, mask: np.ndarray) -> np.ndarray:
    """Return which rows of gold labels are a path of the lattice: one source, no label outside the text."""
    one_source = (roles == 2).sum(axis=1) <= 1
    inside = ((roles == 0) | mask).all(axis=1)
    before, after = roles[:, :-1], roles[:, 1:]
    broken = ((after == 3) & (before != 2) & (before != 3)) | ((after == 5) & (before != 4) & (before != 5))
    return one_source & inside & ~broken.any(axis=1) & (roles[:, 0] != 3)


def chain_loss(scores: Tensor, mask: Tensor, gold: Tensor, transitions: Tensor) -> Tensor:
    """Return the negative log likelihood of each row of gold labels among all constrained paths."""
    nothing = torch.full((scores.shape[2],), NEVER)
    nothing[0] = 0.0
    scores = torch.where(mask[:, :, None], scores, nothing)
    gold_score = scores.gather(2, gold[:, :, None])[:, :, 0].sum(1) + transitions[gold[:, :-1], gold[:, 1:]].sum(1)
    return log_partition(scores, transitions) - gold_score


def log_partition(scores: Tensor, transitions: Tensor) -> Tensor:
    """Return the log of the sum over all constrained paths, one value per row."""
    of = torch.from_numpy(PLAIN.labels)
    spread = transitions[of][:, of]
    early = spread.masked_fill(~torch.from_numpy(PLAIN.before), NEVER)
    late = spread.masked_fill(~torch.from_numpy(PLAIN.behind), NEVER)
    states = scores[:, :, of].unbind(1)
    row = states[0].masked_fill(~torch.from_numpy(PLAIN.start), NEVER)
    at_anchor = torch.from_numpy(PLAIN.labels != CUE)
    for t in range(1, ROLE_WIDTH):
        matrix = early if t <= ROLE_ANCHOR else late
        row = torch.logsumexp(row[:, :, None] + matrix, dim=1) + states[t]
        if t == ROLE_ANCHOR:
            row = row.masked_fill(at_anchor, NEVER)
    return torch.logsumexp(row, dim=1)


def batch_losses(reader: Reader, head: RoleHead, batch: Batch) -> dict[str, Tensor]:
    """Return the weighted losses of one batch, each divided by the number of words."""
    states = reader(batch.ids, batch.features, batch.mask)
    words = reader.dropout(states.flatten(0, 1)[batch.word_rows])
    logits = {name: layer(words) for name, layer in reader.heads.items()}
    found = {name: HEADS[name][1] * loss for name, loss in token_losses(logits, batch).items()}
    found |= role_losses(head, reader.project(words), logits, batch)
    found |= deed_losses(reader, words, logits["trigger"], batch)
    return {name: loss / len(words) for name, loss in found.items()}


__all__ = ["batch_losses", "chain_loss", "role_labels"]
