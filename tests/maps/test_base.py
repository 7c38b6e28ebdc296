from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import folium
import pytest
from streamlit_folium import _get_feature_group_string, generate_leaflet_string

from geo import maps

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.records import Incident

    Make = Callable[..., Incident]

ASSETS = maps.Assets("/leaflet", "/maps", "/basemap")


def _script(chart: folium.Map) -> str:
    chart.get_root().render()
    return str(generate_leaflet_string(chart))


def test_the_script_is_the_same_every_time_so_the_frame_is_never_mounted_anew() -> None:
    assert _script(maps.base_map(ASSETS)) == _script(maps.base_map(ASSETS))


def test_the_script_is_the_same_whatever_incidents_are_laid_on_it(make: Make) -> None:
    chart = maps.base_map(ASSETS)
    before = _script(chart)
    again = maps.base_map(ASSETS)
    again.get_root().render()
    script = str(generate_leaflet_string(again))
    group = _get_feature_group_string(maps.incident_group([make(1)]), again)
    assert script == before
    assert "window.dateline.show(map_div, {" in group


def test_a_theme_is_another_map() -> None:
    assert _script(maps.base_map(ASSETS)) != _script(maps.base_map(ASSETS, theme="dark"))


def test_only_addresses_that_were_given_are_loaded() -> None:
    chart = maps.base_map(ASSETS)
    page = chart.get_root().render()
    assert "http://" not in page
    assert "https://" not in page
    assert folium.Map.default_js != chart.default_js


def test_the_folders_hold_every_file_that_is_named() -> None:
    served = maps.folders()
    for _, address in (*ASSETS.scripts(), *ASSETS.styles()):
        name, _, file = address.lstrip("/").partition("/")
        assert (served[name] / file).is_file(), address


def test_an_empty_group_is_a_group(make: Make) -> None:
    assert isinstance(maps.incident_group([]), folium.FeatureGroup)


def test_the_country_of_most_incidents_stands_out(make: Make) -> None:
    group = maps.incident_group([make(1), make(2, country="RS"), make(3)])
    (layer,) = group._children.values()  # noqa: SLF001 - Folium has no other way to a child
    assert '"focus":"XK"' in layer.payload


@pytest.mark.parametrize("name", ["folium", "branca", "pandas", "numpy", "shapely", "geopandas"])
def test_colours_and_addresses_are_there_before_folium_is_loaded(name: str) -> None:
    code = (
        "import sys, geo.maps; geo.maps.STYLES; geo.maps.folders();"
        f"sys.exit({name!r} in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_step_of_a_hundred_incidents_is_small_enough(make: Make) -> None:
    group = maps.incident_group([make(n) for n in range(100)])
    (layer,) = group._children.values()  # noqa: SLF001
    assert len(layer.payload) < 12_000
