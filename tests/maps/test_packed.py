"""The file of arrays holds what the columns hold, and says where."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np

from geo.maps.packed import NO_DAY, PAGE, pack
from geo.maps.payload import columns

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.records import Incident

    Make = Callable[..., Incident]


def _read(arrays: bytes) -> tuple[dict[str, Any], dict[str, list[Any]]]:
    """Read the file as a browser does: each array where the header says."""
    length = int.from_bytes(arrays[4:8], "little")
    header = json.loads(arrays[8 : 8 + length])
    found = {}
    for name, (kind, offset) in header["arrays"].items():
        at = 8 + length + offset
        assert at % 8 == 0
        found[name] = np.frombuffer(arrays, f"<{kind}", header["size"], at).tolist()
    return header, found


def test_every_array_comes_back_as_its_column(make: Make) -> None:
    lists = columns([make(3), make(1, injured=4), make(2, start=None, date_prec=None)])
    header, found = _read(pack(lists).arrays)
    assert header["size"] == 3
    for name in ("lon", "lat", "group", "prec", "radius_m", "hurt", "sources", "place"):
        assert found[name] == lists[name]
    assert found["rejected"] == [0, 0, 0]  # a list of none is empty, an array is not
    assert found["first"] == [*lists["first"][:2], NO_DAY]
    assert [header["kinds"][kind] for kind in found["kind"]] == lists["kind"]
    assert header["places"] == lists["places"]


def test_pages_hold_the_words_of_the_rows_in_turn(make: Make) -> None:
    lists = columns([make(n) for n in range(PAGE + 3)])
    pages = [json.loads(page) for page in pack(lists).pages]
    assert [len(page) for page in pages] == [PAGE, 3]
    words = [row for page in pages for row in page]
    assert [row[0] for row in words] == lists["id"]
    assert [row[1] for row in words] == lists["title"]
