"""ViT + GPT-2 (VisionEncoderDecoder), as Xenova/vit-gpt2-image-captioning and Mozilla/distilvit have it."""

import torch
from optimum.onnx.graph_transformations import merge_decoders
from transformers import (
    DynamicCache,
    GPT2Config,
    VisionEncoderDecoderConfig,
    VisionEncoderDecoderModel,
    ViTConfig,
    ViTImageProcessor,
)

from . import tokenizers
from .export import dynamic_past, export, flat_cache, past_names, present_names
from .images import save_images
from .reference import case_of, generate, is_varied, spread_weights
from .writing import folder_of, write_json, write_reference, write_tokenizer

NAME = "vit-gpt2"
SIDE = 32
LAYERS = 2
END = "<|endoftext|>"
TOKENIZER_CONFIG = {
    "tokenizer_class": "GPT2Tokenizer",
    "model_max_length": 64,
    "bos_token": END,
    "eos_token": END,
    "unk_token": END,
    "pad_token": END,
}


def build(seed: int) -> None:
    folder = folder_of(NAME)
    tokenizer = tokenizers.byte_level(400, [END])
    model = make_model(seed, tokenizer.get_vocab_size(), tokenizer.token_to_id(END))
    processor = ViTImageProcessor(size={"height": SIDE, "width": SIDE}, image_mean=[0.5] * 3, image_std=[0.5] * 3)
    cases = []
    for image_name, (path, image) in save_images(SIDE, SIDE).items():
        pixels = processor(image, return_tensors="pt").pixel_values
        for length, count in {"short": 8, "long": 40}.items():
            tokens, steps = generate(model, count, pixel_values=pixels)
            text = tokenizer.decode(tokens, skip_special_tokens=True).strip()
            name = f"{image_name}-{length}"
            cases.append(case_of(name, path, "brief", tokens, steps, text, max_new_tokens=count))
            assert is_varied(tokens), tokens
    write_graphs(model, folder / "onnx")
    write_configs(model, processor, folder)
    write_tokenizer(folder, tokenizer, TOKENIZER_CONFIG)
    write_reference(folder, "vision-encoder-decoder", cases)


def make_model(seed: int, vocabulary: int, end: int) -> VisionEncoderDecoderModel:
    encoder = ViTConfig(
        hidden_size=32, num_hidden_layers=2, num_attention_heads=2, intermediate_size=64, image_size=SIDE, patch_size=8
    )
    decoder = GPT2Config(
        vocab_size=vocabulary,
        n_embd=32,
        n_layer=LAYERS,
        n_head=2,
        n_positions=64,
        add_cross_attention=True,
        is_decoder=True,
        bos_token_id=end,
        eos_token_id=end,
    )
    config = VisionEncoderDecoderConfig.from_encoder_decoder_configs(encoder, decoder)
    config.decoder_start_token_id = config.pad_token_id = config.eos_token_id = config.bos_token_id = end
    model = VisionEncoderDecoderModel(config)
    model.generation_config.update(decoder_start_token_id=end, bos_token_id=end, eos_token_id=end, pad_token_id=end)
    spread_weights(model, seed, std=0.35)
    return model.eval()


class Encoder(torch.nn.Module):
    def __init__(self, model: VisionEncoderDecoderModel) -> None:
        super().__init__()
        self.encoder = model.encoder

    def forward(self, pixel_values: torch.Tensor) -> torch.Tensor:
        return self.encoder(pixel_values).last_hidden_state


class Decoder(torch.nn.Module):
    """GPT-2 attends to the picture anew at each step: only its own keys and values are kept."""

    def __init__(self, model: VisionEncoderDecoderModel) -> None:
        super().__init__()
        self.decoder = model.decoder

    def forward(self, input_ids: torch.Tensor, encoder_hidden_states: torch.Tensor, *past: torch.Tensor):
        cache = DynamicCache()
        for layer in range(len(past) // 2):
            cache.update(past[2 * layer], past[2 * layer + 1], layer)
        output = self.decoder(input_ids, encoder_hidden_states=encoder_hidden_states, past_key_values=cache, use_cache=True)
        return output.logits, *flat_cache(getattr(output.past_key_values, "self_attention_cache", output.past_key_values))


def write_graphs(model: VisionEncoderDecoderModel, folder) -> None:
    side, text = model.config.encoder.image_size, model.config.decoder
    pixels = torch.zeros(1, 3, side, side)
    export(
        Encoder(model),
        {"pixel_values": pixels},
        ["last_hidden_state"],
        {"pixel_values": {0: "batch_size"}, "last_hidden_state": {0: "batch_size"}},
        folder / "encoder_model.onnx",
    )
    hidden = Encoder(model)(pixels).detach()
    parts = ["key", "value"]
    pasts, presents = past_names(text.n_layer, parts), present_names(text.n_layer, parts)
    axes = {
        "input_ids": {0: "batch_size", 1: "decoder_sequence_length"},
        "encoder_hidden_states": {0: "batch_size", 1: "encoder_sequence_length"},
        "logits": {0: "batch_size", 1: "decoder_sequence_length"},
        **dynamic_past(presents, "past_decoder_sequence_length + 1"),
    }
    first = {"input_ids": torch.ones(1, 3, dtype=torch.long), "encoder_hidden_states": hidden}
    past = {name: torch.zeros(1, text.n_head, 5, text.n_embd // text.n_head) for name in pasts}
    later = {"input_ids": torch.ones(1, 1, dtype=torch.long), "encoder_hidden_states": hidden, **past}
    export(Decoder(model), first, ["logits", *presents], axes, folder / "decoder_model.onnx")
    axes |= dynamic_past(pasts, "past_decoder_sequence_length")
    export(Decoder(model), later, ["logits", *presents], axes, folder / "decoder_with_past_model.onnx")
    merge_decoders(
        folder / "decoder_model.onnx",
        folder / "decoder_with_past_model.onnx",
        save_path=folder / "decoder_model_merged.onnx",
        strict=False,
    )
    (folder / "decoder_model.onnx").unlink()
    (folder / "decoder_with_past_model.onnx").unlink()


def write_configs(model: VisionEncoderDecoderModel, processor: ViTImageProcessor, folder) -> None:
    config = model.config.to_dict()
    write_json(folder / "config.json", config)
    write_json(folder / "generation_config.json", model.generation_config.to_dict())
    write_json(folder / "preprocessor_config.json", {**processor.to_dict(), "image_processor_type": "ViTImageProcessor"})
