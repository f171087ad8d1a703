"""Losses of the deed head: roles of words, type, standing and channel of deeds, and how factual predicates are."""

from dataclasses import dataclass, replace

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from asked import IGNORE, ONE_OF, Asked, jitter, role_rows
from batches import Batch
from network import Reader
from onrecord.annotate.deeds import COLUMNS, DEED_ANCHOR, DEED_ROLES, DEED_WIDTH, MODES, TYPES, Question

MISTAKEN = 0.08  # a word counts as a mistaken trigger from this probability on
JITTER = 0.1
WEIGHTS = {"type": 1.0, "realis": 1.0, "sourcing": 0.8, "channel": 0.3}
ROLES_WEIGHT, MODE_WEIGHT, NEGATIVE_WEIGHT, DENIED_WEIGHT, FACT_WEIGHT = 0.08, 0.05, 1.0, 1.0, 2.0


@dataclass(frozen=True, slots=True)
class Answers:
    """Gold answers of the questions of a batch, one row each; NaN or IGNORE where it is silent."""

    roles: Tensor
    types: Tensor
    one_of: dict[str, Tensor]
    modes: Tensor
    others: Tensor  # negative, denied, factuality


def deed_losses(reader: Reader, words: Tensor, trigger: Tensor, batch: Batch) -> dict[str, Tensor]:
    """Return the summed losses of all questions of a batch, of mistaken triggers too."""
    questions, answers = gather(batch, trigger)
    if not questions:
        return {}
    windows, mask = _windows(reader.project_deeds(words), questions, batch)
    marks = torch.from_numpy(np.stack([q.marks() for q in questions]))
    roles, labels = reader.deeds(windows, marks, mask)
    return answer_losses(roles.float(), labels.float(), mask, answers)


def gather(batch: Batch, trigger: Tensor) -> tuple[list[Question], Answers]:
    """Return the questions of a batch in its own words, and their answers."""
    rng = np.random.default_rng(len(batch.ids) * 7919 + len(batch.asked))
    answers = [replace(a, question=jitter(a.question, rng, JITTER)) for _, a in batch.asked]
    questions = [_moved(a.question, shift) for a, (shift, _) in zip(answers, batch.asked, strict=True)]
    wrong = _mistaken(trigger, batch, limit=8 + len(answers) // 4)
    questions += [Question(w, trigger=((w, w + 1),)) for w in wrong]
    return questions, _answers(answers, len(wrong))


def _moved(question: Question, shift: int) -> Question:
    def by(spans: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
        return tuple((a + shift, b + shift) for a, b in spans)

    return Question(question.anchor + shift, by(question.trigger), by(question.actor), by(question.recipient))


def _mistaken(trigger: Tensor, batch: Batch, limit: int) -> list[int]:
    """Return words that the token head holds for a trigger's beginning and that are none."""
    chance = trigger.detach().float().softmax(-1)[:, 1]
    found = ((chance > MISTAKEN) & batch.has_deeds & ~batch.in_trigger).nonzero()[:, 0]
    return found[torch.randperm(len(found))[:limit]].tolist()


def _answers(asked: list[Asked], mistaken: int) -> Answers:
    """Return the answers of the questions, and behind them those of mistaken triggers: no deed, else nothing."""
    count = len(asked) + mistaken
    roles = np.full((count, DEED_WIDTH, len(DEED_ROLES)), np.nan, np.float32)
    types = np.zeros((count, len(TYPES)), bool)
    types[len(asked) :, 0] = True
    modes = np.full((count, len(MODES)), np.nan, np.float32)
    others = np.full((count, 3), np.nan, np.float32)
    for i, each in enumerate(asked):
        roles[i], types[i], others[i] = role_rows(each), each.types, each.labels()
        if each.modes is not None:
            modes[i] = each.modes
    one_of = {part: torch.tensor([*(a.one_of[part] for a in asked), *[IGNORE] * mistaken]) for part in ONE_OF}
    return Answers(*map(torch.from_numpy, (roles, types)), one_of, *map(torch.from_numpy, (modes, others)))


def _windows(words: Tensor, questions: list[Question], batch: Batch) -> tuple[Tensor, Tensor]:
    """Return the word states around each anchor, and which of them lie in the anchor's part."""
    anchors = torch.tensor([q.anchor for q in questions])
    at = anchors[:, None] + torch.arange(-DEED_ANCHOR, DEED_WIDTH - DEED_ANCHOR)[None]
    mask = (at >= batch.part_start[anchors][:, None]) & (at < batch.part_end[anchors][:, None])
    found = words[at.clamp(0, len(words) - 1)]
    return found * mask[:, :, None].to(found.dtype), mask


def answer_losses(roles: Tensor, labels: Tensor, mask: Tensor, gold: Answers) -> dict[str, Tensor]:
    """Return the weighted, summed loss of each kind of answer."""
    chance = labels[:, COLUMNS["type"]].log_softmax(-1)
    asked = gold.types.any(-1)
    types = chance[asked].masked_fill(~gold.types[asked], -1e4).logsumexp(-1)
    found = {"deed_type": -WEIGHTS["type"] * types.sum()}
    for part, values in gold.one_of.items():
        scores = labels[:, COLUMNS[part]]
        found[f"deed_{part}"] = WEIGHTS[part] * F.cross_entropy(scores, values, ignore_index=IGNORE, reduction="sum")
    known = ~gold.roles.isnan() & mask[:, :, None]
    found["deed_roles"] = ROLES_WEIGHT * _binary(roles, gold.roles, known)
    found["deed_modes"] = MODE_WEIGHT * _binary(labels[:, COLUMNS["mode"]], gold.modes, ~gold.modes.isnan())
    for i, (name, weight) in enumerate((("negative", NEGATIVE_WEIGHT), ("denied", DENIED_WEIGHT))):
        truth = gold.others[:, i]
        found[f"deed_{name}"] = weight * _binary(labels[:, COLUMNS[name]][:, 0], truth, ~truth.isnan())
    truth = gold.others[:, 2]
    there = ~truth.isnan()
    gap = F.smooth_l1_loss(labels[:, COLUMNS["factuality"]][:, 0][there], truth[there], reduction="sum", beta=0.3)
    return found | {"deed_factuality": FACT_WEIGHT * gap}


def _binary(scores: Tensor, truth: Tensor, known: Tensor) -> Tensor:
    return F.binary_cross_entropy_with_logits(scores[known], truth[known], reduction="sum")
