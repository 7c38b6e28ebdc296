"""A full disk, a kill, odd names: a file is whole or not there, and what went wrong is one line."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from geo.export import FORMATS, as_archive, find_format, write
from tests.export.test_formats import ABOUT, INCIDENT

ROOT = Path(__file__).resolve().parents[2]
every_format = pytest.mark.parametrize("name", FORMATS)
#: Bytes after which the disk is full: in the middle of the smallest file, and of a GeoPackage.
ROOM = dict.fromkeys(FORMATS, 100) | {"gpkg": 150_000}

FULL = """
import resource, signal, sys
from pathlib import Path
from geo.errors import ExportError
from geo.export import as_bytes, write
from tests.export.test_formats import ABOUT, INCIDENT

name, out, room = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
as_bytes([INCIDENT], format=name, about=ABOUT)  # all is loaded before the disk is full
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
try:
    write([INCIDENT] * 50, out, format=name, about=ABOUT)
except ExportError as error:
    print(str(error).count("\\n"), error)
"""

KILLED = """
import os, signal, sys
from dataclasses import replace
from pathlib import Path
from geo.export import write
from tests.export.test_formats import ABOUT, INCIDENT

def told():
    for number in range(10_000):
        yield replace(INCIDENT, id=f"i{number}")
    os.kill(os.getpid(), signal.SIGKILL)

write(told(), Path(sys.argv[2]), format=sys.argv[1], about=ABOUT)
"""


def child(code: str, *words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, words)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip


@every_format
def test_a_full_disk_leaves_what_was_there_and_is_told_in_one_line(
    name: str, tmp_path: Path
) -> None:
    out = tmp_path / f"x{find_format(name).suffix}"
    out.write_text("what was there", encoding="utf-8")
    done = child(FULL, name, out, ROOM[name])
    assert done.stdout.startswith("0 "), done.stderr
    assert "cannot be written" in done.stdout
    assert out.read_text(encoding="utf-8") == "what was there"
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX's")
@every_format
def test_a_kill_leaves_nothing_under_the_name(name: str, tmp_path: Path) -> None:
    out = tmp_path / f"x{find_format(name).suffix}"
    done = child(KILLED, name, out)
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert all(path.name.startswith(".dateline-") for path in tmp_path.iterdir())


@every_format
@pytest.mark.parametrize(
    "odd", ['it\'s 100% "odd"|layername=x', "q?x&y=#;:", "-dash", "Звечан 米é"]
)
def test_a_name_with_odd_characters_is_a_name(name: str, odd: str, tmp_path: Path) -> None:
    folder = tmp_path / odd
    folder.mkdir()
    out = folder / f"{odd}{find_format(name).suffix}"
    write([INCIDENT], out, format=name, about=ABOUT)
    endings = find_format(name).beside
    assert {path.name for path in folder.iterdir()} == {
        out.name,
        *(f"{odd}{ending}" for ending in endings),
    }
    assert as_archive([INCIDENT], format=name, about=ABOUT)
