"""KML: well formed, in the order of the schema, and never markup for a globe."""

from __future__ import annotations

import datetime as dt
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path
from typing import Any

import pykml
import pytest
from hypothesis import given, settings
from lxml import etree

from geo.export import About, as_bytes
from geo.records import Incident, Place
from tests.records import made

KML = "{http://www.opengis.net/kml/2.2}"
#: The order that the schema of KML 2.2 (OGC 07-147r2) asks for in a feature.
ORDER = ["name", "description", "TimeSpan", "styleUrl", "Style", "ExtendedData"]
PLACE = Place("p1", "Zvečan", 20.84, 42.9, {"sq": "Zveçan", "sr-Latn": "Zvečan"}, country="XK")
INCIDENT = Incident(
    "i1",
    "Hurt in Zvečan",
    "violent_demonstration",
    start=dt.date(2023, 5, 29),
    end=dt.date(2023, 5, 30),
    place_id="p1",
    where_prec=1,
    lon=20.84,
    lat=42.9,
)


def document(incidents: list[Incident], about: About | None = None) -> ET.Element:
    found = ET.fromstring(as_bytes(incidents, format="kml", about=about))[0]  # noqa: S314  (our own file)
    assert found.tag == f"{KML}Document"
    return found


def names(element: ET.Element) -> list[str]:
    return [child.tag.removeprefix(KML) for child in element]


def test_a_placemark_has_its_days_as_a_time_span_and_its_point() -> None:
    (mark,) = document([INCIDENT], About(places=(PLACE,))).iter(f"{KML}Placemark")
    assert names(mark) == ["name", "TimeSpan", "styleUrl", "ExtendedData", "Point"]
    assert mark.findtext(f"{KML}TimeSpan/{KML}begin") == "2023-05-29"
    assert mark.findtext(f"{KML}TimeSpan/{KML}end") == "2023-05-30"
    assert mark.findtext(f"{KML}Point/{KML}coordinates") == "20.84,42.9"
    shown = {d.get("name"): d.findtext(f"{KML}value") for d in mark.iter(f"{KML}Data")}
    assert shown["place_label"] == "Zvečan / Zveçan"
    assert shown["review"] == "coded by machine, not reviewed"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"where_prec": 6}, ["name", "TimeSpan", "styleUrl", "ExtendedData"]),
        ({"start": None, "end": None}, ["name", "styleUrl", "ExtendedData", "Point"]),
        ({"where_prec": 2}, ["name", "TimeSpan", "styleUrl", "ExtendedData", "MultiGeometry"]),
    ],
)
def test_what_is_not_known_is_left_out_and_what_is_not_exact_has_a_ring(
    changes: dict[str, Any], expected: list[str]
) -> None:
    (mark,) = document([replace(INCIDENT, **changes)]).iter(f"{KML}Placemark")
    assert names(mark) == expected


def test_a_ring_is_closed_and_as_wide_as_the_place_is_uncertain() -> None:
    (mark,) = document([replace(INCIDENT, where_prec=2, lat=0.0)]).iter(f"{KML}Placemark")
    ring = mark.findtext(f".//{KML}LineString/{KML}coordinates")
    assert ring is not None
    at = [tuple(map(float, pair.split(","))) for pair in ring.split()]
    assert at[0] == at[-1]
    assert max(lat for _, lat in at) == pytest.approx(25 / 111.2, rel=0.01)


def test_what_a_reviewer_rejected_is_grey_and_says_so_under_its_name() -> None:
    told = document([INCIDENT, replace(INCIDENT, id="i2", review="rejected")])
    styles = {style.get("id"): style for style in told.iter(f"{KML}Style")}
    kept, rejected = told.iter(f"{KML}Placemark")
    assert kept.find(f"{KML}Snippet") is None
    assert rejected.findtext(f"{KML}Snippet") == "Rejected by a reviewer"
    assert kept.findtext(f"{KML}styleUrl") == "#unrest"
    assert rejected.findtext(f"{KML}styleUrl") == "#rejected"
    assert styles["rejected"].findtext(f"{KML}IconStyle/{KML}color") == "80808080"
    assert "rejected" not in {s.get("id") for s in document([INCIDENT]).iter(f"{KML}Style")}


@settings(max_examples=30, deadline=None)
@given(made.incident_lists)
def test_any_text_is_well_formed_in_order_and_without_markup(found: list[Incident]) -> None:
    told = document(found)
    kinds = names(told)
    assert [k for k in kinds if k in ORDER] == sorted(
        (k for k in kinds if k in ORDER), key=ORDER.index
    )
    marks = list(told.iter(f"{KML}Placemark"))
    assert len(marks) == len(found)
    for mark in marks:
        inside = [k for k in names(mark) if k in ORDER]
        assert inside == sorted(inside, key=ORDER.index)
        for element in mark.iter():
            assert not set(element.text or "") & set("<>$")


def test_the_document_says_whose_data_it_is() -> None:
    description = document([INCIDENT]).findtext(f"{KML}description")
    assert description is not None
    assert "CC BY 4.0" in description
    assert "not reviewed" in description


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    """Return OGC's schema of KML 2.2 as the package pykml carries it (with Google's gx)."""
    path = Path(pykml.__file__).parent / "schemas" / "ogckml22.xsd"
    return etree.XMLSchema(etree.parse(str(path), etree.XMLParser(no_network=True)))


@settings(max_examples=30, deadline=None)
@given(made.incident_lists)
def test_any_set_is_valid_by_the_schema(schema: etree.XMLSchema, found: list[Incident]) -> None:
    text = as_bytes(found, format="kml", about=About(places=(PLACE,)))
    assert schema.validate(etree.fromstring(text)), schema.error_log
