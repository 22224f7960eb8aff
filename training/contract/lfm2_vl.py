"""LFM2-VL (SigLIP 2 + LFM2, whose layers are short convolutions or attention), as LiquidAI/LFM2.5-VL-450M-ONNX has it."""

from pathlib import Path

import torch
from transformers import (
    Lfm2Config,
    Lfm2VlConfig,
    Lfm2VlForConditionalGeneration,
    Lfm2VlProcessor,
    PreTrainedTokenizerFast,
)
from transformers.models.lfm2_vl.image_processing_lfm2_vl import Lfm2VlImageProcessor

from . import tokenizers
from .chat_decoder import causal_mask, export_embed
from .chat_prompts import CASES
from .export import export
from .images import save_images
from .layer_cache import LayerCache
from .reference import case_of, generate, is_varied, spread_weights
from .writing import folder_of, write_json, write_reference, write_tokenizer

NAME = "lfm2_vl"
SIDE, PATCH, DOWN = 64, 16, 2
PLACES = (SIDE // PATCH // DOWN) ** 2
LAYERS = ["conv", "full_attention", "conv"]
HEADS, HEAD_WIDTH, WIDTH, KERNEL = 2, 8, 32, 3
PAD, START, TURN, END = "<|pad|>", "<|startoftext|>", "<|im_start|>", "<|im_end|>"
SPECIAL = [PAD, START, TURN, END, "<image>", "<|image_start|>", "<|image_end|>", "<|img_thumbnail|>"]
TEMPLATE = (
    "{{ '<|startoftext|>' }}{% for message in messages %}{{ '<|im_start|>' + message['role'] + '\n' }}"
    "{% for line in message['content'] %}{% if line['type'] == 'image' %}{{ '<image>' }}"
    "{% elif line['type'] == 'text' %}{{ line['text'] }}{% endif %}{% endfor %}{{ '<|im_end|>\n' }}{% endfor %}"
    "{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}"
)


def build(seed: int) -> None:
    folder = folder_of(NAME)
    tokenizer = tokenizers.byte_level(440, SPECIAL)
    model = make_model(seed, tokenizer)
    processor = make_processor(tokenizer)
    cases = []
    for image_name, (path, image) in save_images(SIDE, SIDE).items():
        for case, task, question, prompt, count in CASES:
            content = [{"type": "image"}, {"type": "text", "text": prompt}]
            text = processor.apply_chat_template([{"role": "user", "content": content}], add_generation_prompt=True)
            inputs = processor(text=text, images=[image], return_tensors="pt")
            tokens, steps = generate(model, count, **inputs)
            assert is_varied(tokens), tokens
            said = tokenizer.decode(tokens, skip_special_tokens=True).strip()
            more = {"prompt": prompt, "question": question, "max_new_tokens": count}
            cases.append(case_of(f"{image_name}-{case}", path, task, tokens, steps, said, **more))
    write_graphs(model, folder / "onnx")
    write_configs(model, processor, folder)
    names = {"bos_token": START, "eos_token": END, "pad_token": PAD, "unk_token": PAD}
    config = {"tokenizer_class": "PreTrainedTokenizerFast", "model_max_length": 512, "chat_template": TEMPLATE, **names}
    write_tokenizer(folder, tokenizer, config)
    write_reference(folder, "lfm2_vl", cases)


def make_processor(tokenizer) -> Lfm2VlProcessor:
    images = Lfm2VlImageProcessor(
        do_image_splitting=False,
        min_image_tokens=PLACES,
        max_image_tokens=PLACES,
        downsample_factor=DOWN,
        encoder_patch_size=PATCH,
        tile_size=SIDE,
        use_thumbnail=False,
    )
    wrapped = PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, bos_token=START, eos_token=END, pad_token=PAD, unk_token=PAD, chat_template=TEMPLATE
    )
    return Lfm2VlProcessor(images, wrapped, chat_template=TEMPLATE)


def make_model(seed: int, tokenizer) -> Lfm2VlForConditionalGeneration:
    token = tokenizer.token_to_id
    ids = {"pad_token_id": token(PAD), "bos_token_id": token(START), "eos_token_id": token(END)}
    vision = {
        "model_type": "siglip2_vision_model",
        "hidden_size": WIDTH,
        "intermediate_size": 64,
        "num_hidden_layers": 2,
        "num_attention_heads": 2,
        "patch_size": PATCH,
        "num_patches": (SIDE // PATCH) ** 2,
        "vision_use_head": False,
    }
    text = Lfm2Config(
        vocab_size=tokenizer.get_vocab_size(),
        hidden_size=WIDTH,
        intermediate_size=64,
        num_hidden_layers=len(LAYERS),
        num_attention_heads=WIDTH // HEAD_WIDTH,
        num_key_value_heads=HEADS,
        layer_types=LAYERS,
        conv_L_cache=KERNEL,
        block_auto_adjust_ff_dim=False,
        max_position_embeddings=512,
        tie_word_embeddings=False,
        **ids,
    )
    config = Lfm2VlConfig(
        vision_config=vision,
        text_config=text.to_dict(),
        image_token_id=token("<image>"),
        downsample_factor=DOWN,
        projector_hidden_size=WIDTH,
        tie_word_embeddings=False,
        attn_implementation="eager",
    )
    model = Lfm2VlForConditionalGeneration(config)
    model.generation_config.update(**ids)
    spread_weights(model, seed, std=0.35)
    return model.eval()


class Vision(torch.nn.Module):
    """Patches of a picture of the full size: (pictures, patches, 3 * patch * patch); the mask is 1 at each."""

    def __init__(self, model: Lfm2VlForConditionalGeneration) -> None:
        super().__init__()
        self.vision = model.model.vision_tower
        self.projector = model.model.multi_modal_projector

    def forward(self, pixel_values: torch.Tensor, pixel_attention_mask: torch.Tensor) -> torch.Tensor:
        vision = getattr(self.vision, "vision_model", self.vision)
        pixels = pixel_values * pixel_attention_mask[:, :, None].float()
        hidden = vision.embeddings.patch_embedding(pixels) + vision.embeddings.position_embedding.weight
        hidden = vision.post_layernorm(vision.encoder(inputs_embeds=hidden).last_hidden_state)
        grid = hidden.reshape(-1, SIDE // PATCH, SIDE // PATCH, WIDTH)
        return self.projector(grid).reshape(-1, WIDTH)


class ShortConvolution(torch.nn.Module):
    """The reference's layer with its state as an input and an output: the last inputs of the convolution."""

    def __init__(self, layer: torch.nn.Module) -> None:
        super().__init__()
        self.layer = layer

    def forward(self, hidden_states: torch.Tensor, past_key_values: LayerCache, **_) -> torch.Tensor:
        new = hidden_states.shape[1]
        before, after, values = self.layer.in_proj(hidden_states).transpose(-1, -2).chunk(3, dim=-2)
        seen = torch.cat([past_key_values.states[self.layer.layer_idx], before * values], dim=-1)
        past_key_values.states[self.layer.layer_idx] = seen[..., -KERNEL:]
        conv = self.layer.conv
        said = torch.nn.functional.conv1d(seen, conv.weight, conv.bias, groups=conv.groups)[..., -new:]
        return self.layer.out_proj((after * said).transpose(-1, -2))


class Decoder(torch.nn.Module):
    def __init__(self, model: Lfm2VlForConditionalGeneration) -> None:
        super().__init__()
        self.language_model = model.model.language_model
        self.lm_head = model.lm_head
        for layer in self.language_model.layers:
            if not layer.is_attention_layer:
                layer.conv = ShortConvolution(layer.conv)

    def forward(self, inputs_embeds, attention_mask, position_ids, *past):
        cache = LayerCache()
        rest = list(past)
        for layer, kind in enumerate(LAYERS):
            if kind == "conv":
                cache.states[layer] = rest.pop(0)
            else:
                cache.pairs[layer] = (rest.pop(0), rest.pop(0))
        mask = causal_mask(attention_mask, inputs_embeds.shape[1], inputs_embeds.dtype)
        output = self.language_model(
            inputs_embeds=inputs_embeds,
            attention_mask={"full_attention": mask, "conv": None},
            position_ids=position_ids,
            past_key_values=cache,
        )
        present = [t for layer in range(len(LAYERS)) for t in cache.of(layer)]
        return self.lm_head(output.last_hidden_state), *present


def write_graphs(model: Lfm2VlForConditionalGeneration, folder: Path) -> None:
    patches = (SIDE // PATCH) ** 2
    pixels = torch.randn(1, patches, 3 * PATCH * PATCH)
    mask = torch.ones(1, patches, dtype=torch.long)
    export(
        Vision(model),
        {"pixel_values": pixels, "pixel_attention_mask": mask},
        ["image_features"],
        {
            "pixel_values": {0: "num_pictures"},
            "pixel_attention_mask": {0: "num_pictures"},
            "image_features": {0: "places"},
        },
        folder / "vision_encoder.onnx",
    )
    export_embed(model, folder / "embed_tokens.onnx")
    new, kept = 3, 4
    sequence = {0: "batch_size", 1: "sequence_length"}
    inputs = {
        "inputs_embeds": torch.randn(1, new, WIDTH),
        "attention_mask": torch.ones(1, new + kept, dtype=torch.long),
        "position_ids": torch.arange(kept, kept + new)[None],
    }
    outputs = ["logits"]
    axes = {
        "inputs_embeds": sequence,
        "position_ids": sequence,
        "logits": sequence,
        "attention_mask": {0: "batch_size", 1: "total_sequence_length"},
    }
    for layer, kind in enumerate(LAYERS):
        if kind == "conv":
            inputs[f"past_conv.{layer}"] = torch.randn(1, WIDTH, KERNEL)
            outputs.append(f"present_conv.{layer}")
            axes |= {f"past_conv.{layer}": {0: "batch_size"}, f"present_conv.{layer}": {0: "batch_size"}}
            continue
        for part in ("key", "value"):
            past, present = f"past_key_values.{layer}.{part}", f"present.{layer}.{part}"
            inputs[past] = torch.randn(1, HEADS, kept, HEAD_WIDTH)
            outputs.append(present)
            axes |= {
                past: {0: "batch_size", 2: "past_sequence_length"},
                present: {0: "batch_size", 2: "total_sequence_length"},
            }
    export(Decoder(model), inputs, outputs, axes, folder / "decoder_model_merged.onnx")


def write_configs(model: Lfm2VlForConditionalGeneration, processor: Lfm2VlProcessor, folder: Path) -> None:
    config = {**model.config.to_dict(), "architectures": ["Lfm2VlForConditionalGeneration"]}
    write_json(folder / "config.json", config)
    write_json(folder / "generation_config.json", model.generation_config.to_dict())
    images = processor.image_processor.to_dict()
    images |= {"image_processor_type": "Lfm2VlImageProcessorFast", "processor_class": "Lfm2VlProcessor"}
    # transformers.js would resize the whole picture before it cuts it into patches.
    images["do_resize"] = False
    write_json(folder / "preprocessor_config.json", images)
    write_json(folder / "processor_config.json", {"processor_class": "Lfm2VlProcessor"})
