"""Greedy generation by Python's ONNX Runtime, from the very files that the extension runs."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
import torch
from PIL import Image
from tokenizers import Tokenizer
from transformers import (
    BlipImageProcessor,
    CLIPImageProcessor,
    ForcedBOSTokenLogitsProcessor,
    ForcedEOSTokenLogitsProcessor,
    LogitsProcessorList,
    NoRepeatNGramLogitsProcessor,
    ViTImageProcessor,
)

from ..quantize import SUFFIXES
from . import florence2, smolvlm
from .chat_prompts import messages_of

Values = dict[str, np.ndarray]
Scores = np.ndarray
NUMPY = {"tensor(float)": np.float32, "tensor(float16)": np.float16, "tensor(int64)": np.int64, "tensor(bool)": np.bool_}


class Graph:
    """One graph: takes numbers of any type, and empty pasts for those that are not given."""

    def __init__(self, folder: Path, name: str, dtypes: dict[str, str]) -> None:
        suffix = SUFFIXES.get(dtypes.get(name, dtypes.get("*", "fp32")), "")
        model = onnx.load(str(folder / "onnx" / f"{name}{suffix}.onnx"))
        unsign(model)
        self.session = onnxruntime.InferenceSession(model.SerializeToString())
        self.outputs = [output.name for output in self.session.get_outputs()]

    def run(self, values: Values) -> Values:
        fed = {}
        for entry in self.session.get_inputs():
            # Symbolic are the batch, which is one, and lengths, which are none.
            empty = [size if isinstance(size, int) else 1 - min(axis, 1) for axis, size in enumerate(entry.shape)]
            value = values.get(entry.name)
            fed[entry.name] = np.asarray(np.zeros(empty) if value is None else value).astype(NUMPY[entry.type])
        return dict(zip(self.outputs, self.session.run(None, fed), strict=True))


def unsign(model: onnx.ModelProto) -> None:
    """
    The same numbers as unsigned ones, 128 higher like their zero points. Of signed ones, processors without VNNI cut off the
    sums of products, which WASM does not.
    """
    for tensor in model.graph.initializer:
        if tensor.data_type == onnx.TensorProto.INT8:
            numbers = (onnx.numpy_helper.to_array(tensor).astype(np.int16) + 128).astype(np.uint8)
            tensor.CopyFrom(onnx.numpy_helper.from_array(numbers, tensor.name))


def pasts(outputs: Values, before: Values) -> Values:
    """What was computed of the picture stays; later steps have only a stand-in for it."""
    seen = {name: value for name, value in before.items() if ".encoder." in name}
    return {name.replace("present", "past_key_values"): value for name, value in outputs.items() if "present" in name} | seen


class VisionEncoderDecoder:
    def __init__(self, folder: Path, dtypes: dict[str, str]) -> None:
        self.encoder, self.decoder = (Graph(folder, name, dtypes) for name in ("encoder_model", "decoder_model_merged"))
        self.images = ViTImageProcessor.from_pretrained(folder)
        self.config = json.loads((folder / "generation_config.json").read_text())
        self.ends = [self.config["eos_token_id"]]

    def scores(self, case: dict[str, Any], image: Image.Image, tokens: list[int]) -> Iterator[Scores]:
        hidden = self.encoder.run(dict(self.images(image, return_tensors="np")))["last_hidden_state"]
        new, past = self.config["decoder_start_token_id"], {}
        while True:
            values = {"input_ids": [[new]], "encoder_hidden_states": hidden, "use_cache_branch": [bool(past)]}
            outputs = self.decoder.run({**values, **past})
            yield outputs["logits"][0, -1]
            new, past = tokens[-1], pasts(outputs, past)


class Florence2:
    def __init__(self, folder: Path, dtypes: dict[str, str]) -> None:
        names = ("embed_tokens", "vision_encoder", "encoder_model", "decoder_model_merged")
        self.embed, self.vision, self.encoder, self.decoder = (Graph(folder, name, dtypes) for name in names)
        self.images = CLIPImageProcessor.from_pretrained(folder)
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.config = json.loads((folder / "generation_config.json").read_text())
        self.ends = [self.config["eos_token_id"]]

    def scores(self, case: dict[str, Any], image: Image.Image, tokens: list[int]) -> Iterator[Scores]:
        config = self.config
        places = self.vision.run(dict(self.images(image, return_tensors="np")))["image_features"]
        prompt = self.tokenizer.encode(florence2.PROMPTS[case["prompt"]]).ids
        embeds = np.concatenate([places, self.embed.run({"input_ids": [prompt]})["inputs_embeds"]], axis=1)
        mask = np.ones(embeds.shape[:2])
        hidden = self.encoder.run({"attention_mask": mask, "inputs_embeds": embeds})["last_hidden_state"]
        process = LogitsProcessorList(
            [
                NoRepeatNGramLogitsProcessor(config["no_repeat_ngram_size"]),
                ForcedBOSTokenLogitsProcessor(config["forced_bos_token_id"]),
                ForcedEOSTokenLogitsProcessor(case["max_new_tokens"] + 1, config["forced_eos_token_id"], "cpu"),
            ]
        )
        all_tokens, past = [config["decoder_start_token_id"]], {}
        while True:
            new = self.embed.run({"input_ids": [all_tokens[-1:]]})["inputs_embeds"]
            values = {"encoder_attention_mask": mask, "encoder_hidden_states": hidden, "inputs_embeds": new}
            outputs = self.decoder.run({**values, **past, "use_cache_branch": [bool(past)]})
            raw = torch.from_numpy(outputs["logits"][:, -1].astype(np.float32))
            yield process(torch.tensor([all_tokens]), raw)[0].numpy()
            all_tokens, past = [*all_tokens, tokens[-1]], pasts(outputs, past)


class SmolVlm:
    def __init__(self, folder: Path, dtypes: dict[str, str]) -> None:
        names = ("embed_tokens", "vision_encoder", "decoder_model_merged")
        self.embed, self.vision, self.decoder = (Graph(folder, name, dtypes) for name in names)
        self.processor = smolvlm.make_processor(Tokenizer.from_file(str(folder / "tokenizer.json")))
        config = json.loads((folder / "config.json").read_text())
        self.image_token = config["image_token_id"]
        self.ends = [json.loads((folder / "generation_config.json").read_text())["eos_token_id"]]

    def scores(self, case: dict[str, Any], image: Image.Image, tokens: list[int]) -> Iterator[Scores]:
        messages = messages_of(case["prompt"], case.get("past", []))
        text = self.processor.apply_chat_template(messages, add_generation_prompt=True)
        inputs = self.processor(text=text, images=[image], return_tensors="np")
        seen = {name: inputs[name] for name in ("pixel_values", "pixel_attention_mask")}
        places = self.vision.run(seen)["image_features"]
        embeds = self.embed.run({"input_ids": inputs["input_ids"]})["inputs_embeds"]
        embeds[inputs["input_ids"] == self.image_token] = places.reshape(-1, places.shape[-1])
        past: Values = {}
        length = 0
        while True:
            start, length = length, length + embeds.shape[1]
            values = {"inputs_embeds": embeds, "attention_mask": np.ones((1, length))}
            outputs = self.decoder.run({**values, "position_ids": [np.arange(start, length)], **past})
            yield outputs["logits"][0, -1]
            past = pasts(outputs, past)
            embeds = self.embed.run({"input_ids": [tokens[-1:]]})["inputs_embeds"]


class Blip:
    def __init__(self, folder: Path, dtypes: dict[str, str]) -> None:
        self.vision, self.decoder = (Graph(folder, name, dtypes) for name in ("vision_model", "text_decoder_model_merged"))
        self.images = BlipImageProcessor.from_pretrained(folder)
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.config = json.loads((folder / "config.json").read_text())["text_config"]
        self.ends = [self.config["sep_token_id"]]

    def scores(self, case: dict[str, Any], image: Image.Image, tokens: list[int]) -> Iterator[Scores]:
        seen = self.vision.run(dict(self.images(image, return_tensors="np")))
        prefix = self.tokenizer.encode(case["prefix"] or "", add_special_tokens=False).ids
        new, past = [self.config["bos_token_id"], *prefix], {}
        while True:
            outputs = self.decoder.run({"input_ids": [new], **past, **seen})
            yield outputs["logits"][0, -1]
            new, past = tokens[-1:], pasts(outputs, past)


MODELS = {"vit-gpt2": VisionEncoderDecoder, "florence2": Florence2, "smolvlm": SmolVlm, "blip": Blip}
