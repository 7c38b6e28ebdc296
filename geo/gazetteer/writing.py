"""Write an index: entries go in one by one, a folder of files comes out.

The folder is written under a temporary name beside its place and renamed at the end, so that an
index is either whole or absent.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from array import array
from typing import TYPE_CHECKING

import marisa_trie
import numpy as np

from geo.gazetteer import layout
from geo.gazetteer.names import fold, fold_forms
from geo.gazetteer.skeletons import skeleton

if TYPE_CHECKING:
    from pathlib import Path

    from geo.gazetteer.entries import Entry

#: A folded name longer than this is a sentence, not a name.
_LONGEST_KEY = 100


class _Table:
    """Numbers for values that repeat; 0 stands for none."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def number(self, value: str | None) -> int:
        if not value:
            return layout.NONE
        return self.numbers.setdefault(value, len(self.numbers) + 1)

    def values(self) -> list[str | None]:
        return [None, *self.numbers]


def _flags(entry: Entry) -> int:
    return layout.FLAG_PACK * entry.pack | layout.FLAG_VILLAGE * entry.village


class IndexWriter:
    """Collects entries and writes them as an index."""

    def __init__(self) -> None:
        self._keys: dict[str, int] = {}
        self._key_of = array("I")
        self._posting = array("I")
        self._records: list[tuple[float | int, ...]] = []
        self._strings = bytearray()
        self._string_starts = array("Q", [0])
        self._extras = bytearray()
        self._extra_starts = array("Q", [0])
        self._own_ids: list[str] = []
        self._countries, self._features = _Table(), _Table()
        self._admin1, self._admin2 = _Table(), _Table()

    def __len__(self) -> int:
        return len(self._records)

    def add(self, entry: Entry) -> None:
        """Take one place in; the caller sees to it that each id comes once."""
        number = len(self._records)
        geonameid, own = 0, 0
        if entry.id.startswith("geonames:"):
            geonameid = int(entry.id[9:])
        else:
            self._own_ids.append(entry.id)
            own = len(self._own_ids)
        country = entry.country or ""
        admin1 = f"{country}.{entry.admin1}" if entry.admin1 else None
        admin2 = f"{admin1}.{entry.admin2}" if admin1 and entry.admin2 else None
        self._records.append(
            (
                entry.lon, entry.lat, max(entry.population, 0),
                entry.weight or entry.population, entry.uncertainty_m, geonameid, own,
                self._admin1.number(admin1), self._admin2.number(admin2),
                self._countries.number(entry.country),
                self._features.number(f"{entry.feature_class}.{entry.feature_code}"),
                layout.KIND_NUMBER[entry.kind], _flags(entry),
            )
        )  # fmt: skip
        self._strings += entry.name.encode()
        self._string_starts.append(len(self._strings))
        if dict(entry.names) not in ({}, {"en": entry.name}) or entry.geometry:
            extra = {"names": dict(entry.names), "geometry": entry.geometry}
            self._extras += json.dumps(extra, ensure_ascii=False).encode()
        self._extra_starts.append(len(self._extras))
        self._add_names(entry, number)

    def _add_names(self, entry: Entry, number: int) -> None:
        names = (entry.name, *entry.called)
        keys = {key: layout.PRIMARY for name in names for key in fold_forms(name)}
        form = layout.PRIMARY if entry.village else layout.FORM
        for name in entry.names.values():
            for key in fold_forms(name):
                keys.setdefault(key, form)
        for name in entry.alternates:
            for key in (fold(name),) if name.isascii() else fold_forms(name):
                keys.setdefault(key, layout.ALTERNATE)
        if entry.pack:
            for name in (entry.name, *entry.names.values(), *entry.alternates):
                bones = skeleton(name)
                if bones:
                    keys.setdefault(layout.SKELETON_SIGN + bones, layout.ALTERNATE)
        keys |= {layout.LITERAL_SIGN + literal: layout.LITERAL for literal in entry.literals}
        for key, how in keys.items():
            if key and len(key) <= _LONGEST_KEY:
                self._key_of.append(self._keys.setdefault(key, len(self._keys)))
                self._posting.append(number << layout.POSTING_SHIFT | how)

    def write(self, folder: Path, meta: dict[str, object]) -> None:
        """Write the index as `folder`, in place of what may stand there.

        Raises
        ------
        OSError
            If the folder cannot be written; what stood there before is then untouched.
        """
        folder.parent.mkdir(parents=True, exist_ok=True)
        unfinished = folder.parent / f".{folder.name}.{os.getpid()}.unfinished"
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir()
        try:
            self._write_into(unfinished, meta)
            replace_folder(unfinished, folder)
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)

    def _write_into(self, folder: Path, meta: dict[str, object]) -> None:
        records = np.array(self._records, dtype=layout.RECORD)
        trie = marisa_trie.Trie(list(self._keys))
        trie.save(str(folder / layout.NAMES))
        renumber = np.fromiter((trie[key] for key in self._keys), np.uint32, len(self._keys))
        keys = renumber[np.frombuffer(self._key_of, np.uint32)]
        postings = np.frombuffer(self._posting, np.uint32)
        how = postings & layout.POSTING_MASK
        weight = records["weight"][postings >> layout.POSTING_SHIFT]
        order = np.lexsort((postings, -weight, how, keys))
        np.save(folder / layout.POSTINGS, postings[order])
        counts = np.bincount(keys, minlength=len(self._keys))
        np.save(folder / layout.STARTS, np.concatenate(([0], np.cumsum(counts))).astype(np.uint32))
        self._write_ids(folder, records)
        np.save(folder / layout.PLACES, records)
        np.save(folder / layout.VECTORS, layout.unit_vectors(records["lon"], records["lat"]))
        np.save(
            folder / layout.BY_GEONAMEID,
            np.argsort(records["geonameid"], kind="stable").astype(np.uint32),
        )
        np.save(folder / layout.STRING_STARTS, np.array(self._string_starts, np.uint32))
        np.save(folder / layout.EXTRA_STARTS, np.array(self._extra_starts, np.uint32))
        (folder / layout.STRINGS).write_bytes(self._strings or b"\0")
        (folder / layout.EXTRAS).write_bytes(self._extras or b"\0")
        tables = {
            "meta": meta,
            "countries": self._countries.values(),
            "features": self._features.values(),
            "admin1": self._admin1.values(),
            "admin2": self._admin2.values(),
        }
        text = json.dumps(tables, ensure_ascii=False)
        (folder / layout.TABLES).write_text(text, encoding="utf-8")

    def _write_ids(self, folder: Path, records: np.ndarray) -> None:
        trie = marisa_trie.Trie(self._own_ids)
        trie.save(str(folder / layout.IDS))
        numbers = np.flatnonzero(records["own_id"])
        places = np.zeros(len(self._own_ids), np.uint32)
        for own_id, number in zip(self._own_ids, numbers.tolist(), strict=True):
            at = trie[own_id]
            places[at] = number
            records["own_id"][number] = at + 1
        np.save(folder / layout.BY_OWN_ID, places)


def replace_folder(fresh: Path, folder: Path) -> None:
    """Put `fresh` where `folder` stands; a reader that has the old one open keeps it."""
    if not folder.exists():
        fresh.rename(folder)
        return
    old = tempfile.mkdtemp(prefix=f".{folder.name}.", suffix=".old", dir=folder.parent)
    folder.rename(f"{old}/old")
    fresh.rename(folder)
    shutil.rmtree(old, ignore_errors=True)
