"""
python -m training.contract.formats [NAME …]

Writes the other number formats of models that are there in 32 bits, and what Python's ONNX Runtime says by them
(formats.json). First it must say by the 32-bit files what transformers has said: so it is known to run them rightly.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import torch
from PIL import Image

from ..quantize import quantize
from .graphs import MODELS
from .images import noise
from .paths import FIXTURES
from .reference import KEPT, TooClose, case_of, is_varied

# All but keys and values.
ENDS = ["pixel_values", "image_features", "inputs_embeds", "logits"]
# Files, and which of their inputs and outputs stay 32-bit: True is all, as in the repositories of the hub's older models.
FILES: dict[str, dict[str, bool | list[str]]] = {
    "vit-gpt2": {"q8": True, "q4": True, "fp16": True},
    "florence2": {"q8": True, "q4": True, "fp16": True},
    # Newer ones keep keys and values in 16 bits.
    "smolvlm": {"q8": True, "q4": True, "fp16": ENDS, "q4f16": ENDS},
    "blip": {"q8": True, "fp16": ENDS},
}
# What the catalogue takes of each for GPUs, with half precision and without.
MIXED = {
    "florence2": {
        "fp32+q4": {"encoder_model": "q4", "decoder_model_merged": "q4"},
        "fp16+q4": {"*": "fp16", "encoder_model": "q4", "decoder_model_merged": "q4"},
    },
    "smolvlm": {
        "fp32+q4": {"decoder_model_merged": "q4"},
        "fp16+q4": {"*": "fp16", "decoder_model_merged": "q4"},
        "fp16+q4f16": {"*": "fp16", "decoder_model_merged": "q4f16"},
    },
}
# By so much the best token must lead: where numbers are rounded to 8 or 16 bits, the last bit of a sum can tip a whole step.
MARGINS = {"fp32": 0.02, "q4": 0.02, "q8": 0.3, "fp16": 0.1}
LEAST, MOST = 8, 32
# Pictures that are tried until so many do.
TRIED, WANTED = 1500, 2


def build(name: str) -> None:
    folder = FIXTURES / name
    known = json.loads((folder / "reference.json").read_text(encoding="utf-8"))["cases"]
    check_runner(name, folder, known)
    for path in sorted((folder / "onnx").glob("*.onnx")):
        if path.stem.endswith(("embed_tokens", "model", "encoder", "merged")):
            for format, keeps in FILES[name].items():
                # Only decoders are taken so.
                if format != "q4f16" or "decoder" in path.stem:
                    quantize(path, format, keeps_types=keeps)
    formats = []
    wanted = {**{format: {"*": format} for format in FILES[name] if format != "q4f16"}, **MIXED.get(name, {})}
    for format, dtypes in wanted.items():
        cases = cases_in(name, folder, dtypes, margin_of(format), known)
        print(f"{name} {format}: {[(case['name'], len(case['tokens'])) for case in cases]}")
        formats.append({"name": format, "dtypes": dtypes, "cases": cases})
    write(folder / "formats.json", formats)
    forget_pictures()


def margin_of(format: str) -> float:
    return max(margin for part, margin in MARGINS.items() if part in format.replace("q4f16", "q4 fp16"))


def check_runner(name: str, folder: Path, known: list[dict[str, Any]]) -> None:
    model = MODELS[name](folder, {})
    for case in known:
        tokens, steps, _ = generate(model, folder, case, case["max_new_tokens"])
        assert tokens == case["tokens"], (case["name"], tokens, case["tokens"])
        for ours, theirs in zip(steps, case["logits"], strict=True):
            np.testing.assert_allclose(sorted(ours["values"]), sorted(theirs["values"]), atol=1e-3)


def cases_in(
    name: str, folder: Path, dtypes: dict[str, str], margin: float, known: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """The pictures of the 32-bit reference, and then others, as long as the best token leads clearly."""
    model = MODELS[name](folder, dtypes)
    cases = []
    for case in candidates(folder, known):
        tokens, _, leads = generate(model, folder, case, min(MOST, case["max_new_tokens"]))
        count = next((step for step, lead in enumerate(leads) if lead < margin), len(leads))
        if count >= LEAST and is_varied(tokens[:count]):
            tokens, steps, _ = generate(model, folder, case, count)
            more = {key: case[key] for key in ("prompt", "question", "prefix")}
            cases.append(case_of(case["name"], case["image"], case["task"], tokens, steps, "", **more, max_new_tokens=count))
        if len(cases) == WANTED:
            return cases
    raise TooClose(f"{name} {dtypes}: {len(cases)} pictures will do")


def candidates(folder: Path, known: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    longest = {case["image"]: case for case in sorted(known, key=lambda case: len(case["tokens"]))}
    yield from longest.values()
    size = Image.open(folder / known[0]["image"]).size
    # One of each task.
    alone = [case for case in known if case["max_new_tokens"] > LEAST and "past" not in case]
    tasks = [case for case in alone if case["image"] == known[0]["image"]]
    for seed in range(TRIED):
        path = f"../images/noise-{seed}-{size[0]}x{size[1]}.png"
        if not (folder / path).exists():
            noise(*size, seed).save(folder / path, optimize=True)
        case = tasks[seed % len(tasks)]
        yield {**case, "name": f"noise-{seed}-{case['task']}", "image": path}


def forget_pictures() -> None:
    """Those that no reference speaks of."""
    speaks = [*FIXTURES.glob("*/reference.json"), *FIXTURES.glob("*/formats.json")]
    known = "".join(path.read_text(encoding="utf-8") for path in speaks)
    for path in (FIXTURES / "images").glob("noise-*-*.png"):
        if path.name not in known:
            path.unlink()


def generate(model: Any, folder: Path, case: dict[str, Any], count: int) -> tuple[list[int], list[dict], list[float]]:
    """Token ids; by step, the most likely ones; and by how much the best of them leads."""
    tokens: list[int] = []
    steps, leads = [], []
    image = Image.open(folder / case["image"])
    for scores in model.scores({**case, "max_new_tokens": count}, image, tokens):
        values, ids = torch.from_numpy(scores.astype(np.float32)).topk(KEPT)
        finite = values.isfinite()
        steps.append({"ids": ids[finite].tolist(), "values": [round(value, 5) for value in values[finite].tolist()]})
        leads.append((values[0] - values[1]).item())
        tokens.append(ids[0].item())
        if tokens[-1] in model.ends or len(tokens) == count:
            return tokens, steps, leads
    raise AssertionError("the scores end")


def write(path: Path, formats: list[dict[str, Any]]) -> None:
    head = {"made_with": {"onnxruntime": onnxruntime.__version__}}
    parts = []
    for one in formats:
        lines = ",\n".join(json.dumps(case, ensure_ascii=False) for case in one.pop("cases"))
        parts.append(f'{json.dumps(one)[:-1]}, "cases": [\n{lines}\n]}}')
    path.write_text(f'{json.dumps(head)[:-1]}, "formats": [\n' + ",\n".join(parts) + "\n]}\n", encoding="utf-8")


if __name__ == "__main__":
    for chosen in sys.argv[1:] or FILES:
        build(chosen)
