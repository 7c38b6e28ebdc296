"""``dateline ingest``, ``export``, ``import``: into the store and out of it."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.store import earlier

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.running import Answer

KISUMU = "A bomb exploded in Kisumu on 12 March 2024, killing three people."
HEADER = "title,start,event_class,place_name,country,lon,lat,tier\n"


def features(path: Path) -> list[dict[str, Any]]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return [f["properties"] for f in found["features"]]


@pytest.fixture
def exported(
    call: Callable[..., Answer], store: str, tmp_path: Path
) -> Callable[..., list[dict[str, Any]]]:
    def export(*options: str) -> list[dict[str, Any]]:
        out = tmp_path / "out.geojson"
        answer = call("export", "--store", store, "--out", out, *options)
        assert (answer.status, answer.err) == (0, "")
        return features(out)

    return export


# -------------------------------------------------------------------------------- ingest


def test_an_article_is_kept_once(call: Callable[..., Answer], store: str, tmp_path: Path) -> None:
    path = tmp_path / "kisumu.txt"
    path.write_text(KISUMU, encoding="utf-8")
    first = call("ingest", "--store", store, path)
    assert (first.status, first.err) == (0, "")
    assert first.out.startswith("added 1, known already 0")
    second = call("ingest", "--store", store, path)
    assert second.status == 0
    assert second.out.startswith("added 0, known already 1")


def test_the_same_article_twice_in_one_call_is_kept_once(
    call: Callable[..., Answer], store: str, tmp_path: Path
) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(KISUMU, encoding="utf-8")
    answer = call("ingest", "--store", store, tmp_path / "one.txt", tmp_path / "two.txt")
    assert (answer.status, answer.err) == (0, "")
    assert answer.out.startswith("added 1, known already 1, failed 0")


def test_an_undated_article_twice_in_one_call_is_kept_once(
    call: Callable[..., Answer], store: str, tmp_path: Path
) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text("A bomb exploded in Kisumu.", encoding="utf-8")
    answer = call("ingest", "--store", store, tmp_path / "one.txt", tmp_path / "two.txt")
    assert (answer.status, answer.err) == (0, "")
    assert answer.out.startswith("added 1, known already 1, failed 0")


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("empty.txt", b""),
        ("binary.txt", b"\x00\x01\x02\xff\xfe\x00"),
        ("table.xlsx", b"PK\x03\x04"),
    ],
)
def test_a_file_that_is_no_article_is_named_and_the_rest_is_kept(
    call: Callable[..., Answer], store: str, tmp_path: Path, name: str, raw: bytes
) -> None:
    (tmp_path / name).write_bytes(raw)
    (tmp_path / "kisumu.txt").write_text(KISUMU, encoding="utf-8")
    answer = call("ingest", "--store", store, tmp_path / name, tmp_path / "kisumu.txt")
    assert answer.status == 1
    assert name in answer.complaint()
    assert answer.out.startswith("added 1, known already 0, failed 1")


def test_a_path_that_does_not_exist_is_named(
    call: Callable[..., Answer], store: str, tmp_path: Path
) -> None:
    answer = call("ingest", "--store", store, tmp_path / "gone.txt")
    assert answer.status == 1
    assert "gone.txt" in answer.complaint()


def test_an_article_in_another_encoding_is_read(
    call: Callable[..., Answer], store: str, tmp_path: Path
) -> None:
    path = tmp_path / "cp1250.txt"
    text = "Prosvjednici u Zadru. Police in Čačak said a bomb exploded in Niš on 12 March 2024."
    path.write_bytes(text.encode("cp1250"))
    answer = call("ingest", "--store", store, path)
    assert answer.status == 0
    assert answer.out.startswith("added 1")
    out = tmp_path / "out.geojson"
    call("export", "--store", store, "--out", out, "--from", "2024-03-12", "--tier", "A",
         "--tier", "B", "--tier", "C")  # fmt: skip
    assert [p["place_name"] for p in features(out)] == ["Niš"]


def test_an_article_without_place_or_date_is_kept(
    call: Callable[..., Answer], store: str, tmp_path: Path
) -> None:
    path = tmp_path / "nothing.txt"
    path.write_text("It was a quiet day and nobody went anywhere.", encoding="utf-8")
    answer = call("ingest", "--store", store, path)
    assert (answer.status, answer.err) == (0, "")
    assert answer.out.startswith("added 1")


def test_where_a_store_is_built_is_said_once(call: Callable[..., Answer], tmp_path: Path) -> None:
    words = ["--store", f"sqlite:///{tmp_path}/typo.sqlite", "--out", f"{tmp_path}/x.geojson"]
    first, second = call("export", *words), call("export", *words)
    assert (first.status, second.status) == (0, 0)
    said = f"there was no store at {tmp_path}/typo.sqlite: built from the seeds"
    assert said in first.err
    assert said not in second.err


@pytest.mark.parametrize("command", ["ingest", "export"])
def test_a_store_in_a_folder_that_is_a_file_is_named_with_a_remedy(
    call: Callable[..., Answer], tmp_path: Path, command: str
) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    (tmp_path / "kisumu.txt").write_text(KISUMU, encoding="utf-8")
    words = [tmp_path / "kisumu.txt"] if command == "ingest" else ["--out", tmp_path / "x.geojson"]
    answer = call(command, "--store", f"sqlite:///{tmp_path}/file/store.sqlite", *words)
    assert answer.status == 1
    assert str(tmp_path / "file") in answer.complaint()
    assert not (tmp_path / "x.geojson").exists()


def test_a_store_that_is_no_database_is_named_and_left(
    call: Callable[..., Answer], tmp_path: Path
) -> None:
    (tmp_path / "store.sqlite").write_text("my letters\n" * 200, encoding="utf-8")
    answer = call(
        "export", "--store", f"sqlite:///{tmp_path}/store.sqlite", "--out", tmp_path / "x.geojson"
    )
    assert answer.status == 1
    assert "store.sqlite" in answer.complaint()
    assert (tmp_path / "store.sqlite").read_text(encoding="utf-8").startswith("my letters")


# -------------------------------------------------------------------------------- export


def test_export_writes_the_default_view(exported: Callable[..., list[dict[str, Any]]]) -> None:
    rows = exported()
    assert rows
    assert {row["tier"] for row in rows} == {"A"}


@pytest.mark.parametrize("tier", ["A", "B", "C"])
def test_a_tier_is_a_filter(exported: Callable[..., list[dict[str, Any]]], tier: str) -> None:
    assert {row["tier"] for row in exported("--tier", tier)} <= {tier}


def test_days_are_a_filter(exported: Callable[..., list[dict[str, Any]]]) -> None:
    rows = exported("--from", "2023-05-26", "--to", "2023-05-29")
    assert rows
    assert len(rows) < len(exported())
    assert all(r["end"] >= "2023-05-26" and r["start"] <= "2023-05-29" for r in rows)


def test_a_class_is_a_filter(exported: Callable[..., list[dict[str, Any]]]) -> None:
    rows = exported("--type", "violent_demonstration", "--type", "mob_violence")
    assert {r["event_class"] for r in rows} == {"violent_demonstration", "mob_violence"}


def test_a_place_is_a_filter(exported: Callable[..., list[dict[str, Any]]]) -> None:
    assert {r["place_name"] for r in exported("--place", "Zvečan")} == {"Zvečan"}


def test_a_box_is_a_filter(exported: Callable[..., list[dict[str, Any]]]) -> None:
    assert {r["place_name"] for r in exported("--bbox", "20.83,42.90,20.85,42.92")} == {"Zvečan"}
    assert exported("--bbox=-10,-10,-9,-9") == []


def test_an_actor_is_a_filter(exported: Callable[..., list[dict[str, Any]]]) -> None:
    rows = exported("--actor", "KFOR")
    assert rows
    assert all("KFOR" in r["actors"] for r in rows)


def test_an_outlet_is_a_filter(exported: Callable[..., list[dict[str, Any]]]) -> None:
    outlets = {s["outlet"] for r in exported() for s in r["sources"]}
    for outlet in outlets:
        rows = exported("--outlet", outlet)
        assert rows
        assert all(outlet in {s["outlet"] for s in r["sources"]} for r in rows)


def test_precision_is_a_filter(exported: Callable[..., list[dict[str, Any]]]) -> None:
    assert {r["where_prec"] for r in exported("--precision", "1")} == {1}


def test_text_is_a_filter(exported: Callable[..., list[dict[str, Any]]]) -> None:
    rows = exported("--text", "zvečan")
    assert rows
    assert all("zvečan" in json.dumps(r, ensure_ascii=False).casefold() for r in rows)
    assert exported("--text", "xyzzy") == []


@pytest.mark.parametrize("rule", ["most_reported", "conservative", "medical_first"])
def test_a_rule_changes_figures_and_not_incidents(
    exported: Callable[..., list[dict[str, Any]]], rule: str
) -> None:
    assert [r["id"] for r in exported("--rule", rule)] == [r["id"] for r in exported()]


@pytest.mark.parametrize(
    ("options", "word"),
    [
        (["--from", "29 May"], "29 May"),
        (["--to", "2023-02-30"], "2023-02-30"),
        (["--type", "riots"], "riots"),
        (["--bbox", "1,2,3"], "1,2,3"),
        (["--bbox", "a,b,c,d"], "a,b,c,d"),
        (["--bbox=20,90,21,43"], "20,90,21,43"),
        (["--bbox=nan,1,2,3"], "nan"),
        (["--format", "shp2"], "shp2"),
        (["--from", "2023-05-30", "--to", "2023-05-29"], "--from 2023-05-30 is after"),
        (["--type", "violent_demo"], "near it: violent_demonstration"),
        (["--place", "Zvecann"], "near it: Zvečan"),
        (["--place", "Xyzzy"], "more"),
        (["--actor", "kforr"], "near it: KFOR"),
        (["--outlet", "Nobody"], "no incident kept has the outlet 'Nobody'"),
    ],
)
def test_a_wrong_option_is_a_wrong_call_and_writes_nothing(
    call: Callable[..., Answer], store: str, tmp_path: Path, options: list[str], word: str
) -> None:
    answer = call("export", "--store", store, "--out", tmp_path / "x.geojson", *options)
    assert answer.status == 2
    assert word in answer.complaint()
    assert not (tmp_path / "x.geojson").exists()


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("x.gpkg", b"SQLite format 3"),
        ("X.CSV", b"\xef\xbb\xbfid,title"),
        ("x.kml", b"<?xml"),
        ("x.json", b'{"type":"FeatureCollection"'),
        ("x.png", b"\x89PNG"),
        ("x.html", b"<!DOCTYPE html>"),
    ],
)
def test_the_ending_says_the_format(
    call: Callable[..., Answer], store: str, tmp_path: Path, name: str, begins: bytes
) -> None:
    answer = call("export", "--store", store, "--out", tmp_path / name)
    assert (answer.status, answer.err) == (0, "")
    assert (tmp_path / name).read_bytes().startswith(begins)


@pytest.mark.parametrize(
    ("name", "options", "word"),
    [
        ("x.shp", [], "no format ends in .shp"),
        ("x", [], "x does not say the format"),
        ("x.csv", ["--format", "geojson"], "(.geojson or .json)"),
        ("x.gpkg", ["--format", "png"], "(.png)"),
        ("x.png", ["--format", "html"], "(.html)"),
    ],
)
def test_an_ending_of_no_format_or_of_another_is_refused(
    call: Callable[..., Answer],
    store: str,
    tmp_path: Path,
    name: str,
    options: list[str],
    word: str,
) -> None:
    answer = call("export", "--store", store, "--out", tmp_path / name, *options)
    assert answer.status == 2
    assert word in answer.complaint()
    assert not (tmp_path / name).exists()


def test_a_name_without_an_ending_takes_the_format_asked_for(
    call: Callable[..., Answer], store: str, tmp_path: Path
) -> None:
    out = tmp_path / "x"
    assert call("export", "--store", store, "--format", "kml", "--out", out).status == 0
    assert out.read_bytes().startswith(b"<?xml")


@pytest.mark.parametrize(
    "options", [["--tier", "D"], ["--precision", "7"], ["--rule", "best"], ["--nothing"]]
)
def test_what_the_parser_does_not_know_is_a_wrong_call(
    call: Callable[..., Answer], tmp_path: Path, options: list[str]
) -> None:
    answer = call("export", "--out", tmp_path / "x.geojson", *options)
    assert answer.status == 2
    assert options[0] in answer.complaint()


def test_an_export_into_a_folder_that_is_a_file_is_named(
    call: Callable[..., Answer], store: str, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    answer = call("export", "--store", store, "--out", tmp_path / "file" / "x.geojson")
    assert answer.status == 1
    assert str(tmp_path / "file") in answer.complaint()


# -------------------------------------------------------------------------------- import


def test_a_table_of_ones_own_is_joined_to_the_places(
    call: Callable[..., Answer], store: str, tmp_path: Path
) -> None:
    table = tmp_path / "mine.csv"
    table.write_text(
        HEADER + "A march,2024-03-12,demonstration,Kisumu,KE,,,A\n"
        "A fire,2024-03-13,accident,,,39.67,-4.05,A\n"
        "A flood,2024-03-14,natural_disaster,Xyzzyville,,,,A\n",
        encoding="utf-8",
    )
    answer = call("import", "--store", store, table)
    assert (answer.status, answer.err) == (0, "")
    assert "3 incidents" in answer.out
    out = tmp_path / "out.geojson"
    call(
        "export",
        "--store",
        store,
        "--out",
        out,
        "--from",
        "2024-01-01",
        "--tier",
        "A",
        "--tier",
        "B",
    )
    rows = {r["title"]: r for r in features(out)}
    assert set(rows) == {"A march", "A fire", "A flood"}
    assert {r["review"] for r in rows.values()} == {"imported"}
    assert rows["A march"]["country"] == "KE"
    layer = json.loads(out.read_text(encoding="utf-8"))["features"]
    points = {f["properties"]["title"]: f["geometry"] for f in layer}
    assert round(points["A march"]["coordinates"][0], 1) == 34.8
    assert points["A flood"] is None


def test_the_tier_that_a_table_gives_is_kept(
    call: Callable[..., Answer], store: str, tmp_path: Path
) -> None:
    table, out = tmp_path / "mine.csv", tmp_path / "out.geojson"
    table.write_text(HEADER + "A march,2024-03-12,demonstration,Kisumu,KE,,,A\n", encoding="utf-8")
    call("import", "--store", store, table)
    call("export", "--store", store, "--out", out, "--from", "2024-01-01")
    assert [r["title"] for r in features(out)] == ["A march"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (HEADER + "A march,soon,demonstration,Kisumu,KE,,,A\n", "soon"),
        (HEADER + "A march,2024-03-12,dancing,Kisumu,KE,,,A\n", "dancing"),
        (HEADER + "A march,2024-03-12,demonstration,,,4.0,95.0,A\n", "95"),
        ("name,when\nA march,2024-03-12\n", "title"),
        ("", "mine.csv"),
    ],
)
def test_a_bad_row_is_named_and_nothing_is_kept(
    call: Callable[..., Answer], store: str, tmp_path: Path, text: str, word: str
) -> None:
    table = tmp_path / "mine.csv"
    table.write_text(text, encoding="utf-8")
    answer = call("import", "--store", store, table)
    assert answer.status == 1
    assert "mine.csv" in answer.complaint()
    assert word in answer.complaint()
    out = tmp_path / "out.geojson"
    call("export", "--store", store, "--out", out, "--from", "2024-01-01")
    assert features(out) == []


def test_a_table_that_does_not_exist_is_named(
    call: Callable[..., Answer], store: str, tmp_path: Path
) -> None:
    answer = call("import", "--store", store, tmp_path / "gone.csv")
    assert answer.status in {1, 2}
    assert "gone.csv" in answer.complaint()


# --------------------------------------------------------------------------- ingest --again


@pytest.fixture
def old(tmp_path: Path) -> str:
    return earlier.unpack(tmp_path)


def test_reports_of_an_earlier_coder_are_hinted_at_and_coded_anew_when_asked(
    call: Callable[..., Answer], old: str, tmp_path: Path
) -> None:
    out = tmp_path / "out.geojson"
    before = call("export", "--store", old, "--out", out)
    assert before.status == 0
    assert "3 of the reports kept were coded by an earlier build" in before.complaint()
    assert "dateline ingest --again" in before.complaint()
    first = call("ingest", "--again", "--store", old)
    assert first.status == 0
    assert first.out.startswith("Coded 3 reports anew.")
    second = call("ingest", "--again", "--store", old)
    assert (second.status, second.err) == (0, "")
    assert second.out.startswith("nothing to code anew")
    assert call("export", "--store", old, "--out", out).err == ""


def test_ingest_without_anything_to_do_is_a_wrong_call(
    call: Callable[..., Answer], store: str
) -> None:
    answer = call("ingest", "--store", store)
    assert answer.status == 2
    assert "--again" in answer.complaint()


def test_the_doctor_counts_reports_of_an_earlier_coder(
    call: Callable[..., Answer], old: str
) -> None:
    told = json.loads(call("doctor", "--json", "--store", old).out)
    assert told["store"]["coded_by_another"] == 3
    assert "dateline ingest --again" in told["store"]["remedy"]
    call("ingest", "--again", "--store", old)
    after = json.loads(call("doctor", "--json", "--store", old).out)["store"]
    assert after["coded_by_another"] == 0
    assert "remedy" not in after


def test_a_report_that_cannot_be_coded_anew_is_named_and_the_status_says_so(
    call: Callable[..., Answer], old: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "gazetteer").symlink_to(Path(os.environ["DATELINE_HOME"]) / "gazetteer")
    (home / "actors.toml").write_text("this is no table", encoding="utf-8")
    monkeypatch.setenv("DATELINE_HOME", str(home))
    answer = call("ingest", "--again", "--store", old)
    assert answer.status == 1
    assert "road.txt" in answer.err
    assert "stays as it was coded before" in answer.err
    assert answer.out.startswith("Coded 0 reports anew.")
