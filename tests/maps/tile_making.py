"""Small PMTiles files, made by pmtiles itself: the same picture or vector tile for every tile."""

from __future__ import annotations

import gzip
import io
from typing import TYPE_CHECKING, Any

from PIL import Image
from pmtiles.tile import Compression, TileType, zxy_to_tileid
from pmtiles.writer import Writer

if TYPE_CHECKING:
    from pathlib import Path


def picture(colour: str = "#00aa55") -> bytes:
    """Return a tile of one colour, as a PNG."""
    out = io.BytesIO()
    Image.new("RGB", (256, 256), colour).save(out, "PNG")
    return out.getvalue()


def _field(number: int, body: bytes | int) -> bytes:
    if isinstance(body, int):
        return _varint(number << 3) + _varint(body)
    return _varint(number << 3 | 2) + _varint(len(body)) + body


def _varint(value: int) -> bytes:
    found = bytearray()
    while value > 127:
        found.append(value & 127 | 128)
        value >>= 7
    return bytes([*found, value])


def _geometry(points: list[tuple[int, int]], *, area: bool) -> bytes:
    """Return a line, or a ring, as commands of the Mapbox Vector Tile specification."""
    told, (x, y) = [9], (0, 0)
    for number, (u, v) in enumerate(points):
        told += [] if number != 1 else [(len(points) - 1) << 3 | 2]
        told += [(d << 1) ^ (d >> 31) for d in (u - x, v - y)]
        x, y = u, v
    return b"".join(_varint(n) for n in [*told, *([15] if area else [])])


def vector_tile() -> bytes:
    """Return a tile of the Protomaps schema: land, its upper left quarter water, a road across."""

    def layer(name: str, kind: str, points: list[tuple[int, int]], *, area: bool) -> bytes:
        feature = _field(2, b"\0\0") + _field(3, 3 if area else 2)
        feature += _field(4, _geometry(points, area=area))
        told = _field(1, name.encode()) + _field(2, feature) + _field(3, b"kind")
        return _field(3, told + _field(4, _field(1, kind.encode())) + _field(5, 4096))

    whole, half = [(0, 0), (4096, 0), (4096, 4096), (0, 4096)], 2048
    return (
        layer("earth", "earth", whole, area=True)
        + layer("water", "lake", [(x // 2, y // 2) for x, y in whole], area=True)
        + layer("roads", "highway", [(0, half + 1024), (4096, half + 1024)], area=False)
        + layer("places", "locality", [(half, half), (half, half)], area=False)
    )


def tile_file(
    path: Path,
    *,
    kind: TileType = TileType.PNG,
    last: int = 4,
    packing: Compression = Compression.NONE,
    **told: Any,  # noqa: ANN401
) -> Path:
    """Write a file with all tiles from zoom 0 to `last`; `told` is its metadata."""
    body = vector_tile() if kind is TileType.MVT else picture()
    body = gzip.compress(body, mtime=0) if packing is Compression.GZIP else body
    with path.open("wb") as file:
        writer = Writer(file)  # type: ignore[no-untyped-call]
        for zoom in range(last + 1):
            for x in range(2**zoom):
                for y in range(2**zoom):
                    writer.write_tile(zxy_to_tileid(zoom, x, y), body)  # type: ignore[no-untyped-call]
        header = {"tile_type": kind, "tile_compression": packing, "min_zoom": 0}
        ends = {"min_lon_e7": -1_800_000_000, "max_lon_e7": 1_800_000_000}
        ends |= {"min_lat_e7": -850_000_000, "max_lat_e7": 850_000_000}
        writer.finalize({**header, **ends, "max_zoom": last}, told)  # type: ignore[no-untyped-call]
    return path
