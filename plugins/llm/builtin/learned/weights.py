"""The network's numbers in one file: eight bits each where there are many, checked before they are used."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import numpy as np
from aifordb.core import AifordbError
from numpy.typing import NDArray

SMALL = 4_096
"""Numbers of an array that is kept as it is: rounding it would save little."""
RUN = 64
"""Numbers of a row that share a scale, where the row's length is a multiple of it. Of all-MiniLM-L6-v2, one scale a row moves a sentence
by 1 - cos = 0.0007 on average, one for 64 numbers by 0.0003; it costs a quarter of a bit a number."""
LEVELS = 127
_INT8, _SCALE, _META = ":int8", ":scale", "meta.json"
# The archive of equal numbers is equal byte for byte, so its digest tells whether a training run was reproduced.
_WRITTEN = (1980, 1, 1, 0, 0, 0)

Floats = NDArray[np.float32]


class WeightsDamaged(AifordbError):
    """The file of weights is missing, or not the one that its sidecar describes."""

    default_hint = "Install aifordb again."


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of which few are needed at a time, such as a vocabulary's vectors.

    :param values: [rows, width], int8 or float32.
    :param scales: [rows, runs], what each run of a row's int8 values is multiplied by; None for float32.
    """

    values: NDArray[np.int8] | Floats
    scales: NDArray[np.float16] | None = None

    def rows(self, ids: NDArray[np.intp]) -> Floats:
        """Rows `ids` [n] as numbers [n, width]. :raises IndexError: no such row."""
        if self.scales is None:
            return self.values[ids].astype(np.float32)
        return _exact(self.values[ids], self.scales[ids])


@dataclass(frozen=True, slots=True)
class Weights:
    """Arrays by name, read from the file when they are asked for. Close it, or use it in a `with`, when all are read.

    A plain dictionary of arrays does for `entries` too: the network as it is during training, not rounded.

    :param entries: name → array; or `name:int8` and `name:scale` of a rounded one.
    :param meta: what was stored beside them.
    """

    entries: Mapping[str, NDArray[Any]]
    meta: Mapping[str, Any]

    def __contains__(self, name: object) -> bool:
        return name in self.entries or f"{name}{_INT8}" in self.entries

    def array(self, name: str) -> Floats:
        """The array as float32, in the shape that it was packed in. :raises KeyError: there is none."""
        if name in self.entries:
            return np.asarray(self.entries[name], np.float32)
        return _exact(self.entries[name + _INT8], self.entries[name + _SCALE])

    def table(self, name: str) -> Table:
        """A two-dimensional array as it is stored: a quarter of the memory. :raises KeyError: there is none."""
        if name in self.entries:
            return Table(self.array(name))
        return Table(self.entries[name + _INT8], self.entries[name + _SCALE])

    def count(self, prefix: str) -> int:
        """Layers that are numbered from `prefix`: n for the names `prefix0.…` to `prefix(n-1).…`."""
        numbers = {name.removeprefix(prefix).split(".")[0] for name in self.entries if name.startswith(prefix)}
        return len(numbers)

    def close(self) -> None:
        """Close the file; what was read stays."""
        if isinstance(self.entries, np.lib.npyio.NpzFile):
            self.entries.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def pack(arrays: Mapping[str, NDArray[Any]], path: Path, meta: Mapping[str, Any]) -> None:
    """Write arrays, and `meta` as JSON, to `path` (a zip of NumPy files) and its digest to a sidecar `.json` of the same stem.

    Arrays of two or more dimensions and over `SMALL` numbers become int8, each run of `RUN` numbers of the last axis (or else each row)
    with a float16 scale of its own: the error is at most half of 1/127 of the run's largest number. Others stay float32.

    :raises ValueError: a number is not finite, or too large for a float16 scale (over eight million).
    """
    with zipfile.ZipFile(path, "w") as archive:
        _write(archive, _META, json.dumps(meta, sort_keys=True, ensure_ascii=False).encode())
        for name, array in sorted(arrays.items()):
            for key, stored in _rounded(name, np.asarray(array)).items():
                _write_array(archive, key, stored)
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    sidecar = {"file": path.name, "bytes": path.stat().st_size, "sha256": digest}
    path.with_suffix(".json").write_text(json.dumps(sidecar, indent=2) + "\n", "utf-8")


def load(path: Path) -> Weights:
    """Open what `pack` wrote.

    :raises WeightsDamaged: the file or its sidecar is missing, or they do not belong together.
    """
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        sidecar = json.loads(path.with_suffix(".json").read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise WeightsDamaged("The parser's weights, or their digest, cannot be read.") from error
    if not isinstance(sidecar, dict) or sidecar.get("sha256") != digest:
        raise WeightsDamaged("The parser's weights are not the ones that were shipped: their digest differs.")
    try:
        with zipfile.ZipFile(path) as archive:
            meta = json.loads(archive.read(_META))
        entries = np.load(path, allow_pickle=False)
    except (OSError, ValueError, KeyError, zipfile.BadZipFile) as error:
        raise WeightsDamaged("The parser's weights are not an archive of arrays.") from error
    return Weights(entries, meta)


def _rounded(name: str, array: NDArray[Any]) -> dict[str, NDArray[Any]]:
    """The entries that an array is stored as."""
    if not np.isfinite(array).all():
        raise ValueError(f"{name} holds numbers that are not finite.")
    if array.size <= SMALL or array.ndim < 2:
        return {name: array.astype(np.float32)}
    runs = _runs(array, array.shape[-1] // RUN if array.shape[-1] % RUN == 0 else 1).astype(np.float32)
    largest = np.abs(runs).max(-1) / LEVELS
    with np.errstate(over="ignore"):
        scale = largest.astype(np.float16)
        # A scale rounded down would leave the run's largest numbers beyond the last level.
        scale = np.where(scale < largest, np.nextafter(scale, np.float16(np.inf)), scale)
    if not np.isfinite(scale).all():
        raise ValueError(f"{name} holds numbers too large to be stored.")
    steps = np.where(scale > 0, scale, 1).astype(np.float32)[..., None]
    return {name + _INT8: np.round(runs / steps).astype(np.int8).reshape(array.shape), name + _SCALE: scale}


def _runs(array: NDArray[Any], count: int) -> NDArray[Any]:
    """[…, width] → […, count, width/count], a view."""
    return array.reshape(*array.shape[:-1], count, -1)


def _exact(values: NDArray[Any], scales: NDArray[np.float16]) -> Floats:
    """The numbers that int8 `values` […, width] and `scales` […, runs] stand for."""
    numbers = values.astype(np.float32)
    _runs(numbers, scales.shape[-1])[...] *= scales.astype(np.float32)[..., None]
    return numbers


def _write(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    archive.writestr(zipfile.ZipInfo(name, _WRITTEN), data, zipfile.ZIP_DEFLATED, compresslevel=9)


def _write_array(archive: zipfile.ZipFile, name: str, array: NDArray[Any]) -> None:
    entry = zipfile.ZipInfo(f"{name}.npy", _WRITTEN)
    entry.compress_type = zipfile.ZIP_DEFLATED
    with archive.open(entry, "w", force_zip64=True) as file:
        np.lib.format.write_array(file, np.ascontiguousarray(array), allow_pickle=False)
