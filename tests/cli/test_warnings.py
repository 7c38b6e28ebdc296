"""What standard error says of an article that was read all the same, of files that were not read,
and of a call that is wrong: one line each.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.running import Answer

TEXT = "A bomb exploded in Kisumu on 12 March 2024, killing three people, the hospital said."
FRENCH = (
    "Trois personnes ont été tuées lundi dans la nuit à Nouméa, selon la police et les pompiers."
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "texts"
    made.mkdir()
    return made


@pytest.mark.parametrize(
    ("raw", "beside", "word"),
    [
        (TEXT.encode() + " In Houaïlou it rained.".encode("cp1252"), None, "read as cp1252"),
        (TEXT.encode() + " In Nouméa: ".encode() + b"Dumb\xe9a.", None, "1 byte that is not UTF-8"),
        (FRENCH.encode(), None, "Dateline reads English reports only"),
        (TEXT.encode(), {"pubished": "2024-03-14"}, "“pubished” is not read (near it: published)"),
        (TEXT.encode(), {"home": "Kisumuu"}, "home “Kisumuu” is no place on the lists"),
    ],
)
@pytest.mark.parametrize("command", ["code", "parse", "ingest"])
def test_what_a_reader_should_know_of_an_article_is_one_line(
    command: str,
    raw: bytes,
    beside: dict[str, str] | None,
    word: str,
    call: Callable[..., Answer],
    store: str,
    folder: Path,
) -> None:
    (folder / "a.txt").write_bytes(raw)
    if beside:
        (folder / "a.json").write_text(json.dumps(beside), encoding="utf-8")
    kept = ["--store", store, folder] if command == "ingest" else [folder, folder / "out"]
    answer = call(command, *kept)

    assert answer.status == 0
    assert word in answer.complaint()


def test_keys_of_a_line_that_are_like_none_are_the_data_sets_own(
    call: Callable[..., Answer], store: str, tmp_path: Path
) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text(json.dumps({"text": TEXT, "corpus_number": 3}) + "\n", encoding="utf-8")

    assert call("ingest", "--store", store, path).err == ""


def test_a_text_in_no_english_says_so_in_its_ledger(
    call: Callable[..., Answer], folder: Path, tmp_path: Path
) -> None:
    (folder / "a.txt").write_text(FRENCH, encoding="utf-8")
    call("code", folder, tmp_path / "out", "--explain")
    entries = json.loads((tmp_path / "out" / "a.json").read_text(encoding="utf-8"))["ledger"]

    assert [e["text"] for e in entries if e["reason"].startswith("does not look like English")] == [
        FRENCH
    ]


def test_files_and_folders_that_only_ingest_reads_are_told(
    call: Callable[..., Answer], folder: Path, tmp_path: Path
) -> None:
    (folder / "more").mkdir()
    for name in ("a.txt", "b.html", "c.md", "d.md", "more/e.txt", "f.csv"):
        (folder / name).write_text(TEXT, encoding="utf-8")
    answer = call("code", folder, folder / "out")

    assert answer.status == 0
    assert "1 .html, 2 .md, 1 folder in" in answer.complaint()
    assert "dateline ingest reads them" in answer.complaint()


def test_a_long_text_is_told_of_before_it_is_read(
    call: Callable[..., Answer], store: str, tmp_path: Path
) -> None:
    path = tmp_path / "long.txt"
    path.write_text(f"{TEXT}\n\n" + "It rained. " * 100_000, encoding="utf-8")

    assert "long.txt is long (1 MB)" in call("ingest", "--store", store, path).complaint()
    again = call("ingest", "--store", store, path)
    assert (again.err, again.out) == ("", "added 0, known already 1, failed 0\n")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("export", "--tier", "D", "--out", "a.csv"), "'dateline export --help'"),
        (("export", "--precision", "9", "--out", "a.csv"), "--precision"),
        (("export",), "--out"),
        (("export", "--out", "a.csv", "--colour", "red"), "'dateline export --help'"),
        (("colour",), "'dateline --help'"),
        ((), "COMMAND"),
    ],
)
def test_a_call_that_the_parser_refuses_is_one_line(
    words: tuple[str, ...], told: str, call: Callable[..., Answer]
) -> None:
    answer = call(*words)

    assert answer.status == 2
    assert told in answer.complaint()


def test_a_store_in_a_folder_that_is_not_there_is_no_store(
    call: Callable[..., Answer], tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path / 'nope' / 'a.sqlite'}"
    answer = call("export", "--store", url, "--out", tmp_path / "a.csv")

    assert answer.status == 2
    assert f"there is no folder {tmp_path / 'nope'}" in answer.complaint()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["zvecan", "Zveçan", "Звечан"])
def test_a_place_may_be_written_in_any_of_its_ways(
    name: str, call: Callable[..., Answer], store: str, tmp_path: Path
) -> None:
    answer = call("export", "--store", store, "--place", name, "--out", tmp_path / "a.csv")

    assert answer.status == 0
    same = call("export", "--store", store, "--place", "Zvečan", "--out", tmp_path / "b.csv")
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()
    assert answer.out.endswith(same.out.partition(": ")[2])
