"""Write a checkpoint as the shipped model folder: three int8 graphs, the tokenizer, and `reader.json`.

Run: `python training/export.py --checkpoint runs/en1/last.pt --folder src/onrecord/models/en`. An existing
`reader.json` keeps its calibration unless `--plain` is given; `calibrate.py` writes a new one.
"""

import argparse
import json
import shutil
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from evaluate import BASE, PLAIN, SIZE, STRIDE, load_checkpoint
from examples import HEADS
from network import ROLE_DIM, Encoder, Layer, Reader, RoleHead
from onrecord.annotate.attributions import FEATURE_NAMES
from onrecord.annotate.decode import ROLE_ANCHOR, ROLE_WIDTH, ROLES
from onrecord.annotate.deeds import DEED_WIDTH
from onrecord.annotate.features import CASES, QUOTES, SPACES
from onrecord.annotate.graphs import GRAPHS
from onrecord.annotate.names import NameSettings

SHIPPED_HEADS = ("cue", "inner_cue", "entity", "trigger")
OPSET = 17
TRIGGER = 0.3


class RowwiseEmbedding(nn.Module):
    """An embedding table in int8 with one scale per row: a fourth of the size, and no row spoils another's scale."""

    def __init__(self, table: nn.Embedding) -> None:
        """Quantize a float table."""
        super().__init__()
        weight = table.weight.detach()
        scale = weight.abs().amax(dim=1, keepdim=True).clamp_min(1e-8) / 127
        self.register_buffer("rows", (weight / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        """Return the float rows of some ids."""
        rows: Tensor = self.rows[ids].float()  # type: ignore[index]
        return rows * self.scale[ids]  # type: ignore[index,operator]


class FusedAttention(torch.autograd.Function):
    """Attention as one operator of onnxruntime: a sixth of the whole reader's time less than its parts."""

    @staticmethod
    def forward(_: Any, query: Tensor, *__: Any) -> Tensor:
        """Return something of the right shape; only the symbol below is used."""
        return query.clone()

    @staticmethod
    def symbolic(g: Any, query: Any, key: Any, value: Any, mask: Any, heads: int) -> Any:
        """Return the operator; its fourth input, a bias that the projection already has, stays empty."""
        inputs = [query, key, value]
        if mask is not None:
            inputs += [g.op("prim::Constant").setType(torch._C.OptionalType.ofTensor()), mask]
        return g.op("com.microsoft::MultiHeadAttention", *inputs, num_heads_i=heads).setType(query.type())


class FusedLayer(Layer):
    """A layer whose attention is one operator; without a mask where all positions are always there."""

    masked: bool

    @classmethod
    def fuse(cls, layers: nn.ModuleList, *, masked: bool) -> None:
        """Make the layers of a trained module such layers; their weights stay."""
        for layer in layers:
            layer.__class__ = cls
            layer.masked = masked

    def attend(self, x: Tensor, mask: Tensor) -> Tensor:
        """Return what the heads saw, by one operator that takes a mask of integers."""
        query, key, value = self.qkv(x).chunk(3, -1)
        present = (mask[:, 0, 0, :] > -1).to(torch.int32) if self.masked else None
        seen: Tensor = FusedAttention.apply(query, key, value, present, self.heads)
        return seen


class ReaderGraph(nn.Module):
    """What `reader.onnx` computes: logits of the shipped heads in one row, and the states for the other graphs.

    All windows of one article are full, so there is no mask.
    """

    def __init__(self, reader: Reader, *, small: bool) -> None:
        """Join the shipped heads and the projection into one layer; `small` makes the word table int8."""
        super().__init__()
        self.encoder: Encoder = reader.encoder
        if small:
            self.encoder.words = RowwiseEmbedding(reader.encoder.words)  # type: ignore[assignment]
        layers = [*(reader.heads[name] for name in SHIPPED_HEADS), reader.project, reader.project_deeds]
        self.labels = sum(len(HEADS[name][0]) for name in SHIPPED_HEADS)
        self.last = nn.Linear(layers[0].in_features, sum(layer.out_features for layer in layers))  # type: ignore[arg-type,misc]
        self.last.weight.data = torch.cat([layer.weight.data for layer in layers])  # type: ignore[misc]
        self.last.bias.data = torch.cat([layer.bias.data for layer in layers])  # type: ignore[misc]

    def forward(self, ids: Tensor, features: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return logits and both projected states of every piece."""
        out = self.last(self.encoder(ids, features, torch.ones_like(ids)))
        roles = self.labels + ROLE_DIM
        return out[..., : self.labels], out[..., self.labels : roles], out[..., roles:]


def write_graph(module: nn.Module, inputs: dict[str, Tensor], outputs: dict[str, int], path: Path) -> None:
    """Write one module as an ONNX graph; the first axes of inputs and outputs are free."""
    axes = {name: {0: "batch", 1: "length"} if tensor.ndim > 1 else {0: "batch"} for name, tensor in inputs.items()}
    axes |= {name: {0: "batch", 1: "length"} if rank > 1 else {0: "batch"} for name, rank in outputs.items()}
    torch.onnx.export(
        module.eval(),
        tuple(inputs.values()),
        str(path),
        input_names=list(inputs),
        output_names=list(outputs),
        dynamic_axes=axes,
        opset_version=OPSET,
        dynamo=False,
    )


def write_graphs(reader: Reader, head: RoleHead, folder: Path, *, small: bool) -> None:
    """Write the graphs; `small` means int8 weights."""
    FusedLayer.fuse(reader.encoder.layers, masked=False)
    FusedLayer.fuse(reader.deeds.layers, masked=True)
    FusedLayer.fuse(head.layers, masked=True)
    ids = torch.ones(2, 40, dtype=torch.int64)
    inputs = {"ids": ids, "features": torch.zeros(2, 40, 3, dtype=torch.int64)}
    outputs = {"logits": 3, "states": 3, "deed_states": 3}
    write_graph(ReaderGraph(reader, small=small), inputs, outputs, folder / "reader.onnx")
    words = torch.zeros(2, ROLE_WIDTH, reader.project.out_features)
    roles = {"words": words, "mask": torch.ones(2, ROLE_WIDTH, dtype=torch.int64)}
    write_graph(head, roles, {"scores": 3, "is_cue": 1}, folder / "roles.onnx")
    words = torch.zeros(2, DEED_WIDTH, reader.project_deeds.out_features)
    places = torch.ones(2, DEED_WIDTH, dtype=torch.int64)
    deeds = {"words": words, "marks": places, "mask": places}
    write_graph(reader.deeds, deeds, {"roles": 3, "labels": 2}, folder / "deeds.onnx")
    if small:
        for name in GRAPHS:
            quantize(folder / name)


def quantize(path: Path) -> None:
    """Make the constant matrices of a graph int8, one scale per column."""
    with tempfile.TemporaryDirectory() as scratch:
        ready = Path(scratch) / path.name
        quant_pre_process(str(path), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(
            str(ready),
            str(path),
            op_types_to_quantize=["MatMul", "Gemm"],
            per_channel=True,
            weight_type=QuantType.QInt8,
        )
    onnx.checker.check_model(str(path))


def describe_model(name: str, head: RoleHead, calibration: dict[str, Any]) -> dict[str, Any]:
    """Return what `reader.json` holds; `calibration` are the parts that `calibrate.py` writes."""
    return {
        "name": name,
        "heads": {name: list(HEADS[name][0]) for name in SHIPPED_HEADS},
        "window_pieces": SIZE,
        "window_stride": STRIDE,
        "role_labels": list(ROLES),
        "role_window": {"words": ROLE_WIDTH, "anchor": ROLE_ANCHOR},
        "features": {"case": list(CASES), "space": list(SPACES), "quote": list(QUOTES)},
        "transitions": np.round(head.transitions.detach().numpy().astype(float), 6).tolist(),
        "confidence_features": list(FEATURE_NAMES),
        **calibration,
    }


def export(checkpoint: Path, folder: Path, *, name: str, small: bool, plain: bool) -> None:
    """Write the whole model folder."""
    reader, head = load_checkpoint(checkpoint)
    folder.mkdir(parents=True, exist_ok=True)
    old = folder / "reader.json"
    calibration = {"thresholds": asdict(PLAIN), "names": asdict(NameSettings()), "trigger": TRIGGER}
    if old.exists() and not plain:
        before = json.loads(old.read_text(encoding="utf-8"))
        calibration = {part: before.get(part, value) for part, value in calibration.items()}
    old.write_text(json.dumps(describe_model(name, head, calibration), indent=1) + "\n", encoding="utf-8")
    shutil.copy(BASE / "tokenizer.json", folder / "tokenizer.json")
    write_graphs(reader, head, folder, small=small)


def main() -> None:
    """Export a checkpoint and print the sizes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--name", default="en-3")
    parser.add_argument("--float", action="store_true", help="float weights, to compare with")
    parser.add_argument("--plain", action="store_true", help="forget an existing calibration")
    options = parser.parse_args()
    export(options.checkpoint, options.folder, name=options.name, small=not options.float, plain=options.plain)
    for path in sorted(options.folder.iterdir()):
        print(f"{path.stat().st_size:12,} {path.name}")


if __name__ == "__main__":
    main()
