"""
A tiny ViT + GPT-2 that has been taught to say of drawings what is in them ("A red circle on a blue background."), so that
tests can tell a true caption from a false one. It knows four shapes and six colours, and nothing else.
"""

import numpy as np
import torch
from PIL import Image, ImageDraw, ImageFilter
from transformers import ViTImageProcessor

from . import tokenizers, vit_gpt2
from .paths import FIXTURES
from .reference import case_of, generate
from .writing import folder_of, write_reference, write_tokenizer

NAME = "taught"
COLOURS = {
    "red": (200, 30, 40),
    "green": (30, 150, 60),
    "blue": (30, 70, 190),
    "yellow": (240, 210, 40),
    "black": (20, 20, 20),
    "white": (245, 245, 245),
}
SHAPES = ["circle", "square", "triangle", "stripe"]
STEPS, BATCH = 3000, 64


def sentence(shape: str, colour: str, ground: str) -> str:
    return f"A {colour} {shape} on a {ground} background."


def draw(shape: str, colour: str, ground: str, random: np.random.Generator, side: int = 128) -> Image.Image:
    """Anywhere in the picture, of any size, under the grain and the blur of a photograph."""
    image = Image.new("RGB", (side, side), COLOURS[ground])
    pen = ImageDraw.Draw(image)
    half = side * random.uniform(0.2, 0.36)
    x, y = (side * random.uniform(0.4, 0.6) for _ in range(2))
    box = (x - half, y - half, x + half, y + half)
    fill = COLOURS[colour]
    if shape == "circle":
        pen.ellipse(box, fill=fill)
    elif shape == "square":
        pen.rectangle(box, fill=fill)
    elif shape == "triangle":
        pen.polygon([(x, y - half), (x + half, y + half), (x - half, y + half)], fill=fill)
    else:
        pen.rectangle((0, y - half / 3, side, y + half / 3), fill=fill)
    image = image.filter(ImageFilter.GaussianBlur(random.uniform(0, 1.5)))
    grain = random.normal(0, random.uniform(0, 25), (side, side, 3))
    light = random.uniform(0.85, 1.1)
    return Image.fromarray(np.clip(np.asarray(image) * light + grain, 0, 255).astype(np.uint8))


def random_example(random: np.random.Generator) -> tuple[Image.Image, str]:
    colour, ground = random.choice(list(COLOURS), 2, replace=False)
    shape = random.choice(SHAPES)
    return draw(shape, colour, ground, random), sentence(shape, colour, ground)


def build(seed: int) -> None:
    torch.manual_seed(seed)
    random = np.random.default_rng(seed)
    tokenizers.LINES.extend(sentence(s, c, g) for s in SHAPES for c in COLOURS for g in COLOURS)
    tokenizer = tokenizers.byte_level(320, [vit_gpt2.END])
    model = vit_gpt2.make_model(seed, tokenizer.get_vocab_size(), tokenizer.token_to_id(vit_gpt2.END))
    for weight in model.parameters():
        torch.nn.init.normal_(weight, 0, 0.08) if weight.dim() >= 2 else None
    processor = ViTImageProcessor(
        size={"height": vit_gpt2.SIDE, "width": vit_gpt2.SIDE}, image_mean=[0.5] * 3, image_std=[0.5] * 3, resample=2
    )
    teach(model, tokenizer, processor, random)
    right = examine(model, tokenizer, processor, np.random.default_rng(seed + 1), 200)
    print(f"{NAME}: says the right sentence of {right} of 200 drawings that it has not seen")
    assert right >= 180
    write(model, tokenizer, processor)


def teach(model, tokenizer, processor, random: np.random.Generator) -> None:
    end = tokenizer.token_to_id(vit_gpt2.END)
    optimizer = torch.optim.AdamW(model.parameters(), lr=2e-3, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 2e-3, total_steps=STEPS)
    model.train()
    for step in range(STEPS):
        images, texts = zip(*(random_example(random) for _ in range(BATCH)), strict=True)
        pixels = processor(list(images), return_tensors="pt").pixel_values
        ids = [tokenizer.encode(text).ids + [end] for text in texts]
        length = max(map(len, ids))
        labels = torch.tensor([row + [-100] * (length - len(row)) for row in ids])
        before = torch.tensor([[end, *row[:-1], *[end] * (length - len(row))] for row in ids])
        loss = torch.nn.functional.cross_entropy(
            model(pixel_values=pixels, decoder_input_ids=before).logits.transpose(1, 2), labels, ignore_index=-100
        )
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        if step % 250 == 0:
            print(f"{NAME}: step {step}, loss {loss.item():.3f}", flush=True)
    model.eval()


def examine(model, tokenizer, processor, random: np.random.Generator, count: int) -> int:
    right = 0
    for _ in range(count):
        image, text = random_example(random)
        said, _ = say(model, processor, image)
        right += tokenizer.decode(said, skip_special_tokens=True).strip() == text
    return right


def say(model, processor, image: Image.Image) -> tuple[list[int], list]:
    return generate(model, 24, pixel_values=processor(image, return_tensors="pt").pixel_values)


def write(model, tokenizer, processor) -> None:
    folder = folder_of(NAME)
    cases = []
    random = np.random.default_rng(99)
    for shape, colour, ground in [("circle", "red", "blue"), ("stripe", "yellow", "black")]:
        image = draw(shape, colour, ground, random).resize((vit_gpt2.SIDE, vit_gpt2.SIDE), Image.Resampling.BILINEAR)
        name = f"{colour}-{shape}"
        image.save(FIXTURES / "images" / f"{name}.png", optimize=True)
        tokens, steps = say(model, processor, image)
        text = tokenizer.decode(tokens, skip_special_tokens=True).strip()
        assert text == sentence(shape, colour, ground), text
        cases.append(case_of(name, f"../images/{name}.png", "brief", tokens, steps, text, max_new_tokens=24))
    large = draw("circle", "red", "blue", random, side=256)
    large.save(FIXTURES / "images" / "red-circle-256.png", optimize=True)
    vit_gpt2.write_graphs(model, folder / "onnx")
    vit_gpt2.write_configs(model, processor, folder)
    write_tokenizer(folder, tokenizer, vit_gpt2.TOKENIZER_CONFIG)
    write_reference(folder, "vision-encoder-decoder", cases, needs_long=False)
