"""python -m training.contract [NAME …]: builds the fixtures of all architectures, or of those that are named."""

import sys
from importlib import import_module

from . import formats
from .reference import TooClose

MODELS = ["vit_gpt2", "florence2", "smolvlm", "lfm2_vl", "qwen3_5", "blip", "clip", "siglip", "taught"]


def main() -> None:
    for name in sys.argv[1:] or MODELS:
        module = import_module(f".{name}", __package__)
        for seed in range(200):
            try:
                module.build(seed)
                if module.NAME in formats.FILES:
                    formats.build(module.NAME)
                print(f"{name}: seed {seed}")
                break
            except (TooClose, AssertionError) as error:
                print(f"{name}: seed {seed} will not do: {str(error)[:120]}")
        else:
            raise SystemExit(f"{name}: no seed will do")


main()
