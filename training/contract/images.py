"""Pictures for the contract: drawn here, so that nobody's rights are touched, and in the very size that a model takes."""

from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from .paths import FIXTURES


def boat(width: int, height: int) -> Image.Image:
    """A red boat on a blue sea under a pale sky."""
    image = Image.new("RGB", (width, height), (210, 230, 250))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, height * 2 // 3, width, height), fill=(20, 80, 160))
    hull = [(0.2, 0.6), (0.8, 0.6), (0.7, 0.75), (0.3, 0.75)]
    draw.polygon([(x * width, y * height) for x, y in hull], fill=(190, 30, 40))
    sail = [(0.5, 0.15), (0.5, 0.55), (0.75, 0.55)]
    draw.polygon([(x * width, y * height) for x, y in sail], fill=(250, 250, 240))
    return image


def noise(width: int, height: int, seed: int = 7) -> Image.Image:
    """Coloured blocks: as unlike the boat as can be."""
    blocks = np.random.default_rng(seed).integers(0, 256, (8, 8, 3), dtype=np.uint8)
    return Image.fromarray(blocks).resize((width, height), Image.Resampling.NEAREST)


DRAWINGS = {"boat": boat, "noise": noise}


def save_images(width: int, height: int) -> dict[str, tuple[str, Image.Image]]:
    """Saves each drawing. Returns by its name: the path beside the models' folders, and the picture."""
    saved = {}
    for name, draw in DRAWINGS.items():
        image = draw(width, height)
        path = FIXTURES / "images" / f"{name}-{width}x{height}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        image.save(path, optimize=True)
        saved[name] = (f"../images/{Path(path).name}", image)
    return saved
