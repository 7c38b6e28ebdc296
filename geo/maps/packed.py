"""Incidents as one file of typed arrays and pages of words, which a browser fetches once.

Enters: columns (`payload.columns`). Leaves: bytes. The file of arrays is all that filtering,
counting and drawing need (40 bytes an incident); titles and figures are in pages, fetched for what
is shown as a symbol. `static/columns.js` reads both.

Layout of the arrays' file: ``DTL1``, the header's length (32 bits, little endian), the header (JSON
in ASCII), then the arrays, each at a multiple of 8 bytes from the file's begin.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

#: Of no day; also in `static/columns.js`.
NO_DAY = 2**31 - 1
#: Incidents a page of words.
PAGE = 2048
_MAGIC = b"DTL1"
_ALIGNED = 8
#: Type of each array, by the names that NumPy and `static/columns.js` share.
_ARRAYS = {
    "lon": "f8",
    "lat": "f8",
    "first": "i4",
    "last": "i4",
    "radius_m": "u4",
    "hurt": "u4",
    "place": "u4",
    "kind": "u2",
    "sources": "u2",
    "group": "u1",
    "day_prec": "u1",
    "prec": "u1",
    "unreviewed": "u1",
    "differ": "u1",
    "rejected": "u1",
}
_WORDS = ("id", "title", "killed", "injured")


class Packed(NamedTuple):
    """The arrays' file, and the pages of words in the order of the rows."""

    arrays: bytes
    pages: tuple[bytes, ...]


def pack(columns: Mapping[str, Any]) -> Packed:
    """Return `columns` as files.

    Examples
    --------
    >>> from geo.maps.payload import columns
    >>> pack(columns([])).arrays[:4], pack(columns([])).pages
    (b'DTL1', ())
    """
    kinds: dict[str, int] = {}
    lists = {
        **columns,
        "kind": [kinds.setdefault(kind, len(kinds)) for kind in columns["kind"]],
        "rejected": columns["rejected"] or [0] * len(columns["id"]),
        "first": [NO_DAY if day is None else day for day in columns["first"]],
        "last": [NO_DAY if day is None else day for day in columns["last"]],
        "day_prec": [precision or 1 for precision in columns["day_prec"]],
    }
    arrays = {name: np.array(lists[name], f"<{kind}") for name, kind in _ARRAYS.items()}
    offset, offsets = 0, {}
    for name, array in arrays.items():
        offsets[name] = [_ARRAYS[name], offset]
        offset += -(-array.nbytes // _ALIGNED) * _ALIGNED
    header = _json({
        "size": len(columns["id"]),
        "page": PAGE,
        "arrays": offsets,
        "kinds": list(kinds),
        "places": columns["places"],
        "areas": columns["areas"],
    })  # fmt: skip
    header += b" " * (-(len(header) + len(_MAGIC) + 4) % _ALIGNED)
    parts = [_MAGIC, len(header).to_bytes(4, "little"), header]
    for array in arrays.values():
        parts += [array.tobytes(), bytes(-array.nbytes % _ALIGNED)]
    words = [columns[name] for name in _WORDS]
    return Packed(b"".join(parts), _pages(words))


def _pages(words: Sequence[Sequence[Any]]) -> tuple[bytes, ...]:
    return tuple(
        _json(list(zip(*(each[at : at + PAGE] for each in words), strict=True)))
        for at in range(0, len(words[0]), PAGE)
    )


def _json(value: Any) -> bytes:  # noqa: ANN401
    return json.dumps(value, allow_nan=False, separators=(",", ":")).encode("ascii")
