"""Qwen3.5 (a vision transformer, and layers of gated delta rules or attention), as onnx-community/Qwen3.5-0.8B-ONNX has it."""

from pathlib import Path

import torch
from transformers import (
    PreTrainedTokenizerFast,
    Qwen2VLImageProcessor,
    Qwen3_5Config,
    Qwen3_5ForConditionalGeneration,
)
from transformers.models.qwen3_5.modeling_qwen3_5 import l2norm

from . import tokenizers
from .chat_decoder import causal_mask, export_embed
from .chat_prompts import CASES
from .export import export
from .images import save_images
from .layer_cache import LayerCache
from .reference import case_of, generate, is_varied, spread_weights
from .writing import folder_of, write_json, write_reference, write_tokenizer

NAME = "qwen3_5"
SIDE, PATCH, MERGE = 64, 16, 2
GRID = [1, SIDE // PATCH, SIDE // PATCH]
LAYERS = ["linear_attention", "linear_attention", "full_attention"]
WIDTH, HEADS, KV_HEADS, HEAD_WIDTH = 32, 4, 2, 16
LINEAR_HEADS, LINEAR_WIDTH, KERNEL = 2, 8, 4
CONV_WIDTH = 3 * LINEAR_HEADS * LINEAR_WIDTH
PAD, TURN, END = "<|endoftext|>", "<|im_start|>", "<|im_end|>"
SPECIAL = [
    PAD,
    TURN,
    END,
    "<|vision_start|>",
    "<|vision_end|>",
    "<|image_pad|>",
    "<|video_pad|>",
    "<think>",
    "</think>",
]
TEMPLATE = (
    "{% for message in messages %}{{ '<|im_start|>' + message['role'] + '\n' }}"
    "{% for line in message['content'] %}{% if line['type'] == 'image' %}"
    "{{ '<|vision_start|><|image_pad|><|vision_end|>' }}{% elif line['type'] == 'text' %}{{ line['text'] }}{% endif %}"
    "{% endfor %}{{ '<|im_end|>\n' }}{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}"
    "{% if enable_thinking is defined and enable_thinking is false %}{{ '<think>\n\n</think>\n\n' }}"
    "{% else %}{{ '<think>\n' }}{% endif %}{% endif %}"
)


def build(seed: int) -> None:
    folder = folder_of(NAME)
    tokenizer = tokenizers.byte_level(440, SPECIAL)
    model = make_model(seed, tokenizer)
    images = Qwen2VLImageProcessor(
        patch_size=PATCH,
        temporal_patch_size=2,
        merge_size=MERGE,
        image_mean=[0.5] * 3,
        image_std=[0.5] * 3,
        size={"shortest_edge": SIDE * SIDE, "longest_edge": SIDE * SIDE},
    )
    cases = []
    for image_name, (path, image) in save_images(SIDE, SIDE).items():
        for case, task, question, prompt, count in CASES:
            inputs = make_inputs(tokenizer, images, image, prompt)
            tokens, steps = generate(model, count, **inputs)
            assert is_varied(tokens), tokens
            said = tokenizer.decode(tokens, skip_special_tokens=True).strip()
            more = {"prompt": prompt, "question": question, "max_new_tokens": count}
            cases.append(case_of(f"{image_name}-{case}", path, task, tokens, steps, said, **more))
    write_graphs(model, folder / "onnx")
    write_configs(model, images, folder)
    names = {"bos_token": TURN, "eos_token": END, "pad_token": PAD, "unk_token": PAD}
    config = {"tokenizer_class": "Qwen2Tokenizer", "model_max_length": 512, "chat_template": TEMPLATE, **names}
    write_tokenizer(folder, tokenizer, config)
    write_reference(folder, "qwen3_5", cases)


def make_inputs(tokenizer, images: Qwen2VLImageProcessor, image, prompt: str) -> dict[str, torch.Tensor]:
    """As the real processor does: the place of the picture is repeated for each of its merged patches."""
    wrapped = PreTrainedTokenizerFast(tokenizer_object=tokenizer, chat_template=TEMPLATE)
    content = [{"type": "image"}, {"type": "text", "text": prompt}]
    messages = [{"role": "user", "content": content}]
    text = wrapped.apply_chat_template(messages, add_generation_prompt=True, enable_thinking=False, tokenize=False)
    pixels = images(image, return_tensors="pt")
    places = int(pixels.image_grid_thw.prod()) // MERGE**2
    ids = torch.tensor([tokenizer.encode(text.replace("<|image_pad|>", "<|image_pad|>" * places)).ids])
    kinds = (ids == tokenizer.token_to_id("<|image_pad|>")).int()
    return {"input_ids": ids, "attention_mask": torch.ones_like(ids), "mm_token_type_ids": kinds, **pixels}


def make_model(seed: int, tokenizer) -> Qwen3_5ForConditionalGeneration:
    token = tokenizer.token_to_id
    ids = {"pad_token_id": token(PAD), "bos_token_id": token(TURN), "eos_token_id": token(END)}
    vision = {
        "depth": 2,
        "hidden_size": WIDTH,
        "intermediate_size": 64,
        "num_heads": 2,
        "patch_size": PATCH,
        "spatial_merge_size": MERGE,
        "temporal_patch_size": 2,
        "out_hidden_size": WIDTH,
        "num_position_embeddings": 16,
    }
    text = {
        "vocab_size": tokenizer.get_vocab_size(),
        "hidden_size": WIDTH,
        "intermediate_size": 64,
        "num_hidden_layers": len(LAYERS),
        "layer_types": LAYERS,
        "num_attention_heads": HEADS,
        "num_key_value_heads": KV_HEADS,
        "head_dim": HEAD_WIDTH,
        "linear_conv_kernel_dim": KERNEL,
        "linear_key_head_dim": LINEAR_WIDTH,
        "linear_value_head_dim": LINEAR_WIDTH,
        "linear_num_key_heads": LINEAR_HEADS,
        "linear_num_value_heads": LINEAR_HEADS,
        "max_position_embeddings": 512,
        "rope_parameters": {
            "rope_type": "default",
            "rope_theta": 10000.0,
            "mrope_section": [2, 1, 1],
            "mrope_interleaved": True,
            "partial_rotary_factor": 0.5,
        },
        **ids,
    }
    config = Qwen3_5Config(
        vision_config=vision,
        text_config=text,
        image_token_id=token("<|image_pad|>"),
        video_token_id=token("<|video_pad|>"),
        vision_start_token_id=token("<|vision_start|>"),
        vision_end_token_id=token("<|vision_end|>"),
        attn_implementation="eager",
    )
    model = Qwen3_5ForConditionalGeneration(config)
    model.generation_config.update(**ids)
    spread_weights(model, seed, std=0.35)
    return model.eval()


class Vision(torch.nn.Module):
    """Patches of one picture of the full size; its grid is a part of the graph."""

    def __init__(self, model: Qwen3_5ForConditionalGeneration) -> None:
        super().__init__()
        self.visual = model.model.visual

    def forward(self, pixel_values: torch.Tensor) -> torch.Tensor:
        return self.visual(pixel_values, grid_thw=torch.tensor([GRID])).pooler_output


@torch.jit.script
def delta_rule(
    query: torch.Tensor,
    key: torch.Tensor,
    value: torch.Tensor,
    decay: torch.Tensor,
    beta: torch.Tensor,
    state: torch.Tensor,
) -> tuple[torch.Tensor, torch.Tensor]:
    """The reference's recurrent rule, as a loop that the exporter keeps. All are (batch, heads, places, …)."""
    said = torch.zeros_like(value[:, :, :0])
    for place in range(query.shape[2]):
        state = state * decay[:, :, place].exp()[:, :, None, None]
        k = key[:, :, place][:, :, :, None]
        delta = (value[:, :, place] - (state * k).sum(dim=-2)) * beta[:, :, place][:, :, None]
        state = state + k * delta[:, :, None, :]
        now = (state * query[:, :, place][:, :, :, None]).sum(dim=-2)
        said = torch.cat([said, now[:, :, None, :]], dim=2)
    return said, state


class DeltaLayer(torch.nn.Module):
    """The reference's layer with its two states as inputs and outputs."""

    def __init__(self, layer: torch.nn.Module) -> None:
        super().__init__()
        self.layer = layer

    def forward(self, hidden_states: torch.Tensor, cache_params: LayerCache, **_) -> torch.Tensor:
        layer = self.layer
        batch, new, _ = hidden_states.shape
        past_conv, past_state = cache_params.states[layer.layer_idx]
        seen = torch.cat([past_conv, layer.in_proj_qkv(hidden_states).transpose(1, 2)], dim=-1)
        conv = layer.conv1d
        mixed = torch.nn.functional.silu(torch.nn.functional.conv1d(seen, conv.weight, groups=conv.groups)[..., -new:])
        parts = mixed.transpose(1, 2).split([layer.key_dim, layer.key_dim, layer.value_dim], dim=-1)
        query, key, value = [part.reshape(batch, new, -1, LINEAR_WIDTH).transpose(1, 2) for part in parts]
        query, key = l2norm(query) / LINEAR_WIDTH**0.5, l2norm(key)
        beta = layer.in_proj_b(hidden_states).sigmoid().transpose(1, 2)
        step = torch.nn.functional.softplus(layer.in_proj_a(hidden_states) + layer.dt_bias)
        decay = (-layer.A_log.exp() * step).transpose(1, 2)
        said, state = delta_rule(query, key, value, decay, beta, past_state)
        cache_params.states[layer.layer_idx] = (seen[..., -KERNEL:], state)
        gate = layer.in_proj_z(hidden_states).reshape(-1, LINEAR_WIDTH)
        normed = layer.norm(said.transpose(1, 2).reshape(-1, LINEAR_WIDTH), gate)
        return layer.out_proj(normed.reshape(batch, new, -1))


class Decoder(torch.nn.Module):
    def __init__(self, model: Qwen3_5ForConditionalGeneration) -> None:
        super().__init__()
        self.language_model = model.model.language_model
        self.lm_head = model.lm_head
        for layer, kind in zip(self.language_model.layers, LAYERS, strict=True):
            if kind == "linear_attention":
                layer.linear_attn = DeltaLayer(layer.linear_attn)

    def forward(self, inputs_embeds, attention_mask, position_ids, *past):
        cache = LayerCache()
        for layer, kind in enumerate(LAYERS):
            kept = cache.pairs if kind == "full_attention" else cache.states
            kept[layer] = (past[2 * layer], past[2 * layer + 1])
        mask = causal_mask(attention_mask, inputs_embeds.shape[1], inputs_embeds.dtype)
        output = self.language_model(
            inputs_embeds=inputs_embeds,
            attention_mask={"full_attention": mask, "linear_attention": None},
            position_ids=position_ids,
            past_key_values=cache,
        )
        present = [t for layer in range(len(LAYERS)) for t in (cache.pairs.get(layer) or cache.states[layer])]
        return self.lm_head(output.last_hidden_state), *present


def write_graphs(model: Qwen3_5ForConditionalGeneration, folder: Path) -> None:
    pixels = torch.randn(GRID[1] * GRID[2], 3 * 2 * PATCH * PATCH)
    export(Vision(model), {"pixel_values": pixels}, ["image_features"], {}, folder / "vision_encoder.onnx")
    export_embed(model, folder / "embed_tokens.onnx")
    new, kept = 3, 4
    places = torch.arange(kept, kept + new)
    inputs = {
        "inputs_embeds": torch.randn(1, new, WIDTH),
        "attention_mask": torch.ones(1, new + kept, dtype=torch.long),
        "position_ids": places[None, None].repeat(3, 1, 1),
    }
    outputs = ["logits"]
    axes = {
        "inputs_embeds": {0: "batch_size", 1: "sequence_length"},
        "attention_mask": {0: "batch_size", 1: "total_sequence_length"},
        "position_ids": {1: "batch_size", 2: "sequence_length"},
        "logits": {0: "batch_size", 1: "sequence_length"},
    }
    for layer, kind in enumerate(LAYERS):
        if kind == "full_attention":
            shape = (1, KV_HEADS, kept, HEAD_WIDTH)
            for part in ("key", "value"):
                past, present = f"past_key_values.{layer}.{part}", f"present.{layer}.{part}"
                inputs[past] = torch.randn(shape)
                outputs.append(present)
                axes |= {
                    past: {0: "batch_size", 2: "past_sequence_length"},
                    present: {0: "batch_size", 2: "total_sequence_length"},
                }
            continue
        shapes = {"conv": (1, CONV_WIDTH, KERNEL), "recurrent": (1, LINEAR_HEADS, LINEAR_WIDTH, LINEAR_WIDTH)}
        for part, shape in shapes.items():
            inputs[f"past_{part}.{layer}"] = torch.randn(shape)
            outputs.append(f"present_{part}.{layer}")
            axes |= {f"past_{part}.{layer}": {0: "batch_size"}, f"present_{part}.{layer}": {0: "batch_size"}}
    export(Decoder(model), inputs, outputs, axes, folder / "decoder_model_merged.onnx")


def write_configs(model: Qwen3_5ForConditionalGeneration, images: Qwen2VLImageProcessor, folder: Path) -> None:
    config = {**model.config.to_dict(), "architectures": ["Qwen3_5ForConditionalGeneration"]}
    write_json(folder / "config.json", config)
    write_json(folder / "generation_config.json", model.generation_config.to_dict())
    settings = images.to_dict() | {
        "image_processor_type": "Qwen2VLImageProcessorFast",
        "processor_class": "Qwen3VLProcessor",
        "min_pixels": SIDE * SIDE,
        "max_pixels": SIDE * SIDE,
    }
    write_json(folder / "preprocessor_config.json", settings)
