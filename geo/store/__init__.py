"""Keep articles, incidents, decisions and their history; records enter, records leave.

``open_store("sqlite:///PATH")`` gives a `Store`, a context manager. Which kind of store it is
stands in the URL; the rest of the program sees the interface alone.
"""

from __future__ import annotations

from pathlib import Path

from geo.errors import StoreError
from geo.store.interface import Edit, Store

__all__ = ["Edit", "Store", "open_store", "store_path"]

_SQLITE = "sqlite:///"
_PLANNED = ("postgresql", "postgres", "postgis")


def store_path(url: str) -> Path:
    """Return the file that a store's URL names.

    Raises
    ------
    StoreError
        If the URL names no file.

    Examples
    --------
    >>> store_path("sqlite:////srv/dateline/north.sqlite").as_posix()
    '/srv/dateline/north.sqlite'
    """
    scheme, mark, _ = url.partition(":")
    if mark and scheme.casefold().split("+")[0] in _PLANNED:
        raise StoreError(f"{scheme}:// stores are not available yet: use sqlite:///PATH for now")
    name = url.removeprefix(_SQLITE)
    if name == url:
        raise StoreError(f"not the URL of a store: {url!r}; write it as sqlite:///PATH")
    if not name.strip() or name == ":memory:" or "\0" in name:
        raise StoreError(f"{url!r} names no file: write it as sqlite:///PATH")
    return Path(name).expanduser()


def open_store(url: str, *, wait_s: float = 5.0) -> Store:
    """Open the store at `url`, making it where there is none.

    Parameters
    ----------
    url
        ``sqlite:///PATH``; three slashes and a relative path, four and an absolute one.
    wait_s
        Seconds to wait for another process that is writing.

    Raises
    ------
    StoreError
        If the URL is of no known kind, the folder cannot be written, the file is not a store,
        is in use, or was made by a newer version.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with open_store(f"sqlite:///{folder}/new.sqlite") as store:
    ...         store.is_empty()
    True
    """
    path = store_path(url)
    from geo.store.sqlite import SqliteStore  # noqa: PLC0415  (only the kind that is asked for)

    return SqliteStore(url, path, wait_s=wait_s)
