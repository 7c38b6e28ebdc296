"""Open the index of places on disk; build it first where there is none, or one of other sources.

Enters: the home folder. Leaves: an `Index`. Of several processes that find none, one builds it and
the others wait for that.
"""

from __future__ import annotations

import sys
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING

from geo import paths
from geo.errors import GazetteerError
from geo.gazetteer import building, layout
from geo.gazetteer.reading import Index

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


def open_index(home: Path, progress: Callable[[int, int], None] | None = None) -> Index:
    """Open the index under `home`; build it first where there is none or a stale one.

    Raises
    ------
    GazetteerError
        If the index cannot be built or read.
    """
    folder = home / "gazetteer" / "index"
    data, added = _sources(home)
    digest = sources_digest(home)
    index = _open_fresh(folder, digest)
    if index is not None:
        return index
    try:
        with alone(folder.parent):
            index = _open_fresh(folder, digest)
            if index is not None:  # another process built it meanwhile
                return index
            building.build(data, added, folder, progress=progress)
    except OSError as error:
        message = (
            f"the index of places cannot be written to {folder} ({error}); "
            "make the folder writable, or set DATELINE_HOME to one that is"
        )
        raise GazetteerError(message) from error
    return Index(folder)


def sources_digest(home: Path) -> str:
    """Return the SHA-256 of what the index under `home` is to be built from; none is opened."""
    return building.sources_digest(*_sources(home))


def _sources(home: Path) -> tuple[Path, Path]:
    return paths.data_folder() / "gazetteer", home / "gazetteer" / "added"


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep other processes from what is done here in `folder`; they wait.

    The lock goes with its process, however that ends. Where the system has no such lock (Windows)
    two may build at once: each writes its own folder and puts it in place whole.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if sys.platform == "win32":
        yield
        return
    import fcntl  # noqa: PLC0415  (POSIX alone has it)

    with (folder / ".lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


def _open_fresh(folder: Path, wanted: str) -> Index | None:
    if not (folder / layout.TABLES).exists():
        return None
    try:
        index = Index(folder)
    except GazetteerError as error:
        warnings.warn(f"{error}; it is built again now", stacklevel=3)
        return None
    return index if index.meta.get("digest") == wanted else None
