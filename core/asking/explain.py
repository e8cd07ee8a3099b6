"""SQL in plain English, made from its syntax tree and never from a model's word: what is said here is what runs."""

from __future__ import annotations

from .explaining import explain

__all__ = ["explain"]
