"""The parser's network in torch, for fitting; `plugins/llm/builtin/learned` runs the same arithmetic in NumPy.

Relation-aware layers after Wang et al. 2020 (RAT-SQL) over words, columns and tables, with the relation as a bias that depends on the query; then
a small causal decoder whose softmax is over the grammar's symbols and pointers to items, masked to what the grammar allows.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import cast

import torch
from aifordb.plugins.llm.builtin.learned.beam import pointer_mask, symbol_mask
from aifordb.plugins.llm.builtin.learned.grammar import (
    LONGEST_SEQUENCE,
    PLACES,
    SYMBOLS,
)
from aifordb.plugins.llm.builtin.learned.question_side import WORD_FLAGS
from aifordb.plugins.llm.builtin.learned.relations import RELATIONS
from aifordb.plugins.llm.builtin.learned.schema_side import KINDS
from torch import Tensor, nn
from torch.nn import functional

from .language_model import LanguageModel

WIDTH, HEADS, FED, ENCODER_LAYERS, DECODER_LAYERS = 256, 8, 768, 5, 2
NEVER = -1e4


@dataclass
class Batch:
    """B inputs of at most N items (words, the row, columns, tables).

    :param vectors: [B, N, 768]; the first half of words is left empty where the language model is fitted too.
    :param kinds, flags: [B, N]; :param relations: [B, N, N]; :param near: [B, N, N]; :param there: [B, N];
    :param pointers: [B, N], positions in `POINTERS`, one more for nothing.
    :param pieces: [B, T] word pieces of the question; :param piece_there: [B, T]; :param piece_word: [B, T] item of each piece, N for none.
    """

    vectors: Tensor
    kinds: Tensor
    flags: Tensor
    relations: Tensor
    near: Tensor
    there: Tensor
    pointers: Tensor
    pieces: Tensor
    piece_there: Tensor
    piece_word: Tensor


@dataclass
class Memory:
    """What the decoder reads: keys and values for each layer, which items are there, pointer keys, vectors of symbols and items."""

    items: list[Tensor]
    there: Tensor
    keys: Tensor
    vectors: Tensor
    pointers: Tensor


class RelationLayer(nn.Module):
    """Attention in which how two items stand to each other adds to their score, then feed-forward."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.dropout = dropout
        self.qkv, self.o = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.rk = nn.Parameter(torch.randn(HEADS, len(RELATIONS), WIDTH // HEADS) * 0.02)
        self.rb = nn.Parameter(torch.zeros(HEADS, len(RELATIONS)))
        self.sw = nn.Parameter(torch.ones(HEADS))
        self.n1, self.n2 = nn.LayerNorm(WIDTH), nn.LayerNorm(WIDTH)
        self.f1, self.f2 = nn.Linear(WIDTH, FED), nn.Linear(FED, WIDTH)

    def forward(self, x: Tensor, relations: Tensor, near: Tensor, mask: Tensor) -> Tensor:
        batch, size, _ = x.shape
        each = WIDTH // HEADS
        query, key, value = self.qkv(self.n1(x)).view(batch, size, 3, HEADS, each).permute(2, 0, 3, 1, 4)
        query = query / math.sqrt(each)
        by_relation = torch.einsum("bhnd,hrd->bhnr", query, self.rk) + self.rb[None, :, None]
        bias = torch.gather(by_relation, 3, relations[:, None].expand(batch, HEADS, size, size))
        bias = bias + near[:, None] * self.sw[None, :, None, None] + mask
        dropout = self.dropout if self.training else 0.0
        attended = functional.scaled_dot_product_attention(
            query, key, value, attn_mask=bias.to(query.dtype), dropout_p=dropout, scale=1.0
        )
        attended = self.o(attended.transpose(1, 2).reshape(batch, size, WIDTH))
        x = x + functional.dropout(attended, self.dropout, self.training)
        fed = self.f2(functional.relu(self.f1(self.n2(x))))
        return x + functional.dropout(fed, self.dropout, self.training)


class DecoderLayer(nn.Module):
    """Causal attention over what is written, attention over the items, feed-forward."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.dropout = dropout
        self.qkv, self.o = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.cq, self.ckv, self.co = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, 2 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.n1, self.n2, self.n3 = nn.LayerNorm(WIDTH), nn.LayerNorm(WIDTH), nn.LayerNorm(WIDTH)
        self.f1, self.f2 = nn.Linear(WIDTH, FED), nn.Linear(FED, WIDTH)

    def remember(self, memory: Tensor) -> Tensor:
        """[2, B, heads, N, each]: keys and values of the items."""
        batch, size, _ = memory.shape
        return cast(Tensor, self.ckv(memory).view(batch, size, 2, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4))

    def forward(self, x: Tensor, items: Tensor, there: Tensor) -> Tensor:
        batch, size, _ = x.shape
        dropout = self.dropout if self.training else 0.0
        query, key, value = self.qkv(self.n1(x)).view(batch, size, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        attended = functional.scaled_dot_product_attention(query, key, value, is_causal=True, dropout_p=dropout)
        x = x + functional.dropout(
            self.o(attended.transpose(1, 2).reshape(batch, size, WIDTH)), self.dropout, self.training
        )
        query = self.cq(self.n2(x)).view(batch, size, HEADS, WIDTH // HEADS).transpose(1, 2)
        attended = functional.scaled_dot_product_attention(
            query, items[0], items[1], attn_mask=there, dropout_p=dropout
        )
        x = x + functional.dropout(
            self.co(attended.transpose(1, 2).reshape(batch, size, WIDTH)), self.dropout, self.training
        )
        fed = self.f2(functional.relu(self.f1(self.n3(x))))
        return x + functional.dropout(fed, self.dropout, self.training)


class Network(nn.Module):
    """The whole. With `language_model`, the question's word vectors are made, and fitted, inside."""

    def __init__(self, dropout: float, language_model: LanguageModel | None = None) -> None:
        super().__init__()
        self.dropout = dropout
        if language_model is not None:
            self.lm = language_model
        self.inp = nn.Linear(768, WIDTH)
        self.typ, self.flag = nn.Embedding(len(KINDS), WIDTH), nn.Embedding(2 * WORD_FLAGS, WIDTH)
        self.nin, self.nenc = nn.LayerNorm(WIDTH), nn.LayerNorm(WIDTH)
        self.enc = nn.ModuleList(RelationLayer(dropout) for _ in range(ENCODER_LAYERS))
        self.fe = nn.Parameter(torch.randn(len(SYMBOLS), WIDTH) * 0.05)
        self.ie = nn.Linear(WIDTH, WIDTH)
        self.se, self.pe = nn.Embedding(len(PLACES), WIDTH), nn.Embedding(LONGEST_SEQUENCE, WIDTH)
        self.dec = nn.ModuleList(DecoderLayer(dropout) for _ in range(DECODER_LAYERS))
        self.nd = nn.LayerNorm(WIDTH)
        self.of, self.oq, self.ok = nn.Linear(WIDTH, len(SYMBOLS)), nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, WIDTH)
        for embedding in (self.typ, self.flag, self.se, self.pe):
            nn.init.normal_(embedding.weight, std=0.05)
        self.register_buffer("symbol_mask", torch.from_numpy(symbol_mask()), persistent=False)
        self.register_buffer("pointer_mask", torch.from_numpy(pointer_mask()), persistent=False)

    def encode(self, batch: Batch) -> Memory:
        """Read words and schema together."""
        vectors = batch.vectors
        if hasattr(self, "lm"):
            vectors = vectors + self._words(batch)
        x = self.inp(vectors) + self.typ(batch.kinds) + self.flag(batch.flags)
        x = functional.dropout(self.nin(x), self.dropout, self.training)
        mask = torch.zeros(batch.there.shape).masked_fill(~batch.there, NEVER)[:, None, None, :]
        for layer in self.enc:
            x = layer(x, batch.relations, batch.near, mask)
        x = self.nenc(x)
        symbols = self.fe[None].expand(x.shape[0], -1, -1)
        return Memory(
            [cast(DecoderLayer, layer).remember(x) for layer in self.dec],
            batch.there[:, None, None, :],
            self.ok(x),
            torch.cat([symbols.to(x.dtype), self.ie(x)], 1),
            batch.pointers,
        )

    def _words(self, batch: Batch) -> Tensor:
        """[B, N, 768]: contextual vectors of the question's words, the mean of their pieces, in the first half."""
        pieces = self.lm(batch.pieces, batch.piece_there, dropout=0.1)
        count, size = batch.there.shape
        place = batch.piece_word[..., None].expand(-1, -1, pieces.shape[-1])
        total = torch.zeros(count, size + 1, pieces.shape[-1], dtype=pieces.dtype).scatter_add(1, place, pieces)[
            :, :size
        ]
        number = torch.zeros(count, size + 1).scatter_add(1, batch.piece_word, torch.ones(batch.piece_word.shape))
        mean = total / number[:, :size, None].clamp(min=1).to(pieces.dtype)
        return torch.cat([mean, torch.zeros_like(mean)], -1)

    def decode(self, memory: Memory, previous: Tensor, places: Tensor, from_word: Tensor) -> Tensor:
        """[B, T, symbols + N] log-probabilities of the next action.

        :param previous: [B, T] the action before each, symbols first, then items.
        :param places: [B, T] positions in `PLACES`.
        :param from_word: [B, T] words before this one may not be pointed at.
        """
        count, length = previous.shape
        index = previous[..., None].expand(-1, -1, WIDTH)
        y = torch.gather(memory.vectors, 1, index) + self.se(places) + self.pe(torch.arange(length))[None]
        y = functional.dropout(y, self.dropout, self.training)
        for layer, items in zip(self.dec, memory.items, strict=True):
            y = layer(y, items, memory.there)
        y = self.nd(y)
        pointed = self.oq(y) @ memory.keys.transpose(1, 2) / math.sqrt(WIDTH)
        size = memory.keys.shape[1]
        kinds = memory.pointers[:, None].expand(count, length, size)
        allowed = torch.gather(cast(Tensor, self.pointer_mask)[places], 2, kinds)
        allowed = allowed & (torch.arange(size)[None, None] >= from_word[..., None])
        symbols = cast(Tensor, self.symbol_mask)[places]
        scores = torch.cat([self.of(y), pointed], 2).float().masked_fill(~torch.cat([symbols, allowed], 2), NEVER)
        return functional.log_softmax(scores, -1)
