"""Tiles of one's own: a file that is one is read, any other is refused with a sentence."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest
from pmtiles.tile import Compression, TileType

from geo.errors import InputError
from geo.maps.tiles import OPENSTREETMAP, TileFile, check_tiles
from tests.maps.tile_making import picture, tile_file, vector_tile

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_gives_its_tiles_zooms_and_makers_as_plain_words(tmp_path: Path) -> None:
    made = tile_file(tmp_path / "a.pmtiles", attribution='<b onclick="x()">City  of Udine</b>')
    file = TileFile(made)
    assert file.tile(zoom=3, x=4, y=2) == picture()
    assert file.tile(zoom=9, x=4, y=2) is None
    assert [file.tile(zoom=2, x=x, y=y) for x, y in ((4, 0), (-1, 0), (0, 9))] == [None] * 3
    assert file.tile(zoom=-1, x=0, y=0) is None
    assert (file.media_type, file.first_zoom, file.last_zoom) == ("image/png", 0, 4)
    assert file.attribution == "City of Udine"


def test_what_a_file_says_of_its_makers_cannot_become_markup(tmp_path: Path) -> None:
    made = tile_file(tmp_path / "a.pmtiles", last=0, attribution="<<b>img src=x onerror=y()>&")
    told = TileFile(made).tiles("http://127.0.0.1:1")
    assert "<" not in told.attribution
    assert told.url == "http://127.0.0.1:1/{z}/{x}/{y}"


def test_a_file_that_is_none_is_refused_with_a_sentence_that_names_it(tmp_path: Path) -> None:
    whole = tile_file(tmp_path / "a.pmtiles").read_bytes()
    bad = {
        "empty.pmtiles": (b"", "it is empty"),
        "words.pmtiles": (b"these are words" * 40, "is no PMTiles file"),
        "picture.pmtiles": (picture(), "is no PMTiles file"),
        "cut.pmtiles": (whole[:60], "cut or damaged"),
        "short.pmtiles": (whole[:-200], "cut or damaged"),
        "old.pmtiles": (whole[:7] + b"\x02" + whole[8:], "old version"),
    }
    for name, (raw, words) in bad.items():
        path = tmp_path / name
        path.write_bytes(raw)
        with pytest.raises(InputError, match=words) as told:
            check_tiles(str(path))
        assert name in str(told.value)
    with pytest.raises(InputError, match="No such file"):
        check_tiles(str(tmp_path / "nowhere.pmtiles"))
    with pytest.raises(InputError, match="directory"):
        check_tiles(str(tmp_path))


def test_vector_tiles_are_given_as_they_are_packed(tmp_path: Path) -> None:
    plain = TileFile(tile_file(tmp_path / "v.pmtiles", kind=TileType.MVT, last=1))
    assert (plain.tile(zoom=1, x=0, y=1), plain.encoding) == (vector_tile(), "")
    made = tile_file(tmp_path / "z.pmtiles", kind=TileType.MVT, last=0, packing=Compression.GZIP)
    packed = TileFile(made)
    assert gzip.decompress(packed.tile(zoom=0, x=0, y=0) or b"") == vector_tile()
    assert (packed.encoding, packed.tiles("x").vector) == ("gzip", True)


def test_tiles_of_another_kind_or_packing_are_refused_and_the_message_says_what_can_be_shown(
    tmp_path: Path,
) -> None:
    made = tile_file(tmp_path / "u.pmtiles", kind=TileType.UNKNOWN, last=0)
    with pytest.raises(InputError, match="UNKNOWN tiles: only pictures"):
        TileFile(made)
    made = tile_file(tmp_path / "b.pmtiles", kind=TileType.MVT, last=0, packing=Compression.BROTLI)
    with pytest.raises(InputError, match="packed with brotli: only gzip"):
        TileFile(made)


def test_any_cut_of_a_file_is_refused(tmp_path: Path) -> None:
    whole = tile_file(tmp_path / "a.pmtiles", last=2).read_bytes()
    cut = tmp_path / "cut.pmtiles"
    for end in range(1, len(whole), 97):
        cut.write_bytes(whole[:end])
        with pytest.raises(InputError):
            TileFile(cut)


def test_openstreetmap_is_asked_at_its_own_address_and_named() -> None:
    assert OPENSTREETMAP.url.startswith("https://tile.openstreetmap.org/")
    assert "OpenStreetMap</a> contributors" in OPENSTREETMAP.attribution
