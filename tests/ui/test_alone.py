"""The page without a server says of each figure who tells it, and in which words."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.export import KOSOVO_NOTE
from geo.records import Filter
from geo.ui import alone, source, totals
from geo.ui.selection import Selection
from tests.ui import workspace

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import pytest

    from geo.records import Incident
    from geo.ui.selection import Shown


def _shown(incidents: Iterable[Incident]) -> Shown:
    every = Filter(tiers=(), modalities=(), aggregates=True, movements=True, rejected=True)
    return Selection.of(incidents, every).within(None)


def test_every_figure_comes_with_its_outlet_and_its_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_STORE", workspace.fill(tmp_path / "s.sqlite"))
    look = source.workspace(source.state())
    differing = [i for i in look.incidents if i.casualties and i.conflicts]
    assert differing
    for incident in differing:
        told = alone.line(incident, look.documents, {})
        figures = [row for row in told["words"] if row[0]]
        assert len({who.partition(",")[0] for _, who, _ in figures}) > 1
        outlets = {source.outlet for source in incident.sources}
        texts = [document.article.text for document in look.documents.values()]
        for figure, who, sentence in figures:
            assert ": " in figure
            assert any(who.startswith(outlet) for outlet in outlets)
            assert any(sentence in text for text in texts)
        assert len(told["differ"]) == len(incident.conflicts)
        assert all("Taken: " in words for words in told["differ"])


def test_the_totals_are_those_of_the_app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_STORE", workspace.fill(tmp_path / "s.sqlite"))
    look = source.workspace(source.state())
    shown = _shown(Filter().select(look.incidents))
    made = alone.page(look.documents, shown, {}).decode()
    (line,) = re.findall('"totals":"([^"]*)"', made)
    told = totals.describe(shown, shown.of)
    assert line.startswith(f"In all: {told['shown']} incidents")
    assert told["figures"]
    for outcome, words, _ in told["figures"]:
        assert f"{outcome} {words}" in line


def test_the_footnote_on_kosovo_stands_where_the_set_holds_some_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_STORE", workspace.fill(tmp_path / "s.sqlite"))
    look = source.workspace(source.state())
    shown = [i for i in look.incidents if i.start]
    there, elsewhere = (_shown([replace(shown[0], country=code)]) for code in ("XK", "CD"))
    note = f'"{KOSOVO_NOTE}"'.encode()
    assert (
        alone.page(look.documents, there, {}).count(note) == 2
    )  # the foot, and the legend of its map
    assert alone.page(look.documents, elsewhere, {}).count(note) == 1
