"""The reader in plain torch: a BERT encoder with word features, token heads, the role head and the deed head."""

from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

from examples import HEADS
from onrecord.annotate.decode import ROLE_ANCHOR, ROLE_WIDTH, ROLES
from onrecord.annotate.deeds import DEED_ROLES, DEED_WIDTH, LABELS, MARKS
from onrecord.annotate.features import FEATURES

WIDTH, LAYERS, ATTENTION_HEADS, INNER = 384, 6, 12, 1536
ROLE_DIM, ROLE_LAYERS, ROLE_HEADS, ROLE_INNER = 128, 2, 4, 512
DEED_DIM, DEED_LAYERS, DEED_HEADS, DEED_INNER = 192, 2, 6, 768
MARKED = len(MARKS) - 1
VOCABULARY, POSITIONS = 30522, 512


class FastDropout(nn.Module):
    """Dropout whose masks are slices of one shared mask at random places: drawing them anew took 8 % of a step."""

    SIZE = 8_000_000
    _mask: Tensor = torch.ones(1, dtype=torch.bfloat16)

    def __init__(self, rate: float) -> None:
        """Make a dropout of this rate; all share one mask."""
        super().__init__()
        self.rate = rate

    @classmethod
    def redraw(cls, rate: float) -> None:
        """Draw the shared mask anew."""
        cls._mask = (torch.rand(cls.SIZE) >= rate).to(torch.bfloat16) / (1 - rate)

    def forward(self, x: Tensor) -> Tensor:
        """Return the states with some set to zero, in training only."""
        if not self.training or not self.rate:
            return x
        start = int(torch.randint(self.SIZE - x.numel(), (1,)))
        return x * self._mask[start : start + x.numel()].view(x.shape).to(x.dtype)


class Layer(nn.Module):
    """One transformer layer, normalised after each part as in BERT."""

    def __init__(self, width: int, heads: int, inner: int, dropout: float) -> None:
        """Make the layer with random weights."""
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)
        self.dropout = FastDropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Return new states; `mask` is added to the attention scores."""
        x = self.norm1(x + self.dropout(self.out(self.attend(x, mask))))
        y: Tensor = self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))
        return y

    def attend(self, x: Tensor, mask: Tensor) -> Tensor:
        """Return for each position what its heads saw, side by side."""
        batch, length, width = x.shape
        qkv = self.qkv(x).view(batch, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        query, key, value = (part.flatten(0, 1) for part in qkv)
        scores = torch.bmm(query * (width // self.heads) ** -0.5, key.transpose(1, 2))
        weights = (scores.view(batch, self.heads, length, length) + mask.to(scores.dtype)).softmax(-1).to(value.dtype)
        seen = torch.bmm(weights.view(-1, length, length), value).view(batch, self.heads, length, width // self.heads)
        return seen.transpose(1, 2).reshape(batch, length, width)


def attention_mask(mask: Tensor) -> Tensor:
    """Return what is added to attention scores: 0 for a position that is there, -10,000 for padding."""
    return (1.0 - mask.to(torch.float32))[:, None, None, :] * -10000.0


class Encoder(nn.Module):
    """The six layers of MiniLM with embeddings of letter case, spacing and quotation added."""

    def __init__(self, dropout: float) -> None:
        """Make the encoder; the feature embeddings start at zero."""
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.features = nn.ModuleList(nn.Embedding(size, WIDTH) for size in FEATURES.values())
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = FastDropout(dropout)
        self.layers = nn.ModuleList(Layer(WIDTH, ATTENTION_HEADS, INNER, dropout) for _ in range(LAYERS))
        for table in self.features:
            nn.init.zeros_(table.weight)

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor) -> Tensor:
        """Return the states of all pieces of all windows."""
        x = self.words(ids) + self.positions.weight[: ids.shape[1]]
        for i, table in enumerate(self.features):
            x = x + table(features[:, :, i])
        x = self.dropout(self.norm(x))
        added = attention_mask(mask)
        for layer in self.layers:
            x = layer(x, added)
        return x

    def load_start_weights(self, path: Path) -> None:
        """Take over the weights of all-MiniLM-L6-v2."""
        old = load_file(str(path))
        new: dict[str, Tensor] = {
            "words.weight": old["embeddings.word_embeddings.weight"],
            "positions.weight": old["embeddings.position_embeddings.weight"]
            + old["embeddings.token_type_embeddings.weight"][0],
            "norm.weight": old["embeddings.LayerNorm.weight"],
            "norm.bias": old["embeddings.LayerNorm.bias"],
        }
        for i in range(LAYERS):
            new |= _layer_weights(old, f"encoder.layer.{i}.", f"layers.{i}.")
        missing = self.load_state_dict(new, strict=False)
        if missing.unexpected_keys or any(not k.startswith("features.") for k in missing.missing_keys):
            raise ValueError(f"start weights do not fit: {missing}")


def _layer_weights(old: dict[str, Tensor], source: str, target: str) -> dict[str, Tensor]:
    new: dict[str, Tensor] = {}
    for kind in ("weight", "bias"):
        parts = [old[f"{source}attention.self.{name}.{kind}"] for name in ("query", "key", "value")]
        new[f"{target}qkv.{kind}"] = torch.cat(parts)
        new[f"{target}out.{kind}"] = old[f"{source}attention.output.dense.{kind}"]
        new[f"{target}norm1.{kind}"] = old[f"{source}attention.output.LayerNorm.{kind}"]
        new[f"{target}up.{kind}"] = old[f"{source}intermediate.dense.{kind}"]
        new[f"{target}down.{kind}"] = old[f"{source}output.dense.{kind}"]
        new[f"{target}norm2.{kind}"] = old[f"{source}output.LayerNorm.{kind}"]
    return new


class DeedHead(nn.Module):
    """Reads the words around a trigger, or around an actor and a recipient: roles per word, labels of the whole."""

    def __init__(self, dropout: float = 0.1) -> None:
        """Make a deed head with random weights."""
        super().__init__()
        self.positions = nn.Embedding(DEED_WIDTH, DEED_DIM)
        self.marks = nn.Embedding(len(MARKS), DEED_DIM)
        nn.init.normal_(self.positions.weight, std=0.3)
        nn.init.normal_(self.marks.weight, std=0.5)
        self.norm = nn.LayerNorm(DEED_DIM, eps=1e-12)
        self.layers = nn.ModuleList(Layer(DEED_DIM, DEED_HEADS, DEED_INNER, dropout) for _ in range(DEED_LAYERS))
        self.roles = nn.Linear(DEED_DIM, len(DEED_ROLES))
        self.attend = nn.Linear(DEED_DIM, 1)
        self.inner = nn.Linear((1 + 2 * MARKED) * DEED_DIM, DEED_DIM)
        self.dropout = FastDropout(dropout)
        self.labels = nn.Linear(DEED_DIM, LABELS)

    def forward(self, words: Tensor, marks: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Return role scores per word and label scores per question.

        `words` has one row per question of `DEED_WIDTH` projected word states around its anchor; `marks` tells what
        each word is in the question; `mask` is 0 where the article has no words.
        """
        x = self.norm(words + self.positions.weight + self.marks(marks))
        added = attention_mask(mask)
        for layer in self.layers:
            x = layer(x, added)
        seen = (self.attend(x) + added[:, 0, 0, :, None].to(x.dtype)).softmax(1)
        whole = torch.cat([(x * seen).sum(1), *self.marked(x, marks), *self.marked(words, marks)], dim=-1)
        return self.roles(x), self.labels(self.dropout(F.gelu(self.inner(whole))))

    def marked(self, x: Tensor, marks: Tensor) -> list[Tensor]:
        """Return the mean state of the words of each mark: what the encoder knows of them reaches the labels directly."""
        found = []
        for mark in range(1, MARKED + 1):
            there = (marks == mark).to(x.dtype)[:, :, None]
            found.append((x * there).sum(1) / there.sum(1).clamp_min(1.0))
        return found


class Reader(nn.Module):
    """Encoder, token heads, the projections that the other heads read, and the deed head."""

    def __init__(self, dropout: float = 0.1) -> None:
        """Make a reader with random weights."""
        super().__init__()
        self.encoder = Encoder(dropout)
        self.dropout = FastDropout(dropout)
        self.heads = nn.ModuleDict({name: nn.Linear(WIDTH, len(labels)) for name, (labels, _) in HEADS.items()})
        self.project = nn.Linear(WIDTH, ROLE_DIM)
        self.project_deeds = nn.Linear(WIDTH, DEED_DIM)
        self.deeds = DeedHead(dropout)

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor) -> Tensor:
        """Return encoder states."""
        states: Tensor = self.encoder(ids, features, mask)
        return states


class RoleHead(nn.Module):
    """Reads the words around one cue and scores source, cue and content, and whether this is a cue at all."""

    def __init__(self, dropout: float = 0.1) -> None:
        """Make a role head with random weights."""
        super().__init__()
        self.positions = nn.Embedding(ROLE_WIDTH, ROLE_DIM)
        nn.init.normal_(self.positions.weight, std=0.3)
        self.norm = nn.LayerNorm(ROLE_DIM, eps=1e-12)
        self.layers = nn.ModuleList(Layer(ROLE_DIM, ROLE_HEADS, ROLE_INNER, dropout) for _ in range(ROLE_LAYERS))
        self.labels = nn.Linear(ROLE_DIM, len(ROLES))
        self.is_cue = nn.Linear(ROLE_DIM, 1)
        self.transitions = nn.Parameter(torch.zeros(len(ROLES), len(ROLES)))

    def forward(self, words: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Return label scores per word and one score per window that its anchor is a cue.

        `words` has one row per window of `ROLE_WIDTH` projected word states with the cue's first
        word at `ROLE_ANCHOR`; `mask` is 0 where the article has no words.
        """
        x = self.norm(words + self.positions.weight)
        added = attention_mask(mask)
        for layer in self.layers:
            x = layer(x, added)
        return self.labels(x), self.is_cue(x[:, ROLE_ANCHOR])[:, 0]
