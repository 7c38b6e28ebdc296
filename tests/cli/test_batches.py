"""``dateline parse`` and ``dateline code``: texts in, JSON out, a bad one never ends the batch."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.running import Answer

KISUMU = "A bomb exploded in Kisumu on Tuesday, killing three people, the hospital said."
AREQUIPA = "Farmers blocked the highway near Arequipa, Peru, on 12 March 2024."


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "kisumu.txt").write_text(KISUMU, encoding="utf-8")
    (folder / "kisumu.json").write_text('{"published": "2024-03-14"}', encoding="utf-8")
    (folder / "arequipa.txt").write_text(AREQUIPA, encoding="utf-8")
    return folder


def read(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def test_parse_writes_the_mentions_of_each_text(
    call: Callable[..., Answer], texts: Path, tmp_path: Path
) -> None:
    assert call("parse", texts, tmp_path / "out").status == 0
    answer = read(tmp_path / "out" / "kisumu.json")
    assert set(answer) == {"mentions"}
    (mention,) = answer["mentions"]
    assert KISUMU[mention["start"] : mention["end"]] == mention["text"] == "Kisumu"
    assert (round(mention["lon"]), round(mention["lat"])) == (35, 0)


def test_code_adds_the_incidents_and_one_layer_of_all(
    call: Callable[..., Answer], texts: Path, tmp_path: Path
) -> None:
    assert call("code", texts, tmp_path / "out").status == 0
    (incident,) = read(tmp_path / "out" / "kisumu.json")["incidents"]
    assert incident["start"] == "2024-03-12"
    assert incident["killed"] == {"low": 3, "best": 3, "high": 3}
    layer = read(tmp_path / "out" / "incidents.geojson")
    assert layer["type"] == "FeatureCollection"
    classes = {f["properties"]["event_class"] for f in layer["features"]}
    assert classes == {"explosion", "roadblock"}


def test_explain_adds_what_was_left_out_and_why(
    call: Callable[..., Answer], texts: Path, tmp_path: Path
) -> None:
    text = "The mayor warned that rebels could attack Gao, Mali, on Friday."
    (texts / "gao.txt").write_text(text, encoding="utf-8")
    assert call("code", texts, tmp_path / "out", "--explain").status == 0
    ledger = read(tmp_path / "out" / "gao.json")["ledger"]
    assert ledger
    assert all(entry["reason"] for entry in ledger)
    assert all(text[e["start"] : e["end"]] == e["text"] for e in ledger)
    assert call("code", texts, tmp_path / "bare").status == 0
    assert "ledger" not in read(tmp_path / "bare" / "gao.json")


def test_two_processes_give_what_one_gives(
    call: Callable[..., Answer], texts: Path, tmp_path: Path
) -> None:
    assert call("code", texts, tmp_path / "one").status == 0
    assert call("code", texts, tmp_path / "two", "--jobs", 2).status == 0
    names = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert names == sorted(path.name for path in (tmp_path / "two").iterdir())
    for name in names:
        assert read(tmp_path / "one" / name) == read(tmp_path / "two" / name)


@pytest.mark.parametrize("command", ["parse", "code"])
def test_the_lighter_model_answers_in_the_same_form(
    call: Callable[..., Answer], texts: Path, tmp_path: Path, command: str
) -> None:
    assert call(command, texts, tmp_path / "out", "--fast").status == 0
    (mention,) = read(tmp_path / "out" / "kisumu.json")["mentions"]
    assert mention["text"] == "Kisumu"


@pytest.mark.parametrize("command", ["parse", "code"])
@pytest.mark.parametrize("raw", [b"", b"  \n", b"\x00\x01\x02\xff\xfe\x00"])
def test_a_bad_text_is_named_and_the_others_are_answered(
    call: Callable[..., Answer], texts: Path, tmp_path: Path, command: str, raw: bytes
) -> None:
    (texts / "bad.txt").write_bytes(raw)
    answer = call(command, texts, tmp_path / "out")
    assert answer.status == 1
    assert "bad.txt" in answer.complaint()
    assert {p.stem for p in (tmp_path / "out").glob("*.json")} == {"kisumu", "arequipa"}


@pytest.mark.parametrize("command", ["parse", "code"])
def test_a_folder_that_is_none_is_a_wrong_call(
    call: Callable[..., Answer], tmp_path: Path, command: str
) -> None:
    answer = call(command, tmp_path / "nowhere", tmp_path / "out")
    assert answer.status == 2
    assert "nowhere" in answer.complaint()


@pytest.mark.parametrize("command", ["parse", "code"])
def test_a_file_in_the_way_of_the_answers_is_named(
    call: Callable[..., Answer], texts: Path, tmp_path: Path, command: str
) -> None:
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    answer = call(command, texts, tmp_path / "out")
    assert answer.status in {1, 2}
    assert str(tmp_path / "out") in answer.complaint()
    assert (tmp_path / "out").read_text(encoding="utf-8") == "mine"


def test_a_text_called_incidents_does_not_lose_the_layer(
    call: Callable[..., Answer], texts: Path, tmp_path: Path
) -> None:
    (texts / "incidents.txt").write_text(AREQUIPA + " It rained.", encoding="utf-8")
    assert call("code", texts, tmp_path / "out").status == 0
    assert "mentions" in read(tmp_path / "out" / "incidents.json")
    assert read(tmp_path / "out" / "incidents.geojson")["type"] == "FeatureCollection"


@pytest.mark.parametrize("command", ["parse", "code"])
def test_a_folder_without_texts_is_named_and_nothing_is_made(
    call: Callable[..., Answer], tmp_path: Path, command: str
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "report.md").write_text(KISUMU, encoding="utf-8")
    answer = call(command, tmp_path / "in", tmp_path / "out")
    assert answer.status == 1
    assert "holds no NAME.txt" in answer.complaint()
    assert not (tmp_path / "out").exists()
