"""`python -m aifordb.core.settings example|docs`: the generated files, to standard output."""

from __future__ import annotations

import sys

from .render import docs, example

PAGES = {"example": example, "docs": docs}

if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in PAGES:
        sys.exit(f"usage: python -m aifordb.core.settings {'|'.join(PAGES)}")
    sys.stdout.write(PAGES[sys.argv[1]]())
