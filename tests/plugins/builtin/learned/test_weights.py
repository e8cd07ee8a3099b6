"""The file of weights: rounded, checked, read back."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from aifordb.plugins.llm.builtin.learned.weights import RUN, Weights, WeightsDamaged, load, pack
from numpy.typing import NDArray

RANDOM = np.random.default_rng(3)
MATRIX = RANDOM.normal(size=(100, 2 * RUN)).astype(np.float32)
ODD = RANDOM.normal(size=(2, 41, 60)).astype(np.float32)
SMALL = RANDOM.normal(size=(64, 64)).astype(np.float32)
LONG = RANDOM.normal(size=5_000).astype(np.float32)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    arrays = {"matrix": MATRIX, "odd": ODD, "small": SMALL, "long": LONG, "layer.0.x": SMALL, "layer.1.x": MATRIX}
    pack(arrays, tmp_path / "weights.npz", {"vocabulary": ["é", "##s"], "version": 1})
    return tmp_path / "weights.npz"


def test_small_arrays_long_vectors_and_meta_come_back_as_they_were(path: Path) -> None:
    with load(path) as weights:
        assert np.array_equal(weights.array("long"), LONG)
        assert np.array_equal(weights.array("small"), SMALL)
        assert weights.meta == {"vocabulary": ["é", "##s"], "version": 1}


@pytest.mark.parametrize(("name", "array", "run"), [("matrix", MATRIX, RUN), ("odd", ODD, 60)])
def test_large_arrays_come_back_to_half_a_step_of_127_levels(
    path: Path, name: str, array: NDArray[np.float32], run: int
) -> None:
    with load(path) as weights:
        found = weights.array(name)
    largest = np.abs(array.reshape(*array.shape[:-1], -1, run)).max(-1, keepdims=True)
    error = np.abs(found - array).reshape(*array.shape[:-1], -1, run)
    assert (found.dtype, found.shape) == (np.float32, array.shape)
    # A scale is a float16, rounded up: by a thousandth at most.
    assert (error <= largest / 127 / 2 * 1.001).all()


def test_rows_of_a_table_are_those_of_the_array_at_a_quarter_of_the_memory(path: Path) -> None:
    with load(path) as weights:
        table = weights.table("matrix")
        array = weights.array("matrix")
    assert np.array_equal(table.rows(np.array([7, 0, 7])), array[[7, 0, 7]])
    assert table.values.nbytes * 4 == array.nbytes


def test_arrays_that_were_never_packed_serve_as_they_are() -> None:
    weights = Weights({"matrix": MATRIX}, {})
    assert np.array_equal(weights.array("matrix"), MATRIX)
    assert np.array_equal(weights.table("matrix").rows(np.array([5])), MATRIX[[5]])


def test_layers_are_counted_by_their_numbers(path: Path) -> None:
    with load(path) as weights:
        assert (weights.count("layer."), weights.count("other.")) == (2, 0)
        assert ("matrix" in weights, "small" in weights, "other" in weights) == (True, True, False)


def test_an_array_that_is_not_there_is_a_key_error(path: Path) -> None:
    with load(path) as weights, pytest.raises(KeyError):
        weights.array("other")


def test_equal_numbers_make_equal_files(tmp_path: Path) -> None:
    for name in ("a.npz", "b.npz"):
        pack({"matrix": MATRIX, "small": SMALL}, tmp_path / name, {"version": 1})
    assert (tmp_path / "a.npz").read_bytes() == (tmp_path / "b.npz").read_bytes()


def test_the_sidecar_describes_the_file(path: Path) -> None:
    sidecar = json.loads(path.with_suffix(".json").read_text())
    assert (sidecar["file"], sidecar["bytes"], len(sidecar["sha256"])) == ("weights.npz", path.stat().st_size, 64)


@pytest.mark.parametrize("extreme", [0.0, 1e-9, 1e-3, 8e6])
def test_very_small_and_very_large_runs_are_kept(tmp_path: Path, extreme: float) -> None:
    array = np.full((80, RUN), extreme, np.float32)
    array[0] = 1
    pack({"x": array}, tmp_path / "weights.npz", {})
    with load(tmp_path / "weights.npz") as weights:
        found = weights.array("x")
    # The smallest scale that a float16 holds is 6e-8.
    assert np.abs(found - array)[1:].max() <= max(extreme / 127, 3e-8)


@pytest.mark.parametrize("bad", [np.nan, np.inf, 1e7])
def test_numbers_that_cannot_be_stored_are_refused(tmp_path: Path, bad: float) -> None:
    array = MATRIX.copy()
    array[3, 4] = bad
    with pytest.raises(ValueError, match="matrix holds numbers"):
        pack({"matrix": array}, tmp_path / "weights.npz", {})


def test_a_file_with_one_changed_bit_is_refused(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(WeightsDamaged, match="digest differs"):
        load(path)


@pytest.mark.parametrize("gone", ["weights.npz", "weights.json"])
def test_a_missing_file_or_sidecar_is_named_as_damage(path: Path, gone: str) -> None:
    path.with_name(gone).unlink()
    with pytest.raises(WeightsDamaged, match="cannot be read"):
        load(path)


@pytest.mark.parametrize("sidecar", ["", "[]", "{}", '{"sha256": 1}', "{"])
def test_a_sidecar_that_says_nothing_is_damage(path: Path, sidecar: str) -> None:
    path.with_suffix(".json").write_text(sidecar)
    with pytest.raises(WeightsDamaged):
        load(path)
