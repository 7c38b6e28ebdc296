"""The notebook's few names: light to import, one line to use, frames as geopandas knows them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import matplotlib as mpl
import pytest

import geo
from geo.errors import TableError, UsageError

if TYPE_CHECKING:
    import geopandas as gpd

ROOT = Path(__file__).resolve().parents[1]
HEAVY = ("streamlit", "folium", "geopandas", "spacy", "geopy", "pandas", "numpy")

TABLE = (
    "title,start,event_class,lon,lat,place_name\n"
    "A march,2023-05-29,demonstration,20.84,42.9,Zvečan\n"
    "A meeting,2023-06-02,meeting,,,Prishtina\n"
    "A storm,,natural_disaster,,,Nowhere at All\n"
)


def answer(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_importing_geo_loads_none_of_the_heavy_libraries() -> None:
    code = "import geo, sys, json; print(json.dumps(sorted(sys.modules)))"
    assert not set(HEAVY) & set(json.loads(answer(code)))


def test_completion_knows_the_names_before_they_are_loaded() -> None:
    code = (
        "import geo, sys; print(set(geo.__all__) <= set(dir(geo)), 'geo.notebook' in sys.modules)"
    )
    assert answer(code) == "True False"


def test_every_public_name_is_there_and_documented() -> None:
    for name in geo.__all__:
        assert getattr(geo, name).__doc__


def test_a_name_that_is_not_there_is_told_as_python_tells_it() -> None:
    with pytest.raises(AttributeError, match="module 'geo' has no attribute 'lode'"):
        geo.lode  # noqa: B018


@pytest.fixture(scope="module")
def mine(tmp_path_factory: pytest.TempPathFactory) -> gpd.GeoDataFrame:
    path = tmp_path_factory.mktemp("notebook") / "mine.csv"
    path.write_text(TABLE, encoding="utf-8")
    return geo.load(incidents=path)


def test_a_table_of_ones_own_is_joined_to_the_places(mine: gpd.GeoDataFrame) -> None:
    assert mine.crs.to_epsg() == 4326
    assert list(mine["title"]) == ["A march", "A meeting", "A storm"]
    assert mine.geometry.iloc[0].coords[0] == (20.84, 42.9)
    pristina = mine.iloc[1]
    assert pristina.geometry.distance(mine.geometry.iloc[0]) < 1
    assert pristina["country"] == "XK"
    assert "/" in pristina["place_label"]


def test_a_row_whose_place_is_not_known_is_kept_as_not_placed(mine: gpd.GeoDataFrame) -> None:
    storm = mine.iloc[2]
    assert storm.geometry is None
    assert storm["notes"] == ["no place called 'Nowhere at All' in the gazetteer"]


def test_a_filter_chooses_rows(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(TABLE, encoding="utf-8")
    protests = geo.load(incidents=path, filter=geo.Filter(event_classes=("demonstration",)))
    assert list(protests["title"]) == ["A march"]


def test_a_wrong_table_is_told_by_row(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(TABLE.replace("2023-06-02", "2 June"), encoding="utf-8")
    with pytest.raises(TableError, match="row 3: start is '2 June'"):
        geo.load(incidents=path)


def test_the_store_is_loaded_in_one_line(tmp_path: Path) -> None:
    incidents = geo.load(f"sqlite:///{tmp_path / 's.sqlite'}")
    assert len(incidents) > 5
    assert incidents.crs.to_epsg() == 4326
    assert incidents["place_label"].str.contains("Zvečan").any()
    assert any("text" in claim for claims in incidents["claims"] for claim in claims)


def test_a_text_is_parsed_to_mentions_with_their_places() -> None:
    text = "Protesters clashed with police in Zvecan on Monday."
    mentions = geo.parse(text, published="2023-05-30")
    (row,) = [row for _, row in mentions.iterrows() if row["text"] == "Zvecan"]
    assert text[row["start"] : row["end"]] == "Zvecan"
    assert (round(row.geometry.x, 1), round(row.geometry.y, 1)) == (20.8, 42.9)


def test_a_text_is_coded_to_incidents() -> None:
    incidents = geo.code(
        "At least 12 people were injured in clashes in Zvecan on Monday.", published="2023-05-30"
    )
    assert list(incidents["start"].dt.date.astype(str)) == ["2023-05-29"]
    assert list(incidents["injured_low"]) == [12]


def test_a_day_that_is_none_is_told() -> None:
    with pytest.raises(UsageError, match="published is 'Monday'"):
        geo.parse("A text.", published="Monday")


def test_what_is_selected_from_a_frame_is_still_safe_to_explore(mine: gpd.GeoDataFrame) -> None:
    for frame in (mine, mine[mine["country"].notna()], mine[["title", "geometry"]], mine.copy()):
        assert type(frame).__name__ == "Frame"
    assert not hasattr(mine[["title"]], "explore")


def test_explore_shows_text_as_text_and_asks_nothing_of_the_network(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    hostile = "<img src=x onerror=alert(1)>`${alert(1)}</script>"
    path.write_text(TABLE.replace("A march", hostile), encoding="utf-8")
    page = geo.load(incidents=path).explore().get_root().render()
    assert "<img src=x" not in page
    assert "</script>`" not in page
    assert "&lt;img" in page or "\\u0026lt;img" in page
    assert "tile.openstreetmap" not in page


def test_explore_and_plot_work_on_mentions_and_on_coded_incidents() -> None:
    mpl.use("agg")
    text = "At least 12 people were injured in clashes in Zvecan on Monday."
    for frame in (geo.parse(text), geo.code(text, published="2023-05-30")):
        assert frame.explore() is not None
        assert frame.plot() is not None


def test_plots_count_what_they_do_not_show(mine: gpd.GeoDataFrame) -> None:
    mpl.use("agg")
    assert geo.plot_timeline(mine).get_title() == "1 without a day"
    assert geo.plot_map(mine).get_title() == "1 not drawn: no place, or the country only"
    assert geo.plot_map(mine.iloc[:0]) is not None
    assert geo.plot_timeline(mine.iloc[:0]) is not None


def test_a_plot_of_what_is_no_frame_of_incidents_is_told() -> None:
    with pytest.raises(UsageError, match="no column event_group"):
        geo.plot_map(geo.parse("Protesters gathered in Zvecan."))


def test_the_notebook_in_the_docs_runs_from_top_to_bottom(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mpl.use("agg")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATELINE_STORE", f"sqlite:///{tmp_path / 's.sqlite'}")
    notebook = json.loads((ROOT / "docs" / "notebook.ipynb").read_text(encoding="utf-8"))
    assert notebook["nbformat"] == 4
    names: dict[str, object] = {}
    for number, cell in enumerate(notebook["cells"]):
        if cell["cell_type"] == "code":
            assert not cell["outputs"], "commit the notebook without outputs"
            exec(compile("".join(cell["source"]), f"cell {number}", "exec"), names)  # noqa: S102
    assert len(names["incidents"]) > 5  # type: ignore[arg-type]
    assert (tmp_path / "incidents.gpkg").is_file()
