"""The files of an index: their names, their columns, their version.

An index is a folder. ``names.marisa`` maps every folded name to a number (marisa-trie, opened by
mmap); ``starts.npy`` and ``postings.npy`` list the places of each name; ``places.npy`` has one
record a place; ``strings.bin`` and ``extras.bin`` hold names and further forms; ``tables.json``
what the small numbers of the records stand for.
"""

from __future__ import annotations

from typing import Final, get_args

import numpy as np

from geo.records.place import PlaceKind

#: Raised whenever the form of the files or the meaning of a column changes.
VERSION: Final = 7

KINDS: Final[tuple[PlaceKind, ...]] = get_args(PlaceKind)
KIND_NUMBER: Final = {kind: number for number, kind in enumerate(KINDS)}

#: How a name belongs to its place: its primary name, a form of a language, an alternate, or a
#: literal that counts only exactly as written.
PRIMARY: Final = 0
FORM: Final = 1
ALTERNATE: Final = 2
LITERAL: Final = 3

#: A posting is the place's number times four plus how the name belongs to it.
POSTING_SHIFT: Final = 2
POSTING_MASK: Final = 3

#: Keys of literals and of spelling skeletons in the trie begin with a sign no folded name has.
LITERAL_SIGN: Final = "="
SKELETON_SIGN: Final = "~"

#: Number that stands for "none" in columns that point into a table.
NONE: Final = 0

FLAG_PACK: Final = 1
FLAG_VILLAGE: Final = 2

RECORD: Final = np.dtype(
    [
        ("lon", "<f8"),
        ("lat", "<f8"),
        ("population", "<u8"),
        ("weight", "<f4"),
        ("uncertainty_m", "<f4"),
        ("geonameid", "<u4"),
        ("own_id", "<u4"),
        ("admin1", "<u4"),
        ("admin2", "<u4"),
        ("country", "<u2"),
        ("feature", "<u2"),
        ("kind", "u1"),
        ("flags", "u1"),
    ]
)

NAMES: Final = "names.marisa"
IDS: Final = "ids.marisa"
STARTS: Final = "starts.npy"
POSTINGS: Final = "postings.npy"
PLACES: Final = "places.npy"
BY_GEONAMEID: Final = "by_geonameid.npy"
BY_OWN_ID: Final = "by_own_id.npy"
VECTORS: Final = "vectors.npy"
STRING_STARTS: Final = "string_starts.npy"
STRINGS: Final = "strings.bin"
EXTRA_STARTS: Final = "extra_starts.npy"
EXTRAS: Final = "extras.bin"
TABLES: Final = "tables.json"


def unit_vectors(lon: np.ndarray, lat: np.ndarray) -> np.ndarray:
    """Return points on the unit sphere, shape (n, 3), of WGS84 degrees."""
    lam, phi = np.radians(lon), np.radians(lat)
    columns = (np.cos(phi) * np.cos(lam), np.cos(phi) * np.sin(lam), np.sin(phi))
    return np.stack(columns, axis=-1).astype(np.float32)
