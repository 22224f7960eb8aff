"""CLIP, as Xenova/clip-vit-base-patch32 has it: one graph for pictures, one for texts."""

import torch
from transformers import CLIPConfig, CLIPImageProcessor, CLIPModel

from . import tokenizers
from .export import export
from .images import save_images
from .reference import spread_weights
from .writing import folder_of, write_json, write_reference, write_tokenizer

NAME = "clip"
SIDE, PATCH, WIDTH = 64, 16, 32
START, END = "<|startoftext|>", "<|endoftext|>"
TEXTS = ["A red boat on a blue sea.", "A dog runs on the grass.", "A street with shops, a bus and three cars."]


def build(seed: int) -> None:
    folder = folder_of(NAME)
    tokenizer = tokenizers.with_ends(tokenizers.byte_level(400, [START, END]), START, END)
    model = make_model(seed, tokenizer)
    images = CLIPImageProcessor(size={"shortest_edge": SIDE}, crop_size={"height": SIDE, "width": SIDE})
    cases = []
    for image_name, (path, image) in save_images(SIDE, SIDE).items():
        pixels = images(image, return_tensors="pt").pixel_values
        similarities = []
        for text in TEXTS:
            with torch.no_grad():
                output = model(input_ids=torch.tensor([tokenizer.encode(text).ids]), pixel_values=pixels)
            similarities.append(round((output.image_embeds @ output.text_embeds.T).item(), 5))
        assert max(similarities) - min(similarities) > 0.1, similarities
        cases.append({"name": image_name, "image": path, "texts": TEXTS, "similarities": similarities})
    write_graphs(model, folder / "onnx")
    write_json(folder / "config.json", {**model.config.to_dict(), "architectures": ["CLIPModel"]})
    write_json(folder / "preprocessor_config.json", {**images.to_dict(), "image_processor_type": "CLIPImageProcessor"})
    names = {"bos_token": START, "eos_token": END, "pad_token": END, "unk_token": END}
    write_tokenizer(folder, tokenizer, {"tokenizer_class": "CLIPTokenizer", "model_max_length": 77, **names})
    write_reference(folder, "clip", cases)


def make_model(seed: int, tokenizer) -> CLIPModel:
    token = tokenizer.token_to_id
    common = {"hidden_size": WIDTH, "intermediate_size": 64, "num_hidden_layers": 2, "num_attention_heads": 2}
    text = {
        **common,
        "vocab_size": tokenizer.get_vocab_size(),
        "max_position_embeddings": 77,
        "bos_token_id": token(START),
        "eos_token_id": token(END),
        "pad_token_id": token(END),
    }
    vision = {**common, "image_size": SIDE, "patch_size": PATCH}
    model = CLIPModel(CLIPConfig(text_config=text, vision_config=vision, projection_dim=WIDTH, attn_implementation="eager"))
    spread_weights(model, seed, std=0.3)
    return model.eval()


class Text(torch.nn.Module):
    """Embeddings of one text, at its end; not normalised, as the hub's graphs give them."""

    def __init__(self, model: CLIPModel) -> None:
        super().__init__()
        self.model = model

    def forward(self, input_ids: torch.Tensor) -> torch.Tensor:
        text = self.model.text_model
        hidden = text.embeddings(input_ids=input_ids)
        places = torch.arange(input_ids.shape[1])
        mask = torch.where(places[None, :] <= places[:, None], 0.0, torch.finfo(hidden.dtype).min)[None, None]
        for layer in text.encoder.layers:
            output = layer(hidden, attention_mask=mask)
            hidden = output[0] if isinstance(output, tuple) else output
        return self.model.text_projection(text.final_layer_norm(hidden)[:, -1])


class Vision(torch.nn.Module):
    def __init__(self, model: CLIPModel) -> None:
        super().__init__()
        self.model = model

    def forward(self, pixel_values: torch.Tensor) -> torch.Tensor:
        return self.model.visual_projection(self.model.vision_model(pixel_values=pixel_values).pooler_output)


def write_graphs(model: CLIPModel, folder) -> None:
    ids = {"input_ids": torch.ones(1, 5, dtype=torch.long)}
    axes = {"input_ids": {0: "batch_size", 1: "sequence_length"}, "text_embeds": {0: "batch_size"}}
    export(Text(model), ids, ["text_embeds"], axes, folder / "text_model.onnx")
    axes = {"pixel_values": {0: "batch_size"}, "image_embeds": {0: "batch_size"}}
    export(Vision(model), {"pixel_values": torch.randn(1, 3, SIDE, SIDE)}, ["image_embeds"], axes, folder / "vision_model.onnx")
