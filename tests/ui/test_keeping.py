"""What is kept says what became of the earlier reports that it dates."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import streamlit as st

from geo import pipeline
from geo.articles import read_text
from geo.coder import Recoded
from geo.settings import default_settings
from geo.store import open_store
from geo.ui import source, undoing
from geo.ui.keeping import Kept, keep_all

if TYPE_CHECKING:
    from geo.pipeline import Parsed
    from geo.records import Coded

NEWS = (
    "Gunmen killed 14 guards and hurt 37 others at the Orrin dam near Velmar, said Governor Tasse. "
    "Some 2,500 people fled to Brask and Odrel."
)


def _read(text: str, name: str, url: str, **metadata: str) -> tuple[Parsed, Coded]:
    article = read_text(f"A title\n\n{text}", name=name, metadata=metadata)
    parsed = pipeline.parse(article, default_settings(url))
    return parsed, pipeline.code(parsed)


@pytest.mark.parametrize("broken", [False, True])
def test_an_earlier_report_that_cannot_be_dated_now_is_named_to_the_reader(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, broken: bool
) -> None:
    url = f"sqlite:///{tmp_path / 's.sqlite'}"
    monkeypatch.setenv("DATELINE_STORE", url)
    earlier = _read(f"Today rain fell. {NEWS}", "undated.txt", url)
    later = _read(f"On Monday the dam burned. {NEWS}", "dated.txt", url, published="2023-05-30")
    with open_store(url) as store:
        assert not keep_all([earlier], store).told_again
    home = tmp_path / "home"
    home.mkdir()
    (home / "gazetteer").symlink_to(Path(os.environ["DATELINE_HOME"]) / "gazetteer")
    if broken:
        (home / "actors.toml").write_text("this is no table", encoding="utf-8")
    monkeypatch.setenv("DATELINE_HOME", str(home))
    with open_store(url) as store:
        done = keep_all([later], store)
    assert [a.name for a in done.articles] == ["dated.txt"]
    assert [len(done.again.coded), len(done.again.errors)] == [not broken, broken]
    undoing.note(done, source.workspace(source.state()))
    words, _ = st.session_state["kept"]
    assert words.startswith("Kept 1 report. ")
    assert ("1 report could not be, and stayed as before: undated.txt" in words) == broken


def test_what_was_dated_without_a_word_to_say_is_not_told() -> None:
    assert Kept((), Recoded(coded=("a.txt",))).told_again == ""
    told = Kept((), Recoded(coded=("a.txt",), changed=("A march",))).told_again
    assert "1 incident that was decided on reads otherwise now: A march." in told
