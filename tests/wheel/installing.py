"""The program as a stranger installs it: built as a wheel, put into an environment of its own.

The environment sees the packages of the one that runs the tests, so that nothing is fetched, and
none of its editable installs: the checkout is not on its path. What its Pythons bind to and reach
out for is written down (`Installed.calls`).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

#: Run by every Python of the environment at its start: notes whom a socket speaks to.
_WATCH = """
import json, os, sys

def _note(event, arguments):
    if event in ("socket.bind", "socket.connect", "socket.getaddrinfo"):
        address = arguments[0] if event == "socket.getaddrinfo" else arguments[1]
        told = [str(part) for part in address] if isinstance(address, tuple) else [str(address)]
        with open(os.environ["DATELINE_TEST_CALLS"], "a", encoding="utf-8") as file:
            file.write(json.dumps([event, *told]) + "\\n")

if "DATELINE_TEST_CALLS" in os.environ:
    sys.addaudithook(_note)
"""


@dataclass(frozen=True)
class Installed:
    """An environment with the wheel in it, in the folder `home` of somebody's ``.venv``."""

    environment: Path

    @property
    def program(self) -> Path:
        """The program ``dateline``."""
        return self.environment / "bin" / "dateline"

    @property
    def python(self) -> Path:
        """The environment's Python."""
        return self.environment / "bin" / "python"

    def surroundings(self, calls: Path, **more: str) -> dict[str, str]:
        """Return environment variables for a program of it; `calls` is where calls are noted."""
        kept = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
        return {**kept, "DATELINE_TEST_CALLS": str(calls), **more}


def calls_in(file: Path) -> list[list[str]]:
    """Return what was noted: ``[event, host, port, ...]`` each."""
    if not file.is_file():
        return []
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def build(folder: Path) -> Path:
    """Build the wheel of this checkout into `folder` and return its path."""
    done = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    (wheel,) = folder.glob("*.whl")
    return wheel


def install(wheel: Path, environment: Path) -> Installed:
    """Make an environment and put the wheel into it, without asking any registry."""
    venv.create(environment, symlinks=os.name == "posix")
    made = Installed(environment)
    done = subprocess.run(
        [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", str(made.python),
         "install", "--no-deps", "--no-index", "--quiet", str(wheel)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    told = subprocess.run(
        [str(made.python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    site = Path(told.stdout.strip())
    # A path in a .pth file is searched; the .pth files in it (editable installs) are not read.
    others = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (site / "packages_of_the_tests.pth").write_text("\n".join(sorted(others)) + "\n", "utf-8")
    (site / "sitecustomize.py").write_text(_WATCH, encoding="utf-8")
    return made
