"""The files of an index: written whole, read by number, name and id."""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING

import pytest

from geo.errors import GazetteerError
from geo.gazetteer import layout
from geo.gazetteer.entries import Entry
from geo.gazetteer.opening import alone
from geo.gazetteer.reading import Index
from geo.gazetteer.writing import IndexWriter

if TYPE_CHECKING:
    from pathlib import Path

ENTRIES = (
    Entry("geonames:7", "Vila", 1.5, 42.5, country="AD", admin1="03", population=1418),
    Entry("geonames:3", "Vila", 2.5, 43.5, country="ES", population=90_000),
    Entry("dateline:gate", "Vila Gate", 1.6, 42.6, kind="crossing", alternates=("Vila",)),
    Entry(
        "dateline:pair", "Leposavić", 20.8, 43.1, names={"en": "Leposavić", "sq": "Leposaviq"},
        literals=("L.P.",), geometry={"type": "Point", "coordinates": [20.8, 43.1]}, pack=True,
    ),
)  # fmt: skip


@pytest.fixture
def index(tmp_path: Path) -> Index:
    writer = IndexWriter()
    for entry in ENTRIES:
        writer.add(entry)
    writer.write(tmp_path / "index", {"digest": "x"})
    return Index(tmp_path / "index")


def _ids(index: Index, key: str) -> list[str]:
    return [index.id_of(p >> layout.POSTING_SHIFT) for p in index.key_postings(key)]


def test_primary_names_come_first_and_then_the_weightier_place(index: Index) -> None:
    assert _ids(index, "vila") == ["geonames:3", "geonames:7", "dateline:gate"]


def test_a_place_comes_back_as_it_went_in(index: Index) -> None:
    number = index.number_of("dateline:pair")
    assert number is not None
    place = index.place(number)
    assert place.names == {"en": "Leposavić", "sq": "Leposaviq"}
    assert (place.lon, place.lat) == (20.8, 43.1)
    assert place.geometry == {"type": "Point", "coordinates": [20.8, 43.1]}


def test_every_id_finds_its_place_and_an_unknown_one_none(index: Index) -> None:
    for entry in ENTRIES:
        number = index.number_of(entry.id)
        assert number is not None
        assert index.id_of(number) == entry.id
    assert index.number_of("geonames:4") is None
    assert index.number_of("geonames:x") is None
    assert index.number_of("dateline:none") is None


def test_an_abbreviation_is_found_as_written_only(index: Index) -> None:
    assert _ids(index, "=L.P.") == ["dateline:pair"]
    assert _ids(index, "lp") == []


def test_only_a_pack_has_skeletons(index: Index) -> None:
    assert _ids(index, "~lpsvc") == ["dateline:pair"]


def test_nothing_unfinished_stays_behind(index: Index, tmp_path: Path) -> None:
    assert len(index) == len(ENTRIES)
    assert [path.name for path in tmp_path.iterdir()] == ["index"]


def test_a_new_index_takes_the_place_of_the_old_while_that_is_open(
    index: Index, tmp_path: Path
) -> None:
    writer = IndexWriter()
    writer.add(ENTRIES[0])
    writer.write(tmp_path / "index", {"digest": "y"})
    assert len(Index(tmp_path / "index")) == 1
    assert _ids(index, "vila") == ["geonames:3", "geonames:7", "dateline:gate"]


def test_a_damaged_index_is_refused_in_one_line(index: Index, tmp_path: Path) -> None:
    assert index.meta == {"digest": "x"}
    (tmp_path / "index" / layout.NAMES).write_bytes(b"no trie")
    with pytest.raises(GazetteerError, match="built again"):
        Index(tmp_path / "index")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no lock that goes with a process")
def test_of_two_that_find_no_index_one_waits_for_the_other(tmp_path: Path) -> None:
    entered = threading.Event()

    def build() -> None:
        with alone(tmp_path / "gazetteer"):
            entered.set()

    other = threading.Thread(target=build)
    with alone(tmp_path / "gazetteer"):
        other.start()
        assert not entered.wait(0.2)
    other.join()
    assert entered.is_set()
