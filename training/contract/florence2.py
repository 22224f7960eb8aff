"""Florence-2 (DaViT + BART), as onnx-community/Florence-2-base-ft has it."""

from pathlib import Path

import torch
from optimum.onnx.graph_transformations import merge_decoders
from transformers import (
    BartConfig,
    CLIPImageProcessor,
    DynamicCache,
    EncoderDecoderCache,
    Florence2Config,
    Florence2ForConditionalGeneration,
)
from transformers.models.florence2.configuration_florence2 import Florence2VisionConfig

from . import tokenizers
from .export import export, past_names, present_names
from .images import save_images
from .reference import case_of, generate, is_varied, spread_weights
from .writing import folder_of, write_json, write_reference, write_tokenizer

NAME = "florence2"
SIDE = 64
LAYERS = 2
HEADS = 2
WIDTH = 32
START, PAD, END, UNKNOWN = "<s>", "<pad>", "</s>", "<unk>"

# The real model's processor has these in its configuration.
PROMPTS = {
    "<OCR>": "What is the text in the image?",
    "<CAPTION>": "What does the image describe?",
    "<DETAILED_CAPTION>": "Describe in detail what is shown in the image.",
    "<MORE_DETAILED_CAPTION>": "Describe with a paragraph what is shown in the image.",
}
TASKS = {"<CAPTION>": "brief", "<MORE_DETAILED_CAPTION>": "detailed", "<OCR>": "text"}


def build(seed: int) -> None:
    folder = folder_of(NAME)
    special = [START, PAD, END, UNKNOWN, "<image>"]
    tokenizer = tokenizers.with_ends(tokenizers.byte_level(420, special), START, END)
    model = make_model(seed, tokenizer)
    processor = CLIPImageProcessor(
        size={"height": SIDE, "width": SIDE},
        do_center_crop=False,
        image_mean=[0.485, 0.456, 0.406],
        image_std=[0.229, 0.224, 0.225],
        resample=3,
    )
    cases = []
    for image_name, (path, image) in save_images(SIDE, SIDE).items():
        pixels = processor(image, return_tensors="pt").pixel_values
        for prompt, task in TASKS.items():
            count = 8 if task == "text" else 40
            inputs = prompt_inputs(model, tokenizer, pixels, PROMPTS[prompt])
            tokens, steps = generate(model, count, pixel_values=pixels, **inputs)
            assert is_varied(tokens), tokens
            text = tokenizer.decode(tokens, skip_special_tokens=True).strip()
            cases.append(case_of(f"{image_name}-{task}", path, task, tokens, steps, text, prompt=prompt, max_new_tokens=count))
    write_graphs(model, folder / "onnx")
    write_configs(model, processor, folder)
    names = {
        "bos_token": START,
        "eos_token": END,
        "pad_token": PAD,
        "unk_token": UNKNOWN,
        "cls_token": START,
        "sep_token": END,
    }
    write_tokenizer(folder, tokenizer, {"tokenizer_class": "BartTokenizer", "model_max_length": 64, **names})
    write_reference(folder, "florence2", cases)


def make_model(seed: int, tokenizer) -> Florence2ForConditionalGeneration:
    vision = Florence2VisionConfig(
        depths=[1, 1, 1, 1],
        embed_dim=[8, 16, 32, 64],
        num_heads=[1, 2, 4, 8],
        num_groups=[1, 2, 4, 8],
        window_size=4,
        projection_dim=WIDTH,
        drop_path_rate=0.0,
        max_temporal_embeddings=4,
    )
    token = tokenizer.token_to_id
    text = BartConfig(
        vocab_size=tokenizer.get_vocab_size(),
        d_model=WIDTH,
        encoder_layers=LAYERS,
        decoder_layers=LAYERS,
        encoder_attention_heads=HEADS,
        decoder_attention_heads=HEADS,
        encoder_ffn_dim=64,
        decoder_ffn_dim=64,
        max_position_embeddings=96,
        bos_token_id=token(START),
        pad_token_id=token(PAD),
        eos_token_id=token(END),
        decoder_start_token_id=token(END),
        forced_bos_token_id=token(START),
        forced_eos_token_id=token(END),
    )
    config = Florence2Config(
        vision_config=vision.to_dict(),
        text_config=text.to_dict(),
        image_token_id=token("<image>"),
        bos_token_id=token(START),
        pad_token_id=token(PAD),
        eos_token_id=token(END),
    )
    model = Florence2ForConditionalGeneration(config)
    # As the real model's generation_config.json, but for the beams: Altlight decodes greedily.
    model.generation_config.update(
        bos_token_id=token(START),
        pad_token_id=token(PAD),
        eos_token_id=token(END),
        decoder_start_token_id=token(END),
        forced_bos_token_id=token(START),
        forced_eos_token_id=token(END),
        no_repeat_ngram_size=3,
        num_beams=1,
    )
    spread_weights(model, seed, std=0.3)
    return model.eval()


def prompt_inputs(model, tokenizer, pixels: torch.Tensor, prompt: str) -> dict[str, torch.Tensor]:
    """The picture's places come before the prompt."""
    with torch.no_grad():
        places = model.get_image_features(pixels).pooler_output.shape[1]
    ids = [model.config.image_token_id] * places + tokenizer.encode(prompt).ids
    input_ids = torch.tensor([ids])
    return {"input_ids": input_ids, "attention_mask": torch.ones_like(input_ids)}


class Embed(torch.nn.Module):
    def __init__(self, model: Florence2ForConditionalGeneration) -> None:
        super().__init__()
        self.embeddings = model.get_input_embeddings()

    def forward(self, input_ids: torch.Tensor) -> torch.Tensor:
        return self.embeddings(input_ids)


class Vision(torch.nn.Module):
    def __init__(self, model: Florence2ForConditionalGeneration) -> None:
        super().__init__()
        self.model = model

    def forward(self, pixel_values: torch.Tensor) -> torch.Tensor:
        return self.model.get_image_features(pixel_values).pooler_output


class Encoder(torch.nn.Module):
    def __init__(self, model: Florence2ForConditionalGeneration) -> None:
        super().__init__()
        self.encoder = model.model.language_model.encoder

    def forward(self, attention_mask: torch.Tensor, inputs_embeds: torch.Tensor) -> torch.Tensor:
        return self.encoder(attention_mask=attention_mask, inputs_embeds=inputs_embeds).last_hidden_state


class Decoder(torch.nn.Module):
    def __init__(self, model: Florence2ForConditionalGeneration) -> None:
        super().__init__()
        self.decoder = model.model.language_model.decoder
        self.lm_head = model.lm_head

    def forward(self, encoder_attention_mask, encoder_hidden_states, inputs_embeds, *past):
        cache = EncoderDecoderCache(DynamicCache(), DynamicCache())
        for layer in range(len(past) // 4):
            own_key, own_value, picture_key, picture_value = past[4 * layer : 4 * layer + 4]
            cache.self_attention_cache.update(own_key, own_value, layer)
            cache.cross_attention_cache.update(picture_key, picture_value, layer)
            cache.is_updated[layer] = True
        output = self.decoder(
            inputs_embeds=inputs_embeds,
            encoder_hidden_states=encoder_hidden_states,
            encoder_attention_mask=encoder_attention_mask,
            past_key_values=cache,
            use_cache=True,
        )
        present = []
        for own, picture in zip(cache.self_attention_cache.layers, cache.cross_attention_cache.layers, strict=True):
            present += [own.keys, own.values]
            if not past:
                present += [picture.keys, picture.values]
        return self.lm_head(output.last_hidden_state), *present


def write_graphs(model: Florence2ForConditionalGeneration, folder: Path) -> None:
    batch, places = "batch_size", "encoder_sequence_length"
    export(
        Embed(model),
        {"input_ids": torch.ones(1, 3, dtype=torch.long)},
        ["inputs_embeds"],
        {"input_ids": {0: batch, 1: "sequence_length"}, "inputs_embeds": {0: batch, 1: "sequence_length"}},
        folder / "embed_tokens.onnx",
    )
    pixels = torch.randn(1, 3, SIDE, SIDE)
    export(
        Vision(model),
        {"pixel_values": pixels},
        ["image_features"],
        {"pixel_values": {0: batch}, "image_features": {0: batch}},
        folder / "vision_encoder.onnx",
    )
    mask = torch.ones(1, 11, dtype=torch.long)
    embeds = torch.randn(1, 11, WIDTH)
    export(
        Encoder(model),
        {"attention_mask": mask, "inputs_embeds": embeds},
        ["last_hidden_state"],
        {name: {0: batch, 1: places} for name in ("attention_mask", "inputs_embeds", "last_hidden_state")},
        folder / "encoder_model.onnx",
    )
    hidden = Encoder(model)(mask, embeds).detach()
    parts = ["decoder.key", "decoder.value", "encoder.key", "encoder.value"]
    pasts, presents = past_names(LAYERS, parts), present_names(LAYERS, parts)
    own = [name for name in presents if "decoder" in name]
    axes = {
        "encoder_attention_mask": {0: batch, 1: places},
        "encoder_hidden_states": {0: batch, 1: places},
        "inputs_embeds": {0: batch, 1: "decoder_sequence_length"},
        "logits": {0: batch, 1: "decoder_sequence_length"},
        **{name: {0: batch, 2: "past_decoder_sequence_length + 1"} for name in own},
    }
    pictures = {name: {0: batch, 2: "encoder_sequence_length_out"} for name in presents if "encoder" in name}
    common = {"encoder_attention_mask": mask, "encoder_hidden_states": hidden}
    first = {**common, "inputs_embeds": torch.randn(1, 1, WIDTH)}
    export(Decoder(model), first, ["logits", *presents], axes | pictures, folder / "decoder_model.onnx")
    past = {name: torch.randn(1, HEADS, 11 if "encoder" in name else 5, WIDTH // HEADS) for name in pasts}
    later = {**common, "inputs_embeds": torch.randn(1, 1, WIDTH), **past}
    axes |= {
        name: {0: batch, 2: "encoder_sequence_length_out" if "encoder" in name else "past_decoder_sequence_length"}
        for name in pasts
    }
    export_later(model, later, own, axes, folder / "decoder_with_past_model.onnx")
    merge_decoders(
        folder / "decoder_model.onnx",
        folder / "decoder_with_past_model.onnx",
        save_path=folder / "decoder_model_merged.onnx",
        strict=False,
    )
    (folder / "decoder_model.onnx").unlink()
    (folder / "decoder_with_past_model.onnx").unlink()


def export_later(model, inputs, own, axes, path: Path) -> None:
    """With the picture's keys and values kept, its hidden states are no longer looked at, and leave the graph."""
    export(Decoder(model), inputs, ["logits", *own], axes, path, may_ignore={"encoder_hidden_states"})


def write_configs(model: Florence2ForConditionalGeneration, processor: CLIPImageProcessor, folder: Path) -> None:
    config = model.config.to_dict()
    # The hub's ONNX repositories keep the names of the first release.
    config["text_config"]["model_type"] = "florence2_language"
    config["vision_config"]["model_type"] = "davit"
    write_json(folder / "config.json", config)
    write_json(folder / "generation_config.json", model.generation_config.to_dict())
    prompts = {
        "tasks_answer_post_processing_type": {"<OCR>": "pure_text", **{prompt: "pure_text" for prompt in PROMPTS}},
        "task_prompts_without_inputs": PROMPTS,
        "task_prompts_with_input": {},
    }
    preprocessor = {
        **processor.to_dict(),
        "image_processor_type": "CLIPImageProcessor",
        "processor_class": "Florence2Processor",
    }
    write_json(folder / "preprocessor_config.json", {**preprocessor, **prompts})
