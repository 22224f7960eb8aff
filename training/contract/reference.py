"""What the reference says: greedy generation by transformers, with the scores that each token was chosen by."""

from typing import Any

import torch

# The best token must lead by so much, or rounding decides who wins.
MARGIN = 0.02
KEPT = 8


class TooClose(Exception):
    """Two tokens are so close that another order of additions could swap them."""


def generate(model: Any, max_new_tokens: int, **inputs: Any) -> tuple[list[int], list[dict[str, list]]]:
    """Newly generated token ids, and by step the ids and logits of the most likely tokens."""
    with torch.no_grad():
        output = model.generate(
            **inputs,
            max_new_tokens=max_new_tokens,
            do_sample=False,
            num_beams=1,
            return_dict_in_generate=True,
            output_scores=True,
        )
    steps = [step_of(scores[0]) for scores in output.scores]
    tokens = output.sequences[0][-len(steps) :].tolist()
    return tokens, steps


def step_of(scores: torch.Tensor) -> dict[str, list]:
    values, ids = scores.float().topk(KEPT)
    if values[0] - values[1] < MARGIN:
        raise TooClose(f"{values[0]:.4f} and {values[1]:.4f}")
    finite = values.isfinite()
    return {"ids": ids[finite].tolist(), "values": [round(value, 5) for value in values[finite].tolist()]}


def is_varied(tokens: list[int]) -> bool:
    """A contract that only ever says one word proves little."""
    return len(set(tokens)) >= min(6, len(tokens) // 2)


def spread_weights(model: torch.nn.Module, seed: int, std: float) -> None:
    """Random weights that are large enough for the model to say different things of different pictures."""
    generator = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for name, weight in model.named_parameters():
            if weight.dim() >= 2:
                weight.copy_(torch.randn(weight.shape, generator=generator) * std)
            elif "norm" not in name.lower() and "ln_" not in name:
                weight.copy_(torch.randn(weight.shape, generator=generator) * 0.1)


def case_of(name: str, image: str, task: str, tokens: list[int], steps: list, text: str, **more: Any) -> dict[str, Any]:
    blank = {"prompt": None, "question": None, "prefix": None}
    return {
        "name": name,
        "image": image,
        "task": task,
        **blank,
        **more,
        "tokens": tokens,
        "text": text,
        "logits": steps,
    }
