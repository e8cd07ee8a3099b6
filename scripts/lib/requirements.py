"""What setup.py declares, as input of `scripts/lock`.

`requirements.py inputs DIR` writes one file of requirements a lock; `requirements.py merged FILE` writes the versions that the present
locks hold, which the resolver keeps where it can.
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path
from runpy import run_path
from typing import Any

import setuptools

ROOT = Path(__file__).parents[2]
PIN = re.compile(r"^[A-Za-z0-9][\w.\-\[\],]*==[^\\]+?(?=\s*\\?$)", re.MULTILINE)


def metadata() -> dict[str, Any]:
    """What setup.py gives to `setup()`, without building anything."""
    given: dict[str, Any] = {}
    real, setuptools.setup = setuptools.setup, given.update
    try:
        run_path(str(ROOT / "setup.py"))
    finally:
        setuptools.setup = real
    return given


def declared() -> dict[str, list[str]]:
    """The requirements of each lock by its name: `runtime`, `dev`, `build`, and `extra-…` for every other extra."""
    project = metadata()
    build = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["build-system"]["requires"]
    extras = {name: wanted for name, wanted in project["extras_require"].items() if name not in {"all", "dev"}}
    return {
        "runtime": project["install_requires"],
        "dev": project["extras_require"]["dev"],
        "build": build,
        **{f"extra-{name}": wanted for name, wanted in extras.items()},
    }


def pins() -> list[str]:
    """`name==version ; marker` of every package in the present locks, once each."""
    texts = [path.read_text("utf-8") for path in sorted((ROOT / "requirements").glob("*.txt"))]
    return sorted({pin.strip() for text in texts for pin in PIN.findall(text)})


def main(verb: str, target: Path) -> None:
    """See the module."""
    if verb == "merged":
        target.write_text("".join(f"{pin}\n" for pin in pins()), "utf-8")
        return
    for old in target.glob("*.in"):
        old.unlink()
    for name, wanted in declared().items():
        (target / f"{name}.in").write_text("".join(f"{one}\n" for one in wanted), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
