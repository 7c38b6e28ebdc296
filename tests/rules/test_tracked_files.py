"""What is committed speaks of the product alone: no machine's paths, no index's host."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TEXT = {
    "", ".cfg", ".css", ".csv", ".geojson", ".html", ".ini", ".js", ".json", ".jsonl", ".md",
    ".py", ".sh", ".tex", ".toml", ".tsv", ".txt", ".yaml", ".yml",
}  # fmt: skip

# Each with a letter in brackets, so that this file does not find itself.
MACHINE = [
    r"(?<![\w.])/[w]ork/",
    r"/[t]mp/w/",
    r"/[o]pt/(wheels|pypi)",
    r"/[r]oot/",
    r"/[h]ome/\w+/",
    r"/[U]sers/\w+/",
    r"files\.[p]ythonhosted",
    r"[p]ypi\.org/simple",
    r"[d]eb\.debian\.org",
    r"[r]egistry\.npmjs",
]


def tracked() -> list[Path]:
    done = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [ROOT / name for name in done.stdout.split("\0") if name]


def test_no_tracked_file_names_a_machine_or_an_index_host() -> None:
    pattern = re.compile("|".join(MACHINE))
    found = []
    for path in tracked():
        if path.suffix not in TEXT or not path.is_file():
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if pattern.search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}")
    assert not found, "\n".join(found)


def test_nothing_that_is_built_is_tracked() -> None:
    built = {".venv", "__pycache__", "build", "dist", ".mypy_cache", ".ruff_cache"}
    assert not [path for path in tracked() if built & set(path.relative_to(ROOT).parts)]


def test_no_tracked_file_is_larger_than_five_megabytes() -> None:
    large = [path for path in tracked() if path.is_file() and path.stat().st_size > 5_000_000]
    assert not large
