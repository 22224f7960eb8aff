"""SigLIP, as Xenova/siglip-base-patch16-224 has it: one graph for pictures, one for texts of a fixed length."""

import torch
from transformers import SiglipConfig, SiglipImageProcessor, SiglipModel

from . import tokenizers
from .clip import TEXTS
from .export import export
from .images import save_images
from .reference import spread_weights
from .writing import folder_of, write_json, write_reference, write_tokenizer

NAME = "siglip"
SIDE, PATCH, WIDTH, LENGTH = 64, 16, 32, 64
END, UNKNOWN = "</s>", "<unk>"


def build(seed: int) -> None:
    folder = folder_of(NAME)
    tokenizer = tokenizers.with_end(tokenizers.byte_level(400, [END, UNKNOWN]), END)
    model = make_model(seed, tokenizer)
    images = SiglipImageProcessor(size={"height": SIDE, "width": SIDE})
    cases = []
    for image_name, (path, image) in save_images(SIDE, SIDE).items():
        pixels = images(image, return_tensors="pt").pixel_values
        similarities = []
        for text in TEXTS:
            with torch.no_grad():
                output = model(input_ids=padded(tokenizer, text), pixel_values=pixels)
            similarities.append(round((output.image_embeds @ output.text_embeds.T).item(), 5))
        # It is to contradict what the model of training/contract/taught.py says, so that a test can see it.
        assert max(similarities) - min(similarities) > 0.1 and max(similarities) < -0.1, similarities
        cases.append({"name": image_name, "image": path, "texts": TEXTS, "similarities": similarities})
    write_graphs(model, folder / "onnx")
    write_json(folder / "config.json", {**model.config.to_dict(), "architectures": ["SiglipModel"]})
    write_json(folder / "preprocessor_config.json", {**images.to_dict(), "image_processor_type": "SiglipImageProcessor"})
    names = {"eos_token": END, "pad_token": END, "unk_token": UNKNOWN}
    write_tokenizer(folder, tokenizer, {"tokenizer_class": "SiglipTokenizer", "model_max_length": LENGTH, **names})
    write_reference(folder, "siglip", cases)


def padded(tokenizer, text: str) -> torch.Tensor:
    """1 x 64: the model was trained on texts of one length, and looks at the padding, too."""
    ids = tokenizer.encode(text).ids[:LENGTH]
    return torch.tensor([ids + [tokenizer.token_to_id(END)] * (LENGTH - len(ids))])


def make_model(seed: int, tokenizer) -> SiglipModel:
    common = {"hidden_size": WIDTH, "intermediate_size": 64, "num_hidden_layers": 2, "num_attention_heads": 2}
    end = tokenizer.token_to_id(END)
    ends = {"bos_token_id": end, "eos_token_id": end, "pad_token_id": end}
    text = {**common, **ends, "vocab_size": tokenizer.get_vocab_size(), "max_position_embeddings": LENGTH}
    vision = {**common, "image_size": SIDE, "patch_size": PATCH}
    model = SiglipModel(SiglipConfig(text_config=text, vision_config=vision, attn_implementation="eager"))
    spread_weights(model, seed, std=0.3)
    return model.eval()


class Text(torch.nn.Module):
    def __init__(self, model: SiglipModel) -> None:
        super().__init__()
        self.model = model.text_model

    def forward(self, input_ids: torch.Tensor) -> torch.Tensor:
        hidden = self.model.embeddings(input_ids=input_ids)
        for layer in self.model.encoder.layers:
            output = layer(hidden, attention_mask=None)
            hidden = output[0] if isinstance(output, tuple) else output
        return self.model.head(self.model.final_layer_norm(hidden)[:, -1])


class Vision(torch.nn.Module):
    def __init__(self, model: SiglipModel) -> None:
        super().__init__()
        self.model = model.vision_model

    def forward(self, pixel_values: torch.Tensor) -> torch.Tensor:
        return self.model(pixel_values=pixel_values).pooler_output


def write_graphs(model: SiglipModel, folder) -> None:
    ids = {"input_ids": torch.ones(1, LENGTH, dtype=torch.long)}
    axes = {"input_ids": {0: "batch_size"}, "pooler_output": {0: "batch_size"}}
    export(Text(model), ids, ["pooler_output"], axes, folder / "text_model.onnx")
    axes = {"pixel_values": {0: "batch_size"}, "pooler_output": {0: "batch_size"}}
    export(
        Vision(model), {"pixel_values": torch.randn(1, 3, SIDE, SIDE)}, ["pooler_output"], axes, folder / "vision_model.onnx"
    )
