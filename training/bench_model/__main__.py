"""
python -m training.bench_model

Writes training/out/distilvit-size: ViT-base + distilgpt2 in Mozilla/distilvit's own dimensions, random weights, in 8 bits,
so that `npm run bench -- captions` measures with a model whose tokens cost what they cost in reality. What it says is nonsense.
"""

from pathlib import Path

import torch
from transformers import GPT2Config, VisionEncoderDecoderConfig, VisionEncoderDecoderModel, ViTConfig, ViTImageProcessor

from ..contract import tokenizers, vit_gpt2
from ..contract.writing import write_tokenizer
from ..quantize import quantize

FOLDER = Path(__file__).resolve().parents[1] / "out" / "distilvit-size"
# distilgpt2 begins with its last token, and random weights repeat what they hear: what they never say ends a text, so that all
# of its forty tokens are measured.
START, NEVER = 50256, 50255


def main() -> None:
    torch.manual_seed(0)
    encoder = ViTConfig()
    decoder = GPT2Config(n_layer=6, add_cross_attention=True, is_decoder=True)
    config = VisionEncoderDecoderConfig.from_encoder_decoder_configs(encoder, decoder)
    ends = {"bos_token_id": START, "eos_token_id": NEVER, "pad_token_id": START, "decoder_start_token_id": START}
    config.update(ends)
    model = VisionEncoderDecoderModel(config).eval()
    model.generation_config.update(**ends)
    (FOLDER / "onnx").mkdir(parents=True, exist_ok=True)
    vit_gpt2.write_graphs(model, FOLDER / "onnx")
    for path in sorted((FOLDER / "onnx").glob("*.onnx")):
        quantize(path, "q8")
        path.unlink()
    vit_gpt2.write_configs(model, ViTImageProcessor(), FOLDER)
    write_tokenizer(FOLDER, tokenizers.byte_level(400, [vit_gpt2.END]), vit_gpt2.TOKENIZER_CONFIG)
    size = sum(path.stat().st_size for path in FOLDER.rglob("*") if path.is_file())
    print(f"Wrote {FOLDER}, {size / 1e6:.0f} MB")


main()
