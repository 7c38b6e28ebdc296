"""Read an index: files opened by mmap, numbers of places in, records out."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import marisa_trie
import numpy as np

from geo.errors import GazetteerError
from geo.gazetteer import layout
from geo.records import Place

if TYPE_CHECKING:
    from pathlib import Path

#: Places kept as records once made; an article's names come back again and again.
_KEPT_PLACES = 20_000


class Index:
    """An index opened for reading. Places are known by their number in it."""

    def __init__(self, folder: Path) -> None:
        try:
            self.tables: dict[str, Any] = json.loads(
                (folder / layout.TABLES).read_text(encoding="utf-8")
            )
            self.names = marisa_trie.Trie().mmap(str(folder / layout.NAMES))
            self._ids = marisa_trie.Trie().mmap(str(folder / layout.IDS))
            self.starts = _array(folder / layout.STARTS)
            self.postings = _array(folder / layout.POSTINGS)
            self.records = _array(folder / layout.PLACES)
            self.vectors = _array(folder / layout.VECTORS)
            self._by_geonameid = _array(folder / layout.BY_GEONAMEID)
            self._by_own_id = _array(folder / layout.BY_OWN_ID)
            self._string_starts = _array(folder / layout.STRING_STARTS)
            self._extra_starts = _array(folder / layout.EXTRA_STARTS)
            self._strings = _bytes(folder / layout.STRINGS)
            self._extras = _bytes(folder / layout.EXTRAS)
        except (OSError, ValueError, KeyError, RuntimeError) as error:
            message = (
                f"the index of places in {folder} cannot be read ({error}); "
                "remove the folder, it is built again"
            )
            raise GazetteerError(message) from error
        self.meta: dict[str, Any] = self.tables["meta"]
        self.divisions: dict[str, str] = self.meta.get("admin1_names", {})
        self._divisions: dict[str, str] = {}
        self._geonameids = self.records["geonameid"]
        self.place = lru_cache(maxsize=_KEPT_PLACES)(self._place)

    def __len__(self) -> int:
        return len(self.records)

    def key_postings(self, key: str) -> list[int]:
        """Return the postings of one key of the trie, best first; empty where it is unknown."""
        at = self.names.get(key)
        if at is None:
            return []
        found: list[int] = self.postings[self.starts[at] : self.starts[at + 1]].tolist()
        return found

    def number_of(self, place_id: str) -> int | None:
        """Return the number of the place with that id."""
        if place_id.startswith("geonames:") and place_id[9:].isdigit():
            wanted = int(place_id[9:])
            at = int(np.searchsorted(self._geonameids, wanted, sorter=self._by_geonameid))
            if at < len(self._by_geonameid):
                number = int(self._by_geonameid[at])
                if wanted and int(self._geonameids[number]) == wanted:
                    return number
            return None
        own = self._ids.get(place_id)
        return None if own is None else int(self._by_own_id[own])

    def id_of(self, number: int) -> str:
        """Return the id of the place with that number."""
        record = self.records[number]
        if record["own_id"]:
            own: str = self._ids.restore_key(int(record["own_id"]) - 1)
            return own
        return f"geonames:{record['geonameid']}"

    def name_of(self, number: int) -> str:
        """Return the primary name of the place with that number."""
        first, last = self._string_starts[number], self._string_starts[number + 1]
        return self._strings[first:last].tobytes().decode()

    def _extra(self, number: int) -> dict[str, Any]:
        first, last = self._extra_starts[number], self._extra_starts[number + 1]
        if first == last:
            return {}
        extra: dict[str, Any] = json.loads(self._extras[first:last].tobytes())
        return extra

    def _place(self, number: int) -> Place:
        (
            lon, lat, population, _weight, uncertainty, _geonameid, _own,
            admin1, admin2, country, feature, kind, _flags,
        ) = self.records[number].item()  # fmt: skip
        extra = self._extra(number)
        feature_class, _, feature_code = self.tables["features"][feature].partition(".")
        name = self.name_of(number)
        return Place(
            id=self.id_of(number),
            name=name,
            lon=lon,
            lat=lat,
            names=extra.get("names") or {"en": name},
            kind=layout.KINDS[kind],
            feature_class=feature_class,
            feature_code=feature_code,
            country=self.tables["countries"][country],
            admin1=self._division(self.tables["admin1"][admin1]),
            admin2=self._division(self.tables["admin2"][admin2]),
            population=population,
            uncertainty_m=round(uncertainty, 1),
            geometry=extra.get("geometry"),
        )

    def _division(self, code: str | None) -> str | None:
        """Return the name of a division, or its own code where the name is not known."""
        if code is None:
            return None
        known = self._divisions.get(code)
        if known is None:
            known = self._divisions[code] = self._find_division(code)
        return known

    def _find_division(self, code: str) -> str:
        number = self.number_of(f"{'admin2' if code.count('.') > 1 else 'admin1'}:{code}")
        return code.rpartition(".")[2] if number is None else self.name_of(number)


# A memmap costs a Python call at every item; an array over the same memory does not.


def _array(path: Path) -> np.ndarray:
    found: np.ndarray = np.load(path, mmap_mode="r").view(np.ndarray)
    return found


def _bytes(path: Path) -> np.ndarray:
    return np.memmap(path, np.uint8, "r").view(np.ndarray)
