"""The language models of chat models as one ONNX graph: the past may be empty, so there is no branch."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
from transformers import DynamicCache

from .export import dynamic_past, export, past_names, present_names

PARTS = ["key", "value"]


def causal_mask(attention_mask: torch.Tensor, new: int | torch.Tensor, dtype: torch.dtype) -> torch.Tensor:
    """(batch, 1, new, all): 0 where a new token may look, as little as can be where not. `attention_mask` is (batch, all)."""
    places = torch.arange(attention_mask.shape[1])
    rows = places[-new:] if isinstance(new, int) else places[places.shape[0] - new :]
    allowed = (places[None, :] <= rows[:, None])[None, None] & attention_mask.bool()[:, None, None, :]
    return torch.where(allowed, 0.0, torch.finfo(dtype).min)


class Embed(torch.nn.Module):
    def __init__(self, model: Any) -> None:
        super().__init__()
        self.embeddings = model.get_input_embeddings()

    def forward(self, input_ids: torch.Tensor) -> torch.Tensor:
        return self.embeddings(input_ids)


class Decoder(torch.nn.Module):
    """Attention layers alone. Attention must be "eager", so that the mask is a part of the graph."""

    def __init__(self, language_model: torch.nn.Module, lm_head: torch.nn.Module) -> None:
        super().__init__()
        self.language_model = language_model
        self.lm_head = lm_head

    def forward(self, inputs_embeds, attention_mask, position_ids, *past):
        cache = DynamicCache()
        for layer in range(len(past) // 2):
            cache.update(past[2 * layer], past[2 * layer + 1], layer)
        output = self.language_model(
            inputs_embeds=inputs_embeds,
            attention_mask=causal_mask(attention_mask, inputs_embeds.shape[1], inputs_embeds.dtype),
            position_ids=position_ids,
            past_key_values=cache,
            use_cache=True,
        )
        present = [tensor for layer in cache.layers for tensor in (layer.keys, layer.values)]
        return self.lm_head(output.last_hidden_state), *present


def export_embed(model: Any, path: Path) -> None:
    axes = {0: "batch_size", 1: "sequence_length"}
    ids = {"input_ids": torch.ones(1, 3, dtype=torch.long)}
    export(Embed(model), ids, ["inputs_embeds"], {"input_ids": axes, "inputs_embeds": axes}, path)


def export_decoder(
    decoder: torch.nn.Module,
    width: int,
    layers: int,
    heads: int,
    head_width: int,
    path: Path,
    positions: Callable[[int, int], torch.Tensor] | None = None,
    position_axes: dict[int, str] | None = None,
) -> None:
    """Keys and values of every layer are kept."""
    pasts, presents = past_names(layers, PARTS), present_names(layers, PARTS)
    new, kept = 3, 4
    make = positions or (lambda start, count: torch.arange(start, start + count)[None])
    inputs = {
        "inputs_embeds": torch.randn(1, new, width),
        "attention_mask": torch.ones(1, new + kept, dtype=torch.long),
        "position_ids": make(kept, new),
        **{name: torch.randn(1, heads, kept, head_width) for name in pasts},
    }
    sequence = {0: "batch_size", 1: "sequence_length"}
    axes = {
        "inputs_embeds": sequence,
        "attention_mask": {0: "batch_size", 1: "total_sequence_length"},
        "position_ids": position_axes or sequence,
        "logits": sequence,
        **dynamic_past(pasts, "past_sequence_length"),
        **dynamic_past(presents, "total_sequence_length"),
    }
    export(decoder, inputs, ["logits", *presents], axes, path)
