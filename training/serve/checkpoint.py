"""
A tiny SmolVLM as a PyTorch checkpoint, taught in a minute or two to tell the colours of drawings ("A red shape on a blue
background."), so that a test sees whether its picture has reached the model.
"""

from pathlib import Path

import numpy as np
import torch

from ..contract import smolvlm, taught, tokenizers
from ..contract.chat_prompts import BRIEF, DETAILED

STEPS, BATCH = 450, 16
# Long enough that it comes in many pieces, and can be stopped before its end.
TAIL = " It is seen from the front, in even light. Nothing else is in the picture. " * 3


def answer_to(prompt: str, colour: str, ground: str) -> str:
    brief = f"A {colour} shape on a {ground} background."
    return brief if prompt == BRIEF else (brief + TAIL).strip()


def save_checkpoint(folder: Path, seed: int = 0) -> None:
    torch.manual_seed(seed)
    pairs = [(colour, ground) for colour in taught.COLOURS for ground in taught.COLOURS]
    tokenizers.LINES.extend(answer_to(DETAILED, *pair) for pair in pairs)
    tokenizer = tokenizers.byte_level(440, smolvlm.SPECIAL)
    model = smolvlm.make_model(seed, tokenizer)
    for weight in model.parameters():
        torch.nn.init.normal_(weight, 0, 0.08) if weight.dim() >= 2 else None
    processor = smolvlm.make_processor(tokenizer)
    teach(model, processor, np.random.default_rng(seed))
    model.save_pretrained(folder)
    processor.save_pretrained(folder)


def example(random: np.random.Generator, prompt: str):
    colour, ground = random.choice(list(taught.COLOURS), 2, replace=False)
    image = taught.draw("circle", colour, ground, random).resize((smolvlm.SIDE, smolvlm.SIDE))
    return image, answer_to(prompt, colour, ground)


def batch_of(processor, random: np.random.Generator, prompt: str):
    images, answers = zip(*(example(random, prompt) for _ in range(BATCH)), strict=True)
    content = [{"type": "text", "text": prompt}, {"type": "image"}]
    asked = processor.apply_chat_template([{"role": "user", "content": content}], add_generation_prompt=True)
    # As said: a space after "Assistant:".
    texts = [f"{asked} {answer}{smolvlm.END}" for answer in answers]
    inputs = processor(text=texts, images=[[image] for image in images], padding=True, return_tensors="pt")
    labels = inputs.input_ids.clone()
    labels[:, : processor(text=asked, images=[images[0]], return_tensors="pt").input_ids.shape[1]] = -100
    labels[inputs.attention_mask == 0] = -100
    return inputs, labels


def teach(model, processor, random: np.random.Generator) -> None:
    optimizer = torch.optim.AdamW(model.parameters(), lr=3e-3, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 3e-3, total_steps=STEPS)
    model.train()
    for step in range(STEPS):
        inputs, labels = batch_of(processor, random, DETAILED if step % 8 == 0 else BRIEF)
        logits = model(**inputs).logits[:, :-1].transpose(1, 2)
        loss = torch.nn.functional.cross_entropy(logits, labels[:, 1:], ignore_index=-100)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        if step % 100 == 0:
            print(f"step {step}, loss {loss.item():.3f}", flush=True)
    model.eval()
