"""How QGIS draws our layers: signs, sizes and titles, and what a reviewer rejected."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from geo.export.styles import areas_style, incidents_style
from geo.maps.style import STYLES
from geo.records.display import GROUP_LOOKS


def _read(style: str) -> ET.Element:
    return ET.fromstring(f"<qgis>{style}</qgis>")  # noqa: S314  (our own)


def test_the_colours_and_shapes_are_those_of_the_map() -> None:
    looks = {group: (style.light, style.shape) for group, style in STYLES.items()}
    assert looks == GROUP_LOOKS


def test_qgis_draws_a_clash_at_a_protest_with_a_sign_of_its_own() -> None:
    style = _read(incidents_style())
    number = {c.get("value"): c.get("symbol") for c in style.iter("category")}
    drawn = {
        symbol.get("name"): {p.get("k"): p.get("v") for p in symbol.findall("layer[1]/prop")}
        for symbol in style.iter("symbol")
    }
    march, clash = drawn[number["protest"]], drawn[number["unrest"]]
    assert (march["name"], clash["name"], clash["angle"]) == ("circle", "cross_fill", "45")
    assert march["color"] != clash["color"]


def test_qgis_writes_titles_and_lays_the_smaller_of_one_point_on_the_larger() -> None:
    style = _read(incidents_style())
    (text,), (seam,) = style.iter("text-style"), style.iter("text-buffer")
    assert (text.get("fieldName"), seam.get("bufferDraw")) == ("title", "1")
    (clause,) = style.iter("orderByClause")
    assert clause.get("asc") == "0"
    assert "injured_best" in (clause.text or "")


def _driven(layer: ET.Element) -> dict[str | None, str | None]:
    """Return the expression of each property that follows one."""
    found = {}
    for each in layer.findall(".//Option[@name='properties']/Option"):
        (expression,) = each.findall("Option[@name='expression']")
        found[each.get("name")] = expression.get("value")
    return found


def test_qgis_strikes_out_what_a_reviewer_rejected_and_does_not_hatch_its_area() -> None:
    points, areas = _read(incidents_style()), _read(areas_style())
    rejected = "\"review\" = 'rejected'"
    for symbol in points.iter("symbol"):
        shape, *strike = symbol.findall("layer")
        assert "enabled" not in _driven(shape)
        assert [_driven(line)["enabled"] for line in strike] == [rejected, rejected]
    (settings,) = points.iter("settings")
    assert _driven(settings)["Strikeout"] == rejected
    assert {_driven(layer)["fillStyle"] for layer in areas.iter("layer")} == {
        f"if({rejected}, 'no', 'b_diagonal')"
    }
