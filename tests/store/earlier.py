"""Stores as earlier builds wrote them, unpacked for a test."""

from __future__ import annotations

import gzip
from pathlib import Path

_WRITTEN = Path(__file__).with_name("written")


def unpack(folder: Path, name: str = "schema_1") -> str:
    """Unpack a store into `folder` and return its URL."""
    path = folder / f"{name}.sqlite"
    path.write_bytes(gzip.decompress((_WRITTEN / f"{name}.sqlite.gz").read_bytes()))
    return f"sqlite:///{path}"
