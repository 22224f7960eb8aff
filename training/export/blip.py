"""
python -m training.export.blip CHECKPOINT FOLDER [--q8] [--fp16]

Turns a BLIP captioning checkpoint (Salesforce/blip-image-captioning-base or -large: a folder, or a name on the hub) into the
layout that Altlight runs. training/export/README.md says what is in it.
"""

import argparse
import json
from pathlib import Path

import torch
from transformers import (
    AutoTokenizer,
    BlipForConditionalGeneration,
    BlipImageProcessor,
    DynamicCache,
    EncoderDecoderCache,
)

from ..contract.chat_decoder import causal_mask
from ..contract.export import export
from ..quantize import quantize


class VisionModel(torch.nn.Module):
    """The picture's hidden states, and the keys and values that each layer of the text decoder looks at: made once."""

    def __init__(self, model: BlipForConditionalGeneration) -> None:
        super().__init__()
        self.vision_model = model.vision_model
        self.layers = model.text_decoder.bert.encoder.layer

    def forward(self, pixel_values: torch.Tensor) -> tuple[torch.Tensor, ...]:
        hidden = self.vision_model(pixel_values=pixel_values).last_hidden_state
        kept = []
        for layer in self.layers:
            attention = layer.crossattention.self
            shape = (hidden.shape[0], -1, attention.num_attention_heads, attention.attention_head_size)
            kept += [part(hidden).view(shape).transpose(1, 2) for part in (attention.key, attention.value)]
        return hidden, *kept


class TextDecoder(torch.nn.Module):
    """One step or many. `kept`: by layer, past keys and values (which may be empty); then by layer, those of the picture."""

    def __init__(self, model: BlipForConditionalGeneration) -> None:
        super().__init__()
        self.bert = model.text_decoder.bert
        self.head = model.text_decoder.cls

    def forward(self, input_ids: torch.Tensor, *kept: torch.Tensor) -> tuple[torch.Tensor, ...]:
        layers = self.bert.encoder.layer
        past, picture = kept[: 2 * len(layers)], kept[2 * len(layers) :]
        cache = EncoderDecoderCache(DynamicCache(), DynamicCache())
        for layer in range(len(layers)):
            cache.self_attention_cache.update(past[2 * layer], past[2 * layer + 1], layer)
            cache.cross_attention_cache.update(picture[2 * layer], picture[2 * layer + 1], layer)
            cache.is_updated[layer] = True
        start = past[0].shape[2]
        everything = start + input_ids.shape[1]
        positions = torch.arange(everything)[start:][None]
        hidden = self.bert.embeddings(input_ids=input_ids, position_ids=positions)
        mask = causal_mask(torch.ones(1, everything, dtype=torch.long), input_ids.shape[1], hidden.dtype)
        for layer in layers:
            # The picture's keys and values are kept, so its hidden states only say that there is one.
            hidden = layer(hidden, encoder_hidden_states=hidden, attention_mask=mask, past_key_values=cache)
        present = [t for layer in cache.self_attention_cache.layers for t in (layer.keys, layer.values)]
        return self.head(hidden), *present


def export_blip(model: BlipForConditionalGeneration, folder: Path) -> None:
    """Writes onnx/vision_model.onnx and onnx/text_decoder_model_merged.onnx, 32-bit."""
    onnx = folder / "onnx"
    onnx.mkdir(parents=True, exist_ok=True)
    model = model.eval().float()
    model.text_decoder.config._attn_implementation = "eager"
    text = model.config.text_config
    layers, heads = text.num_hidden_layers, text.num_attention_heads
    width = text.hidden_size // heads
    side = model.config.vision_config.image_size
    names = [(layer, part) for layer in range(layers) for part in ("key", "value")]
    pictures = [f"cross_attention.{layer}.{part}" for layer, part in names]
    pasts = [f"past_key_values.{layer}.{part}" for layer, part in names]
    presents = [f"present.{layer}.{part}" for layer, part in names]
    batch = {0: "batch_size"}

    pixels = {"pixel_values": torch.randn(1, 3, side, side)}
    outputs = ["last_hidden_state", *pictures]
    export(
        VisionModel(model),
        pixels,
        outputs,
        {name: batch for name in ["pixel_values", *outputs]},
        onnx / "vision_model.onnx",
    )

    places = VisionModel(model)(pixels["pixel_values"])[1].shape[2]
    inputs = {
        "input_ids": torch.ones(1, 3, dtype=torch.long),
        **{name: torch.randn(1, heads, 4, width) for name in pasts},
        **{name: torch.randn(1, heads, places, width) for name in pictures},
    }
    axes = {
        **{name: {0: "batch_size", 1: "sequence_length"} for name in ("input_ids", "logits")},
        **{name: {0: "batch_size", 2: "past_sequence_length"} for name in pasts},
        **{name: {0: "batch_size", 2: "total_sequence_length"} for name in presents},
        **{name: batch for name in pictures},
    }
    export(TextDecoder(model), inputs, ["logits", *presents], axes, onnx / "text_decoder_model_merged.onnx")


def write_configs(model: BlipForConditionalGeneration, images: BlipImageProcessor, folder: Path) -> None:
    config = {**model.config.to_dict(), "architectures": ["BlipForConditionalGeneration"]}
    (folder / "config.json").write_text(json.dumps(config, indent=1) + "\n")
    settings = {**images.to_dict(), "image_processor_type": "BlipImageProcessor"}
    (folder / "preprocessor_config.json").write_text(json.dumps(settings, indent=1) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", help="a folder, or a name such as Salesforce/blip-image-captioning-base")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--q8", action="store_true", help="also write eight-bit copies, for WASM")
    parser.add_argument("--fp16", action="store_true", help="also write sixteen-bit copies, for GPUs")
    arguments = parser.parse_args()
    model = BlipForConditionalGeneration.from_pretrained(arguments.checkpoint)
    export_blip(model, arguments.folder)
    write_configs(model, BlipImageProcessor.from_pretrained(arguments.checkpoint), arguments.folder)
    AutoTokenizer.from_pretrained(arguments.checkpoint).save_pretrained(arguments.folder)
    for extra in ("special_tokens_map.json", "vocab.txt", "added_tokens.json"):
        (arguments.folder / extra).unlink(missing_ok=True)
    for format in [format for format in ("q8", "fp16") if getattr(arguments, format)]:
        for name in ("vision_model", "text_decoder_model_merged"):
            quantize(arguments.folder / "onnx" / f"{name}.onnx", format, keeps_types=["pixel_values", "logits"])
    print(f"Wrote {arguments.folder}")


if __name__ == "__main__":
    main()
