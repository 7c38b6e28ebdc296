"""Streamlit's command, with the heavy imports done while the browser is still loading.

``python -m geo.ui.launch run SCRIPT FLAGS`` is ``streamlit run SCRIPT FLAGS``; beside it a thread
imports what the page will need. Between the request for the page and its first run the server
has nothing to do for about a second, which hides the import of Folium and pandas (0.9 s of CPU).
The checkout's ``app.py`` does the same under ``streamlit run app.py``.
"""

from __future__ import annotations

import contextlib
import importlib
import sys
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from streamlit.starlette import App

#: What the page and its map import, heaviest first. Not streamlit_folium itself: it declares a
#: component, which Streamlit takes note of only inside a run of the script.
HEAVY = (
    "folium",
    "folium.plugins",
    "geo.ui.page",
    "geo.maps.base",
    "geo.maps.layer",
    "geo.pipeline",
)


def warm_up() -> None:
    """Import what is heavy; what fails here fails again, and is told, where it is used."""
    for name in HEAVY:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)


def begin() -> None:
    """Begin to import in a thread of its own, and return at once."""
    threading.Thread(target=warm_up, name="warm-up", daemon=True).start()


@contextlib.asynccontextmanager
async def telling(_: App) -> AsyncIterator[None]:
    """Say where the page is, as ``dateline run`` does.

    Streamlit's own words, which also advertise, are switched off.
    """
    from streamlit import config  # noqa: PLC0415

    address, port = (config.get_option(f"server.{name}") for name in ("address", "port"))
    print(f"Dateline: http://{address}:{port} (Ctrl+C stops it)", flush=True)  # noqa: T201
    yield


def main() -> None:
    """Run Streamlit's command line with this process's arguments."""
    from streamlit.web.cli import main as run  # noqa: PLC0415

    begin()
    sys.argv[0] = "streamlit"
    run()


if __name__ == "__main__":
    main()
