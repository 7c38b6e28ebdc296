"""Tiles under the map, where the setting asks for them: OpenStreetMap's, or a file's, served here.

Enters: the setting ``DATELINE_TILES``. Leaves: what the map is told, and the route that answers
with a file's tiles. Streamlit serves whole files alone, into memory; the route stands beside its
own, on the page's port.
"""

from __future__ import annotations

from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.responses import Response
from starlette.routing import Route

from geo.errors import InputError
from geo.settings import default_settings

if TYPE_CHECKING:
    from starlette.requests import Request

    from geo.maps.tiles import TileFile, Tiles

_PATH = "dateline-tiles"
#: As the map's frame sees it (``/component/streamlit_folium.st_folium/index.html``).
_ADDRESS = f"../../{_PATH}"


def routes() -> list[Route]:
    """Return what is served beside the page: ``/dateline-tiles/z/x/y``, and nothing else."""
    return [Route(f"/{_PATH}/{{zoom:int}}/{{x:int}}/{{y:int}}", _tile, methods=["GET"])]


def _tile(request: Request) -> Response:
    """Answer with a tile of the setting's file; Streamlit's server runs this in a thread."""
    from geo.maps.tiles import ONLINE  # noqa: PLC0415  (the server starts without it)

    setting = default_settings().tiles
    where: dict[str, int] = request.path_params
    found = None
    if setting and setting != ONLINE:
        try:
            file = _opened(setting)
            found = file.tile(zoom=where["zoom"], x=where["x"], y=where["y"])
        except (InputError, OverflowError):
            found = None
    if found is None:
        return Response(status_code=HTTPStatus.NOT_FOUND)
    headers = {"Cache-Control": "max-age=3600", "X-Content-Type-Options": "nosniff"}
    if file.encoding:
        headers["Content-Encoding"] = file.encoding
    return Response(found, media_type=file.media_type, headers=headers)


@cache
def _opened(setting: str) -> TileFile:
    from geo.maps.tiles import TileFile  # noqa: PLC0415

    return TileFile(Path(setting))


@cache
def told(setting: str) -> Tiles | None:
    """Return the tiles that `setting` asks for, as the map is told of them; None where none.

    Raises
    ------
    InputError
        If the file is no PMTiles file that can be shown.
    """
    from geo.maps.tiles import ONLINE, OPENSTREETMAP  # noqa: PLC0415

    if not setting:
        return None
    return OPENSTREETMAP if setting == ONLINE else _opened(setting).tiles(_ADDRESS)
