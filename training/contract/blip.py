"""BLIP (ViT + a BERT that speaks), as training/export/blip.py lays Salesforce/blip-image-captioning-base out."""

import torch
from transformers import BlipConfig, BlipForConditionalGeneration, BlipImageProcessor

from ..export.blip import export_blip, write_configs
from . import tokenizers
from .images import save_images
from .reference import case_of, generate, is_varied, spread_weights
from .writing import folder_of, write_reference, write_tokenizer

NAME = "blip"
SIDE, PATCH, WIDTH, LAYERS, HEADS = 64, 16, 32, 2, 2
PREFIX = "a photography of"
# The real model's tokens: [DEC] begins a caption, [SEP] ends it.
SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "[DEC]"]


def build(seed: int) -> None:
    folder = folder_of(NAME)
    tokenizer = tokenizers.word_piece(300, SPECIAL)
    model = make_model(seed, tokenizer)
    images = BlipImageProcessor(size={"height": SIDE, "width": SIDE})
    cases = []
    for image_name, (path, image) in save_images(SIDE, SIDE).items():
        pixels = images(image, return_tensors="pt").pixel_values
        for case, prefix, count in [("short", None, 8), ("long", None, 40), ("conditional", PREFIX, 16)]:
            tokens, steps = caption(model, tokenizer, pixels, prefix, count)
            assert is_varied(tokens), tokens
            said = tokenizer.decode(tokens, skip_special_tokens=True).strip()
            more = {"prefix": prefix, "max_new_tokens": count}
            cases.append(case_of(f"{image_name}-{case}", path, "brief", tokens, steps, said, **more))
    export_blip(model, folder)
    write_configs(model, images, folder)
    config = {
        "tokenizer_class": "BertTokenizer",
        "model_max_length": 512,
        "do_lower_case": True,
        "pad_token": "[PAD]",
        "unk_token": "[UNK]",
        "cls_token": "[CLS]",
        "sep_token": "[SEP]",
        "mask_token": "[MASK]",
    }
    write_tokenizer(folder, tokenizer, config)
    write_reference(folder, "blip", cases)


def caption(model, tokenizer, pixels: torch.Tensor, prefix: str | None, count: int):
    """As BlipForConditionalGeneration.generate does: [CLS] becomes [DEC], and [SEP] is cut off."""
    ids = tokenizer.encode(prefix or "").ids
    assert ids[0] == tokenizer.token_to_id("[CLS]") and ids[-1] == tokenizer.token_to_id("[SEP]")
    return generate(model, count, pixel_values=pixels, input_ids=torch.tensor([ids]), attention_mask=torch.ones(1, len(ids)))


def make_model(seed: int, tokenizer) -> BlipForConditionalGeneration:
    token = tokenizer.token_to_id
    text = {
        "vocab_size": tokenizer.get_vocab_size(),
        "hidden_size": WIDTH,
        "encoder_hidden_size": WIDTH,
        "intermediate_size": 64,
        "num_hidden_layers": LAYERS,
        "num_attention_heads": HEADS,
        "max_position_embeddings": 64,
        "bos_token_id": token("[DEC]"),
        "eos_token_id": token("[PAD]"),
        "pad_token_id": token("[PAD]"),
        "sep_token_id": token("[SEP]"),
        "is_decoder": True,
    }
    vision = {
        "hidden_size": WIDTH,
        "intermediate_size": 64,
        "num_hidden_layers": 2,
        "num_attention_heads": 2,
        "image_size": SIDE,
        "patch_size": PATCH,
    }
    config = BlipConfig(text_config=text, vision_config=vision, projection_dim=WIDTH, image_text_hidden_size=WIDTH)
    model = BlipForConditionalGeneration(config)
    spread_weights(model, seed, std=0.35)
    return model.eval()
