"""What the networks are built of, in float32."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from .weights import Floats, Weights

BLOCK = 16_384
"""Numbers that `gelu` works on at a time: with its two scratch arrays they stay in a core's second-level cache."""
# Abramowitz & Stegun, Handbook of Mathematical Functions, 7.1.26: erf to 1.5e-7. The argument x/√2 and the factor 1/2 are folded in.
_P = 0.3275911 / math.sqrt(2)
_A = tuple(0.5 * a for a in (1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592))


@dataclass(frozen=True, slots=True)
class Linear:
    """x·W + b.

    :param weight: W [in, out], contiguous, float32 or int8.
    :param bias: b [out].
    :param scales: [runs, 1, out], what the int8 numbers of each run of rows are multiplied by; None for float32.
    """

    weight: Floats | NDArray[np.int8]
    bias: Floats
    scales: Floats | None = None

    @classmethod
    def read(cls, weights: Weights, name: str, *, compact: bool = False) -> Self:
        """The layer `name`, whose weight is stored [out, in].

        :param compact: keep a rounded weight as it is stored, a quarter of the memory, and make it exact at each call. Large layers that
            are used once a question take no longer so: four times the bytes would have to come from memory. Small layers that are
            called again and again stay in a core's cache, and do.
        :raises KeyError: there is none.
        """
        bias = weights.array(f"{name}.bias")
        table = weights.table(f"{name}.weight") if compact else None
        if table is None or table.scales is None:
            return cls(_turned(weights.array(f"{name}.weight")), bias)
        return cls(_turned(table.values), bias, _turned(table.scales.astype(np.float32))[:, None])

    def __call__(self, x: Floats) -> Floats:
        """[…, in] → […, out]."""
        y: Floats = x @ self._exact()
        y += self.bias
        return y

    def _exact(self) -> Floats:
        weight = self.weight.astype(np.float32, copy=False)
        if self.scales is not None:
            runs = weight.reshape(len(self.scales), -1, weight.shape[-1])
            runs *= self.scales
        return weight


def _turned(x: NDArray[Any]) -> NDArray[Any]:
    """The transpose, written out: a product with few rows takes up to twice as long where the right factor is only turned in the mind."""
    return np.ascontiguousarray(x.T)


@dataclass(frozen=True, slots=True)
class Norm:
    """Layer normalisation (Ba et al. 2016, arXiv:1607.06450) over the last axis. :param epsilon: added to the variance."""

    gain: Floats
    bias: Floats
    epsilon: float

    @classmethod
    def read(cls, weights: Weights, name: str, epsilon: float = 1e-5) -> Self:
        """The layer `name`. :raises KeyError: there is none."""
        return cls(weights.array(f"{name}.weight"), weights.array(f"{name}.bias"), epsilon)

    def __call__(self, x: Floats) -> Floats:
        """[…, d] → […, d], each vector with mean 0 and variance 1, then stretched and shifted."""
        share = np.float32(1 / x.shape[-1])
        mean: Floats = np.add.reduce(x, -1, keepdims=True)
        mean *= share
        y: Floats = x - mean
        spread: Floats = np.einsum("...i,...i->...", y, y)[..., None]
        spread *= share
        spread += np.float32(self.epsilon)
        y /= np.sqrt(spread, spread)
        y *= self.gain
        y += self.bias
        return y


def gelu(x: Floats) -> Floats:
    """x·Φ(x), Φ the normal distribution function (Hendrycks & Gimpel 2016, arXiv:1606.08415); exact to 1e-6.

    Computed as max(x, 0) - |x|·(1 - Φ(|x|)), whose second part is small and even.

    :param x: any shape, contiguous.
    """
    y = np.empty_like(x)
    flat, out = x.reshape(-1), y.reshape(-1)
    for start in range(0, flat.size, BLOCK):
        _gelu_block(flat[start : start + BLOCK], out[start : start + BLOCK])
    return y


def _gelu_block(x: Floats, out: Floats) -> None:
    size = np.abs(x)
    t = size * np.float32(_P)
    t += np.float32(1)
    np.reciprocal(t, t)
    np.multiply(t, np.float32(_A[0]), out)
    for a in _A[1:]:
        out += np.float32(a)
        out *= t
    out *= size
    size *= size
    size *= np.float32(-0.5)
    np.exp(size, size)
    out *= size
    np.maximum(x, 0, out=t)
    np.subtract(t, out, out)


def relu(x: Floats) -> Floats:
    """max(x, 0), in place."""
    return np.maximum(x, 0, out=x)


def softmax(x: Floats) -> Floats:
    """Exponentials over the last axis, divided by their sum."""
    y: Floats = x - np.maximum.reduce(x, -1, keepdims=True)
    np.exp(y, y)
    y /= np.add.reduce(y, -1, keepdims=True)
    return y


def attention(queries: Floats, keys: Floats, values: Floats, bias: Floats | None = None) -> Floats:
    """Scaled dot-product attention, softmax(q·kᵀ/√w + bias)·v (Vaswani et al. 2017, arXiv:1706.03762).

    :param queries: […, n, w].
    :param keys, values: […, m, w].
    :param bias: […, n, m], or None.
    :returns: […, n, w].
    """
    scores: Floats = queries @ keys.swapaxes(-1, -2)
    scores *= np.float32(1 / math.sqrt(queries.shape[-1]))
    if bias is not None:
        scores += bias
    return softmax(scores) @ values


def split_heads(x: Floats, parts: int, heads: int) -> Floats:
    """[…, n, parts·heads·w] → [parts, …, heads, n, w], a view."""
    *outer, rows, width = x.shape
    cut = x.reshape(*outer, rows, parts, heads, width // (parts * heads))
    return np.moveaxis(cut, (-3, -2), (0, -3))


def join_heads(x: Floats) -> Floats:
    """[…, heads, n, w] → […, n, heads·w]."""
    turned = x.swapaxes(-2, -3)
    return turned.reshape(*turned.shape[:-2], -1)
