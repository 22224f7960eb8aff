import torch


class LayerCache:
    """Keys and values of attention layers, and states of other layers, as plain tensors that a trace can follow."""

    def __init__(self) -> None:
        self.pairs: dict[int, tuple[torch.Tensor, torch.Tensor]] = {}
        self.states: dict[int, torch.Tensor] = {}

    def update(self, keys: torch.Tensor, values: torch.Tensor, layer: int, *_) -> tuple[torch.Tensor, torch.Tensor]:
        """What attention layers call: puts the new behind the old, and returns both."""
        past_keys, past_values = self.pairs[layer]
        self.pairs[layer] = (torch.cat([past_keys, keys], dim=2), torch.cat([past_values, values], dim=2))
        return self.pairs[layer]

    def of(self, layer: int) -> tuple[torch.Tensor, ...]:
        return self.pairs.get(layer) or (self.states[layer],)
