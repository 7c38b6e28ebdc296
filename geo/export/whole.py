"""Files that are whole or not there: written beside their name, synced, then renamed."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from geo.errors import ExportError, GeoError

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def written_whole(path: Path, *, suffix: str | None = None) -> Iterator[Path]:
    """Give a temporary name beside `path`, and rename it to `path` when the block has ended.

    A file that was there under the name stays until then. Where the block fails, or the disk is
    full, or the process is killed, nothing new stands under the name. The temporary name ends in
    `suffix`, by default that of `path`.

    Raises
    ------
    ExportError
        If the folder is missing or cannot be written, the name is a folder's, or the disk is full.
    """
    try:
        if path.is_dir():
            raise ExportError(f"{path} is a folder: name a file in it")
        if not path.parent.is_dir():
            raise ExportError(f"there is no folder {path.parent}: make it, or name another file")
        # A folder of its own: some formats write further files beside theirs.
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=".dateline-") as folder:
            part = Path(folder) / f"part{path.suffix if suffix is None else suffix}"
            yield part
            _sync(part)
            part.replace(path)
        _sync(path.parent)
    except OSError as error:
        if isinstance(error, GeoError):
            raise
        reason = error.strerror or str(error)
        raise ExportError(
            f"{path} cannot be written ({reason}): free some room or name another file"
        ) from error


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
