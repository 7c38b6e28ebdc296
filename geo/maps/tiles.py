"""Pictures of the ground that a reader asks for: OpenStreetMap's online, or a file of one's own.

Both are off unless the setting ``DATELINE_TILES`` says so. Enters: that setting. Leaves: an
address pattern for the map, and for a file (PMTiles 3 with PNG, JPEG, WebP or AVIF tiles, or vector
tiles of the Protomaps schema) its tiles as bytes.
"""

from __future__ import annotations

import html
import mmap
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pmtiles.reader import Reader
from pmtiles.tile import Compression, MagicNumberNotFound, SpecVersionUnsupported, TileType

from geo.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable

#: What the setting says for OpenStreetMap's own tiles, asked for by the reader's browser.
ONLINE = "osm"
_KINDS = {
    TileType.PNG: "image/png",
    TileType.JPEG: "image/jpeg",
    TileType.WEBP: "image/webp",
    TileType.AVIF: "image/avif",
    TileType.MVT: "application/vnd.mapbox-vector-tile",
}
#: How a vector tile is packed, as HTTP says it; a browser unpacks it.
_ENCODINGS = {Compression.NONE: "", Compression.UNKNOWN: "", Compression.GZIP: "gzip"}
#: Beyond this zoom the map does not go; tiles that end earlier are enlarged.
_DEEPEST = 30
_HEADER_BYTES = 127


@dataclass(frozen=True, slots=True)
class Tiles:
    """Tiles that the map draws under its borders and symbols.

    Attributes
    ----------
    url
        Address with ``{z}``, ``{x}`` and ``{y}``.
    attribution
        Whom to name, as safe HTML.
    first_zoom, last_zoom
        Zooms (Web Mercator) that there are tiles for.
    vector
        Whether they are vector tiles of the Protomaps schema; else they are pictures.
    """

    url: str
    attribution: str
    first_zoom: int = 0
    last_zoom: int = 19
    vector: bool = False

    def told(self) -> dict[str, Any]:
        """Return what the map's script is told."""
        return {
            "url": self.url,
            "attribution": self.attribution,
            "first": self.first_zoom,
            "last": self.last_zoom,
            "vector": self.vector,
        }


#: https://operations.osmfoundation.org/policies/tiles/ asks for this address and for the words.
OPENSTREETMAP = Tiles(
    "https://tile.openstreetmap.org/{z}/{x}/{y}.png",
    '© <a href="https://www.openstreetmap.org/copyright" rel="noopener">OpenStreetMap</a> '
    "contributors",
)


class TileFile:
    """A PMTiles file with pictures or vector tiles, open for reading.

    Attributes
    ----------
    media_type
        Of its tiles.
    encoding
        How they are packed, as HTTP's Content-Encoding says it; empty where they are not.
    attribution
        What it says of its makers, without markup.
    first_zoom, last_zoom
        Zooms that it holds.
    """

    def __init__(self, path: Path) -> None:
        """Open `path` and read what it says of itself.

        Raises
        ------
        InputError
            If it is not there, no PMTiles file, damaged, or holds tiles of another kind or packing.
        """
        self.path = path
        try:
            with path.open("rb") as file:
                self._held = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or "it is empty"
            raise InputError(
                f"{path} cannot be read as tiles ({reason}): name another file."
            ) from error
        self._reader = Reader(self._bytes)  # type: ignore[no-untyped-call]
        header = self._told(self._reader.header)
        self.media_type = _KINDS.get(header["tile_type"], "")
        if not self.media_type:
            raise InputError(
                f"{path} holds {header['tile_type'].name} tiles: only pictures (PNG, JPEG, WebP, "
                "AVIF) and vector tiles (MVT) can be shown; convert it."
            )
        self._vector = header["tile_type"] is TileType.MVT
        packing = header["tile_compression"] if self._vector else Compression.NONE
        if packing not in _ENCODINGS:
            raise InputError(
                f"{path} has tiles packed with {packing.name.lower()}: only gzip can be read."
            )
        self.encoding = _ENCODINGS[packing]
        self.first_zoom, self.last_zoom = header["min_zoom"], header["max_zoom"]
        whole = header["tile_data_offset"] + header["tile_data_length"]
        if whole > len(self._held) or not self.first_zoom <= self.last_zoom <= _DEEPEST:
            raise InputError(f"{path} is a PMTiles file that was cut or damaged: fetch it again.")
        told = self._told(self._reader.metadata).get("attribution")
        self.attribution = " ".join(re.sub(r"<[^>]*>", "", str(told or "")).split())

    def _bytes(self, offset: int, length: int) -> bytes:
        return self._held[offset : offset + length]

    def _told(self, read: Callable[[], Any]) -> Any:  # noqa: ANN401  (pmtiles' own dictionaries)
        try:
            return read()
        except MagicNumberNotFound as error:
            raise InputError(
                f"{self.path} is no PMTiles file: name one, or leave tiles out."
            ) from error
        except SpecVersionUnsupported as error:
            raise InputError(
                f"{self.path} is of an old version of PMTiles: convert it to 3."
            ) from error
        except Exception as error:  # what is not a file of this kind raises anything
            known = self._held[:7] == b"PMTiles"
            what = "a PMTiles file that was cut or damaged" if known else "no PMTiles file"
            raise InputError(f"{self.path} is {what}: name another, or leave tiles out.") from error

    def tile(self, *, zoom: int, x: int, y: int) -> bytes | None:
        """Return one tile; None where there is none.

        Raises
        ------
        InputError
            If the file is damaged there.
        """
        side = 2**zoom if 0 <= zoom <= _DEEPEST else 0
        if not (0 <= x < side and 0 <= y < side):
            return None
        found: bytes | None = self._told(
            lambda: self._reader.get(zoom, x, y)  # type: ignore[no-untyped-call]
        )
        return found

    def tiles(self, address: str) -> Tiles:
        """Return what the map is told, where the file is served at `address`."""
        words = html.escape(self.attribution or self.path.name)
        url = f"{address}/{{z}}/{{x}}/{{y}}"
        return Tiles(url, words, self.first_zoom, self.last_zoom, self._vector)


def check_tiles(setting: str) -> None:
    """Make sure that the setting can be used.

    Raises
    ------
    InputError
        As `TileFile` does.

    Examples
    --------
    >>> check_tiles("osm"), check_tiles("")
    (None, None)
    """
    if setting and setting != ONLINE:
        TileFile(Path(setting))
