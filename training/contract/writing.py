"""Writes a model's folder as the hub has it."""

import json
from pathlib import Path
from typing import Any

import torch
import transformers

from .paths import FIXTURES


def folder_of(name: str) -> Path:
    folder = FIXTURES / name
    (folder / "onnx").mkdir(parents=True, exist_ok=True)
    return folder


def write_json(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def write_tokenizer(folder: Path, tokenizer: Any, config: dict[str, Any]) -> None:
    """`tokenizer` is of the tokenizers library; `config` is what the real model's tokenizer_config.json says of it."""
    tokenizer.save(str(folder / "tokenizer.json"))
    write_json(folder / "tokenizer_config.json", config)


def write_reference(folder: Path, architecture: str, cases: list[dict[str, Any]], *, needs_long: bool = True) -> None:
    lengths = [len(case["tokens"]) for case in cases if "tokens" in case]
    assert not needs_long or not lengths or max(lengths) >= 32, f"no long generation: {lengths}"
    made_with = {"transformers": transformers.__version__, "torch": torch.__version__.split("+")[0]}
    reference = {"architecture": architecture, "made_with": made_with, "cases": cases}
    # One case a line: small, and still to be read.
    lines = ",\n".join(json.dumps(case, ensure_ascii=False) for case in reference.pop("cases"))
    head = json.dumps(reference)[:-1]
    (folder / "reference.json").write_text(f'{head}, "cases": [\n{lines}\n]}}\n', encoding="utf-8")
