"""The installed wheel, run from another folder: nothing of the checkout, nobody else connected."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import time
import urllib.request
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.browser.running import watch
from tests.wheel.installing import ROOT, Installed, calls_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

ADDRESS = "127.0.0.1"


@dataclass(frozen=True)
class Running:
    """``dateline run``, started in an empty folder; `calls` is what its sockets did."""

    url: str
    port: int
    folder: Path
    calls: Path


@pytest.fixture(scope="module")
def running(installed: Installed, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("elsewhere")
    calls, log = folder.parent / "calls.jsonl", folder.parent / "run.log"
    store = f"sqlite:///{folder.parent / 'wheel.sqlite'}"
    with log.open("wb") as out, subprocess.Popen(
        [installed.program, "run", "--no-open", "--store", store],
        cwd=folder, env=installed.surroundings(calls), stdout=out, stderr=out,
    ) as process:  # fmt: skip
        try:
            port = _port(log, process)
            yield Running(f"http://{ADDRESS}:{port}", port, folder, calls)
        finally:
            process.terminate()
            process.wait(20)


def _port(log: Path, process: subprocess.Popen[bytes]) -> int:
    """Wait until the server answers at the address that it prints."""
    for _ in range(600):
        text = log.read_text(encoding="utf-8", errors="replace")
        assert process.poll() is None, text
        said = re.search(r"^Dateline: http://127\.0\.0\.1:(\d+) ", text, re.MULTILINE)
        try:
            if said:
                url = f"http://{ADDRESS}:{said[1]}/_stcore/health"
                with urllib.request.urlopen(url, timeout=1):
                    return int(said[1])
        except OSError:
            pass
        time.sleep(0.2)
    pytest.fail(f"no answer within two minutes:\n{log.read_text(encoding='utf-8')}")


def test_the_package_is_the_installed_one(installed: Installed, tmp_path: Path) -> None:
    asked = "import geo, json, sys; print(json.dumps([geo.__file__, sys.path]))"
    done = subprocess.run(
        [installed.python, "-c", asked],
        cwd=tmp_path, env=installed.surroundings(tmp_path / "calls"), capture_output=True,
        text=True, check=True,
    )  # fmt: skip
    file, path = json.loads(done.stdout)
    assert file.startswith(str(installed.environment))
    assert str(ROOT) not in path


def test_it_says_its_version_and_finds_nothing_wrong(installed: Installed, tmp_path: Path) -> None:
    surroundings = installed.surroundings(tmp_path / "calls")
    for words in (["--version"], ["doctor", "--store", f"sqlite:///{tmp_path}/s.sqlite"]):
        done = subprocess.run(
            [installed.program, *words],
            cwd=tmp_path, env=surroundings, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
    assert calls_in(tmp_path / "calls") == []


def _other_addresses() -> list[str]:
    """Return addresses of this machine that are not 127.0.0.1."""
    found = {str(info[4][0]) for info in socket.getaddrinfo(socket.gethostname(), None)}
    return sorted({*found, "127.0.0.2", "::1"} - {ADDRESS})


def test_it_listens_on_this_computer_alone(running: Running) -> None:
    bound = [call[1:3] for call in calls_in(running.calls) if call[0] == "socket.bind"]
    assert [host for host, port in bound if port == str(running.port)] != []
    # Libraries try whether the machine has IPv6 by binding to ::1, port 0.
    assert {host for host, port in bound if port != "0"} == {ADDRESS}
    assert {host for host, _ in bound} <= {ADDRESS, "::1"}
    socket.create_connection((ADDRESS, running.port), timeout=5).close()
    for address in _other_addresses():
        with pytest.raises(OSError):  # noqa: PT011  (refused or unreachable: the system's choice)
            socket.create_connection((address, running.port), timeout=2).close()


@pytest.mark.browser
def test_the_map_is_painted_and_neither_page_nor_server_asks_anybody_outside(
    browser: Browser, running: Running
) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 960})
    try:
        watched = watch(context, running.url)
        watched.open(running.url)
        frame = watched.map_frame()
        symbols = frame.locator(".dateline-marker[role=button]")
        symbols.first.wait_for(timeout=60_000)
        assert symbols.count() >= 3
        land = frame.locator("path.leaflet-interactive, canvas.leaflet-zoom-animated, svg path")
        assert land.count() > 3
        assert watched.page.locator(".card").count() >= 3
        watched.page.wait_for_timeout(3_000)  # statistics would be sent by now
        assert watched.outside == []
        assert watched.errors == []
    finally:
        context.close()
    asked = [call for call in calls_in(running.calls) if call[0] != "socket.bind"]
    assert [call for call in asked if call[1] not in (ADDRESS, "localhost", "::1", "")] == []


def test_nothing_is_left_in_the_folder_it_was_started_from(running: Running) -> None:
    assert os.listdir(running.folder) == []  # noqa: PTH208  (names are enough)
