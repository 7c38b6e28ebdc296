"""Files that the browser fetches by address: the map's incidents, and which of them pass.

Enters: `Columns` and masks over them. Leaves: addresses. The files lie in a folder of this process
that is removed at its end. A name is the digest of the content, so that readers who filter alike
share a file, and a browser keeps what it has.
"""

from __future__ import annotations

import atexit
import contextlib
import shutil
import tempfile
from collections import Counter
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from streamlit.components.v1 import declare_component

from geo.maps.packed import pack
from geo.maps.payload import Held
from geo.maps.payload import columns as lists_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geo.records import Place
    from geo.ui.columns import Columns, Mask, Numbers

#: So many files of rows are kept; those not asked for the longest give way.
KEPT = 256


@dataclass(frozen=True, slots=True)
class Drawn:
    """What the map may draw, as files.

    Attributes
    ----------
    address
        Of the arrays, relative to the map's frame; the pages of words are beside it.
    rows
        The row of `Columns` of each row of the file.
    """

    address: str
    rows: Numbers
    countries: tuple[str, ...]
    country: Numbers

    def focus(self, mask: Mask) -> str | None:
        """Return the country of most rows of `mask`; ties go to the first in the alphabet."""
        counts = np.bincount(self.country[mask[self.rows]], minlength=len(self.countries))
        told = Counter(dict(zip(self.countries, counts.tolist(), strict=True)))
        found = {code: n for code, n in told.items() if code and n}
        return min(found, key=lambda code: (-found[code], code), default=None)

    def held(self, passing: str | None, selected: int | None) -> Held:
        """Return what the map is told: the files, and the row of the incident that is open."""
        at = int(np.searchsorted(self.rows, -1 if selected is None else selected))
        there = at < len(self.rows) and self.rows[at] == selected
        return Held(self.address, passing, at if there else None)

    def passing(self, mask: Mask) -> bytes | None:
        """Return which rows of the file pass, a bit each; None where all do."""
        passes = mask[self.rows]
        return None if passes.all() else np.packbits(passes, bitorder="little").tobytes()


def offer(held: Columns, places: Mapping[str, Place]) -> Drawn:
    """Write the files of what the map may draw."""
    rows = np.flatnonzero(held.drawn).astype(np.int32)
    packed = pack(lists_of(held.incidents, places))
    digest = blake2b(packed.arrays, digest_size=8)
    for page in packed.pages:
        digest.update(page)
    key = digest.hexdigest()
    for at, page in enumerate(packed.pages):
        _write(f"{key}-{at}.json", page)
    _write(f"{key}.bin", packed.arrays)
    codes: dict[str, int] = {}
    country = []
    for incident in held.incidents:
        place = places.get(incident.place_id or "")
        code = incident.country or (place.country if place else None) or ""
        country.append(codes.setdefault(code, len(codes)))
    of_rows = np.array(country, np.int32)[held.order[rows]]
    return Drawn(_address(f"{key}.bin"), rows, tuple(codes), of_rows)


def offer_rows(bits: bytes | None) -> str | None:
    """Write which rows pass, and return the address of the file; None where all do."""
    if bits is None:
        return None
    name = f"{blake2b(bits, digest_size=12).hexdigest()}.rows"
    path = _folder() / name
    if path.exists():
        path.touch()
    else:
        _write(name, bits)
        _make_room()
    return _address(name)


def _make_room() -> None:
    """Remove files of rows that nobody asked for lately."""
    found = []
    for path in _folder().glob("*.rows"):
        with contextlib.suppress(OSError):  # another thread removed it
            found.append((path.stat().st_mtime_ns, path))
    for _, path in sorted(found, reverse=True)[KEPT:]:
        path.unlink(missing_ok=True)


@cache
def _folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="dateline-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


@cache
def _component() -> str:
    return declare_component("dateline_incidents", path=_folder()).name


def _address(name: str) -> str:
    return f"../{_component()}/{name}"


def _write(name: str, content: bytes) -> None:
    """Write a file as a whole: a reader sees all of it or nothing."""
    with tempfile.NamedTemporaryFile(dir=_folder(), delete=False) as half:
        half.write(content)
    Path(half.name).replace(_folder() / name)
