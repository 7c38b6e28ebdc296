"""data/README.md says of every file where it comes from, and its digest is right."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data"
DIGEST = re.compile(r"`([^`\n]+)`[^\n]*?\b([0-9a-f]{64})\b")


def test_every_data_file_is_listed_with_its_digest() -> None:
    told = dict(DIGEST.findall((DATA / "README.md").read_text(encoding="utf-8")))
    there = {
        str(path.relative_to(DATA)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(DATA.rglob("*"))
        if path.is_file() and path.suffix not in {".md", ".py", ".pyc"}
    }
    assert told == there
