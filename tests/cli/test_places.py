"""``dateline geocode``, ``dateline gazetteer add``, ``dateline doctor``, ``dateline run``, help."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from geo import paths
from geo.cli import build_parser

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.running import Answer

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = ("run", "ingest", "parse", "code", "export", "import", "geocode", "gazetteer", "doctor")


def test_geocode_lists_what_a_name_can_mean(call: Callable[..., Answer]) -> None:
    answer = call("geocode", "Kisumu", "Zvecan")
    assert (answer.status, answer.err) == (0, "")
    assert "Kisumu" in answer.out
    assert "Zvečan" in answer.out


def test_geocode_says_so_where_a_name_is_not_known(call: Callable[..., Answer]) -> None:
    answer = call("geocode", "Kisumu", "Xyzzyqq")
    assert answer.status == 1
    assert "Xyzzyqq: not known" in answer.out


def test_geocode_answers_in_json(call: Callable[..., Answer]) -> None:
    answer = call("geocode", "--json", "Kisumu", "Xyzzyqq")
    told = json.loads(answer.out)
    assert answer.status == 1
    assert told["Xyzzyqq"] == []
    first = told["Kisumu"][0]
    assert (first["country"], round(first["lon"]), round(first["lat"])) == ("KE", 35, 0)


def _row(number: int, name: str) -> str:
    fields = [str(number), name, name, "", "-0.05", "34.70", "P", "PPL", "KE", "", "18", "", "", "",
              "1200", "", "1131", "Africa/Nairobi", "2024-01-01"]  # fmt: skip
    return "\t".join(fields) + "\n"


@pytest.fixture
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a home of its own that has the index already, so that adding changes no other test."""
    home = tmp_path / "home"
    shutil.copytree(paths.home_folder() / "gazetteer", home / "gazetteer")
    monkeypatch.setenv("DATELINE_HOME", str(home))
    return home


@pytest.mark.slow
def test_a_dump_of_ones_own_adds_places(
    call: Callable[..., Answer], own_home: Path, tmp_path: Path
) -> None:
    dump = tmp_path / "KE.txt"
    dump.write_text(_row(999999001, "Qwertyville"), encoding="utf-8")
    answer = call("gazetteer", "add", dump)
    assert (answer.status, answer.err) == (0, "")
    assert "Qwertyville" in call("geocode", "Qwertyville").out
    assert call("geocode", "Qwertyville").status == 0


def test_a_dump_that_does_not_exist_is_a_wrong_call(
    call: Callable[..., Answer], tmp_path: Path
) -> None:
    answer = call("gazetteer", "add", tmp_path / "gone.txt")
    assert answer.status == 2
    assert "gone.txt" in answer.complaint()


def test_a_dump_that_is_none_is_named(
    call: Callable[..., Answer], own_home: Path, tmp_path: Path
) -> None:
    (tmp_path / "letter.txt").write_text("Dear reader,\nthis is no dump.\n", encoding="utf-8")
    answer = call("gazetteer", "add", tmp_path / "letter.txt")
    assert answer.status == 1
    assert "letter.txt" in answer.complaint()


def test_doctor_says_what_there_is(call: Callable[..., Answer], store: str) -> None:
    answer = call("doctor", "--store", store)
    assert "packages:" in answer.out
    assert "gazetteer:" in answer.out
    assert answer.status == (0 if "wrong: nothing" in answer.out else 1)


def test_doctor_answers_in_json(call: Callable[..., Answer], store: str) -> None:
    answer = call("doctor", "--store", store, "--json")
    told = json.loads(answer.out)
    assert told["store"]["articles"] == 5
    assert answer.status == (1 if told["wrong"] else 0)


def test_doctor_says_of_every_shipped_file_who_made_it_from_what_and_its_licence(
    call: Callable[..., Answer], store: str
) -> None:
    told = json.loads(call("doctor", "--store", store, "--json").out)["data"]
    data = paths.data_folder()
    there = {
        path.relative_to(data).as_posix()
        for path in data.rglob("*")
        if path.is_file() and path.suffix not in {".md", ".py", ".pyc"}
    }
    assert there <= set(told)
    assert {"geo/mentions/model/trees.json", "geo/places/weights.json"} <= set(told)
    for line in told.values():
        size, script, source, licence = line.split(" | ")
        assert size.endswith(" bytes")
        assert script == "by hand" or script.endswith(".py")
        assert source
        assert licence


def test_doctor_builds_no_store(call: Callable[..., Answer], tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/none.sqlite"
    told = json.loads(call("doctor", "--store", url, "--json").out)
    assert told["store"]["state"] == "not built yet"
    assert not (tmp_path / "none.sqlite").exists()


def test_doctor_names_a_home_that_cannot_be_written(
    call: Callable[..., Answer], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path / "file"))
    answer = call("doctor")
    assert answer.status == 1
    assert "DATELINE_HOME" in answer.out


def test_a_port_in_use_is_named_with_a_remedy(call: Callable[..., Answer], store: str) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        answer = call("run", "--store", store, "--port", port, "--no-open")
    assert answer.status == 1
    assert str(port) in answer.complaint()
    assert "--port" in answer.complaint()


@pytest.mark.parametrize("port", ["0", "-1", "70000", "http"])
def test_a_port_that_is_none_is_a_wrong_call(call: Callable[..., Answer], port: str) -> None:
    answer = call("run", f"--port={port}", "--no-open")
    assert answer.status == 2
    assert f"{port!r} is no port" in answer.err.splitlines()[-1]


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_a_command_shows_examples_that_can_be_parsed(
    call: Callable[..., Answer], command: str
) -> None:
    answer = call(command, "--help")
    assert answer.status == 0
    _, _, examples = answer.out.partition("examples:\n")
    lines = [line.strip() for line in examples.splitlines() if line.strip()]
    assert lines
    for line in lines:
        program, *words = line.replace('"', "").split()
        assert program == "dateline"
        assert build_parser().parse_args(words).command == command


def test_no_command_is_a_wrong_call(call: Callable[..., Answer]) -> None:
    assert call().status == 2
    assert call("dance").status == 2


def test_the_version_is_told(call: Callable[..., Answer]) -> None:
    answer = call("--version")
    assert answer.status == 0
    assert answer.out.startswith("dateline ")
    assert answer.err == ""


@pytest.mark.parametrize("command", ["ingest", "export", "import"])
def test_a_broken_record_in_seeds_is_named_and_the_others_are_kept(
    tmp_path: Path, command: str
) -> None:
    tree = tmp_path / "tree"
    shutil.copytree(ROOT / "geo", tree / "geo", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "seeds", tree / "seeds")
    (tree / "data").symlink_to(ROOT / "data")
    broken = sorted((tree / "seeds").rglob("0*.md"))[1]
    broken.write_text("+++\ntitle = \n+++\n[1] Nothing.\n", encoding="utf-8")
    (tmp_path / "kisumu.txt").write_text("A bomb exploded in Kisumu.", encoding="utf-8")
    (tmp_path / "mine.csv").write_text(
        "title,start,event_class,place_name\nA march,2024-03-12,demonstration,Kisumu\n",
        encoding="utf-8",
    )
    words = {
        "ingest": [str(tmp_path / "kisumu.txt")],
        "export": ["--out", str(tmp_path / "out.geojson")],
        "import": [str(tmp_path / "mine.csv")],
    }[command]
    done = subprocess.run(
        [sys.executable, "-m", "geo", command, *words],
        cwd=tree, check=False, capture_output=True, text=True,
        env={**os.environ, "DATELINE_STORE": f"sqlite:///{tmp_path}/s.sqlite"},
    )  # fmt: skip
    (line,) = done.stderr.splitlines()
    assert line.startswith("dateline: ")
    assert broken.name in line
    assert done.returncode == 1
    assert done.stdout
