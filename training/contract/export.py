"""torch to ONNX, and the proof that the ONNX graph says the same."""

from pathlib import Path
from typing import Any

import onnx
import torch

OPSET = 17


def export(
    module: torch.nn.Module,
    inputs: dict[str, torch.Tensor],
    outputs: list[str],
    dynamic: dict[str, dict[int, str]],
    path: Path,
    may_ignore: frozenset[str] | set[str] = frozenset(),
) -> None:
    """Traces a module whose forward takes the inputs in their order. `dynamic` names the axes that may change."""
    module.eval()
    with torch.no_grad():
        torch.onnx.export(
            module,
            tuple(inputs.values()),
            str(path),
            input_names=list(inputs),
            output_names=outputs,
            dynamic_axes=dynamic,
            opset_version=OPSET,
            dynamo=False,
        )
    model = onnx.load(str(path))
    unused = set(inputs) - {entry.name for entry in model.graph.input} - may_ignore
    if unused:
        raise RuntimeError(f"{path.name} ignores {unused}")
    # What a graph was made by is of no use, and names folders.
    for node in model.graph.node:
        node.ClearField("doc_string")
    onnx.save(model, str(path))


def past_names(layers: int, parts: list[str]) -> list[str]:
    """`past_key_values.0.key` … in the order of layers, then of parts."""
    return [f"past_key_values.{layer}.{part}" for layer in range(layers) for part in parts]


def present_names(layers: int, parts: list[str]) -> list[str]:
    return [name.replace("past_key_values", "present") for name in past_names(layers, parts)]


def dynamic_past(names: list[str], length: str) -> dict[str, dict[int, str]]:
    return {name: {0: "batch_size", 2: length} for name in names}


def flat_cache(cache: Any) -> list[torch.Tensor]:
    """Keys and values of a DynamicCache, layer by layer."""
    return [tensor for layer in cache.layers for tensor in (layer.keys, layer.values)]
