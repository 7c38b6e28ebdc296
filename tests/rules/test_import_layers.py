"""The rooms import downwards only; what is written in pyproject.toml is what is checked."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def _contracts() -> dict[str, dict[str, object]]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return {one["id"]: one for one in settings["tool"]["importlinter"]["contracts"]}


def test_the_import_rule_is_kept() -> None:
    program = shutil.which("lint-imports", path=str(Path(sys.executable).parent))
    assert program, "import-linter is not installed beside this Python"
    done = subprocess.run(
        [program, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_stray_module_would_be_reported() -> None:
    layers = _contracts()["layers"]
    assert layers["exhaustive"] is True
    assert layers["containers"] == ["geo"]


def test_architecture_shows_the_layers_that_are_checked() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    shown = text.partition("<!-- layers -->")[2].partition("<!-- /layers -->")[0]
    lines = [line.strip() for line in shown.splitlines() if line.strip() and "```" not in line]
    assert lines == _contracts()["layers"]["layers"]
