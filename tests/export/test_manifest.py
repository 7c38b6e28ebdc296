"""The manifest: what made a set, whose articles it cites, and how to cite it."""

from __future__ import annotations

import datetime as dt
import io
import json
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.export import FORMATS, About, as_archive, as_bytes, write
from geo.export.about import OSM_ATTRIBUTION
from geo.gazetteer import online
from geo.records import Article, Filter, Incident, Mention, Place, Resolution, Source

if TYPE_CHECKING:
    from pathlib import Path

CITED = Article("c" * 64, "a.txt", "Text.", title='A "title"\nof two lines', publisher="O'Outlet")
NOT_CITED = replace(CITED, id="d" * 64)
INCIDENT = Incident(
    "i1", "A march", "demonstration", country="XK", sources=(Source(CITED.id, CITED.outlet),)
)
ABOUT = About(
    (CITED, NOT_CITED),
    (),
    Filter(text="bridge_{x}"),
    dt.datetime(2024, 1, 2, 3, 4, 5, tzinfo=dt.UTC),
    made_by={"dateline": "0.1.0", "gazetteer": "0a1b"},
)


def test_it_names_the_query_the_state_the_makers_and_the_articles_cited() -> None:
    told = json.loads(as_bytes([INCIDENT], format="manifest", about=ABOUT))
    assert told["filter"]["text"] == "bridge_{x}"
    assert (told["rule"], told["incidents"]) == ("most_reported", 1)
    assert told["changed_at"] == "2024-01-02T03:04:05+00:00"
    assert told["made_by"] == {"dateline": "0.1.0", "gazetteer": "0a1b"}
    assert [article["sha256"] for article in told["articles"]] == [CITED.id]
    assert told["licence"] == "CC-BY-4.0"
    assert "GeoNames" in told["attribution"]
    assert "status" in told["status_note"]
    assert set(told["citation"]) == {"cff", "bibtex"}


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("how", ["incident", "mention"])
def test_places_of_openstreetmap_are_named_with_their_terms_in_every_format(
    name: str, how: str
) -> None:
    place = Place("osm:node/1", "Xyz", 20.84, 42.9)
    found = replace(INCIDENT, place_id=place.id) if how == "incident" else INCIDENT
    about = replace(
        ABOUT,
        places=(place,) if how == "incident" else (),
        resolutions=(Resolution(Mention(CITED.id, 0, 4, "Text"), place),),
    )
    for incidents, expected in (([found], True), ([replace(INCIDENT, sources=())], False)):
        with zipfile.ZipFile(
            io.BytesIO(as_archive(incidents, format=name, about=about))
        ) as archive:
            texts = [archive.read(inside) for inside in archive.namelist()]
        told = any(b"OpenStreetMap contributors, ODbL 1.0" in text for text in texts)
        assert told is expected
    manifest = json.loads(as_bytes([found], format="manifest", about=about))
    assert manifest["licence"] == "ODbL-1.0"
    assert "GeoNames" in manifest["attribution"]


def test_the_attribution_is_that_of_the_places_asked_for_online() -> None:
    assert online.ATTRIBUTION in OSM_ATTRIBUTION


def test_the_citation_file_is_yaml_with_the_articles_as_references() -> None:
    text = as_bytes([INCIDENT], format="cff", about=ABOUT).decode()
    lines = text.splitlines()
    assert lines[0] == "cff-version: 1.2.0"
    assert 'date-released: "2024-01-02"' in lines
    assert '    title: "A \\"title\\"\\nof two lines"' in lines
    assert all(
        line.startswith((" ", "-", "#")) or ": " in line or line.endswith(":") for line in lines
    )


def test_the_software_is_no_author_of_the_set_and_is_cited_as_software() -> None:
    cff, bibtex = (as_bytes([INCIDENT], format=f, about=ABOUT).decode() for f in ("cff", "bibtex"))
    own, _, references = cff.partition("references:\n")
    assert '  - name: "Compiled with the software Dateline"' in own.splitlines()
    assert "The Dateline authors" not in own
    software, *articles = references.split("  - type: ")[1:]
    assert software.startswith(
        'software\n    title: "Dateline"\n    authors:\n      - name: "The D'
    )
    assert '    version: "0.1.0"' in software
    assert len(articles) == 1
    dataset, _, program = bibtex.partition("@software{")
    assert "author" not in dataset
    assert "howpublished = {Compiled with the software Dateline 0.1.0}" in dataset
    assert "author = {{The Dateline authors}}" in program


@pytest.mark.parametrize(
    ("author", "publisher", "expected"),
    [
        (None, None, "anonymous"),
        (None, "Karst Wire", "Karst Wire"),
        ("Ana Lima", None, "Ana Lima"),
    ],
)
def test_a_publisher_that_is_not_known_is_left_out(
    author: str | None, publisher: str | None, expected: str
) -> None:
    article = replace(CITED, author=author, publisher=publisher)
    text = as_bytes([INCIDENT], format="cff", about=replace(ABOUT, articles=(article,))).decode()
    assert "not stated" not in text
    assert f'      - name: "{expected}"' in text.splitlines()
    assert ("publisher:" in text) is (publisher is not None)


def test_bibtex_escapes_what_tex_would_read() -> None:
    text = as_bytes([INCIDENT], format="bibtex", about=ABOUT).decode()
    assert text.startswith("@misc{dateline-")
    assert "year = {2024}" in text
    assert r"bridge\_\{x\}" in text
    assert text.count("{") == text.count("}")


@pytest.mark.parametrize("name", ["csv", "hxl", "geojsonseq", "acled", "ucdp"])
def test_a_format_without_room_has_it_beside(name: str, tmp_path: Path) -> None:
    write(iter([INCIDENT]), tmp_path / "x.y", format=name, about=ABOUT)
    beside = (tmp_path / "x.manifest.json").read_bytes()
    assert beside == as_bytes([INCIDENT], format="manifest", about=ABOUT)


@pytest.mark.parametrize("name", ["manifest", "geojson", "gpkg", "geoparquet", "kml", "csv"])
@settings(max_examples=10, deadline=None)
@given(
    moment=st.datetimes(dt.datetime(1900, 1, 2), dt.datetime(2100, 1, 1), timezones=st.timezones()),  # noqa: DTZ001  (the strategy adds the zone)
    zone=st.timezones(),
)
def test_the_same_moment_in_any_time_zone_gives_the_same_bytes(
    name: str, moment: dt.datetime, zone: dt.tzinfo
) -> None:
    here, there = (
        as_archive([INCIDENT], format=name, about=replace(ABOUT, changed_at=at))
        for at in (moment, moment.astimezone(zone))
    )
    assert here == there


def test_another_query_another_state_or_another_article_is_another_id() -> None:
    def told(about: About) -> str:
        found = json.loads(as_bytes([INCIDENT], format="manifest", about=about))
        return str(found["id"])

    ids = {
        told(about)
        for about in (
            ABOUT,
            replace(ABOUT, filter=Filter()),
            replace(ABOUT, changed_at=None),
            replace(ABOUT, articles=()),
            replace(ABOUT, made_by={}),
        )
    }
    assert len(ids) == 5
