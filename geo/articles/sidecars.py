"""``NAME.json`` beside ``NAME.txt``: what the text does not say, and keys that are not read."""

from __future__ import annotations

import difflib
import json
from typing import TYPE_CHECKING, Any

from geo.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

#: What may be said of an article; a coded article's own answer may lie beside it, too.
KEYS = (
    *("published", "title", "publisher", "author", "url", "language", "home"),
    *("charset", "encoding"),
)
_ANSWER = frozenset({"mentions", "incidents", "ledger", "warning", "text"})
_ALIKE = 0.6


def read_sidecar(path: Path) -> Mapping[str, Any]:
    """Read the metadata beside a file; empty where there are none.

    Raises
    ------
    ArticleError
        If they are no JSON object.
    """
    beside = path.with_suffix(".json")
    if not beside.is_file():
        return {}
    try:
        found = json.loads(beside.read_bytes())
    except (ValueError, RecursionError) as error:
        raise ArticleError(
            f"{beside} is not valid JSON ({error}); mend or remove it, {path.name} was not read."
        ) from error
    if not isinstance(found, dict):
        raise ArticleError(
            f"{beside} is no JSON object; mend or remove it, {path.name} was not read."
        )
    return found


def key_warning(given: Iterable[str], name: str, *, alike: bool = False) -> str | None:
    """Return a warning that names the keys which are not read, each with the nearest that is.

    With `alike` only keys that are written nearly as one that is read count: lines of a data set
    have keys of their own.

    Examples
    --------
    >>> key_warning(["pubished"], "a.json")
    'a.json: “pubished” is not read (near it: published).'
    """
    told = []
    for key in given:
        if key in KEYS or key in _ANSWER:
            continue
        near = difflib.get_close_matches(key.lower(), KEYS, n=1, cutoff=_ALIKE + 0.2 * alike)
        if near or not alike:
            told.append(f"“{key}” is not read" + (f" (near it: {near[0]})" if near else ""))
    if not told:
        return None
    read = "" if all("near it" in each for each in told) else f"; read are {', '.join(KEYS[:7])}"
    return f"{name}: {', '.join(told)}{read}."
