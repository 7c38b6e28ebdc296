"""Tiles under the map, where the setting asks for them: OpenStreetMap's, or a file's, served here.

Enters: the setting ``DATELINE_TILES``. Leaves: what the map is told. A file's tiles are served at
127.0.0.1 on a port of their own, because Streamlit serves whole files alone.
"""

from __future__ import annotations

import functools
import re
import threading
from functools import cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo.errors import InputError
from geo.maps.tiles import ONLINE, OPENSTREETMAP, TileFile
from geo.ui.server import ADDRESS

if TYPE_CHECKING:
    from geo.maps.tiles import Tiles

_PARTS = 3
_NUMBER = re.compile(r"[0-9]{1,10}")


class _Handler(BaseHTTPRequestHandler):
    """Answers ``/z/x/y`` with a tile, and nothing else."""

    def __init__(self, *args: Any, file: TileFile) -> None:  # noqa: ANN401  (as the base class)
        self.file = file
        super().__init__(*args)

    def do_GET(self) -> None:
        parts = self.path.partition("?")[0].strip("/").split("/")
        numbers = [int(part) for part in parts if _NUMBER.fullmatch(part)]
        found = None
        if len(parts) == len(numbers) == _PARTS:
            try:
                found = self.file.tile(zoom=numbers[0], x=numbers[1], y=numbers[2])
            except InputError:
                found = None
        if found is None:
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.file.media_type)
        self.send_header("Content-Length", str(len(found)))
        self.send_header("Cache-Control", "max-age=3600")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        self.wfile.write(found)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002, ANN401
        """Keep quiet."""


@cache
def served(setting: str) -> Tiles | None:
    """Return the tiles that `setting` asks for, served where they are a file's; None where none.

    Raises
    ------
    InputError
        If the file is no PMTiles file with pictures.
    """
    if not setting:
        return None
    if setting == ONLINE:
        return OPENSTREETMAP
    file = TileFile(Path(setting))
    handler = functools.partial(_Handler, file=file)
    server = ThreadingHTTPServer((ADDRESS, 0), handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, name="tiles", daemon=True).start()
    return file.tiles(f"http://{ADDRESS}:{server.server_port}")
