"""The page of the command line says what ``--help`` says, and the program runs as a stranger's."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from geo.cli import build_parser

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "reference" / "command-line.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^## dateline ([a-z]+)$", PAGE, re.MULTILINE)
#: Said once for all commands at the top of the page.
EVERYWHERE = {"--help", "--store", "--version"}


@cache
def _help(*command: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "geo", *command, "--help"],
        cwd=ROOT, capture_output=True, text=True, check=False, env={**os.environ, "COLUMNS": "200"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def _section(command: str) -> str:
    return PAGE.partition(f"## dateline {command}\n")[2].partition("\n## ")[0]


def test_every_command_is_documented() -> None:
    listed = _help().partition("COMMAND\n")[2].partition("\noptions:")[0]
    assert sorted(re.findall(r"^    ([a-z]+)\b", listed, re.MULTILINE)) == sorted(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_is_documented_and_no_other(command: str) -> None:
    text = _help(command)
    if command == "gazetteer":
        text += _help(command, "add")
    given = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", text)) - EVERYWHERE
    told = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", _section(command))) - EVERYWHERE
    assert told == given


@pytest.mark.parametrize("command", COMMANDS)
def test_help_shows_an_example(command: str) -> None:
    _, _, after = _help(command).partition("usage:")
    assert re.search(rf"^\s+dateline {command}\b", after.partition("\n")[2], re.MULTILINE)


def _shown() -> list[str]:
    pages = [ROOT / "README.md", *ROOT.glob("docs/**/*.md")]
    blocks = [
        block
        for page in pages
        for block in re.findall(r"```sh\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    ]
    whole = [re.sub(r"\\\n\s*", "", block) for block in blocks]
    lines = [line.strip() for block in whole for line in block.splitlines()]
    return sorted({line for line in lines if re.match(r"(\.venv/bin/)?dateline ", line)})


@pytest.mark.parametrize("line", _shown())
def test_a_command_that_a_page_shows_is_understood(line: str) -> None:
    _, *arguments = shlex.split(line)
    assert vars(build_parser().parse_args(arguments))


def _doctor(home: Path, *, path: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "DATELINE_HOME": str(home)}
    if path:
        environment["PYTHONPATH"] = str(path)
    return subprocess.run(
        [sys.executable, "-m", "geo", "doctor", "--json"],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_doctor_says_what_a_report_of_a_fault_needs() -> None:
    done = _doctor(Path(os.environ["DATELINE_HOME"]))
    assert done.returncode == 0, done.stderr
    told = json.dumps(json.loads(done.stdout)).lower()
    for subject in ("python", "store", "gazetteer", "licen", "dateline"):
        assert subject in told


def test_doctor_sees_the_unrelated_package_called_geo(tmp_path: Path) -> None:
    stranger = tmp_path / "geo-0.1.dist-info"
    stranger.mkdir()
    (stranger / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: geo\nVersion: 0.1\n", encoding="utf-8"
    )
    (stranger / "RECORD").write_text("geo/__init__.py,,\n", encoding="utf-8")
    done = _doctor(Path(os.environ["DATELINE_HOME"]), path=tmp_path)
    assert "pip uninstall geo" in done.stdout + done.stderr
