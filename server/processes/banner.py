"""What a start prints for the person at the console."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import sys
from pathlib import Path

from aifordb.core.settings.load import find_home

from .prepare import Prepared

QUESTION = "How many users signed up this week?"


def first_start(url: str, home: Path, prepared: Prepared) -> str:
    """After the first start: URL, key, and a command to paste."""
    body = json.dumps({"question": QUESTION})
    return f"""
aifordb is ready:  {url}
API reference:     {url}/v1/docs
Data folder:       {home}
Your API key:      {prepared.first_key}
                   (also in {prepared.key_file}; delete the file once you have put the key away)

Ask the demo shop:

  curl -s {url}/v1/queries \\
    -H 'Authorization: Bearer {prepared.first_key}' -H 'Content-Type: application/json' \\
    -d {shlex.quote(body)}

Your own database:  {command(home)} connections add NAME FILE
Stop: Ctrl-C
"""


def later_start(url: str, home: Path, prepared: Prepared) -> str:
    """After any other start: URL, and where the key is."""
    place = f"in {prepared.key_file}"
    if not prepared.key_file.exists():
        place = f"where you put it; make another one with: {command(home)} keys create NAME"
    return f"""
aifordb is ready:  {url}
API reference:     {url}/v1/docs
Data folder:       {home}
Your API key:      {place}
Stop: Ctrl-C
"""


def command(home: Path) -> str:
    """How this person calls `aifordb` for this data folder: by its path if the shell does not find it, with `--home` if that is not the
    default."""
    here = Path(sys.executable).with_name("aifordb")
    found = shutil.which("aifordb")
    name = "aifordb" if found and Path(found).resolve() == here.resolve() else shlex.quote(str(here))
    return name if find_home(None, os.environ) == home else f"{name} --home {shlex.quote(str(home))}"
