"""Where the files that ship with Dateline come from, as data/README.md tells it.

Enters: data/README.md. Leaves: one `Origin` a file.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from geo import paths

#: Columns of the tables of files: file, what, script, source, licence, and a digest where the file
#: lies in data/.
_COLUMNS = 5


class Origin(NamedTuple):
    """A file that ships with Dateline, and where it comes from."""

    name: str
    path: Path
    script: str
    source: str
    licence: str


def read_origins() -> tuple[Origin, ...]:
    """Return the files that the tables of data/README.md list, in their order."""
    data, package = paths.data_folder(), Path(__file__).resolve().parents[1]
    found = []
    for line in (data / "README.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip().replace("`", "") for cell in line.strip("|").split(" | ")]
        if not line.startswith("| `") or len(cells) < _COLUMNS:
            continue
        name, _, script, source, licence = cells[:_COLUMNS]
        inside = name.startswith("geo/")
        path = package / name.removeprefix("geo/") if inside else data / name
        found.append(Origin(name, path, script, source, licence))
    return tuple(found)
