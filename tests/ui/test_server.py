"""The server listens on this computer alone and says clearly when it cannot."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import tomllib
import urllib.request
from typing import TYPE_CHECKING

import pytest

from geo.errors import ServerError
from geo.ui import server
from tests.ui import workspace

if TYPE_CHECKING:
    from pathlib import Path


def test_a_port_in_use_is_told_with_a_remedy() -> None:
    with socket.socket() as taken:
        taken.bind((server.ADDRESS, 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(ServerError, match=f"Port {port} cannot be used.*--port"):
            server.serve(port, open_browser=False)


def test_a_number_that_is_no_port_is_told() -> None:
    with pytest.raises(ServerError, match="99999"):
        server.check_port(99_999)


def test_the_flags_say_what_the_configuration_file_says(root: Path) -> None:
    told = tomllib.loads((root / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    flat = {}

    def walk(table: dict[str, object], name: str) -> None:
        for key, value in table.items():
            full = f"{name}.{key}" if name else key
            if isinstance(value, dict):
                walk(value, full)
            else:
                flat[full] = str(value).lower() if isinstance(value, bool) else str(value)

    walk(told, "")
    flags = server.options(port=8501)
    assert {k: v for k, v in flags.items() if k not in {"server.port", "server.headless"}} == flat


def test_no_usage_statistics_are_sent_and_nobody_else_can_connect() -> None:
    flags = server.options()
    assert flags["browser.gatherUsageStats"] == "false"
    assert flags["server.address"] == "127.0.0.1"


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=1) as answer:  # noqa: S310
            return bool(answer.status == 200)
    except OSError:
        return False


@pytest.mark.skipif(os.name != "posix", reason="signals are POSIX's")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT"])
def test_a_signal_to_dateline_run_stops_the_server_and_frees_its_port(
    tmp_path: Path, root: Path, name: str
) -> None:
    with socket.socket() as probe:
        probe.bind((server.ADDRESS, 0))
        port = probe.getsockname()[1]
    store = workspace.fill(tmp_path / "s.sqlite")
    call = f"from geo.ui.server import serve; serve({port}, open_browser=False, store={store!r})"
    with subprocess.Popen([sys.executable, "-c", call], cwd=root) as process:
        for _ in range(300):
            if _answers(f"http://{server.ADDRESS}:{port}/_stcore/health"):
                break
            time.sleep(0.1)
        process.send_signal(getattr(signal, name))
        process.wait(20)
    server.check_port(port)


def test_streamlit_run_app_says_where_the_page_is(tmp_path: Path, root: Path) -> None:
    with socket.socket() as probe:
        probe.bind((server.ADDRESS, 0))
        port = probe.getsockname()[1]
    said = tmp_path / "said"
    words = ["run", "app.py", f"--server.port={port}", "--server.headless=true"]
    with (
        said.open("wb") as log,
        subprocess.Popen([sys.executable, "-m", "streamlit", *words], cwd=root, stdout=log) as run,
    ):
        for _ in range(300):
            if _answers(f"http://{server.ADDRESS}:{port}/_stcore/health"):
                break
            time.sleep(0.1)
        run.terminate()
    assert said.read_text(encoding="utf-8").splitlines()[0] == (
        f"Dateline: http://{server.ADDRESS}:{port} (Ctrl+C stops it)"
    )


def test_a_tile_file_that_is_none_stops_run_before_anything_is_served(tmp_path: Path) -> None:
    bad = tmp_path / "notes.txt"
    bad.write_text("no tiles", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "geo", "run", "--no-open", "--tiles", bad],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "notes.txt is no PMTiles file" in done.stderr
    assert "http" not in done.stdout
