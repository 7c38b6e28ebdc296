"""Small PMTiles files, made by pmtiles itself: one coloured picture for every tile."""

from __future__ import annotations

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


def tile_file(path: Path, *, kind: TileType = TileType.PNG, last: int = 4, **told: Any) -> Path:  # noqa: ANN401
    """Write a file with all tiles from zoom 0 to `last`; `told` is its metadata."""
    with path.open("wb") as file:
        writer = Writer(file)  # type: ignore[no-untyped-call]
        for zoom in range(last + 1):
            for x in range(2**zoom):
                for y in range(2**zoom):
                    writer.write_tile(zxy_to_tileid(zoom, x, y), picture())  # type: ignore[no-untyped-call]
        header = {"tile_type": kind, "tile_compression": Compression.NONE, "min_zoom": 0}
        ends = {"min_lon_e7": -1_800_000_000, "max_lon_e7": 1_800_000_000}
        ends |= {"min_lat_e7": -850_000_000, "max_lat_e7": 850_000_000}
        writer.finalize({**header, **ends, "max_zoom": last}, told)  # type: ignore[no-untyped-call]
    return path
