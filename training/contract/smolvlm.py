"""SmolVLM (Idefics3: SigLIP + Llama), as HuggingFaceTB/SmolVLM-256M-Instruct has it."""

from pathlib import Path

import torch
from transformers import (
    Idefics3Config,
    Idefics3ForConditionalGeneration,
    Idefics3ImageProcessor,
    Idefics3Processor,
    LlamaConfig,
    PreTrainedTokenizerFast,
)

from . import tokenizers
from .chat_decoder import Decoder, export_decoder, export_embed
from .chat_prompts import CASES, FOLLOW_UP, PAST, messages_of
from .export import export
from .images import save_images
from .reference import case_of, generate, is_varied, spread_weights
from .writing import folder_of, write_json, write_reference, write_tokenizer

NAME = "smolvlm"
SIDE, PATCH, SCALE = 64, 16, 2
PLACES = (SIDE // PATCH) ** 2 // SCALE**2
LAYERS, HEADS, WIDTH = 2, 2, 32
PAD, TURN, END = "<|endoftext|>", "<|im_start|>", "<end_of_utterance>"
SPECIAL = [PAD, TURN, END, "<fake_token_around_image>", "<image>", "<global-img>", "<row_1_col_1>"]
TEMPLATE = (
    "<|im_start|>{% for message in messages %}{{message['role'] | capitalize}}"
    "{% if message['content'][0]['type'] == 'image' %}{{':'}}{% else %}{{': '}}{% endif %}"
    "{% for line in message['content'] %}{% if line['type'] == 'text' %}{{line['text']}}"
    "{% elif line['type'] == 'image' %}{{ '<image>' }}{% endif %}{% endfor %}<end_of_utterance>\n{% endfor %}"
    "{% if add_generation_prompt %}{{ 'Assistant:' }}{% endif %}"
)


def build(seed: int) -> None:
    folder = folder_of(NAME)
    tokenizer = tokenizers.byte_level(440, SPECIAL)
    model = make_model(seed, tokenizer)
    processor = make_processor(tokenizer)
    cases = []
    for image_name, (path, image) in save_images(SIDE, SIDE).items():
        for case, task, question, prompt, count in [*CASES, ("follow-up", "question", FOLLOW_UP, FOLLOW_UP, 16)]:
            past = {"past": PAST} if case == "follow-up" else {}
            text = processor.apply_chat_template(messages_of(prompt, past.get("past", [])), add_generation_prompt=True)
            inputs = processor(text=text, images=[image], return_tensors="pt")
            tokens, steps = generate(model, count, **inputs)
            assert is_varied(tokens), tokens
            said = tokenizer.decode(tokens, skip_special_tokens=True).strip()
            more = {"prompt": prompt, "question": question, **past, "max_new_tokens": count}
            cases.append(case_of(f"{image_name}-{case}", path, task, tokens, steps, said, **more))
    write_graphs(model, folder / "onnx")
    write_configs(model, processor, folder)
    names = {"bos_token": TURN, "eos_token": END, "pad_token": PAD, "unk_token": PAD}
    config = {"tokenizer_class": "GPT2Tokenizer", "model_max_length": 512, "chat_template": TEMPLATE, **names}
    write_tokenizer(folder, tokenizer, config)
    write_reference(folder, "idefics3", cases)


def make_processor(tokenizer) -> Idefics3Processor:
    images = Idefics3ImageProcessor(
        do_image_splitting=False,
        size={"longest_edge": SIDE},
        max_image_size={"longest_edge": SIDE},
        image_mean=[0.5] * 3,
        image_std=[0.5] * 3,
    )
    wrapped = PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, bos_token=TURN, eos_token=END, pad_token=PAD, unk_token=PAD, chat_template=TEMPLATE
    )
    return Idefics3Processor(images, wrapped, image_seq_len=PLACES, chat_template=TEMPLATE)


def make_model(seed: int, tokenizer) -> Idefics3ForConditionalGeneration:
    token = tokenizer.token_to_id
    vision = {
        "hidden_size": WIDTH,
        "intermediate_size": 64,
        "num_hidden_layers": 2,
        "num_attention_heads": 2,
        "image_size": SIDE,
        "patch_size": PATCH,
    }
    ids = {"pad_token_id": token(PAD), "bos_token_id": token(TURN), "eos_token_id": token(END)}
    text = LlamaConfig(
        vocab_size=tokenizer.get_vocab_size(),
        hidden_size=WIDTH,
        intermediate_size=64,
        num_hidden_layers=LAYERS,
        num_attention_heads=4,
        num_key_value_heads=HEADS,
        head_dim=8,
        max_position_embeddings=512,
        **ids,
    )
    config = Idefics3Config(
        vision_config=vision,
        text_config=text.to_dict(),
        scale_factor=SCALE,
        image_token_id=token("<image>"),
        tie_word_embeddings=False,
        pad_token_id=token(PAD),
        attn_implementation="eager",
    )
    model = Idefics3ForConditionalGeneration(config)
    model.generation_config.update(**ids)
    spread_weights(model, seed, std=0.35)
    return model.eval()


class Vision(torch.nn.Module):
    """
    Pictures of the full size: (batch, pictures, 3, height, width) and a mask without the colours. The places of a full
    picture are simply counted: how the reference works them out for smaller ones does not export.
    """

    def __init__(self, model: Idefics3ForConditionalGeneration) -> None:
        super().__init__()
        self.vision = model.model.vision_model
        self.connector = model.model.connector

    def forward(self, pixel_values: torch.Tensor, pixel_attention_mask: torch.Tensor) -> torch.Tensor:
        pixels = (pixel_values * pixel_attention_mask[:, :, None].float()).flatten(0, 1)
        embeddings = self.vision.embeddings
        patches = embeddings.patch_embedding(pixels).flatten(2).transpose(1, 2)
        hidden = patches + embeddings.position_embedding(torch.arange(embeddings.num_positions))
        hidden = self.vision.encoder(inputs_embeds=hidden).last_hidden_state
        return self.connector(self.vision.post_layernorm(hidden))


def write_graphs(model: Idefics3ForConditionalGeneration, folder: Path) -> None:
    export_embed(model, folder / "embed_tokens.onnx")
    pictures = {0: "batch_size", 1: "num_images"}
    inputs = {
        "pixel_values": torch.randn(1, 1, 3, SIDE, SIDE),
        "pixel_attention_mask": torch.ones(1, 1, SIDE, SIDE, dtype=torch.bool),
    }
    axes = {"pixel_values": pictures, "pixel_attention_mask": pictures, "image_features": {0: "num_pictures"}}
    export(Vision(model), inputs, ["image_features"], axes, folder / "vision_encoder.onnx")
    decoder = Decoder(model.model.text_model, model.lm_head)
    export_decoder(decoder, WIDTH, LAYERS, HEADS, 8, folder / "decoder_model_merged.onnx")


def write_configs(model: Idefics3ForConditionalGeneration, processor: Idefics3Processor, folder: Path) -> None:
    write_json(folder / "config.json", {**model.config.to_dict(), "architectures": ["Idefics3ForConditionalGeneration"]})
    write_json(folder / "generation_config.json", model.generation_config.to_dict())
    images = processor.image_processor.to_dict()
    images |= {
        "image_processor_type": "Idefics3ImageProcessor",
        "processor_class": "Idefics3Processor",
        "do_pad": False,
    }
    write_json(folder / "preprocessor_config.json", images)
    write_json(folder / "processor_config.json", {"image_seq_len": PLACES, "processor_class": "Idefics3Processor"})
