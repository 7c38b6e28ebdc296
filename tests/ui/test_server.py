"""The server listens on this computer alone and says clearly when it cannot."""

from __future__ import annotations

import socket
import tomllib
from typing import TYPE_CHECKING

import pytest

from geo.errors import ServerError
from geo.ui import server

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
