"""Start the app as a local server: what ``dateline run`` calls.

Enters: a port, whether to open a browser, a store. Leaves: a running Streamlit on 127.0.0.1. All
that the app needs is set by flags, so that it holds for a wheel, from any working folder.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

from geo.errors import ServerError

ADDRESS = "127.0.0.1"
PORT = 8501

_THEME = {
    "theme.baseRadius": "10px",
    "theme.light.primaryColor": "#b3263f",
    "theme.light.backgroundColor": "#ffffff",
    "theme.light.secondaryBackgroundColor": "#f3f4f7",
    "theme.light.textColor": "#23262f",
    "theme.dark.primaryColor": "#ff8095",
    "theme.dark.backgroundColor": "#14181e",
    "theme.dark.secondaryBackgroundColor": "#1e242d",
    "theme.dark.textColor": "#e8ebf0",
}
_OPTIONS = {
    "server.address": ADDRESS,
    "server.maxUploadSize": "20",
    "server.fileWatcherType": "none",
    "server.showEmailPrompt": "false",
    "logger.hideWelcomeMessage": "true",
    "browser.gatherUsageStats": "false",
    "client.toolbarMode": "minimal",
    "client.showErrorDetails": "none",
    "runner.magicEnabled": "false",
    **_THEME,
}


def options(*, port: int = PORT, open_browser: bool = True) -> dict[str, str]:
    """Return Streamlit's options for the app; ``.streamlit/config.toml`` says the same.

    Examples
    --------
    >>> options(port=8600)["server.address"]
    '127.0.0.1'
    """
    told = {"server.port": str(port), "server.headless": str(not open_browser).lower()}
    return _OPTIONS | told


def check_port(port: int) -> None:
    """Make sure that `port` can be listened on.

    Raises
    ------
    ServerError
        If it is in use, is not a port, or this user may not listen on it.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except (OSError, OverflowError) as error:
            raise ServerError(
                f"Port {port} cannot be used on {ADDRESS} ({error}): "
                f"choose another with --port, for example --port {_free_port()}"
            ) from error


def _free_port() -> int:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.bind((ADDRESS, 0))
        return int(probe.getsockname()[1])


def command(*, port: int = PORT, open_browser: bool = True) -> list[str]:
    """Return the command that runs the app with the Python that runs this."""
    flags = [f"--{k}={v}" for k, v in options(port=port, open_browser=open_browser).items()]
    script = Path(__file__).with_name("serving.py")
    return [sys.executable, "-m", "geo.ui.launch", "run", str(script), *flags]


def serve(
    port: int = PORT, *, open_browser: bool = True, store: str | None = None, tiles: str = ""
) -> int:
    """Serve the app until it is stopped; return its exit status, where this returns at all.

    On POSIX the server takes the place of the calling process, which never comes back.

    Parameters
    ----------
    port
        TCP port on 127.0.0.1.
    open_browser
        Open the page in the user's browser.
    store
        URL of the store; the setting's own where it is None.
    tiles
        ``osm`` or a PMTiles file; the setting's own where it is empty.

    Raises
    ------
    ServerError
        If the port is in use.
    """
    check_port(port)
    surroundings = dict(os.environ)
    if store:
        surroundings["DATELINE_STORE"] = store
    if tiles:
        from geo.maps.tiles import ONLINE  # noqa: PLC0415  (only where it is asked for)

        surroundings["DATELINE_TILES"] = tiles if tiles == ONLINE else str(Path(tiles).resolve())
    top = str(Path(__file__).resolve().parents[2])
    found = surroundings.get("PYTHONPATH")
    surroundings["PYTHONPATH"] = f"{top}{os.pathsep}{found}" if found else top
    told = command(port=port, open_browser=open_browser)
    if os.name == "posix":
        # Streamlit takes this process's place: a signal to it, whoever sends it, stops the server.
        sys.stdout.flush()
        sys.stderr.flush()
        os.execve(told[0], told, surroundings)  # noqa: S606  (our own Python, our own flags)
    with subprocess.Popen(told, env=surroundings) as process:  # noqa: S603
        try:
            return process.wait()
        except KeyboardInterrupt:
            process.terminate()
            process.wait()
            return 0
