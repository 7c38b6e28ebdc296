"""Pins requirements.txt, -dev, -bench and -train from pyproject.toml, with hashes (`make lock`).

One set of versions for every platform and every Python from 3.11 on. The package index is the
default one whatever this machine is configured to use, and no index or path is written down.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COMMON = (
    "--universal",
    "--python-version=3.11",
    "--fork-strategy=fewest",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--no-config",
    "--no-header",
    "--quiet",
)
HEADER = "# Pinned from pyproject.toml by `make lock`; do not edit.\n"


def compile_to(name: str, *options: str, keep: bool) -> None:
    """Write one file of pinned requirements.

    Parameters
    ----------
    name
        The file, at the repository's root.
    options
        More options for ``uv pip compile``.
    keep
        Keep the versions that the file names already, where they still fit.
    """
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    builders = "\n".join(project["build-system"]["requires"])
    path = ROOT / name
    if not keep:
        path.unlink(missing_ok=True)
    environment = {
        key: value for key, value in os.environ.items() if not key.startswith(("UV_", "PIP_"))
    }
    subprocess.run(
        [sys.executable, "-m", "uv", "pip", "compile", "pyproject.toml", "-", *COMMON, *options,
         f"--output-file={name}"],
        cwd=ROOT, env=environment, input=builders, text=True, check=True,
    )  # fmt: skip
    path.write_text(HEADER + path.read_text(encoding="utf-8"), encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Pin all files; ``--upgrade`` forgets the versions pinned before."""
    keep = "--upgrade" not in arguments
    compile_to("requirements.txt", keep=keep)
    for extra, beside in (("dev", ""), ("bench", "-dev"), ("train", "")):
        compile_to(
            f"requirements-{extra}.txt",
            f"--extra={extra}",
            f"--constraint=requirements{beside}.txt",
            keep=keep,
        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
