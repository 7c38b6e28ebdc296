"""``dateline run``: the main job, called by the command line by name."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from geo import pipeline
from geo.errors import GeoError, ServerError
from geo.settings import Settings, default_settings
from geo.ui.server import ADDRESS, check_port, serve

if TYPE_CHECKING:
    import argparse


#: The first port tried, and how many after it, where none is given.
FIRST_PORT, PORTS = 8501, 20


def run(arguments: argparse.Namespace) -> int:
    """Build the store from the seeds if there is none, then serve the app on 127.0.0.1."""
    settings = default_settings(arguments.store)
    tiles = arguments.tiles or settings.tiles
    if tiles:
        from geo.maps.tiles import check_tiles  # noqa: PLC0415  (only where it is asked for)

        check_tiles(tiles)
    port = _port(arguments.port)
    for error in _build(settings):
        print(f"dateline: {error}", file=sys.stderr)  # noqa: T201
    print(f"Dateline: http://{ADDRESS}:{port} (Ctrl+C stops it)", flush=True)  # noqa: T201
    return serve(port, open_browser=not arguments.no_open, store=settings.store, tiles=tiles)


def _port(wanted: int | None) -> int:
    if wanted is not None:
        check_port(wanted)
        return wanted
    for port in range(FIRST_PORT, FIRST_PORT + PORTS):
        try:
            check_port(port)
        except ServerError:
            continue
        return port
    raise ServerError(
        f"ports {FIRST_PORT} to {FIRST_PORT + PORTS - 1} are all in use: choose one with --port"
    )


def _build(settings: Settings) -> tuple[GeoError, ...]:
    """Build what is missing, with progress bars: the index of places, then the store."""
    from tqdm import tqdm  # noqa: PLC0415

    with tqdm(desc="places", unit="", disable=None, file=sys.stderr, leave=False) as bar:

        def places_done(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        pipeline.open_gazetteer(settings, places_done)
    with tqdm(desc="articles", unit="", disable=None, file=sys.stderr, leave=False) as bar:
        report = pipeline.ensure_store(settings, progress=lambda _: bar.update())
    return report.errors
