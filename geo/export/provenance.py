"""What made the data of an export: the version of the code, digests of models and outlines."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from geo import paths

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_PACKAGE = Path(__file__).resolve().parents[1]


@cache
def made_by(gazetteer: str) -> Mapping[str, str]:
    """Return versions and digests (SHA-256) by name; `gazetteer` is the digest of its index.

    Examples
    --------
    >>> sorted(made_by("0a1b"))
    ['areas', 'dateline', 'gazetteer', 'mentions_model', 'places_weights']
    """
    try:
        code = version("dateline-map")
    except PackageNotFoundError:
        code = "unknown (not installed as a package)"
    return {
        "dateline": code,
        "gazetteer": gazetteer,
        "mentions_model": _digest((_PACKAGE / "mentions" / "model").glob("*.json")),
        "places_weights": _digest([_PACKAGE / "places" / "weights.json"]),
        "areas": _digest((paths.data_folder() / "areas").glob("*.geojson")),
    }


def _digest(files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for file in sorted(files):
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()
