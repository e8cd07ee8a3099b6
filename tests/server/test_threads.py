"""Matrix products stay on one core, unless the operator says otherwise."""

from __future__ import annotations

from aifordb.server.processes.threads import keep_products_on_one_core


def test_products_stay_on_one_core() -> None:
    environment: dict[str, str] = {}
    keep_products_on_one_core(environment)
    assert environment == dict.fromkeys(
        ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"), "1"
    )


def test_what_the_operator_set_is_kept() -> None:
    environment = {"OPENBLAS_NUM_THREADS": "4"}
    keep_products_on_one_core(environment)
    assert environment["OPENBLAS_NUM_THREADS"] == "4"
